"""The window in which staff write down a complaint that came by telephone or in person."""

import json
from typing import Any

from bot.slack import blocks as b
from bot.slack import texts as t
from bot.slack.blocks import Block, Choice, View

WAYS = ("by telephone", "in person", "by letter", "in another way")
NAME = 80


def log_modal(text: str, channel: str) -> View:
    """Return the window, with the words of a message in it where it was opened on one; `channel` hears what follows."""
    return {
        "type": "modal",
        "callback_id": "log",
        "title": b.text("Log a complaint", b.TITLE),
        "submit": b.text("Log it", b.TITLE),
        "close": b.text("Cancel", b.TITLE),
        "private_metadata": json.dumps({"channel": channel}),
        "blocks": [
            _words("text", "What they said", t.cut(t.visible(_as_typed(text)), b.INPUT), multiline=True),
            _how(),
            _words("who", "Their name", "", optional=True),
            _words("contact", "How to reach them", "", optional=True),
            b.context(b.text("It becomes a ticket. Your reply there is a note of what was said: nothing is sent.")),
        ],
    }


def _as_typed(text: str) -> str:
    """Return a message's text as it was typed: Slack hands it over with these three letters escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _words(name: str, label: str, value: str, *, multiline: bool = False, optional: bool = False) -> Block:
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": name, "multiline": multiline}
    element["max_length"] = b.INPUT if multiline else NAME
    if value:
        element["initial_value"] = value
    return {"type": "input", "block_id": name, "label": b.text(label), "optional": optional, "element": element}


def _how() -> Block:
    options = [b.option(Choice(way.capitalize(), way)) for way in WAYS]
    element = {"type": "static_select", "action_id": "how", "placeholder": b.text("How it came"), "options": options}
    element["initial_option"] = options[0]
    return {"type": "input", "block_id": "how", "label": b.text("How it came"), "element": element}


def typed(values: dict[str, Any]) -> dict[str, str]:
    """Return what was typed and chosen: who, how, contact and text."""
    chosen = values["how"]["how"]["selected_option"]["value"]
    words = {name: str(values[name][name].get("value") or "") for name in ("who", "contact", "text")}
    return words | {"how": chosen if chosen in WAYS else ""}
