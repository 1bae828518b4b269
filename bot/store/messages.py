"""Slack messages that must exist once: wanted → posting → posted. Their key is in the message's metadata."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, select, update
from sqlalchemy.orm import Session

from bot.store.dialect import insert_on
from bot.store.tables import MessageRow, TicketRow

_OF_KEY = select(MessageRow).where(MessageRow.key == bindparam("key")).execution_options(populate_existing=True)


def card_key(ticket: int) -> str:
    """Return the key of a ticket's card."""
    return f"card:{ticket}"


def want(
    session: Session, key: str, ticket: TicketRow, *, now: datetime, post: int | None = None, text: str = ""
) -> int | None:
    """Note that a message must exist; return its row, or None where it was noted before."""
    values = {"ticket_id": ticket.id, "channel": ticket.channel, "post_id": post, "text": text}
    return _note(session, key, values, now)


def want_alarm(session: Session, key: str, channel: str, *, now: datetime) -> None:
    """Note that a message must exist which belongs to no ticket."""
    _note(session, key, {"ticket_id": None, "channel": channel, "post_id": None, "text": ""}, now)


def _note(session: Session, key: str, values: dict[str, Any], now: datetime) -> int | None:
    values |= {"key": key, "wanted_at": now, "state": "wanted", "problem": ""}
    new: int | None = session.scalar(_want(session.get_bind().dialect.name), values)
    return new


@cache
def _want(family: str) -> Executable:
    statement: Executable = insert_on(family, MessageRow.__table__).on_conflict_do_nothing().returning(MessageRow.id)
    return statement


def of_key(session: Session, key: str) -> MessageRow | None:
    """Return the message with this key."""
    return session.scalar(_OF_KEY, {"key": key})


def said_before(session: Session, line: MessageRow) -> bool:
    """Return whether a post that belongs above this line of the same thread is not in Slack yet."""
    if line.post_id is None:
        return False
    above = select(MessageRow.id).where(MessageRow.ticket_id == line.ticket_id, MessageRow.id < line.id)
    missing = above.where(MessageRow.post_id.is_not(None), MessageRow.ts.is_(None)).limit(1)
    return session.scalar(missing) is not None


def begin(session: Session, message: int, *, now: datetime) -> bool:
    """Take a wanted message in hand for posting; False where somebody else has."""
    mine = update(MessageRow).where(MessageRow.id == message, MessageRow.state == "wanted")
    return bool(session.execute(mine.values(state="posting", posting_at=now)).rowcount)  # type: ignore[attr-defined]


def posted(session: Session, message: int, ts: str) -> None:
    """Write down where the message is."""
    session.execute(update(MessageRow).where(MessageRow.id == message).values(state="posted", ts=ts, problem=""))


def not_posted(session: Session, message: int, *, started: datetime | None, problem: str = "") -> None:
    """Slack did not take this attempt, or the message is gone: it is wanted again, unless a later attempt began."""
    mine = update(MessageRow).where(MessageRow.id == message, MessageRow.posting_at.is_not_distinct_from(started))
    session.execute(mine.values(state="wanted", ts=None, problem=problem))
