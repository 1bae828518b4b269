"""Reads a text into comparable words and finds phrases in them.

One pass over the text and one dictionary look-up per word, however many phrases there are: a regular expression with
hundreds of alternatives would try each of them at each position, and a post may be a megabyte of anything.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

TEXT_CAP = 4_000
"""Characters that rules look at. Real posts are shorter; what is longer is hostile or an e-mail's old thread."""

STOP = "."
"""The word that stands for the end of a sentence: no phrase reaches over it."""

_IN_WORD = r"\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(
    rf"(?P<link>(?:https?://|www\.)\S+)|(?P<number>\d+(?:[.,:]\d+)+)|(?P<stop>[.!?;…\n]+)"
    rf"|(?P<word>@?[{_IN_WORD}]+(?:['’][{_IN_WORD}]+)*)",
    re.IGNORECASE,
)
_ELISION = re.compile(r"(?:l|d|j|m|t|s|n|c|qu|un|dell|all|nell|sull|dall|quest)['’](?=\w{2})", re.IGNORECASE)
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
_ACCENTS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is separated by white space."""
    return frozenset(text.split())


_NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten eleven twelve twenty
    zwei drei vier funf fuenf sechs sieben acht neun zehn elf zwolf zwoelf
    deux trois quatre cinq sept huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez
    due tre quattro cinque sei sette otto nove dieci dois duas quatro sete oito dez
    twee drie vijf zes zeven negen tien"""
)

NEGATIONS = word_set(
    """not no never without nobody none neither nor isn't wasn't aren't weren't don't doesn't didn't won't wouldn't
    can't cannot couldn't hasn't haven't nicht kein keine keinen keiner keinem ohne nie niemand
    pas sans aucun aucune jamais sin nunca nadie ni non senza mai nessuno nessun nao sem ninguem niet geen zonder
    nooit niemand"""
)
_ONLY = word_set("only just merely nur bloss seulement solo solamente soltanto apenas so alleen slechts")
_REACH = 3
"""How many words back a «not» still counts."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as comparable words: without case, accents and hidden characters. `spans` are places in `source`."""

    source: str
    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def shown(self, first: int, last: int) -> str:
        """Return the words from `first` up to, not including, `last` as the author wrote them, without markup."""
        said = " ".join([self.source[start:end] for start, end in self.spans[first:last]])
        return said if said.isascii() else _UNSEEN.sub("", said)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its label and the words it spans, `last` not included."""

    label: str
    first: int
    last: int


def read(text: str, cap: int = TEXT_CAP) -> Words:
    """Return the words of at most `cap` characters of the text. Links are left out; sentence ends are words."""
    source = text[:cap]
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            word = match.group()
            if "'" in word or "’" in word:
                elided = _ELISION.match(source, start, end)
                start = elided.end() if elided else start
                word = source[start:end]
            word = fold(word)
            if not word:
                continue
        elif kind == "link":
            continue
        else:
            word = STOP if kind == "stop" else source[start:end]
        folded.append(word)
        spans.append((start, end))
    return Words(source, tuple(folded), tuple(spans))


def fold(word: str) -> str:
    """Return the word as it is compared: «Früh» is «fruh», and hidden characters in a word do not hide it."""
    return word.lower() if word.isascii() else _fold_rare(word)


@lru_cache(maxsize=16_384)
def _fold_rare(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return _ACCENTS.sub("", plain)


def is_number(word: str) -> bool:
    """Return whether the folded word is a number, in figures or in words."""
    return word[:1].isdigit() or word in _NUMBER_WORDS


_Tail = tuple[str, ...]
_Entry = tuple[str, _Tail]


class Phrases:
    """Finds labelled phrases. In a phrase `refund*` stands for every word that begins so, `#` for any number."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._first: dict[str, list[_Entry]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                head, *tail = _pattern(phrase)
                self._first.setdefault(head, []).append((label, tuple(tail)))
        self._stems = tuple(sorted({len(head) - 1 for head in self._first if head.endswith("*")}))
        self._known: dict[str, tuple[_Entry, ...]] = {}

    @property
    def heads(self) -> frozenset[str]:
        """Return the words that a phrase may begin with; `refund*` stands for all that begin so, `#` for numbers."""
        return frozenset(self._first)

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases in the text, from left to right without overlaps; of two at one place the longer."""
        hits: list[Hit] = []
        reached = 0
        for at, word in enumerate(words.folded):
            if at < reached:
                continue
            entries = self._entries(word)
            hit = _longest(entries, words.folded, at) if entries else None
            if hit is not None:
                hits.append(hit)
                reached = hit.last
        return hits

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        """Return the phrases that may begin with this word; remembered, for people use few different words."""
        entries = self._known.get(word)
        if entries is None:
            heads = [word, *(word[:length] + "*" for length in self._stems if len(word) >= length)]
            heads += ["#"] if is_number(word) else []
            entries = tuple(entry for head in heads for entry in self._first.get(head, ()))
            if len(self._known) < 20_000:  # a bound: hostile text must not eat the memory
                self._known[word] = entries
        return entries


def _pattern(phrase: str) -> list[str]:
    parts: list[str] = []
    for piece in phrase.split():
        if piece == "#":
            parts.append(piece)
        elif piece.endswith("*"):
            parts += [*read(piece[:-1]).folded[:-1], read(piece[:-1]).folded[-1] + "*"]
        else:
            parts += read(piece).folded
    return parts


def _longest(entries: Iterable[_Entry], folded: tuple[str, ...], at: int) -> Hit | None:
    best: Hit | None = None
    following = folded[at + 1] if at + 1 < len(folded) else ""
    for label, tail in entries:
        last = at + 1 + len(tail)
        if (best is None or last > best.last) and (
            not tail or (_is(tail[0], following) and _follows(tail, folded, at))
        ):
            best = Hit(label, at, last)
    return best


def _follows(tail: _Tail, folded: tuple[str, ...], at: int) -> bool:
    if at + len(tail) >= len(folded):
        return False
    return all(_is(part, folded[at + offset]) for offset, part in enumerate(tail[1:], start=2))


def _is(part: str, word: str) -> bool:
    if part == word:
        return True
    if part == "#":
        return is_number(word)
    return part[-1] == "*" and word.startswith(part[:-1])


def negated(words: Words, hit: Hit) -> bool:
    """Return whether a «not» stands shortly before, in the same clause: «not a fire hazard», «kein Brand»."""
    for at in range(hit.first - 1, max(hit.first - 1 - _REACH, -1), -1):
        word = words.folded[at]
        if word == STOP or "," in words.source[words.spans[at][1] : words.spans[at + 1][0]]:
            return False
        if word in NEGATIONS:
            return words.folded[at + 1] not in _ONLY
    return False
