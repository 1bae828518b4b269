"""Who did what, when, to which ticket."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.domain.ticket import Action
from bot.store.dialect import insert_new
from bot.store.tables import EventRow, table

_NOTE = insert(table(EventRow))

AMENDS = "amends"
"""Who did what nobody else did."""


Event = dict[str, Any]
"""An event as columns."""


def event(ticket: int, action: Action, *, by: str, now: datetime, **detail: Any) -> Event:
    """Return an event that is yet to be added."""
    return {"at": now, "ticket_id": ticket, "by": by, "action": action, "detail": detail}


def note(session: Session, ticket: int, action: Action, *, by: str, now: datetime, **detail: Any) -> None:
    """Add an event."""
    session.execute(_NOTE, event(ticket, action, by=by, now=now, **detail))


def note_all(session: Session, happened: Sequence[Event]) -> None:
    """Add many events at once, in their order."""
    insert_new(session, table(EventRow), happened, "id")


def of_ticket(session: Session, ticket: int) -> list[EventRow]:
    """Return a ticket's events, oldest first."""
    return list(session.scalars(select(EventRow).where(EventRow.ticket_id == ticket).order_by(EventRow.id)))
