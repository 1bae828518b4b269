"""Posts that say the same: one ticket with all of them, and each answered only by a text approved for it.

A ticket is about one conversation at a time; those in which somebody says the same are kept beside it. An approved
reply goes to the one that it was written for. After that the ticket turns to the next one: because staff want it to,
because somebody wrote again there and waits, or because the post that it was about is gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.errors import Refused
from bot.domain.ticket import LIVE, Action, Status, move
from bot.domain.triage import Priority
from bot.flow import conversations
from bot.flow.conversations import Later
from bot.flow.recent import Match, Recent
from bot.flow.tickets import Sorted
from bot.store import copies, events, posts, tickets
from bot.store.copies import CopyRow
from bot.store.tables import IS_UNDER_WAY, PostRow, ReplyRow, TicketRow

MOST = 100
"""Tickets that are turned in one transaction."""


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a post ended: its ticket, and the rows of posts that belong into the thread.

    `turned`: the ticket is about another post now, and wants a draft for that.
    """

    ticket: int
    lines: tuple[int, ...] = ()
    turned: bool = False


def gather(session: Session, recent: Recent, sorted_posts: Sequence[Sorted], *, now: datetime) -> list[Sorted]:
    """Let posts that would open a ticket join the one about the same, and what was said below them with them."""
    matches = recent.matches(session, [s.post for s in sorted_posts if s.bucket == "ticket"], now=now)
    if not matches:
        return list(sorted_posts)
    moved = {s.post.conversation: matches[s.post.id] for s in sorted_posts if s.post.id in matches}
    return [_moved(s, moved) for s in sorted_posts]


def _moved(s: Sorted, moved: Mapping[str, Match]) -> Sorted:
    match = moved.get(s.post.conversation)
    if match is None or s.bucket == "ignored":
        return s
    return replace(s, bucket="own" if s.bucket == "own" else "joined", joins=match.ticket, first=match.first)


def land(session: Session, post_row: int, priority: str, settings: Settings, *, now: datetime) -> Landed | None:
    """Let a stored post that says the same, or that goes on where somebody did, have its effect on the ticket."""
    found = tickets.of_post(session, post_row)
    if found is None:
        return None
    ticket = tickets.lock(session, found.id)
    post = session.get_one(PostRow, post_row)
    copy = copies.of_conversation(session, post.conversation_id)
    if copy is None:
        return _go_on(session, ticket, post, settings, now=now)
    if post.own:
        return _answered(session, copy, post, now=now)
    _hear(session, ticket, copy, post, priority, now=now)
    if Status(ticket.status) in LIVE or _under_way(session, ticket):
        return Landed(ticket.id, (post_row,))
    left = turn(session, ticket, copy, by=events.AMENDS, now=now)
    conversations.start_clock(ticket, settings, now=now)
    return Landed(ticket.id, (left, post_row), turned=True)


def _go_on(session: Session, ticket: TicketRow, post: PostRow, settings: Settings, *, now: datetime) -> Landed | None:
    """The ticket has turned to this conversation meanwhile: the post is a later one like any other."""
    if post.id <= ticket.post_id:
        return None
    later = Later(posts.read(session, post.id), post.id, post.conversation_id, tickets.verdict(ticket))
    _, lines = conversations.go_on(session, [later], settings, now=now)
    return Landed(ticket.id, tuple(lines), turned=not post.own)


def _answered(session: Session, copy: CopyRow, post: PostRow, *, now: datetime) -> Landed:
    """Somebody answered there from our account: a colleague, or the bot before the ticket turned away."""
    copy.settled_at = now
    ours = select(ReplyRow.id).where(ReplyRow.ticket_id == copy.ticket_id, ReplyRow.remote_id == post.remote_id)
    return Landed(copy.ticket_id, () if session.scalar(ours) else (post.id,))


def _hear(session: Session, ticket: TicketRow, copy: CopyRow, post: PostRow, priority: str, *, now: datetime) -> None:
    """Take in what somebody says who says the same: the ticket becomes more urgent by it, never less."""
    if post.id > copy.post_id:
        copy.post_id, copy.wrote_again, copy.settled_at = post.id, True, None
        ticket.snoozed_until = None
    if Priority(priority).rank < Priority(ticket.priority).rank:
        ticket.priority = priority
        ticket.reasons = [f"a post that says the same is {priority}", *ticket.reasons][:6]
    events.note(session, ticket.id, Action.SAME, by="customer", now=now, post=post.id)


def turn(session: Session, ticket: TicketRow, copy: CopyRow, *, by: str, now: datetime) -> int:
    """Let a locked ticket be about this copy from now on; return the row of the post that it was about."""
    there, said, left = copy.conversation_id, copy.post_id, ticket.post_id
    copy.conversation_id, copy.post_id, copy.wrote_again = ticket.conversation_id, left, False
    copy.settled_at = None if Status(ticket.status) in LIVE else now
    ticket.conversation_id, ticket.post_id = there, said
    ticket.status = move(Status(ticket.status), Action.TURN)
    ticket.snoozed_until, ticket.dismissed_because = None, ""
    events.note(session, ticket.id, Action.TURN, by=by, now=now, post=said)
    return left


def turn_to_next(session: Session, ticket_id: int, settings: Settings, *, by: str, now: datetime) -> int:
    """Let an answered ticket be about the next one who says the same; return the row of the post that it was about."""
    ticket = tickets.lock(session, ticket_id)
    if Status(ticket.status) in LIVE or _under_way(session, ticket):
        raise Refused("This ticket is about another post still. Answer that one first.")
    waiting = copies.unsettled(session, ticket_id)
    if not waiting:
        raise Refused("Everybody who says the same was answered.")
    left = turn(session, ticket, waiting[0], by=by, now=now)
    conversations.start_clock(ticket, settings, now=now)
    return left


def turn_waiting(session: Session, settings: Settings, *, now: datetime) -> list[tuple[int, int]]:
    """Turn answered tickets to those who say the same and wrote again meanwhile; return tickets and posts left."""
    waiting = copies.waiting(session, most=MOST)
    return [(ticket, turn_to_next(session, ticket, settings, by=events.AMENDS, now=now)) for ticket in waiting]


def without(session: Session, ticket: TicketRow, *, now: datetime) -> bool:
    """Let a ticket whose own conversation is gone be about the next one who says the same; False where nobody does."""
    waiting = copies.unsettled(session, ticket.id)
    if waiting:
        turn(session, ticket, waiting[0], by=events.AMENDS, now=now)
    return bool(waiting)


def _under_way(session: Session, ticket: TicketRow) -> bool:
    return session.scalar(select(ReplyRow.id).where(ReplyRow.ticket_id == ticket.id, IS_UNDER_WAY).limit(1)) is not None
