"""Finding what a person wants to use: a button or field on a message, an ephemeral, a modal or Home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox import inputs, payloads
from bot.sandbox.blocks import elements_of
from bot.sandbox.hooks import LIFE, Hook
from bot.sandbox.inputs import Inputs
from bot.sandbox.views import View
from bot.sandbox.workspace import Ephemeral, Message, SlackError
from bot.sandbox.world import World

Json = dict[str, Any]


class ImpossibleError(Exception):
    """A person cannot do this; the message is a sentence that says why."""

    def __init__(self, sentence: str, status: int = 409) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with elements, as one person has it in front of them."""

    user: str
    blocks: list[Json]
    inputs: Inputs
    channel: str = ""
    source: Message | Ephemeral | None = None
    view: View | None = None


def locate(world: World, user: str, body: Json) -> Spot:
    """Return the message or view that the body names, if this person sees it."""
    if body.get("view_id"):
        view = visible_view(world, user, str(body["view_id"]))
        return Spot(user, view.blocks, view.inputs, view=view)
    channel, ts = room_of(world, user, str(body.get("channel", ""))), str(body.get("ts", ""))
    whisper = world.workspace.find_whisper(user, channel, ts)
    if whisper is not None:
        return Spot(user, whisper.blocks or [], whisper.inputs, channel, whisper)
    message = message_of(world, channel, ts)
    return Spot(user, message.blocks or [], message.inputs[user], channel, message)


def room_of(world: World, user: str, channel: str) -> str:
    """Return the id of a channel that this person is in."""
    try:
        return world.workspace.room(channel, member=user).place.id
    except SlackError as refusal:
        raise ImpossibleError(f"{user} is in no channel «{channel}» ({refusal.error}).", 404) from None


def message_of(world: World, channel: str, ts: str) -> Message:
    """Return a message that is there now."""
    try:
        return world.workspace.rooms[channel].find(ts)
    except SlackError:
        raise ImpossibleError(f"There is no message {ts} in {channel}.", 404) from None


def visible_view(world: World, user: str, view_id: str) -> View:
    """Return the view if it lies on top of this person's stack, or is their Home."""
    try:
        view = world.views.find(view_id)
    except SlackError:
        raise ImpossibleError(f"{user} has no view {view_id} open.", 404) from None
    stack = world.views.stacks[user]
    if view.user != user or (view.kind == "modal" and stack[-1:] != [view]):
        raise ImpossibleError(f"{user} does not see the view {view_id}.")
    return view


def element(spot: Spot, body: Json) -> tuple[Json, Json]:
    """Return the block and the element that the body names.

    `action_id` is needed; `block_id`, a button's `value` and `index` choose among several with the same id.
    """
    action_id = body.get("action_id")
    found = [(block, part) for block, part in elements_of(spot.blocks) if part.get("action_id") == action_id]
    if body.get("block_id"):
        found = [pair for pair in found if pair[0]["block_id"] == body["block_id"]]
    if "value" in body:
        found = [pair for pair in found if pair[1]["type"] != "button" or pair[1].get("value") == body["value"]]
    index = body.get("index", 0)
    if not isinstance(index, int) or not 0 <= index < len(found):
        raise ImpossibleError(f"There is no «{action_id}» to be seen here now.")
    return found[index]


def use(spot: Spot, block: Json, part: Json, *, body: Json) -> Json:
    """Enter what the person chose, and return the state that block_actions carries."""
    given = next((body[name] for name in ("option", "options", "value", "text") if name in body), None)
    try:
        if part["type"] == "button":
            return {}
        if part["type"] == "overflow":
            return {"selected_option": inputs.pick(part, given)}
        state = inputs.answer(part, given)
    except ValueError as wrong:
        raise ImpossibleError(f"«{part['action_id']}» does not take this: {wrong}") from None
    spot.inputs.enter(block, part, state)
    return state


def sends(block: Json, part: Json, *, entered: bool) -> bool:
    """Return whether using this element tells the bot at once.

    Fields in input blocks do so only with dispatch_action, texts also only on the key that their
    dispatch_action_config names; `entered` means that the person pressed Enter.
    """
    if block["type"] != "input":
        return True
    if not block.get("dispatch_action"):
        return False
    if part["type"] not in inputs.TEXTUAL:
        return True
    on = (part.get("dispatch_action_config") or {}).get("trigger_actions_on") or ["on_enter_pressed"]
    return "on_character_entered" in on or (entered and "on_enter_pressed" in on)


def block_actions(world: World, spot: Spot, actions: list[Json]) -> Json:
    """Return the block_actions payload for what was done at a spot."""
    now = world.now()
    body = payloads.interaction("block_actions", spot.user)
    body["trigger_id"] = world.views.trigger(spot.user, now=now, view=spot.view.id if spot.view else None)
    body["actions"] = actions
    if spot.view is not None:
        return body | payloads.on_view(spot.view)
    source = spot.source
    if source is None:
        return body
    message = source if isinstance(source, Message) else None
    body |= payloads.on_message(spot.channel, source.ts, message)
    body["state"] = {"values": spot.inputs.values(spot.blocks)}
    hook = Hook(spot.user, spot.channel, now + LIFE, source.ts, source.thread_ts)
    body["response_url"] = world.url + world.hooks.give(hook)
    return body
