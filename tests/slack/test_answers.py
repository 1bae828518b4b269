from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.report import Line, Source, Summary
from bot.domain.ticket import Status
from bot.domain.triage import Priority
from bot.slack import answers, home, notes
from bot.slack.blocks import Message
from tests.slack import samples
from tests.slack.limits import marked_up, message_problems, strings, view_problems
from tests.slack.samples import NOW, card, post

OK = Source("bluesky", "Bluesky", ok=True, last_success_at=NOW - timedelta(seconds=20), seen=100, accounted=100)
BAD = Source(
    "x",
    "X",
    ok=False,
    error="token refused: run «amends login x»",
    error_since=NOW - timedelta(minutes=37),
    seen=32,
    accounted=32,
)
SUMMARY = Summary(
    open=7,
    urgent=2,
    overdue=1,
    oldest=timedelta(hours=1, minutes=4),
    worst_overdue=timedelta(minutes=12),
    worst_overdue_assignee="U0ANA",
    answered_today=31,
    p50=timedelta(minutes=18),
    p90=timedelta(minutes=52),
    in_time=0.94,
    sources=(OK, BAD),
)


def line(number: int = 7, **changes: Any) -> Line:
    given: dict[str, Any] = {"text": samples.TEXT, "priority": Priority.HIGH, "status": Status.OPEN}
    return Line(number, **{**given, **changes})


def words(part: Any) -> str:
    return "\n".join(strings(part))


def fits(made: Message) -> bool:
    return message_problems(made.text, made.blocks) == []


def test_status_is_two_lines_of_numbers() -> None:
    made = answers.status(SUMMARY, NOW)

    assert fits(made)
    assert "*7 open* · 2 urgent · *1 overdue* (12 min, <@U0ANA>) · oldest 1 h 04" in words(made.blocks)
    assert "Answered today 31 · p50 18 min · p90 52 min · 94 % in time" in words(made.blocks)


def test_status_names_what_is_wrong_first_and_what_to_do() -> None:
    found = words(answers.status(SUMMARY, NOW).blocks)

    assert "X ⚠ token refused: run «amends login x» since <!date^" in found
    assert "Bluesky ✓ 20 s ago" in found
    assert found.index("X ⚠") < found.index("Bluesky ✓")


def test_status_accounts_for_every_post() -> None:
    lost = Source("m", "Mastodon", ok=True, seen=10, accounted=8)

    assert "132 seen, 132 accounted for" in words(answers.status(SUMMARY, NOW).blocks)
    assert "⚠ *10 seen, 8 accounted for: 2 missing*" in words(answers.status(Summary(sources=(lost,)), NOW).blocks)


def test_status_of_the_first_day_is_short() -> None:
    made = answers.status(Summary(), NOW)

    assert fits(made)
    assert words(made.blocks) == "*0 open*\nAnswered today 0"


@pytest.mark.parametrize(("share", "shown"), [(1.0, "100 %"), (0.999, "99 %"), (0.0, "0 %")])
def test_a_hundred_per_cent_means_all(share: float, shown: str) -> None:
    assert f"{shown} in time" in words(answers.status(Summary(in_time=share), NOW).blocks)


def test_a_list_has_the_worst_first() -> None:
    lines = [
        line(1, priority=Priority.LOW),
        line(2, priority=Priority.URGENT, due_at=NOW),
        line(3, priority=Priority.LOW, overdue_by=timedelta(minutes=12)),
    ]

    made = answers.listing("Open tickets", lines, NOW)

    assert fits(made)
    assert made.text == "Open tickets: 3 tickets."
    found = words(made.blocks)
    assert found.index("#3") < found.index("#2") < found.index("#1")
    assert "overdue 12 min" in found


def test_a_line_opens_its_card() -> None:
    made = answers.listing("Yours", [line(link="https://lark.slack.com/archives/C1/p1")], NOW)

    assert "https://lark.slack.com/archives/C1/p1" in words(made.blocks)


def test_a_long_list_says_how_many_more_there_are() -> None:
    made = answers.listing("Open", [line(n) for n in range(1, 400)], NOW)

    assert fits(made)
    assert "379 more" in words(made.blocks)


def test_an_empty_list_is_one_sentence() -> None:
    assert answers.listing("«kettle»", [], NOW).text == "«kettle»: nothing."


@pytest.mark.parametrize("state", samples.every_state())
def test_a_ticket_can_be_looked_at_in_every_state_but_not_pressed(state: str) -> None:
    made = answers.ticket(samples.every_state()[state], NOW)

    assert fits(made)
    pressed = [
        element["action_id"] for block in made.blocks if block["type"] == "actions" for element in block["elements"]
    ]
    assert pressed == ["history"]


def test_help_is_short() -> None:
    made = answers.help_text()

    assert fits(made)
    assert len(words(made.blocks).splitlines()) <= 8


def test_home_shows_my_tickets_and_how_things_stand() -> None:
    view = home.render(SUMMARY, [line(assignee="U0SAM")])

    assert view_problems(view) == []
    assert "Day nine" in words(view)
    assert "Bluesky ✓ <!date^" in words(view)


def test_home_of_somebody_without_tickets_says_how_to_get_one() -> None:
    assert "👀 on a card takes one" in words(home.render(Summary(), []))


def test_a_reminder_calls_one_person_once() -> None:
    made = notes.reminder(samples.every_state()["overdue"], "U0ANA", NOW)

    assert fits(made)
    assert words(made.blocks).startswith("<@U0ANA> The reply to this urgent complaint is overdue by 12 min")


def test_a_reminder_before_the_time_says_so() -> None:
    assert "is due soon" in words(notes.reminder(card(), "S0SUPPORT", NOW).blocks)


def test_a_digest_is_one_message_with_a_line_each() -> None:
    made = notes.digest([line(n) for n in range(1, 15)])

    assert fits(made)
    assert made.text == "14 more of low priority."


def test_a_refusal_names_people_and_nothing_else() -> None:
    made = answers.sentence("<@U0SAM> has had it since 13:31 UTC. <!channel> & <http://x|y>")

    assert words(made.blocks) == "<@U0SAM> has had it since 13:31 UTC. &lt;!channel&gt; &amp; &lt;http://x|y&gt;"


def test_a_new_post_in_a_conversation_says_whose_it_is() -> None:
    assert notes.arrived(post(), "Mastodon", NOW).text.startswith("Maya Okafor wrote on Mastodon: Day nine")
    assert notes.arrived(post(own=True), "Mastodon", NOW).text.startswith("We wrote on Mastodon")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.sampled_from([1, 3, 500]))
def test_any_text_keeps_slacks_limits(text: str, times: int) -> None:
    for made in everything(text * times):
        assert fits(made)


def test_nothing_in_an_answer_is_live() -> None:
    for made in everything("<!channel> <@U1> <http://x|y>"):
        assert fits(made)
        assert all("<!channel>" not in markup and "<@U1>" not in markup for markup in marked_up(made.blocks))


def everything(text: str) -> list[Message]:
    source = Source(text, text, ok=False, error=text, error_since=NOW)
    lines = [line(n, text=text, assignee=text, link=text) for n in range(1, 60)]
    summary = Summary(overdue=1, worst_overdue_assignee=text, sources=(source,) * 30)
    bad = post(text, url=text)
    return [
        answers.status(summary, NOW),
        answers.listing(text, lines, NOW),
        answers.listing(text, [], NOW),
        answers.sentence(text),
        notes.arrived(bad, text, NOW),
        notes.arrived(replace(bad, before=text), text, NOW),
        notes.arrived(replace(bad, gone_at=NOW), text, NOW),
        notes.digest(lines),
        notes.reminder(samples.hostile(text)[0], text, NOW),
    ]
