"""Who did what, when, to which ticket."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.domain.ticket import Action
from bot.store.tables import EventRow, table

_NOTE = insert(table(EventRow))

AMENDS = "amends"
"""Who did what nobody else did."""


def note(session: Session, ticket: int, action: Action, *, by: str, now: datetime, **detail: Any) -> None:
    """Add an event."""
    session.execute(_NOTE, {"at": now, "ticket_id": ticket, "by": by, "action": action, "detail": detail})


def note_all(session: Session, tickets: Sequence[int], action: Action, *, by: str, now: datetime) -> None:
    """Add the same event to many tickets at once."""
    if tickets:
        rows = [{"at": now, "ticket_id": ticket, "by": by, "action": action, "detail": {}} for ticket in tickets]
        session.execute(_NOTE, rows)


def of_ticket(session: Session, ticket: int) -> list[EventRow]:
    """Return a ticket's events, oldest first."""
    return list(session.scalars(select(EventRow).where(EventRow.ticket_id == ticket).order_by(EventRow.id)))
