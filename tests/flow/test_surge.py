"""Many people saying the same raise one alarm, which grows in place, names itself, learns and ends by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot import surging, work
from bot.domain.post import Author
from bot.domain.surge import HISTORY, Mark
from bot.domain.triage import Category, Priority
from bot.flow import alarms, cards, ingest, removal, report, surge, triage
from bot.flow.outbox import Later
from bot.platforms.base import Watch
from bot.store import cards as stored
from bot.store import surges as store
from bot.store.copies import CopyRow
from bot.store.session import Sessions
from bot.store.surging import MemoryRow, SurgePostRow, SurgeRow
from bot.store.tables import EventRow, MessageRow, PostRow, TicketRow
from tests import factories
from tests.factories import AMENDS
from tests.flow.rising import DOWN, USUAL, Town
from tests.flow.test_tickets import take_in
from tests.platforms.storms import Judge
from tests.slack.limits import message_problems
from tests.test_config import BRANDS, OTTER

MAYA = Author("m", "maya", "Maya", "", 5)
CHAT = "@LarkHarbour your live chat hangs up on me"


@pytest.fixture
def town(sessions: Sessions) -> Town:
    made = Town(sessions)
    made.past()
    return made


def surges(town: Town) -> list[SurgeRow]:
    with town.sessions() as session:
        return list(session.scalars(select(SurgeRow).order_by(SurgeRow.id)))


def mark(town: Town, word: Mark, number: int = 1) -> None:
    with town.sessions.begin() as session:
        surge.mark(session, number, word, by="U0SAM", now=town.now)
        town.desk.engine.enqueue(session, "chores", "tell_tickets", number, "U0SAM")
    town.look(0)


def shown(town: Town) -> list[str]:
    (message,) = town.slack.messages.values()
    assert message_problems(message.text, message.blocks) == []
    return [str(block) for block in message.blocks]


def incident(town: Town, ticket: int) -> str:
    with town.sessions() as session:
        return stored.read(session, ticket, now=town.now)[0].incident


def test_the_usual_raises_no_alarm_however_long_it_goes_on(town: Town) -> None:
    for text in USUAL * 4:
        town.say(text)
        town.look(10)

    assert surges(town) == []
    assert town.slack.messages == {}


def test_a_busy_day_of_the_usual_raises_no_alarm(town: Town) -> None:
    for _ in range(12):
        town.say(*USUAL)
        town.look(5)

    assert surges(town) == []


def test_many_people_saying_the_same_raise_one_alarm_that_grows_in_place(town: Town) -> None:
    town.rise(5)
    assert town.slack.messages == {}

    town.rise(29)

    assert town.alarm.startswith("📈 ‹")
    assert "502" in town.alarm
    assert "34 posts in 33 min" in town.alarm
    assert len(town.slack.posted) == 1
    assert town.slack.edits <= 29


def test_one_person_alone_is_no_surge(town: Town) -> None:
    for _ in range(12):
        town.say(DOWN, by="ranter")
        town.look()

    assert surges(town) == []


def test_what_people_add_to_what_they_said_is_counted_once(town: Town) -> None:
    openers = [factories.post(USUAL[0], posted_at=town.now, author=replace(MAYA, id=f"m{n}")) for n in range(8)]
    with town.sessions.begin() as session:
        take_in(session, town.settings, *openers)
        thanks = [
            factories.post("zebra zebra", posted_at=town.now, author=each.author, conversation=each.conversation)
            for each in openers
        ]
        take_in(session, town.settings, *thanks)
    town.look()

    assert surges(town) == []


def test_a_pile_on_below_one_post_is_a_surge(town: Town) -> None:
    pile = [
        factories.post(DOWN, posted_at=town.now, author=replace(MAYA, id=f"m{n}"), conversation="ours")
        for n in range(8)
    ]
    with town.sessions.begin() as session:
        assert len(take_in(session, town.settings, *pile).opened) == 1
    town.look()

    assert [row.posts for row in surges(town)] == [8]
    assert town.alarm.startswith("📈")


def test_copies_that_have_no_ticket_of_their_own_are_counted_and_told(town: Town) -> None:
    text = f"{DOWN} since this morning, my basket is gone and nobody answers the phone in your shop"
    for number in range(8):
        post = factories.post(text, posted_at=town.now, author=replace(MAYA, id=f"m{number}"))
        with town.sessions.begin() as session:
            ingest.hold(session, "sandbox")
            work.take_in(town.desk, session, "sandbox", [post], triage.judge(Judge(), [post]), Watch())
        town.look()
    mark(town, Mark.INCIDENT)

    with town.sessions() as session:
        assert session.scalar(select(func.count()).select_from(CopyRow)) == 7
        ticket = session.scalars(select(TicketRow.id).order_by(TicketRow.id.desc())).first()
    assert [row.posts for row in surges(town)] == [8]
    assert ticket is not None
    assert incident(town, ticket) == surges(town)[0].name
    assert shown(town)[2].count("502") == 1


def test_praise_is_no_surge(town: Town) -> None:
    for _ in range(12):
        town.say("@LarkHarbour the new lantern is wonderful", category=Category.PRAISE)
        town.look()

    assert surges(town) == []


def test_without_a_day_of_history_nothing_is_called_unusual(sessions: Sessions) -> None:
    town = Town(sessions)
    town.past(hours=20)
    town.rise(12)

    assert timedelta(hours=20) < HISTORY
    assert surges(town) == []


def test_its_tickets_are_linked_and_counted_the_most_urgent_first(town: Town) -> None:
    tickets = town.rise(15)
    with town.sessions.begin() as session:
        session.get_one(TicketRow, tickets[3]).priority = "urgent"
        for ticket in tickets[:5]:
            cards.take(session, ticket, town.desk.platforms, now=town.now)
            session.execute(update(MessageRow).where(MessageRow.ticket_id == ticket).values(ts=f"17.{ticket:06}"))
        session.get_one(SurgeRow, 1).revision += 1
    town.look()

    _, _, lines, more, _ = shown(town)
    assert f"https://lark.slack.example/archives/C0COMPLAINTS/p17{tickets[3]:06}" in lines
    assert lines.index(f"#{tickets[3]}'") < lines.index(f"#{tickets[-1]}'")
    assert "5 more tickets" in more


def test_it_goes_to_the_channel_of_most_of_its_tickets(town: Town) -> None:
    for _ in range(7):
        town.say(DOWN, priority=Priority.URGENT)
        town.look()

    assert town.slack.posted == ["C0URGENT"]


def test_where_no_channel_has_most_of_them_the_operators_hear_it(sessions: Sessions) -> None:
    town = Town(sessions, AMENDS.replace('lead = "U0ANA"', 'lead = "U0ANA"\nops_channel = "C0OPS"'))
    town.past()
    for priority in (Priority.URGENT, Priority.NORMAL) * 3:
        town.say(DOWN, priority=priority)
    town.look()

    assert town.slack.posted == ["C0OPS"]


def test_two_troubles_at_a_time_are_two_alarms_and_one_trouble_in_many_words_is_one(town: Town) -> None:
    for _ in range(8):
        town.say(DOWN, CHAT)
        town.look()

    assert len(surges(town)) == 2
    assert all(len(row.terms) > 1 for row in surges(town))
    assert all(row.posts == 8 for row in surges(town))


def test_it_ends_by_itself_and_says_so(town: Town) -> None:
    town.rise(10)
    for _ in range(8):
        town.say(USUAL[0])
        town.look(10)

    assert surges(town)[0].ended_at is not None
    assert "calm again" in shown(town)[1]
    assert len(town.slack.posted) == 1


def test_what_flares_up_again_within_hours_is_the_same_alarm(town: Town) -> None:
    town.rise(10)
    town.look(70)
    assert surges(town)[0].ended_at is not None

    town.rise(10)

    assert [row.ended_at for row in surges(town)] == [None]
    assert "20 posts" in town.alarm


def test_status_names_what_surges_while_it_does(town: Town) -> None:
    def told() -> list[str]:
        with town.sessions() as session:
            found = report.summary(session, town.desk.platforms, zone="UTC", now=town.now)
        return [each.name for each in found.surges]

    assert told() == []
    town.rise(8)
    assert told() == [surges(town)[0].name]
    town.look(70)
    assert told() == []


def test_an_incident_is_on_the_cards_of_its_tickets_also_of_those_that_come_later(town: Town) -> None:
    early = town.rise(8)
    assert incident(town, early[0]) == ""

    mark(town, Mark.INCIDENT)
    late = town.rise(3)

    name = surges(town)[0].name
    assert {incident(town, ticket) for ticket in (*early, *late)} == {name}
    assert {args[0] for job, args in town.jobs.todo if job == "show_card"} >= {*early, *late}
    with town.sessions() as session:
        by = dict(session.execute(select(EventRow.ticket_id, EventRow.by).where(EventRow.action == "incident")).all())
    assert by == {**dict.fromkeys(early, "U0SAM"), **dict.fromkeys(late, "amends")}
    assert "An incident" in shown(town)[1]
    assert town.alarm.startswith("🚨")


def test_an_incident_that_was_none_leaves_the_cards(town: Town) -> None:
    tickets = town.rise(8)
    mark(town, Mark.INCIDENT)
    mark(town, Mark.FALSE)

    assert {incident(town, ticket) for ticket in tickets} == {""}
    with town.sessions() as session:
        noted = session.scalars(select(EventRow.ticket_id).where(EventRow.action == "no_incident")).all()
    assert sorted(noted) == sorted(tickets)


def test_a_false_alarm_is_silent_for_a_day_and_then_takes_more_of_the_same_words(town: Town) -> None:
    town.rise(8)
    mark(town, Mark.FALSE)
    assert "A false alarm" in shown(town)[1]
    town.rise(8)
    assert (len(surges(town)), surges(town)[0].ended_at is not None) == (1, True)

    town.now += timedelta(hours=30)
    town.past(hours=24)
    town.rise(8)
    assert len(surges(town)) == 1
    town.rise(8, CHAT)
    assert [CHAT.count(row.name) for row in surges(town)[1:]] == [1]


def test_after_months_a_false_alarm_is_forgiven(town: Town) -> None:
    town.rise(8)
    mark(town, Mark.FALSE)
    town.now += timedelta(days=170)
    town.past(hours=72)

    town.rise(9)

    assert len(surges(town)) == 2


def test_two_workers_that_look_at_once_raise_one_alarm(town: Town) -> None:
    town.say(*[DOWN] * 8)
    town.now += timedelta(minutes=1)
    with town.sessions() as session:
        seen = [surge.look(session, town.settings, "Lark Harbour", now=town.now) for _ in range(2)]
    changed: list[object] = []
    for each in seen:
        with town.sessions.begin() as session:
            found = surge.judge(each, now=town.now)
            changed.append(surge.keep(session, each, found, town.settings, now=town.now))

    assert changed == [[1], None]
    assert len(surges(town)) == 1


def test_a_second_alarm_with_the_same_term_is_refused_by_the_database(town: Town) -> None:
    town.rise(8)
    (row,) = surges(town)
    values = {column.name: getattr(row, column.name) for column in SurgeRow.__table__.columns if column.name != "id"}

    with town.sessions.begin() as session:
        assert store.begin(session, values) is None
    assert len(surges(town)) == 1


def test_a_lost_answer_is_looked_up_and_no_second_alarm_is_posted(town: Town) -> None:
    town.slack.loses = True
    town.say(*[DOWN] * 8)
    town.look()
    with town.sessions.begin() as session:
        assert isinstance(alarms.take(session, 1, "", now=town.now), Later)

    town.now += cards.CALL + cards.GRACE
    surging.show_surge(town.desk, 1)
    town.work()

    assert len(town.slack.posted) == 1
    assert surges(town)[0].shown == surges(town)[0].revision


def test_what_its_author_removed_leaves_the_alarm_and_its_words_go_with_the_last_two(town: Town) -> None:
    town.rise(8)
    with town.sessions() as session:
        rows = list(session.scalars(select(SurgePostRow.post_id)))

    def remove(gone: Iterable[int]) -> None:
        with town.sessions.begin() as session:
            removal.remove(session, list(gone), removal.ASKED, now=town.now)
        town.look()

    remove(rows[:1])
    assert surges(town)[0].name != "…"
    assert shown(town)[2].count("502") == 7
    remove(rows[1:7])
    assert (surges(town)[0].name, surges(town)[0].terms) == ("…", [])
    assert "502" not in " ".join(shown(town)[:2])


def test_what_is_kept_as_usual_holds_no_word(town: Town) -> None:
    town.say(*["@LarkHarbour zanzibarbara " * 3] * 9)
    town.look(60 * 4)

    with town.sessions() as session:
        row = session.scalars(select(MemoryRow)).one()
        assert row.mark == session.scalar(select(func.max(PostRow.id)))
    assert row.posts > 0
    assert b"zanzi" not in row.cells
    assert len(row.cells) == 4 * 2 * 16_384


def test_a_quiet_minute_writes_nothing(town: Town) -> None:
    town.look()
    with town.sessions() as session:
        version = session.scalars(select(MemoryRow.version)).one()

    town.look()

    with town.sessions() as session:
        assert session.scalars(select(MemoryRow.version)).one() == version


def test_names_of_the_brand_and_handles_are_no_terms(town: Town) -> None:
    for number in range(12):
        town.say(f"@LarkHarbour @someone Lark Harbour larkharbour {'abcdefghijkl'[number] * 4}")
        town.look()

    assert surges(town) == []


def test_each_brand_has_its_own_surges_and_its_own_usual(sessions: Sessions) -> None:
    town = Town(sessions, BRANDS + AMENDS[AMENDS.index("[staff]") :] + OTTER)
    town.past()
    for hour in range(48, 0, -1):
        town.say(*[DOWN] * 4, at=town.now - timedelta(hours=hour), on="otters")
    for _ in range(8):
        town.say(DOWN)
        town.say(DOWN, on="otters")
        town.look()

    assert [(row.brand, row.posts) for row in surges(town)] == [("Lark Harbour", 8)]
    assert "otter" not in surges(town)[0].terms
