"""The Web API: POST /api/<method>, as Slack answers it.

A refusal is HTTP 200 with `ok: false`; only rate limits and injected faults have another status.
https://docs.slack.dev/apis/web-api
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import methods
from bot.sandbox.calls import Args, Call, Method, arguments
from bot.sandbox.faults import Kind, apply
from bot.sandbox.harbour import APP_TOKEN, BOT_TOKEN
from bot.sandbox.pace import RateLimitedError
from bot.sandbox.workspace import SlackError
from bot.sandbox.world import World

Json = dict[str, Any]


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the Web API."""
    table = methods.table()

    async def endpoint(request: Request) -> Response:
        name = request.path_params["method"]
        given = await arguments(request)
        world.ledger.slack.calls[name] += 1
        fault = world.faults.take("slack", name)
        if fault is not None and fault.kind in (Kind.AUTH, Kind.RATE_LIMIT):
            _note_fault(world, fault.kind, name)
        return await apply(
            fault, request, lambda: answer(world, request, method=table.get(name), name=name, given=given)
        )

    return [Route("/api/{method}", endpoint, methods=["POST", "GET"])]


def _note_fault(world: World, kind: Kind, name: str) -> None:
    if kind == Kind.AUTH:
        world.ledger.slack.rejected["invalid_auth"][name] += 1
    else:
        world.ledger.slack.rate_limited[name] += 1


def answer(world: World, request: Request, *, method: Method | None, name: str, given: Json) -> Response:
    """Return Slack's answer to one call, and count it."""
    ledger = world.ledger.slack
    try:
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        _admit(world, method, _token(request, given))
        world.limits.method(name, method.tier, now=world.now())
        body = method.run(Call(world, Args(given), request.headers.get("host", "127.0.0.1")))
    except SlackError as refusal:
        ledger.rejected[refusal.error][name] += 1
        return JSONResponse({"ok": False, "error": refusal.error, **refusal.extra})
    except RateLimitedError as limit:
        ledger.rate_limited[name] += 1
        headers = {"Retry-After": str(limit.retry_after)}
        return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers=headers)
    headers = {"X-OAuth-Scopes": ",".join(world.manifest.scopes), "X-Accepted-OAuth-Scopes": method.scope or ""}
    return JSONResponse({"ok": True, **body}, headers=headers)


def _token(request: Request, given: Json) -> str:
    header = request.headers.get("authorization", "")
    return header.removeprefix("Bearer ").strip() if header else str(given.get("token", ""))


def _admit(world: World, method: Method, token: str) -> None:
    if not token:
        raise SlackError("not_authed")
    if token not in (BOT_TOKEN, APP_TOKEN):
        raise SlackError("invalid_auth")
    if (token == APP_TOKEN) != method.app_token:
        raise SlackError("not_allowed_token_type")
    if method.scope and method.scope not in world.manifest.scopes:
        raise SlackError("missing_scope", needed=method.scope, provided=",".join(world.manifest.scopes))
