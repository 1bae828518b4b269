"""Socket Mode: connections of the bot, envelopes to exactly one of them, acknowledgements back.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.sandbox.delivery import ACK_SECONDS, Ack, Parcel
from bot.sandbox.harbour import APP_ID
from bot.sandbox.ledger import Deliveries

Json = dict[str, Any]
CONNECTIONS = 10
LATE_KEPT = 1_000
# Slack offers to take an answer in the acknowledgement of everything but events.
TAKES_PAYLOAD = {"events_api": False, "interactive": True, "slash_commands": True}


@dataclass(eq=False, slots=True)
class Line:
    """One open connection. `wire` is the server's protocol object, which can freeze."""

    websocket: WebSocket
    wire: Any

    @property
    def frozen(self) -> bool:
        """Return whether the connection looks open and is dead."""
        return bool(getattr(self.wire, "frozen", False))

    async def send(self, message: Json) -> bool:
        """Send, and return whether the connection was still there. A frozen one swallows everything."""
        if self.frozen:
            return True
        if self.websocket.application_state != WebSocketState.CONNECTED:
            return False
        try:
            await self.websocket.send_text(json.dumps(message))
        except (WebSocketDisconnect, RuntimeError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Pending:
    """An envelope that waits for its acknowledgement."""

    line: Line
    answer: asyncio.Future[Json | None]


class SocketMode:
    """All connections of the app, and the envelopes under way on them."""

    def __init__(self, counts: Deliveries) -> None:
        self._counts = counts
        self._tickets: OrderedDict[str, None] = OrderedDict()
        self._lines: list[Line] = []
        self._turn = 0
        self._pending: dict[str, Pending] = {}
        self._late: OrderedDict[str, None] = OrderedDict()

    @property
    def connections(self) -> int:
        """Return how many connections are open."""
        return len(self._lines)

    def ticket(self) -> str:
        """Return a ticket for one connection."""
        name = secrets.token_urlsafe(16)
        self._tickets[name] = None
        while len(self._tickets) > 50:
            self._tickets.popitem(last=False)
        return name

    async def serve(self, websocket: WebSocket) -> None:
        """Run one connection until it closes."""
        if self._tickets.pop(websocket.query_params.get("ticket", ""), self) is self:
            await websocket.close()
            return
        await websocket.accept()
        line = Line(websocket, websocket.scope.get("sandbox.line"))
        if len(self._lines) >= CONNECTIONS:
            await line.send({"type": "disconnect", "reason": "too_many_websockets"})
            await websocket.close()
            return
        self._lines.append(line)
        try:
            await line.send(self._hello())
            async for text in websocket.iter_text():
                self._acknowledged(text)
        finally:
            self._gone(line)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._lines),
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "applink-sandbox", "build_number": 1, "approximate_connection_time": 18060},
        }

    def _gone(self, line: Line) -> None:
        self._lines.remove(line)
        for pending in list(self._pending.values()):
            if pending.line is line and not pending.answer.done():
                pending.answer.set_result(None)

    def _acknowledged(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return
        envelope = message.get("envelope_id") if isinstance(message, dict) else None
        pending = self._pending.get(str(envelope))
        if pending is not None and not pending.answer.done():
            pending.answer.set_result(message)
        elif str(envelope) in self._late:
            del self._late[str(envelope)]
            self._counts.late += 1

    async def carry(self, parcel: Parcel) -> Ack:
        """Send an envelope to one connection and wait for its acknowledgement."""
        line = self._next()
        if line is None:
            return Ack(ok=False, problem="no_connection")
        name = str(uuid.uuid4())
        pending = Pending(line, asyncio.get_running_loop().create_future())
        self._pending[name] = pending
        started = time.perf_counter()
        try:
            if not await line.send(_envelope(name, parcel)):
                return Ack(ok=False, problem="connection_closed")
            message = await asyncio.wait_for(pending.answer, ACK_SECONDS)
        except TimeoutError:
            self._missed(name)
            return Ack(ok=False, problem="timeout")
        finally:
            del self._pending[name]
        return _ack(message, (time.perf_counter() - started) * 1000)

    def _missed(self, name: str) -> None:
        self._late[name] = None
        while len(self._late) > LATE_KEPT:
            self._late.popitem(last=False)

    def _next(self) -> Line | None:
        # Slack turns to live connections first, but a frozen one is not known to be dead.
        lines = [line for line in self._lines if not line.frozen] or self._lines
        if not lines:
            return None
        self._turn += 1
        return lines[self._turn % len(lines)]

    def drop(self) -> int:
        """Cut all connections without a word; return how many."""
        for line in self._lines:
            transport = getattr(line.wire, "transport", None)
            if transport is not None:
                transport.abort()
        return len(self._lines)

    def freeze(self, seconds: float) -> int:
        """Let all connections look alive and do nothing for so long; return how many."""
        for line in self._lines:
            if line.wire is not None:
                line.wire.freeze(seconds)
        return len(self._lines)

    def routes(self) -> list[BaseRoute]:
        """Return the socket's route."""
        return [WebSocketRoute("/socket", self.serve)]


def _envelope(name: str, parcel: Parcel) -> Json:
    body: Json = {
        "envelope_id": name,
        "payload": parcel.payload,
        "type": parcel.kind,
        "accepts_response_payload": TAKES_PAYLOAD[parcel.kind],
    }
    if parcel.kind == "events_api":
        body |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
    return body


def _ack(message: Json | None, ms: float) -> Ack:
    if message is None:
        return Ack(ok=False, problem="connection_closed")
    payload = message.get("payload")
    return Ack(ok=True, ms=round(ms, 3), payload=payload if isinstance(payload, dict) and payload else None)
