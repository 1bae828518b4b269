"""The receipt: what was read once is read again an hour later, and what was not there by then is a gap.

Reading leaves a mark every quarter of that time. A second pass begins from a mark that is a quarter older than the pass
before it, so that a post which appears a quarter of an hour late is met by one of the two. What it finds is filed like
any other post. It counts as a gap only when reading has come round twice since and has not brought it by itself: the
pass may just have been quicker.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.accounts import AccountSection
from bot.domain import coverage
from bot.domain.coverage import Gap, Proof, Trouble
from bot.domain.post import Post
from bot.flow.ingest import Bookmark
from bot.platforms.base import Page, Platform, Watch
from bot.store.tables import AccountRow, PostRow
from bot.store.watching import GapRow, HealthRow, MarkRow, PassRow, TroubleRow
from bot.team import WatchSection

ROUNDS = 2
"""Rounds of reading after which a suspect is a gap: one that was under way began before it was found."""

LATELY = timedelta(days=7)
EARLY = timedelta(seconds=5)
"""A tick may come a little before its time."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next page of a second pass. `want.since` bounds how far it goes back where the platform lost the place.

    `first_look` passes begin where reading itself began: with nothing.
    """

    id: int
    account: str
    cursor: str | None
    want: Watch
    first_look: bool
    pages: int

    @property
    def filing(self) -> Watch:
        """What is filed: only where reading began is there a limit to how old a post may be."""
        return self.want if self.first_look else replace(self.want, since=None)


def follow(session: Session, mark: Bookmark, page: Page, health: HealthRow, every: timedelta, *, now: datetime) -> None:
    """Leave a mark behind a page of reading where it is time for one, and clear whom it brought of suspicion."""
    if mark.cursor is None:
        _mark(session, health, None, now=now)
    elif not page.more and (health.marked_at is None or now - health.marked_at >= every / 4):
        _mark(session, health, page.cursor, now=now)
    if health.suspects:
        _clear(session, health, page, now=now)


def _mark(session: Session, health: HealthRow, cursor: str | None, *, now: datetime) -> None:
    session.add(MarkRow(account=health.account, at=now, cursor=cursor))
    health.marked_at = now


def _clear(session: Session, health: HealthRow, page: Page, *, now: datetime) -> None:
    suspect = GapRow.account == health.account, GapRow.confirmed_at.is_(None)
    if page.posts:
        brought = select(PostRow.id).where(
            PostRow.platform == health.account, PostRow.remote_id.in_([post.id for post in page.posts])
        )
        session.execute(delete(GapRow).where(*suspect, GapRow.post_id.in_(brought)))
    if not page.more:
        session.execute(update(GapRow).where(*suspect).values(rounds=GapRow.rounds + 1))
        session.execute(update(GapRow).where(*suspect, GapRow.rounds >= ROUNDS).values(confirmed_at=now))
    health.suspects = session.scalar(select(func.count()).select_from(GapRow).where(*suspect)) or 0


def begin(session: Session, section: AccountSection, watched: WatchSection, *, now: datetime) -> Step | None:
    """Return the next page of the account's second pass, beginning one where it is time; None where it is not."""
    mine = select(PassRow).where(PassRow.account == section.name).order_by(PassRow.began_at.desc(), PassRow.id.desc())
    last = session.scalar(mine.limit(1))
    if last is None or last.ended_at is not None:
        last = _start(session, section, last, now=now)
    if last is None:
        return None
    since = last.since_at - (watched.max_age if last.first_look else section.second_pass / 4)
    want = Watch(watched.terms, watched.exclude, watched.languages, since)
    return Step(last.id, last.account, last.cursor, want, last.first_look, last.pages)


def _start(session: Session, section: AccountSection, last: PassRow | None, *, now: datetime) -> PassRow | None:
    marks = select(MarkRow).where(MarkRow.account == section.name)
    oldest = session.scalar(marks.order_by(MarkRow.at, MarkRow.id).limit(1))
    since = last.began_at if last else oldest.at if oldest else now
    if oldest is None or now - since < section.second_pass - EARLY:
        return None
    reach = marks.where(MarkRow.at <= since - section.second_pass / 4).order_by(MarkRow.at.desc(), MarkRow.id.desc())
    mark = session.scalar(reach.limit(1)) or oldest
    started = PassRow(
        account=section.name, began_at=now, since_at=mark.at, cursor=mark.cursor, first_look=not mark.cursor
    )
    session.add(started)
    session.execute(delete(MarkRow).where(MarkRow.account == section.name, MarkRow.at < mark.at))
    session.flush()
    return started


def fetch(platform: Platform, step: Step) -> Page:
    """Ask the platform, once. The cursor is the pass's own: reading keeps its place."""
    return platform.fetch(step.cursor, step.want)


def advance(session: Session, step: Step, page: Page, *, now: datetime) -> bool:
    """Move the pass behind the page, and hold the account so that reading stores nothing meanwhile.

    False where somebody else has moved it since the step was read.
    """
    here = PassRow.id == step.id, PassRow.pages == step.pages, PassRow.ended_at.is_(None)
    moved = (
        update(PassRow)
        .where(*here)
        .values(
            cursor=page.cursor if page.more else None,
            pages=PassRow.pages + 1,
            seen=PassRow.seen + len({post.id for post in page.posts}),
            ended_at=None if page.more else now,
        )
    )
    session.execute(update(AccountRow).where(AccountRow.name == step.account).values(name=step.account))
    return bool(session.execute(moved).rowcount)  # type: ignore[attr-defined]


def suspect(session: Session, step: Step, page: Page, fresh: Sequence[Post], *, now: datetime) -> None:
    """Note what the pass found that was not stored before: filed by now, and gaps unless reading brings it too."""
    unknown = [post.id for post in fresh]
    if not unknown:
        return
    stored = select(PostRow.remote_id, PostRow.id).where(
        PostRow.platform == step.account, PostRow.remote_id.in_(unknown)
    )
    rows = dict(session.execute(stored).all())
    troubles = _troubles(session, step.account, since=min(post.posted_at for post in fresh))
    causes = dict(coverage.missing(page.posts, set(rows), troubles))
    common = {"account": step.account, "pass_id": step.id, "found_at": now}
    session.add_all(GapRow(post_id=rows[remote_id], cause=cause, **common) for remote_id, cause in causes.items())
    session.execute(update(PassRow).where(PassRow.id == step.id).values(found=PassRow.found + len(rows)))
    more = HealthRow.suspects + len(rows)
    session.execute(update(HealthRow).where(HealthRow.account == step.account).values(suspects=more))


def _troubles(session: Session, account: str, *, since: datetime) -> list[Trouble]:
    lasted = TroubleRow.ended_at.is_(None) | (TroubleRow.ended_at >= since)
    found = session.scalars(select(TroubleRow).where(TroubleRow.account == account, lasted).order_by(TroubleRow.id))
    return [Trouble(row.began_at, row.ended_at, row.words) for row in found]


def proofs(session: Session, *, now: datetime) -> dict[str, Proof]:
    """Return the last second pass of each account that came to its end, if that was this week."""
    ended = select(PassRow).where(PassRow.ended_at.is_not(None), PassRow.began_at > now - LATELY)
    rows = session.scalars(ended.order_by(PassRow.id))
    return {row.account: Proof(row.since_at, row.ended_at, row.seen, row.found) for row in rows if row.ended_at}


def gaps(session: Session, *, since: datetime) -> tuple[Gap, ...]:
    """Return the gaps found since an instant, the newest first: those of one pass and cause together."""
    each = (
        select(
            GapRow.account,
            GapRow.pass_id,
            GapRow.cause,
            PostRow.bucket,
            func.count(),
            func.max(GapRow.found_at),
            func.min(PostRow.posted_at),
            func.max(PostRow.posted_at),
        )
        .join(PostRow, PostRow.id == GapRow.post_id)
        .where(GapRow.confirmed_at.is_not(None), GapRow.found_at >= since)
        .group_by(GapRow.account, GapRow.pass_id, GapRow.cause, PostRow.bucket)
    )
    found: dict[tuple[str, int, str], Gap] = {}
    for account, number, cause, bucket, posts, at, first, last in session.execute(each):
        one = Gap(account, at, first, last, posts, cause, {bucket: posts})
        before = found.get((account, number, cause))
        found[account, number, cause] = _together(before, one) if before else one
    return tuple(sorted(found.values(), key=lambda gap: gap.found_at, reverse=True))


def _together(one: Gap, other: Gap) -> Gap:
    return Gap(
        one.account,
        max(one.found_at, other.found_at),
        min(one.first_at, other.first_at),
        max(one.last_at, other.last_at),
        one.posts + other.posts,
        one.cause,
        one.became | other.became,
    )


def buckets(session: Session) -> dict[str, dict[str, int]]:
    """Return how many stored posts of each account are in each bucket, counted one by one."""
    found: dict[str, dict[str, int]] = {}
    for account, bucket, posts in session.execute(
        select(PostRow.platform, PostRow.bucket, func.count()).group_by(PostRow.platform, PostRow.bucket)
    ):
        found.setdefault(account, {})[bucket] = posts
    return found
