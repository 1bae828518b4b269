"""The interface of whoever drafts replies, and all that a writer may know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.edits import Edit
from bot.domain.knowledge import Piece
from bot.domain.post import Post
from bot.domain.triage import Verdict


@dataclass(frozen=True, slots=True)
class Voice:
    """How the team speaks: who signs, in which person, how formally, in which tone, and where long matters go.

    `formal` are the languages with a formal address, or whether all have one.
    """

    brand: str
    signature: str = ""
    person: str = "I"
    formal: bool | tuple[str, ...] = False
    contact: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    tone: str = ""

    def formal_in(self, language: str) -> bool:
        """Return whether customers are addressed formally in this language."""
        return self.formal if isinstance(self.formal, bool) else language.split("-", maxsplit=1)[0] in self.formal


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a writer may know about one ticket. `conversation` is oldest first and ends with `post`.

    `promise_at` is when we will write again, in the team's time zone; `wish` is what staff asked for in a redraft
    («shorter», «warmer», «more formal», or their own words); `recent` are the last public replies, newest first;
    `known` is what the team has approved to be said.

    `knowledge` are the team's sections about the same things, the best first; `saved` the saved replies on the topic,
    filled from the ticket; `approved` the last approved replies on the topic, none from this conversation; `edits` what
    staff changed in those that were not approved as they were drafted; `unwanted` the words that staff removed most;
    `earlier` are earlier posts of the same person in other conversations, and our answers there, newest first.
    """

    ticket: int
    version: int
    post: Post
    conversation: tuple[Post, ...]
    verdict: Verdict
    voice: Voice
    limit: int
    promise_at: datetime | None = None
    wish: str = ""
    previous: str = ""
    recent: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    knowledge: tuple[Piece, ...] = ()
    saved: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    unwanted: tuple[str, ...] = ()
    earlier: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A proposed text, who wrote it and in which language.

    `other` is a second one to choose from; `doubtful` are sentences of either of which the writer knows no source;
    `note` says in two words why no model was asked.
    """

    text: str
    language: str
    writer: str
    other: str = ""
    doubtful: tuple[str, ...] = ()
    note: str = ""


class Writer(Protocol):
    """Drafts replies. Raises `Outside` where a model does not answer; the caller keeps the draft it has."""

    name: str

    def write(self, brief: Brief) -> Written:
        """Return a draft that keeps within `brief.limit`."""
        ...


class SlowWriter(Writer, Protocol):
    """A writer that takes its time, costs money, and knows when there is no use in asking it."""

    def hopeless(self, brief: Brief) -> str:
        """Return in two words why it would not write now, nothing where it may."""
        ...
