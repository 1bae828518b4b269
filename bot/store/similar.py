"""Which tickets are about something similar: found once, when a ticket's first draft is written."""

from sqlalchemy import ForeignKey, String, cast, literal, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from bot.domain.card import Similar
from bot.domain.ticket import LIVE, Status
from bot.store.tables import Base, MessageRow, PostRow, TicketRow


class SimilarRow(Base):
    """The most similar ticket that was open, and the last similar one that was solved."""

    __tablename__ = "similar_tickets"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, autoincrement=False)
    open_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    solved_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))


def shown(session: Session, ticket: int) -> tuple[Similar, ...]:
    """Return the similar tickets as they stand now, for the card; of what is gone nothing is told."""
    row = session.get(SimilarRow, ticket)
    if row is None:
        return ()
    card = aliased(MessageRow)
    found = (
        select(TicketRow.id, TicketRow.status, PostRow.text, card.channel, card.ts)
        .join(PostRow, PostRow.id == TicketRow.post_id)
        .outerjoin(card, card.key == literal("card:") + cast(TicketRow.id, String))
        .where(TicketRow.id.in_([row.open_id, row.solved_id]), PostRow.gone_at.is_(None))
    )
    made = [
        Similar(number, Status(status) in LIVE, text[:200], channel or "", ts or "")
        for number, status, text, channel, ts in session.execute(found)
    ]
    return tuple(sorted(made, key=lambda one: not one.live))
