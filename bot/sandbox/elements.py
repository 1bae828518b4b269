"""Block Kit elements and composition objects, with Slack's limits.

https://docs.slack.dev/reference/block-kit/block-elements
https://docs.slack.dev/reference/block-kit/composition-objects
"""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.schema import (
    Check,
    Field,
    array,
    boolean,
    both,
    exactly_one,
    integer,
    may,
    need,
    one_of,
    record,
    say,
    string,
    typed,
)

ID = string(255)
LINK = string(3000)
DISPATCH_CONFIG = record(
    {"trigger_actions_on": need(array(one_of("on_enter_pressed", "on_character_entered"), 2))},
)


def plain(most: int, least: int = 1) -> Check:
    """Accept a plain_text object of up to `most` characters."""
    return record(
        {"type": need(one_of("plain_text")), "text": need(string(most, least)), "emoji": may(boolean)},
    )


def mrkdwn(most: int) -> Check:
    """Accept a mrkdwn object of up to `most` characters."""
    return record({"type": need(one_of("mrkdwn")), "text": need(string(most)), "verbatim": may(boolean)})


def text(most: int) -> Check:
    """Accept either kind of text object."""
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


CONFIRM = record(
    {
        "title": need(plain(100)),
        "text": need(text(300)),
        "confirm": need(plain(30)),
        "deny": need(plain(30)),
        "style": may(one_of("primary", "danger")),
    },
)


def option(words: Check, *, link: bool = False) -> Check:
    """Accept an option whose text passes `words`; only an overflow's option may carry a link."""
    fields = {"text": need(words), "value": need(string(150)), "description": may(words)}
    return record({**fields, "url": may(LINK)} if link else fields)


PLAIN_OPTION = option(plain(75))
RICH_OPTION = option(text(75))
OPTION_GROUP = record({"label": need(plain(75)), "options": need(array(PLAIN_OPTION, 100))})


def _pattern(regex: str, example: str) -> Check:
    shape = re.compile(regex)

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, str) or not shape.fullmatch(value):
            say(problems, f"must look like {example}", at)

    return check


DATE = _pattern(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "2026-11-30")
TIME = _pattern(r"([01]\d|2[0-3]):[0-5]\d", "13:20")


def offered(element: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all options of an element, those in groups too."""
    groups = element.get("option_groups") or []
    return list(element.get("options") or []) + [each for group in groups for each in group.get("options") or []]


def _initial_is_offered(value: Any, at: str, problems: list[str]) -> None:
    chosen = value.get("initial_options") or ([value["initial_option"]] if value.get("initial_option") else [])
    known = [(each.get("value"), each.get("text", {}).get("text")) for each in offered(value)]
    for each in chosen:
        if (each.get("value"), each.get("text", {}).get("text")) not in known:
            say(problems, "initial option must exactly match one of the options", at)


def _lengths_agree(value: Any, at: str, problems: list[str]) -> None:
    least, most, first = value.get("min_length") or 0, value.get("max_length") or 3000, value.get("initial_value")
    if isinstance(least, int) and isinstance(most, int):
        if least > most:
            say(problems, "min_length must not exceed max_length", at)
        elif isinstance(first, str) and len(first) > most:
            say(problems, f"must be less than {most + 1} characters", f"{at}/initial_value")


def _element(kind: str, fields: dict[str, Field], *more: Check) -> Check:
    base = {"type": need(one_of(kind)), "action_id": may(ID)}
    return both(record({**base, **fields}), *more)


PLACEHOLDER = {"placeholder": may(plain(150)), "focus_on_load": may(boolean), "confirm": may(CONFIRM)}
INPUTLIKE = {
    "placeholder": may(plain(150)),
    "focus_on_load": may(boolean),
    "dispatch_action_config": may(DISPATCH_CONFIG),
}
MANY = {"max_selected_items": may(integer(1, 100))}
OPTIONS = {"options": may(array(PLAIN_OPTION, 100)), "option_groups": may(array(OPTION_GROUP, 100))}
ONE_SOURCE = exactly_one("options", "option_groups")
IDS = array(ID, 100)


def _picker(kind: str, initial: str, *, many: bool = False) -> Check:
    fields = {**PLACEHOLDER, initial: may(IDS if many else ID), **(MANY if many else {})}
    if kind.endswith("conversations_select"):
        fields["default_to_current_conversation"] = may(boolean)
    if not many and kind in ("conversations_select", "channels_select"):
        fields["response_url_enabled"] = may(boolean)
    return _element(kind, fields)


IMAGE: Check = both(
    record(
        {
            "type": need(one_of("image")),
            "alt_text": need(string(2000)),
            "image_url": may(LINK),
            "slack_file": may(record({"id": may(ID), "url": may(LINK)})),
        },
    ),
    exactly_one("image_url", "slack_file"),
)

BUTTON: Check = _element(
    "button",
    {
        "text": need(plain(75)),
        "url": may(LINK),
        "value": may(string(2000)),
        "style": may(one_of("primary", "danger")),
        "confirm": may(CONFIRM),
        "accessibility_label": may(string(75)),
    },
)

# Two to five options: Slack shows no menu for one.
OVERFLOW: Check = _element(
    "overflow",
    {"options": need(array(option(plain(75), link=True), 5, 2)), "confirm": may(CONFIRM)},
)

CHOICES: dict[str, Check] = {
    "static_select": _element(
        "static_select",
        {**PLACEHOLDER, **OPTIONS, "initial_option": may(PLAIN_OPTION)},
        ONE_SOURCE,
        _initial_is_offered,
    ),
    "multi_static_select": _element(
        "multi_static_select",
        {**PLACEHOLDER, **OPTIONS, **MANY, "initial_options": may(array(PLAIN_OPTION, 100))},
        ONE_SOURCE,
        _initial_is_offered,
    ),
    "checkboxes": _element(
        "checkboxes",
        {
            "options": need(array(RICH_OPTION, 10)),
            "initial_options": may(array(RICH_OPTION, 10)),
            "confirm": may(CONFIRM),
            "focus_on_load": may(boolean),
        },
        _initial_is_offered,
    ),
    "radio_buttons": _element(
        "radio_buttons",
        {
            "options": need(array(RICH_OPTION, 10)),
            "initial_option": may(RICH_OPTION),
            "confirm": may(CONFIRM),
            "focus_on_load": may(boolean),
        },
        _initial_is_offered,
    ),
    "users_select": _picker("users_select", "initial_user"),
    "multi_users_select": _picker("multi_users_select", "initial_users", many=True),
    "conversations_select": _picker("conversations_select", "initial_conversation"),
    "multi_conversations_select": _picker("multi_conversations_select", "initial_conversations", many=True),
    "channels_select": _picker("channels_select", "initial_channel"),
    "multi_channels_select": _picker("multi_channels_select", "initial_channels", many=True),
    "datepicker": _element("datepicker", {**PLACEHOLDER, "initial_date": may(DATE)}),
    "timepicker": _element("timepicker", {**PLACEHOLDER, "initial_time": may(TIME), "timezone": may(ID)}),
}

DATETIME: Check = _element(
    "datetimepicker",
    {
        "initial_date_time": may(integer(1_000_000_000, 9_999_999_999)),
        "confirm": may(CONFIRM),
        "focus_on_load": may(boolean),
    },
)

TYPED_IN: dict[str, Check] = {
    "plain_text_input": _element(
        "plain_text_input",
        {
            **INPUTLIKE,
            "initial_value": may(string(3000, 0)),
            "multiline": may(boolean),
            "min_length": may(integer(0, 3000)),
            "max_length": may(integer(1, 3000)),
        },
        _lengths_agree,
    ),
    "email_text_input": _element("email_text_input", {**INPUTLIKE, "initial_value": may(string(3000, 0))}),
    "url_text_input": _element("url_text_input", {**INPUTLIKE, "initial_value": may(string(3000, 0))}),
    "number_input": _element(
        "number_input",
        {
            **INPUTLIKE,
            "is_decimal_allowed": need(boolean),
            "initial_value": may(string(32, 0)),
            "min_value": may(string(32)),
            "max_value": may(string(32)),
        },
    ),
}

IN_ACTIONS: dict[str, Check] = {"button": BUTTON, "overflow": OVERFLOW, **CHOICES, "datetimepicker": DATETIME}
IN_SECTION: dict[str, Check] = {"button": BUTTON, "overflow": OVERFLOW, **CHOICES, "image": IMAGE}
IN_INPUT: dict[str, Check] = {**TYPED_IN, **CHOICES, "datetimepicker": DATETIME}
IN_CONTEXT: dict[str, Check] = {"image": IMAGE, "plain_text": plain(2000), "mrkdwn": mrkdwn(2000)}
