"""Which open ticket, and which solved one, a new ticket is like: linked on its card, and never more than that.

It is looked for when the first draft is written, not while posts are filed, and among the newest tickets only.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.domain import likeness
from bot.domain.post import Post
from bot.domain.ticket import LIVE, Status
from bot.domain.triage import Verdict
from bot.store.dialect import insert
from bot.store.similar import SimilarRow
from bot.store.tables import PostRow, TicketRow

NEWEST = 5_000
"""Tickets before a new one among which similar ones are looked for."""
READ = 100
"""Of these, those on the same topic whose posts are read, open or solved."""
LETTERS = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a ticket is like: the most similar open one, and the last similar one that was solved."""

    open: int | None
    solved: int | None


def find(session: Session, ticket: int, post: Post, verdict: Verdict) -> Found:
    """Look for what a ticket with this post is like."""
    said = likeness.words(post.text)
    live, solved = TicketRow.status.in_(LIVE), TicketRow.status == Status.RESOLVED
    open_ = likeness.similar(said, _texts(session, ticket, verdict, live))
    last = likeness.similar(said, _texts(session, ticket, verdict, solved))
    return Found(open_[0] if open_ else None, max(last, default=None))


def keep(session: Session, ticket: int, found: Found) -> None:
    """Keep what was found for the card; a second time, and nothing, leave all as it is."""
    if found.open is not None or found.solved is not None:
        row = {"ticket_id": ticket, "open_id": found.open, "solved_id": found.solved}
        session.execute(insert(session, SimilarRow).values(row).on_conflict_do_nothing())


def _texts(
    session: Session, ticket: int, verdict: Verdict, state: ColumnElement[bool]
) -> list[tuple[int, likeness.Words]]:
    """Return the words of the newest tickets on the same topic and in the same language."""
    about = TicketRow.topic == verdict.topic, TicketRow.language == verdict.language
    lately = TicketRow.id < ticket, TicketRow.id > ticket - NEWEST
    found = select(TicketRow.id, PostRow.text).join(PostRow, PostRow.id == TicketRow.post_id)
    found = found.where(*lately, *about, state, PostRow.gone_at.is_(None)).order_by(TicketRow.id.desc()).limit(READ)
    return [(number, likeness.words(text[:LETTERS])) for number, text in session.execute(found)]
