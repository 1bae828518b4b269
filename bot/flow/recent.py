"""Which recent post a new one says the same as: found in memory, for a look-up in the database costs more than filing.

Each process keeps the words of the posts that opened the live tickets of the last days, and catches up with what others
opened by one statement a page. Two processes that file two copies at once open two tickets: neither could know.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from bot.domain import likeness
from bot.domain.likeness import WINDOW, Words
from bot.domain.post import BY_HAND, Author, Post
from bot.store import tickets
from bot.store.tables import IS_LIVE, PostRow, TicketRow, table

MOST = 4_000
"""Openers that a process remembers; one that forgets too early costs a second card."""

BANDS, ROWS = 4, 10
"""Of two texts with 19 words of 20 in common 97 % meet in a band; of those with six of ten, 2 %."""

Key = tuple[str, str]
"""A post by its platform and its id there."""

Bands = tuple[int, ...]

_POSTS, _TICKETS = table(PostRow).c, table(TicketRow).c
_AUTHOR = _POSTS.author_id, _POSTS.author_handle, _POSTS.author_name
_OPENED = (
    select(_TICKETS.id, _POSTS.platform, _POSTS.remote_id, *_AUTHOR, _POSTS.text, _POSTS.posted_at)
    .join_from(table(TicketRow), table(PostRow), _POSTS.id == _TICKETS.post_id)
    .where(_TICKETS.id > bindparam("last"), _TICKETS.opened_at > bindparam("since"), IS_LIVE)
    .where(_POSTS.platform != BY_HAND, _POSTS.gone_at.is_(None))
    .order_by(_TICKETS.id.desc())
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a post says the same as: a ticket, or the conversation of the same page that is about to open one."""

    ticket: int = 0
    first: str = ""


@dataclass(slots=True)
class _Opener:
    """A post that opened a ticket, or would do so in `page`: which of the two it became is read back."""

    post: Post
    words: Words
    names: Words
    bands: Bands
    ticket: int = 0
    page: object = None
    kept_at: datetime | None = None


class Recent:
    """The openers of live tickets, by their words and their authors' names. Safe to use from several threads.

    `brands` tells the brand of each account, where there are several: what is said to one is not said to another.
    """

    def __init__(self, most: int = MOST, brands: Mapping[str, str] | None = None) -> None:
        self._most = most
        self._brands = brands or {}
        self._lock = threading.Lock()
        self._kept: dict[Key, _Opener] = {}
        self._of_name: dict[str, list[Key]] = {}
        self._of_band: dict[int, list[Key]] = {}
        self._signer: _Signer | None = None
        self._last = 0

    def prepare(self) -> None:
        """Load what signs texts, so that no post waits for it."""
        with self._lock:
            self._signer = self._signer or _Signer()

    def matches(self, session: Session, posts: Sequence[Post], *, now: datetime) -> dict[str, Match]:
        """Return what these posts of one page say the same as; whoever says something new is left out.

        Of several tickets the oldest is taken. One that is not live any more is not joined: its matter is settled.
        """
        if not posts:
            return {}
        with self._lock:
            self._catch_up(session, now=now)
            page, found, live = object(), dict[str, Match](), set[int]()
            for opener in self._openers([(post, 0) for post in posts]):
                opener.page = page
                same = self._same(opener)
                live |= self._still_live(session, [one for one in same if one.ticket and one.ticket not in live])
                if left := [one for one in same if not one.ticket or one.ticket in live]:
                    found[opener.post.id] = Match(left[0].ticket, "" if left[0].ticket else left[0].post.conversation)
                else:
                    self._keep(opener, now=now)
            return found

    def _still_live(self, session: Session, openers: Sequence[_Opener]) -> set[int]:
        """Return which of their tickets are live, and forget the others."""
        live = tickets.live(session, [one.ticket for one in openers]) if openers else set()
        for one in openers:
            if one.ticket not in live:
                self._forget((one.post.platform, one.post.id))
        return live

    def _openers(self, new: Sequence[tuple[Post, int]]) -> list[_Opener]:
        if self._signer is None:
            self._signer = _Signer()
        words = [likeness.words(post.text) for post, _ in new]
        return [
            _Opener(post, said, likeness.names(post), bands, ticket)
            for (post, ticket), said, bands in zip(new, words, self._signer.sign(words), strict=True)
        ]

    def _catch_up(self, session: Session, *, now: datetime) -> None:
        """Learn which posts opened tickets since the last page: this process's own, and those of others."""
        rows = session.execute(_OPENED, {"last": self._last, "since": now - WINDOW}).all()
        strange = []
        for row in reversed(rows):
            known = self._kept.get((row.platform, row.remote_id))
            if known is None:
                strange.append((_post(row), row.id))
            else:
                known.ticket = row.id
        for opener in self._openers(strange):
            self._keep(opener, now=now)
        self._last = rows[0].id if rows else self._last
        while (oldest := next(iter(self._kept.values()), None)) and (oldest.kept_at or now) < now - WINDOW:
            self._forget((oldest.post.platform, oldest.post.id))

    def _same(self, new: _Opener) -> list[_Opener]:
        near = [key for band in new.bands for key in self._of_band.get(band, ())]
        named = [key for name in new.names for key in self._of_name.get(name, ())]
        found = [self._kept[key] for key in dict.fromkeys([*near, *named])]
        brand = self._brands.get(new.post.platform)
        same = [one for one in found if one.ticket or one.page is new.page]
        same = [one for one in same if self._brands.get(one.post.platform) == brand]
        same = [one for one in same if likeness.same(new.post, new.words, one.post, one.words)]
        return sorted(same, key=_oldest_first)

    def _keep(self, opener: _Opener, *, now: datetime) -> None:
        opener.post, opener.kept_at = replace(opener.post, text=""), now
        key = opener.post.platform, opener.post.id
        if key in self._kept:  # its page was read before and came to nothing
            self._kept[key].page = opener.page
            return
        while len(self._kept) >= self._most:
            self._forget(next(iter(self._kept)))
        self._kept[key] = opener
        for index, value in self._places(opener):
            index.setdefault(value, []).append(key)

    def _forget(self, key: Key) -> None:
        for index, value in self._places(self._kept.pop(key)):
            index[value].remove(key)
            if not index[value]:
                del index[value]

    def _places(self, opener: _Opener) -> list[tuple[dict[Any, list[Key]], int | str]]:
        return [
            *((self._of_band, band) for band in dict.fromkeys(opener.bands)),
            *((self._of_name, name) for name in opener.names),
        ]


def _oldest_first(one: _Opener) -> tuple[bool, int]:
    return not one.ticket, one.ticket


def _post(row: Row[Any]) -> Post:
    author = Author(row.author_id, row.author_handle, row.author_name)
    return Post(row.platform, row.remote_id, "", author, row.text, "", row.posted_at)


class _Signer:
    """Signs texts by MinHash, in bands: whoever has one band in common may be alike.

    The words are hashed by Python itself: signatures are good within one process only.
    """

    def __init__(self) -> None:
        # Imported here: it brings half of scipy, and most commands have no use for it.
        from datasketch import MinHash

        self._multiply, self._add = MinHash(num_perm=BANDS * ROWS).permutations
        self._weights = np.random.default_rng(1).integers(1, 2**63, (BANDS, ROWS), dtype=np.uint64) | np.uint64(1)

    def sign(self, texts: Sequence[Words]) -> list[Bands]:
        """Return the bands of each text, none for one too short to be anybody's copy.

        A page is signed at once: datasketch's own loop over texts took five times as long.
        """
        long = [text for text in texts if len(text) >= likeness.WORDS]
        bands = iter(self._bands(long) if long else ())
        return [next(bands) if len(text) >= likeness.WORDS else () for text in texts]

    def _bands(self, texts: Sequence[Words]) -> list[Bands]:
        hashed = np.fromiter((hash(word) & 0xFFFFFFFF for words in texts for word in words), np.uint32)
        starts = np.cumsum([0, *map(len, texts[:-1])])
        least = np.minimum.reduceat(hashed[:, None] * self._multiply + self._add, starts, axis=0)
        mixed = least.reshape(len(texts), BANDS, ROWS).astype(np.uint64) * self._weights
        return [tuple(row) for row in mixed.sum(axis=2).tolist()]
