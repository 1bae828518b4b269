"""The alarm of a surge says what people say, keeps Slack's limits, and nothing that they wrote comes alive."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.alarm import Alarm
from bot.domain.report import Line, Rising, Summary
from bot.domain.surge import Mark
from bot.domain.ticket import Status
from bot.domain.triage import Priority
from bot.slack import alarm, answers, card
from tests.domain.outside import hostile_texts
from tests.factories import NOW
from tests.slack import samples
from tests.slack.limits import marked_up, message_problems, strings

LINE = Line(7, "on hold for an hour", Priority.HIGH, Status.NEW, link="https://lark.slack.example/archives/C0/p17")
HOLD = Alarm(3, "on hold", 34, 5.2, NOW - timedelta(minutes=40), NOW, tickets=30, lines=(LINE,))


def said(one: Alarm) -> str:
    message = alarm.render(one, NOW)
    assert message_problems(message.text, message.blocks) == []
    return "\n".join(strings(message.blocks))


def buttons(one: Alarm) -> list[str]:
    return [each["action_id"] for each in alarm.render(one, NOW).blocks[-1]["elements"]]


def test_it_says_how_many_posts_in_how_long_and_how_much_more_than_usual() -> None:
    message = alarm.render(HOLD, NOW)

    assert message.blocks[0]["text"]["text"] == "📈 ‹on hold› 34 posts in 40 min, 5× usual"
    assert message.text == "📈 ‹on hold› 34 posts in 40 min, 5× usual."
    assert "29 more tickets" in said(HOLD)
    assert "hardly ever said before" in said(replace(HOLD, times=4_000.0))


def test_what_staff_said_of_it_and_its_end_stand_on_it() -> None:
    incident = replace(HOLD, mark=Mark.INCIDENT, marked_by="U0SAM", marked_at=NOW)
    false = replace(HOLD, mark=Mark.FALSE, marked_by="U0SAM", marked_at=NOW, ended_at=NOW)

    assert buttons(HOLD) == ["surge_incident", "surge_false"]
    assert (buttons(incident), buttons(false)) == (["surge_false"], ["surge_incident"])
    assert "*An incident*, <@U0SAM>" in said(incident)
    assert said(incident).startswith("🚨")
    assert "*A false alarm*, <@U0SAM>" in said(false)
    assert "#7" not in said(false)
    assert alarm.render(replace(HOLD, ended_at=NOW), NOW).text.startswith("Over: ")
    assert "this is over" in said(replace(HOLD, ended_at=NOW))


def test_the_status_names_what_surges() -> None:
    message = answers.status(Summary(surges=(Rising("on <hold>", 34, timedelta(minutes=40), 5.2),)), NOW)

    assert message_problems(message.text, message.blocks) == []
    assert "*📈 ‹on &lt;hold&gt;› 34 posts in 40 min, 5× usual*" in message.blocks[0]["text"]["text"]


def test_a_card_names_the_incident_that_its_ticket_is_part_of() -> None:
    shown = card.render(samples.card(incident="on hold"), NOW)

    assert message_problems(shown.text, shown.blocks) == []
    assert "🚨 part of incident ‹on hold›" in list(strings(shown.blocks))
    assert "part of incident" not in "".join(strings(card.render(samples.card(), NOW).blocks))


@pytest.mark.parametrize("mark", list(Mark))
def test_whatever_people_say_the_alarm_keeps_slacks_limits_and_stays_dead(mark: Mark) -> None:
    for text in hostile_texts():
        lines = tuple(replace(LINE, ticket=number, text=text) for number in range(12))
        one = replace(HOLD, name=text, lines=lines, mark=mark, marked_by="U0SAM", marked_at=NOW, tickets=5_000)
        message = alarm.render(one, NOW)
        assert message_problems(message.text, message.blocks) == [], text[:80]
        assert not any("<!channel" in words or "<@U0EVIL" in words for words in marked_up(message.blocks))
