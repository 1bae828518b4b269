"""Labels that staff give to posts: written with each decision, read by whoever learns."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from bot.domain.triage import Category
from bot.store.learning import LabelRow
from bot.store.tables import PostRow, TicketRow, table

CORRECTED, DISMISSED, REVIEWED = "corrected", "dismissed", "reviewed"
"""Where a label comes from."""

NO_COMPLAINT = ("spam", "not_us")
"""Reasons of a dismissal that say what the post is; the others say only that it needs no answer."""

_ADD = insert(table(LabelRow))
_POSTS, _TICKETS = table(PostRow).c, table(TicketRow).c
# What triage judged is the post that opened the ticket; what joined it later may be a thank-you.
_OPENER = (
    select(_POSTS.id)
    .join_from(table(TicketRow), table(PostRow), _POSTS.conversation_id == _TICKETS.conversation_id)
    .where(_TICKETS.id == bindparam("ticket"), _POSTS.bucket == "ticket")
    .order_by(_POSTS.id)
    .limit(1)
)


def opener(session: Session, ticket: int) -> int | None:
    """Return the row of the post that opened a ticket."""
    return session.scalar(_OPENER, {"ticket": ticket})


def add(session: Session, post: int, category: Category, source: str, *, by: str, now: datetime) -> None:
    """Note what a person says that a post is."""
    values = {"post_id": post, "category": category, "source": source, "by": by, "at": now}
    session.execute(_ADD, values)


def withdraw(session: Session, post: int, source: str) -> None:
    """Take back what a decision said that was itself taken back."""
    session.execute(delete(LabelRow).where(LabelRow.post_id == post, LabelRow.source == source))
