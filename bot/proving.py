"""The durable recipe of the second pass: it reads once more what was read, and files what is new like any other."""

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy.orm import Session

from bot import upkeep, work
from bot.desk import Desk
from bot.domain import errors
from bot.domain.post import Post
from bot.domain.triage import Verdict
from bot.flow import coverage, health, ingest, triage
from bot.flow.coverage import Step
from bot.platforms.base import Page


def prove(desk: Desk, account: str) -> None:
    """Take the next page of the account's second pass, where one is due or under way."""
    with desk.sessions.begin() as session:
        step = _step(desk, session, account)
    if step is None:
        return
    try:
        page = coverage.fetch(desk.platforms[account], step)
    except errors.Outside as error:
        # The pass stays where it is. Whether the account is well is for reading to say.
        with desk.sessions.begin() as session:
            health.interrupt(session, account, error, now=desk.now())
        return
    with desk.sessions() as session:
        fresh = ingest.fresh(session, page)
    verdicts = triage.judge(desk.classifier, fresh)
    with desk.sessions.begin() as session:
        moved = coverage.advance(session, step, page, now=desk.now())
        health.count(session, account, now=desk.now(), cost=page.cost, looks=1)
        if moved:
            _file(desk, session, step, page, fresh, verdicts)
            if page.more:
                desk.engine.enqueue(session, "polls", "prove", account, partition=account)


def _step(desk: Desk, session: Session, account: str) -> Step | None:
    """Return the page to take; none while the account has to rest or to save."""
    if not upkeep.may_repeat(desk, session, account):
        return None
    watched = desk.settings.team.watched(account)
    return coverage.begin(session, upkeep.section(desk, account), watched, now=desk.now())


def _file(
    desk: Desk, session: Session, step: Step, page: Page, fresh: Sequence[Post], verdicts: dict[str, Verdict]
) -> None:
    """File what is still new now that nobody else stores posts of this account."""
    unstored = {post.id for post in ingest.fresh(session, page)} if fresh else set()
    fresh = [post for post in fresh if post.id in unstored]
    work.take_in(desk, session, step.account, fresh, verdicts, step.filing)
    coverage.suspect(session, step, page, fresh, now=desk.now())


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    return {prove.__name__: partial(prove, desk)}
