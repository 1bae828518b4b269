"""Step 3 where a conversation has its ticket: the customer's later post reopens it, a colleague's answer settles it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import sla, triage
from bot.domain.post import Post
from bot.domain.ticket import Action, Status, move
from bot.domain.triage import Past, Priority, Verdict
from bot.store import events, posts, tickets
from bot.store.events import Event
from bot.store.tables import UNDER_WAY, ReplyRow, TicketRow

_CHANGED = ("status", "post_id", "snoozed_until", "priority", "reasons", "waiting_since", "warned", "due_at")
"""All that a later post may change of a ticket."""


@dataclass(frozen=True, slots=True)
class Later:
    """A new post of a known conversation. `row` and `conversation` are where the two are stored."""

    post: Post
    row: int
    conversation: int
    verdict: Verdict


def go_on(
    session: Session, later: Sequence[Later], settings: Settings, *, now: datetime
) -> tuple[list[int], list[int]]:
    """Let later posts join their tickets; return those tickets, and the posts that belong into the cards' threads.

    They are taken in their order: who spoke last, the customer or a colleague, decides whether somebody waits.
    """
    heard = _heard(session, later)
    rows = tickets.lock_all(session, [ticket for ticket, _ in heard])
    authors = posts.authors(session, [row.post_id for row in rows.values()])
    happened = []
    for ticket, one in heard:
        if one.post.own:
            happened += _by_hand(rows[ticket], one.post, now=now)
        else:
            again = authors[rows[ticket].post_id] == one.post.author.id
            happened.append(join(rows[ticket], one, settings, again=again, now=now))
            authors[one.row] = one.post.author.id
    tickets.write_all(session, rows.values(), _CHANGED)
    events.note_all(session, happened)
    joined = dict.fromkeys(ticket for ticket, one in heard if not one.post.own)
    return list(joined), [one.row for _, one in heard]


def _heard(session: Session, later: Sequence[Later]) -> list[tuple[int, Later]]:
    """Return the posts that change a ticket, with the ticket.

    The bot's own reply does not: it is on the card, and comes into the thread when they answer it.
    """
    running = tickets.of_conversations(session, [one.conversation for one in later])
    found = [(running[one.conversation].id, one) for one in later if one.conversation in running]
    ours = _ours(session, [ticket for ticket, one in found if one.post.own])
    return [(ticket, one) for ticket, one in found if not (one.post.own and _by_the_bot(ticket, one.post, ours))]


def _by_the_bot(ticket: int, post: Post, ours: set[tuple[int, str | None]]) -> bool:
    return bool(post.aside) or (ticket, post.id) in ours or (ticket, None) in ours


def _ours(session: Session, wanted: Iterable[int]) -> set[tuple[int, str | None]]:
    """Return the posts that the bot sent, with their tickets; None stands for one that may yet turn up."""
    found = select(ReplyRow.ticket_id, ReplyRow.remote_id, ReplyRow.state).where(ReplyRow.ticket_id.in_(set(wanted)))
    return {(ticket, None if state in UNDER_WAY else post) for ticket, post, state in session.execute(found)}


def join(row: TicketRow, one: Later, settings: Settings, *, again: bool, now: datetime) -> Event:
    """Add a customer's later post to its locked ticket: it reopens, and the clock of the next reply starts.

    `again` tells that whoever wrote the post before this one wrote this one too.
    """
    row.status = move(Status(row.status), Action.JOIN)
    row.post_id = one.row
    row.snoozed_until = None
    _raise(row, one, again=again, now=now)
    start_clock(row, settings, now=now)
    return events.event(row.id, Action.JOIN, by="customer", now=now, post=one.row)


def start_clock(row: TicketRow, settings: Settings, *, now: datetime) -> None:
    """Let the time for a reply begin, unless it runs already."""
    if row.due_at is None:
        policy = settings.policies.get(row.policy) or settings.policies["default"]
        length = policy.next_reply if row.first_reply_at else policy.first_reply
        row.waiting_since = now
        row.warned = 0
        row.due_at = sla.due_at(now, length, None if policy.around_the_clock else settings.hours)


def _raise(row: TicketRow, one: Later, *, again: bool, now: datetime) -> None:
    """Let a later post make the ticket more urgent, never less, and say on the card what did so."""
    waiting = again and row.due_at is not None and row.first_reply_at is None
    waited = one.post.posted_at - row.waiting_since if waiting and row.waiting_since else timedelta()
    weighed = triage.weigh(one.verdict, one.post, Past(waited=waited), now=now)
    if weighed.priority.rank < Priority(row.priority).rank:
        row.priority = weighed.priority
        row.reasons = list(dict.fromkeys([*weighed.reasons, *row.reasons]))[:6]


def _by_hand(row: TicketRow, post: Post, *, now: datetime) -> list[Event]:
    """Let a colleague's answer on the platform settle the ticket, if somebody still waits for one."""
    if Status(row.status) not in (Status.NEW, Status.OPEN):
        return []
    row.status = move(Status(row.status), Action.ANSWERED_BY_HAND)
    row.due_at = None
    return [events.event(row.id, Action.ANSWERED_BY_HAND, by="colleague", now=now, post=post.id)]
