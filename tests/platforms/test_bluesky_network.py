"""Bluesky's own server software passes what every platform passes: `pytest -n0 -m bluesky`.

Needs a network of it on this machine: npm's @atproto/dev-env, its PDS at http://localhost:2583. The adapter talks to a
relay, which passes everything on and breaks what a test asks it to break.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import grapheme
import pytest
import requests

from bot.platforms.base import Watch
from bot.platforms.bluesky import POST, BlueskyPlatform
from bot.platforms.xrpc import Remembered
from tests.platforms.answering import KEY, Answering, target
from tests.platforms.contract import ArrivingLate, Below, Reading, Refreshing, complaints, drain
from tests.platforms.lab import WAIT, Call, Public, Trouble
from tests.platforms.standin import Answer, Asked, Route, Standin, nowhere, served

pytestmark = pytest.mark.bluesky

PDS = "http://localhost:2583"
PASSWORD = "kettle-and-lid"
METHODS = {
    "app.bsky.notification.listNotifications": Call.FETCH,
    "com.atproto.repo.putRecord": Call.REPLY,
    "com.atproto.repo.getRecord": Call.FIND,
    "app.bsky.feed.getPosts": Call.REFRESH,
}


class Relay(Standin):
    """Passes on what it is asked."""

    def routes(self) -> tuple[Route, ...]:
        thread = {"uri", "depth", "parentHeight"}
        anything = frozenset({"cursor", "limit", "reasons", "uris", "repo", "collection", "rkey", "q", "sort"} | thread)
        calls = {f"/xrpc/{name}": call for name, call in METHODS.items()} | {"/xrpc/.*": None}
        each = [(verb, path, call) for path, call in calls.items() for verb in ("GET", "POST")]
        return tuple(Route(verb, path, call, self._pass_on, anything) for verb, path, call in each)

    def _pass_on(self, asked: Asked) -> Answer:
        headers = {name: asked.headers[name] for name in ("authorization", "content-type") if name in asked.headers}
        query = [(name, value) for name, values in asked.query.items() for value in values]
        answer = requests.request(
            asked.method, PDS + asked.path, params=query, data=asked.body, headers=headers, timeout=20
        )
        # A session says where its server is: let that be us.
        return Answer(answer.status_code, answer.text.replace(PDS, self.url))

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        return {"error": "Trouble", "message": reason}

    def slow_down(self) -> Mapping[str, str]:
        return {"RateLimit-Reset": str(int(time.time()) + WAIT)}


class Person:
    """Somebody with an account there."""

    def __init__(self, name: str) -> None:
        self.handle = f"{name}-{uuid4().hex[:8]}.test"
        self._headers: dict[str, str] = {}
        fields = {"handle": self.handle, "email": f"{self.handle}@mail.example", "password": PASSWORD}
        made = self.ask("com.atproto.server.createAccount", fields)
        self.did = made["did"]
        self._headers = {"Authorization": f"Bearer {made['accessJwt']}"}

    def ask(self, method: str, body: Any = None, **query: Any) -> dict[str, Any]:
        verb = "GET" if body is None else "POST"
        url = f"{PDS}/xrpc/{method}"
        answer = requests.request(verb, url, json=body, params=query, headers=self._headers, timeout=20)
        assert answer.ok, answer.text
        said: dict[str, Any] = answer.json() if answer.content else {}
        return said

    def write(self, text: str, at: datetime, reply: object, mentioned: "Person | None") -> str:
        record: dict[str, Any] = {
            "$type": POST,
            "text": text,
            "createdAt": at.isoformat(timespec="milliseconds")[:-6] + "Z",
        }
        name = f"@{mentioned.handle}".encode() if mentioned else b""
        if mentioned and name in text.encode():
            begin = text.encode().index(name)
            feature = {"$type": "app.bsky.richtext.facet#mention", "did": mentioned.did}
            record |= {"facets": [{"index": {"byteStart": begin, "byteEnd": begin + len(name)}, "features": [feature]}]}
        body = {"repo": self.did, "collection": POST, "record": record | ({"reply": reply} if reply else {})}
        return str(self.ask("com.atproto.repo.createRecord", body)["uri"])


def until(true: Callable[[], bool]) -> None:
    """Wait until the network has heard of what was done: that takes it a moment."""
    for _ in range(400):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("The network has not heard of it in 20 seconds.")


class Network:
    """Accounts of its own for each test."""

    page = 100
    start: str | None = None

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._us = Person("lark")
        self._people: dict[str, Person] = {}
        self._sessions = Remembered()
        self._waiting: list[str] = []
        self.us = f"@{self._us.handle}"
        self.want = Watch()

    def adapter(self, *, patience: float | None = None) -> BlueskyPlatform:
        self.settle()
        return self._at(self._relay.url, patience)

    def unplugged(self) -> BlueskyPlatform:
        return self._at(nowhere(), None)

    def _at(self, url: str, patience: float | None) -> BlueskyPlatform:
        timeout = (patience, patience) if patience else None
        return BlueskyPlatform(
            "bluesky",
            handle=self._us.handle,
            password=PASSWORD,
            service=url,
            sessions=self._sessions,
            timeout=timeout,
        )

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        person = self._people.get(by) or Person(by)
        self._people[by] = person
        uri = person.write(text, at or datetime.now(UTC), self._reply(to), self._us)
        self._waiting.append(uri)
        return uri

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return self._us.write(text, datetime.now(UTC), self._reply(to), None)

    def say_late(self, text: str) -> str:
        return self.say(text, by="noor", at=datetime.now(UTC) - timedelta(minutes=5))

    def _reply(self, to: str | None) -> object:
        if not to:
            return None
        repo, collection, rkey = to.removeprefix("at://").split("/")
        there = self._us.ask("com.atproto.repo.getRecord", repo=repo, collection=collection, rkey=rkey)
        parent = {"uri": there["uri"], "cid": there["cid"]}
        return {"parent": parent, "root": there["value"].get("reply", {}).get("root", parent)}

    def settle(self) -> None:
        """Wait until everything that was said can be read, and stands still."""
        for start in range(0, len(self._waiting), 25):
            some = self._waiting[start : start + 25]
            until(partial(self._known, some))
        if self._waiting:
            last = self._waiting[-1]
            until(lambda: last in [each["uri"] for each in self._heard()])
        self._waiting = []

    def _known(self, uris: list[str]) -> bool:
        return len(self._us.ask("app.bsky.feed.getPosts", uris=uris)["posts"]) == len(uris)

    def _heard(self) -> list[dict[str, Any]]:
        said = self._us.ask("app.bsky.notification.listNotifications", limit=100)
        return list(said["notifications"])

    def edit(self, post: str, text: str) -> None:
        """Nobody can."""

    def delete(self, post: str) -> None:
        self.settle()
        repo, collection, rkey = post.removeprefix("at://").split("/")
        person = next(each for each in self._people.values() if each.did == repo)
        person.ask("com.atproto.repo.deleteRecord", {"repo": repo, "collection": collection, "rkey": rkey})
        until(lambda: not self._us.ask("app.bsky.feed.getPosts", uris=[post])["posts"])

    def trouble(self, call: Call, kind: Trouble) -> None:
        self._relay.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        said = self._us.ask("com.atproto.repo.listRecords", repo=self._us.did, collection=POST, reverse="true")
        found = [each for each in said["records"] if "reply" in each["value"]]
        return [Public(e["uri"], e["value"]["reply"]["parent"]["uri"], e["value"]["text"]) for e in found]


@pytest.fixture
def network() -> Iterator[Network]:
    with served(Relay()) as relay:
        yield Network(relay)


class TestRealBluesky(Reading, ArrivingLate, Answering, Refreshing, Below):
    """The same as with the stand-in."""

    edits = False

    @pytest.fixture
    def lab(self, network: Network) -> Network:
        return network

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        return [(text, grapheme.length(text)) for text in texts]


def test_posts_of_one_millisecond_are_not_torn_apart(network: Network) -> None:
    at = datetime.now(UTC) - timedelta(minutes=1)
    said = [network.say(f"{network.us} number {n}", at=at + timedelta(seconds=n // 60)) for n in range(130)]

    posts, _ = drain(network.adapter, network, None)

    assert sorted(complaints(posts)) == sorted(said)


def test_a_second_send_changes_nothing_in_public(network: Network) -> None:
    post = target(network)

    receipts = [network.adapter().reply(post, "I'm sorry.", KEY) for _ in range(3)]

    assert len({receipt.remote_id for receipt in receipts}) == 1
    assert len(network.replies()) == 1


def test_the_server_measures_as_we_do(network: Network) -> None:
    post = target(network)
    for number, piece in enumerate(("é", "水", "👍🏽", "🇳🇱", "क्षि", "각")):
        text = (piece + " ") * 150
        assert network.adapter().measure(text).used == 300
        network.adapter().reply(post, text, f"reply-{number}")

    assert len(network.replies()) == 6
