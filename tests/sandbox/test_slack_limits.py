"""Every documented limit of Slack, at its boundary: at the limit it is taken, one above it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.blocks import check_message, text_length
from bot.sandbox.surfaces import check_view, stored, too_large
from tests.sandbox.conftest import (
    COMPLAINTS,
    Json,
    Outside,
    actions,
    asking,
    button,
    error_of,
    modal,
    plain,
    section,
)

Make = Callable[[int], Json]


def choice(value: str = "v", text: str = "Text") -> Json:
    return {"text": plain(text), "value": value}


def choices(count: int) -> list[Json]:
    return [choice(f"v{n}") for n in range(count)]


def select(kind: str = "static_select", **more: Any) -> Json:
    return {"type": kind, "action_id": "why", **({"options": choices(2)} | more)}


def confirm(**more: str) -> Json:
    words = {"title": "Sure?", "text": "Really?", "confirm": "Yes", "deny": "No"} | more
    return button(confirm={name: plain(text) for name, text in words.items()})


def rich(*pieces: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}


BLOCK_LIMITS: dict[str, tuple[int, Make]] = {
    "section text": (3000, lambda n: section("x" * n)),
    "section fields": (10, lambda n: {"type": "section", "fields": [plain("x")] * n}),
    "section field": (2000, lambda n: {"type": "section", "fields": [plain("x" * n)]}),
    "header": (150, lambda n: {"type": "header", "text": plain("x" * n)}),
    "context elements": (10, lambda n: {"type": "context", "elements": [plain("x")] * n}),
    "actions": (25, lambda n: actions(*(button(f"a{i}") for i in range(n)))),
    "button text": (75, lambda n: actions(button(text=plain("x" * n)))),
    "button value": (2000, lambda n: actions(button(value="x" * n))),
    "button url": (3000, lambda n: actions(button(url="x" * n))),
    "action_id": (255, lambda n: actions(button("x" * n))),
    "block_id": (255, lambda n: {"type": "divider", "block_id": "x" * n}),
    "option value": (150, lambda n: actions(select(options=[choice("x" * n)]))),
    "option text": (75, lambda n: actions(select(options=[choice(text="x" * n)]))),
    "option description": (75, lambda n: actions(select(options=[choice() | {"description": plain("x" * n)}]))),
    "select options": (100, lambda n: actions(select(options=choices(n)))),
    "select placeholder": (150, lambda n: actions(select(placeholder=plain("x" * n)))),
    "option groups": (
        100,
        lambda n: actions(select(options=None, option_groups=[{"label": plain("x"), "options": choices(1)}] * n)),
    ),
    "overflow options": (5, lambda n: actions(select("overflow", options=choices(n)))),
    "checkboxes": (10, lambda n: actions(select("checkboxes", options=choices(n)))),
    "radio buttons": (10, lambda n: actions(select("radio_buttons", options=choices(n)))),
    "confirm title": (100, lambda n: actions(confirm(title="x" * n))),
    "confirm text": (300, lambda n: actions(confirm(text="x" * n))),
    "confirm button": (30, lambda n: actions(confirm(confirm="x" * n))),
    "image alt text": (2000, lambda n: {"type": "image", "image_url": "https://a.test", "alt_text": "x" * n}),
    "markdown": (12_000, lambda n: {"type": "markdown", "text": "x" * n}),
}

VIEW_LIMITS: dict[str, tuple[int, Make]] = {
    "title": (24, lambda n: modal(section(), title=plain("x" * n))),
    "submit": (24, lambda n: modal(section(), submit=plain("x" * n))),
    "close": (24, lambda n: modal(section(), close=plain("x" * n))),
    "private_metadata": (3000, lambda n: modal(section(), private_metadata="x" * n)),
    "callback_id": (255, lambda n: modal(section(), callback_id="x" * n)),
    "external_id": (255, lambda n: modal(section(), external_id="x" * n)),
    "blocks": (100, lambda n: modal(*[section()] * n)),
    "input initial value": (3000, lambda n: modal(asking(initial_value="x" * n))),
    "input max_length": (3000, lambda n: modal(asking(max_length=n))),
    "input placeholder": (150, lambda n: modal(asking(placeholder=plain("x" * n)))),
    "label": (2000, lambda n: modal(asking() | {"label": plain("x" * n)})),
    "hint": (2000, lambda n: modal(asking() | {"hint": plain("x" * n)})),
    "own max_length": (5, lambda n: modal(asking(max_length=5, initial_value="x" * n))),
}


@pytest.mark.parametrize("limit", BLOCK_LIMITS)
def test_a_block_is_taken_at_its_limit_and_refused_above(limit: str) -> None:
    most, make = BLOCK_LIMITS[limit]

    assert check_message([make(most)]) == []
    assert check_message([make(most + 1)]) != []


@pytest.mark.parametrize("limit", VIEW_LIMITS)
def test_a_view_is_taken_at_its_limit_and_refused_above(limit: str) -> None:
    most, make = VIEW_LIMITS[limit]

    assert check_view(make(most), "modal") == []
    assert check_view(make(most + 1), "modal") != []


REFUSED: dict[str, Json] = {
    "an unknown block": {"type": "carousel"},
    "no type": {"text": plain("x")},
    "an unknown element": actions({"type": "slider", "action_id": "x"}),
    "an unknown property": {"type": "divider", "colour": "red"},
    "a section that says nothing": {"type": "section"},
    "a header in mrkdwn": {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
    "a button in mrkdwn": actions(button(text={"type": "mrkdwn", "text": "x"})),
    "an empty text": section(""),
    "emoji in mrkdwn": {"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}},
    "verbatim in plain_text": {"type": "section", "text": plain("x") | {"verbatim": True}},
    "two buttons with one id": actions(button("a"), button("a")),
    "a text field among buttons": actions({"type": "plain_text_input", "action_id": "x"}),
    "one option in an overflow": actions(select("overflow", options=choices(1))),
    "no options": actions(select(options=[])),
    "options and groups": actions(select(option_groups=[{"label": plain("x"), "options": choices(1)}])),
    "an initial option that is not offered": actions(select(initial_option=choice("other"))),
    "a style that does not exist": actions(button(style="warning")),
    "no action elements": actions(),
    "an image without a source": {"type": "image", "alt_text": "x"},
    "rich text of an unknown kind": rich({"type": "table", "text": "x"}),
    "rich text that is empty": rich({"type": "text", "text": ""}),
    "a style that rich text does not know": rich({"type": "text", "text": "x", "style": {"loud": True}}),
    "text that is a number": {"type": "section", "text": {"type": "mrkdwn", "text": 7}},
    "a date that is none": actions({"type": "datepicker", "action_id": "x", "initial_date": "2026-13-01"}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_message_refuses(what: str) -> None:
    assert check_message([REFUSED[what]]) != []


@pytest.mark.parametrize("value", [7, "x", None, {}, [7], [None], [[]], [{"type": []}], [{"type": "actions"}]])
def test_nonsense_is_refused_and_breaks_nothing(value: Any) -> None:
    assert check_message(value) != []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "text", "value"]), inner),
    max_leaves=4,
)
PATHS = [("text",), ("accessory",), ("accessory", "options"), ("accessory", "options", 0), ("accessory", "confirm")]


@settings(max_examples=200, deadline=None)
@given(junk=JUNK, path=st.sampled_from(PATHS), initial=JUNK)
def test_whatever_stands_in_a_block_it_is_taken_or_refused_and_never_breaks(
    junk: Any, path: tuple[Any, ...], initial: Any
) -> None:
    block = section() | {"accessory": select(initial_option=initial, confirm=None)}
    place: Any = block
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = junk

    if check_message([block]) == []:
        assert text_length(stored([block])) >= 0


def test_a_refusal_says_what_and_where_as_slack_does() -> None:
    assert check_message([section("x" * 3001)]) == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]
    assert check_message([section()] * 51) == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]


def test_two_blocks_may_not_have_one_id() -> None:
    divider = {"type": "divider", "block_id": "a"}

    assert check_message([divider]) == []
    assert check_message([divider, divider]) != []


def test_the_same_action_id_may_stand_in_two_blocks() -> None:
    assert check_message([actions(button("a")), actions(button("a"))]) == []


def test_a_modal_with_a_field_needs_a_submit_button() -> None:
    asks = modal(asking())
    del asks["submit"]

    assert check_view(asks, "modal") != []
    assert check_view(modal(asking()), "modal") == []


def test_a_modal_needs_a_title_and_home_does_not() -> None:
    home = {"type": "home", "blocks": [section()]}

    assert check_view(home, "home") == []
    assert check_view(home | {"type": "modal"}, "modal") != []


def test_only_one_field_may_take_the_focus() -> None:
    one, two = asking(focus_on_load=True), asking(focus_on_load=True) | {"block_id": "second"}

    assert check_view(modal(one), "modal") == []
    assert check_view(modal(one, two), "modal") != []


def test_rich_text_of_every_kind_is_taken() -> None:
    pieces: list[Json] = [
        {"type": "text", "text": "Nine days", "style": {"bold": True}},
        {"type": "link", "url": "https://a.test", "text": "see it"},
        {"type": "emoji", "name": "eyes"},
        {"type": "user", "user_id": "U0SAM"},
        {"type": "date", "timestamp": 1_780_000_000, "format": "{time}", "fallback": "14:20"},
    ]
    quote = {"type": "rich_text_quote", "elements": pieces}
    items = {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [{"type": "rich_text_section", "elements": pieces}],
    }

    assert check_message([rich(*pieces), {"type": "rich_text", "elements": [quote, items]}]) == []


def test_slack_gives_blocks_back_with_ids_and_flags_spelled_out() -> None:
    kept = stored([section(), actions(button())])

    assert kept[0]["block_id"] != kept[1]["block_id"]
    assert kept[0]["text"]["verbatim"] is False
    assert kept[1]["elements"][0]["text"]["emoji"] is True


def test_a_view_above_250_kb_is_too_large() -> None:
    assert not too_large(modal(*[section("x" * 2000)] * 100))
    assert too_large(modal(*[section("x" * 3000)] * 100))


def test_the_text_of_all_blocks_counts() -> None:
    assert text_length([section("x" * 10), actions(button()), rich({"type": "text", "text": "yy"})]) == 17


def test_a_message_takes_50_blocks(outside: Outside) -> None:
    outside.post("Long", blocks=[section()] * 50)

    assert refusal(outside, blocks=[section()] * 51) == "invalid_blocks"


def test_a_message_takes_40000_characters(outside: Outside) -> None:
    outside.post("x" * 40_000)

    assert refusal(outside, text="x" * 40_001) == "msg_too_long"


def test_an_update_takes_4000_characters(outside: Outside) -> None:
    ts = outside.post()
    outside.client().chat_update(channel=COMPLAINTS, ts=ts, text="x" * 4000)

    update = outside.client().chat_update
    assert error_of(update, channel=COMPLAINTS, ts=ts, text="x" * 4001) == "msg_too_long"


def test_the_blocks_of_a_message_take_13200_characters(outside: Outside) -> None:
    full = [section("x" * 2640)] * 5
    outside.post("Long", blocks=full)

    assert refusal(outside, blocks=[*full, section("x")]) == "msg_blocks_too_long"


def refusal(outside: Outside, **more: Any) -> str:
    return error_of(outside.client().chat_postMessage, **{"channel": COMPLAINTS, "text": "x"} | more)


def test_a_refused_message_is_counted_by_error_and_method(outside: Outside) -> None:
    before = outside.ledger()["rejected"].get("invalid_blocks", {}).get("chat.postMessage", 0)
    posted = outside.ledger()["posted"]

    refusal(outside, blocks=[{"type": "carousel"}])

    assert outside.ledger()["rejected"]["invalid_blocks"]["chat.postMessage"] == before + 1
    assert outside.ledger()["posted"] == posted
