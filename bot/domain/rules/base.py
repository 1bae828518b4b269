"""What the house rules speak of: levels, checks, and the facts that a draft is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.triage import Category

CAP = 10_000
"""Characters of a draft that the rules look at; no platform takes more, and what is longer is blocked for that."""


class Level(StrEnum):
    """What a failed check means: `tick` needs a person's confirmation, `block` cannot be sent, `off` is not told."""

    OK = "ok"
    OFF = "off"
    WARN = "warn"
    TICK = "tick"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Check:
    """One house rule's answer. `span` is (start, end) in the draft, or None when something is missing.

    `fixed` marks what no team can allow: a text that the platform does not take, an empty one.
    """

    rule: str
    level: Level
    message: str
    span: tuple[int, int] | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A text's length by the platform's own measure; `cost` is what sending it there costs, in dollars."""

    used: int
    limit: int
    unit: str = "characters"
    cost: float = 0.0

    @property
    def fits(self) -> bool:
        """Return whether the platform would take it."""
        return 0 < self.used <= self.limit


@dataclass(frozen=True, slots=True)
class Facts:
    """What the house rules may know beside the draft itself.

    `length` is the draft's length by the platform's own measure; `contact` are the team's own contact lines, which a
    reply may hold; `person` is the person in which one colleague writes («I» or «we»); `conversation` are all texts of
    the thread, ours included; `recent` the last replies that were sent, newest first; `rounds` our public replies so
    far. `knowledge` is what the team has approved to be said; `signature` how the writer signs, empty where nobody
    does; `now` and `promise_at` (both in the team's zone) are when we look and by when the next reply is promised.
    `levels` are the team's own levels by rule, `forbidden` and `required` its own words.
    """

    post_text: str
    author_name: str
    author_handle: str
    category: Category
    language: str
    length: Length
    contact: tuple[str, ...] = ()
    person: str = "I"
    conversation: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    rounds: int = 0
    knowledge: tuple[str, ...] = ()
    signature: str = ""
    now: datetime | None = None
    promise_at: datetime | None = None
    levels: Mapping[str, Level] = field(default_factory=dict)
    forbidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
