"""A Slack that answers as it is told: one loopback server in a thread, one answer a request."""

import json
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

Json = dict[str, Any]


@dataclass
class Answer:
    """What to answer once. `drop` closes without a word, `cut` after half the body, `reset` with a TCP reset."""

    body: str = '{"ok": true}'
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    drop: bool = False
    reset: bool = False
    cut: bool = False


def ok(**fields: Any) -> Answer:
    return Answer(json.dumps({"ok": True, **fields}))


def error(code: str, **fields: Any) -> Answer:
    return Answer(json.dumps({"ok": False, "error": code, **fields}))


@dataclass
class Slack:
    url: str
    answers: list[Answer]
    calls: list[tuple[str, Json]]


@contextmanager
def slack(*answers: Answer) -> Iterator[Slack]:
    """Serve these answers in turn; the last one is repeated."""
    stage = Slack("", list(answers), [])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stage.calls.append((self.path.rsplit("/", 1)[-1], _read(self)))
            _give(self, stage.answers.pop(0) if len(stage.answers) > 1 else stage.answers[0])

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stage.url = f"http://127.0.0.1:{server.server_port}/api/"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _read(handler: BaseHTTPRequestHandler) -> Json:
    raw = handler.rfile.read(int(handler.headers.get("Content-Length", 0))).decode()
    if handler.headers.get("Content-Type", "").startswith("application/json"):
        loaded: Json = json.loads(raw or "{}")
        return loaded
    return {name: values[0] for name, values in parse_qs(raw).items()}


def _give(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    if answer.drop or answer.reset:
        if answer.reset:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.close_connection = True
        handler.connection.close()
        return
    body = answer.body.encode()
    handler.send_response(answer.status)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2] if answer.cut else body)
    handler.close_connection = True
