"""A stand-in for a Bluesky server: what the adapter asks, as a real network on a test machine answered it.

Notifications stand by the earlier of `createdAt` and the instant of arrival; the cursor is the bare instant of a page's
last entry, and the next page holds what is strictly older, so entries of one millisecond can be torn apart.
"""

import base64
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.platforms.bluesky import POST
from tests.platforms.lab import WAIT, Call
from tests.platforms.standin import Answer, Asked, Refused, Route, Standin

HANDLE, PASSWORD, DID = "larkharbour.test", "abcd-efgh-ijkl-mnop", "did:plc:larkharbour"
_MENTION = re.compile(rb"@([a-z0-9.-]+\.test)")
_TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_FIELDS = {"text", "createdAt", "$type", "reply", "facets", "langs"}


@dataclass(slots=True)
class Stored:
    """A post, and where it stands among others: `place` is in milliseconds."""

    uri: str
    cid: str
    by: str
    record: dict[str, Any]
    place: int
    closed: bool = False


class BlueskyServer(Standin):
    """One account of ours, and everybody else."""

    def __init__(self) -> None:
        self.posts: list[Stored] = []
        self.sessions = self.renewals = 0
        self.password = PASSWORD
        self.lives = timedelta(hours=2)
        self._tokens: set[str] = set()
        self._refresh: set[str] = set()
        self._count = count(1)
        self._last = 0
        super().__init__()

    def routes(self) -> tuple[Route, ...]:
        page = {"cursor", "limit"}
        return (
            _route("POST", "com.atproto.server.createSession", None, self._create_session),
            _route("POST", "com.atproto.server.refreshSession", None, self._refresh_session),
            _route("GET", "com.atproto.server.getSession", None, self._get_session),
            _route("GET", "app.bsky.notification.listNotifications", Call.FETCH, self._notifications, *page, "reasons"),
            _route("GET", "app.bsky.feed.searchPosts", None, self._search, *page, "q", "sort"),
            _route("GET", "app.bsky.feed.getPosts", Call.REFRESH, self._get_posts, "uris"),
            _route("GET", "app.bsky.feed.getPostThread", None, self._get_thread, "uri", "depth", "parentHeight"),
            _route("GET", "com.atproto.repo.getRecord", Call.FIND, self._get_record, "repo", "collection", "rkey"),
            _route("POST", "com.atproto.repo.putRecord", Call.REPLY, self._put_record),
        )

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        return {"error": more.get("name", "InvalidRequest"), "message": reason}

    def slow_down(self) -> Mapping[str, str]:
        return {"RateLimit-Reset": str(int(time.time()) + WAIT), "RateLimit-Remaining": "0"}

    def check(self, asked: Asked) -> None:
        if (
            not asked.path.endswith(("createSession", "refreshSession"))
            and asked.headers.get("authorization", "")[7:] not in self._tokens
        ):
            raise Refused(400, "Token has expired", name="ExpiredToken")

    def end_sessions(self) -> None:
        """Let no token be worth anything any more."""
        self._tokens.clear()
        self._refresh.clear()

    def _create_session(self, asked: Asked) -> Any:
        said = json.loads(asked.body)
        if (said["identifier"], said["password"]) != (HANDLE, self.password):
            raise Refused(401, "Invalid identifier or password", name="AuthenticationRequired")
        self.sessions += 1
        return self._session()

    def _refresh_session(self, asked: Asked) -> Any:
        given = asked.headers.get("authorization", "")[7:]
        if given not in self._refresh:
            raise Refused(400, "Token has been revoked", name="ExpiredToken")
        self._refresh.remove(given)  # good for one use
        self.renewals += 1
        return self._session()

    def _get_session(self, asked: Asked) -> Any:
        return {"handle": HANDLE, "did": DID}

    def _session(self) -> dict[str, str]:
        until = int((datetime.now(UTC) + self.lives).timestamp())
        access, refresh = (_token({"exp": until, "sub": DID, "n": next(self._count)}) for _ in range(2))
        self._tokens.add(access)
        self._refresh.add(refresh)
        return {"accessJwt": access, "refreshJwt": refresh, "handle": HANDLE, "did": DID}

    def add(self, text: str, by: str, *, to: str | None = None, at: datetime | None = None, **more: Any) -> Stored:
        """Let somebody write."""
        now = datetime.now(UTC)
        record = {"$type": POST, "text": text, "createdAt": _iso(at or now), "facets": _facets(text), **more}
        if to:
            parent = self._known(to)
            self_ref = {"uri": parent.uri, "cid": parent.cid}
            record["reply"] = {"root": parent.record.get("reply", {}).get("root", self_ref), "parent": self_ref}
        did = DID if by == HANDLE else f"did:plc:{by}"
        with self.lock:
            return self._store(f"at://{did}/{POST}/3k{next(self._count):011d}".replace("0", "a"), by, record)

    def _store(self, uri: str, by: str, record: dict[str, Any]) -> Stored:
        arrived = max(self._last + 1, int(time.time() * 1_000))
        self._last = arrived
        created = round(datetime.fromisoformat(record["createdAt"]).timestamp() * 1_000)
        place = created if created < arrived - 1_000 else arrived
        self.posts.append(Stored(uri, f"bafy{next(self._count)}", by, record, place))
        return self.posts[-1]

    def _known(self, uri: str) -> Stored:
        return next(post for post in self.posts if post.uri == uri)

    def remove(self, uri: str) -> None:
        """Let a post disappear."""
        with self.lock:
            self.posts = [post for post in self.posts if post.uri != uri]

    def _view(self, post: Stored) -> dict[str, Any]:
        name = post.by if post.by == HANDLE else f"{post.by}.test"
        did = post.uri.split("/")[2]
        return {
            "uri": post.uri,
            "cid": post.cid,
            "author": {"did": did, "handle": name, "displayName": post.by.title()},
            "record": post.record,
            "indexedAt": _iso(datetime.fromtimestamp(post.place / 1_000, UTC)),
            "viewer": {"replyDisabled": True} if post.closed else {},
            "likeCount": 2,
            "repostCount": 1,
        }

    def _page(self, asked: Asked, posts: list[Stored]) -> dict[str, Any]:
        limit = asked.number("limit", 50, least=1, most=100)
        posts = sorted(posts, key=lambda post: post.place, reverse=True)
        if cursor := asked.one("cursor"):
            if not _DATE.fullmatch(cursor):
                raise Refused(502, "Internal Server Error", name="InternalServerError")
            before = round(datetime.fromisoformat(cursor).timestamp() * 1_000)
            posts = [post for post in posts if post.place < before]
        found = posts[:limit]
        more = {"cursor": _iso(datetime.fromtimestamp(found[-1].place / 1_000, UTC))} if found else {}
        return {"found": [self._view(post) for post in found], **more}

    def _notifications(self, asked: Asked) -> Any:
        reasons = set(asked.query.get("reasons", ("mention", "reply", "quote", "like")))
        said = self._page(asked, [post for post in self.posts if post.by != HANDLE and _reason(post) in reasons])
        notifications = [each | {"reason": "mention", "isRead": False} for each in said.pop("found")]
        return {"notifications": notifications, **said}

    def _search(self, asked: Asked) -> Any:
        if asked.one("sort") != "latest":
            raise Refused(400, "the stand-in knows the latest only")
        word = asked.one("q").casefold()
        said = self._page(asked, [post for post in self.posts if word in post.record["text"].casefold()])
        return {"posts": said.pop("found"), **said}

    def _get_posts(self, asked: Asked) -> Any:
        uris = asked.query.get("uris", ())
        if not 1 <= len(uris) <= 25:
            raise Refused(400, "uris must hold between 1 and 25 items")
        return {"posts": [self._view(post) for post in self.posts if post.uri in uris]}

    def _get_thread(self, asked: Asked) -> Any:
        uri = asked.one("uri")
        if all(post.uri != uri for post in self.posts):
            raise Refused(400, f"Post not found: {uri}", name="NotFound")
        return {"thread": self._tree(self._known(uri), asked.number("depth", 6, least=0, most=1000))}

    def _tree(self, post: Stored, depth: int) -> dict[str, Any]:
        below = [each for each in self.posts if each.record.get("reply", {}).get("parent", {}).get("uri") == post.uri]
        replies = [self._tree(each, depth - 1) for each in below] if depth else []
        return {"$type": "app.bsky.feed.defs#threadViewPost", "post": self._view(post), "replies": replies}

    def _get_record(self, asked: Asked) -> Any:
        uri = f"at://{asked.one('repo')}/{asked.one('collection')}/{asked.one('rkey')}"
        for post in self.posts:
            if post.uri == uri:
                return {"uri": uri, "cid": post.cid, "value": post.record}
        raise Refused(400, f"Could not locate record: {uri}", name="RecordNotFound")

    def _put_record(self, asked: Asked) -> Any:
        said = json.loads(asked.body)
        if set(said) - {"repo", "collection", "rkey", "record", "swapRecord"} or said["repo"] != DID:
            raise Refused(400, f"unknown fields among {sorted(said)}")
        if not _TID.fullmatch(said["rkey"]):
            raise Refused(400, f'Invalid record key for {POST}: Invalid TID string (got "{said["rkey"]}") at $')
        record = said["record"]
        _check(record)
        uri = f"at://{DID}/{POST}/{said['rkey']}"
        there = next((post for post in self.posts if post.uri == uri), None)
        if there is None:
            there = self._store(uri, HANDLE, record)
        elif there.record != record and said.get("swapRecord", "") is None:
            raise Refused(400, f"Record was at {there.cid}", name="InvalidSwap")
        there.record = record
        return {"uri": uri, "cid": there.cid, "validationStatus": "valid"}


def _route(method: str, name: str, call: Call | None, do: Any, *knows: str) -> Route:
    return Route(method, re.escape(f"/xrpc/{name}"), call, do, frozenset(knows))


def _reason(post: Stored) -> str:
    """Return why we hear of a post: it names us or answers us."""
    if any(each.get("did") == DID for facet in post.record["facets"] for each in facet["features"]):
        return "mention"
    parent = post.record.get("reply", {}).get("parent", {}).get("uri", "")
    return "reply" if parent.startswith(f"at://{DID}/") else "nothing"


def _check(record: dict[str, Any]) -> None:
    """Refuse what the lexicon does not allow."""
    text = record["text"]
    if set(record) - _FIELDS or record["$type"] != POST:
        raise Refused(400, f"unknown fields among {sorted(record)}")
    if not _DATE.fullmatch(record["createdAt"]):
        raise Refused(400, "createdAt must be an RFC 3339 date-time")
    if len(text.encode()) > 3_000 or (text.isascii() and len(text) > 300):
        raise Refused(400, f"Invalid {POST} record: grapheme too big (maximum 300) at $.record.text")
    for ref in (record["reply"]["root"], record["reply"]["parent"]):
        if set(ref) != {"uri", "cid"}:
            raise Refused(400, "a strong reference has a uri and a cid")
    for facet in record.get("facets", []):
        if not 0 <= facet["index"]["byteStart"] < facet["index"]["byteEnd"] <= len(text.encode()):
            raise Refused(400, "a facet lies outside the text")


def _facets(text: str) -> list[dict[str, Any]]:
    found = []
    for match in _MENTION.finditer(text.encode()):
        handle = match[1].decode()
        did = DID if handle == HANDLE else f"did:plc:{handle.removesuffix('.test')}"
        feature = {"$type": "app.bsky.richtext.facet#mention", "did": did}
        found.append({"index": {"byteStart": match.start(), "byteEnd": match.end()}, "features": [feature]})
    return found


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _token(claims: dict[str, Any]) -> str:
    parts = ({"alg": "none", "typ": "at+jwt"}, claims, "signature")
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)


__all__ = ["Answer", "BlueskyServer", "Stored"]
