"""What the recipes do for an account beside their work: keep its pace, count its money, raise its alarm once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot.accounts import AccountSection
from bot.desk import Desk
from bot.domain import budget, errors
from bot.domain.budget import Pace
from bot.flow import coverage, health, ingest
from bot.flow.fresh import Outcome
from bot.flow.ingest import Bookmark
from bot.platforms.base import Page, Watch
from bot.slack import answers

log = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)


def section(desk: Desk, account: str) -> AccountSection:
    """Return the account's settings; the usual ones for an account that amends.toml does not list."""
    found = (each for each in desk.settings.team.platforms if each.name == account)
    return next(found, AccountSection(name=account))


def want(desk: Desk, session: Session, mark: Bookmark) -> Watch | None:
    """Return what to look for on an account now; None where its budget lets it wait."""
    found = _pace(desk, session, mark)
    return ingest.watch(desk.settings, mark, now=desk.now(), lean=found.lean) if found.go else None


def _pace(desk: Desk, session: Session, mark: Bookmark) -> Pace:
    """Return the account's pace: a budget may slow it down, or stop it and tell the team once."""
    mine = section(desk, mark.account)
    if mine.budget is None:
        return Pace()
    now = desk.now()
    share = _share(session, mine, now)
    waits = health.waiting(session, mark.account) if share >= budget.LEAN_FROM else budget.Waiting.NOBODY
    found = budget.pace(share, waits, every=mine.every, last=mark.read_at, now=now)
    if health.stop(session, mark.account, stopped=found.stopped, now=now):
        words = f"its budget of ${mine.budget:,.2f} is used up. {_WAITS}"
        alarm(desk, session, mark.account, f"{now:%Y-%m} {mine.budget:g}", words)
    return found


def _share(session: Session, account: AccountSection, now: datetime) -> float:
    """Return which part of the month's budget is spent."""
    month = health.spent(session, now=now).get(account.name, health.Money()).month
    return month / account.budget if account.budget else 0.0


def may_repeat(desk: Desk, session: Session, account: str) -> bool:
    """Return whether what was read may be read once more: not where it would cost others their place."""
    if health.resting(session, account, now=desk.now()):
        return False
    return _share(session, section(desk, account), desk.now()) < budget.LEAN_FROM


_WAITS = (
    "It is read again when the month is over, from where it stopped, or as soon as «budget» in amends.toml is raised. "
    "Approved replies still go out."
)


def looked(desk: Desk, session: Session, mark: Bookmark, page: Page) -> None:
    """Write down that a page of an account was read and stored."""
    health.count(session, mark.account, now=desk.now(), cost=page.cost, looks=1)
    found = health.succeed(session, mark, page, now=desk.now())
    every = section(desk, mark.account).second_pass
    coverage.follow(session, mark, page, found, every, now=desk.now())


def stumbled(desk: Desk, session: Session, account: str, error: errors.Outside) -> None:
    """Write down that an account could not be read, and tell the team where somebody has to do something."""
    now = desk.now()
    words = health.fail(session, account, error, now=now)
    ingest.stumble(session, account, error, now=now)
    if words:
        alarm(desk, session, account, f"{now:%Y-%m-%dT%H:%M:%S}", f"{words} {_KEPT}")


_KEPT = "Nothing is lost, replies wait; all goes on by itself as soon as the platform lets us."


def settled(desk: Desk, session: Session, account: str, outcome: Outcome) -> None:
    """Write down what a try to send a reply says of the account."""
    now = desk.now()
    if words := health.settled(session, account, outcome, now=now):
        alarm(desk, session, account, f"{now:%Y-%m-%dT%H:%M:%S}", f"{words} {_KEPT}")


def held(desk: Desk, session: Session, reply: int, ticket: int) -> bool:
    """Let a reply wait where its account is refused: visibly, and without asking the platform for each."""
    if not health.held(session, reply):
        return False
    at = desk.now() + MINUTE
    # However many times a reply is asked for, it looks at its account once a minute.
    key = f"held:{reply}:{int(at.timestamp() / MINUTE.total_seconds())}"
    desk.engine.enqueue(session, "replies", "send_reply", reply, key=key, delay=MINUTE)
    desk.show(session, ticket)
    return True


def alarm(desk: Desk, session: Session, account: str, when: str, words: str) -> None:
    """Tell the team's operators, once per `when`; without a channel of theirs, the last route's channel."""
    team = desk.settings.team
    channel = team.staff.ops_channel or team.routes[-1].channel
    title = desk.platforms[account].title
    name = title if title.casefold() == account else f"{title} ({account})"
    key = f"account:{account}:{when}"
    began = desk.now().isoformat()
    desk.engine.enqueue(session, "views", "warn_operators", channel, key, f"⚠ {name}: {words}", began, key=key)


def warn_operators(desk: Desk, channel: str, key: str, words: str, began: str) -> None:
    """Post an alarm, unless it is in the channel: Slack may have taken it without saying so."""
    since = datetime.fromisoformat(began)
    try:
        if desk.board.find(channel, key, since=since) is None:
            desk.board.post(channel, answers.sentence(words), key=key, payload={})
    except (errors.RateLimited, errors.Unreachable, errors.Unclear) as error:
        wait = error.until - desk.now() if isinstance(error, errors.RateLimited) else MINUTE
        with desk.sessions.begin() as session:
            desk.engine.enqueue(session, "views", "warn_operators", channel, key, words, began, delay=wait)
    except errors.Outside as error:
        log.error("The operators could not be told: %s %s", words, error, extra={"action": "alarm_failed"})


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    return {warn_operators.__name__: partial(warn_operators, desk)}
