"""A platform's stand-in: real HTTP on loopback, strict about what it is asked, and broken on demand.

A subclass has a table of routes; each says which parameters it knows. What the platform's documentation does not list
is refused, so that a call that only our imagination supports fails here.
"""

import json
import re
import socket
import struct
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.platforms.lab import Call, Trouble

Served = TypeVar("Served", bound="Standin")
Form = Mapping[str, tuple[str, ...]]
PAGE_OF_HTML = "<!doctype html><html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>"
STATUS = {
    Trouble.BAD_TOKEN: 401,
    Trouble.NO_CREDIT: 402,
    Trouble.FORBIDDEN: 403,
    Trouble.MISSING: 404,
    Trouble.SLOW_DOWN: 429,
    Trouble.SLOW_DOWN_SILENTLY: 429,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: Form
    headers: Mapping[str, str]
    body: bytes
    client: int = 0
    parts: tuple[str, ...] = ()

    def one(self, name: str, default: str = "") -> str:
        """Return a parameter that may be given once."""
        values = self.query.get(name, ())
        if len(values) > 1:
            raise Refused(400, f"{name} is given twice")
        return values[0] if values else default

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a number between two bounds; another one is refused."""
        said = self.one(name, str(default))
        if not said.isdecimal() or not least <= int(said) <= most:
            raise Refused(400, f"{name} [{said}] is not between {least} and {most}")
        return int(said)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back; `body` becomes JSON unless it is a text."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """The platform says no."""

    def __init__(self, status: int, reason: str, **more: Any) -> None:
        super().__init__(reason)
        self.status, self.reason, self.more = status, reason, more


@dataclass(frozen=True, slots=True)
class Route:
    """One end point: which call of ours it serves, what it does, and every parameter that its documentation lists."""

    method: str
    path: str
    call: Call | None
    do: Callable[[Asked], Any]
    knows: frozenset[str] = frozenset()


class Standin:
    """Serves until it is closed; `lock` is held while a request is answered."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.asked: list[Asked] = []
        self._troubles: dict[Call, deque[Trouble]] = defaultdict(deque)
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        """Return the address, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def routes(self) -> tuple[Route, ...]:
        """Return what the platform can be asked."""
        raise NotImplementedError

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        """Return the body with which the platform refuses."""
        raise NotImplementedError

    def slow_down(self) -> Mapping[str, str]:
        """Return the headers with which the platform says when to come back."""
        raise NotImplementedError

    def check(self, asked: Asked) -> None:
        """Refuse who has no right to ask."""

    def trouble(self, call: Call, kind: Trouble) -> None:
        """Let the next such call go wrong."""
        self._troubles[call].append(kind)

    def close(self) -> None:
        """Let everybody go who waits, and end."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def hang(self) -> None:
        """Hold a call until the end of the test."""
        self._over.wait(20)

    def answer(self, asked: Asked) -> tuple[Answer, Trouble | None]:
        """Do what was asked, or let it go wrong; return the answer, and what happens to it on the way back."""
        route, asked = self._route(asked)
        kind = self._troubles[route.call].popleft() if route.call and self._troubles[route.call] else None
        if kind in STATUS:
            headers = self.slow_down() if kind is Trouble.SLOW_DOWN else {}
            return Answer(STATUS[kind], self.refusal(STATUS[kind], f"the test says {kind}", {}), headers), None
        if kind is Trouble.BROKEN:
            return Answer(502, PAGE_OF_HTML, {"Content-Type": "text/html"}), None
        return self._done(route, asked), kind

    def _route(self, asked: Asked) -> tuple[Route, Asked]:
        for route in self.routes():
            found = re.fullmatch(route.path, asked.path)
            if found and route.method == asked.method:
                parts = tuple(unquote(part) for part in found.groups())
                return route, replace(asked, parts=parts)
        return Route(asked.method, asked.path, None, _nothing), asked

    def _done(self, route: Route, asked: Asked) -> Answer:
        try:
            with self.lock:
                self.asked.append(asked)
                self.check(asked)
                if unknown := sorted(set(asked.query) - route.knows):
                    raise Refused(400, f"The query parameter [{unknown[0]}] is not one of {sorted(route.knows)}")
                said = route.do(asked)
        except Refused as refused:
            return Answer(refused.status, self.refusal(refused.status, refused.reason, refused.more))
        return said if isinstance(said, Answer) else Answer(200, said)


def _nothing(asked: Asked) -> Any:
    raise Refused(404, f"There is no {asked.method} {asked.path}")


def form(text: str) -> Form:
    """Return what a query or a form holds, each name with all its values."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in parse_qsl(text, keep_blank_values=True, errors="strict"):
        found[name] = (*found.get(name, ()), value)
    return found


def _handler(standin: Standin) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, parts.path, form(parts.query), headers, body, self.client_address[1])
            answer, kind = standin.answer(asked)
            if kind is Trouble.HANGS:
                standin.hang()
            if kind in (Trouble.HANGS, Trouble.LOST_ANSWER):
                self._reset()
            else:
                self._send(answer, half=kind is Trouble.TRUNCATED)

        do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 (the names are the standard library's)

        def _send(self, answer: Answer, *, half: bool) -> None:
            raw = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            data = raw.encode()[: len(raw.encode()) // 2 if half else None]
            headers = {"Content-Type": "application/json; charset=utf-8", **answer.headers}
            self.send_response(answer.status)
            for name, value in (headers | {"Content-Length": str(len(data))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def _reset(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the standard library's)
            """Say nothing."""

    return Handler


def nowhere() -> str:
    """Return an address on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def served(standin: Served) -> Iterator[Served]:
    """Give a stand-in, and close it afterwards."""
    try:
        yield standin
    finally:
        standin.close()
