from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import NotAllowed, Refused, Stale, Taken
from bot.domain.ticket import Action
from bot.flow import decisions, drafts
from bot.store import events, staff
from bot.store.session import Sessions
from bot.store.tables import DraftRow, ReplyRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import MIA, NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in

PLATFORM = FakePlatform()


def drafted(sessions: Sessions, *, checks: list[dict[str, object]] | None = None) -> int:
    settings = factories.settings()
    with sessions.begin() as session:
        ticket = take_in(session, settings, factories.post()).opened[0]
        brief = drafts.brief(session, ticket, settings, limit=500, now=NOW)
        drafts.save(session, brief, Written("Hi Maya, I am sorry.", "en", "test"), PLATFORM, settings, now=NOW)
        session.scalars(select(DraftRow)).one().checks = list(checks or [])
        return ticket


def approve(sessions: Sessions, ticket: int, *, by: staff.Staff = SAM, version: int = 1) -> None:
    with sessions.begin() as session:
        decisions.approve(session, ticket, version=version, by=by, may_reply=PLATFORM.may_reply, now=NOW)


def test_the_first_claim_wins_and_the_second_is_told_who(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    with sessions.begin() as session:
        decisions.claim(session, ticket, by=SAM, now=NOW)

    with sessions.begin() as session, pytest.raises(Taken, match="U0SAM"):
        decisions.claim(session, ticket, by=MIA, now=NOW)


def test_only_the_owner_releases(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    with sessions.begin() as session:
        decisions.claim(session, ticket, by=SAM, now=NOW)
        decisions.release(session, ticket, by=MIA, now=NOW)
        assert session.get_one(TicketRow, ticket).assignee == "U0SAM"
        decisions.release(session, ticket, by=SAM, now=NOW)
        row = session.get_one(TicketRow, ticket)
        assert (row.assignee, row.status) == (None, "new")


def test_one_approval_makes_one_reply(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    approve(sessions, ticket)

    with pytest.raises(Taken):
        approve(sessions, ticket, by=MIA)

    with sessions() as session:
        reply = session.scalars(select(ReplyRow)).one()
        assert (reply.text, reply.approved_by) == ("Hi Maya, I am sorry.", "U0SAM")


def test_a_draft_that_changed_since_it_was_read_is_not_approved(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    settings = factories.settings()
    with sessions.begin() as session:
        drafts.edit(session, ticket, "Mine", base=1, by=MIA, platform=PLATFORM, settings=settings, now=NOW)

    with pytest.raises(Stale):
        approve(sessions, ticket, version=1)


def test_of_two_edits_of_one_draft_the_second_sees_the_first(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    settings = factories.settings()
    with sessions.begin() as session:
        drafts.edit(session, ticket, "Mia's words", base=1, by=MIA, platform=PLATFORM, settings=settings, now=NOW)

    with sessions.begin() as session, pytest.raises(Stale) as stale:
        drafts.edit(session, ticket, "Sam's words", base=1, by=SAM, platform=PLATFORM, settings=settings, now=NOW)

    assert (stale.value.theirs, stale.value.theirs_by, stale.value.version) == ("Mia's words", "U0MIA", 2)
    with sessions() as session:
        assert session.get_one(TicketRow, ticket).draft_version == 2


def test_a_blocked_draft_cannot_be_approved(sessions: Sessions) -> None:
    block: dict[str, object] = {
        "rule": "goodwill",
        "level": "block",
        "message": "a voucher is offered in public",
        "span": None,
    }
    ticket = drafted(sessions, checks=[block])

    with pytest.raises(Refused, match="voucher"):
        approve(sessions, ticket)


def test_a_tick_is_needed_where_the_modal_asks_for_one(sessions: Sessions) -> None:
    tick: dict[str, object] = {"rule": "liability", "level": "tick", "message": "says «our fault»", "span": [0, 3]}
    ticket = drafted(sessions, checks=[tick])
    what = {"version": 1, "by": SAM, "may_reply": PLATFORM.may_reply, "now": NOW}

    with sessions.begin() as session, pytest.raises(Refused, match="our fault"):
        decisions.approve(session, ticket, ticked=(), **what)  # type: ignore[arg-type]

    with sessions.begin() as session:
        assert decisions.approve(session, ticket, ticked=("liability",), **what).state == "queued"  # type: ignore[arg-type]


def test_the_log_keeps_the_text_the_checks_and_who_ticked_what(sessions: Sessions) -> None:
    tick: dict[str, object] = {"rule": "liability", "level": "tick", "message": "says «our fault»", "span": [0, 3]}
    ticket = drafted(sessions, checks=[tick])
    with sessions.begin() as session:
        ticked = ("liability", "not asked")
        decisions.approve(session, ticket, version=1, by=SAM, may_reply=PLATFORM.may_reply, now=NOW, ticked=ticked)

    with sessions() as session:
        approved = [event for event in events.of_ticket(session, ticket) if event.action == Action.APPROVE]
        assert [(event.by, event.at) for event in approved] == [(SAM.user, NOW)]
        kept = approved[0].detail
        assert (kept["text"], kept["version"]) == ("Hi Maya, I am sorry.", 1)
        assert (kept["checks"], kept["ticked"]) == ([tick], ["liability"])


def test_what_a_writer_made_up_is_kept_marked_and_cannot_be_approved(sessions: Sessions) -> None:
    settings = factories.settings()
    with sessions.begin() as session:
        ticket = take_in(session, settings, factories.post()).opened[0]
        brief = drafts.brief(session, ticket, settings, limit=500, now=NOW)
        made_up = Written("Hi Maya, I'm sorry. My colleague Priya found 14 of them.", "en", "test")
        drafts.save(session, brief, made_up, PLATFORM, settings, now=NOW)
        text = session.scalars(select(DraftRow)).one().text

    assert text == "Hi Maya, I'm sorry. My colleague [please confirm: Priya] found [please confirm: 14] of them."
    with pytest.raises(Refused, match="fill in"):
        approve(sessions, ticket)


def test_what_a_person_writes_is_asked_about_but_never_changed(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    with sessions.begin() as session:
        text, settings = "Hi Maya, I'm sorry. My colleague Priya has it.", factories.settings()
        drafts.edit(session, ticket, text, base=1, by=MIA, platform=PLATFORM, settings=settings, now=NOW)

    with sessions() as session:
        newest = drafts.newest_draft(session, session.get_one(TicketRow, ticket))
        assert newest is not None
        assert newest.text == text
        assert ("invented", "tick") in [(check["rule"], check["level"]) for check in newest.checks]


def test_a_draft_for_an_older_post_is_not_sent_as_an_answer_to_the_newer(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    with sessions.begin() as session:
        first = session.scalars(select(TicketRow)).one()
        remote = drafts.brief(session, first.id, factories.settings(), limit=500, now=NOW).post.conversation
        take_in(session, factories.settings(), factories.post("And now it leaks!", conversation=remote))

    with pytest.raises(Refused, match="written again"):
        approve(sessions, ticket)


def test_a_dismissed_ticket_cannot_be_approved_until_it_is_reopened(sessions: Sessions) -> None:
    ticket = drafted(sessions)
    with sessions.begin() as session:
        decisions.dismiss(session, ticket, "spam", by=SAM, now=NOW)

    with pytest.raises(Refused, match="dismissed"):
        approve(sessions, ticket)

    with sessions.begin() as session:
        decisions.reopen(session, ticket, by=SAM, now=NOW)
    approve(sessions, ticket)


def test_who_is_not_known_may_not_decide_and_old_knowledge_is_not_believed(sessions: Sessions) -> None:
    with sessions.begin() as session:
        staff.keep(session, [SAM, staff.Staff("U0GIA", "Gia", "Gia", False, "Guests cannot decide.")], now=NOW)
        assert staff.may_decide(session, "U0SAM", now=NOW).first_name == "Sam"
        for user, when in (("U0EVE", NOW), ("U0GIA", NOW), ("U0SAM", NOW + timedelta(hours=3))):
            with pytest.raises(NotAllowed):
                staff.may_decide(session, user, now=when)


def test_who_left_the_group_may_no_longer_decide(sessions: Sessions) -> None:
    with sessions.begin() as session:
        staff.keep(session, [SAM, MIA], now=NOW)
        staff.keep(session, [MIA], now=NOW)
        with pytest.raises(NotAllowed, match="U0MIA"):
            staff.may_decide(session, "U0SAM", now=NOW)


def test_a_delivery_counts_once(sessions: Sessions) -> None:
    with sessions.begin() as session:
        assert staff.first_time(session, "Ev1", now=NOW)
    with sessions.begin() as session:
        assert not staff.first_time(session, "Ev1", now=NOW)
