"""An account's health and money: one alarm, visible waiting, a budget that slows down and stops."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import upkeep, work
from bot.domain import errors
from bot.domain.card import ReplyState
from bot.flow import decisions, ingest, receipt
from bot.platforms.base import Receipt
from bot.store.session import Sessions
from bot.store.tables import ReplyRow, TicketRow
from bot.store.watching import AccountDayRow, HealthRow, TroubleRow
from tests.factories import SAM
from tests.flow.shelf import PRICE, Office

MINUTE = timedelta(minutes=1)
EXPIRED = errors.AuthExpired("The platform refuses our token.")


@pytest.fixture
def office(sessions: Sessions) -> Office:
    made = Office(sessions)
    made.read()
    return made


def red(office: Office) -> dict[str, str]:
    with office.sessions() as session:
        return receipt.red(session, now=office.now)


def approved(office: Office) -> int:
    """Let somebody complain and Sam approve an answer; return the reply."""
    office.said()
    office.read()
    with office.sessions() as session:
        ticket = session.scalars(select(TicketRow)).one().id
    work.draft(office.desk, [[ticket, 0]])
    with office.sessions.begin() as session:
        ticked, may_reply = ("promise", "invented", "liability"), office.shelf.may_reply
        made = decisions.approve(session, ticket, version=1, by=SAM, may_reply=may_reply, now=office.now, ticked=ticked)
        return made.id


def reply(office: Office, number: int) -> ReplyRow:
    with office.sessions() as session:
        return session.get_one(ReplyRow, number)


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (EXPIRED, "«amends check» tries the new one"),
        (errors.OutOfCredit("The account there has no credit left."), "Buy credit"),
        (errors.Rejected("The platform refused: not allowed."), "Look at what our app and account may do"),
    ],
)
def test_what_somebody_has_to_mend_raises_one_alarm_and_clears_by_itself(
    office: Office, error: errors.Outside, remedy: str
) -> None:
    office.shelf.refuses = error
    for _ in range(20):
        office.read()
    alarms, ill = office.alarms(), red(office)
    office.shelf.refuses = None
    office.read()

    assert len(alarms) == 1
    assert alarms[0].startswith(f"⚠ Town Square (sandbox): {str(error).rstrip('.')}. {remedy}")
    assert ill == {"sandbox": str(error)}
    assert red(office) == {}
    assert office.alarms() == []


def test_a_platform_that_is_away_raises_no_alarm(office: Office) -> None:
    office.shelf.refuses = errors.Unreachable("The platform cannot be reached.")
    for _ in range(20):
        office.read()

    assert office.alarms() == []
    assert red(office) == {}


def test_a_refusal_that_comes_and_goes_is_told_once(office: Office) -> None:
    for _ in range(10):
        office.shelf.refuses = EXPIRED
        office.read()
        office.shelf.refuses = None
        office.read()

    assert len(office.alarms()) == 1


def test_a_refusal_after_a_calm_hour_is_told_anew(office: Office) -> None:
    for _ in range(2):
        office.shelf.refuses = EXPIRED
        office.read(timedelta(hours=2))
        office.shelf.refuses = None
        office.read()

    assert len(office.alarms()) == 2


def test_an_alarm_is_posted_once_however_often_it_is_tried(office: Office) -> None:
    for _ in range(2):
        upkeep.warn_operators(office.desk, "C0COMPLAINTS", "account:x:1", "words", office.now.isoformat())

    assert office.posted == ["account:x:1"]


def test_replies_of_a_refused_account_wait_visibly_and_go_out_afterwards(office: Office) -> None:
    number = approved(office)
    office.shelf.refuses = EXPIRED
    office.read()
    work.send_reply(office.desk, number)
    waiting, sent = reply(office, number), list(office.shelf.public)
    office.shelf.refuses = None
    office.read()

    work.send_reply(office.desk, number)

    assert (waiting.state, waiting.problem, waiting.attempts) == (ReplyState.QUEUED, str(EXPIRED), 0)
    assert sent == []
    assert reply(office, number).state == ReplyState.SENT
    assert len(office.shelf.public) == 1


def test_many_refused_replies_raise_one_alarm_and_a_sent_one_clears_it(office: Office) -> None:
    number = approved(office)
    for _ in range(5):
        office.shelf.next_error = EXPIRED
        work.send_reply(office.desk, number)
    alarms, ill = office.alarms(), red(office)
    office.read()
    still_ill = red(office)

    work.send_reply(office.desk, number)

    assert len(alarms) == 1
    assert ill == still_ill == {"sandbox": str(EXPIRED)}
    assert red(office) == {}
    assert reply(office, number).state == ReplyState.SENT


def test_nobody_asks_before_the_platform_has_had_its_rest(office: Office) -> None:
    office.shelf.refuses = errors.RateLimited(office.now + 10 * MINUTE)
    office.read()

    with office.sessions.begin() as session:
        assert not ingest.queue(session, "sandbox", now=office.now + MINUTE)
        assert ingest.queue(session, "sandbox", now=office.now + 11 * MINUTE)


def test_what_is_read_and_sent_is_counted_by_the_day(office: Office) -> None:
    office.said()
    office.said()
    office.read()
    office.shelf.refuses = errors.Unreachable("The platform cannot be reached.")
    office.read()
    with office.sessions.begin() as session:
        upkeep.settled(office.desk, session, "sandbox", Receipt("r1", "", cost=0.25))

    with office.sessions() as session:
        day = session.scalars(select(AccountDayRow)).one()
        trouble = session.scalars(select(TroubleRow)).one()
        health = session.get_one(HealthRow, "sandbox")
        (source,) = receipt.sources(session, office.desk.platforms, {"sandbox": 50.0}, now=office.now)
    assert (day.looks, day.errors, day.cost) == (3, 1, 2 * PRICE + 0.25)
    assert (trouble.words, trouble.ended_at) == ("The platform cannot be reached.", None)
    assert (health.calls_left, health.lag) == (41, 60.0)
    assert (source.cost_month, source.budget, source.errors_today, source.left) == (1.25, 50.0, 1, 41)


def test_a_used_up_budget_stops_reading_with_one_alarm_and_a_higher_one_goes_on(office: Office) -> None:
    office.budget(1.0)
    office.said()
    office.said()
    office.read()
    looks = len(office.shelf.looks)
    for _ in range(5):
        office.read()
    stopped, alarms, ill = len(office.shelf.looks) - looks, office.alarms(), red(office)
    office.budget(100.0)
    office.read()

    assert (stopped, len(alarms)) == (0, 1)
    assert "budget of $1.00 is used up" in alarms[0]
    assert list(ill) == ["sandbox"]
    assert len(office.shelf.looks) == looks + 1
    assert red(office) == {}


def test_a_new_month_has_its_own_money(office: Office) -> None:
    office.budget(0.4)
    office.said()
    office.read()
    looks = len(office.shelf.looks)

    office.read(timedelta(days=30))

    assert len(office.shelf.looks) == looks + 1


def test_while_money_is_short_searches_are_left_to_one_look_an_hour(office: Office) -> None:
    office.said()
    office.read()
    office.budget(PRICE / 0.75)

    office.read(30 * MINUTE)

    assert office.shelf.looks[-1].lean
