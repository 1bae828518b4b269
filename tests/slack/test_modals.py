import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.draft import Check, Length, Level
from bot.domain.report import Happened
from bot.slack import modals
from tests.slack import samples
from tests.slack.limits import marked_up, strings, view_problems
from tests.slack.samples import NOW, TICK, WARN, card, post

View = dict[str, Any]


def edit(text: str = samples.DRAFT, **changes: Any) -> View:
    given: dict[str, Any] = {"checks": (*samples.OK, WARN), "length": Length(len(text), 500), "version": 3}
    return modals.edit_modal(card(), text=text, **{**given, **changes})


def block(view: View, block_id: str) -> View:
    return next(found for found in view["blocks"] if found.get("block_id") == block_id)


def words(part: Any) -> str:
    return "".join(strings(part))


def test_the_edit_window_keeps_slacks_limits() -> None:
    assert view_problems(edit()) == []


def test_the_edit_window_knows_its_ticket_and_its_version() -> None:
    view = edit()

    assert view["callback_id"] == "edit"
    assert json.loads(view["private_metadata"]) == {"ticket": 7, "version": 3}


def test_the_post_stays_in_view_above_the_draft() -> None:
    view = edit()

    assert samples.TEXT in words(view["blocks"][0])
    assert block(view, "reply")["element"]["initial_value"] == samples.DRAFT


def test_every_keystroke_is_reported() -> None:
    reply = block(edit(), "reply")

    assert reply["dispatch_action"] is True
    assert reply["element"]["dispatch_action_config"] == {"trigger_actions_on": ["on_character_entered"]}
    assert reply["element"]["action_id"] == "reply_text"


def test_what_was_typed_stays_in_the_input() -> None:
    assert block(edit(typed="Hi Maya"), "reply")["element"]["initial_value"] == "Hi Maya"


def test_an_input_may_be_empty() -> None:
    view = edit("", length=Length(0, 500))

    assert view_problems(view) == []
    assert "Nothing to send yet." in words(block(view, "length"))


def test_a_text_that_fits_says_so() -> None:
    assert words(block(edit(length=Length(212, 500)), "length")) == "212 of 500 · fits"


def test_a_text_that_is_too_long_says_where_it_is_cut() -> None:
    line = block(edit("one two three four", length=Length(18, 13)), "length")

    assert words(line) == "18 of 13 · 5 too many. It fits up to here: …one two three ✂ four …"
    assert [run for run in line["elements"][0]["elements"] if run.get("style") == {"code": True}]


def test_tick_boxes_appear_only_where_something_must_be_confirmed() -> None:
    assert not [found for found in edit()["blocks"] if found.get("block_id") == "ticks"]

    ticks = block(edit(checks=(TICK,)), "ticks")

    assert ticks["element"]["action_id"] == "ticks"
    assert [option["value"] for option in ticks["element"]["options"]] == ["promise"]
    assert ticks["optional"] is True


def test_one_rule_has_one_box_and_says_all_of_it() -> None:
    checks = tuple(
        Check("invented", Level.TICK, f"«{n} November» stands nowhere in what they wrote") for n in (3, 4, 5)
    )

    (option,) = block(edit(checks=checks), "ticks")["element"]["options"]

    assert option["value"] == "invented"
    assert "3 November" in option["text"]["text"]
    assert "4 November" in option["description"]["text"]


def test_the_worst_check_stands_first_and_the_fine_ones_are_not_named() -> None:
    checks = block(edit(checks=(*samples.OK, WARN, samples.BLOCK)), "checks")

    assert words(checks).startswith("✖ a voucher is offered in public⚠ says «by 15:00»")
    assert words(block(edit(checks=samples.OK), "checks")) == "✓ Nothing to mind"


def test_sending_after_saving_is_a_choice_that_is_kept() -> None:
    assert block(edit(), "after")["element"]["action_id"] == "send"
    assert "initial_options" not in block(edit(), "after")["element"]
    assert block(edit(send_after=True), "after")["element"]["initial_options"][0]["value"] == "send"


def test_block_ids_stay_the_same_while_typing() -> None:
    before, after = edit(), edit(typed="x", length=Length(600, 500), checks=(TICK,))

    assert {"reply", "length", "checks", "after"} <= {b.get("block_id") for b in before["blocks"]}
    assert {"reply", "length", "checks", "after"} <= {b.get("block_id") for b in after["blocks"]}


def test_a_text_longer_than_slacks_window_says_what_would_be_lost() -> None:
    view = edit("😀" * 2_000, length=Length(2_000, 10_000))

    assert view_problems(view) == []
    assert "saving would drop the rest" in words(view)


def test_saving_drops_what_nobody_can_see() -> None:
    assert block(edit("Hi \u202eMaya\u200b"), "reply")["element"]["initial_value"] == "Hi Maya"


def stale(mine: str = "Hi Maya, we are sorry.", theirs: str = "Hi Maya, I am sorry.") -> View:
    return modals.stale_modal(card(), mine=mine, theirs=theirs, theirs_by="U0ANA", version=4)


def test_two_versions_are_shown_with_whose_is_whose() -> None:
    view = stale()

    assert view_problems(view) == []
    assert "<@U0ANA> saved version 4 while you were writing" in words(view)
    assert "*Theirs*, by <@U0ANA>. In bold: not in yours.Hi Maya, I am sorry." in words(view)


def test_two_versions_mark_what_differs() -> None:
    runs = [
        run for found in stale()["blocks"] if found["type"] == "rich_text" for run in found["elements"][0]["elements"]
    ]

    bold = "".join(run["text"] for run in runs if run.get("style", {}).get("bold"))
    struck = "".join(run["text"] for run in runs if run.get("style", {}).get("strike"))

    assert (bold.split(), struck.split()) == (["I", "am"], ["we", "are"])


def test_saving_mine_makes_a_version_on_top_of_theirs() -> None:
    view = stale()

    assert json.loads(view["private_metadata"]) == {"ticket": 7, "version": 4}
    assert block(view, "reply")["element"]["initial_value"] == "Hi Maya, we are sorry."
    assert block(view, "reply")["dispatch_action"] is False


def test_two_versions_with_nothing_in_common_stay_readable() -> None:
    view = stale(" ".join(f"a{n}" for n in range(800)), " ".join(f"b{n}" for n in range(800)))

    assert view_problems(view) == []


def test_a_window_can_open_before_its_content_is_known() -> None:
    view = modals.loading_modal("Edit the reply")

    assert view_problems(view) == []
    assert "submit" not in view


def test_a_history_is_newest_first() -> None:
    events = [Happened(NOW, "claim", "U0SAM"), Happened(NOW, "approve", "U0SAM", "version 3"), Happened(NOW, "arrive")]

    view = modals.detail_modal(card(), events)

    assert view_problems(view) == []
    assert words(view).index("arrive") < words(view).index("approve") < words(view).index("claim")


def test_a_long_history_is_cut() -> None:
    assert view_problems(modals.detail_modal(card(), [Happened(NOW, "warn", detail="x" * 5_000)] * 500)) == []


def test_a_removed_post_is_in_no_window() -> None:
    gone = card(post=post("my secret words"), gone_at=NOW)

    assert "secret" not in words(modals.detail_modal(gone, []))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.sampled_from([1, 30, 3_000]))
def test_any_text_keeps_slacks_limits(text: str, times: int) -> None:
    for view in everything(text * times):
        assert view_problems(view) == []


@pytest.mark.parametrize("text", ["<!channel> <@U1> <http://x|y> *bold* `code` @here"])
def test_nothing_in_a_window_is_live(text: str) -> None:
    for view in everything(text):
        assert view_problems(view) == []
        assert all("<!channel>" not in markup and "<@U1>" not in markup for markup in marked_up(view))


def everything(text: str) -> list[View]:
    of = replace(samples.hostile(text)[0], ticket=7)
    checks = tuple(Check(f"{level}{n}{text}", level, text) for level in Level for n in range(12))
    length = Length(len(text) + 9, 10)
    return [
        modals.edit_modal(of, text=text, checks=checks, length=length, version=1, typed=text, send_after=True),
        modals.stale_modal(of, mine=text, theirs=text[::-1], theirs_by=text, version=2),
        modals.detail_modal(of, [Happened(NOW, text, text, text)] * 3),
        modals.loading_modal(text),
    ]
