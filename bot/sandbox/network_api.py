"""Town Square on the wire: /network/api for the brand's account, /_net for the people who write there.

The account's half is what a vendor would offer, with a bearer token, limits and faults. The people's half belongs to
the page, the demo and the tests, and wants the control token.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import faults
from bot.sandbox.cookie import from_own_page
from bot.sandbox.network import Network, Person, Post, Refusal, RefusedError, Submission
from bot.sandbox.world import World

TOKEN = "town-square-bot"  # noqa: S105 (made up, like the network)
WINDOW = timedelta(minutes=15)
WINDOW_POSTS = 300
PAGE = 100
BULK = 5_000

STATUS = {
    Refusal.EMPTY: 422,
    Refusal.TOO_LONG: 422,
    Refusal.BAD_HANDLE: 422,
    Refusal.NOT_ALLOWED: 403,
    Refusal.TARGET_GONE: 404,
    Refusal.UNKNOWN_POST: 404,
    Refusal.UNKNOWN_PERSON: 404,
    Refusal.BAD_CURSOR: 400,
}

Body = dict[str, Any]


class BadRequestError(Exception):
    """The request cannot be read; the message says why."""


def routes(world: World) -> list[BaseRoute]:
    """Return the network's routes; gives the world a network if it has none."""
    if world.network is None:
        world.network = Network(person_limit=world.person_limit)
    account, people = AccountApi(world), PeopleApi(world)
    return [
        Route("/network/api/me", account.me),
        Route("/network/api/inbox", account.inbox),
        Route("/network/api/posts", account.lookup, methods=["GET"]),
        Route("/network/api/posts", account.write, methods=["POST"]),
        Route("/network/api/accounts/{handle}/posts", account.written_by),
        Route("/network/api/conversations/{id}", account.conversation),
        Route("/_net/state", people.state),
        *(Route(f"/_net/{word}", people.change, methods=["POST"]) for word in people.changes),
    ]


class AccountApi:
    """What the brand's account can ask of the network."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.net: Network = world.network
        self._recent: deque[datetime] = deque()

    async def me(self, request: Request) -> Response:
        """Answer who the account is and how long its posts may be."""
        return await self._answer(request, "me", self._me)

    async def inbox(self, request: Request) -> Response:
        """Answer the next part of the inbox, in order of arrival."""
        return await self._answer(request, "inbox", self._inbox)

    async def lookup(self, request: Request) -> Response:
        """Answer posts by id; what is gone, or never was, is marked as deleted."""
        return await self._answer(request, "lookup", self._lookup)

    async def written_by(self, request: Request) -> Response:
        """Answer an account's own posts, newest first."""
        return await self._answer(request, "account", self._written_by)

    async def conversation(self, request: Request) -> Response:
        """Answer a whole conversation, oldest first."""
        return await self._answer(request, "conversation", self._conversation)

    async def write(self, request: Request) -> Response:
        """Publish a post of the account. The same call twice publishes twice."""
        raw = await request.body()
        return await self._answer(request, "posts", lambda asked: self._write(asked, raw))

    async def _answer(self, request: Request, method: str, do: Callable[[Request], Response]) -> Response:
        _count(self.world.ledger.network["requests"], method)
        fault = self.world.faults.take("network", method)
        return await faults.apply(fault, request, lambda: self._checked(request, do))

    def _checked(self, request: Request, do: Callable[[Request], Response]) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return self._refuse(401, "unauthorized", "This needs the account's bearer token.")
        try:
            return do(request)
        except RefusedError as refused:
            return self._refuse(STATUS[refused.code], str(refused.code), refused.sentence)
        except BadRequestError as bad:
            return self._refuse(400, "bad_request", str(bad))

    def _refuse(self, status: int, code: str, sentence: str, headers: dict[str, str] | None = None) -> Response:
        _count(self.world.ledger.network["rejected"], code)
        return JSONResponse({"error": code, "message": sentence}, status_code=status, headers=headers)

    def _me(self, request: Request) -> Response:
        person = self.net.person(self.net.account)
        body = {"handle": person.handle, "name": person.name, "limit": self.net.limit, "unit": "characters"}
        return JSONResponse(body | {"url": f"{_base(request)}/#@{person.handle}"})

    def _inbox(self, request: Request) -> Response:
        asked = request.query_params
        terms = [each for each in asked.get("terms", "").split(",") if each.strip()]
        page = self.net.inbox(after=_opened(asked.get("after", "")), limit=_limit(request), terms=terms)
        posts = [_post(self.net, each, _base(request)) for each in page.posts]
        return JSONResponse({"posts": posts, "next": _cursor(page.next), "more": page.more})

    def _lookup(self, request: Request) -> Response:
        ids = [each.strip() for each in request.query_params.get("ids", "").split(",") if each.strip()]
        if not 0 < len(ids) <= PAGE:
            raise BadRequestError(f"`ids` names 1 to {PAGE} posts.")
        found = {each.id: _post(self.net, each, _base(request)) for each in self.net.lookup(ids) if not each.deleted}
        return JSONResponse({"posts": [found.get(each, {"id": each, "deleted": True}) for each in dict.fromkeys(ids)]})

    def _written_by(self, request: Request) -> Response:
        since = request.query_params.get("after_time")
        return self._read_back(
            request,
            lambda unseen: self.net.written_by(
                request.path_params["handle"],
                since=_instant(since) if since else None,
                limit=_limit(request),
                unseen=unseen,
            ),
        )

    def _conversation(self, request: Request) -> Response:
        return self._read_back(request, lambda unseen: self.net.conversation(request.path_params["id"], unseen=unseen))

    def _read_back(self, request: Request, read: Callable[[datetime | None], list[Post]]) -> Response:
        """Answer what is visible now: a network may show a new post late, or fail to show anything."""
        if self.world.faults.take_kind("network", "readback_fail"):
            return self._refuse(503, "unavailable", "The network cannot show posts right now.")
        lag = self.world.faults.standing("network", "readback_lag")
        posts = read(self.world.now() - timedelta(seconds=lag.seconds) if lag else None)
        return JSONResponse({"posts": [_post(self.net, each, _base(request)) for each in posts]})

    def _write(self, request: Request, raw: bytes) -> Response:
        now = self.world.now()
        if wait := self._wait(now):
            return self._refuse(429, "rate_limited", "Too many posts.", {"Retry-After": str(wait)})
        body = _body(raw)
        target = _text_or_none(body, "in_reply_to")
        post = self.net.publish(Submission(self.net.account, _text(body, "text"), target), now=now)
        self._recent.append(now)
        shown = _post(self.net, post, _base(request))
        entry = {key: shown[key] for key in ("id", "in_reply_to", "text", "created_at", "conversation")}
        self.world.ledger.network["own"].append(entry)
        self.world.live.touch("network")
        return JSONResponse({"post": shown}, status_code=201)

    def _wait(self, now: datetime) -> int:
        """Return the seconds until the account may post again; 0 is now. Only the real pace has this limit."""
        while self._recent and self._recent[0] <= now - WINDOW:
            self._recent.popleft()
        if self.world.pace != "real" or len(self._recent) < WINDOW_POSTS:
            return 0
        return max(1, int((self._recent[0] + WINDOW - now).total_seconds()) + 1)


class PeopleApi:
    """What people do on the network, whoever they are."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.net: Network = world.network
        self.changes: dict[str, Callable[[Body], list[Post]]] = {
            "post": lambda body: [self._publish(body)],
            "posts": self._bulk,
            "edit": lambda body: [self.net.edit(_text(body, "id"), _text(body, "text"), now=self.world.now())],
            "delete": lambda body: [self.net.delete(_text(body, "id"))],
            "like": lambda body: [self.net.like(_text(body, "id"), _text(body, "handle"))],
            "block": self._block,
        }

    async def state(self, request: Request) -> Response:
        """Answer people and posts: all, the newest `limit`, or what has changed after the number `since`."""
        if refusal := self.world.guard(request):
            return refusal
        asked = request.query_params
        since, limit = asked.get("since", "0"), asked.get("limit", "")
        if not (since.isdigit() and (limit.isdigit() or not limit)):
            return JSONResponse({"error": "`since` and `limit` are whole numbers."}, status_code=400)
        posts = self.net.changed_since(int(since), limit=int(limit) if limit else None)
        authors = {each.author for each in posts} if since != "0" or limit else None
        people = [each for each in self.net.people() if authors is None or each.handle in authors]
        body = {
            "people": [_person(each, _base(request)) for each in people],
            "posts": [_post(self.net, each, _base(request)) for each in posts],
            "account": self.net.account,
            "n": self.net.counter,
        }
        return JSONResponse(body)

    async def change(self, request: Request) -> Response:
        """Do what the last word of the path says, and answer the post or posts as they are then."""
        if refusal := self.world.guard(request):
            return refusal
        if not from_own_page(request, self.world.token):
            return JSONResponse({"error": "Only the sandbox's own page may do this."}, status_code=403)
        word = request.url.path.rsplit("/", 1)[-1]
        try:
            posts = self.changes[word](_body(await request.body()))
        except RefusedError as refused:
            return JSONResponse({"error": refused.sentence, "code": refused.code}, status_code=STATUS[refused.code])
        except BadRequestError as bad:
            return JSONResponse({"error": str(bad), "code": "bad_request"}, status_code=400)
        self.world.live.touch("network")
        shown = [_post(self.net, each, _base(request)) for each in posts]
        return JSONResponse({"posts": shown} if word == "posts" else {"post": shown[0] if shown else None})

    def _publish(self, body: Body) -> Post:
        created = _text_or_none(body, "created_at")
        followers = body.get("followers")
        submission = Submission(
            handle=_text(body, "handle"),
            text=_text(body, "text"),
            in_reply_to=_text_or_none(body, "in_reply_to"),
            created_at=_instant(created) if created else None,
            lang=_text_or_none(body, "lang"),
            name=_text_or_none(body, "name"),
            followers=followers if isinstance(followers, int) else None,
        )
        post = self.net.publish(submission, now=self.world.now())
        if post.author != self.net.account:
            self.world.ledger.network["inbound"] += 1
        return post

    def _bulk(self, body: Body) -> list[Post]:
        wanted = body.get("posts")
        if not isinstance(wanted, list) or len(wanted) > BULK or not all(isinstance(each, dict) for each in wanted):
            raise BadRequestError(f"`posts` is a list of at most {BULK} posts.")
        return [self._publish(each) for each in wanted]

    def _block(self, body: Body) -> list[Post]:
        self.net.block(_text(body, "handle"), on=body.get("on", True) is not False)
        return []


def _post(net: Network, post: Post, base: str) -> Body:
    return {
        "id": post.id,
        "seq": post.seq,
        "conversation": post.conversation,
        "in_reply_to": post.in_reply_to,
        "author": _person(net.person(post.author), base),
        "text": post.text,
        "url": f"{base}/#{post.id}",
        "created_at": _iso(post.created_at),
        "edited_at": _iso(post.edited_at) if post.edited_at else None,
        "likes": len(post.likes),
        "shares": 0,
        "lang": post.lang,
        "mentions": list(post.mentions),
    } | ({"deleted": True} if post.deleted else {})


def _person(person: Person, base: str) -> Body:
    return {
        "id": person.id,
        "handle": person.handle,
        "name": person.name,
        "followers": person.followers,
        "url": f"{base}/#@{person.handle}",
    }


def _base(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers.get('host', '127.0.0.1')}"


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _instant(text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequestError("An instant is written like 2026-11-03T13:20:00Z.") from None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _cursor(number: int) -> str:
    return base64.urlsafe_b64encode(f"town:{number}".encode()).decode().rstrip("=")


def _opened(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        word = number = ""
    if word != "town" or not number.isdecimal():
        raise RefusedError(Refusal.BAD_CURSOR, "This cursor does not belong to this network.")
    return int(number)


def _limit(request: Request) -> int:
    asked = request.query_params.get("limit", str(PAGE))
    if not asked.isdecimal() or not 1 <= int(asked) <= PAGE:
        raise BadRequestError(f"`limit` is a number from 1 to {PAGE}.")
    return int(asked)


def _body(raw: bytes) -> Body:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadRequestError("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise BadRequestError("The body is a JSON object.")
    return body


def _text(body: Body, key: str) -> str:
    value = body.get(key, "")
    # Half a character (a lone surrogate) could be stored but never be sent to anybody again.
    if not isinstance(value, str) or (not value.isascii() and re.search(r"[\ud800-\udfff]", value)):
        raise BadRequestError(f"`{key}` is a text.")
    return value


def _text_or_none(body: Body, key: str) -> str | None:
    return None if body.get(key) is None else _text(body, key)


def _count(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1
