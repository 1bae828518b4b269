"""Beside step 6: staff correct what triage said. The ticket changes at once; triage learns from it later.

The card stays where it is, since its thread would be lost; the route's promise and group are those of the corrected
verdict. Only the category is learnt: topics and priorities are word lists and rules, which do not learn.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import correction, routing, sla
from bot.domain.correction import Correction, Kind
from bot.domain.post import Post
from bot.domain.ticket import LIVE, Action, Status, move
from bot.domain.triage import Category, Priority
from bot.flow import drafts
from bot.store import events, labels, messages, posts, tickets
from bot.store.staff import Staff
from bot.store.tables import UNDER_WAY, ReplyRow, TicketRow

NOISE = "noise"
"""Why a ticket is dismissed whose category is corrected to noise: nobody is owed an answer."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What follows: drafts to write anew, as [ticket, version], and lines for the thread as (message row, channel)."""

    drafts: tuple[list[int], ...] = ()
    lines: tuple[tuple[int, str], ...] = ()


def correct(
    session: Session, ticket_id: int, chosen: str, settings: Settings, *, by: Staff, now: datetime
) -> Corrected:
    """Set category, topic or priority right; `chosen` is an option of the card's menu, such as «topic=billing»."""
    made = correction.read(chosen, settings.team.topic_names())
    ticket = tickets.lock(session, ticket_id)
    was = str(getattr(ticket, made.kind))
    if was == made.to:
        return Corrected()
    ticket.status = move(Status(ticket.status), Action.CORRECT)
    setattr(ticket, made.kind, made.to)
    ticket.reasons = correction.explained(ticket.reasons, made, by=by.first_name)
    events.note(session, ticket_id, Action.CORRECT, by=by.user, now=now, what=made.kind, before=was, after=made.to)
    if made.kind is Kind.CATEGORY:
        _teach(session, ticket, Category(made.to), by=by, now=now)
    lines = _promise_anew(session, ticket, settings, made, Priority(was) if made.kind is Kind.PRIORITY else None, now)
    return Corrected(_outdated(session, ticket, made), lines)


def _teach(session: Session, ticket: TicketRow, category: Category, *, by: Staff, now: datetime) -> None:
    post = labels.opener(session, ticket.id)
    if post is not None:
        labels.add(session, post, category, labels.CORRECTED, by=by.user, now=now)
    if category is Category.NOISE:
        ticket.status, ticket.dismissed_because, ticket.due_at = (
            move(Status(ticket.status), Action.DISMISS),
            NOISE,
            None,
        )
        events.note(session, ticket.id, Action.DISMISS, by=by.user, now=now, reason=NOISE)


def _promise_anew(
    session: Session, ticket: TicketRow, settings: Settings, made: Correction, was: Priority | None, now: datetime
) -> tuple[tuple[int, str], ...]:
    """Let the route of the corrected verdict say what is promised and who is called; return the call, if one is due."""
    rule = routing.route(settings.rules, _judged(session, ticket), tickets.verdict(ticket)).rule
    ticket.route, ticket.mention = rule.name, rule.group
    policy = settings.policies[rule.policy or "default"]
    if policy.name != ticket.policy:
        ticket.policy = policy.name
        _due_anew(ticket, policy, settings, now=now)
    risen = was is not None and Priority(made.to).rank < was.rank
    if not risen or not rule.group or Priority(made.to) not in (Priority.URGENT, Priority.HIGH):
        return ()
    # An edited card notifies nobody: whoever the route calls is called in the thread, once.
    line = messages.want(session, f"called:{ticket.id}:{made.to}", ticket, now=now, text=rule.group)
    return ((line, ticket.channel),) if line else ()


def _judged(session: Session, ticket: TicketRow) -> Post:
    return posts.read(session, labels.opener(session, ticket.id) or ticket.post_id)


def _due_anew(ticket: TicketRow, policy: sla.Policy, settings: Settings, *, now: datetime) -> None:
    if ticket.due_at is None:
        return
    begun = ticket.waiting_since or ticket.opened_at
    length = policy.next_reply if ticket.first_reply_at else policy.first_reply
    ticket.due_at = sla.due_at(begun, length, None if policy.around_the_clock else settings.hours)
    ticket.warned = min(ticket.warned, sla.warning(begun, ticket.due_at, now))


def _outdated(session: Session, ticket: TicketRow, made: Correction) -> tuple[list[int], ...]:
    """Return the draft that no longer fits, where nobody has touched it and no reply is on its way."""
    if made.kind is Kind.PRIORITY or Status(ticket.status) not in LIVE:
        return ()
    draft = drafts.newest_draft(session, ticket)
    touched = draft is None or draft.by is not None or draft.writer in (drafts.PRIVATE, "saved", "kept")
    under_way = select(ReplyRow.id).where(ReplyRow.ticket_id == ticket.id, ReplyRow.state.in_(UNDER_WAY))
    if touched or session.scalar(under_way.limit(1)) is not None:
        return ()
    return ([ticket.id, ticket.draft_version],)
