"""The container that every part of the sandbox shares, and the counter behind the live page."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.delivery import Delivery
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.hooks import Hooks
from bot.sandbox.ledger import Ledger
from bot.sandbox.manifest import Manifest
from bot.sandbox.pace import Pace
from bot.sandbox.signed import SignedHttp
from bot.sandbox.sockets import SocketMode
from bot.sandbox.views import Views
from bot.sandbox.workspace import Workspace


class Live:
    """A counter that rises with every change, and lets pages wait for the next one."""

    def __init__(self) -> None:
        self.ended = False
        self._n = 0
        self._kinds: dict[str, int] = {}
        self._waiting: set[asyncio.Future[int]] = set()

    def touch(self, kind: str) -> None:
        """Say that something of this kind (`slack`, `network`, `model`) has changed."""
        self._n += 1
        self._kinds[kind] = self._n
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(self._n)
        self._waiting.clear()

    async def wait(self, after: int) -> int:
        """Return the counter as soon as it is above `after`."""
        while self._n <= after and not self.ended:
            waiter: asyncio.Future[int] = asyncio.get_running_loop().create_future()
            self._waiting.add(waiter)
            try:
                await waiter
            finally:
                self._waiting.discard(waiter)
        return self._n

    def end(self) -> None:
        """Let everybody who waits go: the sandbox is closing."""
        self.ended = True
        self.touch("end")

    def since(self, after: int) -> list[tuple[str, int]]:
        """Return the kinds that changed after this count, with their newest count."""
        return [(kind, n) for kind, n in self._kinds.items() if n > after]


@dataclass(slots=True)
class World:
    """Everything that exists in the sandbox. `network` is set by the network's routes, if that part is there."""

    token: str
    pace: str
    faults: Faults
    ledger: Ledger
    live: Live
    workspace: Workspace
    manifest: Manifest
    views: Views
    limits: Pace
    sockets: SocketMode
    delivery: Delivery
    hooks: Hooks
    network: Any = None
    person_limit: int = 0
    seed: int = 0
    url: str = ""
    ahead: timedelta = field(default_factory=timedelta)
    events: Events = field(init=False)

    def __post_init__(self) -> None:
        self.events = Events(self.manifest, self.delivery, workspace=self.workspace, now=self.now)

    def now(self) -> datetime:
        """Return the sandbox's time: UTC, and ahead of the real clock by what tests have asked for."""
        return datetime.now(UTC) + self.ahead

    def guard(self, request: Request) -> Response | None:
        """Return the refusal for a control request without the right token, else None.

        The token is the header X-Sandbox-Token; on GET also the query parameter `t`, as EventSource sends no headers.
        """
        given = request.headers.get("x-sandbox-token", "")
        if not given and request.method == "GET":
            given = request.query_params.get("t", "")
        if secrets.compare_digest(given.encode(), self.token.encode()):
            return None
        return JSONResponse({"error": "This needs the sandbox's control token (X-Sandbox-Token)."}, status_code=401)


def new_world(
    *, token: str = "", pace: str = "fast", seed: int = 0, person_limit: int = 0, events_url: str | None = None
) -> World:
    """Return a world where nothing has happened yet; an `events_url` means delivery by HTTP instead of sockets."""
    faults, ledger = Faults(seed), Ledger()
    sockets = SocketMode(ledger.slack.deliveries)
    carrier = SignedHttp(events_url) if events_url else sockets
    return World(
        token=token or secrets.token_urlsafe(16),
        pace=pace,
        faults=faults,
        ledger=ledger,
        live=Live(),
        workspace=Workspace(),
        manifest=Manifest.load(),
        views=Views(),
        limits=Pace(pace),
        sockets=sockets,
        delivery=Delivery(carrier, faults, ledger.slack.deliveries),
        hooks=Hooks(),
        person_limit=person_limit,
        seed=seed,
    )
