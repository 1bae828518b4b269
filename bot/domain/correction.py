"""What staff correct about a ticket in one click: what it is, what it is about, how urgent it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.errors import Refused
from bot.domain.triage import Category, Priority


class Kind(StrEnum):
    """What of a verdict is corrected."""

    CATEGORY = "category"
    TOPIC = "topic"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict's part, and what it should be."""

    kind: Kind
    to: str

    @property
    def chosen(self) -> str:
        """Return how a menu's option carries it: «priority=urgent»."""
        return f"{self.kind}={self.to}"

    def reason(self, by: str) -> str:
        """Return the reason that staff read on the card."""
        return f"{self.kind}: {self.to} (by {by})"


def read(chosen: str, topics: Sequence[str]) -> Correction:
    """Return what an option of the menu means; refuse what is none, such as a topic that the team has given up."""
    kind, _, to = chosen.partition("=")
    known: dict[str, Sequence[str]] = {Kind.CATEGORY: list(Category), Kind.TOPIC: topics, Kind.PRIORITY: list(Priority)}
    if to not in known.get(kind, ()):
        raise Refused(f"There is no {kind or 'correction'} «{to}» any more. Please choose again on the fresh card.")
    return Correction(Kind(kind), to)


def choices(category: str, topic: str, priority: str, topics: Sequence[str]) -> dict[Kind, tuple[Correction, ...]]:
    """Return what a ticket's verdict can be corrected to: all but what it is."""
    every = (
        (Kind.CATEGORY, category, list(Category)),
        (Kind.PRIORITY, priority, list(reversed(Priority))),
        (Kind.TOPIC, topic, topics),
    )
    return {kind: tuple(Correction(kind, str(to)) for to in known if to != now) for kind, now, known in every}


def explained(reasons: Sequence[str], made: Correction, *, by: str) -> list[str]:
    """Return a ticket's reasons with the correction first; an earlier one of the same kind gives way."""
    return [made.reason(by), *(each for each in reasons if not each.startswith(f"{made.kind}: "))][:6]
