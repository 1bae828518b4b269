"""What the bot answers to a person through response_url, or in the acknowledgement of a command.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.calls import Args, arguments
from bot.sandbox.faults import apply
from bot.sandbox.hooks import Hook
from bot.sandbox.methods_chat import Content, content, publish, rewrite, whisper
from bot.sandbox.workspace import Ephemeral, SlackError
from bot.sandbox.world import World

Json = dict[str, Any]


def show(world: World, hook: Hook, body: Json) -> Json:
    """Show an answer where the person is, and return what they see."""
    args = Args(body)
    said = content(args)
    kind = args.text("response_type") or "ephemeral"
    if args.flag("delete_original") or args.flag("replace_original"):
        _original(world, hook, said, delete=args.flag("delete_original"))
    elif said.empty:
        raise SlackError("no_text")
    elif kind == "in_channel":
        publish(world, hook.channel, said=said, thread_ts=args.text("thread_ts"))
    else:
        whisper(world, hook.channel, user=hook.user, said=said, thread_ts=args.text("thread_ts") or hook.thread_ts)
    shown: Json = {"text": said.text or "", "blocks": said.blocks, "response_type": kind}
    hook.shown.append(shown)
    return shown


def _original(world: World, hook: Hook, said: Content, *, delete: bool) -> None:
    ephemeral = world.workspace.find_whisper(hook.user, hook.channel, hook.ts or "")
    if ephemeral is not None:
        _whispered(world, ephemeral, said, delete=delete)
        return
    room = world.workspace.rooms[hook.channel]
    message = room.find(hook.ts or "")
    if delete:
        room.drop(message)
    else:
        rewrite(world, hook.channel, message=message, said=said)
    world.live.touch("slack")


def _whispered(world: World, ephemeral: Ephemeral, said: Content, *, delete: bool) -> None:
    if delete:
        world.workspace.ephemerals[ephemeral.user].remove(ephemeral)
    elif said.empty:
        raise SlackError("no_text")
    else:
        ephemeral.text, ephemeral.blocks = said.text or "", said.blocks
    world.live.touch("slack")


def routes(world: World) -> list[BaseRoute]:
    """Return the route of all response_urls."""

    async def endpoint(request: Request) -> Response:
        body = await arguments(request)
        world.ledger.slack.calls["response_url"] += 1
        fault = world.faults.take("slack", "response_url")
        return await apply(fault, request, lambda: _answer(world, request.path_params["name"], body))

    return [Route("/hooks/{name}", endpoint, methods=["POST"])]


def _answer(world: World, name: str, body: Json) -> Response:
    try:
        show(world, world.hooks.use(name, world.now()), body)
    except SlackError as refusal:
        world.ledger.slack.rejected[refusal.error]["response_url"] += 1
        status = 404 if refusal.error in ("expired_url", "used_url") else 400
        return JSONResponse({"ok": False, "error": refusal.error, **refusal.extra}, status_code=status)
    return Response("ok", media_type="text/plain")
