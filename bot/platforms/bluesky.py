"""Bluesky, and other servers of the AT Protocol that speak its lexicons.

Limits: 300 graphemes and 3,000 bytes (lexicon app.bsky.feed.post); 5,000 points an hour, of which a new post costs 3
(docs.bsky.app/docs/advanced-guides/rate-limits). Posts cannot be edited. `listNotifications` shows the newest first, by
the earlier one of the writer's own `createdAt` and the server's instant: who has a slow clock appears behind others.
A reply names its parent and the thread's root, each with the hash of its content.

The record's key is ours, so the same reply is one post however often it is sent: the first write wins, and the server
refuses a second one (`swapRecord: null`) that would change what is public, its date included.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import regex

from bot.domain import errors
from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.sweep import Entry, Sweeps, millis
from bot.platforms.xrpc import Refused, Remembered, Sessions, Xrpc

WEB = "https://bsky.app"
LIMIT = 300
BYTES = 3_000
PAGE = 100
LOOKUP = 25
"""Posts that one `getPosts` may name."""

BELOW = 3
"""Answers to answers that a look before a send reads."""

REASONS = ("mention", "reply", "quote")
POST = "app.bsky.feed.post"
NOTIFICATIONS = "notifications"
HURRY = 3.0
"""Seconds after which a reply that has not been sent yet is put off: see `flow.outbox.CALL`."""

_GRAPHEME = regex.compile(r"\X")
_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"


class BlueskyPlatform:
    """One account; see `bot.platforms.base.Platform`. With `search`, watched terms are looked for as well."""

    title = "Bluesky"

    def __init__(
        self,
        name: str,
        *,
        handle: str,
        password: str,
        service: str = "https://bsky.social",
        sessions: Sessions | None = None,
        search: bool = False,
        grace: timedelta = timedelta(seconds=5),
        timeout: tuple[float, float] | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(can_search=search, can_delete=True, idempotent=True, visibility_grace=grace)
        self._xrpc = Xrpc(service, handle, password, sessions=sessions or Remembered(), timeout=timeout)

    def check(self) -> str:
        """Return our handle, as the server knows it."""
        return f"@{self._xrpc.get('com.atproto.server.getSession', {}).get('handle')}"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return one page of what mentions, answers or quotes us, and then of what each watched term finds."""
        terms = want.terms if self.caps.can_search else ()
        sweeps = Sweeps.read((NOTIFICATIONS, *(f"search {term}" for term in terms)), cursor, want.start)
        if sweeps is None:
            return Page((), None, more=True)
        us, _ = self._xrpc.account()
        if sweeps.name == NOTIFICATIONS:
            said = self._ask("app.bsky.notification.listNotifications", sweeps.sweep.back, reasons=list(REASONS))
            found = [(raw, True) for raw in said.get("notifications", ())]
        else:
            term = sweeps.name.removeprefix("search ")
            said = self._ask("app.bsky.feed.searchPosts", sweeps.sweep.back, q=term, sort="latest")
            found = [(raw, us in _mentioned(raw)) for raw in said.get("posts", ())]
        entries = [Entry(raw["uri"], millis(_instant(raw)), self._post(raw, us, named)) for raw, named in found]
        posts, more = sweeps.take(entries, str(said.get("cursor") or ""))
        return Page(tuple(posts), sweeps.cursor(), more, left=self._xrpc.left)

    def _ask(self, method: str, back: str, **query: object) -> dict[str, Any]:
        return self._xrpc.get(method, query | {"limit": PAGE} | ({"cursor": back} if back else {}))

    def _post(self, raw: dict[str, Any], us: str, named: bool) -> Post:
        by, record = raw["author"], raw["record"]
        handle = by["handle"]
        thread = record.get("reply") or {}
        return Post(
            platform=self.name,
            id=raw["uri"],
            conversation=_uri(thread, "root") or raw["uri"],
            author=Author(by["did"], handle, by.get("displayName") or "", f"{WEB}/profile/{handle}"),
            text=str(record.get("text") or ""),
            url=_link(handle if handle != "handle.invalid" else by["did"], raw["uri"]),
            posted_at=_instant(raw),
            parent=_uri(thread, "parent") or None,
            language=str((record.get("langs") or [""])[0]) or None,
            own=by["did"] == us,
            mentions_us=named,
            shares=int(raw.get("repostCount") or 0) + int(raw.get("quoteCount") or 0),
            likes=int(raw.get("likeCount") or 0),
        )

    def may_reply(self, post: Post) -> Yes | No:
        """Everyone may answer; who has closed a thread is seen when the reply is sent."""
        return No("This is our own post.", post.url) if post.own else Yes()

    def measure(self, text: str) -> Length:
        """Return the number of graphemes, or of bytes where those are the problem."""
        size = len(text.encode())
        if size > BYTES:
            return Length(size, BYTES, "bytes")
        return Length(len(_GRAPHEME.findall(text)), LIMIT)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer in public. The same key, post and text make one post, however often this is called."""
        began = monotonic()
        us, handle = self._xrpc.account()
        record = self._record(post, text, self._parent(post))
        if monotonic() - began > HURRY:
            raise errors.Unreachable("The platform answers too slowly; nothing was sent yet.")
        rkey = record_key(post, text, key)
        where: dict[str, object] = {"repo": us, "collection": POST, "rkey": rkey}
        try:
            made = self._xrpc.post("com.atproto.repo.putRecord", where | {"record": record, "swapRecord": None})
        except Refused as error:
            if error.name == "InvalidSwap" and (found := self._found(post, text, key)) is not None:
                return found
            raise errors.Rejected(str(error)) from error
        if not isinstance(made.get("uri"), str):
            raise errors.Unclear("The platform's answer could not be read.")
        return Receipt(made["uri"], _link(handle, made["uri"]))

    def _parent(self, post: Post) -> dict[str, Any]:
        """Return the post as it stands now: a reply names its parent and root by the hash of their content."""
        found = self._xrpc.get("app.bsky.feed.getPosts", {"uris": [post.id]}).get("posts")
        if not found:
            raise errors.TargetGone("The post is not there any more.")
        view: dict[str, Any] = found[0]
        if (view.get("viewer") or {}).get("replyDisabled"):
            raise errors.Rejected("The author has limited who may answer this thread, and we may not.")
        return view

    def _record(self, post: Post, text: str, view: dict[str, Any]) -> dict[str, object]:
        parent = {"uri": view["uri"], "cid": view["cid"]}
        root = (view["record"].get("reply") or {}).get("root") or parent
        record: dict[str, object] = {
            "$type": POST,
            "text": text,
            "createdAt": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "reply": {"root": {"uri": root["uri"], "cid": root["cid"]}, "parent": parent},
        }
        if facets := list(_facets(text, post.author)):
            record["facets"] = facets
        return record | ({"langs": [post.language]} if post.language else {})

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Look our own repository up, in which a record is there as soon as it was taken."""
        return self._found(post, text, key)

    def _found(self, post: Post, text: str, key: str) -> Receipt | None:
        us, handle = self._xrpc.account()
        where = {"repo": us, "collection": POST, "rkey": record_key(post, text, key)}
        try:
            said = self._xrpc.get("com.atproto.repo.getRecord", where)
        except Refused as error:
            if error.name == "RecordNotFound":
                return None
            raise
        record = said["value"]
        same = record.get("text") == text and _uri(record.get("reply") or {}, "parent") == post.id
        return Receipt(str(said["uri"]), _link(handle, str(said["uri"]))) if same else None

    def below(self, post: Post) -> tuple[Post, ...]:
        """Return the answers to the post, and theirs."""
        said = self._xrpc.get("app.bsky.feed.getPostThread", {"uri": post.id, "depth": BELOW, "parentHeight": 0})
        us, _ = self._xrpc.account()
        return tuple(self._post(view, us, us in _mentioned(view)) for view in _below(said.get("thread") or {}))

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Return which posts are still there; nobody can edit one."""
        there: set[str] = set()
        for start in range(0, len(ids), LOOKUP):
            said = self._xrpc.get("app.bsky.feed.getPosts", {"uris": list(ids[start : start + LOOKUP])})
            there |= {raw["uri"] for raw in said.get("posts", ())}
        return {remote_id: Live() if remote_id in there else Gone() for remote_id in ids}


def record_key(post: Post, text: str, key: str) -> str:
    """Return a TID (atproto.com/specs/tid) that is this reply's and no other's.

    Our own keys begin anew with a new database, so the post and the text belong to it. Its instant is the second of the
    post that is answered; what would be microseconds and a clock's number tells replies apart.
    """
    digest = hashlib.blake2b("\n".join((key, post.id, text)).encode(), digest_size=8).digest()
    mark = int.from_bytes(digest, "big")
    stamp = max(int(post.posted_at.timestamp()), 0) * 1_000_000 + mark % 1_000_000
    number = stamp << 10 | (mark >> 40) % 1_024
    return "".join(_BASE32[number >> shift & 31] for shift in range(60, -1, -5))


def _facets(text: str, author: Author) -> Iterator[dict[str, Any]]:
    """Yield what makes links, tags and the author's name work; nobody else is called."""
    from atproto_client.models.utils import get_model_as_dict
    from atproto_client.utils import facet_detection

    yield from (get_model_as_dict(facet) for facet in facet_detection.detect_facets(text))
    for found in facet_detection.detect_mentions(text):
        if found.handle.casefold() == author.handle.casefold():
            index = {"byteStart": found.byte_start, "byteEnd": found.byte_end}
            yield {"index": index, "features": [{"$type": "app.bsky.richtext.facet#mention", "did": author.id}]}


def _mentioned(raw: dict[str, Any]) -> set[str]:
    facets = raw["record"].get("facets") or ()
    return {str(each.get("did", "")) for facet in facets for each in facet.get("features") or ()}


def _below(thread: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the posts below a post; what is blocked or gone has none to show."""
    for each in thread.get("replies") or ():
        if "post" in each:
            yield each["post"]
        yield from _below(each)


def _link(profile: str, uri: str) -> str:
    return f"{WEB}/profile/{profile}/post/{uri.rpartition('/')[2]}"


def _uri(thread: dict[str, Any], which: str) -> str:
    return str((thread.get(which) or {}).get("uri") or "")


def _instant(raw: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(raw["indexedAt"]).astimezone(UTC)
