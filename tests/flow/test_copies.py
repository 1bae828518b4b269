"""One ticket with all posts that say the same, and never an answer to somebody whom it was not approved for."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.errors import Refused
from bot.domain.post import Author, Post
from bot.domain.triage import Priority
from bot.flow import cards, copies, decisions, drafts, ingest, outbox, recheck, removal, report, tickets
from bot.flow.recent import Recent
from bot.platforms.base import Page, Watch, Yes
from bot.store import cards as stored
from bot.store.copies import CopyRow
from bot.store.session import Sessions
from bot.store.tables import AccountRow, EventRow, MessageRow, PostRow, ReplyRow, TicketRow
from bot.store.tickets import of_post
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform

SETTINGS = factories.settings()
TEXT = "Paid for express shipping and my kettle has been sitting in your Leeds depot since Tuesday, nobody answers"
PLATFORMS = {"sandbox": FakePlatform(), "mail": FakePlatform()}


def by(name: str, text: str = TEXT, **changes: object) -> Post:
    return replace(factories.post(text), author=Author(name, name, name.title()), **changes)  # type: ignore[arg-type]


def take_in(sessions: Sessions, recent: Recent, *taken: Post, priority: Priority = Priority.NORMAL) -> tickets.Filed:
    """Take in a page and let what says the same land, as `bot.work` does."""
    account = taken[0].platform
    verdicts = {post.id: factories.verdict(priority=priority) for post in taken}
    with sessions.begin() as session:
        ingest.queue(session, account, now=NOW)
        fresh = ingest.fresh(session, Page(taken, "c1"))
        buckets, rows = tickets.sort(session, fresh, verdicts, Watch())
        gathered = copies.gather(session, recent, buckets, now=NOW)
        filed = tickets.file(session, account, gathered, rows, verdicts, SETTINGS, now=NOW)
    land(sessions, filed)
    return filed


def land(sessions: Sessions, filed: tickets.Filed) -> list[copies.Landed | None]:
    landed = []
    for post_row, priority in filed.same:
        with sessions.begin() as session:
            landed.append(copies.land(session, post_row, priority, SETTINGS, now=NOW))
    return landed


def approve(sessions: Sessions, ticket: int, text: str = "I am sorry, and I look into it now.") -> int:
    """Write a draft as a person, approve it and send it; return the reply."""
    platform = PLATFORMS["sandbox"]
    with sessions.begin() as session:
        version = session.get_one(TicketRow, ticket).draft_version
        version = drafts.edit(
            session, ticket, text, base=version, by=SAM, platform=platform, settings=SETTINGS, now=NOW
        )
        reply = decisions.approve(
            session, ticket, version=version, by=SAM, may_reply=lambda _post: Yes(), now=NOW, ticked=None
        ).id
    with sessions.begin() as session:
        errand = outbox.take(session, reply, platform, now=NOW)
        assert isinstance(errand, outbox.Errand)
        outbox.settle(session, errand, outbox.deliver(platform, errand, now=NOW), platform, now=NOW)
    return reply


def only_ticket(sessions: Sessions) -> TicketRow:
    with sessions() as session:
        return session.scalars(select(TicketRow)).one()


def said_on_the_card(sessions: Sessions, ticket: int) -> tuple[tuple[str, bool, bool], ...]:
    with sessions() as session:
        card, _ = stored.read(session, ticket, now=NOW)
        return tuple((one.url.rpartition("/")[2], one.settled, one.wrote_again) for one in card.also)


def test_a_pile_on_is_one_ticket_with_all_posts(sessions: Sessions) -> None:
    recent, first = Recent(), by("maya")
    copied = [by(f"fan{n}", f"@LarkHarbour {TEXT}!") for n in range(4)]
    filed = take_in(sessions, recent, first, copied[0], copied[1])
    take_in(sessions, recent, copied[2])
    take_in(sessions, Recent(), copied[3])

    ticket = only_ticket(sessions)
    assert [ticket.id] == list(filed.opened)
    assert {url for url, *_ in said_on_the_card(sessions, ticket.id)} == {post.id for post in copied}
    with sessions() as session:
        account = session.get_one(AccountRow, "sandbox")
        assert (account.seen, account.tickets, account.joined) == (5, 1, 4)
        assert sorted(session.scalars(select(PostRow.bucket))) == ["joined"] * 4 + ["ticket"]
        assert session.get_one(PostRow, ticket.post_id).remote_id == first.id


def test_one_person_on_two_platforms_is_one_ticket(sessions: Sessions) -> None:
    recent, name = Recent(), Author("m1", "maya.o@home.example", "Maya Okafor")
    first = factories.post("Day nine, still no kettle, and your hotline hung up on me twice")
    mail = factories.post(f"{first.text}. Kind regards, Maya Okafor, 12 Mill Lane", platform="mail", author=name)
    take_in(sessions, recent, first)
    take_in(sessions, recent, mail)

    ticket = only_ticket(sessions)
    with sessions() as session:
        card, _ = stored.read(session, ticket.id, now=NOW)
        assert [(one.platform, one.same_person, one.settled) for one in card.also] == [("mail", True, False)]
        assert (card.platform, card.post.id) == ("sandbox", first.id)


def test_short_words_by_two_people_stay_two_tickets(sessions: Sessions) -> None:
    filed = take_in(sessions, Recent(), by("maya", "where is my parcel?"), by("ben", "where is my parcel?"))

    assert len(filed.opened) == 2


def test_a_copy_of_a_settled_matter_opens_a_ticket_and_the_next_copies_join_that(sessions: Sessions) -> None:
    recent = Recent()
    ticket = take_in(sessions, recent, by("maya")).opened[0]
    with sessions.begin() as session:
        decisions.resolve(session, ticket, by=SAM, now=NOW)

    filed = take_in(sessions, recent, by("ben"), by("ana"), by("tom"))

    assert len(filed.opened) == 1
    assert len(said_on_the_card(sessions, filed.opened[0])) == 2


def test_the_reply_goes_to_the_one_it_was_approved_for_and_the_next_needs_its_own(sessions: Sessions) -> None:
    first, second = by("maya"), by("ben")
    ticket = take_in(sessions, Recent(), first, second).opened[0]
    public = PLATFORMS["sandbox"].public
    public.clear()

    approve(sessions, ticket, "I am sorry, Maya. I look for your kettle now.")
    assert said_on_the_card(sessions, ticket) == ((second.id, False, False),)
    with sessions.begin() as session:
        left = copies.turn_to_next(session, ticket, SETTINGS, by=SAM.user, now=NOW)
        assert session.get_one(PostRow, left).remote_id == first.id
    row = only_ticket(sessions)
    assert (row.status, row.due_at is not None) == ("open", True)
    old = {"version": row.draft_version, "by": SAM, "may_reply": lambda _post: Yes(), "now": NOW}
    with sessions() as session, pytest.raises(Refused, match="written again"):
        decisions.approve(session, ticket, **old)  # type: ignore[arg-type]
    approve(sessions, ticket, "I am sorry, Ben. Yours is being looked for as well.")

    assert [post for post, _ in public] == [first.id, second.id]
    assert said_on_the_card(sessions, ticket) == ((first.id, True, False),)
    with sessions.begin() as session, pytest.raises(Refused, match="was answered"):
        copies.turn_to_next(session, ticket, SETTINGS, by=SAM.user, now=NOW)


def test_the_ticket_does_not_turn_away_from_somebody_who_waits(sessions: Sessions) -> None:
    ticket = take_in(sessions, Recent(), by("maya"), by("ben")).opened[0]

    with sessions.begin() as session, pytest.raises(Refused, match="first"):
        copies.turn_to_next(session, ticket, SETTINGS, by=SAM.user, now=NOW)


def test_what_they_write_after_their_copy_lands_on_the_ticket_and_waits_for_its_turn(sessions: Sessions) -> None:
    recent, first, second = Recent(), by("maya"), by("ben")
    ticket = take_in(sessions, recent, first, second).opened[0]
    again = by("ben", "Anybody there?", conversation=second.id, parent=second.id)
    take_in(sessions, recent, again)

    assert only_ticket(sessions).post_id == 1
    assert said_on_the_card(sessions, ticket) == ((again.id, False, True),)
    approve(sessions, ticket)
    with sessions.begin() as session:
        assert [found for found, _ in copies.turn_waiting(session, SETTINGS, now=NOW)] == [ticket]
        assert copies.turn_waiting(session, SETTINGS, now=NOW) == []
    with sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert session.get_one(PostRow, row.post_id).remote_id == again.id
        assert drafts.outdated(session, [ticket]) == [[ticket, row.draft_version]]


def test_what_they_write_after_the_ticket_is_answered_reopens_it_for_them(sessions: Sessions) -> None:
    recent, second = Recent(), by("ben")
    ticket = take_in(sessions, recent, by("maya"), second).opened[0]
    approve(sessions, ticket)
    again = by("ben", "And me?", conversation=second.id)
    with sessions.begin() as session:
        session.get_one(TicketRow, ticket).status = "resolved"
    take_in(sessions, recent, again)

    row = only_ticket(sessions)
    assert (row.status, row.due_at is not None) == ("open", True)
    with sessions() as session:
        assert session.get_one(PostRow, row.post_id).remote_id == again.id
    last = by("ben", "Thanks for nothing", conversation=second.id)
    assert take_in(sessions, recent, last).joined == (ticket,)


def test_a_colleagues_answer_below_a_copy_settles_that_one(sessions: Sessions) -> None:
    recent, second = Recent(), by("ben")
    ticket = take_in(sessions, recent, by("maya"), second).opened[0]
    take_in(sessions, recent, by("lark", "On it, Ben.", conversation=second.id, own=True))

    assert said_on_the_card(sessions, ticket) == ((second.id, True, False),)
    assert only_ticket(sessions).status == "new"


def test_an_urgent_copy_makes_the_ticket_urgent_and_says_so(sessions: Sessions) -> None:
    recent = Recent()
    take_in(sessions, recent, by("maya"))
    take_in(sessions, recent, by("ben"), priority=Priority.URGENT)

    row = only_ticket(sessions)
    assert (row.priority, row.reasons[0]) == ("urgent", "a post that says the same is urgent")


def test_a_copy_comes_into_the_thread_and_landing_twice_does_no_harm(sessions: Sessions) -> None:
    filed = take_in(sessions, Recent(), by("maya"), by("ben"))
    assert [one and one.turned for one in land(sessions, filed)] == [False]

    with sessions.begin() as session:
        row = filed.same[0][0]
        assert len(cards.lines(session, row, now=NOW)) == 1
        assert cards.lines(session, row, now=NOW) == []
        assert session.scalars(select(MessageRow.post_id)).all() == [row]
    assert said_on_the_card(sessions, filed.opened[0])[0][1:] == (False, False)


def test_of_a_removed_copy_nothing_is_left_and_the_ticket_stays(sessions: Sessions) -> None:
    first, second = by("maya"), by("ben")
    filed = take_in(sessions, Recent(), first, second)
    ticket = filed.opened[0]
    text = "I am sorry that your kettle has been sitting in your Leeds depot."
    with sessions.begin() as session:
        how = {"platform": PLATFORMS["sandbox"], "settings": SETTINGS, "now": NOW}
        drafts.edit(session, ticket, text, base=0, by=SAM, **how)  # type: ignore[arg-type]
    with sessions.begin() as session:
        assert removal.remove(session, [filed.same[0][0]], removal.THERE, now=NOW) == [ticket]

    assert said_on_the_card(sessions, ticket) == ()
    with sessions() as session:
        card, _ = stored.read(session, ticket, now=NOW)
        assert (card.post.id, card.draft and card.draft.text) == (first.id, text)


def test_when_the_tickets_own_post_is_gone_it_is_about_the_next_one(sessions: Sessions) -> None:
    first, second = by("maya"), by("ben")
    ticket = take_in(sessions, Recent(), first, second).opened[0]
    with sessions.begin() as session:
        assert removal.forget(session, "maya", "", now=NOW).tickets == (ticket,)

    with sessions() as session:
        card, _ = stored.read(session, ticket, now=NOW)
        assert (card.post.id, card.also, card.due_at is not None) == (second.id, (), True)
    with sessions.begin() as session:
        removal.forget(session, "ben", "", now=NOW)
    assert only_ticket(sessions).due_at is None


def test_copies_are_asked_about_and_found_like_any_post(sessions: Sessions) -> None:
    first, second = by("maya"), by("ben", f"{TEXT} zanzibar")
    ticket = take_in(sessions, Recent(), first, second).opened[0]

    with sessions() as session:
        assert recheck.batches(session, ["sandbox"]) == [("sandbox", [first.id, second.id])]
        assert [line.ticket for line in report.search(session, "zanzibar", now=NOW)] == [ticket]


def test_two_workers_that_file_copies_at_once_lose_no_post(sessions: Sessions) -> None:
    """Each has its own memory, as two processes have. One ticket or two: every post is stored and on a ticket."""
    pages = [[by(f"{side}{n}", platform=side) for n in range(5)] for side in ("sandbox", "mail")]
    ready = threading.Barrier(2)

    def file(page: list[Post]) -> None:
        ready.wait()
        take_in(sessions, Recent(), *page)

    workers = [threading.Thread(target=file, args=(page,)) for page in pages]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    with sessions() as session:
        opened = session.scalar(select(func.count()).select_from(TicketRow))
        assert opened in (1, 2)
        assert session.scalar(select(func.count()).select_from(PostRow)) == 10
        assert session.scalar(select(func.count()).select_from(CopyRow)) == 10 - opened
        rows = session.scalars(select(PostRow.id)).all()
        assert all(_ticket_of(sessions, row) for row in rows)


def _ticket_of(sessions: Sessions, row: int) -> bool:
    with sessions() as session:
        return of_post(session, row) is not None


def test_a_page_that_came_to_nothing_is_not_remembered_as_a_ticket(sessions: Sessions) -> None:
    recent, first = Recent(), by("maya")
    with sessions() as session:
        assert recent.matches(session, [first], now=NOW) == {}

    assert take_in(sessions, recent, by("ben")).opened
    assert said_on_the_card(sessions, only_ticket(sessions).id) == ()


def test_memory_is_bounded_and_forgets_the_oldest(sessions: Sessions) -> None:
    recent = Recent(most=3)
    strangers = [by(f"n{n}", f"{TEXT.replace('kettle', f'thing{n} number{n} colour{n}')}") for n in range(5)]
    for stranger in strangers:
        take_in(sessions, recent, stranger)

    again = [replace(post, id=f"x{post.id}", conversation=f"x{post.id}") for post in strangers]
    with sessions() as session:
        assert set(recent.matches(session, again[3:], now=NOW)) == {post.id for post in again[3:]}
        assert recent.matches(session, again[:1], now=NOW) == {}


def test_the_history_tells_of_both(sessions: Sessions) -> None:
    ticket = take_in(sessions, Recent(), by("maya"), by("ben")).opened[0]
    approve(sessions, ticket)
    with sessions.begin() as session:
        copies.turn_to_next(session, ticket, SETTINGS, by=SAM.user, now=NOW + timedelta(minutes=1))

    with sessions() as session:
        what = session.scalars(select(EventRow.action).where(EventRow.ticket_id == ticket)).all()
        assert {"said_the_same", "turned_to_the_next"} <= set(what)
        assert session.scalar(select(func.count()).select_from(ReplyRow)) == 1


def test_what_is_said_to_two_brands_is_two_tickets(sessions: Sessions) -> None:
    recent = Recent(brands={"sandbox": "Lark Harbour", "mail": "Gull & Sons"})
    take_in(sessions, recent, by("maya"))

    assert take_in(sessions, recent, by("maya", platform="mail")).opened
