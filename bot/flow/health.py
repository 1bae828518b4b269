"""How each account is doing, what it costs, and what must be told once: beside step 1 and step 7."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.domain import errors
from bot.domain.budget import Waiting
from bot.domain.card import ReplyState
from bot.domain.triage import Priority
from bot.flow.fresh import Outcome
from bot.flow.ingest import Bookmark
from bot.flow.outbox import Later
from bot.platforms.base import Page, Receipt
from bot.store import tickets
from bot.store.dialect import insert
from bot.store.tables import AccountRow, PostRow, ReplyRow, TicketRow
from bot.store.watching import AccountDayRow, HealthRow, TroubleRow

CALM = timedelta(hours=1)
"""An account that was refused within this time has had its alarm: one that comes and goes is told once."""

LONGEST_WAIT = timedelta(minutes=5)
"""Between two tries of an account that is refused; servers lock out who tries a wrong password more often."""

WAITING = ("new", "open", "pending")

_NEW: dict[str, Any] = {"refused": "", "send_refused": "", "stopped_in": "", "suspects": 0}
_REMEDIES: tuple[tuple[type[errors.Outside], str], ...] = (
    (errors.AuthExpired, "«amends check» tries the new one."),
    (errors.OutOfCredit, "Buy credit there."),
    (errors.Rejected, "Look at what our app and account may do there."),
)
REFUSED = tuple(kind for kind, _ in _REMEDIES)
"""What does not mend itself: somebody has to do something."""


@dataclass(frozen=True, slots=True)
class Money:
    """Dollars that an account has cost today and this month (UTC)."""

    today: float = 0.0
    month: float = 0.0


def count(session: Session, account: str, *, now: datetime, cost: float = 0.0, looks: int = 0, failed: int = 0) -> None:
    """Add what was done and spent to the day's sums."""
    day = AccountDayRow
    new = insert(session, day).values(account=account, day=now.date(), looks=looks, errors=failed, cost=cost)
    more = {"looks": day.looks + looks, "errors": day.errors + failed, "cost": day.cost + cost}
    session.execute(new.on_conflict_do_update(index_elements=["account", "day"], set_=more))


def succeed(session: Session, mark: Bookmark, page: Page, *, now: datetime) -> HealthRow:
    """Write down that a page was read: whatever refused our reading is over."""
    if mark.troubled:
        lasting = TroubleRow.account == mark.account, TroubleRow.ended_at.is_(None)
        session.execute(update(TroubleRow).where(*lasting).values(ended_at=now))
    newest = max((post.posted_at for post in page.posts), default=None)
    told: dict[str, Any] = {"retry_at": page.retry_at, "refused": "", "calls_left": page.left}
    if newest is not None or not page.more:
        told["lag"] = max((now - newest).total_seconds(), 0.0) if newest else None
    return _keep(session, mark.account, **told)


def fail(session: Session, account: str, error: errors.Outside, *, now: datetime) -> str:
    """Write down that an account could not be read; return the alarm to raise, or nothing."""
    # The account before its day and its health, as everywhere: two orders would wait for each other.
    since = session.get_one(AccountRow, account, with_for_update=True).error_since
    count(session, account, now=now, looks=1, failed=1)
    if since is None:
        session.add(TroubleRow(account=account, began_at=now, words=str(error)[:300]))
    if isinstance(error, errors.RateLimited):
        _keep(session, account, retry_at=error.until)
    if not isinstance(error, REFUSED):
        return ""
    wait = min(LONGEST_WAIT, (now - since) / 2 if since else timedelta())
    return _refuse(session, account, error, now=now, refused=str(error)[:300], retry_at=now + wait)


def interrupt(session: Session, account: str, error: errors.Outside, *, now: datetime) -> None:
    """Write down that a second pass was broken off; it goes on at its next turn."""
    count(session, account, now=now, looks=1, failed=1)
    if isinstance(error, errors.RateLimited):
        _keep(session, account, retry_at=error.until)


def resting(session: Session, account: str, *, now: datetime) -> bool:
    """Return whether the platform refuses us, or wants to be left alone for a while."""
    row = session.get(HealthRow, account)
    return row is not None and (bool(row.refused) or (row.retry_at is not None and row.retry_at > now))


def settled(session: Session, account: str, outcome: Outcome, *, now: datetime) -> str:
    """Write down what sending a reply cost, or that the platform refuses our sending; return the alarm to raise."""
    if isinstance(outcome, Receipt):
        if outcome.cost:
            count(session, account, now=now, cost=outcome.cost)
        refused = HealthRow.account == account, HealthRow.send_refused != ""
        session.execute(update(HealthRow).where(*refused).values(send_refused=""))
    if isinstance(outcome, Later) and outcome.refused is not None:
        return _refuse(session, account, outcome.refused, now=now, send_refused=outcome.problem[:300])
    return ""


def _refuse(session: Session, account: str, error: errors.Outside, *, now: datetime, **told: Any) -> str:
    """Turn the account red; return what to tell the team, or nothing where they know."""
    before = _keep(session, account)
    fresh = not (before.refused or before.send_refused) and (not before.refused_at or before.refused_at < now - CALM)
    _keep(session, account, refused_at=now, **told)
    remedy = next(words for kind, words in _REMEDIES if isinstance(error, kind))
    return f"{str(error).rstrip('.')}. {remedy}" if fresh else ""


def _keep(session: Session, account: str, **told: Any) -> HealthRow:
    """Change what is known of an account and return all of it, held by this transaction."""
    new = insert(session, HealthRow).values(account=account, **_NEW | told)
    # Without anything to say it still writes, so that nobody else changes the row before the commit.
    session.execute(new.on_conflict_do_update(index_elements=["account"], set_=told or {"account": account}))
    return session.get_one(HealthRow, account, populate_existing=True)


def held(session: Session, reply_id: int) -> bool:
    """Return whether a reply has to wait because the platform refuses us; its card then says so."""
    reply = session.get_one(ReplyRow, reply_id)
    health = session.get(HealthRow, reply.platform)
    if reply.state != ReplyState.QUEUED or health is None or not health.refused:
        return False
    if reply.problem != health.refused:
        tickets.lock(session, reply.ticket_id)
        reply.problem = health.refused
    return True


def spent(session: Session, *, now: datetime) -> dict[str, Money]:
    """Return what each account has cost today and this month."""
    day = AccountDayRow
    today = func.sum(day.cost).filter(day.day == now.date())
    sums = select(day.account, today, func.sum(day.cost)).where(day.day >= now.date().replace(day=1))
    return {
        name: Money(today or 0.0, month or 0.0) for name, today, month in session.execute(sums.group_by(day.account))
    }


def waiting(session: Session, account: str) -> Waiting:
    """Return who waits in conversations on this account."""
    here = select(TicketRow.id).join(PostRow, PostRow.id == TicketRow.post_id).where(PostRow.platform == account)
    unsettled = here.where(TicketRow.status.in_(WAITING))
    if session.scalar(unsettled.where(TicketRow.priority == Priority.URGENT).limit(1)) is not None:
        return Waiting.URGENT
    return Waiting.OPEN if session.scalar(unsettled.limit(1)) is not None else Waiting.NOBODY


def stop(session: Session, account: str, *, stopped: bool, now: datetime) -> bool:
    """Note whether the month's budget is used up; True when that is new, and to be told."""
    month = f"{now:%Y-%m}" if stopped else ""
    before = _keep(session, account).stopped_in
    if before != month:
        _keep(session, account, stopped_in=month)
    return stopped and before != month
