"""Feeds: RSS and Atom, such as reviews, forums and comments. They can be read and not answered.

A feed is one document of its newest entries, fetched whole each time; `ETag` and `Last-Modified` (RFC 9110) save that
where nothing is new. An entry is known by its `guid` or `id`, whatever its date says. Only the feed's own address is
fetched, never a link from what people wrote.
"""

import io
import json
import logging
import re
from calendar import timegm
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from ipaddress import ip_address
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import requests

from bot.domain import errors
from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.http import TIMEOUT, Timeout, come_back, refusal
from bot.platforms.markup import plain

LIMIT = 1_000
"""Characters that are offered for an answer by hand; where it is written, another limit may hold."""

PAGE = 100
REDIRECTS = 5
LARGEST = 10_000_000
"""Bytes of a feed, unpacked."""

PATIENCE = 12.0
"""Seconds for a whole feed, however steadily it drips."""

REMEMBERED = 2_000
"""Entries that are known beside those that the feed shows now: some feeds let one vanish for a while."""

VERSION = 1
_CHUNK = 65_536
_ENDS = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Place:
    """How far we have read: the document that was read to its end, and the entries that were handed out."""

    etag: str = ""
    modified: str = ""
    seen: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, cursor: str) -> "_Place | None":
        """Return the place; None where the cursor cannot be read."""
        try:
            said = json.loads(cursor)
            return cls(**said["place"]) if said["v"] == VERSION else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def cursor(self) -> str:
        return json.dumps({"v": VERSION, "place": asdict(self)}, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Document:
    """What the feed's address gave; `etag` and `modified` are its own words for this state of it."""

    body: bytes
    url: str
    etag: str
    modified: str
    kind: str
    language: str


class FeedPlatform:
    """One feed; see `bot.platforms.base.Platform`.

    `own` are the names under which we write there ourselves. Where not everything in the feed is `about_us`, only what
    holds a watched term or one of these names may become a ticket.
    """

    title = "Feed"

    def __init__(
        self,
        name: str,
        url: str,
        *,
        own: Sequence[str] = (),
        about_us: bool = True,
        timeout: Timeout | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(can_reply=False)
        self._url = url
        self._own = frozenset(name.casefold().lstrip("@") for name in own)
        self._about_us = about_us
        self._timeout = timeout or TIMEOUT
        self._session = requests.Session()
        self._session.headers["Accept"] = _ACCEPT
        self._session.trust_env = False

    def check(self) -> str:
        """Return the feed's title; nobody has an account there."""
        document = self._download(_Place())
        title = _parse(document)[0].feed.get("title") if document else ""
        return f"«{title or self._url}»"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the entries that were not handed out yet, the oldest first."""
        place = _Place() if cursor is None else _Place.read(cursor)
        if place is None:
            return Page((), None, more=True)
        document = self._download(place)
        if document is None:
            return Page((), place.cursor())
        parsed, problem = _parse(document)
        found = {_mark(entry): entry for entry in reversed(parsed.entries)}
        known = frozenset(place.seen)
        posts = [(mark, self._post(e, document, want)) for mark, e in found.items() if mark not in known]
        if not place.seen and want.since:
            posts = [(mark, post) for mark, post in posts if post.posted_at >= want.since]
        posts.sort(key=lambda item: item[1].posted_at)
        page, rest = posts[:PAGE], posts[PAGE:]
        if problem and not page:
            raise errors.Unreachable(problem)
        if problem:
            log.warning("The feed %s is broken, and read as far as possible. %s", self.name, problem)
        later = frozenset(mark for mark, _ in rest)
        after = _after(place, [mark for mark in found if mark not in later], document, whole=not (rest or problem))
        return Page(tuple(post for _, post in page), after.cursor(), more=bool(rest))

    def _download(self, place: _Place) -> _Document | None:
        """Return the feed, or None where it is as it was."""
        headers = {"If-None-Match": place.etag, "If-Modified-Since": place.modified}
        until, url = monotonic() + min(PATIENCE, sum(self._timeout) * 2), self._url
        try:
            for _ in range(REDIRECTS + 1):
                given = {name: value for name, value in headers.items() if value}
                with self._session.get(
                    url, headers=given, timeout=self._timeout, allow_redirects=False, stream=True
                ) as answer:
                    if answer.is_redirect:
                        url = _next(self._url, url, answer.headers["Location"])
                        continue
                    return _read(answer, url, until)
        except requests.exceptions.RequestException as error:
            raise errors.Unreachable(f"The feed cannot be reached ({type(error).__name__}).") from error
        raise errors.Unreachable(f"The feed's address leads on more than {REDIRECTS} times.")

    def _post(self, entry: Any, document: _Document, want: Watch) -> Post:
        text, link = _text(entry), _address(document.url, entry)
        url = link or self._url
        author = _author(entry, url)
        parent = str((entry.get("thr_in-reply-to") or {}).get("ref") or "")
        remote_id = str(entry.get("id") or link or f"{self._url}#{_mark(entry)}")
        named = self._about_us or any(term.casefold() in text.casefold() for term in (*want.terms, *self._own))
        return Post(
            platform=self.name,
            id=remote_id,
            conversation=parent or remote_id,
            author=author,
            text=text,
            url=url,
            posted_at=_instant(entry),
            parent=parent or None,
            language=document.language or None,
            own=bool({author.handle.casefold(), author.name.casefold()} & self._own),
            mentions_us=named,
            aside="" if named else "nothing in this entry names us",
        )

    def may_reply(self, post: Post) -> Yes | No:
        """Nobody can answer by a feed."""
        return No("A feed can only be read. Answer where it was written.", post.url)

    def measure(self, text: str) -> Length:
        """Return the number of characters."""
        return Length(len(text), LIMIT)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Refuse: nothing can be sent by a feed."""
        raise errors.Rejected("A feed can only be read. Answer where it was written.")

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Find nothing, for nothing was ever sent."""
        return None

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Take every entry for live: what a feed does not show any more is old, not gone."""
        return dict.fromkeys(ids, Live())


def _after(place: _Place, marks: Sequence[str], document: _Document, *, whole: bool) -> _Place:
    """Return the place behind a page. Only a document that was read to its end may be «not modified» next time."""
    old = [mark for mark in place.seen if mark not in frozenset(marks)]
    seen = [*old[-REMEMBERED:], *marks]
    return _Place(document.etag, document.modified, seen) if whole else _Place("", "", seen)


def _next(first: str, url: str, location: str) -> str:
    """Return where a redirect leads; a feed out there may not send us to the machines around us."""
    there = urljoin(url, location)
    if urlsplit(there).scheme not in ("http", "https") or (_inside(there) and not _inside(first)):
        raise errors.Unreachable("The feed's address leads on to where we do not go.")
    return there


def _inside(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith((".local", ".internal", ".localhost"))


def _read(answer: requests.Response, url: str, until: float) -> _Document | None:
    if answer.status_code == 304:
        return None
    if not 200 <= answer.status_code < 300:
        until_when = come_back(answer.headers, now=datetime.now(UTC))
        try:
            raise refusal(answer.status_code, str(answer.status_code), until=until_when)
        except errors.Unclear as error:
            raise errors.Unreachable(str(error)) from error
    body = b"".join(_chunks(answer, until))
    given = answer.headers
    kind, language = given.get("Content-Type", ""), given.get("Content-Language", "")
    return _Document(body, url, given.get("ETag", ""), given.get("Last-Modified", ""), kind, language)


def _chunks(answer: requests.Response, until: float) -> Iterator[bytes]:
    size = 0
    for chunk in answer.iter_content(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise errors.Unreachable(f"The feed is larger than {LARGEST // 1_000_000} MB; it was not read.")
        if monotonic() > until:
            raise errors.Unreachable("The feed comes too slowly; it was not read.")
        yield chunk


def _parse(document: _Document) -> tuple[Any, str]:
    """Return the feed, and what is wrong with it if that leaves anything to read."""
    parsed = feedparser.parse(
        io.BytesIO(document.body),
        response_headers={"content-type": document.kind},
        resolve_relative_uris=False,
        sanitize_html=False,  # it becomes plain text, see `markup.plain`
    )
    if not parsed.get("version") and not parsed.entries:
        raise errors.Unreachable("What is at the feed's address is no feed.")
    flaw = parsed.get("bozo_exception")
    line = getattr(flaw, "getLineNumber", None)
    if line is None:
        return parsed, ""
    if not _ENDS.search(document.body[-2_000:]):
        raise errors.Unreachable(f"The feed breaks off in line {line()}; it is read again.")
    return parsed, f"The feed is no valid XML (line {line()}); what could be read of it was taken."


def _mark(entry: Any) -> str:
    """Return what is remembered of an entry: of its id, else of its address, else of its words."""
    known_by = entry.get("id") or entry.get("link") or f"{entry.get('title')}\n{entry.get('summary')}"
    return blake2b(str(known_by).encode(), digest_size=6).hexdigest()


def _text(entry: Any) -> str:
    """Return title and body as plain text, the title once."""
    body = _plain((entry.get("content") or [entry.get("summary_detail")])[0])
    title = _plain(entry.get("title_detail"))
    words = title.rstrip("….").strip()
    return body if body.startswith(words) and body else f"{title}\n\n{body}".strip()


def _plain(detail: Any) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    return value.strip() if detail.get("type") == "text/plain" else plain(value).strip()


def _address(base: str, entry: Any) -> str:
    """Return where the entry stands on the web; an empty string where it does not say."""
    given = str(entry.get("link") or "").strip()
    try:
        there = urljoin(base, given) if given else ""
    except ValueError:
        return ""
    return there if there.startswith(("http://", "https://")) else ""


def _author(entry: Any, url: str) -> Author:
    detail = entry.get("author_detail") or {}
    name = str(detail.get("name") or entry.get("author") or "").strip()
    profile = str(detail.get("href") or "")
    handle = name or urlsplit(url).hostname or "somebody"
    return Author(profile or handle, handle, name, profile if profile.startswith(("http://", "https://")) else "")


def _instant(entry: Any) -> datetime:
    """Return when it was written, at the latest now: some feeds give no date, or one to come."""
    now = datetime.now(UTC)
    given = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")  # its own `get` warns
    try:
        return min(datetime.fromtimestamp(timegm(given), UTC), now) if given else now
    except (ValueError, OverflowError, OSError):
        return now
