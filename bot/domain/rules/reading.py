"""A draft under examination: its words are read once, for all rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.domain.rules.base import CAP, Check, Facts, Level
from bot.domain.triage import Category
from bot.domain.words.replies import LANGUAGES, finder, index
from bot.domain.words.text import NEGATIONS, STOP, Hit, Words, read
from bot.domain.words.tongue import guess

_QUOTED = re.compile(r"«[^«»]{1,300}»|“[^“”„]{1,300}”|„[^“”„]{1,300}[“”]|\"[^\"]{1,300}\"|‹[^‹›]{1,300}›")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a draft: where it stands, and how many minutes from now it is where that can be told."""

    span: Span
    minutes: float | None


_POSTS = 100
"""Posts of a conversation, the newest, that are looked at: what was said before is no news to anybody."""


@lru_cache(maxsize=256)
def read_once(text: str) -> Words:
    """Return the words of a text that stays the same from draft to draft: a post, a conversation."""
    return read(text, CAP)


class Draft:
    """A draft's words and places, and what is known beside it."""

    def __init__(self, text: str, facts: Facts) -> None:
        self.text = text
        self.facts = facts
        self.words = read(text, CAP)
        self.lower = text.casefold()
        self.times: tuple[Time, ...] | None = None
        self._hits: dict[tuple[str, bool, bool], list[Hit]] = {}
        self._possible: dict[tuple[str, ...], frozenset[str]] = {}

    @cached_property
    def said(self) -> str:
        """What has been said in the conversation, to look things up in."""
        texts = self.facts.post_text, *self.facts.conversation[-_POSTS:]
        return "\n".join(text[:CAP] for text in texts).casefold()

    @cached_property
    def ours(self) -> str:
        """What the team has decided that replies may say."""
        return "\n".join((*self.facts.contact, *self.facts.knowledge)).casefold()

    @cached_property
    def known(self) -> str:
        """What has been said in the conversation or is the team's own."""
        return f"{self.said}\n{self.ours}"

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words of all that is known."""
        return frozenset(read_once(self.known).folded)

    @cached_property
    def theirs(self) -> Words:
        """The customer's words."""
        return read_once(self.facts.post_text)

    @cached_property
    def allowed(self) -> tuple[Span, ...]:
        """Where the team's own contact lines stand in the draft."""
        lines = (line.casefold().strip() for line in self.facts.contact)
        return tuple(span for line in lines if line for span in places(self.lower, line))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Where the draft quotes somebody."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the draft may be written in, by the post and by its own words; all where none tells."""
        found = guess(self.words).best
        own = {"en", self.facts.language.split("-")[0].casefold(), found} if found else set(LANGUAGES)
        return tuple(sorted(language for language in own if language in LANGUAGES))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences as places of words, from and to."""
        ends = [at for at, word in enumerate(self.words.folded) if word == STOP]
        return tuple(zip((0, *(end + 1 for end in ends)), (*ends, len(self.words.folded)), strict=True))

    @property
    def is_complaint(self) -> bool:
        """Whether this answers a complaint."""
        return self.facts.category is Category.COMPLAINT

    def hits(self, rule: str, *, everywhere: bool = False, quoted: bool = False) -> list[Hit]:
        """Return the phrases of one list in the draft's own languages, or in all, outside contact lines and quotes."""
        asked = rule, everywhere, quoted
        if asked not in self._hits:
            found = self._find(rule, LANGUAGES if everywhere else self.languages)
            self._hits[asked] = [hit for hit in found if not self._is_out(self.span(hit), quoted=quoted)]
        return self._hits[asked]

    def _find(self, rule: str, languages: tuple[str, ...]) -> list[Hit]:
        if languages not in self._possible:
            self._possible[languages] = index(languages).rules(self.words)
        return finder(rule, languages).find(self.words) if rule in self._possible[languages] else []

    def _is_out(self, span: Span, *, quoted: bool) -> bool:
        return self.is_allowed(*span) or (not quoted and inside(span, self.quoted))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the places of the sentence that holds a word."""
        return next((each for each in self.sentences if each[0] <= at <= each[1]), (at, at + 1))

    def shares_sentence(self, hit: Hit, others: Iterable[Hit]) -> bool:
        """Return whether one of the others stands in the same sentence."""
        first, last = self.sentence(hit.first)
        return any(first <= other.first < last for other in others)

    def denied(self, hit: Hit, reach: int = 4) -> bool:
        """Return whether a «not» stands up to so many words before, in the same clause."""
        for at in range(hit.first - 1, max(hit.first - 1 - reach, -1), -1):
            word = self.words.folded[at]
            if word == STOP or "," in self.between(at, at + 1):
                return False
            if word in NEGATIONS:
                return True
        return False

    def between(self, at: int, other: int) -> str:
        """Return what stands between two words."""
        return self.text[self.words.spans[at][1] : self.words.spans[other][0]]

    def span(self, hit: Hit) -> Span:
        """Return where a phrase stands in the draft."""
        return self.words.spans[hit.first][0], self.words.spans[hit.last - 1][1]

    def is_allowed(self, start: int, end: int) -> bool:
        """Return whether a place lies within the team's own contact lines."""
        return inside((start, end), self.allowed)

    def checks(self, rule: str, level: Level, message: str, hits: Iterable[Hit]) -> Iterator[Check]:
        """Yield a check per hit; `{}` in the message stands for the words."""
        for hit in hits:
            yield Check(rule, level, message.format(f"«{self.words.shown(hit.first, hit.last)}»"), self.span(hit))


def inside(span: Span, spans: Iterable[Span]) -> bool:
    """Return whether a place lies within one of a few others."""
    return any(first <= span[0] and span[1] <= last for first, last in spans)


class Cover:
    """Places of a text that are taken. Asking costs the place's own length, however many are taken."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(len(text))
        for span in spans:
            self.take(span)

    def take(self, span: Span) -> None:
        """Take a place."""
        self._taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])

    def holds(self, span: Span) -> bool:
        """Return whether the whole place is taken."""
        return 0 not in self._taken[span[0] : span[1]]

    def touches(self, span: Span) -> bool:
        """Return whether any of the place is taken."""
        return 1 in self._taken[span[0] : span[1]]


def places(text: str, part: str) -> Iterator[Span]:
    """Yield where a part stands in a text."""
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))
