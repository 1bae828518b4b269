"""Tickets: locking one, and looking them up."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, bindparam, literal, select, union_all, update
from sqlalchemy.orm import Session, aliased

from bot.domain.errors import Refused
from bot.domain.triage import Category, Priority, Verdict
from bot.store import copies
from bot.store.copies import CopyRow
from bot.store.dialect import update_all
from bot.store.tables import IS_LIVE, MessageRow, PostRow, TicketRow, table

# Built once, like every statement on the way of a click: making one anew costs as much as running it.
_RAISE = (
    update(TicketRow)
    .where(TicketRow.id == bindparam("ticket"))
    .values(revision=TicketRow.revision + 1)
    .returning(TicketRow)
    .execution_options(synchronize_session=False, populate_existing=True)
)
_RAISE_ALL = (
    update(TicketRow)
    .where(TicketRow.id.in_(bindparam("tickets", expanding=True)))
    .values(revision=TicketRow.revision + 1)
    .returning(TicketRow)
    .execution_options(synchronize_session=False, populate_existing=True)
)
_CONVERSATION = table(TicketRow).c.conversation_id
_COPIES = table(CopyRow).c
_RUNNING = union_all(
    select(_CONVERSATION, literal(0)).where(_CONVERSATION.in_(bindparam("conversations", expanding=True))),
    select(_COPIES.conversation_id, _COPIES.ticket_id).where(
        _COPIES.conversation_id.in_(bindparam("conversations", expanding=True))
    ),
)
_MESSAGES = table(MessageRow).c
_AT = (
    select(_MESSAGES.ticket_id)
    .where(_MESSAGES.channel == bindparam("channel"), _MESSAGES.ts == bindparam("ts"))
    .limit(1)
)


def lock(session: Session, ticket: int) -> TicketRow:
    """Return the ticket with its revision raised, held by this transaction until it ends.

    The UPDATE comes first on purpose: it takes SQLite's write lock or PostgreSQL's row lock, so that
    whatever is read afterwards cannot be changed by anybody else before the commit.
    """
    row = session.scalars(_RAISE, {"ticket": ticket}).one_or_none()
    if row is None:
        raise Refused(f"There is no ticket {ticket}.")
    return row


def lock_all(session: Session, wanted: Iterable[int]) -> dict[int, TicketRow]:
    """Return these tickets as `lock` does each of them, in one statement per 500."""
    ids = sorted(set(wanted))
    found: dict[int, TicketRow] = {}
    for start in range(0, len(ids), 500):
        batch = session.scalars(_RAISE_ALL, {"tickets": ids[start : start + 500]})
        found |= {row.id: row for row in batch}
    return found


def write_all(session: Session, rows: Iterable[TicketRow], columns: Sequence[str]) -> None:
    """Write these columns of locked tickets in one statement; the mapper would write ticket by ticket.

    The rows are read anew by whoever looks at them afterwards.
    """
    held = list(rows)
    with session.no_autoflush:
        update_all(session, table(TicketRow), [{name: getattr(row, name) for name in ("id", *columns)} for row in held])
    for row in held:
        session.expire(row)


def verdict(row: TicketRow) -> Verdict:
    """Return what a ticket is by now: as triage judged, with what staff have corrected."""
    return Verdict(
        Category(row.category),
        row.topic,
        Priority(row.priority),
        row.language,
        row.probability,
        tuple(row.reasons),
        row.classifier,
    )


def at(session: Session, channel: str, ts: str) -> int | None:
    """Return the ticket whose card, or a line in its thread, is this Slack message."""
    return session.scalar(_AT, {"channel": channel, "ts": ts})


def of_conversations(session: Session, conversations: list[int]) -> dict[int, TicketRow]:
    """Return the tickets of these conversations."""
    found: dict[int, TicketRow] = {}
    for start in range(0, len(conversations), 500):
        batch = TicketRow.conversation_id.in_(conversations[start : start + 500])
        found |= {row.conversation_id: row for row in session.scalars(select(TicketRow).where(batch))}
    return found


def running(session: Session, conversations: list[int]) -> dict[int, int]:
    """Return which of these conversations have a ticket: it is named where they are a copy's, and 0 elsewhere."""
    found: dict[int, int] = {}
    for start in range(0, len(conversations), 500):
        rows = session.execute(_RUNNING, {"conversations": conversations[start : start + 500]})
        found |= dict(rows.all())
    return found


def live(session: Session, wanted: Iterable[int]) -> set[int]:
    """Return which of these tickets are live, and about a post that is still there."""
    there = select(TicketRow.id).join(PostRow, PostRow.id == TicketRow.post_id).where(PostRow.gone_at.is_(None))
    return set(session.scalars(there.where(TicketRow.id.in_(sorted(set(wanted))), IS_LIVE)))


def of_post(session: Session, post: int) -> TicketRow | None:
    """Return the ticket of the conversation that a post is in, or that it is a copy's in."""
    return session.scalar(select(TicketRow).where(of(select(PostRow.conversation_id).where(PostRow.id == post))))


def of(conversations: Sequence[int] | Select[int]) -> ColumnElement[bool]:
    """Return the condition that a ticket has one of these conversations, be it a copy's."""
    # Not by an OR: PostgreSQL would read all tickets for it.
    own = aliased(TicketRow)
    theirs = select(own.id).where(own.conversation_id.in_(conversations))
    return TicketRow.id.in_(theirs.union_all(copies.tickets_of(conversations)))
