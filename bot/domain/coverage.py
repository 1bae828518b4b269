"""The proof that nothing was left out: what a second pass over the same time found, and why it was not there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.post import Post

NEAR = timedelta(minutes=2)
"""A post that was written so shortly before a trouble began may have been lost to it."""

DROPPED = "a page was left out: several posts in a row were missing"
LATE = "it appeared late, or was left out of a page that had what stood around it"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A time in which an account could not be read; `ended_at` is None while it lasts."""

    began_at: datetime
    ended_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Posts that only a second pass brought, for one cause, and what became of them."""

    account: str
    found_at: datetime
    first_at: datetime
    last_at: datetime
    posts: int
    cause: str
    became: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """The last second pass that came to its end: all but `found` of the items that it saw were stored before."""

    since_at: datetime
    ended_at: datetime
    seen: int
    found: int


def missing(posts: Sequence[Post], unknown: Collection[str], troubles: Sequence[Trouble]) -> Iterator[tuple[str, str]]:
    """Yield each post of a second pass's page that was not stored, with the cause as far as it is known.

    The posts are in the platform's order, so that neighbours on the page are neighbours there.
    """
    for at, post in enumerate(posts):
        if post.id in unknown:
            beside = [other for other in (*posts[max(at - 1, 0) : at], *posts[at + 1 : at + 2]) if other.id in unknown]
            yield post.id, _cause(post, in_a_row=bool(beside), troubles=troubles)


def _cause(post: Post, *, in_a_row: bool, troubles: Sequence[Trouble]) -> str:
    for trouble in troubles:
        ended = trouble.ended_at
        if trouble.began_at - NEAR <= post.posted_at and (ended is None or post.posted_at <= ended):
            return f"the platform could not be read then: {trouble.words}"
    return DROPPED if in_a_row else LATE
