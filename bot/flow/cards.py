"""Step 5: one card per ticket, edited in place, and the conversation in its thread. Nothing is posted twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.orm import Session

from bot.domain import errors
from bot.domain.card import Card
from bot.domain.ticket import Action, Status
from bot.domain.triage import Priority
from bot.flow import removal
from bot.flow.outbox import Later
from bot.platforms.base import No, Platform
from bot.slack import board as slack
from bot.slack import card as face
from bot.slack import notes
from bot.slack.blocks import Message
from bot.store import cards, messages, posts, tickets
from bot.store.tables import EventRow, MessageRow, PostRow, TicketRow, table

CALL = timedelta(seconds=12)
"""Longer than any call to Slack may last: after that a call of a dead worker is over."""

GRACE = timedelta(seconds=2)
"""How old «posting» may be when the call begins; a process that slept in between must not post."""

PAUSE = timedelta(seconds=20)
FORGOTTEN = timedelta(minutes=15)
"""A card asked for so long ago may be asked for again: a full disk may have swallowed the work."""

UNKNOWN = -1
"""The revision of a card of which nobody knows what it shows."""

_TICKETS = table(TicketRow)
_WANT = (
    update(_TICKETS)
    .where(_TICKETS.c.id == bindparam("ticket"))
    .where(_TICKETS.c.card_queued_at.is_(None) | (_TICKETS.c.card_queued_at < bindparam("forgotten")))
    .values(card_queued_at=bindparam("now"))
    .returning(
        _TICKETS.c.channel,
        _TICKETS.c.priority,
        select(MessageRow.ts).where(MessageRow.key == bindparam("key")).scalar_subquery(),
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card that is to be shown: where, how soon (1 for urgent), and whether it is in Slack already."""

    channel: str
    rank: int
    posted: bool


@dataclass(frozen=True, slots=True)
class Showing:
    """What to do with one Slack message now: post it, look for it, or change it."""

    key: str
    row: int
    channel: str
    message: Message
    payload: dict[str, str | int]
    ts: str = ""
    thread: str = ""
    started: datetime | None = None
    look: bool = False
    ticket: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """The message is there."""

    ts: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Slack answered, and the message is not there."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Slack did not say whether it took the message."""


Outcome = Shown | Absent | Doubtful | Later


def want(session: Session, ticket: int, *, now: datetime) -> Wanted | None:
    """Ask for the card to be shown as it will stand; None where that is asked for already, and not long ago."""
    session.flush()
    values = {"ticket": ticket, "forgotten": now - FORGOTTEN, "now": now, "key": messages.card_key(ticket)}
    row = session.execute(_WANT, values).one_or_none()
    return Wanted(row[0], Priority(row[1]).rank, bool(row[2])) if row else None


def not_queued(now: datetime) -> ColumnElement[bool]:
    """Return the condition under which a card may be asked for."""
    return TicketRow.card_queued_at.is_(None) | (TicketRow.card_queued_at < now - FORGOTTEN)


def take(
    session: Session,
    ticket_id: int,
    platforms: dict[str, Platform],
    topics: Sequence[str] = (),
    *,
    now: datetime,
    workspace: str = "",
) -> Showing | Later:
    """Read the card as it stands now and take its message in hand. `workspace` is the address of ours in Slack."""
    session.execute(update(TicketRow).where(TicketRow.id == ticket_id).values(card_queued_at=None))
    card, revision = cards.read(session, ticket_id, now=now)
    card = replace(finish(card, platforms, topics), workspace=workspace)
    key = messages.card_key(ticket_id)
    messages.want(session, key, session.get_one(TicketRow, ticket_id), now=now)
    row = messages.of_key(session, key)
    assert row is not None
    what = face.render(card, now), _payload(card)
    return in_hand(session, row, Showing(key, row.id, row.channel, *what, ticket=ticket_id, revision=revision), now=now)


def _payload(card: Card) -> dict[str, str | int]:
    return {"ticket": card.ticket, "post": card.post.id, "platform": card.platform, "category": card.category}


def finish(card: Card, platforms: dict[str, Platform], topics: Sequence[str] = ()) -> Card:
    """Add what only the platform knows: its title, the draft's length, and whether we may answer; and the topics."""
    platform = platforms.get(card.platform)
    card = replace(card, topics=tuple(topics))
    if platform is None:
        return replace(card, may_not_reply="This platform is no longer in amends.toml.")
    may = platform.may_reply(card.post)
    draft = replace(card.draft, length=platform.measure(card.draft.text)) if card.draft else None
    reason = may.reason if isinstance(may, No) else ""
    also = tuple(replace(one, platform_title=_title(one.platform, platforms)) for one in card.also)
    return replace(card, platform_title=platform.title, draft=draft, may_not_reply=reason, also=also)


def _title(name: str, platforms: dict[str, Platform]) -> str:
    return platforms[name].title if name in platforms else name


def in_hand(session: Session, row: MessageRow, showing: Showing, *, now: datetime) -> Showing | Later:
    """Take a message in hand: to be changed where it is there, posted by one only, or looked for after a doubt."""
    if row.ts:
        return replace(showing, ts=row.ts, started=row.posting_at)
    if messages.begin(session, row.id, now=now):
        return replace(showing, started=now)
    started = row.posting_at or now
    if now < started + CALL + GRACE:
        return Later(started + CALL + GRACE)
    return replace(showing, started=started, look=True)


def take_line(session: Session, message_id: int, *, now: datetime) -> Showing | Later | None:
    """Take a line of a card's thread in hand; it waits for the card, and a post for those said before it."""
    row = session.get_one(MessageRow, message_id, populate_existing=True)
    if row.ts or row.ticket_id is None:
        return None
    card = messages.of_key(session, messages.card_key(row.ticket_id))
    if card is None or not card.ts or messages.said_before(session, row):
        return Later(now + GRACE)
    payload: dict[str, str | int] = {"ticket": row.ticket_id}
    if row.post_id is not None:
        message, about = _said(session, row.post_id, now)
        payload |= about
    else:
        remind = notes.REMINDERS.get(row.key.partition(":")[0], notes.reminder)
        message = remind(cards.read(session, row.ticket_id, now=now)[0], row.text, now)
    return in_hand(session, row, Showing(row.key, row.id, row.channel, message, payload, thread=card.ts), now=now)


def _said(session: Session, post_row: int, now: datetime) -> tuple[Message, dict[str, str | int]]:
    post = posts.read(session, post_row)
    return notes.arrived(post, post.platform, now), {"post": post.id, "platform": post.platform}


def take_stale(session: Session, message_id: int, now: datetime) -> Showing | None:
    """Take a line in hand whose post was edited or removed; None where it is said anew already."""
    row = session.get_one(MessageRow, message_id, populate_existing=True)
    if row.state != removal.STALE or not row.ts or row.post_id is None or row.ticket_id is None:
        return None
    message, about = _said(session, row.post_id, now)
    payload: dict[str, str | int] = {"ticket": row.ticket_id, **about}
    return Showing(row.key, row.id, row.channel, message, payload, ts=row.ts, started=row.posting_at)


def settle_stale(session: Session, showing: Showing, outcome: Outcome) -> Later | None:
    """Write down that a line was said anew; return when to try again, or None. A line that is gone is gone."""
    if isinstance(outcome, Later):
        return outcome
    messages.posted(session, showing.row, showing.ts)
    return None


def show(board: slack.Board, showing: Showing, *, now: datetime) -> Outcome:
    """Post, look for or change the message: one call."""
    if showing.started and not showing.ts and not showing.look and now - showing.started > GRACE:
        return Later(now)
    try:
        return _call(board, showing)
    except errors.RateLimited as error:
        return Later(error.until)
    except errors.Unclear:
        return Doubtful() if not showing.ts else Later(now + GRACE)
    except (errors.Unreachable, errors.AuthExpired, errors.Rejected) as error:
        return Later(now + PAUSE, str(error))
    except errors.TargetGone:
        return Absent()


def _call(board: slack.Board, showing: Showing) -> Outcome:
    if showing.ts:
        board.update(showing.channel, showing.ts, showing.message, key=showing.key, payload=showing.payload)
        return Shown(showing.ts)
    thread = showing.thread or None
    if showing.look and showing.started:
        found = board.find(showing.channel, showing.key, since=showing.started - GRACE, thread_ts=thread)
        return Shown(found) if found else Absent()
    ts = board.post(showing.channel, showing.message, key=showing.key, payload=showing.payload, thread_ts=thread)
    return Shown(ts)


def settle(session: Session, showing: Showing, outcome: Outcome, *, now: datetime) -> Later | None:
    """Write down where the message is; return when to go on, or None where it is done."""
    match outcome:
        case Shown(ts):
            # The ticket before the message, as everywhere: two transactions in two orders would wait for each other.
            changed = bool(showing.ticket) and _changed(session, showing)
            messages.posted(session, showing.row, ts)
            return Later(now) if changed else None
        case Absent():
            messages.not_posted(session, showing.row, started=showing.started)
            return Later(now)
        case Doubtful():
            return Later(now + GRACE + CALL)
        case Later(_, problem):
            if not showing.ts and not showing.look:
                messages.not_posted(session, showing.row, started=showing.started, problem=problem)
            return outcome


def was_lost(showing: Showing, outcome: Outcome) -> bool:
    """Return whether a card stood in Slack for a while without our knowing whose it is."""
    return showing.look and bool(showing.ticket) and isinstance(outcome, Shown)


def being_posted(session: Session, channel: str) -> list[int]:
    """Return the tickets whose cards are on their way into a channel: Slack may show them, and we do not know where."""
    card = MessageRow.key.like("card:%")
    under_way = select(MessageRow.ticket_id).where(MessageRow.channel == channel, MessageRow.ts.is_(None), card)
    return [found for found in session.scalars(under_way.where(MessageRow.state == "posting")) if found is not None]


def untouched(session: Session, *, most: int) -> list[int]:
    """Return the newest tickets whose cards are in Slack and that nobody has done anything with.

    Only these: on a card with a past, an old ✅ would resolve what the customer reopened meanwhile.
    """
    posted = select(MessageRow.ticket_id).where(MessageRow.key.like("card:%"), MessageRow.ts.is_not(None))
    touched = select(EventRow.ticket_id).where(EventRow.action.not_in((Action.ARRIVE, Action.WARN)))
    new = select(TicketRow.id).where(TicketRow.status == Status.NEW, TicketRow.id.in_(posted))
    return list(session.scalars(new.where(TicketRow.id.not_in(touched)).order_by(TicketRow.id.desc()).limit(most)))


def place(session: Session, ticket: int) -> tuple[str, str] | None:
    """Return channel and ts of a ticket's card, None where it is not posted."""
    row = messages.of_key(session, messages.card_key(ticket))
    return (row.channel, row.ts) if row and row.ts else None


def _changed(session: Session, showing: Showing) -> bool:
    """Write down which revision the card shows; return whether another one waits that nobody has asked for.

    A card that was found shows what stood on it when it was posted, before the look: nobody knows which revision.
    """
    shows = UNKNOWN if showing.look else showing.revision
    session.execute(update(TicketRow).where(TicketRow.id == showing.ticket).values(shown=shows))
    ticket = session.get_one(TicketRow, showing.ticket, populate_existing=True)
    return ticket.revision != shows and ticket.card_queued_at is None


def lines(session: Session, post_row: int, *, now: datetime) -> list[tuple[int, str]]:
    """Want a post in its card's thread, and whatever was said before it; return message rows and channels.

    A first post stands on the card alone. It comes into the thread when a second one takes its place.
    """
    ticket = tickets.of_post(session, post_row)
    if ticket is None:
        return []
    # Not the ticket's own conversation, but the post's: it may be one in which somebody says the same.
    there = select(PostRow.conversation_id).where(PostRow.id == post_row).scalar_subquery()
    said = select(PostRow.id).where(PostRow.conversation_id == there, PostRow.id <= post_row)
    found = []
    for row in session.scalars(said.order_by(PostRow.posted_at, PostRow.id)):
        message = messages.want(session, f"post:{row}", ticket, now=now, post=row)
        if message is not None:
            found.append((message, ticket.channel))
    return found


def line_for_lead(session: Session, ticket: int, lead: str, *, now: datetime) -> tuple[int, str] | None:
    """Want the lead called in the thread of an escalated ticket, once; return the message's row and channel."""
    row = session.get_one(TicketRow, ticket)
    if not row.escalated or not lead:
        return None
    message = messages.want(session, f"lead:{ticket}", row, now=now, text=lead)
    return (message, row.channel) if message else None
