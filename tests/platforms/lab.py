"""What the contract suite needs of a platform: a stand-in, people who write there, and things that go wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.platforms.base import Platform, Watch


class Trouble(StrEnum):
    """What can go wrong with one call."""

    BAD_TOKEN = "401"
    NO_CREDIT = "402"
    FORBIDDEN = "403"
    MISSING = "404"
    SLOW_DOWN = "429 with the instant to come back"
    SLOW_DOWN_SILENTLY = "429 without any instant"
    BROKEN = "5xx with a page of HTML"
    TRUNCATED = "done, and half of the JSON answered"
    LOST_ANSWER = "done, and the connection reset before the answer"
    HANGS = "done or not, and never answered"


class Call(StrEnum):
    """The calls of the interface that go over the network."""

    FETCH = "fetch"
    REPLY = "reply"
    FIND = "find_reply"
    REFRESH = "refresh"


WAIT = 30
"""Seconds that a stand-in asks for with `Trouble.SLOW_DOWN`."""


@dataclass(frozen=True, slots=True)
class Public:
    """A reply as everybody sees it there: `to` is the post's id."""

    id: str
    to: str
    text: str


class Lab(Protocol):
    """One platform's laboratory, new for every test."""

    us: str
    """How people mention us in a text, such as «@LarkHarbour»."""
    page: int
    """More posts than this do not fit one call's answer."""
    want: Watch
    start: str | None
    """The cursor behind everything that was there before the test."""

    def adapter(self, *, patience: float | None = None) -> Platform:
        """Return a new adapter, with a time-out of `patience` seconds where that is given."""
        ...

    def unplugged(self) -> Platform:
        """Return an adapter whose platform does not listen."""
        ...

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        """Let a person write a post that we should see (so `text` holds `us`); return its id."""
        ...

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        """Let a colleague write by hand from our account; return the post's id."""
        ...

    def edit(self, post: str, text: str) -> None:
        """Let the author change a post."""
        ...

    def delete(self, post: str) -> None:
        """Let the author remove a post."""
        ...

    def trouble(self, call: Call, kind: Trouble) -> None:
        """Let the next such call go wrong in this way."""
        ...

    def replies(self) -> Sequence[Public]:
        """Return what our account has published, oldest first."""
        ...


class LateLab(Lab, Protocol):
    """A platform on which a post may appear behind later ones."""

    def say_late(self, text: str) -> str:
        """Let a post appear now whose id and date are older than those of what is there; return its id."""
        ...


class RepostLab(Lab, Protocol):
    """A platform on which people pass on what others wrote."""

    def repost(self, post: str, *, by: str = "noor") -> str:
        """Let somebody pass a post on; return the id under which that is seen."""
        ...
