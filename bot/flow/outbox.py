"""Step 7: an approved reply goes out once, or we find out what became of it.

`queued → sending → sent | failed | unclear`. `sending` is committed before the call. What is unclear is read back
after the platform's visibility grace, twice; only then is it sent again, once; after that a person is asked.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.domain import errors
from bot.domain.card import ReplyState
from bot.domain.post import Post
from bot.domain.ticket import Action, Status, move
from bot.platforms.base import Messenger, Platform, Receipt
from bot.store import events, goodwill, posts, tickets
from bot.store.tables import ReplyRow, TicketRow

FRESH = timedelta(seconds=5)
"""How old «sending» may be when the call begins; a process that slept in between must not send."""

CALL = timedelta(seconds=16)
"""Longer than `FRESH` and any platform call together: after that a call of a dead worker is over."""

LOOKS = 2
SENDS = 2
PAUSE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Errand:
    """What to do about one reply now: send it, or look whether it is there."""

    reply: int
    platform: str
    post: Post
    text: str
    key: str
    since: datetime
    look: bool
    attempt: int
    looks: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """Not yet: come back at `at`. `problem` is a sentence where something is wrong, empty where it is only early.

    `refused` is the platform's refusal of our account, which waiting does not mend.
    """

    at: datetime
    problem: str = ""
    refused: errors.Outside | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """The platform answered, and the reply was not among what it showed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The platform will never take it."""

    problem: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The platform did not say."""

    problem: str


Outcome = Receipt | Later | Missing | Refusal | Unknown


def fingerprint(text: str) -> str:
    """Return the SHA-256 that binds what is sent to what was approved."""
    return hashlib.sha256(text.encode()).hexdigest()


def take(session: Session, reply_id: int, platform: Platform, *, now: datetime) -> Errand | Later | None:
    """Take a reply in hand. None where nothing is left to do."""
    queued = update(ReplyRow).where(ReplyRow.id == reply_id, ReplyRow.state == ReplyState.QUEUED)
    taken = session.execute(
        queued.values(state=ReplyState.SENDING, sending_at=now, attempts=ReplyRow.attempts + 1, looks=0)
    )
    reply = session.get_one(ReplyRow, reply_id, populate_existing=True)
    if taken.rowcount:  # type: ignore[attr-defined]
        return _errand(session, reply, look=False)
    if reply.state not in (ReplyState.SENDING, ReplyState.UNCLEAR) or reply.asks or reply.sending_at is None:
        return None
    ready = _over(reply, reply.sending_at) + platform.caps.visibility_grace * (reply.looks + 1)
    return Later(ready) if now < ready else _errand(session, reply, look=True)


def _over(reply: ReplyRow, sending_at: datetime) -> datetime:
    """Return when the last call had ended at the latest. Of an unclear reply `sending_at` says just that.

    The looks are counted from here, not from the call's beginning: a call may take seconds until it is accepted.
    """
    return sending_at + CALL if reply.state == ReplyState.SENDING else sending_at


def _errand(session: Session, reply: ReplyRow, *, look: bool) -> Errand:
    if fingerprint(reply.text) != reply.text_hash:
        raise errors.BadDatabase(f"The text of reply {reply.id} is not the one that was approved. It stays unsent.")
    post = posts.read(session, reply.post_id)
    since = reply.sending_at or reply.approved_at
    if reply.state == ReplyState.UNCLEAR:
        since -= CALL
    what = reply.id, reply.platform, post, reply.text, reply.key
    return Errand(*what, since, look, reply.attempts, reply.looks, reply.private)


def deliver(platform: Platform, errand: Errand, *, now: datetime) -> Outcome:
    """Send the reply, or look for it: one call, and every answer translated into what follows from it."""
    if not errand.look and now - errand.since > FRESH:
        return Later(now, "The process was held up before it could send.")
    try:
        if errand.look:
            return platform.find_reply(errand.post, errand.text, errand.key, errand.since) or Missing()
        if not errand.private:
            return platform.reply(errand.post, errand.text, errand.key)
        if not isinstance(platform, Messenger):
            return Refusal(f"{platform.title} has no private messages.")
        return platform.message(errand.post, errand.text, errand.key)
    except errors.Outside as error:
        return _after(error, errand, now=now)


def _after(error: errors.Outside, errand: Errand, *, now: datetime) -> Outcome:
    """Return what follows from an error: only one that says «not done» lets us send again unasked."""
    match error:
        case errors.RateLimited():
            return Later(error.until, "The platform asks us to slow down.")
        case errors.Unreachable():
            return Later(now + PAUSE, str(error))
        case errors.AuthExpired() | errors.OutOfCredit():
            return Later(now + PAUSE * 4, str(error), error)
        case errors.Rejected() | errors.TargetGone() if not errand.look:
            return Refusal(str(error))
        case _:
            return Unknown(str(error))


def settle(session: Session, errand: Errand, outcome: Outcome, platform: Platform, *, now: datetime) -> Later | None:
    """Write down what became of the reply; return when to go on, or None where it is done."""
    reply = session.get_one(ReplyRow, errand.reply, populate_existing=True)
    ticket = tickets.lock(session, reply.ticket_id)
    if reply.state in (ReplyState.SENT, ReplyState.FAILED, ReplyState.DROPPED) or _stale(reply, errand, outcome):
        return None
    match outcome:
        case Receipt():
            mark_sent(session, reply, ticket, outcome, now=now)
            return None
        case Refusal(problem):
            reply.state, reply.problem = ReplyState.FAILED, problem
            events.note(session, ticket.id, Action.FAILED, by=events.AMENDS, now=now, reply=reply.id, problem=problem)
            return None
        case Later(at, problem):
            return _later(reply, errand, at, problem)
        case Missing():
            return _missing(session, reply, ticket, platform, now=now)
        case Unknown(problem):
            return _unknown(session, reply, ticket, errand, problem, platform, now=now)


def _stale(reply: ReplyRow, errand: Errand, outcome: Outcome) -> bool:
    """Return whether somebody else looked at the same time: that is one look, and the other one goes on."""
    doubt = isinstance(outcome, Missing | Unknown)
    return doubt and (reply.attempts, reply.looks) != (errand.attempt, errand.looks)


def _later(reply: ReplyRow, errand: Errand, at: datetime, problem: str) -> Later:
    reply.problem = problem
    if not errand.look:
        reply.state = ReplyState.QUEUED
        reply.attempts -= 1
    return Later(at, problem)


def _missing(
    session: Session, reply: ReplyRow, ticket: TicketRow, platform: Platform, *, now: datetime
) -> Later | None:
    reply.sending_at = _over(reply, reply.sending_at or now)
    reply.state = ReplyState.UNCLEAR
    reply.looks += 1
    if reply.looks < LOOKS:
        return Later(now + platform.caps.visibility_grace)
    if reply.attempts < SENDS:
        reply.state = ReplyState.QUEUED
        return Later(now)
    _ask(session, reply, ticket, now=now)
    return None


def _unknown(
    session: Session,
    reply: ReplyRow,
    ticket: TicketRow,
    errand: Errand,
    problem: str,
    platform: Platform,
    *,
    now: datetime,
) -> Later | None:
    if not errand.look:
        reply.sending_at = now
    elif reply.state == ReplyState.SENDING:
        reply.sending_at = _over(reply, errand.since)
    reply.state, reply.problem = ReplyState.UNCLEAR, problem
    if not errand.look:
        events.note(session, ticket.id, Action.UNCLEAR, by=events.AMENDS, now=now, reply=reply.id, problem=problem)
        return Later(now + platform.caps.visibility_grace)
    if now - errand.since > timedelta(minutes=10):
        _ask(session, reply, ticket, now=now)
        return None
    # A failed read proves nothing: the count of looks does not grow.
    return Later(now + max(platform.caps.visibility_grace, timedelta(seconds=5)))


def _ask(session: Session, reply: ReplyRow, ticket: TicketRow, *, now: datetime) -> None:
    reply.asks = True
    events.note(session, ticket.id, Action.UNCLEAR, by=events.AMENDS, now=now, reply=reply.id, asks=True)


def mark_sent(session: Session, reply: ReplyRow, ticket: TicketRow, receipt: Receipt, *, now: datetime) -> None:
    """Write down the proof that a reply has arrived; one that is public stops the clocks."""
    reply.state, reply.asks, reply.problem = ReplyState.SENT, False, ""
    reply.remote_id, reply.permalink, reply.sent_at = receipt.remote_id, receipt.permalink, now
    goodwill.sent(session, reply.id, now=now)
    if not reply.private:
        _answered(reply, ticket, now=now)
    events.note(session, ticket.id, Action.SENT, by=reply.approved_by, now=now, reply=reply.id, key=reply.key)


def _answered(reply: ReplyRow, ticket: TicketRow, *, now: datetime) -> None:
    """Stop the clocks: what the customer waits for in public is there."""
    if ticket.first_reply_at is None:
        ticket.first_reply_at = now
        ticket.first_reply_seconds = (now - (ticket.waiting_since or ticket.opened_at)).total_seconds()
        ticket.in_time = ticket.due_at is None or now <= ticket.due_at
    if ticket.post_id == reply.post_id:  # else they have written again meanwhile, and wait for an answer to that
        ticket.status = move(Status(ticket.status), Action.SENT)
        ticket.due_at = None


def platform_of(session: Session, reply_id: int) -> str:
    """Return the name of the platform account that a reply goes to."""
    return session.get_one(ReplyRow, reply_id).platform


def ticket_of(session: Session, reply_id: int) -> int:
    """Return the ticket that a reply belongs to."""
    return session.get_one(ReplyRow, reply_id).ticket_id
