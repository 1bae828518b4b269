"""Town Square, the sandbox's network, in a process of its own, passes what every platform passes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.platforms.base import Watch
from bot.platforms.sandbox import SandboxPlatform
from bot.sandbox.network_api import TOKEN
from tests.platforms.answering import Answering
from tests.platforms.contract import ArrivingLate, Below, Reading, Refreshing, drain
from tests.platforms.lab import WAIT, Call, Public, Trouble
from tests.platforms.standin import nowhere
from tests.sandbox.conftest import Outside, running

METHODS = {Call.FETCH: "inbox", Call.REPLY: "posts", Call.FIND: "account", Call.REFRESH: "lookup"}
FAULTS: dict[Trouble, dict[str, Any]] = {
    Trouble.BAD_TOKEN: {"kind": "auth"},
    Trouble.NO_CREDIT: {"kind": "no_credit"},
    Trouble.FORBIDDEN: {"kind": "status", "status": 403},
    Trouble.MISSING: {"kind": "status", "status": 404},
    Trouble.SLOW_DOWN: {"kind": "rate_limit", "seconds": WAIT},
    Trouble.SLOW_DOWN_SILENTLY: {"kind": "status", "status": 429},
    Trouble.BROKEN: {"kind": "status", "status": 502},
    Trouble.TRUNCATED: {"kind": "truncate"},
    Trouble.LOST_ANSWER: {"kind": "accept_then_drop"},
    # Longer than all tests together: a reply that went through late would turn up among those of another test.
    Trouble.HANGS: {"kind": "delay", "seconds": 600},
}


class Town:
    """A square that others have used before: `start` lies behind what they wrote."""

    us = "@LarkHarbour"
    page = 100
    want = Watch()

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._before = len(self._own())
        self._said: set[str] = set()
        self.start: str | None = None
        self.start = drain(self.adapter, self, None)[1]

    def adapter(self, *, patience: float | None = None) -> SandboxPlatform:
        return self._at(self._outside.url, patience)

    def unplugged(self) -> SandboxPlatform:
        return self._at(nowhere(), None)

    def _at(self, url: str, patience: float | None) -> SandboxPlatform:
        timeout = (patience, patience) if patience else None
        return SandboxPlatform("sandbox", url, TOKEN, grace=timedelta(0), timeout=timeout)

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        return self._post(text, handle=by, in_reply_to=to, created_at=at.isoformat() if at else None)

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return self._post(text, handle="LarkHarbour", in_reply_to=to)

    def say_late(self, text: str) -> str:
        return self._post(text, handle="noor", created_at="2020-01-01T00:00:00Z")

    def _post(self, text: str, **more: Any) -> str:
        answer = self._outside.call("POST", "/_net/post", {"text": text, **more})
        post = str(answer.json()["post"]["id"])
        self._said.add(post)
        return post

    def edit(self, post: str, text: str) -> None:
        self._outside.call("POST", "/_net/edit", {"id": post, "text": text})

    def delete(self, post: str) -> None:
        self._outside.call("POST", "/_net/delete", {"id": post})

    def trouble(self, call: Call, kind: Trouble) -> None:
        self._outside.fault(method=METHODS[call], target="network", **FAULTS[kind])

    def replies(self) -> Sequence[Public]:
        # To what was said here: a reply that hung in the test before may become public only now.
        new = [each for each in self._own()[self._before :] if each["in_reply_to"] in self._said]
        return [Public(each["id"], each["in_reply_to"], each["text"]) for each in new]

    def _own(self) -> list[dict[str, Any]]:
        posts = self._outside.call("GET", "/_net/state").json()["posts"]
        return [each for each in posts if each["author"]["handle"] == "LarkHarbour"]


@pytest.fixture(scope="module")
def square() -> Iterator[Outside]:
    with running() as outside:
        yield outside


class TestTownSquare(Reading, ArrivingLate, Answering, Refreshing, Below):
    """Town Square counts characters as Python does."""

    @pytest.fixture
    def lab(self, square: Outside) -> Town:
        return Town(square)

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        return [(text, len(text.encode("utf-32-le")) // 4) for text in texts]
