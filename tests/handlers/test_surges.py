"""Only those who may decide say what a surge is, and it is written down who did."""

from datetime import timedelta

from sqlalchemy import select

from bot.store import surges
from bot.store.surging import SurgeRow
from tests.factories import NOW
from tests.fakes import FakePlatform
from tests.handlers.conftest import Opened
from tests.handlers.counter import Counter


def risen(open_counter: Opened) -> Counter:
    counter = open_counter(FakePlatform())
    values = {
        "brand": "Lark Harbour",
        "term": "hold",
        "name": "on hold",
        "terms": ["hold"],
        "times": 5.0,
        "channel": "C0COMPLAINTS",
    }
    times = {"began_at": NOW - timedelta(minutes=40), "found_at": NOW, "last_at": NOW}
    with counter.sessions.begin() as session:
        surges.begin(session, {**values, **times, **surges.NEW})
    return counter


def row(counter: Counter) -> SurgeRow:
    with counter.sessions() as session:
        return session.scalars(select(SurgeRow)).one()


def test_staff_may_call_it_an_incident_or_a_false_alarm_and_change_their_mind(open_counter: Opened) -> None:
    counter = risen(open_counter)

    counter.press("surge_false", "1")
    assert (row(counter).mark, row(counter).marked_by, row(counter).ended_at) == ("false", "U0SAM", NOW)
    counter.press("surge_incident", "1", by="U0MIA")

    assert (row(counter).mark, row(counter).marked_by, row(counter).marked_at) == ("incident", "U0MIA", NOW)
    jobs = counter.jobs.taken("show_surge", "tell_tickets")
    assert jobs == [
        ("tell_tickets", (1, "U0SAM")),
        ("show_surge", (1,)),
        ("tell_tickets", (1, "U0MIA")),
        ("show_surge", (1,)),
    ]


def test_nobody_else_may(open_counter: Opened) -> None:
    counter = risen(open_counter)

    counter.press("surge_incident", "1", by="U0STRANGER")

    assert row(counter).mark == ""
    assert counter.told() != []
    assert counter.jobs.taken("show_surge") == []


def test_the_same_click_twice_is_one(open_counter: Opened) -> None:
    counter = risen(open_counter)
    for _ in range(2):
        counter.press("surge_incident", "1", trigger="same")
    counter.press("surge_incident", "1")

    assert len(counter.jobs.taken("tell_tickets")) == 1


def test_an_alarm_that_does_not_exist_is_refused(open_counter: Opened) -> None:
    counter = risen(open_counter)

    counter.press("surge_false", "99")

    assert counter.told() == ["There is no alarm 99."]
