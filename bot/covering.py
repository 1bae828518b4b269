"""`amends coverage`: what came in and where it went, counted anew, and every gap that a second pass found."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.domain.coverage import Gap, Proof

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One account: what it handed out, what stands in each bucket, the last second pass, and the gaps of 30 days."""

    account: str
    seen: int
    buckets: dict[str, int]
    proof: Proof | None
    gaps: tuple[Gap, ...]

    @property
    def accounted(self) -> int:
        """Return how many posts are in a bucket."""
        return sum(self.buckets.values())

    def lines(self) -> Iterator[str]:
        """Yield what there is to say, the account first."""
        parts = ", ".join(f"{posts:,} {bucket}" for bucket, posts in sorted(self.buckets.items())) or "nothing yet"
        sign = "✓" if self.seen == self.accounted else "✗"
        yield f"{sign} {self.account}: {self.seen:,} seen, {self.accounted:,} accounted for ({parts})"
        yield f"  {_proven(self.proof)}"
        for gap in self.gaps:
            yield f"  gap: {_told(gap)}"

    def as_dict(self) -> dict[str, Any]:
        """Return the same for programs; instants in ISO 8601."""
        return asdict(self) | {"accounted": self.accounted}


def _proven(proof: Proof | None) -> str:
    if proof is None:
        return "not read a second time yet"
    there = f"{proof.seen - proof.found:,} of {proof.seen:,} were there"
    return f"read again {_at(proof.ended_at)}, back to {_at(proof.since_at)}: {there}"


def _told(gap: Gap) -> str:
    span = _at(gap.first_at) + (f" to {_at(gap.last_at)}" if gap.last_at != gap.first_at else "")
    became = ", ".join(f"{posts:,} {bucket}" for bucket, posts in sorted(gap.became.items()))
    return f"{gap.posts:,} of {span}, found {_at(gap.found_at)} and filed ({became}): {gap.cause}"


def _at(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"


def receipts(session: "Session", seen: Mapping[str, int], *, now: datetime) -> list[Receipt]:
    """Return the receipt of each account, whose posts are counted one by one here."""
    from bot.flow import coverage

    buckets, proofs = coverage.buckets(session), coverage.proofs(session, now=now)
    gaps = coverage.gaps(session, since=now - BACK)
    return [
        Receipt(
            name, seen[name], buckets.get(name, {}), proofs.get(name), tuple(gap for gap in gaps if gap.account == name)
        )
        for name in sorted(seen)
    ]


def _read(url: str) -> list[Receipt]:
    from sqlalchemy import select

    from bot.store import session as database
    from bot.store.tables import AccountRow

    engine = database.open_engine(url)
    try:
        with database.readable_errors(), database.sessions(engine)() as session:
            seen = dict(session.execute(select(AccountRow.name, AccountRow.seen)).all())
            return receipts(session, seen, now=datetime.now(UTC))
    finally:
        engine.dispose()


def register(app: typer.Typer, say: Callable[[str], None]) -> None:
    """Add the command."""

    @app.command()
    def coverage(
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
    ) -> None:
        """Say whether every post that a platform handed out is accounted for; ends with 1 where one is not."""
        from bot import config

        found = _read(config.load().secrets.database_url)
        if as_json:
            say(json.dumps([each.as_dict() for each in found], default=datetime.isoformat, ensure_ascii=False))
        for line in () if as_json else [line for each in found for line in each.lines()] or ["Nothing was read yet."]:
            say(line)
        raise SystemExit(0 if all(each.seen == each.accounted for each in found) else 1)
