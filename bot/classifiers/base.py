"""The interface of whoever judges posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.post import Post
from bot.domain.triage import Category


@dataclass(frozen=True, slots=True)
class Judgement:
    """A classifier's answer for one post; `domain.triage.verdict` turns it into a verdict.

    `probability` is that of being a complaint, 0 to 1. `cues` are the post's own words that decided.
    """

    category: Category
    probability: float
    topic: str
    language: str
    cues: tuple[str, ...]
    classifier: str


class Classifier(Protocol):
    """Judges posts in batches, in order; never raises because of a post's content."""

    name: str

    def prepare(self) -> None:
        """Do now what the first posts would otherwise wait for."""
        ...

    def judge(self, posts: Sequence[Post]) -> list[Judgement]:
        """Return one judgement per post."""
        ...
