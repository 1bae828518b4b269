"""Further conversations of a ticket: somebody says the same there as the ticket's post does.

A ticket is about one conversation at a time, `TicketRow.conversation_id`: what staff approve goes there and nowhere
else. All its other conversations stand here, answered or not.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, exists, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.domain.card import Also
from bot.domain.likeness import same_person
from bot.domain.post import Post
from bot.domain.ticket import Status
from bot.store.posts import post_of
from bot.store.tables import IS_UNDER_WAY, Base, PostRow, ReplyRow, TicketRow

WAITING = text("copies.wrote_again AND copies.settled_at IS NULL")
SHOWN = 200
"""Copies that are read for a card: of more it shows only the number."""


class CopyRow(Base):
    """One further conversation. `post_id` is the newest post in it that is not ours.

    `wrote_again` tells that its author went on there: then they wait for an answer of their own. `settled_at` is when
    they were answered, or when staff decided that they need no answer.
    """

    __tablename__ = "copies"
    __table_args__ = (UniqueConstraint("conversation_id"), Index("ix_copies_ticket_id", "ticket_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    wrote_again: Mapped[bool] = mapped_column(default=False)
    settled_at: Mapped[datetime | None]


def of_conversation(session: Session, conversation: int) -> CopyRow | None:
    """Return the copy in this conversation, as it stands now."""
    found = select(CopyRow).where(CopyRow.conversation_id == conversation)
    return session.scalar(found.execution_options(populate_existing=True))


def unsettled(session: Session, ticket: int) -> list[CopyRow]:
    """Return a ticket's copies that are still there and not settled, those who wrote again first."""
    there = PostRow.id == CopyRow.post_id, PostRow.gone_at.is_(None)
    open_ = select(CopyRow).join(PostRow, there[0]).where(CopyRow.ticket_id == ticket, there[1])
    open_ = open_.where(CopyRow.settled_at.is_(None)).order_by(CopyRow.wrote_again.desc(), CopyRow.id)
    return list(session.scalars(open_.execution_options(populate_existing=True)))


def waiting(session: Session, *, most: int) -> list[int]:
    """Return the answered tickets of which a copy's author wrote again and waits, while nothing is under way there."""
    under_way = exists().where(ReplyRow.ticket_id == TicketRow.id, IS_UNDER_WAY)
    there = exists().where(PostRow.id == CopyRow.post_id, PostRow.gone_at.is_(None))
    found = select(TicketRow.id).join(CopyRow, CopyRow.ticket_id == TicketRow.id).where(WAITING, there, ~under_way)
    return list(session.scalars(found.where(TicketRow.status == Status.PENDING).distinct().limit(most)))


def shown(session: Session, ticket: int, post: Post) -> tuple[Also, ...]:
    """Return what a ticket's card says of its copies, those who wait first; `post` is the one it is about."""
    found = select(CopyRow, PostRow).join(PostRow, PostRow.id == CopyRow.post_id)
    found = found.where(CopyRow.ticket_id == ticket, PostRow.gone_at.is_(None))
    order = CopyRow.settled_at.is_not(None), CopyRow.wrote_again.desc(), CopyRow.id
    return tuple(_also(copy, row, post) for copy, row in session.execute(found.order_by(*order).limit(SHOWN)))


def _also(copy: CopyRow, row: PostRow, post: Post) -> Also:
    other = post_of(row, "")
    settled = copy.settled_at is not None
    return Also(other.platform, other.platform, other.url, same_person(post, other), settled, copy.wrote_again)


def renew(session: Session, ticket: int) -> None:
    """Let the copies whose post is gone go on with the newest one that is left of their conversation, if any."""
    gone = select(PostRow.id).where(PostRow.gone_at.is_not(None))
    for copy in session.scalars(select(CopyRow).where(CopyRow.ticket_id == ticket, CopyRow.post_id.in_(gone))):
        left = select(func.max(PostRow.id)).where(PostRow.conversation_id == copy.conversation_id)
        left = left.where(PostRow.gone_at.is_(None), PostRow.bucket == "joined")
        copy.post_id = session.scalar(left) or copy.post_id


def tickets_of(conversations: Sequence[int] | Select[int]) -> Select[int]:
    """Return a query of the tickets that these conversations are copies for."""
    return select(CopyRow.ticket_id).where(CopyRow.conversation_id.in_(conversations))
