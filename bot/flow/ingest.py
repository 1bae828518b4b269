"""Step 1: fetch what is new on a platform and keep how far we have read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, update
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.errors import Outside
from bot.domain.post import Post
from bot.platforms.base import Page, Platform, Watch
from bot.store import posts as stored
from bot.store.dialect import insert
from bot.store.tables import AccountRow
from bot.store.watching import HealthRow

FORGOTTEN = timedelta(minutes=5)
"""A look asked for so long ago may be asked for again: a full disk may have swallowed the work."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far we have read on one account, when that was, and whether the last look failed."""

    account: str
    cursor: str | None
    read_at: datetime | None = None
    troubled: bool = False


def queue(session: Session, account: str, *, now: datetime) -> bool:
    """Ask for a look at an account; False where the platform wants a rest, or where one is asked for already.

    A slow platform must not pile them up.
    """
    new = insert(session, AccountRow).values(name=account, error="", seen=0, tickets=0, joined=0, own=0, ignored=0)
    session.execute(new.on_conflict_do_nothing())
    free = AccountRow.queued_at.is_(None) | (AccountRow.queued_at < now - FORGOTTEN)
    resting = exists().where(HealthRow.account == account, HealthRow.retry_at > now)
    asked = update(AccountRow).where(AccountRow.name == account, free, ~resting).values(queued_at=now)
    return bool(session.execute(asked).rowcount)  # type: ignore[attr-defined]


def unqueue(session: Session, account: str) -> None:
    """Take back what `queue` asked for: let the next look be asked for."""
    session.execute(update(AccountRow).where(AccountRow.name == account).values(queued_at=None))


def bookmark(session: Session, account: str) -> Bookmark:
    """Return how far we have read, and let the next look be asked for."""
    unqueue(session, account)
    row = session.get_one(AccountRow, account)
    return Bookmark(account, row.cursor, row.success_at, bool(row.error))


def watch(settings: Settings, mark: Bookmark, *, now: datetime, lean: bool = False) -> Watch:
    """Return what to look for. Only the first look is limited in age: later ones continue from the cursor."""
    team = settings.team.watched(mark.account)
    begin = now - team.max_age
    since = begin if mark.cursor is None else None
    return Watch(team.terms, team.exclude, team.languages, since, lean, begin)


def hold(session: Session, account: str) -> None:
    """Keep everybody else from taking in this account's posts until the transaction ends."""
    session.execute(update(AccountRow).where(AccountRow.name == account).values(cursor=AccountRow.cursor))


def fetch(platform: Platform, mark: Bookmark, want: Watch) -> Page:
    """Ask the platform, once."""
    return platform.fetch(mark.cursor, want)


def fresh(session: Session, page: Page) -> tuple[Post, ...]:
    """Return the posts of the page that are not stored yet, each once, in their order."""
    unique = {post.id: post for post in page.posts}
    if not unique:
        return ()
    known = stored.known(session, page.posts[0].platform, unique)
    return tuple(post for remote_id, post in unique.items() if remote_id not in known)


def advance(session: Session, mark: Bookmark, page: Page, *, now: datetime) -> bool:
    """Move the cursor behind the page; False when somebody else has moved it since the bookmark was read."""
    moved = (
        update(AccountRow)
        .where(AccountRow.name == mark.account, AccountRow.cursor.is_not_distinct_from(mark.cursor))
        .values(cursor=page.cursor, success_at=now, error="", error_since=None)
    )
    return bool(session.execute(moved).rowcount)  # type: ignore[attr-defined]


def stumble(session: Session, account: str, error: Outside, *, now: datetime) -> None:
    """Remember that the platform did not answer, and since when."""
    row = session.get_one(AccountRow, account)
    row.error = str(error)[:300]
    row.error_since = row.error_since or now
