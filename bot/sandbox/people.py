"""What people in Slack do, over HTTP: POST /_as/{user}/click, /react, /command, … with the control token.

The page, the demo and the tests drive it. What a person could not do is answered with 4xx and a sentence.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import answers, inputs, payloads, spots
from bot.sandbox.harbour import BOT_USER, USERS
from bot.sandbox.hooks import LIFE, Hook
from bot.sandbox.methods_chat import react as put_reaction
from bot.sandbox.spots import ImpossibleError
from bot.sandbox.workspace import Message, SlackError
from bot.sandbox.world import World

Json = dict[str, Any]
Act = Callable[[World, str, Json], Awaitable[Json]]
# How long a command's caller waits for an answer that comes after the acknowledgement.
ANSWER_SECONDS = 2.0


def route(world: World, name: str, act: Act) -> BaseRoute:
    """Return the route of one thing that people do."""

    async def endpoint(request: Request) -> Response:
        refused = world.guard(request)
        if refused is not None:
            return refused
        user = request.path_params["user"]
        if user not in USERS or user == BOT_USER:
            return JSONResponse({"error": f"There is nobody called {user} here."}, status_code=404)
        try:
            body = json.loads(await request.body() or b"{}")
            if not isinstance(body, dict):
                raise ImpossibleError("The body must be a JSON object.", 400)
            return JSONResponse(await act(world, user, body))
        except json.JSONDecodeError:
            return JSONResponse({"error": "The body must be JSON."}, status_code=400)
        except ImpossibleError as impossible:
            return JSONResponse({"error": str(impossible)}, status_code=impossible.status)

    return Route(f"/_as/{{user}}/{name}", endpoint, methods=["POST"])


def routes(world: World) -> list[BaseRoute]:
    """Return the routes about messages, reactions, commands and shortcuts."""
    acts: dict[str, Act] = {
        "click": click,
        "react": react,
        "unreact": unreact,
        "command": command,
        "message": message,
        "shortcut": shortcut,
        "home": home,
    }
    return [route(world, name, act) for name, act in acts.items()]


async def click(world: World, user: str, body: Json) -> Json:
    """Press a button or choose an option, on a message or in a view."""
    spot = spots.locate(world, user, body)
    block, part = spots.element(spot, body)
    state = spots.use(spot, block, part, body=body)
    world.live.touch("slack")
    if not spots.sends(block, part, entered=True):
        return {"ack": True, "ack_ms": None, "http": None, "sent": False}
    action = inputs.action(block, part, state=state, at=world.workspace.next_ts(world.now()))
    ack = await world.delivery.interact("interactive", spots.block_actions(world, spot, [action]))
    return ack.to_dict() | {"sent": True}


async def react(world: World, user: str, body: Json) -> Json:
    """Add a reaction to a message."""
    return _react(world, user, body, add=True)


async def unreact(world: World, user: str, body: Json) -> Json:
    """Take a reaction back."""
    return _react(world, user, body, add=False)


def _react(world: World, user: str, body: Json, *, add: bool) -> Json:
    channel = spots.room_of(world, user, str(body.get("channel", "")))
    room, target = world.workspace.rooms[channel], spots.message_of(world, channel, str(body.get("ts", "")))
    name = str(body.get("name", ""))
    if not name:
        raise ImpossibleError("A reaction needs the `name` of an emoji.", 400)
    try:
        put_reaction(world, room, target, user=user, name=name, add=add)
    except SlackError as refusal:
        raise ImpossibleError(f"This cannot be done with :{name}: ({refusal.error}).") from None
    return {"ok": True}


async def message(world: World, user: str, body: Json) -> Json:
    """Write into a channel or a thread."""
    channel = spots.room_of(world, user, str(body.get("channel", "")))
    text = str(body.get("text", ""))
    if not text.strip():
        raise ImpossibleError("A message needs a text.", 400)
    workspace = world.workspace
    written = Message(workspace.next_ts(world.now()), user, text, _typed(text), thread_ts=body.get("thread_ts"))
    try:
        workspace.post(workspace.rooms[channel], written)
    except SlackError:
        raise ImpossibleError(f"There is no thread {written.thread_ts} in {channel}.", 404) from None
    world.events.message(channel, written)
    world.live.touch("slack")
    return {"ok": True, "channel": channel, "ts": written.ts}


def _typed(text: str) -> list[Json]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


async def command(world: World, user: str, body: Json) -> Json:
    """Use a slash command; the answer is what the person got to see."""
    channel = spots.room_of(world, user, str(body.get("channel", "C0COMPLAINTS")))
    name = str(body.get("command", ""))
    known = world.manifest.commands
    if not name.startswith("/") or (known is not None and name not in known):
        raise ImpossibleError(f"{name} is not a valid command.", 404)
    hook = Hook(user, channel, world.now() + LIFE)
    form = payloads.command(user, channel, name=name, text=str(body.get("text", "")))
    form["response_url"] = world.url + world.hooks.give(hook)
    form["trigger_id"] = world.views.trigger(user, now=world.now())
    seen = _sees(world, user)
    ack = await world.delivery.interact("slash_commands", form)
    shown = _ack_answer(world, hook, ack.payload) if ack.payload else None
    if ack.ok and shown is None:
        shown = await _later(world, hook, seen=seen, seconds=float(body.get("wait", ANSWER_SECONDS)))
    return {"response": shown, **ack.to_dict()}


def _ack_answer(world: World, hook: Hook, payload: Json) -> Json | None:
    try:
        return answers.show(world, hook, payload)
    except SlackError as refusal:
        world.ledger.slack.rejected[refusal.error]["slash_commands"] += 1
        return {"text": f"The app's answer could not be shown ({refusal.error}).", "blocks": None}


def _sees(world: World, user: str) -> tuple[int, int]:
    whispers = world.workspace.ephemerals[user]
    return len(world.views.stacks[user]), int(float(whispers[-1].ts) * 1e6) if whispers else 0


async def _later(world: World, hook: Hook, *, seen: tuple[int, int], seconds: float) -> Json | None:
    """Return the first thing that response_url showed; stop waiting when the person sees something else new."""
    try:
        async with asyncio.timeout(seconds):
            n = 0
            while not hook.shown and _sees(world, hook.user) == seen:
                n = await world.live.wait(n)
    except TimeoutError:
        return None
    return hook.shown[0] if hook.shown else None


async def shortcut(world: World, user: str, body: Json) -> Json:
    """Use a global shortcut, or one on a message (with `channel` and `ts`)."""
    callback, kind = str(body.get("callback_id", "")), "message" if body.get("ts") else "global"
    known = world.manifest.shortcuts
    if known is not None and known.get(callback) != kind:
        raise ImpossibleError(f"There is no {kind} shortcut «{callback}».", 404)
    now = world.now()
    payload = payloads.interaction("message_action" if kind == "message" else "shortcut", user)
    payload |= {
        "callback_id": callback,
        "trigger_id": world.views.trigger(user, now=now),
        "action_ts": world.workspace.next_ts(now),
    }
    if kind == "message":
        channel = spots.room_of(world, user, str(body.get("channel", "")))
        target = spots.message_of(world, channel, str(body["ts"]))
        path = world.hooks.give(Hook(user, channel, now + LIFE, target.ts, target.thread_ts))
        payload |= {"message_ts": target.ts, "message": target.to_slack(), "response_url": world.url + path}
        payload["channel"] = payloads.channel_of(channel)
    ack = await world.delivery.interact("interactive", payload)
    return ack.to_dict()


async def home(world: World, user: str, body: Json) -> Json:
    """Open the bot's Home."""
    view = world.views.homes.get(user)
    world.events.home_opened(user, view)
    return {"ok": True, "home": view.to_slack() if view else None}
