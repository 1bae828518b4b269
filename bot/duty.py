"""Durable recipes beside the way: what became of posts that we keep, and complaints that staff write down."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.desk import Desk
from bot.domain import errors
from bot.flow import byhand, cards, copies, drafts, recheck, triage

log = logging.getLogger(__name__)


def recheck_all(desk: Desk) -> None:
    """Ask for a look at every post of an open ticket, many in one call."""
    with desk.sessions.begin() as session:
        for account, ids in recheck.batches(session, list(desk.platforms)):
            desk.engine.enqueue(session, "chores", "recheck_some", account, ids)


def recheck_some(desk: Desk, account: str, ids: list[str]) -> None:
    """Look at some posts of one account, and take down what became of them. A look that fails is the next hour's."""
    platform = desk.platforms[account]
    try:
        states = recheck.ask(platform, ids)
    except errors.Outside as error:
        log.warning("%s could not be asked about its posts: %s", account, error, extra={"action": "recheck_failed"})
        return
    with desk.sessions.begin() as session:
        changed = recheck.apply(session, platform, states, desk.settings, now=desk.now())
        for ticket in changed:
            desk.show(session, ticket)
            desk.restate(session, ticket)
        if old := drafts.outdated(session, changed):
            desk.engine.enqueue(session, "drafts", "draft", old)


def restate(desk: Desk, message_id: int) -> None:
    """Say a line of a card's thread anew, as its post stands now."""
    with desk.sessions.begin() as session:
        showing = cards.take_stale(session, message_id, desk.now())
    if showing is None:
        return
    outcome = cards.show(desk.board, showing, now=desk.now())
    with desk.sessions.begin() as session:
        later = cards.settle_stale(session, showing, outcome)
        if later is not None:
            desk.engine.enqueue(session, "updates", "restate", message_id, delay=later.at - desk.now())


def log_complaint(desk: Desk, key: str, said: dict[str, str], user: str, channel: str) -> None:
    """Make a ticket of what staff heard and wrote down, and tell them which."""
    post = byhand.heard(key, said, now=desk.now())
    verdicts = triage.judge(desk.classifier, [post])
    with desk.sessions.begin() as session:
        ticket = byhand.log(session, post, verdicts, desk.settings, by=user, now=desk.now())
        if ticket is None:
            return
        desk.show(session, ticket)
        if channel:
            desk.whisper(
                session, channel, user, f"It is ticket {ticket} now. Its card is on its way.", key=f"log:{key}"
            )


def land(desk: Desk, posts: list[list[Any]]) -> None:
    """Bring posts that say the same as a ticket's onto its card and into its thread."""
    for post_row, priority in posts:
        with desk.sessions.begin() as session:
            landed = copies.land(session, post_row, priority, desk.settings, now=desk.now())
            if landed is None:
                continue
            for line in landed.lines:
                desk.say(session, line)
            if landed.turned:
                desk.engine.enqueue(session, "drafts", "draft", drafts.versions(session, [landed.ticket]))
            else:
                desk.show(session, landed.ticket)


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    here = (recheck_all, recheck_some, restate, log_complaint, land)
    return {recipe.__name__: partial(recipe, desk) for recipe in here}
