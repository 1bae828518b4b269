"""Step 6: what staff decide. Each decision is one short transaction; the database says who was first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from bot.domain import sla
from bot.domain.card import ReplyState
from bot.domain.draft import blocked, gaps_in, ticks
from bot.domain.errors import Refused, Stale, Taken
from bot.domain.post import Post
from bot.domain.ticket import Action, Status, move
from bot.domain.triage import Category
from bot.flow import drafts, fresh, outbox, redrafts
from bot.platforms.base import No, Receipt, Yes
from bot.store import cards, events, goodwill, labels, posts, tickets
from bot.store.staff import Staff
from bot.store.tables import UNDER_WAY, DraftRow, ReplyRow, TicketRow, table

MayReply = Callable[[Post], Yes | No]

_REPLIES = table(ReplyRow).c
_APPROVALS = select(_REPLIES.draft_id, _REPLIES.state, _REPLIES.approved_by).where(
    _REPLIES.ticket_id == bindparam("ticket")
)
Approvals = Sequence[Row[int, str, str]]
"""The replies of a ticket as (draft, state, who approved it)."""


def claim(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> TicketRow:
    """Make the person own the next move; the first one wins."""
    ticket = tickets.lock(session, ticket_id)
    if ticket.assignee == by.user:
        return ticket
    if ticket.assignee is not None:
        since = f" since {ticket.claimed_at:%H:%M} UTC" if ticket.claimed_at else ""
        raise Taken(f"<@{ticket.assignee}> has had ticket {ticket_id}{since}.")
    ticket.status = move(Status(ticket.status), Action.CLAIM)
    _assign(session, ticket, by, now=now)
    return ticket


def _assign(session: Session, ticket: TicketRow, by: Staff, *, now: datetime) -> None:
    ticket.assignee, ticket.claimed_at = by.user, now
    events.note(session, ticket.id, Action.CLAIM, by=by.user, now=now)


def release(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> TicketRow:
    """Stop being the one who owns the next move; only the owner can."""
    ticket = tickets.lock(session, ticket_id)
    if ticket.assignee != by.user:
        return ticket
    if Status(ticket.status) not in (Status.RESOLVED, Status.DISMISSED):
        ticket.status = move(Status(ticket.status), Action.RELEASE)
    ticket.assignee = ticket.claimed_at = None
    events.note(session, ticket_id, Action.RELEASE, by=by.user, now=now)
    return ticket


def approve(
    session: Session,
    ticket_id: int,
    *,
    version: int,
    by: Staff,
    may_reply: MayReply,
    now: datetime,
    ticked: tuple[str, ...] | None = None,
) -> ReplyRow:
    """Freeze exactly the text that the person saw and queue it; `ticked` None means the card's confirm dialog."""
    ticket = tickets.lock(session, ticket_id)
    status = move(Status(ticket.status), Action.APPROVE)
    draft = _seen(session, ticket, version)
    confirmed = _confirmed(draft, ticked)
    post = posts.read(session, ticket.post_id)
    said = fresh.all_said(session, ticket)
    _still_to_answer(said, draft, post, may_reply)
    ticket.status = status  # last: what is dirty is written before each statement that follows
    if ticket.assignee is None:
        _assign(session, ticket, by, now=now)
    reply = queue(session, ticket, draft, post, seen=fresh.sight(post, said), by=by.user, now=now)
    detail = {"reply": reply.id, "version": version, "text": reply.text, "checks": draft.checks, "ticked": confirmed}
    events.note(session, ticket_id, Action.APPROVE, by=by.user, now=now, **detail)
    return reply


def _not_under_way(session: Session, ticket: TicketRow) -> Approvals:
    """Return what was approved before, of which nothing is on its way."""
    approvals = session.execute(_APPROVALS, {"ticket": ticket.id}).all()
    for _, state, approved_by in approvals:
        if state in UNDER_WAY:
            raise Taken(f"<@{approved_by}> has approved a reply to this ticket already; it is on its way.")
    return approvals


def _seen(session: Session, ticket: TicketRow, version: int) -> DraftRow:
    approvals = _not_under_way(session, ticket)
    draft = drafts.newest_draft(session, ticket)
    if draft is None:
        raise Refused("There is no draft to approve yet.")
    if draft.version != version:
        raise Stale(
            "The draft changed since you read it. Look at the new one, then approve it.",
            theirs=draft.text,
            theirs_by=draft.by or "",
            version=draft.version,
        )
    if draft.post_id != ticket.post_id:
        raise Refused("They have written again since this draft. A new one is on its way to the card.")
    for approved, _, approved_by in approvals:
        if approved == draft.id:
            raise Taken(f"<@{approved_by}> has approved this very reply already.")
    return draft


def _still_to_answer(said: Sequence[fresh.Said], draft: DraftRow, post: Post, may_reply: MayReply) -> None:
    fresh.refuse_old(said, draft, post)
    if isinstance(answer := may_reply(post), No):
        raise Refused(answer.reason)


def _confirmed(draft: DraftRow, ticked: tuple[str, ...] | None) -> list[str]:
    checks = tuple(cards.check_of(raw) for raw in draft.checks)
    if stop := blocked(checks):
        raise Refused("This draft cannot be sent: " + "; ".join(check.message for check in stop))
    asked = [check.rule for check in ticks(checks)]
    if ticked is None:
        return asked
    if left := [check for check in ticks(checks) if check.rule not in ticked]:
        raise Refused("Please confirm first: " + "; ".join(check.message for check in left))
    return asked


def queue(
    session: Session, ticket: TicketRow, draft: DraftRow, post: Post, *, seen: str, by: str, now: datetime
) -> ReplyRow:
    """Freeze a draft's text as a reply to be sent, a private one in private; `seen` is the approver's `fresh.sight`."""
    _has_no_gap(draft.text)
    reply = ReplyRow(
        key=f"reply-{draft.id}",
        ticket_id=ticket.id,
        draft_id=draft.id,
        post_id=ticket.post_id,
        platform=post.platform,
        text=draft.text,
        text_hash=outbox.fingerprint(draft.text),
        state=ReplyState.QUEUED,
        approved_by=by,
        approved_at=now,
        seen=seen,
        private=draft.writer == drafts.PRIVATE,
    )
    session.add(reply)
    session.flush()
    if not reply.private:
        redrafts.note_edit(session, ticket, draft, reply)
    return reply


def _has_no_gap(text: str) -> None:
    """The last door: a text with a gap does not pass, whatever its checks said."""
    if gaps := gaps_in(text):
        raise Refused(f"This draft cannot be sent: fill in {gaps[0][:60]}.")


def dismiss(session: Session, ticket_id: int, reason: str, *, by: Staff, now: datetime) -> None:
    """Decide that a ticket needs no answer."""
    ticket = tickets.lock(session, ticket_id)
    ticket.status = move(Status(ticket.status), Action.DISMISS)
    ticket.dismissed_because, ticket.due_at = reason[:60], None
    events.note(session, ticket_id, Action.DISMISS, by=by.user, now=now, reason=reason[:60])
    if reason in labels.NO_COMPLAINT and (post := labels.opener(session, ticket_id)):
        labels.add(session, post, Category.NOISE, labels.DISMISSED, by=by.user, now=now)


def resolve(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> None:
    """Decide that the matter is settled."""
    ticket = tickets.lock(session, ticket_id)
    if Status(ticket.status) is Status.RESOLVED:
        return
    ticket.status = move(Status(ticket.status), Action.RESOLVE)
    ticket.due_at = None
    events.note(session, ticket_id, Action.RESOLVE, by=by.user, now=now)


def reopen(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> None:
    """Take a ticket up again."""
    ticket = tickets.lock(session, ticket_id)
    ticket.status = move(Status(ticket.status), Action.REOPEN)
    if ticket.dismissed_because in labels.NO_COMPLAINT and (post := labels.opener(session, ticket_id)):
        labels.withdraw(session, post, labels.DISMISSED)
    ticket.dismissed_because = ""
    events.note(session, ticket_id, Action.REOPEN, by=by.user, now=now)


def snooze(session: Session, ticket_id: int, until: datetime, *, by: Staff, now: datetime) -> None:
    """Leave a ticket alone until then; the customer's answer wakes it."""
    ticket = tickets.lock(session, ticket_id)
    ticket.status = move(Status(ticket.status), Action.SNOOZE)
    ticket.snoozed_until = until
    events.note(session, ticket_id, Action.SNOOZE, by=by.user, now=now, until=until.isoformat())


def until(choice: str, hours: sla.OfficeHours, *, now: datetime) -> datetime:
    """Return the end of a snooze: an hour from now, or an hour into tomorrow's office time."""
    if choice == "snooze_tomorrow":
        return sla.due_at(now + timedelta(hours=16), timedelta(hours=1), hours)
    return now + timedelta(hours=1)


def escalate(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> bool:
    """Hand a ticket to the lead; False where that happened before."""
    ticket = tickets.lock(session, ticket_id)
    if ticket.escalated:
        return False
    ticket.status = move(Status(ticket.status), Action.ESCALATE)
    ticket.escalated = True
    events.note(session, ticket_id, Action.ESCALATE, by=by.user, now=now)
    return True


def redraft(session: Session, ticket_id: int, wish: str, *, by: Staff, now: datetime) -> int:
    """Note that a person wants another draft; return the version that it comes after."""
    ticket = tickets.lock(session, ticket_id)
    move(Status(ticket.status), Action.REDRAFT)
    _not_under_way(session, ticket)
    events.note(session, ticket_id, Action.REDRAFT, by=by.user, now=now, wish=wish)
    return ticket.draft_version


def react(session: Session, ticket_id: int, what: str, *, by: Staff, now: datetime) -> None:
    """Do what a reaction means."""
    moves: dict[str, Callable[..., object]] = {"claim": claim, "resolve": resolve, "escalate": escalate}
    moves[what](session, ticket_id, by=by, now=now)


def more(session: Session, ticket_id: int, what: str, *, hours: sla.OfficeHours, by: Staff, now: datetime) -> None:
    """Do what was chosen in the card's ⋯ menu."""
    if what.startswith("snooze"):
        snooze(session, ticket_id, until(what, hours, now=now), by=by, now=now)
        return
    choices: dict[str, Callable[..., object]] = {
        "escalate": escalate,
        "resolve": resolve,
        "by_hand": answered_by_hand,
        "release": release,
    }
    if what not in choices:
        raise Refused(f"I do not know «{what}».")
    choices[what](session, ticket_id, by=by, now=now)


def answered_by_hand(session: Session, ticket_id: int, *, by: Staff, now: datetime) -> None:
    """Note that a person answered on the platform itself."""
    ticket = tickets.lock(session, ticket_id)
    _not_under_way(session, ticket)
    ticket.status = move(Status(ticket.status), Action.ANSWERED_BY_HAND)
    ticket.due_at = None
    if ticket.first_reply_at is None:
        ticket.first_reply_at = now
        ticket.first_reply_seconds = (now - (ticket.waiting_since or ticket.opened_at)).total_seconds()
    events.note(session, ticket_id, Action.ANSWERED_BY_HAND, by=by.user, now=now)


def it_did(session: Session, reply_id: int, *, by: Staff, now: datetime) -> int:
    """A person saw the unclear reply in public; return its ticket."""
    reply, ticket = _asked(session, reply_id)
    outbox.mark_sent(session, reply, ticket, Receipt("", ""), now=now)
    events.note(session, ticket.id, Action.SENT, by=by.user, now=now, reply=reply_id, seen_by_hand=True)
    return ticket.id


def send_again(session: Session, reply_id: int, *, by: Staff, now: datetime) -> tuple[int, str]:
    """A person did not see the unclear reply and wants it sent; return its ticket and platform."""
    reply, ticket = _asked(session, reply_id)
    if reply.state == ReplyState.FAILED:
        _not_under_way(session, ticket)
    reply.state, reply.asks, reply.attempts = ReplyState.QUEUED, False, 1
    events.note(session, ticket.id, Action.SEND_AGAIN, by=by.user, now=now, reply=reply_id)
    return ticket.id, reply.platform


def drop(session: Session, reply_id: int, *, by: Staff, now: datetime) -> int:
    """A person gives an unclear reply up; return its ticket."""
    reply, ticket = _asked(session, reply_id)
    reply.state, reply.asks = ReplyState.DROPPED, False
    goodwill.dropped(session, reply_id, now=now)
    events.note(session, ticket.id, Action.DROP, by=by.user, now=now, reply=reply_id)
    return ticket.id


def _asked(session: Session, reply_id: int) -> tuple[ReplyRow, TicketRow]:
    found = session.get(ReplyRow, reply_id)
    if found is None:
        raise Refused(f"There is no reply {reply_id}.")
    ticket = tickets.lock(session, found.ticket_id)
    session.refresh(found)
    if not found.asks and found.state != ReplyState.FAILED:
        raise Taken("Somebody has decided this already.")
    return found, ticket
