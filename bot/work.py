"""The durable recipes: each strings steps together and opens their transactions. Running one twice does no harm."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot import upkeep
from bot.desk import Desk
from bot.domain import errors
from bot.domain.post import Post
from bot.domain.triage import Verdict
from bot.flow import (
    cards,
    copies,
    decisions,
    drafts,
    followup,
    fresh,
    ingest,
    knowledge,
    outbox,
    similar,
    tickets,
    triage,
)
from bot.platforms.base import Receipt, Watch
from bot.store import purses, staff

CHUNK = 50
"""Tickets or posts to one piece of work: enqueueing one costs as much as filing four posts."""

KEEP_DELIVERIES = timedelta(days=1)
KEEP_WORK = timedelta(hours=2)
KEEP_ANSWERS = timedelta(days=2)


def poll(desk: Desk, account: str) -> None:
    """Fetch one page of one account, and make tickets of it."""
    platform = desk.platforms[account]
    with desk.sessions.begin() as session:
        mark = ingest.bookmark(session, account)
        want = upkeep.want(desk, session, mark)
    if want is None:
        return None
    try:
        page = ingest.fetch(platform, mark, want)
    except errors.Outside as error:
        with desk.sessions.begin() as session:
            return upkeep.stumbled(desk, session, account, error)
    with desk.sessions() as session:
        fresh = ingest.fresh(session, page)
    verdicts = triage.judge(desk.classifier, fresh)
    with desk.sessions.begin() as session:
        if not ingest.advance(session, mark, page, now=desk.now()):
            return None
        upkeep.looked(desk, session, mark, page)
        take_in(desk, session, account, fresh, verdicts, want)
        if page.more and ingest.queue(session, account, now=desk.now()):
            desk.engine.enqueue(session, "polls", "poll", account, partition=account)
    return None


def take_in(
    desk: Desk, session: Session, account: str, new: Sequence[Post], verdicts: Mapping[str, Verdict], want: Watch
) -> None:
    """File posts that are not stored yet, and enqueue what follows from them."""
    weighed = triage.weigh(session, verdicts, new, now=desk.now())
    sorted_posts, rows = tickets.sort(session, new, weighed, want)
    buckets = copies.gather(session, desk.recent, sorted_posts, now=desk.now())
    filed = tickets.file(session, account, buckets, rows, weighed, desk.settings, now=desk.now())
    todo = [*drafts.versions(session, filed.joined), *([ticket, 0] for ticket in filed.opened)]
    for start in range(0, len(todo), CHUNK):
        desk.engine.enqueue(session, "drafts", "draft", todo[start : start + CHUNK])
    for start in range(0, len(filed.thread_posts), CHUNK):
        # A work of its own: its many statements would keep everybody else from writing while a page is filed.
        desk.engine.enqueue(session, "chores", "show_posts", filed.thread_posts[start : start + CHUNK])
    for start in range(0, len(filed.same), CHUNK):
        desk.engine.enqueue(session, "chores", "land", filed.same[start : start + CHUNK])


def draft(desk: Desk, wanted: list[list[int]], wish: str = "") -> None:
    """Write drafts, and show the cards that bear them. Each is [ticket, version that the draft comes after]."""
    for ticket_id, after in wanted:
        with desk.sessions() as session:
            platform = desk.platforms[tickets.platform_of(session, ticket_id)]
            limit = platform.measure("").limit
            brief = drafts.brief(session, ticket_id, desk.settings, limit=limit, now=desk.now(), wish=wish)
            like = None if after else similar.find(session, ticket_id, brief.post, brief.verdict)
        if brief.version != after + 1:
            continue
        written = drafts.write(desk.writer, brief)
        # What is known to be in vain is said on the card at once: it costs no second edit in Slack.
        hopeless = desk.model.hopeless(brief) if desk.model else ""
        written = replace(written, note=hopeless)
        with desk.sessions.begin() as session:
            if drafts.save(session, brief, written, platform, desk.settings, now=desk.now()) and not hopeless:
                desk.rewrite(session, ticket_id, brief.version, wish)
            if like is not None:
                similar.keep(session, ticket_id, like)
            desk.show(session, ticket_id)


def show_card(desk: Desk, ticket_id: int) -> None:
    """Show a ticket's card as it stands."""
    with desk.sessions.begin() as session:
        topics, workspace = desk.settings.team.topic_names(), desk.board.workspace
        showing = cards.take(session, ticket_id, desk.platforms, topics, workspace=workspace, now=desk.now())
    if isinstance(showing, cards.Showing):
        outcome = cards.show(desk.board, showing, now=desk.now())
        with desk.sessions.begin() as session:
            later = cards.settle(session, showing, outcome, now=desk.now())
            if cards.was_lost(showing, outcome):
                desk.engine.enqueue(session, "updates", "catch_up", ticket_id)
    else:
        later = showing
    if later is not None:
        with desk.sessions.begin() as session:
            desk.show(session, ticket_id, at=later.at)


def catch_up(desk: Desk, ticket_id: int) -> None:
    """Do what reactions asked for while the card stood in Slack and we did not know yet whose it is."""
    with desk.sessions() as session:
        place = cards.place(session, ticket_id)
    if place is None:
        return
    for emoji, users in desk.board.reactions(*place).items():
        for user in users:
            _react(desk, ticket_id, emoji, user, place[0])


def _react(desk: Desk, ticket_id: int, emoji: str, user: str, channel: str) -> None:
    move = desk.settings.team.reactions.get(emoji.partition("::")[0])
    if move is None:
        return
    try:
        with desk.sessions.begin() as session:
            by = staff.may_decide(session, user, now=desk.now())
            decisions.react(session, ticket_id, move, by=by, now=desk.now())
            desk.call_lead(session, ticket_id)
            desk.show(session, ticket_id)
    except errors.Refused as refusal:
        with desk.sessions.begin() as session:
            desk.whisper(session, channel, user, str(refusal))


def show_posts(desk: Desk, post_rows: list[int]) -> None:
    """Bring posts into the threads of their cards."""
    for post_row in post_rows:
        with desk.sessions.begin() as session:
            desk.say(session, post_row)


def say(desk: Desk, message_id: int) -> None:
    """Post one line in a card's thread."""
    with desk.sessions.begin() as session:
        showing = cards.take_line(session, message_id, now=desk.now())
    if isinstance(showing, cards.Showing):
        outcome = cards.show(desk.board, showing, now=desk.now())
        with desk.sessions.begin() as session:
            later = cards.settle(session, showing, outcome, now=desk.now())
    else:
        later = showing
    if later is not None:
        with desk.sessions.begin() as session:
            desk.engine.enqueue(session, "updates", "say", message_id, delay=later.at - desk.now())


def send_reply(desk: Desk, reply_id: int) -> None:
    """Send one approved reply, or find out what became of it."""
    with desk.sessions.begin() as session:
        if upkeep.held(desk, session, reply_id, outbox.ticket_of(session, reply_id)):
            return
        platform = desk.platforms[outbox.platform_of(session, reply_id)]
        errand = outbox.take(session, reply_id, platform, now=desk.now())
        saw = fresh.seen(session, errand)
    later = errand if isinstance(errand, outbox.Later) else None
    if isinstance(errand, outbox.Errand):
        stopped = fresh.stands(platform, errand, saw, now=desk.now()) or fresh.below(platform, errand, saw)
        outcome = stopped or outbox.deliver(platform, errand, now=desk.now())
        with desk.sessions.begin() as session:
            later = fresh.settle(session, errand, outcome, platform, desk.settings, now=desk.now())
            upkeep.settled(desk, session, errand.platform, outcome)
            if isinstance(outcome, Receipt):
                desk.owe(session, outbox.ticket_of(session, reply_id))
            desk.show(session, outbox.ticket_of(session, reply_id))
            desk.restate(session, outbox.ticket_of(session, reply_id))
        if found := fresh.news(outcome):
            _take_in_found(desk, errand, found)
    if later is not None:
        with desk.sessions.begin() as session:
            desk.send(session, reply_id, at=later.at)


def _take_in_found(desk: Desk, errand: outbox.Errand, found: Sequence[Post]) -> None:
    """Take in posts that a look before the send found, as if the account's stream had brought them."""
    account, verdicts = errand.platform, triage.judge(desk.classifier, found)
    with desk.sessions.begin() as session:
        ingest.hold(session, account)
        take_in(desk, session, account, found, verdicts, Watch())
        desk.show(session, outbox.ticket_of(session, errand.reply))


def follow_up(desk: Desk) -> None:
    """Warn, wake, and pick up what got stuck."""
    with desk.sessions.begin() as session:
        due = followup.warn(session, desk.settings, now=desk.now())
        stuck = followup.stuck(session, now=desk.now())
        for ticket in (*due.cards, *stuck.cards):
            desk.show(session, ticket)
        for line, channel in (*due.lines, *followup.remind(session, desk.settings, now=desk.now()), *stuck.lines):
            desk.engine.enqueue(session, "cards", "say", line, partition=channel, priority=2)
        for ticket in stuck.drafts:
            desk.engine.enqueue(session, "drafts", "draft", [[ticket, 0]])
        for reply in stuck.replies:
            desk.send(session, reply)
        for ticket, left in copies.turn_waiting(session, desk.settings, now=desk.now()):
            desk.turned(session, ticket, left)


def learn_staff(desk: Desk) -> None:
    """Ask Slack who may decide now."""
    team = desk.settings.team.staff
    members = dict.fromkeys(team.users)
    for group in team.groups:
        members |= dict.fromkeys(desk.board.group_members(group))
    people = [desk.board.person(user) for user in members]
    with desk.sessions.begin() as session:
        known = [staff.Staff(p.id, p.name, p.first_name, p.may_act, p.why_not) for p in people]
        staff.keep(session, known, now=desk.now())


def read_knowledge(desk: Desk) -> None:
    """Bring what the team's knowledge files say into the database."""
    found = knowledge.read(knowledge.folder_of(desk.settings.team, desk.settings.secrets.amends_settings))
    with desk.sessions.begin() as session:
        knowledge.keep(session, found)


def tidy(desk: Desk) -> None:
    """Forget what only served to avoid doing things twice."""
    with desk.sessions.begin() as session:
        staff.forget_deliveries(session, before=desk.now() - KEEP_DELIVERIES)
        purses.forget(session, before=desk.now() - KEEP_ANSWERS)
    desk.engine.tidy(before=desk.now() - KEEP_WORK)


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    here = (poll, draft, show_card, show_posts, catch_up, say, send_reply, follow_up, learn_staff, read_knowledge, tidy)
    return {recipe.__name__: partial(recipe, desk) for recipe in here}
