"""Staff correct what triage said: the ticket follows at once, and what they said is kept for triage to learn."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.config import Settings
from bot.domain.errors import Refused
from bot.domain.triage import Priority
from bot.flow import corrections, decisions, drafts
from bot.flow.corrections import Corrected
from bot.store import events
from bot.store.learning import LabelRow
from bot.store.session import Sessions
from bot.store.tables import EventRow, MessageRow, PostRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in

SETTINGS = factories.settings()


def opened(sessions: Sessions, settings: Settings = SETTINGS, **judged: object) -> int:
    with sessions.begin() as session:
        return take_in(session, settings, factories.post(), verdict=factories.verdict(**judged)).opened[0]


def drafted(sessions: Sessions, ticket: int) -> None:
    with sessions.begin() as session:
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written("Hi Maya, I am sorry.", "en", "offline"), FakePlatform(), SETTINGS, now=NOW)


def correct(sessions: Sessions, ticket: int, chosen: str, settings: Settings = SETTINGS) -> Corrected:
    with sessions.begin() as session:
        return corrections.correct(session, ticket, chosen, settings, by=SAM, now=NOW)


def row(sessions: Sessions, ticket: int) -> TicketRow:
    with sessions() as session:
        return session.get_one(TicketRow, ticket)


def taught(sessions: Sessions) -> list[tuple[str, str, str]]:
    """Return every label with its post's text."""
    with sessions() as session:
        found = select(PostRow.text, LabelRow.category, LabelRow.source).join(LabelRow, LabelRow.post_id == PostRow.id)
        return [(text, category, source) for text, category, source in session.execute(found.order_by(LabelRow.id))]


def test_a_correction_changes_the_ticket_and_says_who_from_what_to_what(sessions: Sessions) -> None:
    ticket = opened(sessions)

    correct(sessions, ticket, "topic=billing")

    assert row(sessions, ticket).topic == "billing"
    assert row(sessions, ticket).reasons == ["topic: billing (by Sam)", "‹day nine›"]
    with sessions() as session:
        last = events.of_ticket(session, ticket)[-1]
    assert (last.action, last.by) == ("correct", "U0SAM")
    assert last.detail == {"what": "topic", "before": "delivery", "after": "billing"}


def test_a_second_correction_takes_the_place_of_the_first_among_the_reasons(sessions: Sessions) -> None:
    ticket = opened(sessions)
    correct(sessions, ticket, "topic=billing")

    correct(sessions, ticket, "topic=app")

    assert row(sessions, ticket).reasons == ["topic: app (by Sam)", "‹day nine›"]


def test_what_it_is_already_changes_nothing(sessions: Sessions) -> None:
    ticket = opened(sessions)
    before = len(taught(sessions))

    assert correct(sessions, ticket, "category=complaint") == Corrected()
    assert len(taught(sessions)) == before == 0
    with sessions() as session:
        assert session.scalar(select(EventRow.id).where(EventRow.action == "correct")) is None


@pytest.mark.parametrize("chosen", ["topic=zeppelins", "category=urgent", "colour=red", "", "priority"])
def test_what_cannot_be_is_refused(sessions: Sessions, chosen: str) -> None:
    ticket = opened(sessions)

    with pytest.raises(Refused):
        correct(sessions, ticket, chosen)
    assert row(sessions, ticket).topic == "delivery"


def test_a_closed_ticket_is_not_corrected(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        decisions.resolve(session, ticket, by=SAM, now=NOW)

    with pytest.raises(Refused, match="resolved"):
        correct(sessions, ticket, "category=praise")


def test_a_corrected_category_labels_the_post_that_opened_the_ticket(sessions: Sessions) -> None:
    first = factories.post("lovely kettles, really")
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, first).opened[0]
        take_in(session, SETTINGS, factories.post("thanks", conversation=first.conversation))

    correct(sessions, ticket, "category=praise")

    assert taught(sessions) == [("lovely kettles, really", "praise", "corrected")]


def test_noise_is_owed_no_answer_and_can_be_taken_up_again(sessions: Sessions) -> None:
    ticket = opened(sessions)

    correct(sessions, ticket, "category=noise")

    found = row(sessions, ticket)
    assert (found.status, found.dismissed_because, found.due_at) == ("dismissed", "noise", None)
    with sessions.begin() as session:
        decisions.reopen(session, ticket, by=SAM, now=NOW)
    correct(sessions, ticket, "category=complaint")
    assert row(sessions, ticket).status == "open"
    assert [category for _, category, _ in taught(sessions)] == ["noise", "complaint"]


@pytest.mark.parametrize(("reason", "said"), [("spam", ["noise"]), ("not_us", ["noise"]), ("no_answer_needed", [])])
def test_a_dismissal_is_a_label_where_it_says_what_the_post_is(
    sessions: Sessions, reason: str, said: list[str]
) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        decisions.dismiss(session, ticket, reason, by=SAM, now=NOW)
    assert [category for _, category, _ in taught(sessions)] == said

    with sessions.begin() as session:
        decisions.reopen(session, ticket, by=SAM, now=NOW)

    assert taught(sessions) == []


def test_urgent_by_staffs_word_has_the_urgent_promise_and_calls_its_group_but_stays_where_it_is(
    sessions: Sessions,
) -> None:
    ticket = opened(sessions)
    before = row(sessions, ticket)

    follows = correct(sessions, ticket, "priority=urgent")

    found = row(sessions, ticket)
    assert (found.policy, found.route, found.mention, found.channel) == (
        "urgent",
        "Urgent",
        "S0SUPPORT",
        before.channel,
    )
    assert found.waiting_since is not None
    assert found.due_at == found.waiting_since + timedelta(minutes=15)
    with sessions() as session:
        lines = session.execute(select(MessageRow.id, MessageRow.channel, MessageRow.text)).all()
    assert [tuple(line) for line in lines] == [(*follows.lines[0], "S0SUPPORT")]
    assert follows.drafts == ()


def test_less_urgent_than_it_seemed_is_due_later_and_calls_nobody(sessions: Sessions) -> None:
    ticket = opened(sessions, priority=Priority.URGENT)
    with sessions.begin() as session:
        session.get_one(TicketRow, ticket).warned = 100

    follows = correct(sessions, ticket, "priority=normal")

    found = row(sessions, ticket)
    assert found.waiting_since is not None
    assert found.due_at == found.waiting_since + timedelta(hours=1)
    assert (found.policy, found.warned, follows.lines) == ("default", 0, ())


def test_a_ticket_that_waits_for_nothing_gets_no_due_time(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        decisions.answered_by_hand(session, ticket, by=SAM, now=NOW)

    correct(sessions, ticket, "priority=urgent")

    assert row(sessions, ticket).due_at is None


@pytest.mark.parametrize(("chosen", "again"), [("category=question", 1), ("topic=app", 1), ("priority=low", 0)])
def test_a_draft_that_nobody_touched_is_written_anew_where_it_no_longer_fits(
    sessions: Sessions, chosen: str, again: int
) -> None:
    ticket = opened(sessions)
    drafted(sessions, ticket)

    follows = correct(sessions, ticket, chosen)

    assert follows.drafts == (([ticket, 1],) if again else ())


def test_a_draft_that_somebody_edited_or_approved_stays(sessions: Sessions) -> None:
    ticket = opened(sessions)
    drafted(sessions, ticket)
    options = {"platform": FakePlatform(), "settings": SETTINGS, "now": NOW}
    with sessions.begin() as session:
        drafts.edit(session, ticket, "Hi Maya, mine.", base=1, by=SAM, **options)  # type: ignore[arg-type]

    assert correct(sessions, ticket, "topic=app").drafts == ()

    other = opened(sessions)
    drafted(sessions, other)
    with sessions.begin() as session:
        may_reply = FakePlatform().may_reply
        decisions.approve(session, other, version=1, by=SAM, may_reply=may_reply, now=NOW)
    assert correct(sessions, other, "topic=app").drafts == ()


def test_a_label_has_no_text_of_its_own() -> None:
    assert {"text", "author"} & set(LabelRow.__table__.columns.keys()) == set()
