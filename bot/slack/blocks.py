"""Block Kit, as plain dicts that always keep Slack's limits.

Plain dicts and not `slack_sdk.models`: those refuse a text that is too long where a card must cut it, they let
option values of 151, fields of 2,001, 51 blocks and repeated ids through, and they would tie every test of a card to
the SDK. Each function here is one block or element; limits: https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.texts import EMPTY, cut, plain, size

Block = dict[str, Any]
View = dict[str, Any]

TEXT, HEADER, BUTTON, VALUE, ID, OPTION, OPTION_VALUE = 3_000, 150, 75, 2_000, 255, 75, 150
BLOCKS, VIEW_BLOCKS, CONTEXTS, ACTIONS, OVERFLOW, BOXES, SELECT = 50, 100, 10, 25, 5, 10, 100
TITLE, PLACEHOLDER, INPUT, METADATA, FALLBACK = 24, 150, 3_000, 3_000, 300
MESSAGE_TEXT = 12_000  # Slack refuses about 13,200 characters of block text in one message, undocumented


@dataclass(frozen=True, slots=True)
class Message:
    """What goes into one Slack message: the sentence for notifications and screen readers, and the blocks."""

    text: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a menu or one tick box."""

    text: str
    value: str
    description: str = ""


def text(words: str, limit: int = TEXT, *, emoji: bool = False) -> Block:
    """Return a `plain_text` object: nothing in it is live. `emoji` only for our own words."""
    return {"type": "plain_text", "text": plain(words, limit), "emoji": emoji}


def mrkdwn(words: str) -> Block:
    """Return a `mrkdwn` object of our own words; what customers wrote never comes here."""
    return {"type": "mrkdwn", "text": words or EMPTY, "verbatim": True}


def header(words: str) -> Block:
    """Return the big line on top."""
    return {"type": "header", "text": text(words, HEADER, emoji=True)}


def section(words: str, limit: int = TEXT) -> Block:
    """Return a paragraph of anybody's words, shown as they stand."""
    return {"type": "section", "text": text(words, limit)}


def said(words: str) -> Block:
    """Return a paragraph of our own words, with markup."""
    return {"type": "section", "text": mrkdwn(words)}


def verbatim(words: str) -> Block:
    """Return a paragraph with exactly these characters: what staff read here is what goes out."""
    return {"type": "section", "text": {"type": "plain_text", "text": words, "emoji": False}}


def context(*elements: Block) -> Block:
    """Return a small grey line."""
    return {"type": "context", "elements": list(elements[:CONTEXTS])}


def divider() -> Block:
    """Return a thin line."""
    return {"type": "divider"}


def actions(block_id: str, elements: Iterable[Block]) -> Block:
    """Return a row of buttons and menus."""
    return {"type": "actions", "block_id": block_id[:ID], "elements": list(elements)[:ACTIONS]}


def button(label: str, action: str, value: str, *, primary: bool = False, confirm: Block | None = None) -> Block:
    """Return a button. One primary button a card."""
    made: Block = {"type": "button", "text": text(label, BUTTON, emoji=True), "action_id": action, "value": value}
    if primary:
        made["style"] = "primary"
    if confirm:
        made["confirm"] = confirm
    return made


def open_button(label: str, action: str, url: str) -> Block:
    """Return a button that opens a web page; Slack reports the click all the same."""
    return {"type": "button", "text": text(label, BUTTON, emoji=True), "action_id": action, "url": url}


def confirm(title: str, words: str, *, yes: str, no: str) -> Block:
    """Return a question that stands before a click."""
    return {
        "title": text(title, 100),
        "text": text(words, 300),
        "confirm": text(yes, 30),
        "deny": text(no, 30),
    }


def menu(placeholder: str, action: str, choices: Sequence[Choice]) -> Block:
    """Return a menu with a name."""
    return {
        "type": "static_select",
        "placeholder": text(placeholder, PLACEHOLDER),
        "action_id": action,
        "options": [option(choice) for choice in choices[:SELECT]],
    }


def grouped(placeholder: str, action: str, groups: Mapping[str, Sequence[Choice]]) -> Block:
    """Return a menu with a name whose options stand under headings; the last ones give way where they are too many."""
    left, kept = SELECT, dict[str, Sequence[Choice]]()
    for head, choices in groups.items():
        kept[head] = choices[:left]
        left -= len(kept[head])
    return {
        "type": "static_select",
        "placeholder": text(placeholder, PLACEHOLDER),
        "action_id": action,
        "option_groups": [
            {"label": text(head, OPTION), "options": [option(choice) for choice in choices]}
            for head, choices in kept.items()
            if choices
        ],
    }


def overflow(action: str, choices: Sequence[Choice]) -> Block:
    """Return the ⋯ menu: at most five options, Slack's limit."""
    return {"type": "overflow", "action_id": action, "options": [option(choice) for choice in choices[:OVERFLOW]]}


def option(choice: Choice) -> Block:
    """Return one option."""
    made: Block = {"text": text(choice.text, OPTION, emoji=True), "value": choice.value[:OPTION_VALUE]}
    if choice.description:
        made["description"] = text(choice.description, OPTION)
    return made


def boxes(block_id: str, label: str, choices: Sequence[Choice], *, chosen: Sequence[str] = ()) -> Block:
    """Return tick boxes as an input of a modal; whether they must be ticked is for the listener to say."""
    options = [option(choice) for choice in choices[:BOXES]]
    element: Block = {"type": "checkboxes", "action_id": block_id, "options": options}
    ticked = [made for made in options if made["value"] in chosen]
    if ticked:
        element["initial_options"] = ticked
    return {"type": "input", "block_id": block_id, "label": text(label, 150), "optional": True, "element": element}


def rich(*parts: Block, block_id: str = "") -> Block:
    """Return a block of rich text: its text elements are never live."""
    made: Block = {"type": "rich_text", "elements": list(parts)}
    return {**made, "block_id": block_id} if block_id else made


def rich_line(*elements: Block) -> Block:
    """Return one paragraph of a rich text block."""
    return {"type": "rich_text_section", "elements": list(elements)}


def run(words: str, **style: bool) -> Block:
    """Return a run of rich text: bold, italic, strike or code (which Slack shows in red)."""
    made: Block = {"type": "text", "text": words}
    return {**made, "style": style} if style else made


def pieces(words: str) -> list[str]:
    """Return the text in parts that each fit one section, losing nothing."""
    parts: list[str] = []
    rest = words
    while size(rest) > TEXT:
        kept = cut(rest, TEXT)[:-1]
        kept = kept if kept and kept.strip() else rest[: TEXT // 5]
        parts.append(kept)
        rest = rest[len(kept) :]
    return [*parts, rest]
