"""The message of a surge, by the rules of all messages: posted once, found again after a doubt, edited in place."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, case, func, select, update
from sqlalchemy.orm import Session

from bot.domain.alarm import Alarm
from bot.domain.report import Line
from bot.domain.surge import Mark
from bot.domain.ticket import LIVE, Action
from bot.domain.triage import Priority
from bot.flow import cards, report
from bot.flow.cards import Outcome, Showing
from bot.flow.outbox import Later
from bot.slack import alarm as face
from bot.store import events, messages, surges, tickets
from bot.store.surging import SurgePostRow, SurgeRow
from bot.store.tables import MessageRow, PostRow, TicketRow

BATCH = 50
"""Tickets that are told of an incident in one transaction, so that nobody waits long for it."""

_RANK = case({str(each): each.rank for each in Priority}, value=TicketRow.priority)


def read(session: Session, number: int, home: str, *, now: datetime) -> tuple[Alarm, int]:
    """Return the alarm and the revision that it shows; `home` is the workspace's address, for links to cards."""
    row = session.get_one(SurgeRow, number, populate_existing=True)
    ours = _tickets(number)
    first = ours.order_by(TicketRow.status.not_in(LIVE), _RANK, TicketRow.id.desc())
    lines = report.lines(session, first, now=now)
    alarm = Alarm(
        surge=row.id,
        name=row.name,
        posts=row.posts,
        times=row.times,
        began_at=row.began_at,
        last_at=row.last_at,
        ended_at=row.ended_at,
        mark=Mark(row.mark),
        marked_by=row.marked_by,
        marked_at=row.marked_at,
        tickets=session.scalar(select(func.count()).select_from(ours.subquery())) or 0,
        lines=_linked(session, lines, home),
    )
    return alarm, row.revision


def _tickets(number: int) -> Select[TicketRow]:
    said = select(PostRow.conversation_id).join(SurgePostRow, SurgePostRow.post_id == PostRow.id)
    return select(TicketRow).where(tickets.of(said.where(SurgePostRow.surge_id == number)))


def _linked(session: Session, lines: tuple[Line, ...], home: str) -> tuple[Line, ...]:
    keys = {messages.card_key(line.ticket): line.ticket for line in lines}
    found = select(MessageRow.key, MessageRow.channel, MessageRow.ts).where(MessageRow.key.in_(keys))
    places = {keys[key]: (channel, ts) for key, channel, ts in session.execute(found) if ts}
    return tuple(replace(line, link=_link(home, *places.get(line.ticket, ("", "")))) for line in lines)


def _link(home: str, channel: str, ts: str) -> str:
    """Return the permalink of a message; it is the same that chat.getPermalink gives, without a call for each."""
    return f"{home.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}" if home and ts else ""


def place(session: Session, number: int) -> tuple[str, bool]:
    """Return the channel of an alarm, and whether its message is in Slack already."""
    message = messages.of_key(session, surges.key(number))
    return session.get_one(SurgeRow, number).channel, bool(message and message.ts)


def take(session: Session, number: int, home: str, *, now: datetime) -> Showing | Later:
    """Read the alarm as it stands now and take its message in hand."""
    alarm, revision = read(session, number, home, now=now)
    channel = session.get_one(SurgeRow, number).channel
    messages.want_alarm(session, surges.key(number), channel, now=now)
    row = messages.of_key(session, surges.key(number))
    assert row is not None
    message = face.render(alarm, now)
    showing = Showing(row.key, row.id, row.channel, message, {"surge": number}, revision=revision)
    return cards.in_hand(session, row, showing, now=now)


def settle(session: Session, number: int, showing: Showing, outcome: Outcome, *, now: datetime) -> Later | None:
    """Write down what the message shows; return when to go on, or None where it is done."""
    later = cards.settle(session, showing, outcome, now=now)
    if isinstance(outcome, cards.Shown):
        shows = cards.UNKNOWN if showing.look else showing.revision
        session.execute(update(SurgeRow).where(SurgeRow.id == number).values(shown=shows))
        row = session.get_one(SurgeRow, number, populate_existing=True)
        return Later(now) if showing.look and row.revision != shows else later
    return later


def tell(session: Session, number: int, *, by: str, now: datetime) -> list[int]:
    """Let some tickets know what staff said of their surge; return those whose cards change, none when all know."""
    word = session.get_one(SurgeRow, number).mark
    ours = SurgePostRow.surge_id == number
    untold = (SurgePostRow.told != word) & ((SurgePostRow.told == Mark.INCIDENT) | (word == Mark.INCIDENT))
    posts = list(session.scalars(select(SurgePostRow.post_id).where(ours, untold).limit(BATCH)))
    conversations = select(PostRow.conversation_id).where(PostRow.id.in_(posts))
    found = session.scalars(select(TicketRow.id).where(tickets.of(conversations)))
    changed = sorted(tickets.lock_all(session, found))
    action = Action.INCIDENT if word == Mark.INCIDENT else Action.NO_INCIDENT
    events.note_all(session, [events.event(each, action, by=by, now=now, surge=number) for each in changed])
    session.execute(update(SurgePostRow).where(ours, SurgePostRow.post_id.in_(posts)).values(told=word))
    return changed
