"""Stand-ins for a language model: one in the process that answers as it is told, one on a port that misbehaves."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bot.domain.errors import Silent
from bot.model.asking import Model
from bot.model.budget import Budget
from bot.model.client import Answered, Asked
from bot.spending import ModelSection
from bot.store.session import Sessions
from tests.factories import NOW

Say = Callable[[Asked], str]


class FakeEndpoint:
    """Answers what it is told to, counts, and keeps the questions. Safe to ask from many threads."""

    model = "fake-1"

    def __init__(self, say: Say, *, tokens: tuple[int, int] | None = (100, 50)) -> None:
        self._say = say
        self._tokens = tokens
        self._lock = threading.Lock()
        self.asked: list[Asked] = []
        self.next_error: Silent | None = None

    def ask(self, asked: Asked, *, seconds: float) -> Answered:
        """Answer, or fail as told."""
        with self._lock:
            self.asked.append(asked)
            error, self.next_error = self.next_error, None
        if error is not None:
            raise error
        return Answered(self._say(asked), self._tokens)


def model(
    sessions: Sessions, endpoint: FakeEndpoint, *, now: Callable[[], datetime] = lambda: NOW, **limits: Any
) -> Model:
    """Return a model with books of its own limits."""
    return Model(endpoint, Budget(sessions, ModelSection(**limits), zone="UTC", now=now))


def drafts(first: str, second: str = "", *, kind: str = "apology", support: str = "post", item: str = "") -> str:
    """Return an answer to a writer's question: each draft is one sentence."""

    def draft(text: str) -> dict[str, object]:
        return {"sentences": [{"text": text, "kind": kind, "support": support, "item": item}]}

    return json.dumps({"first": draft(first), "second": draft(second or first)})


def whole(text: str, **message: Any) -> dict[str, Any]:
    """Return a chat completion as the vendors write it."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text, **message}}
    return {
        "id": "c1",
        "object": "chat.completion",
        "choices": [choice],
        "usage": {"prompt_tokens": 9, "completion_tokens": 4},
    }


@contextmanager
def serving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """Serve an endpoint on a free port; `answer` writes whatever it likes. Yields the base address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def plainly(body: object, status: int = 200) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return an answer with this body; text as it is, anything else as JSON."""
    said = (body if isinstance(body, str) else json.dumps(body)).encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(said)))
        request.end_headers()
        request.wfile.write(said)

    return answer


def trickling(request: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, each soon after the one before: no time-out between bytes ever ends that."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    for _ in range(200):
        try:
            request.wfile.write(b" ")
        except OSError:
            return
        time.sleep(0.02)


def hanging_up(request: BaseHTTPRequestHandler) -> None:
    """Close the line without a word."""
    request.close_connection = True
    request.connection.close()
