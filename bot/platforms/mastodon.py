"""Mastodon, and servers that speak its client API.

Limits: per instance, in `configuration.statuses` of GET /api/v2/instance; 500 characters, each link 23, until that was
read. Characters are graphemes; of @name@host only @name counts (docs.joinmastodon.org/user/posting). 300 calls in five
minutes. Mentions come by GET /api/v1/notifications?min_id=…, forward; hashtags by GET /api/v1/timelines/tag/…, where a
post from another server appears when it arrives but under an id made of its date: so a stretch is read again.
A reply must name its author; `Idempotency-Key` is kept for an hour by Mastodon, and not at all by some others.
A post says what it answers, not which conversation it is in: the thread is asked for its first post where we have not
seen it grow (GET /api/v1/statuses/:id/context).
"""

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import regex
import requests
from mastodon import Mastodon
from mastodon._url_regex import url_regex  # the server's own rule, which knows the top-level domains
from mastodon.errors import MastodonError

from bot.domain import errors
from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.http import Line, Timeout, sentence
from bot.platforms.markup import plain
from bot.platforms.streams import Streams, rank

PAGE = 40
LOOKUP = 20
"""Posts that one GET /api/v1/statuses?id[]=… may name."""

ROOTS = 8
"""Threads that one look asks for their first post; the rest of the page waits for the next look."""

NAME = 32
"""Kept free for «@name » in front of a reply: a name has 30 characters at most."""

KNOWN = 10_000
SKEW = timedelta(seconds=5)
LATE = 60 * 60 * 1000 << 16
"""An hour in ids of posts, which are milliseconds and 16 more bits: how late another server's post may arrive."""

LATE_MENTIONS = 20
"""Ids of notifications are a plain count; two that are written at once may appear in either order."""

MENTIONS = "@"

_FAR = re.compile(r"(^|[^/\w])@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+", re.IGNORECASE)
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the instance allows."""

    characters: int = 500
    link: int = 23


class MastodonPlatform:
    """One account on one instance; see `bot.platforms.base.Platform`."""

    title = "Mastodon"

    def __init__(
        self,
        name: str,
        url: str,
        token: str,
        *,
        account: str,
        visibility: str = "unlisted",
        grace: timedelta = timedelta(seconds=10),
        timeout: Timeout | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(can_search=True, can_edit=True, can_delete=True, visibility_grace=grace, private=True)
        self._account = account.lstrip("@").partition("@")[0].casefold()
        self._visibility = visibility
        self._limits: Limits | None = None
        self._url, self._token = url.rstrip("/"), token
        self._line = Line(timeout=timeout, refused=_refused)
        self._client = _client(url, token, self._line)
        self._roots: OrderedDict[str, str] = OrderedDict()

    def check(self) -> str:
        """Return whose token it is, or say what is wrong; reading only."""
        with _told():
            found = str(self._client.account_verify_credentials()["acct"])
        if found.casefold() != self._account:
            raise errors.AuthExpired(f"The token belongs to @{found}, not to @{self._account}: set «account» to it.")
        return f"@{found}"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next posts of one stream: the mentions, then each watched hashtag in turn."""
        tags = list(dict.fromkeys(tag for tag in (re.sub(r"\W", "", term) for term in want.terms) if tag))
        streams = Streams.read(cursor, [MENTIONS, *tags], _floor, forward=True, since=want.start)
        if streams is None:
            return Page((), None, more=True)
        with _told():
            if self._limits is None:
                self._limits = self._asked_limits()
            items = self._ask(streams.name, streams.question())
            known = streams.known()
            whole = self._rooted(items, known, forward=not streams.first_look)
            ids = [str(item["id"]) for item in whole]
            posts = [(id_, None if id_ in known else self._post(item)) for id_, item in zip(ids, whole, strict=True)]
        old = streams.since
        enough = old is not None and any(post and post.posted_at < old for _, post in posts)
        page = streams.page(posts, full=not enough and (len(items) >= PAGE or len(whole) < len(items)))
        return replace(page, left=self._line.left)

    def _asked_limits(self) -> Limits:
        """Return the instance's limits; the usual ones where a server of another kind does not tell them."""
        try:
            return _limits(self._client.instance_v2())
        except MastodonError as error:
            if isinstance(error.__context__, errors.TargetGone):
                return Limits()
            raise

    def _ask(self, stream: str, question: dict[str, str]) -> list[Any]:
        if stream == MENTIONS:
            return self._list("notifications", question | {"types[]": "mention"})
        return self._list(f"timelines/tag/{quote(stream, safe='')}", question)

    def _list(self, path: str, question: dict[str, str]) -> list[Any]:
        """Read a page of a list. Not by the library, which takes a millisecond a post to make objects of all fields."""
        asked, headers = question | {"limit": str(PAGE)}, {"Authorization": f"Bearer {self._token}"}
        # A function as `auth` keeps requests from putting a password of ~/.netrc into the place of our token.
        answer = self._client.session.get(
            f"{self._url}/api/v1/{path}", params=asked, headers=headers, auth=lambda request: request
        )
        return list(answer.json())

    def _rooted(self, items: list[Any], known: Set[str], *, forward: bool) -> list[Any]:
        """Learn the first post of every new item's thread; return the items up to where we have asked often enough."""
        asked = 0
        ordered = sorted(items, key=lambda item: rank(str(item["id"])), reverse=not forward)
        for at, item in enumerate(ordered):
            status = _status(item)
            if status is None or self._root(status) or str(item["id"]) in known:
                continue
            if asked == ROOTS:
                return ordered[:at]
            asked += 1
            self._keep_root(str(status["id"]), self._first(status))
        return ordered

    def _root(self, status: Any) -> str | None:
        """Return the first post of the status's thread where we can tell without asking."""
        parent, here = status["in_reply_to_id"], str(status["id"])
        root = here if parent is None else self._roots.get(here) or self._roots.get(str(parent))
        if root:
            self._keep_root(here, root)
        return root

    def _first(self, status: Any) -> str:
        try:
            above = self._client.status_context(status["id"])["ancestors"]
        except MastodonError as error:
            if isinstance(error.__context__, errors.TargetGone):  # deleted since: nobody will miss its thread
                return str(status["in_reply_to_id"])
            raise
        return str(above[0]["id"]) if above else str(status["id"])

    def _keep_root(self, status: str, root: str) -> None:
        self._roots[status] = root
        self._roots.move_to_end(status)
        while len(self._roots) > KNOWN:
            self._roots.popitem(last=False)

    def _post(self, item: Any) -> Post:
        """Return a status, or a notification's status, as a post."""
        status = _status(item)
        if status is None:
            return _nothing(self.name, item)
        by, hidden = status["account"], status["visibility"] not in ("public", "unlisted")
        here = str(status["id"])
        return Post(
            platform=self.name,
            id=here,
            conversation=self._roots.get(here, here),
            author=Author(str(by["id"]), by["acct"], by["display_name"] or "", by["url"], by["followers_count"]),
            text="" if hidden else _text(status),
            url=status["url"] or status["uri"],
            posted_at=_instant(status["created_at"]),
            parent=str(status["in_reply_to_id"]) if status["in_reply_to_id"] else None,
            language=status.get("language"),
            own=by["acct"].casefold() == self._account,
            mentions_us=any(mention["acct"].casefold() == self._account for mention in status["mentions"]),
            edited_at=_instant(status["edited_at"]) if status.get("edited_at") else None,
            shares=status["reblogs_count"],
            likes=status["favourites_count"],
            aside="not public" if hidden else "a repost" if status.get("reblog") else "",
        )

    def may_reply(self, post: Post) -> Yes | No:
        """Everyone may answer what is public, but for themselves."""
        return No("This is our own post.", post.url) if post.own else Yes()

    def measure(self, text: str) -> Length:
        """Return the graphemes that the instance counts, and its limit less the name that a reply begins with."""
        limits = self._limits or Limits()
        linked = url_regex.sub(lambda link: link[2] + "x" * limits.link, text)
        return Length(sum(1 for _ in _GRAPHEME.finditer(_near(linked))), limits.characters - NAME)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer under the key; within the hour the same key gives the same reply, where the server keeps to that."""
        return self._answer(post, text, key, self._visibility)

    def message(self, post: Post, text: str, key: str) -> Receipt:
        """Answer for the author's eyes alone: a post that only those who are named in it can read."""
        return self._answer(post, text, key, "direct")

    def _answer(self, post: Post, text: str, key: str, visibility: str) -> Receipt:
        with _told(writes=True):
            made = self._client.status_post(
                _addressed(text, post.author.handle),
                in_reply_to_id=post.id,
                visibility=visibility,
                language=post.language,
                idempotency_key=key,
            )
            receipt = Receipt(str(made["id"]), made["url"] or made["uri"])
        self._keep_root(receipt.remote_id, post.conversation)
        return receipt

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Look through the thread below the post for an answer of ours with this text."""
        with _told():
            below = self._client.status_context(post.id)["descendants"]
        wanted = _bare(_addressed(text, post.author.handle))
        for status in below:
            ours = status["account"]["acct"].casefold() == self._account and str(status["in_reply_to_id"]) == post.id
            if ours and _instant(status["created_at"]) >= since - SKEW and _bare(_text(status)) == wanted:
                return Receipt(str(status["id"]), status["url"] or status["uri"])
        return None

    def below(self, post: Post) -> tuple[Post, ...]:
        """Return what was said below the post in public."""
        with _told():
            found = [self._post(status) for status in self._client.status_context(post.id)["descendants"]]
        return tuple(replace(each, conversation=post.conversation) for each in found if not each.aside)

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Return what became of these posts, by as few calls as the server allows."""
        found: dict[str, Any] = {}
        for start in range(0, len(ids), LOOKUP):
            with _told():
                statuses = self._client.statuses(list(ids[start : start + LOOKUP]))
            found |= {str(status["id"]): status for status in statuses}
        return {remote_id: _state(found.get(remote_id)) for remote_id in ids}


def _client(url: str, token: str, line: Line) -> Mastodon:
    session = requests.Session()
    session.mount("https://", line)
    session.mount("http://", line)
    return Mastodon(access_token=token, api_base_url=url, session=session, ratelimit_method="throw", request_timeout=10)


def _refused(answer: requests.Response) -> errors.Outside | None:
    """A token that lacks a scope is a matter of the token: the replies are kept."""
    if answer.status_code == 403 and "scope" in sentence(answer):
        return errors.AuthExpired(f"The token may not do this: {sentence(answer)}. Make a new one; replies are kept.")
    return None


@contextmanager
def _told(*, writes: bool = False) -> Iterator[None]:
    """Let our own errors out of the library's, which wraps whatever its session raises."""
    try:
        yield
    except MastodonError as error:
        if isinstance(error.__context__, errors.Outside):
            raise error.__context__ from error
        lost = errors.Unclear if writes else errors.Unreachable
        raise lost(f"The platform's answer could not be used ({type(error).__name__}).") from error
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        lost = errors.Unclear if writes else errors.Unreachable
        raise lost("The platform's answer was not of the documented shape.") from error


def _limits(instance: Any) -> Limits:
    """Read the limits; servers of other kinds may leave some out."""
    said = ((instance.get("configuration") or {}).get("statuses")) or {}
    usual = Limits()
    characters = said.get("max_characters") or usual.characters
    return Limits(int(characters), int(said.get("characters_reserved_per_url") or usual.link))


def _floor(stream: str, newest: str) -> str:
    """Return the id from which to read again; ids that are no numbers are taken as they are."""
    late = LATE_MENTIONS if stream == MENTIONS else LATE
    return str(max(int(newest) - late, 0)) if newest.isdecimal() else newest


def _status(item: Any) -> Any:
    """Return the status of an item of either stream; None where a notification has lost it."""
    return item["status"] if "type" in item else item


def _nothing(platform: str, item: Any) -> Post:
    by = item["account"]
    author = Author(str(by["id"]), by["acct"], by["display_name"] or "", by["url"], None)
    number = f"notification-{item['id']}"
    return Post(platform, number, number, author, "", by["url"], _instant(item["created_at"]), aside="deleted")


def _text(status: Any) -> str:
    """Return what a reader sees, a content warning first."""
    return "\n\n".join(filter(None, (status["spoiler_text"], plain(status["content"]))))


def _addressed(text: str, handle: str) -> str:
    """Return the reply with its author named, as the platform wants: else they are not told of it."""
    named = re.search(rf"(?<![\w/])@{re.escape(handle)}(?![\w@.-]*\w)", text, re.IGNORECASE)
    return text if named else f"@{handle} {text}"


def _near(text: str) -> str:
    """Return the text with names as they are shown: without their host."""
    return _FAR.sub(r"\1@\2", text)


def _bare(text: str) -> str:
    """Return the text as it can be compared: shown names have lost their host, and lines may be broken anew."""
    return " ".join(_near(text).casefold().split())


def _instant(said: Any) -> datetime:
    found = said if isinstance(said, datetime) else datetime.fromisoformat(said)
    return found.astimezone(UTC)


def _state(status: Any) -> Live | Edited | Gone:
    if status is None:
        return Gone()
    if status.get("edited_at"):
        return Edited(_text(status), _instant(status["edited_at"]))
    return Live()
