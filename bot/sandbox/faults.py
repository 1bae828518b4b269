"""What can go wrong on the way to and from the outside world, on demand.

A fault names a target (`slack`, `network`, `model`), a method (`chat.postMessage`, `posts`, `*`) and a kind. Kinds
that break one call are taken by that call and count down `times`; settings (`repeat`, `retry_delays`,
`readback_lag`) stand until they are cleared or used up.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import math
import random
import socket
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send


class Kind(StrEnum):
    """Every way to fail."""

    ACCEPT_THEN_DROP = "accept_then_drop"
    RESET = "reset"
    STATUS = "status"
    ACCEPT_THEN_STATUS = "accept_then_status"
    RATE_LIMIT = "rate_limit"
    GARBAGE = "garbage"
    TRUNCATE = "truncate"
    DELAY = "delay"
    AUTH = "auth"
    NO_CREDIT = "no_credit"
    READBACK_LAG = "readback_lag"
    READBACK_FAIL = "readback_fail"
    SOCKET_DROP = "socket_drop"
    SOCKET_FREEZE = "socket_freeze"
    REPEAT = "repeat"
    RETRY_DELAYS = "retry_delays"


CALL_KINDS = frozenset(
    {
        Kind.ACCEPT_THEN_DROP,
        Kind.RESET,
        Kind.STATUS,
        Kind.ACCEPT_THEN_STATUS,
        Kind.RATE_LIMIT,
        Kind.GARBAGE,
        Kind.TRUNCATE,
        Kind.DELAY,
        Kind.AUTH,
        Kind.NO_CREDIT,
    }
)
SETTINGS = frozenset({Kind.READBACK_LAG, Kind.REPEAT, Kind.RETRY_DELAYS})
TARGETS = ("slack", "network", "model")


@dataclass(slots=True)
class Fault:
    """One thing that will go wrong. `times` -1 means until cleared; `times_each` belongs to `repeat`."""

    target: str
    method: str
    kind: Kind
    times: int = 1
    p: float = 1.0
    seconds: float = 0.0
    status: int = 503
    times_each: int = 2
    delays: tuple[float, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the fault as GET /_faults shows it."""
        seconds: Any = list(self.delays) if self.delays else self.seconds
        return {
            "target": self.target,
            "method": self.method,
            "kind": str(self.kind),
            "times": self.times,
            "p": self.p,
            "seconds": seconds,
            "status": self.status,
            "times_each": self.times_each,
        }


def parse(body: dict[str, Any]) -> Fault:
    """Return the fault that a POST /_faults body describes, or raise ValueError with a sentence."""
    target = str(body.get("target", ""))
    if target not in TARGETS:
        raise ValueError(f"A fault's target is one of {', '.join(TARGETS)}.")
    try:
        kind = Kind(str(body.get("kind", "")))
    except ValueError:
        raise ValueError(f"A fault's kind is one of {', '.join(Kind)}.") from None
    seconds = body.get("seconds", 0)
    delays = tuple(float(s) for s in seconds) if isinstance(seconds, list) else ()
    return Fault(
        target=target,
        method=str(body.get("method", "*")),
        kind=kind,
        # A setting that ended after one use would surprise: it stands until cleared unless told otherwise.
        times=int(body.get("times", -1 if kind in SETTINGS else 1)),
        p=float(body.get("p", 1.0)),
        seconds=0.0 if delays else float(seconds),
        status=int(body.get("status", 503)),
        times_each=int(body.get("times_each", 2)),
        delays=delays,
    )


class Faults:
    """The faults that are armed, and how often each kind has fired."""

    def __init__(self, seed: int = 0) -> None:
        self._armed: list[Fault] = []
        self._dice = random.Random(seed)  # noqa: S311 - repeatable dice, no secret
        self.fired: Counter[str] = Counter()

    def add(self, fault: Fault) -> None:
        """Arm a fault; the oldest that fits a call fires first."""
        self._armed.append(fault)

    def clear(self) -> None:
        """Disarm everything; the counts stay."""
        self._armed.clear()

    def armed(self) -> list[Fault]:
        """Return what is still to fire, oldest first."""
        return list(self._armed)

    def take(self, target: str, method: str) -> Fault | None:
        """Return the fault that breaks this call, using up one of its `times`."""
        return self._take(target, method, CALL_KINDS)

    def take_kind(self, target: str, kind: str, method: str = "*") -> Fault | None:
        """Return the fault of this kind, using up one of its `times` (for example `readback_fail`)."""
        return self._take(target, method, frozenset({Kind(kind)}))

    def standing(self, target: str, kind: str, method: str = "*") -> Fault | None:
        """Return the newest fault of this kind without using it up (for example `readback_lag`)."""
        for fault in reversed(self._armed):
            if fault.kind == kind and _fits(fault, target, method):
                return fault
        return None

    def _take(self, target: str, method: str, kinds: frozenset[Kind]) -> Fault | None:
        for fault in self._armed:
            if fault.kind in kinds and _fits(fault, target, method) and self._falls(fault):
                self._use(fault)
                return fault
        return None

    def _falls(self, fault: Fault) -> bool:
        return fault.p >= 1.0 or self._dice.random() < fault.p

    def _use(self, fault: Fault) -> None:
        self.fired[f"{fault.target}.{fault.kind}"] += 1
        if fault.times > 0:
            fault.times -= 1
            if fault.times == 0:
                self._armed.remove(fault)


def _fits(fault: Fault, target: str, method: str) -> bool:
    return fault.target == target and (fault.method in ("*", method) or method == "*")


class Dropped(Response):
    """An answer that never comes: the TCP connection closes instead.

    `hard` sends a reset (the client sees ECONNRESET); otherwise the client sees the end of the stream.
    """

    def __init__(self, *, hard: bool = False) -> None:
        super().__init__(status_code=502)
        self.hard = hard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close the connection under the request instead of answering it."""
        transport = getattr(scope.get("sandbox.line"), "transport", None)
        if transport is None:  # not served by our own server, for example by a test client
            raise ConnectionAbortedError("The sandbox dropped this connection on purpose.")
        if self.hard:
            sock = transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
        # uvicorn answers 500 for an app that ends early, unless it has seen the connection go.
        while (await receive())["type"] != "http.disconnect":
            pass


Do = Callable[[], Response | Awaitable[Response]]


async def perform(do: Do) -> Response:
    """Return what `do` answers, whether it is sync or async."""
    result = do()
    return await result if inspect.isawaitable(result) else result


async def apply(fault: Fault | None, request: Request, do: Do) -> Response:
    """Return the answer to a call under a fault (None: just do it)."""
    if fault is None:
        return await perform(do)
    return await _ANSWERS[fault.kind](fault, do)


async def _drop(fault: Fault, do: Do) -> Response:
    await perform(do)
    return Dropped()


async def _reset(fault: Fault, do: Do) -> Response:
    return Dropped(hard=True)


async def _status(fault: Fault, do: Do) -> Response:
    return _refusal(fault, "internal_error", fault.status)


async def _accept_then_status(fault: Fault, do: Do) -> Response:
    await perform(do)
    return _refusal(fault, "internal_error", fault.status)


async def _rate_limit(fault: Fault, do: Do) -> Response:
    word = "ratelimited" if fault.target == "slack" else "rate_limited"
    wait = max(1, math.ceil(fault.seconds))
    return _refusal(fault, word, 429, {"Retry-After": str(wait)})


async def _garbage(fault: Fault, do: Do) -> Response:
    await perform(do)
    return Response("<!doctype html><title>Bad gateway</title><p>{not json", media_type="text/html")


async def _truncate(fault: Fault, do: Do) -> Response:
    whole = await perform(do)
    body = bytes(whole.body)
    return Response(body[: len(body) // 2], status_code=whole.status_code, media_type="application/json")


async def _delay(fault: Fault, do: Do) -> Response:
    await asyncio.sleep(fault.seconds)
    return await perform(do)


async def _auth(fault: Fault, do: Do) -> Response:
    if fault.target == "slack":
        return JSONResponse({"ok": False, "error": "invalid_auth"})
    return _refusal(fault, "unauthorized", 401)


async def _no_credit(fault: Fault, do: Do) -> Response:
    return _refusal(fault, "no_credit", 402)


def _refusal(fault: Fault, word: str, status: int, headers: dict[str, str] | None = None) -> Response:
    body: dict[str, Any] = {"error": word, "message": f"The sandbox was told to fail: {fault.kind}."}
    if fault.target == "slack":
        body = {"ok": False, "error": word}
    if fault.target == "model":
        body = {"error": {"message": body["message"], "type": word, "param": None, "code": word}}
    return Response(json.dumps(body), status_code=status, headers=headers, media_type="application/json")


_ANSWERS: dict[Kind, Callable[[Fault, Do], Awaitable[Response]]] = {
    Kind.ACCEPT_THEN_DROP: _drop,
    Kind.RESET: _reset,
    Kind.STATUS: _status,
    Kind.ACCEPT_THEN_STATUS: _accept_then_status,
    Kind.RATE_LIMIT: _rate_limit,
    Kind.GARBAGE: _garbage,
    Kind.TRUNCATE: _truncate,
    Kind.DELAY: _delay,
    Kind.AUTH: _auth,
    Kind.NO_CREDIT: _no_credit,
}
