"""Drafts replies from the post itself: no network, no model, the same draft for the same ticket and version.

A draft greets by name, apologises for the very thing in the customer's words, says who does what by when, and where
personal data belongs (the parts of an apology that matter most, Lewicki, Polin & Lount 2016). Each draft is held
against the house rules before it is handed out; one that would be blocked is never proposed, save for words that staff
asked for themselves: those are shown with their check.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.draft import Check, Facts, Length, Level, house_rules
from bot.domain.triage import Category
from bot.writers.base import Brief, Written
from bot.writers.fit import longest
from bot.writers.own_words import OwnWords
from bot.writers.parts import Parts
from bot.writers.phrases import LANGUAGES
from bot.writers.wishes import Wish, read_wish

LONGEST = 280
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of saying it: which parts stay, and how far the variants are moved on."""

    attempt: int = 0
    said: bool = True
    short: bool = False
    short_step: bool = False
    hand_off: bool = True
    warm: bool = False
    known: bool = False
    in_private: bool = False


_FULL = (
    _Way(),
    _Way(short_step=True),
    _Way(said=False),
    _Way(said=False, short_step=True),
    _Way(short=True, short_step=True),
    _Way(hand_off=False),
    _Way(said=False, short_step=True, hand_off=False),
    _Way(short=True, short_step=True, hand_off=False),
)
"""What is left out to fit, first the least: a long next step, the customer's clause, the hand-off."""

_KNOWN = tuple(replace(way, known=True) for way in _FULL if way.short_step)
"""With a sentence of the team's knowledge for the concrete next step; what we promise beside it is short."""

_IN_PRIVATE = (_Way(short=True, in_private=True), _Way(said=False, short=True, in_private=True))
_SHORT = (_Way(short=True, short_step=True), _Way(short=True, short_step=True, hand_off=False))


class OfflineWriter:
    """The writer that is always there: cards go out with its draft at once, and it stands in for a model."""

    name = "offline"

    def __init__(self) -> None:
        self._words = {code: OwnWords(language) for code, language in LANGUAGES.items()}

    def write(self, brief: Brief) -> Written:
        """Return a draft that keeps within `brief.limit` and 280 characters and that no house rule blocks."""
        composer = self._composer(brief)
        return Written(composer.best(composer.ways()), composer.code, self.name)

    def acknowledge(self, brief: Brief) -> str:
        """Return a short public reply for a matter that goes on in a private message."""
        composer = self._composer(brief)
        return composer.best(replace(way, attempt=attempt) for attempt in range(_ATTEMPTS) for way in _IN_PRIVATE)

    def _composer(self, brief: Brief) -> "_Composer":
        wish = read_wish(brief.wish)
        asked = wish.language or brief.verdict.language
        code = asked if asked in LANGUAGES else "en"
        return _Composer(brief, wish, code, self._words[code])


class _Composer:
    """Composes drafts for one brief, from the fullest to the shortest, and keeps the first that passes."""

    def __init__(self, brief: Brief, wish: Wish, code: str, words: OwnWords) -> None:
        # «Warm» and «brief» as a tone are what a redraft understands by them.
        wish = replace(wish, kinds=wish.kinds | (read_wish(brief.voice.tone).kinds - {"again", "theirs"}))
        self.brief = brief
        self.wish = wish
        self.code = code
        self.parts = Parts(brief, wish, LANGUAGES[code].speech, words, code)
        self.limit = brief.limit if wish.words else min(brief.limit, LONGEST)

    def best(self, ways: Iterable[_Way]) -> str:
        """Return the first draft that passes and repeats nothing; else one that passes; else the shortest there is."""
        passing = ""
        for way in ways:
            text = self._text(way)
            if longest(text) > self.limit or self._is_avoided(text):
                continue
            checks = house_rules(text, self._facts(text))
            if self._is_stopped(text, checks):
                continue
            stale = text == self.brief.previous or any(check.rule == "boilerplate" for check in checks)
            if not stale and not self._is_unwanted(text):
                return text
            passing = passing or text
        return passing or self.parts.last_resort(self.limit)

    def ways(self) -> Iterator[_Way]:
        """Yield the ways of saying it, the best first."""
        if self.parts.known:
            yield from (replace(way, attempt=attempt) for attempt in range(_ATTEMPTS) for way in _KNOWN)
        short, warm = "shorter" in self.wish.kinds, "warmer" in self.wish.kinds
        for attempt in range(_ATTEMPTS):
            if warm:
                yield from (replace(way, attempt=attempt, warm=True) for way in _FULL if not way.short)
            yield from (replace(way, attempt=attempt) for way in (_SHORT if short else _FULL))

    def _text(self, way: _Way) -> str:
        parts, attempt = self.parts, way.attempt
        answered = parts.answered(attempt) if way.known else ""
        pieces = [
            answered or parts.opening(attempt, said=way.said, short=way.short),
            parts.warm(attempt) if way.warm else "",
            parts.staff_words(),
            parts.known if way.known else "",
            parts.in_private(attempt) if way.in_private else parts.step(attempt, short=way.short_step),
            parts.unplug(attempt),
            parts.hand_off(attempt) if way.hand_off and not way.in_private else "",
            parts.signature(),
        ]
        return " ".join(piece for piece in pieces if piece)

    def _is_avoided(self, text: str) -> bool:
        low = text.casefold()
        return any(word.casefold() in low for word in self.brief.voice.avoid if word.strip())

    def _is_unwanted(self, text: str) -> bool:
        """Return whether a text holds what staff keep removing: another one is better, if there is one."""
        low = text.casefold()
        return any(run in low for run in self.brief.unwanted)

    def _is_stopped(self, text: str, checks: tuple[Check, ...]) -> bool:
        """Return whether a check blocks the draft or asks for a tick; words of staff's own may, that is for them."""
        theirs = self.parts.staff_words()
        start = text.find(theirs) if theirs else len(text)
        grave = (check for check in checks if check.level in (Level.BLOCK, Level.TICK))
        return any(not theirs or not check.span or not start <= check.span[0] < start + len(theirs) for check in grave)

    def _facts(self, text: str) -> Facts:
        post, voice = self.brief.post, self.brief.voice
        return Facts(
            post_text=post.text,
            author_name=post.author.name,
            author_handle=post.author.handle,
            category=Category.QUESTION
            if self.brief.verdict.category is Category.NOISE
            else self.brief.verdict.category,
            language=self.code,
            length=Length(len(text), self.brief.limit),
            contact=voice.contact,
            person=voice.person,
            conversation=tuple(one.text for one in self.brief.conversation),
            recent=self.brief.recent,
            rounds=self.parts.rounds,
            knowledge=tuple(f"{piece.heading}. {piece.text}" for piece in self.brief.knowledge),
        )
