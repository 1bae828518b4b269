"""Step 9: what time brings. Warnings before and after a due time, the end of a snooze, work that got stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import sla
from bot.domain.post import BY_HAND
from bot.domain.ticket import LIVE, Action, Status
from bot.flow import cards as shown
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
    missing = select(MessageRow.id, MessageRow.channel).where(
        MessageRow.ts.is_(None), MessageRow.wanted_at < now - shown.FORGOTTEN, MessageRow.key.not_like("card:%")
    )
    replies = select(ReplyRow.id).where(IS_UNDER_WAY, ReplyRow.asks.is_(False), ReplyRow.approved_at < old)
    return Stuck(
        tuple(session.scalars(undrafted.where(TicketRow.opened_at < old).limit(MOST))),
        tuple(session.scalars(unshown.limit(MOST))),
        tuple((row, channel) for row, channel in session.execute(missing.limit(MOST))),
        tuple(session.scalars(replies.limit(MOST))),
    )
