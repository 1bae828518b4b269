"""What a method of the Web API gets and gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.workspace import SlackError
from bot.sandbox.world import World

Json = dict[str, Any]


class Args:
    """The arguments of one call, whether they came as a form or as JSON."""

    def __init__(self, given: Json) -> None:
        self._given = given

    def text(self, name: str) -> str | None:
        """Return a text argument, None if it was not given."""
        value = self._given.get(name)
        return None if value is None else str(value)

    def must(self, name: str) -> str:
        """Return a text argument that the method cannot do without."""
        value = self.text(name)
        if not value:
            message = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", response_metadata={"messages": [message]})
        return value

    def flag(self, name: str) -> bool:
        """Return a yes or no; forms write it as 1 or true."""
        return str(self._given.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int, *, most: int) -> int:
        """Return a whole number from 1 to `most`."""
        try:
            value = int(self._given.get(name, default))
        except (TypeError, ValueError):
            raise SlackError("invalid_limit") from None
        if not 1 <= value <= most:
            raise SlackError("invalid_limit")
        return value

    def structure(self, name: str, error: str) -> Any:
        """Return a list or object argument, which may come as JSON text; None if it was not given."""
        value = self._given.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value) if value else None
            except ValueError:
                raise SlackError(error) from None
        if value is not None and not isinstance(value, list | dict):
            raise SlackError(error)
        return value


@dataclass(frozen=True, slots=True)
class Call:
    """What a method gets: the world, its arguments, and where the caller reached us."""

    world: World
    args: Args
    host: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API; `tier` is its calls per minute."""

    run: Callable[[Call], Json]
    scope: str | None = None
    tier: int | None = None
    app_token: bool = False


async def arguments(request: Request) -> Json:
    """Return the arguments of the query and of a form or JSON body; an unreadable body has none."""
    given: Json = dict(request.query_params)
    body = await request.body()
    try:
        if request.headers.get("content-type", "").startswith("application/json"):
            parsed = json.loads(body or b"{}")
            return given | parsed if isinstance(parsed, dict) else given
        return given | dict(parse_qsl(body.decode(), keep_blank_values=True))
    except ValueError:
        return given
