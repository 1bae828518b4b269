"""What people have typed and chosen: the state of interactive elements, in Slack's shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.blocks import elements_of
from bot.sandbox.elements import offered

Json = dict[str, Any]

# element type -> (the key of its state, the key of its initial value)
KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
TEXTUAL = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})
SHAPES = {
    "email_text_input": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "url_text_input": re.compile(r"https?://\S+"),
    "number_input": re.compile(r"-?\d+(\.\d+)?"),
}


class NotOfferedError(ValueError):
    """This cannot be chosen there; the message says why."""


@dataclass(slots=True)
class Inputs:
    """What one person has entered on one message or view, by block and action id."""

    entered: dict[tuple[str, str], Json] = field(default_factory=dict)

    def enter(self, block: Json, element: Json, answer: Json) -> None:
        """Remember an answer."""
        self.entered[block["block_id"], element["action_id"]] = answer

    def values(self, blocks: list[Json]) -> Json:
        """Return state.values for these blocks: what was entered, else what the element starts with."""
        state: Json = {}
        for block, element in elements_of(blocks):
            if element["type"] in KEYS:
                answer = self._entered(block, element) or initial(element)
                state.setdefault(block["block_id"], {})[element["action_id"]] = answer
        return state

    def _entered(self, block: Json, element: Json) -> Json | None:
        answer = self.entered.get((block["block_id"], element["action_id"]))
        # Slack keeps an answer across an update of the view as long as ids and type stay the same.
        return answer if answer and answer["type"] == element["type"] else None


def initial(element: Json) -> Json:
    """Return the state of an element that nobody has touched."""
    key, first = KEYS[element["type"]]
    return {"type": element["type"], key: element.get(first, [] if key.endswith("s") else None)}


def answer(element: Json, raw: Any) -> Json:
    """Return the state of an element after somebody gave it `raw`: a text, an option's value, or a list of those."""
    key, _ = KEYS[element["type"]]
    if key == "selected_option":
        given: Any = None if raw is None else pick(element, raw)
    elif key == "selected_options":
        given = [pick(element, each) for each in _listed(raw)]
    elif key.endswith("s"):
        given = [str(each) for each in _listed(raw)]
    elif key == "selected_date_time":
        given = None if raw is None else int(raw)
    else:
        given = None if raw in (None, "") else str(raw)
    return {"type": element["type"], key: given}


def _listed(raw: Any) -> list[Any]:
    return list(raw) if isinstance(raw, list) else ([] if raw is None else [raw])


def pick(element: Json, value: Any) -> Json:
    """Return the option with this value."""
    for option in offered(element):
        if option["value"] == value:
            return option
    raise NotOfferedError(f"«{value}» is not one of the options of {element['action_id']}.")


def mistakes(blocks: list[Json], values: Json) -> dict[str, str]:
    """Return what Slack's own form refuses before it sends anything, by block id."""
    wrong: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            sentence = _mistake(block, element, values[block["block_id"]][element["action_id"]])
            if sentence:
                wrong[block["block_id"]] = sentence
    return wrong


def _mistake(block: Json, element: Json, state: Json) -> str | None:
    given = state[KEYS[element["type"]][0]]
    if given in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] not in TEXTUAL:
        return None
    shape = SHAPES.get(element["type"])
    if shape and not shape.fullmatch(given):
        return "This does not look right."
    return _length_mistake(element, given)


def _length_mistake(element: Json, given: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(given) < least:
        return f"Please enter at least {least} characters."
    if len(given) > most:
        return f"Please enter at most {most} characters."
    return None


def action(block: Json, element: Json, *, state: Json, at: str) -> Json:
    """Return the item of block_actions' `actions` for this element."""
    body = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": at,
    }
    shown = ("text", "value", "style", "url", "confirm") if element["type"] == "button" else ("placeholder",)
    return body | {name: element[name] for name in shown if name in element} | state
