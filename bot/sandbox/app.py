"""The sandbox as one web application: every part brings its routes."""

from __future__ import annotations

import importlib
import importlib.util

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.sandbox import answers, control, people, people_views, server, webapi
from bot.sandbox.world import World, new_world

__all__ = ["build_app", "new_world", "serve"]

# Parts beside Slack. Each has `routes(world)`; the pages come last, because they answer for everything else.
OTHERS = ("network_api", "model", "pages")


def build_app(world: World) -> Starlette:
    """Return the application of this world."""
    routes: list[BaseRoute] = []
    for part in (webapi, answers, people, people_views, control):
        routes += part.routes(world)
    routes += world.sockets.routes()
    for name in OTHERS:
        routes += _part(world, name)
    return Starlette(routes=routes)


def _part(world: World, name: str) -> list[BaseRoute]:
    full = f"bot.sandbox.{name}"
    if importlib.util.find_spec(full) is None:
        return []
    routes: list[BaseRoute] = importlib.import_module(full).routes(world)
    return routes


def serve(world: World, port: int = 0) -> None:
    """Serve this world on loopback until told to stop; prints one JSON line when it is ready."""
    server.serve(build_app(world), world, port)
