"""Triage learns from staff: what is tried when, what is in use, the way back; who is forgotten takes their words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import teaching
from bot.classifiers.training import Exam
from bot.domain.post import Author
from bot.flow import corrections, learning, removal
from bot.flow.learning import Wanted
from bot.store import labels
from bot.store.session import Sessions
from tests import factories
from tests.factories import NOW, SAM
from tests.flow.shelf import Office
from tests.flow.test_tickets import take_in

SETTINGS = factories.settings()
GOOD = Exam(1, (0.5, 0.6), (0.7, 0.7), worse_for_staff=False, worse_for_ours=False, trust=2.0)
BAD = Exam(1, (0.5, 0.6), (0.7, 0.7), worse_for_staff=False, worse_for_ours=False, trust=-2.0)


def said(sessions: Sessions, text: str, category: str = "praise", *, at: datetime = NOW, author: str = "maya") -> int:
    """Let staff correct the category of a post with this text."""
    with sessions.begin() as session:
        post = factories.post(text, author=Author(author, author, author.title(), ""))
        ticket = take_in(session, SETTINGS, post).opened[0]
        corrections.correct(session, ticket, f"category={category}", SETTINGS, by=SAM, now=at)
        return ticket


def texts(found: tuple[labels.Label, ...]) -> list[tuple[str, str]]:
    return [(label.text, str(label.category)) for label in found]


def in_use(sessions: Sessions) -> list[tuple[str, str]]:
    with sessions() as session:
        return texts(labels.in_use(session))


def trained(sessions: Sessions, exam: Exam = GOOD) -> str:
    office = Office(sessions)
    return "\n".join(teaching.train(office.desk, by="amends train", examine=lambda wanted: exam))


def state(sessions: Sessions) -> str:
    with sessions() as session:
        return labels.state(session)


def test_what_staff_said_is_in_use_after_a_training_and_not_before(sessions: Sessions) -> None:
    said(sessions, "lovely kettle")
    before = state(sessions)
    assert in_use(sessions) == []

    told = trained(sessions)

    assert in_use(sessions) == [("lovely kettle", "praise")]
    assert state(sessions) != before
    assert "has learnt from 1 new label of your team, 1 in all" in told
    assert "0.700 before, 0.700 after" in told
    assert "There are no new labels" in trained(sessions)


def test_the_last_word_on_a_post_counts(sessions: Sessions) -> None:
    ticket = said(sessions, "lovely kettle")
    with sessions.begin() as session:
        corrections.correct(session, ticket, "category=question", SETTINGS, by=SAM, now=NOW)
    trained(sessions)
    with sessions.begin() as session:
        corrections.correct(session, ticket, "category=complaint", SETTINGS, by=SAM, now=NOW)
    assert in_use(sessions) == [("lovely kettle", "question")]

    trained(sessions)

    assert in_use(sessions) == [("lovely kettle", "complaint")]


def test_what_makes_triage_worse_is_not_used_but_tried_again_with_the_next(sessions: Sessions) -> None:
    said(sessions, "first")
    told = trained(sessions, BAD)
    assert "did not learn from 1 new label" in told
    assert "look like slips" in told
    assert in_use(sessions) == []

    said(sessions, "second")
    trained(sessions)

    assert [text for text, _ in in_use(sessions)] == ["first", "second"]


def test_undo_goes_back_step_by_step_and_what_is_undone_does_not_come_back(sessions: Sessions) -> None:
    for text in ("first", "second"):
        said(sessions, text)
        trained(sessions)
    after_two = state(sessions)
    office = Office(sessions)

    assert "1 stay in use" in teaching.undo(office.desk)
    assert [text for text, _ in in_use(sessions)] == ["first"]
    assert state(sessions) != after_two
    said(sessions, "third")
    trained(sessions)
    assert [text for text, _ in in_use(sessions)] == ["first", "third"]
    assert "0 stay in use" in [teaching.undo(office.desk) for _ in range(2)][1]
    assert "nothing" in teaching.undo(office.desk)


def test_of_a_forgotten_person_nothing_is_learnt_any_more(sessions: Sessions) -> None:
    said(sessions, "a word of zoe's", author="zoe")
    said(sessions, "a word of maya's")
    trained(sessions)
    said(sessions, "another of zoe's", author="zoe")
    before = state(sessions)

    with sessions.begin() as session:
        removal.forget(session, "zoe", "", now=NOW)

    assert in_use(sessions) == [("a word of maya's", "praise")]
    assert state(sessions) != before
    with sessions() as session:
        assert labels.fresh(session, before=NOW + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("now", "night"),
    [
        (datetime(2026, 11, 4, 13, 20, tzinfo=UTC), datetime(2026, 11, 4, 2, tzinfo=UTC)),
        (datetime(2026, 11, 4, 1, 59, tzinfo=UTC), datetime(2026, 11, 3, 2, tzinfo=UTC)),
    ],
)
def test_the_night_is_the_teams(now: datetime, night: datetime) -> None:
    assert learning.night(now, "Europe/Berlin") == night


def test_nightly_training_takes_what_was_said_until_the_night_once(sessions: Sessions) -> None:
    office = Office(sessions)
    said(sessions, "today")
    seen: list[Wanted] = []

    def examine(wanted: Wanted) -> Exam:
        seen.append(wanted)
        return GOOD

    teaching.learn_nightly(office.desk, examine=examine)
    assert seen == []

    office.now = NOW + timedelta(days=1)
    for _ in range(2):
        teaching.learn_nightly(office.desk, examine=examine)

    assert [texts(each.fresh) for each in seen] == [[("today", "praise")]]
    assert in_use(sessions) == [("today", "praise")]
    assert office.alarms() == []


def test_operators_are_told_once_where_nightly_training_was_of_no_use(sessions: Sessions) -> None:
    office = Office(sessions)
    said(sessions, "today")
    office.now = NOW + timedelta(days=1)

    for _ in range(2):
        teaching.learn_nightly(office.desk, examine=lambda wanted: BAD)
    told: list[Any] = office.alarms()

    assert len(told) == 1
    assert "look like slips" in told[0]
