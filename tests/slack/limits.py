"""Slack's documented limits, written down a second time: `problems` knows nothing of how blocks are made."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

TOKEN = re.compile(
    r"<!date\^\d+\^[^|<>^]+\|[^|<>]+>|<@[UW][A-Z0-9]+>|<!subteam\^S[A-Z0-9]+>|<https?://[^|<>\s]{1,3000}\|[^|<>\n]+>"
)
BLOCKS = {"header", "section", "context", "divider", "actions", "input", "rich_text"}
SURFACE = {"message": 50, "modal": 100, "home": 100}
PLAIN = {"type", "text", "emoji"}


def units(text: str, *, plain: bool = True) -> int:
    """Count as a browser does; in plain text with the three escaped characters at their longest."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if plain else text
    return len(escaped.encode("utf-16-le")) // 2


def message_problems(text: str, blocks: list[Json]) -> list[str]:
    found = list(_blocks(blocks, "message"))
    if not text.strip() or len(text) > 300:
        found.append(f"fallback of {len(text)}")
    if TOKEN.sub("", text) != text or "<" in text or ">" in text:
        found.append(f"fallback is live: {text}")
    total = sum(len(words) for words in strings(blocks))
    return [*found, *([f"{total} characters in all"] if total > 12_000 else [])]


def view_problems(view: Json) -> list[str]:
    found = list(_blocks(view["blocks"], view["type"]))
    for key in ("title", "submit", "close"):
        if key in view:
            found += [f"{key}: {p}" for p in _text(view[key], 24, plain=True)]
    if len(view.get("private_metadata", "")) > 3_000 or len(view.get("callback_id", "")) > 255:
        found.append("private_metadata or callback_id")
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if has_input and "submit" not in view:
        found.append("an input without submit")
    return found


def strings(value: Any) -> Iterator[str]:
    """Yield every string that a person could read or press."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in ("text", "value", "url", "fallback", "initial_value"):
                yield inner
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def marked_up(value: Any) -> Iterator[str]:
    """Yield every text that Slack would read as markup."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for inner in value.values():
            yield from marked_up(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from marked_up(inner)


def _blocks(blocks: list[Json], surface: str) -> Iterator[str]:
    if not 1 <= len(blocks) <= SURFACE[surface]:
        yield f"{len(blocks)} blocks"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)) or any(not 1 <= len(i) <= 255 for i in ids):
        yield f"block ids {ids}"
    for number, block in enumerate(blocks):
        if block["type"] not in BLOCKS or (block["type"] == "input" and surface == "message"):
            yield f"type {block['type']} in {surface}"
        for problem in CHECKS[block["type"]](block):
            yield f"block {number} ({block['type']}): {problem}"


def _text(made: Json, limit: int, *, plain: bool = False) -> Iterator[str]:
    words = made.get("text")
    if not isinstance(words, str) or not words.strip():
        yield "empty text"
        return
    words.encode("utf-8")  # a lone surrogate would not travel
    counted = units(words, plain=made["type"] == "plain_text")
    if counted > limit:
        yield f"text of {counted} over {limit}"
    if made["type"] == "plain_text":
        yield from () if set(made) <= PLAIN else [f"fields {set(made)}"]
    elif plain or made["type"] != "mrkdwn":
        yield f"text type {made['type']}"
    elif "<" in TOKEN.sub("", words) or ">" in TOKEN.sub("", words):
        yield f"stray markup: {words}"


def _header(block: Json) -> Iterator[str]:
    yield from _text(block["text"], 150, plain=True)


def _section(block: Json) -> Iterator[str]:
    yield from _text(block["text"], 3_000)


def _context(block: Json) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield f"{len(block['elements'])} elements"
    for element in block["elements"]:
        yield from _text(element, 2_000)


def _actions(block: Json) -> Iterator[str]:
    elements = block["elements"]
    if not 1 <= len(elements) <= 25:
        yield f"{len(elements)} elements"
    ids = [element["action_id"] for element in elements]
    if len(ids) != len(set(ids)):
        yield f"action ids {ids}"
    if sum(element.get("style") == "primary" for element in elements) > 1:
        yield "two primary buttons"
    for element in elements:
        yield from ELEMENTS[element["type"]](element)


def _button(element: Json) -> Iterator[str]:
    yield from _text(element["text"], 75, plain=True)
    if len(element.get("value", "")) > 2_000 or len(element.get("url", "")) > 3_000:
        yield "value or url"
    if "confirm" in element:
        for key, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            yield from _text(element["confirm"][key], limit)


def _options(element: Json, least: int, most: int) -> Iterator[str]:
    groups = element.get("option_groups", [])
    for group in groups:
        yield from _text(group["label"], 75, plain=True)
    if len(groups) > 100 or any(not 1 <= len(group["options"]) <= 100 for group in groups):
        yield "groups of options"
    options = [option for group in groups for option in group["options"]] or element["options"]
    if not least <= len(options) <= most:
        yield f"{len(options)} options"
    values = [option["value"] for option in options]
    if len(values) != len(set(values)) or any(not 1 <= len(value) <= 150 for value in values):
        yield f"option values {values}"
    for option in options:
        yield from _text(option["text"], 75)
    if any(initial not in options for initial in element.get("initial_options", [])):
        yield "an initial option that is none"


def _select(element: Json) -> Iterator[str]:
    yield from _text(element["placeholder"], 150, plain=True)
    yield from _options(element, 1, 100)


def _overflow(element: Json) -> Iterator[str]:
    yield from _options(element, 2, 5)


def _boxes(element: Json) -> Iterator[str]:
    yield from _options(element, 1, 10)


def _typed(element: Json) -> Iterator[str]:
    if len(element.get("initial_value", "").encode("utf-16-le")) // 2 > 3_000:
        yield "initial value"


def _input(block: Json) -> Iterator[str]:
    yield from _text(block["label"], 2_000, plain=True)
    yield from ELEMENTS[block["element"]["type"]](block["element"])


def _rich(block: Json) -> Iterator[str]:
    for part in block["elements"]:
        if part["type"] != "rich_text_section" or not part["elements"]:
            yield f"part {part}"
        for run in part["elements"]:
            if run["type"] in ("text", "link") and not run["text"]:
                yield "an empty run"
            if run["type"] not in ("text", "link", "user", "date"):
                yield f"run {run['type']}"


def _none(block: Json) -> Iterator[str]:
    yield from () if set(block) <= {"type", "block_id"} else ["fields"]


ELEMENTS = {
    "button": _button,
    "static_select": _select,
    "overflow": _overflow,
    "checkboxes": _boxes,
    "plain_text_input": _typed,
}
CHECKS = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "rich_text": _rich,
    "divider": _none,
}
