from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.post import Author, Post
from bot.domain.triage import Category, Priority, Verdict
from bot.flow import ingest, report, tickets, triage
from bot.platforms.base import Page, Watch
from bot.store import posts
from bot.store.session import Sessions
from bot.store.tables import AccountRow, DraftRow, EventRow, PostRow, ReplyRow, TicketRow
from tests import factories
from tests.factories import NOW


def take_in(
    session: Session, settings: Settings, *taken: Post, verdict: Verdict | None = None, want: Watch | None = None
) -> tickets.Filed:
    ingest.queue(session, "sandbox", now=NOW)
    fresh = ingest.fresh(session, Page(tuple(taken), "c1"))
    verdicts = {post.id: verdict or factories.verdict() for post in fresh}
    buckets, rows = tickets.sort(session, fresh, verdicts, want or Watch())
    return tickets.file(session, "sandbox", buckets, rows, verdicts, settings, now=NOW)


def test_a_post_opens_one_ticket_with_its_route_and_due_time(sessions: Sessions) -> None:
    with sessions.begin() as session:
        filed = take_in(session, factories.settings(), factories.post())

    with sessions() as session:
        row = session.get_one(TicketRow, filed.opened[0])
        assert (row.status, row.channel, row.route) == ("new", "C0COMPLAINTS", "Everything else")
        assert row.due_at is not None
        assert (row.due_at - NOW).total_seconds() == 59 * 60


def test_the_same_post_twice_is_one_ticket(sessions: Sessions) -> None:
    post = factories.post()
    for _ in range(2):
        with sessions.begin() as session:
            filed = take_in(session, factories.settings(), post)

    assert filed.opened == ()
    with sessions() as session:
        assert len(session.scalars(select(TicketRow)).all()) == 1
        assert session.get_one(AccountRow, "sandbox").seen == 1


def test_a_later_post_joins_its_conversation_and_reopens_the_ticket(sessions: Sessions) -> None:
    first = factories.post()
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), first).opened[0]
        session.get_one(TicketRow, ticket).status = "resolved"
    with sessions.begin() as session:
        later = factories.post("still nothing!", conversation=first.conversation, parent=first.id)
        filed = take_in(session, factories.settings(), later)

    assert (filed.opened, filed.joined) == ((), (ticket,))
    with sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert row.status == "open"
        assert session.get_one(PostRow, row.post_id).text == "still nothing!"


def test_a_joining_post_raises_the_priority_but_never_lowers_it(sessions: Sessions) -> None:
    first = factories.post()
    with sessions.begin() as session:
        settings = factories.settings()
        ticket = take_in(session, settings, first, verdict=factories.verdict(priority=Priority.HIGH)).opened[0]
        for priority in (Priority.LOW, Priority.URGENT):
            later = factories.post("more", conversation=first.conversation)
            take_in(session, settings, later, verdict=factories.verdict(priority=priority))

    with sessions() as session:
        assert session.get_one(TicketRow, ticket).priority == "urgent"


def test_every_post_ends_in_exactly_one_bucket(sessions: Sessions) -> None:
    first = factories.post()
    noise = factories.post("win a phone")
    with sessions.begin() as session:
        settings = factories.settings()
        take_in(session, settings, first)
        take_in(session, settings, noise, verdict=factories.verdict(category=Category.NOISE))
        take_in(session, settings, factories.post("again", conversation=first.conversation))
        take_in(session, settings, factories.post("Sorry!", conversation=first.conversation, own=True))

    with sessions() as session:
        account = session.get_one(AccountRow, "sandbox")
        assert (account.tickets, account.joined, account.own, account.ignored) == (1, 1, 1, 1)
        assert account.seen == 4
        ignored = session.scalars(select(PostRow.ignored_because).where(PostRow.bucket == "ignored")).one()
        assert ignored.startswith("noise")


def test_what_a_watched_term_found_opens_a_ticket_only_if_it_complains(sessions: Sessions) -> None:
    found = factories.post("nice kettles at Lark Harbour", mentions_us=False)
    with sessions.begin() as session:
        filed = take_in(session, factories.settings(), found, verdict=factories.verdict(category=Category.PRAISE))

    assert filed.opened == ()


def test_an_answer_by_a_colleague_there_stops_the_clock(sessions: Sessions) -> None:
    first = factories.post()
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), first).opened[0]
        take_in(session, factories.settings(), factories.post("On it.", conversation=first.conversation, own=True))

    with sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert (row.status, row.due_at) == ("pending", None)
        assert "answered_by_hand" in session.scalars(select(EventRow.action)).all()


def test_an_urgent_post_goes_to_the_urgent_channel_day_and_night(sessions: Sessions) -> None:
    with sessions.begin() as session:
        urgent = factories.verdict(priority=Priority.URGENT)
        ticket = take_in(session, factories.settings(), factories.post(), verdict=urgent).opened[0]
        row = session.get_one(TicketRow, ticket)
        assert (row.channel, row.policy, row.mention) == ("C0URGENT", "urgent", "S0SUPPORT")


def test_the_cursor_moves_only_from_where_it_was_read(sessions: Sessions) -> None:
    with sessions.begin() as session:
        ingest.queue(session, "sandbox", now=NOW)
        mark = ingest.bookmark(session, "sandbox")
        assert ingest.advance(session, mark, Page((), "c1"), now=NOW)
        assert not ingest.advance(session, mark, Page((), "c2"), now=NOW)
        assert ingest.bookmark(session, "sandbox").cursor == "c1"


def test_looks_at_a_slow_platform_do_not_pile_up(sessions: Sessions) -> None:
    with sessions.begin() as session:
        assert ingest.queue(session, "sandbox", now=NOW)
        assert not ingest.queue(session, "sandbox", now=NOW)
        ingest.bookmark(session, "sandbox")
        assert ingest.queue(session, "sandbox", now=NOW)


def test_text_that_a_database_cannot_hold_is_stored_without_harm(sessions: Sessions) -> None:
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), factories.post("no\x00 tea \ud800 " + "x" * 200_000)).opened[0]
        row = session.get_one(TicketRow, ticket)
        assert session.get_one(PostRow, row.post_id).text.startswith("no tea ? x")


def test_what_cannot_be_a_complaint_is_ignored_and_still_part_of_the_conversation(sessions: Sessions) -> None:
    above = factories.post("Our kettle is on sale", own=True, aside="said before")
    post = factories.post("@LarkHarbour mine broke", conversation=above.conversation, parent=above.id)
    repost = factories.post("RT my kettle broke", aside="a repost")

    with sessions.begin() as session:
        filed = take_in(session, factories.settings(), above, post, repost)

    with sessions() as session:
        buckets = session.execute(select(PostRow.bucket, PostRow.ignored_because).order_by(PostRow.id)).all()
        ticket = session.get_one(TicketRow, filed.opened[0])
        assert [tuple(row) for row in buckets] == [("own", ""), ("ticket", ""), ("ignored", "a repost")]
        assert ticket.status == "new", "what we wrote before they complained answers nothing"
        assert [each.text for each in posts.thread(session, ticket.conversation_id)] == [above.text, post.text]


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"text": "win a kettle in our Giveaway!"}, "holds «giveaway», which is excluded"),
        ({"text": "waterkoker kapot", "language": "nl"}, "in a language that is not watched (nl)"),
        ({"text": "giveaways broke my kettle", "language": "en-GB"}, None),
        ({"text": "waterkoker kapot", "language": None}, None),
        ({"text": "@LarkHarbour giveaway!", "language": "nl", "mentions_us": True}, None),
    ],
)
def test_finds_that_are_not_wanted_open_no_ticket(
    sessions: Sessions, changes: dict[str, Any], because: str | None
) -> None:
    want = Watch(terms=("kettle",), exclude=("giveaway",), languages=("en", "de"))
    found = factories.post(**{"mentions_us": False, **changes})

    with sessions.begin() as session:
        take_in(session, factories.settings(), found, want=want)

    with sessions() as session:
        row = session.scalars(select(PostRow)).one()
        assert (row.bucket, row.ignored_because) == (("ignored", because) if because else ("ticket", ""))


@pytest.mark.parametrize(("state", "answered"), [("sent", True), ("failed", False), ("dropped", False)])
def test_a_post_tells_whether_our_reply_to_it_is_public(sessions: Sessions, state: str, answered: bool) -> None:
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), factories.post()).opened[0]
        post = session.get_one(TicketRow, ticket).post_id
        common = {"ticket_id": ticket, "post_id": post, "text": "Sorry."}
        draft = DraftRow(**common, version=1, writer="test", language="en", checks=[], created_at=NOW)
        session.add(draft)
        session.flush()
        approved = {"approved_by": "U0SAM", "approved_at": NOW, "text_hash": "h", "key": "k"}
        session.add(ReplyRow(**common, **approved, draft_id=draft.id, platform="sandbox", state=state))

    with sessions() as session:
        assert posts.read(session, post).answered is answered


def test_whoever_complained_before_and_waits_still_is_looked_at_sooner(sessions: Sessions) -> None:
    settings = factories.settings()
    with sessions.begin() as session:
        take_in(session, settings, factories.post(), factories.post(author=Author("a2", "noah")))
        again, other = factories.post("the lid broke"), factories.post("the lid broke", author=Author("a3", "ines"))
        plain = {post.id: factories.verdict(reasons=()) for post in (again, other)}

        found = triage.weigh(session, plain, (again, other), now=NOW)

    assert (found[again.id].priority, found[other.id].priority) == (Priority.HIGH, Priority.NORMAL)
    assert found[again.id].reasons == ("1 earlier complaint without an answer",)


def test_an_answered_complaint_or_praise_or_the_same_conversation_is_no_earlier_one(sessions: Sessions) -> None:
    settings, first = factories.settings(), factories.post()
    with sessions.begin() as session:
        ticket = take_in(session, settings, first).opened[0]
        praise = factories.verdict(category=Category.PRAISE)
        take_in(session, settings, factories.post("lovely", mentions_us=True), verdict=praise)
        same, other = factories.post("hello?", conversation=first.conversation), factories.post("the lid broke")
        plain = {post.id: factories.verdict(reasons=()) for post in (same, other)}

        waiting = triage.weigh(session, plain, (same,), now=NOW)
        session.get_one(TicketRow, ticket).first_reply_at = NOW
        session.flush()
        answered = triage.weigh(session, plain, (other,), now=NOW)

    assert waiting[same.id].priority is Priority.NORMAL
    assert answered[other.id].priority is Priority.NORMAL


@pytest.mark.parametrize(("author", "priority"), [("a1", "high"), ("a9", "normal")])
def test_writing_again_hours_later_raises_the_ticket_and_says_so(
    sessions: Sessions, author: str, priority: str
) -> None:
    first = factories.post()
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), first).opened[0]
        later = NOW + timedelta(hours=3)
        more = factories.post("?", conversation=first.conversation, author=Author(author, "m"), posted_at=later)
        take_in(session, factories.settings(), more)

    with sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert row.priority == priority
        assert ("wrote again after 3 h without an answer" in row.reasons) is (priority == "high")


def test_lists_go_by_turn_so_that_reach_orders_a_priority_and_waiting_wins(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settings = factories.settings()
        seen = Author("a5", "famous", followers=900_000)
        old = factories.post("old", posted_at=NOW - timedelta(hours=9))
        posts = (factories.post("quiet"), factories.post("loud", author=seen), old)
        take_in(session, settings, *posts)
        lines = {line.text: line.turn_at for line in report.overdue(session, now=NOW + timedelta(days=2))}

    order = sorted(lines, key=lambda text: str(lines[text]))
    assert order == ["old", "loud", "quiet"]
