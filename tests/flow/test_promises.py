from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.ticket import Action
from bot.flow import decisions, drafts, followup
from bot.slack import notes
from bot.store import cards as stored
from bot.store import events
from bot.store.session import Sessions
from bot.store.tables import MessageRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_outbox import settle_all
from tests.flow.test_tickets import take_in

SETTINGS = factories.settings()
RESOLVE = factories.settings(
    factories.AMENDS.replace("[staff]", '[[policies]]\nname = "default"\nresolve = "2d"\n\n[staff]', 1)
)
BY = f"{NOW + timedelta(minutes=90):%H:%M}"
PROMISE = f"Hi Maya, I'm sorry. I'm asking the depot now and will write here by {BY}."
PLAIN = "Hi Maya, I'm sorry. I'm asking the depot now."


def answered(sessions: Sessions, text: str, **what: object) -> int:
    """Take in a post, answer it with this text, and note what is owed; return its ticket."""
    platform = FakePlatform()
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, factories.post(), verdict=factories.verdict(**what)).opened[0]
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written(text, "en", "test"), platform, SETTINGS, now=NOW)
        rule, none = platform.may_reply, ("liability", "promise", "invented")
        reply = decisions.approve(session, ticket, version=1, by=SAM, may_reply=rule, now=NOW, ticked=none).id
    settle_all(sessions, platform, reply)
    with sessions.begin() as session:
        followup.owe(session, ticket, SETTINGS, now=NOW)
    return ticket


def reminders(sessions: Sessions, at: datetime) -> list[str]:
    """Return the keys of the reminders that are due at an instant."""
    with sessions.begin() as session:
        lines = [row for row, _ in followup.remind(session, SETTINGS, now=at)]
        return list(session.scalars(select(MessageRow.key).where(MessageRow.id.in_(lines))))


def test_who_answered_is_reminded_at_the_time_that_the_reply_promised(sessions: Sessions) -> None:
    ticket = answered(sessions, PROMISE)

    assert reminders(sessions, NOW + timedelta(minutes=89)) == []
    assert [key.rpartition(":")[0] for key in reminders(sessions, NOW + timedelta(minutes=91))] == [f"word:{ticket}"]
    assert reminders(sessions, NOW + timedelta(minutes=92)) == []
    with sessions() as session:
        line = session.scalars(select(MessageRow).where(MessageRow.key.like("word:%"))).one()
        assert line.text == "U0SAM"
        card, _ = stored.read(session, ticket, now=NOW)
        said = notes.REMINDERS["word"](card, line.text, NOW)
        assert said.text.startswith("Maya Okafor is owed a word from us")
        assert "<@U0SAM>" in str(said.blocks)


def test_reminders_come_once_a_day_and_end_after_the_third(sessions: Sessions) -> None:
    answered(sessions, PLAIN)

    at, told = NOW, []
    for _ in range(24 * 7):
        at += timedelta(hours=1)
        told += [(at - NOW) // timedelta(hours=1)] * len(reminders(sessions, at))
    assert told == [24, 48, 72]


def test_nobody_is_reminded_of_a_customer_who_has_written_meanwhile(sessions: Sessions) -> None:
    ticket = answered(sessions, PROMISE)
    with sessions.begin() as session:
        first = session.scalars(select(TicketRow.post_id)).one()
        conversation = stored.read(session, ticket, now=NOW)[0].post.conversation
        take_in(session, SETTINGS, factories.post("any news?", conversation=conversation))
        assert session.get_one(TicketRow, ticket, populate_existing=True).post_id != first

    assert reminders(sessions, NOW + timedelta(days=2)) == []


@pytest.mark.parametrize("decide", [decisions.resolve, decisions.reopen])
def test_nobody_is_reminded_of_what_is_resolved_or_open_again(sessions: Sessions, decide: object) -> None:
    ticket = answered(sessions, PROMISE)
    with sessions.begin() as session:
        decide(session, ticket, by=SAM, now=NOW)  # type: ignore[operator]

    assert reminders(sessions, NOW + timedelta(days=2)) == []


def test_a_snoozed_ticket_is_not_reminded_of(sessions: Sessions) -> None:
    ticket = answered(sessions, PROMISE)
    with sessions.begin() as session:
        decisions.snooze(session, ticket, NOW + timedelta(hours=5), by=SAM, now=NOW)

    assert reminders(sessions, NOW + timedelta(hours=4)) == []
    assert len(reminders(sessions, NOW + timedelta(hours=6))) == 1


def test_the_lead_is_called_once_where_a_matter_is_not_settled_in_time(sessions: Sessions) -> None:
    with sessions.begin() as session:
        ticket = take_in(session, RESOLVE, factories.post()).opened[0]

    for hours, told in ((47, []), (48, [f"settle:{ticket}"]), (72, [])):
        assert reminders(sessions, NOW + timedelta(hours=hours)) == told
    with sessions() as session:
        steps = [each.detail["step"] for each in events.of_ticket(session, ticket) if each.action == Action.WARN]
        assert steps == ["settle"]
