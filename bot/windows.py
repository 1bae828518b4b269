"""Durable recipes for what one person sees: modals, whispers, the App Home. Late ones are dropped, never repeated."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from bot.desk import Desk
from bot.domain import errors
from bot.domain.goodwill import most_named
from bot.flow import drafts, report, tickets
from bot.slack import answers, home, log_modal, modals, offers
from bot.slack.blocks import View
from bot.store.tables import TicketRow
from bot.writers.offline import OfflineWriter

log = logging.getLogger(__name__)

PAUSE = timedelta(seconds=2)
TRIES = 3

LATE = "That took me too long and Slack has forgotten your click. Nothing was lost; please click again."


def open_edit(desk: Desk, ticket_id: int, trigger: str, channel: str, user: str) -> None:
    """Open the edit modal with the newest draft in it."""
    with desk.sessions() as session:
        card = desk.card(session, ticket_id)
    draft = card.draft
    text, version = (draft.text, draft.version) if draft else ("", 0)
    length = draft.length if draft else desk.platforms[card.platform].measure("")
    checks = draft.checks if draft else ()
    view = modals.edit_modal(card, text=text, checks=checks, length=length, version=version)
    _open(desk, trigger, view, channel, user)


def open_detail(desk: Desk, ticket_id: int, trigger: str, channel: str, user: str) -> None:
    """Open a ticket's history."""
    with desk.sessions() as session:
        card, happened = desk.card(session, ticket_id), report.history(session, ticket_id)
    _open(desk, trigger, modals.detail_modal(card, happened), channel, user)


def open_log(desk: Desk, trigger: str, text: str, channel: str, user: str) -> None:
    """Open the window for a complaint that came by telephone or in person."""
    _open(desk, trigger, log_modal.log_modal(text, channel), channel, user)


def open_own_words(desk: Desk, ticket_id: int, trigger: str, channel: str, user: str) -> None:
    """Ask for the words that a redraft should hold."""
    _open(desk, trigger, offers.own_words(ticket_id), channel, user)


def open_goodwill(desk: Desk, ticket_id: int, version: int, trigger: str, channel: str, user: str) -> None:
    """Open the window for an offer in private: the draft as the message, and a short acknowledgement for the public."""
    with desk.sessions() as session:
        platform = desk.platforms[tickets.platform_of(session, ticket_id)]
        limit = platform.measure("").limit
        brief = drafts.brief(session, ticket_id, desk.settings, limit=limit, now=desk.now())
    said = "\n".join(post.text for post in brief.conversation)
    named = most_named(brief.previous, said)
    public = OfflineWriter().acknowledge(brief) if platform.caps.public else None
    amount = f"{named / 100:.2f}".removesuffix(".00") if named else ""
    typed = offers.Typed(public, brief.previous, amount)
    sends = platform.caps.private or not platform.caps.public
    _open(desk, trigger, offers.window(ticket_id, version, typed, sends=sends), channel, user)


def _open(desk: Desk, trigger: str, view: View, channel: str, user: str) -> None:
    try:
        desk.board.open_view(trigger, view)
    except (errors.TargetGone, errors.Unreachable, errors.RateLimited):
        with desk.sessions.begin() as session:
            desk.whisper(session, channel, user, LATE)
    except errors.Outside as error:
        log.warning("A modal could not be opened: %s", error, extra={"action": "modal_failed"})


def refresh_edit(desk: Desk, ticket_id: int, version: int, view_id: str, hash_: str, typed: str) -> None:
    """Show the length and the checks of what somebody is typing. A newer keystroke's view wins by its hash."""
    with desk.sessions() as session:
        card = desk.card(session, ticket_id)
        ticket = session.get_one(TicketRow, ticket_id)
        platform = desk.platforms[card.platform]
        length = platform.measure(typed)
        facts = drafts.facts(session, ticket, length, desk.settings, now=desk.now(), text=typed)
    checks = drafts.judge(typed, facts, platform)
    base = card.draft.text if card.draft else ""
    view = modals.edit_modal(card, text=base, checks=checks, length=length, version=version, typed=typed)
    try:
        desk.board.update_view(view_id, view, hash_)
    except errors.Outside as error:
        log.debug("A live update came too late: %s", error, extra={"action": "refresh_late"})


def whisper(desk: Desk, channel: str, user: str, text: str, tries: int = 1) -> None:
    """Tell one person something that nobody else sees. Told twice is better than not told: it is tried again."""
    try:
        desk.board.whisper(channel, user, answers.harmless(text))
    except (errors.RateLimited, errors.Unreachable, errors.Unclear) as error:
        wait = error.until - desk.now() if isinstance(error, errors.RateLimited) else PAUSE
        if tries < TRIES:
            with desk.sessions.begin() as session:
                desk.engine.enqueue(session, "views", "whisper", channel, user, text, tries + 1, delay=wait)
    except errors.Outside as error:
        log.warning("A whisper did not reach its reader: %s", error, extra={"action": "whisper_failed"})


def alarm(desk: Desk, work: str, error: str) -> None:
    """Tell the operators that work keeps failing; it is still tried."""
    channel = desk.settings.team.staff.ops_channel
    if not channel:
        return
    words = (
        f"Work keeps failing: {work}. {error} It is kept and tried again every few minutes; the log has the details."
    )
    try:
        desk.board.post(channel, answers.sentence(words), key=f"alarm:{work}"[:80], payload={})
    except errors.Outside as failure:
        log.error("The operators could not be told: %s", failure, extra={"action": "alarm_failed"})


def publish_home(desk: Desk, user: str) -> None:
    """Show somebody their App Home: the numbers of now, and their own tickets."""
    zone = desk.settings.hours.zone
    with desk.sessions() as session:
        budgets = desk.settings.team.budgets()
        status = report.summary(session, desk.platforms, zone=zone, now=desk.now(), budgets=budgets)
        mine = report.mine(session, user, now=desk.now())
    try:
        desk.board.publish_home(user, home.render(status, mine, desk.now()))
    except errors.Outside as error:
        log.warning("The App Home was not shown: %s", error, extra={"action": "home_failed"})


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    here = (open_edit, open_detail, open_own_words, open_goodwill, open_log, refresh_edit, whisper, alarm, publish_home)
    return {recipe.__name__: partial(recipe, desk) for recipe in here}
