"""The web server, on waitress: Slack's endpoint, /health and /metrics.

Bolt alone answers 500 to unsigned garbage and takes a replay within five minutes. So requests are checked here
first: their size, their signature, and that it is new.
"""

import io
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.signature import SignatureVerifier
from waitress import create_server

Environ = dict[str, Any]
Start = Callable[..., Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]
Health = Callable[[], dict[str, Any]]

LARGEST = 2_000_000
REMEMBER = 10_000
THREADS = 16
MAX_AGE = 300
LONGEST_STAMP = 12
PARTS = ("event", "view")
"""What Bolt takes for objects without looking."""


class Guard:
    """Lets through to Slack's endpoint only what Slack signed, once."""

    def __init__(self, secret: str, inner: Wsgi) -> None:
        self._verifier = SignatureVerifier(secret)
        self._inner = inner
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Check the request, then hand it on."""
        body = _body(environ)
        if body is None:
            return plain(start, "413 Content Too Large", "Too large.")
        signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
        stamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
        if not self._signed(body, stamp, signature):
            return plain(start, "401 Unauthorized", "This request is not signed by Slack.")
        # A redelivery has a new timestamp, so the same signature twice is a replay.
        if not self._new(signature):
            return plain(start, "200 OK", "")
        if not _readable(environ, body):
            return plain(start, "400 Bad Request", "This is no Slack request.")
        body = _for_bolt(body)
        return self._inner({**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}, start)

    def _signed(self, body: bytes, stamp: str, signature: str) -> bool:
        # The lengths and alphabets first: int() and compare_digest() raise on what no Slack ever sends.
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= LONGEST_STAMP and signature.isascii()):
            return False
        if abs(time.time() - int(stamp)) > MAX_AGE:
            return False
        try:
            return self._verifier.is_valid(body.decode("utf-8"), stamp, signature)
        except UnicodeDecodeError:
            return False

    def _new(self, signature: str) -> bool:
        with self._lock:
            if signature in self._seen:
                return False
            self._seen[signature] = time.monotonic()
            while len(self._seen) > REMEMBER:
                self._seen.popitem(last=False)
            return True


def _for_bolt(body: bytes) -> bytes:
    """Return the body as Bolt 1.30 reads it right: a form with «payload» in its text is no interaction.

    Bolt takes any form that has the word somewhere for one, and then finds it empty: `/complaints search payload`.
    """
    if b"payload" in body and not body.startswith((b"{", b"payload=")) and b"&payload=" not in body:
        return body.replace(b"payload", b"%70ayload")
    return body


def _body(environ: Environ) -> bytes | None:
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return None
    return bytes(environ["wsgi.input"].read(length)) if 0 <= length <= LARGEST else None


def _readable(environ: Environ, body: bytes) -> bool:
    """Return whether Bolt can make a request of it: Bolt itself would answer 500 where it cannot."""
    try:
        request = BoltRequest(body=body.decode("utf-8"), headers={"content-type": str(environ.get("CONTENT_TYPE", ""))})
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return False
    read: Any = request.body
    return isinstance(read, dict) and all(isinstance(read.get(name, {}), dict) for name in PARTS)


def plain(start: Start, status: str, text: str, kind: str = "text/plain; charset=utf-8") -> list[bytes]:
    """Answer with a text."""
    body = text.encode()
    start(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]


def pages(app: App | None, secret: str, health: Health) -> Wsgi:
    """Return the whole site: Slack's endpoint where Slack comes by HTTP, and what a monitor asks for."""
    slack = Guard(secret, SlackRequestHandler(app, path="/slack/events")) if app is not None else None

    def site(environ: Environ, start: Start) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        if path == "/slack/events" and slack is not None and method == "POST":
            return slack(environ, start)
        if path == "/health" and method == "GET":
            said = health()
            return plain(
                start, "200 OK" if said["ok"] else "503 Service Unavailable", json.dumps(said), "application/json"
            )
        if path == "/metrics" and method == "GET":
            return plain(start, "200 OK", metrics(health()))
        return plain(start, "404 Not Found", "There is nothing here.")

    return site


def metrics(said: dict[str, Any]) -> str:
    """Return the numbers of /health in the text format that Prometheus reads."""
    numbers = {key: value for key, value in said.items() if isinstance(value, int | float)}
    return "".join(f"amends_{key} {float(value):g}\n" for key, value in sorted(numbers.items()))


class Server:
    """waitress in a thread of its own."""

    def __init__(self, site: Wsgi, *, host: str, port: int) -> None:
        self._server = create_server(site, host=host, port=port, threads=THREADS, ident="amends")
        # «localhost» may be two addresses, and then waitress gives a server of another class.
        listening: list[tuple[str, int]] = getattr(self._server, "effective_listen", [])
        self.port = int(listening[0][1] if listening else self._server.effective_port)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering."""
        self._stopping.set()
        self._server.close()
        self._thread.join(timeout=3)

    def _run(self) -> None:
        try:
            self._server.run()
        except OSError:
            # Closing pulls the socket away under the loop that waits on it.
            if not self._stopping.is_set():
                raise
