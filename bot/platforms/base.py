"""The interface of a place where people complain. One round trip per method; no sleeping and no retries inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from bot.domain.draft import Length
from bot.domain.post import Post


@dataclass(frozen=True, slots=True)
class Caps:
    """What a platform can do. `idempotent`: the same `key` never makes two replies there.

    Where it is not `public`, only the author reads our replies; a `private` one is a `Messenger` beside them.
    `visibility_grace` is how long a public reply may stay invisible to `find_reply`: until then
    «not found» means «not known». `note`: a reply is a note of what was said, and goes nowhere.
    """

    can_reply: bool = True
    can_search: bool = False
    can_edit: bool = False
    can_delete: bool = False
    idempotent: bool = False
    visibility_grace: timedelta = timedelta(seconds=10)
    public: bool = True
    note: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look for beside what is addressed to us. `lean`: leave out searches this time where reading is paid.

    `since` is how old a post may be; `begin` only bounds a list that was never read, such as that of a new term.
    """

    terms: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: datetime | None = None
    lean: bool = False
    begin: datetime | None = None

    @property
    def start(self) -> datetime | None:
        """How far back to read what was never read."""
        return self.since or self.begin


@dataclass(frozen=True, slots=True)
class Page:
    """What one look returned. `cursor` is opaque and says where to go on; `more`: there is more right now.

    `left` is how many such calls the platform allows before it wants a rest, where it says so.
    """

    posts: tuple[Post, ...]
    cursor: str | None
    more: bool = False
    retry_at: datetime | None = None
    cost: float = 0.0
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that a reply is public."""

    remote_id: str
    permalink: str
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Yes:
    """The platform lets us answer this post."""


@dataclass(frozen=True, slots=True)
class No:
    """The platform does not let us answer this post; `link` opens it there."""

    reason: str
    link: str


@dataclass(frozen=True, slots=True)
class Live:
    """The post is there, unchanged."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The post is there with another text."""

    text: str
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The post is not there any more."""


@runtime_checkable
class Messenger(Protocol):
    """A platform with private messages that our own account can send and find again."""

    def message(self, post: Post, text: str, key: str) -> Receipt:
        """Write to the post's author alone, once, by the rules of `Platform.reply`; `find_reply` finds it again."""
        ...


class Platform(Protocol):
    """A place where people complain. Errors are those of `bot.domain.errors.Outside`."""

    name: str
    title: str
    caps: Caps

    def check(self) -> str:
        """Return the name of our account there, or raise; reads as little as it can and changes nothing."""
        ...

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the posts after the cursor, the oldest of a page first; the oldest available where it is None.

        All that the platform returned is in it, each item once: what cannot be a complaint with the reason `aside`.
        A cursor that cannot be read is given back as None, with `more`: the first look begins anew.
        """
        ...

    def may_reply(self, post: Post) -> Yes | No:
        """Return whether the platform would let us answer this post, without asking it."""
        ...

    def measure(self, text: str) -> Length:
        """Return the text's length by the platform's own rule."""
        ...

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer the post in public, once. `key` is the reply's own and stays the same over retries."""
        ...

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Return the proof of a reply that was sent after `since`, or None where none is visible."""
        ...

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Return what became of these posts; one of which the platform said nothing is left out."""
        ...


@runtime_checkable
class Threaded(Protocol):
    """A platform that shows what was said below a post, at a price that a look before every send may cost."""

    def below(self, post: Post) -> tuple[Post, ...]:
        """Return the posts below this one that everybody can read, ours included; a reading call."""
        ...
