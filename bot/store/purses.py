"""The books of a language model: what was spent on a day, and what it answered before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store.dialect import insert
from bot.store.tables import AnswerRow, PurseRow

LONGEST = 400
"""Characters of a purse's name that are kept."""


@dataclass(frozen=True, slots=True)
class Sum:
    """So many calls, tokens and millionths of a dollar."""

    calls: int = 0
    tokens: int = 0
    micros: int = 0


@dataclass(frozen=True, slots=True)
class Purse:
    """What calls are paid from, and how much it may give in a day."""

    name: str
    most: Sum


def reserve(session: Session, day: str, purse: Purse, wanted: Sum) -> bool:
    """Take a sum out of a purse; False, and nothing is taken, where that is more than is left of the day.

    One conditional UPDATE: however many ask at once, the sums that were taken never exceed what the purse may give.
    """
    empty = {"day": day, "purse": purse.name, "calls": 0, "tokens": 0, "micros": 0}
    session.execute(insert(session, PurseRow).values(empty).on_conflict_do_nothing())
    taken = (
        update(PurseRow)
        .where(PurseRow.day == day, PurseRow.purse == purse.name)
        .where(PurseRow.calls + wanted.calls <= purse.most.calls)
        .where(PurseRow.tokens + wanted.tokens <= purse.most.tokens)
        .where(PurseRow.micros + wanted.micros <= purse.most.micros)
        .values(**_more(wanted))
        .execution_options(synchronize_session=False)
    )
    return bool(session.execute(taken).rowcount)  # type: ignore[attr-defined]


def give_back(session: Session, day: str, names: Sequence[str], rest: Sum) -> None:
    """Put back into purses what was reserved and not used; a negative sum takes what was used beyond it."""
    minus = Sum(-rest.calls, -rest.tokens, -rest.micros)
    back = update(PurseRow).where(PurseRow.day == day, PurseRow.purse.in_(names)).values(**_more(minus))
    session.execute(back.execution_options(synchronize_session=False))


def _more(wanted: Sum) -> dict[str, object]:
    return {
        "calls": PurseRow.calls + wanted.calls,
        "tokens": PurseRow.tokens + wanted.tokens,
        "micros": PurseRow.micros + wanted.micros,
    }


def spent(session: Session, day: str, name: str) -> Sum:
    """Return what a purse has given on a day."""
    row = session.get(PurseRow, (day, name), populate_existing=True)
    return Sum(row.calls, row.tokens, row.micros) if row else Sum()


def answer(session: Session, key: str, *, since: datetime) -> str | None:
    """Return what was answered to this question, None where nobody asked it since then."""
    return session.scalar(select(AnswerRow.text).where(AnswerRow.key == key, AnswerRow.at >= since))


def remember(session: Session, key: str, text: str, *, now: datetime) -> None:
    """Keep an answer; of several to one question the newest."""
    new = insert(session, AnswerRow).values(key=key, text=text, at=now)
    session.execute(new.on_conflict_do_update(index_elements=[AnswerRow.key], set_={"text": text, "at": now}))


def forget(session: Session, *, before: datetime) -> None:
    """Forget answers and books that are older: they hold what customers wrote, and who."""
    session.execute(delete(AnswerRow).where(AnswerRow.at < before))
    session.execute(delete(PurseRow).where(PurseRow.day < before.date().isoformat()))
