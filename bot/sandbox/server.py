"""uvicorn with two additions: connections that tests can cut, and sockets that can look alive and be dead."""

from __future__ import annotations

import json
import signal
import socket
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from bot.sandbox.world import World

HOSTS = frozenset({"127.0.0.1", "localhost"})
# Slack pings its sockets about this often.
PING_SECONDS = 30.0


class Wire(WebSocketsSansIOProtocol):
    """A websocket that can freeze: still open, but nothing that arrives is read and nothing is answered."""

    frozen = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held: list[bytes] = []

    def freeze(self, seconds: float) -> None:
        """Freeze for so long."""
        self.frozen = True
        self.loop.call_later(seconds, self.thaw)

    def thaw(self) -> None:
        """Go on, beginning with what has arrived meanwhile."""
        self.frozen = False
        held, self.held = self.held, []
        for data in held:
            if not self.disconnected:
                super().data_received(data)

    def data_received(self, data: bytes) -> None:
        """Read what has arrived, or hold it back."""
        if self.frozen:
            self.held.append(data)
        else:
            super().data_received(data)

    def send_keepalive_ping(self) -> None:
        """Ping the bot, as Slack does, unless frozen."""
        if self.frozen:
            self.schedule_ping()
        else:
            super().send_keepalive_ping()


class Door:
    """The outermost layer: only loopback may enter, and each request learns on which connection it came."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or turn it away."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        # uvicorn's `send` belongs to the object that has the transport; faults need it to cut the connection.
        scope["sandbox.line"] = getattr(send, "__self__", None)
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").rsplit(":", 1)[0]
        if host in HOSTS:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"The sandbox answers on loopback only."})


class Server(uvicorn.Server):
    """Says where it is once it listens, and ends streams and redeliveries before it closes."""

    def __init__(self, config: uvicorn.Config, world: World) -> None:
        super().__init__(config)
        self._world = world

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then print the ready line."""
        await super().startup(sockets)
        if self.started:
            ready = {"ready": True, "url": self._world.url, "token": self._world.token}
            print(json.dumps(ready), flush=True)  # noqa: T201 - the ready line is this program's output

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of everything that would keep connections open."""
        self._world.live.end()
        self._world.delivery.stop()
        await super().shutdown(sockets)


def _leave(number: int, frame: Any) -> None:
    # uvicorn raises the signal that ended it once more; a sandbox that was told to end has done well.
    raise SystemExit(0)


def serve(app: ASGIApp, world: World, port: int) -> None:
    """Serve on loopback until SIGTERM or SIGINT; port 0 takes a free one."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    listener, world.url = _listener(port)
    Server(_config(app), world).run(sockets=[listener])


def _listener(port: int) -> tuple[socket.socket, str]:
    # Named as TCP, or asyncio would leave Nagle's algorithm on: 40 ms for every answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    return listener, f"http://127.0.0.1:{listener.getsockname()[1]}"


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        Door(app),
        http="h11",
        ws=Wire,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=None,
        ws_per_message_deflate=False,
        proxy_headers=False,
        access_log=False,
        log_level="warning",
        lifespan="off",
        # Bots keep connections; a short keep-alive would close them under the next request.
        timeout_keep_alive=60,
        timeout_graceful_shutdown=2,
    )
