from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot.domain import errors
from bot.flow import decisions, drafts, outbox
from bot.store.session import Sessions
from bot.store.tables import DraftRow, EventRow, ReplyRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in

TEXT = "Hi Maya, nine days: I am sorry. I am looking into it now. — Sam"


def approved(sessions: Sessions, platform: FakePlatform) -> int:
    """Bring one ticket up to an approved reply; return the reply."""
    settings = factories.settings()
    with sessions.begin() as session:
        ticket = take_in(session, settings, factories.post()).opened[0]
        brief = drafts.brief(session, ticket, settings, limit=500, now=NOW)
        assert drafts.save(session, brief, Written(TEXT, "en", "test"), platform, settings, now=NOW)
        draft = session.scalars(select(DraftRow)).one()
        draft.checks = []
        session.flush()
        return decisions.approve(session, ticket, version=1, by=SAM, may_reply=platform.may_reply, now=NOW).id


def step(sessions: Sessions, platform: FakePlatform, reply: int, *, at: datetime) -> outbox.Later | None:
    """Do what the recipe `send_reply` does, once."""
    with sessions.begin() as session:
        errand = outbox.take(session, reply, platform, now=at)
    if not isinstance(errand, outbox.Errand):
        return errand
    outcome = outbox.deliver(platform, errand, now=at)
    with sessions.begin() as session:
        return outbox.settle(session, errand, outcome, platform, now=at)


def settle_all(sessions: Sessions, platform: FakePlatform, reply: int, *, most: int = 20) -> None:
    """Go on until nothing is left to do, in the time that each step asks for."""
    at = NOW
    for _ in range(most):
        later = step(sessions, platform, reply, at=at)
        if later is None:
            return
        at = max(at, later.at)


def state(sessions: Sessions, reply: int) -> tuple[str, bool]:
    with sessions() as session:
        row = session.get_one(ReplyRow, reply)
        return row.state, row.asks


def test_an_approved_reply_goes_out_once_and_stops_the_clock(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)

    settle_all(sessions, platform, reply)
    settle_all(sessions, platform, reply)

    assert [text for _, text in platform.public] == [TEXT]
    with sessions() as session:
        ticket = session.scalars(select(TicketRow)).one()
        assert (ticket.status, ticket.due_at, ticket.in_time) == ("pending", None, True)
        assert ticket.first_reply_seconds == pytest.approx(60)


@pytest.mark.parametrize("lag", [0, 5, 15])
def test_a_lost_answer_is_looked_up_not_resent(sessions: Sessions, lag: int) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    platform.next_error, platform.takes_it_all_the_same = errors.Unclear("lost"), True
    asked = count(1)
    platform.shows = lambda _text: next(asked) * 10 > lag

    settle_all(sessions, platform, reply)

    assert len(platform.public) == 1
    assert state(sessions, reply) == ("sent", False)


def test_a_failed_look_proves_nothing(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    platform.next_error, platform.takes_it_all_the_same = errors.Unclear("lost"), True
    later = step(sessions, platform, reply, at=NOW)
    assert later is not None
    at = later.at
    for _ in range(4):
        platform.next_error = errors.Unreachable("down")
        later = step(sessions, platform, reply, at=at)
        assert later is not None
        at = max(at, later.at)

    settle_all(sessions, platform, reply)
    step(sessions, platform, reply, at=at + timedelta(minutes=1))

    assert len(platform.public) == 1
    assert state(sessions, reply)[0] == "sent"


def test_what_never_arrived_is_sent_again_once_then_a_person_is_asked(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    at = NOW
    for _ in range(12):
        platform.next_error = errors.Unclear("lost") if state(sessions, reply)[0] == "queued" else None
        later = step(sessions, platform, reply, at=at)
        if later is None:
            break
        at = max(at, later.at)

    assert platform.public == []
    assert state(sessions, reply) == ("unclear", True)


def test_staff_decide_what_became_of_an_unclear_reply(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        row = session.get_one(ReplyRow, reply)
        row.state, row.asks = "unclear", True
    with sessions.begin() as session:
        decisions.send_again(session, reply, by=SAM, now=NOW)
    with sessions.begin() as session, pytest.raises(errors.Taken):
        decisions.drop(session, reply, by=SAM, now=NOW)

    settle_all(sessions, platform, reply)

    assert len(platform.public) == 1


def test_a_crash_between_taking_and_sending_is_looked_up_after_the_call_must_be_over(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        assert isinstance(outbox.take(session, reply, platform, now=NOW), outbox.Errand)

    later = step(sessions, platform, reply, at=NOW + timedelta(seconds=1))

    assert later is not None
    assert later.at >= NOW + outbox.CALL
    settle_all(sessions, platform, reply)
    assert state(sessions, reply)[0] == "sent"
    assert len(platform.public) == 1


def test_a_process_that_slept_before_the_call_does_not_send(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        errand = outbox.take(session, reply, platform, now=NOW)
    assert isinstance(errand, outbox.Errand)

    outcome = outbox.deliver(platform, errand, now=NOW + timedelta(minutes=3))

    assert isinstance(outcome, outbox.Later)
    assert platform.public == []


@pytest.mark.parametrize("error", [errors.Rejected("«not summoned»"), errors.TargetGone("gone")])
def test_a_refused_reply_is_never_repeated(sessions: Sessions, error: errors.Outside) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    platform.next_error = error

    settle_all(sessions, platform, reply)

    assert state(sessions, reply)[0] == "failed"
    assert platform.public == []


@pytest.mark.parametrize(
    "error",
    [
        errors.RateLimited(NOW + timedelta(minutes=2)),
        errors.Unreachable("off"),
        errors.AuthExpired("token"),
        errors.OutOfCredit("empty"),
    ],
)
def test_what_was_certainly_not_sent_waits_and_is_sent(sessions: Sessions, error: errors.Outside) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    platform.next_error = error

    later = step(sessions, platform, reply, at=NOW)

    assert later is not None
    assert state(sessions, reply)[0] == "queued"
    assert step(sessions, platform, reply, at=later.at) is None
    assert len(platform.public) == 1


def test_a_text_that_changed_after_approval_is_not_sent(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        session.get_one(ReplyRow, reply).text = "Something else"

    with sessions.begin() as session, pytest.raises(errors.BadDatabase):
        outbox.take(session, reply, platform, now=NOW)


def test_the_approved_text_and_its_checks_are_in_the_event_log(sessions: Sessions) -> None:
    approved(sessions, FakePlatform())

    with sessions() as session:
        event = session.scalars(select(EventRow).where(EventRow.action == "approve")).one()
        assert event.detail["text"] == TEXT
        assert event.by == "U0SAM"
