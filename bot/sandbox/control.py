"""The sandbox's own controls: faults, ledger, live changes, the clock, and Slack's state for the page."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.sandbox.faults import Kind, parse
from bot.sandbox.harbour import CHANNELS, GROUPS, USERS
from bot.sandbox.workspace import SlackError
from bot.sandbox.world import World

Json = dict[str, Any]
Endpoint = Callable[[World, Request], Awaitable[Response]]


def routes(world: World) -> list[BaseRoute]:
    """Return the control routes; all of them want the control token."""
    table: list[tuple[str, str, Endpoint]] = [
        ("/_faults", "GET", list_faults),
        ("/_faults", "POST", add_fault),
        ("/_faults", "DELETE", clear_faults),
        ("/_ledger", "GET", ledger),
        ("/_live", "GET", live),
        ("/_clock", "POST", clock),
        ("/_slack/state", "GET", state),
        ("/_slack/messages", "GET", messages),
    ]
    return [_route(world, path, method, endpoint) for path, method, endpoint in table]


def _route(world: World, path: str, method: str, endpoint: Endpoint) -> BaseRoute:
    async def guarded(request: Request) -> Response:
        return world.guard(request) or await endpoint(world, request)

    return Route(path, guarded, methods=[method])


async def list_faults(world: World, request: Request) -> Response:
    """Return what is armed and what has fired."""
    return JSONResponse({"faults": [f.to_dict() for f in world.faults.armed()], "fired": dict(world.faults.fired)})


async def add_fault(world: World, request: Request) -> Response:
    """Arm a fault; dropping and freezing sockets happens at once."""
    try:
        fault = parse(json.loads(await request.body() or b"{}"))
    except (ValueError, TypeError, AttributeError) as wrong:
        return JSONResponse({"error": str(wrong)}, status_code=400)
    body = fault.to_dict()
    if fault.kind == Kind.SOCKET_DROP:
        body["connections"] = world.sockets.drop()
    elif fault.kind == Kind.SOCKET_FREEZE:
        body["connections"] = world.sockets.freeze(fault.seconds)
    else:
        world.faults.add(fault)
        return JSONResponse({"fault": body}, status_code=201)
    world.faults.fired[f"slack.{fault.kind}"] += 1
    return JSONResponse({"fault": body}, status_code=201)


async def clear_faults(world: World, request: Request) -> Response:
    """Disarm everything."""
    world.faults.clear()
    return JSONResponse({"faults": []})


async def ledger(world: World, request: Request) -> Response:
    """Return the counts of everything."""
    body = world.ledger.to_dict(dict(world.faults.fired))
    body["slack"]["connections"] = world.sockets.connections
    return JSONResponse(body)


async def live(world: World, request: Request) -> Response:
    """Return a stream of what kinds of things change, for EventSource."""
    return StreamingResponse(_changes(world), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _changes(world: World) -> AsyncIterator[str]:
    n = 0
    yield ": hello\n\n"
    while not world.live.ended:
        after, n = n, await world.live.wait(n)
        for kind, at in world.live.since(after):
            yield f"data: {json.dumps({'kind': kind, 'n': at})}\n\n"


async def clock(world: World, request: Request) -> Response:
    """Move the sandbox's clock ahead by `seconds`, so that triggers expire without anybody waiting."""
    body = json.loads(await request.body() or b"{}")
    world.ahead += timedelta(seconds=float(body.get("seconds", 0)))
    return JSONResponse({"now": world.now().isoformat()})


async def state(world: World, request: Request) -> Response:
    """Return what is in Slack now: all of it, or one person's view, one channel, the newest `limit` messages."""
    query = request.query_params
    user, channel = query.get("user"), query.get("channel")
    limit = int(query["limit"]) if query.get("limit", "").isdigit() else None
    rooms = [room for room in world.workspace.rooms.values() if channel in (None, "", room.place.id)]
    channels = ",".join(room.page_json(limit) for room in rooms)
    # The channels are text already, rendered message by message; the rest is small.
    rest = json.dumps(_cast() | _personal(world, user) | {"now": world.now().isoformat()})
    return Response(f'{{"channels":[{channels}],{rest[1:]}', media_type="application/json")


def _cast() -> Json:
    users = [
        {"id": u.id, "handle": u.handle, "name": u.name, "is_bot": u.is_bot, "is_restricted": u.is_restricted}
        for u in USERS.values()
    ]
    groups = [{"id": g.id, "handle": g.handle, "name": g.name, "users": list(g.users)} for g in GROUPS.values()]
    members = {place.id: sorted(place.members) for place in CHANNELS.values()}
    return {"users": users, "groups": groups, "members": members}


def _personal(world: World, user: str | None) -> Json:
    if not user:
        return {"views": [], "home": None, "ephemerals": []}
    home = world.views.homes.get(user)
    return {
        "views": [view.to_slack() for view in world.views.stacks[user]],
        "home": home.to_slack() if home else None,
        "ephemerals": [each.to_page() for each in world.workspace.ephemerals[user]],
    }


async def messages(world: World, request: Request) -> Response:
    """Return messages by the key in their metadata."""
    query = request.query_params
    try:
        found = world.workspace.with_key(query.get("channel"), query.get("key"))
    except SlackError as refusal:
        return JSONResponse({"error": f"There is no such channel ({refusal.error})."}, status_code=404)
    return JSONResponse({"messages": [{"channel": channel, **each.to_page()} for channel, each in found]})
