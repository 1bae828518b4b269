"""Block Kit validation, as strict as Slack's: which blocks a message, a modal and Home take.

https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.sandbox.elements import (
    CHOICES,
    ID,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_INPUT,
    IN_SECTION,
    LINK,
    plain,
    text,
)
from bot.sandbox.richtext import RICH_TEXT
from bot.sandbox.schema import (
    Check,
    Field,
    array,
    boolean,
    both,
    exactly_one,
    may,
    need,
    one_of,
    record,
    say,
    string,
    typed,
)

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
# Undocumented: https://github.com/slackapi/bolt-js/issues/2509 found it by trying.
MESSAGE_BLOCK_TEXT = 13_200

INTERACTIVE = frozenset({"button", "overflow", *IN_INPUT, *CHOICES})


def _block(kind: str, fields: dict[str, Field], *more: Check) -> Check:
    return both(record({"type": need(one_of(kind)), "block_id": may(ID), **fields}), *more)


def _says_something(value: Any, at: str, problems: list[str]) -> None:
    if value.get("text") is None and value.get("fields") is None:
        say(problems, "missing required field: text", at)


def _action_ids_differ(value: Any, at: str, problems: list[str]) -> None:
    elements = value.get("elements")
    seen: set[str] = set()
    for index, each in enumerate(elements if isinstance(elements, list) else []):
        action_id = each.get("action_id") if isinstance(each, dict) else None
        if action_id is not None and action_id in seen:
            say(problems, f"`action_id` `{action_id}` already exists", f"{at}/elements/{index}/action_id")
        seen.add(str(action_id))


EVERYWHERE: dict[str, Check] = {
    "section": _block(
        "section",
        {
            "text": may(text(3000)),
            "fields": may(array(text(2000), 10)),
            "accessory": may(typed(IN_SECTION)),
            "expand": may(boolean),
        },
        _says_something,
    ),
    "divider": _block("divider", {}),
    "header": _block("header", {"text": need(plain(150))}),
    "context": _block("context", {"elements": need(array(typed(IN_CONTEXT), 10))}),
    "actions": _block("actions", {"elements": need(array(typed(IN_ACTIONS), 25))}, _action_ids_differ),
    "image": _block(
        "image",
        {
            "alt_text": need(string(2000)),
            "title": may(plain(2000)),
            "image_url": may(LINK),
            "slack_file": may(record({"id": may(ID), "url": may(LINK)})),
        },
        exactly_one("image_url", "slack_file"),
    ),
    "input": _block(
        "input",
        {
            "label": need(plain(2000)),
            "element": need(typed(IN_INPUT)),
            "hint": may(plain(2000)),
            "optional": may(boolean),
            "dispatch_action": may(boolean),
        },
    ),
    "rich_text": RICH_TEXT,
}

IN_MESSAGE: dict[str, Check] = {**EVERYWHERE, "markdown": _block("markdown", {"text": need(string(12_000))})}


def check_message(blocks: Any) -> list[str]:
    """Return Slack's sentences about the blocks of a message; none if it takes them."""
    problems: list[str] = []
    array(typed(IN_MESSAGE), MESSAGE_BLOCKS, 0)(blocks, "/blocks", problems)
    if not problems:
        _ids_differ(blocks, "/blocks", problems)
    return problems


def check_view_blocks(blocks: Any, at: str, problems: list[str]) -> None:
    """Check the blocks of a modal or of Home."""
    before = len(problems)
    array(typed(EVERYWHERE), VIEW_BLOCKS, 0)(blocks, at, problems)
    if len(problems) == before:
        _ids_differ(blocks, at, problems)
        _one_focus(blocks, at, problems)


def _ids_differ(blocks: list[dict[str, Any]], at: str, problems: list[str]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id is not None and block_id in seen:
            say(problems, f"`block_id` `{block_id}` already exists", f"{at}/{index}/block_id")
        seen.add(str(block_id))


def _one_focus(blocks: list[dict[str, Any]], at: str, problems: list[str]) -> None:
    if sum(bool(element.get("focus_on_load")) for _, element in elements_of(blocks)) > 1:
        say(problems, "only one element may have focus_on_load", at)


def elements_of(blocks: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give every interactive element with its block."""
    for block in blocks:
        parts = [block.get("accessory"), block.get("element")]
        parts += block["elements"] if block["type"] == "actions" else []
        for part in parts:
            if part and part.get("type") in INTERACTIVE:
                yield block, part


def text_length(value: Any) -> int:
    """Return how many characters of text the blocks carry."""
    if isinstance(value, list):
        return sum(text_length(each) for each in value)
    if isinstance(value, dict):
        own = value.get("text")
        return (len(own) if isinstance(own, str) else 0) + sum(
            text_length(each) for each in value.values() if isinstance(each, dict | list)
        )
    return 0
