"""Step 9: what time brings: warnings, words that are owed, the end of a snooze, work that got stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import promises, sla
from bot.domain.draft import Length
from bot.domain.post import BY_HAND
from bot.domain.promises import word_due
from bot.domain.ticket import CLOSED, LIVE, Action, Status
from bot.flow import cards as shown
from bot.flow import drafts
from bot.store import events, messages, tickets
from bot.store.tables import IS_LIVE, IS_UNDER_WAY, UNSHOWN, MessageRow, PostRow, ReplyRow, TicketRow

STUCK = timedelta(minutes=2)
MOST = 500


@dataclass(frozen=True, slots=True)
class Due:
    """What has to be done now: tickets whose card changes, and new lines in threads as (message row, channel)."""

    cards: tuple[int, ...]
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """What should have been done a while ago: tickets without a draft, cards not shown, replies not settled."""

    drafts: tuple[int, ...]
    cards: tuple[int, ...]
    lines: tuple[tuple[int, str], ...]
    replies: tuple[int, ...]


def warn(session: Session, settings: Settings, *, now: datetime) -> Due:
    """Warn of tickets that come due: at 50 % the assignee, at 80 % the group too, at 100 % the lead (EVIDENCE)."""
    live = select(TicketRow).where(IS_LIVE, TicketRow.due_at.is_not(None))
    asleep = TicketRow.snoozed_until.is_not(None) & (TicketRow.snoozed_until > now)
    cards, lines = [], []
    for ticket in session.scalars(live.where(~asleep, TicketRow.warned < 100).order_by(TicketRow.due_at).limit(MOST)):
        step = sla.warning(ticket.waiting_since or ticket.opened_at, ticket.due_at or now, now)
        if step <= ticket.warned:
            continue
        cards.append(ticket.id)
        if line := _warn(session, ticket, step, settings, now=now):
            lines.append(line)
    return Due((*cards, *wake(session, now=now)), tuple(lines))


def _warn(
    session: Session, ticket: TicketRow, step: int, settings: Settings, *, now: datetime
) -> tuple[int, str] | None:
    row = tickets.lock(session, ticket.id)
    row.warned = step
    whom = _whom(row, step, settings)
    events.note(session, row.id, Action.WARN, by=events.AMENDS, now=now, step=step, whom=whom)
    since = int((row.waiting_since or row.opened_at).timestamp())
    key = f"warn:{row.id}:{since}:{step}"
    message = messages.want(session, key, row, now=now, text=whom) if whom else None
    return (message, row.channel) if message else None


def _whom(ticket: TicketRow, step: int, settings: Settings) -> str:
    """Return the Slack id of the person or group to call, or nothing where nobody is to be disturbed."""
    if step >= 100:
        return settings.team.staff.lead or ticket.assignee or ticket.mention
    if step >= 80:
        return ticket.assignee or ticket.mention
    return ticket.assignee or ""


def owe(session: Session, ticket_id: int, settings: Settings, *, now: datetime) -> None:
    """Note when the customer is owed another word after the public reply that has just gone out."""
    ticket = session.get_one(TicketRow, ticket_id, populate_existing=True)
    sent = select(ReplyRow).where(ReplyRow.ticket_id == ticket_id, ReplyRow.sent_at.is_not(None), ~ReplyRow.private)
    reply = session.scalar(sent.order_by(ReplyRow.id.desc()).limit(1))
    if reply is None or Status(ticket.status) is not Status.PENDING:
        return
    size = Length(len(reply.text), len(reply.text))
    known = drafts.facts(session, ticket, size, settings, now=reply.approved_at, text=reply.text)
    ticket.word_due_at, ticket.warned = word_due(reply.text, known), 0


def remind(session: Session, settings: Settings, *, now: datetime) -> tuple[tuple[int, str], ...]:
    """Remind whoever answered of a word that is owed, and the lead of a matter that should be settled by now.

    The first comes at the time that the reply promised, or after a day; then once a day, three times at most.
    """
    asleep = TicketRow.snoozed_until.is_not(None) & (TicketRow.snoozed_until > now)
    owed = select(TicketRow.id).where(TicketRow.status == Status.PENDING, TicketRow.word_due_at <= now, ~asleep)
    late = select(TicketRow.id).where(TicketRow.settle_due_at <= now, TicketRow.status.not_in(CLOSED))
    words = [_word(session, one, settings, now=now) for one in session.scalars(owed.limit(MOST)).all()]
    ends = [_unsettled(session, one, settings, now=now) for one in session.scalars(late.limit(MOST)).all()]
    return tuple(line for line in (*words, *ends) if line)


def _word(session: Session, ticket_id: int, settings: Settings, *, now: datetime) -> tuple[int, str] | None:
    row = tickets.lock(session, ticket_id)
    whom = row.assignee or row.mention or settings.team.staff.lead
    row.warned += 1
    key = f"word:{row.id}:{int((row.word_due_at or now).timestamp())}"
    row.word_due_at = now + promises.SILENCE if row.warned < promises.MOST else None
    return _call(session, row, key, whom, now=now)


def _unsettled(session: Session, ticket_id: int, settings: Settings, *, now: datetime) -> tuple[int, str] | None:
    row = tickets.lock(session, ticket_id)
    row.settle_due_at = None
    whom = settings.team.staff.lead or row.assignee or row.mention
    return _call(session, row, f"settle:{row.id}", whom, now=now)


def _call(session: Session, row: TicketRow, key: str, whom: str, *, now: datetime) -> tuple[int, str] | None:
    events.note(session, row.id, Action.WARN, by=events.AMENDS, now=now, step=key.partition(":")[0], whom=whom)
    message = messages.want(session, key, row, now=now, text=whom)
    return (message, row.channel) if message else None


def wake(session: Session, *, now: datetime) -> list[int]:
    """End the snoozes that are over; return their tickets."""
    over = select(TicketRow.id).where(TicketRow.snoozed_until <= now, TicketRow.status.in_([*LIVE, Status.PENDING]))
    found = list(session.scalars(over.limit(MOST)))
    for ticket in found:
        tickets.lock(session, ticket).snoozed_until = None
    return found


def stuck(session: Session, *, now: datetime) -> Stuck:
    """Return work that should have happened: the net under everything, for what a full disk or a bug let fall.

    Doing any of it again is harmless; that is what makes the net simple.
    """
    old = now - STUCK
    wanted = PostRow.id == TicketRow.post_id, PostRow.gone_at.is_(None), PostRow.platform != BY_HAND
    there = select(PostRow.id).where(*wanted).exists()
    undrafted = select(TicketRow.id).where(IS_LIVE, TicketRow.draft_version == 0, there)
    unshown = select(TicketRow.id).where(UNSHOWN, TicketRow.opened_at < old)
    missing = (
        select(MessageRow.id, MessageRow.channel)
        .where(MessageRow.ts.is_(None), MessageRow.wanted_at < now - shown.FORGOTTEN, MessageRow.key.not_like("card:%"))
        .where(MessageRow.ticket_id.is_not(None))
    )
    replies = select(ReplyRow.id).where(IS_UNDER_WAY, ReplyRow.asks.is_(False), ReplyRow.approved_at < old)
    return Stuck(
        tuple(session.scalars(undrafted.where(TicketRow.opened_at < old).limit(MOST))),
        tuple(session.scalars(unshown.limit(MOST))),
        tuple((row, channel) for row, channel in session.execute(missing.limit(MOST))),
        tuple(session.scalars(replies.limit(MOST))),
    )
