"""How much a draft is like what was sent lately: whole replies, single sentences, and what of this customer is missing.

Informal and routine backfires (Decock 2021); from a Jaccard similarity of 0.7 of character 5-grams two replies are the
same boilerplate (EVIDENCE). Who is greeted, numbers and the signature are left out: a letter form with another name in
it is still the form. Each sent reply is prepared once and remembered, so that a draft costs a few hundred look-ups.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.rules.base import CAP, Check, Facts, Level
from bot.domain.rules.reading import Draft, Span, read_once
from bot.domain.rules.shape import sentences
from bot.domain.rules.tone import first_name, is_telling, own_words
from bot.domain.words.text import Words, fold

TWIN = 0.7
LAST = 200
"""Sent replies that a draft is held against."""
LATELY = 20
"""Sent replies among which shared sentences are counted."""
OFTEN = 3
"""Shared by so many of the last twenty, a sentence is routine."""

_BITS = 2_048
_NEAR = 0.55
"""Likeness by hashed bits from which the exact one is computed; hashes of a reply's 250 grams rarely meet."""
_LEAST = 12
"""Letters that a sentence needs to be one: «Hi Maya» and «Sorry!» are everybody's."""

_GREETING = re.compile(r"\s{0,9}[^\s,.!:]{1,30}(?:\s[^\s,.!:]{1,30}){0,1}\s?[,!:]")
_SIGNED = re.compile(r"\s[—–-]\s?[\w. ]{1,20}$")
_FIGURES = re.compile(r"\d+(?:[.,:h]\d+)*")


@dataclass(frozen=True, slots=True)
class Share:
    """A sentence that `count` of the last `of` replies had too."""

    span: Span
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Sameness:
    """What a draft has in common with earlier replies: the likest one, its likeness (0 to 1), shared sentences.

    `missing` are the customer's own words and name that a routine draft does not take up, at most three.
    """

    twin: str
    likeness: float
    shares: tuple[Share, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    text: str
    grams: frozenset[str]
    bits: int
    count: int
    sentences: frozenset[str]


def sameness(text: str, facts: Facts) -> Sameness:
    """Measure a draft against the last public replies."""
    shelf = _shelf(facts.recent[:LAST])
    twin, likeness = _likest(_prepare(text), shelf)
    shares = _shares(text, shelf[:LATELY])
    routine = likeness >= TWIN or any(share.count >= OFTEN for share in shares)
    return Sameness(twin, likeness, shares, _missing(text, facts) if routine else ())


def boilerplate(draft: Draft) -> Iterator[Check]:
    """Warn of a twin among the last 200 replies, and of sentences that the last 20 share."""
    if not draft.facts.recent:
        return
    found = sameness(draft.text, draft.facts)
    lacks = f"; say something of {', '.join(f'«{word}»' for word in found.missing)}" if found.missing else ""
    if found.likeness >= TWIN:
        yield Check("boilerplate", Level.WARN, f"much like an earlier reply: «{found.twin[:80]}»{lacks}")
    for share in found.shares:
        if share.count >= OFTEN:
            yield Check(
                "boilerplate",
                Level.WARN,
                f"{share.count} of your last {share.of} share this sentence{lacks}",
                share.span,
            )


@lru_cache(maxsize=8)
def _shelf(recent: tuple[str, ...]) -> tuple[_Prepared, ...]:
    """Return the sent replies, prepared; drafts that are typed at the same time are held against the same ones."""
    return tuple(_prepare(text) for text in recent)


def _likest(mine: _Prepared, shelf: tuple[_Prepared, ...]) -> tuple[str, float]:
    best, likeness = "", 0.0
    for twin in shelf:
        met = (mine.bits & twin.bits).bit_count()
        if met < _NEAR * (mine.count + twin.count - met):
            continue
        shared = len(mine.grams & twin.grams)
        exact = shared / max(1, len(mine.grams) + len(twin.grams) - shared)
        if exact > likeness:
            best, likeness = twin.text, exact
    return best, likeness


def _shares(text: str, shelf: tuple[_Prepared, ...]) -> tuple[Share, ...]:
    found = []
    for first, last in sentences(text):
        plain = _plain(text[first:last])
        count = sum(plain in each.sentences for each in shelf) if len(plain) >= _LEAST else 0
        if count:
            found.append(Share((first, last), count, len(shelf)))
    return tuple(found)


@lru_cache(maxsize=1_024)
def _prepare(text: str) -> _Prepared:
    """Return a reply's 5-grams and sentences; remembered, for each draft is held against the same two hundred."""
    plain = _plain(text[:CAP])
    grams = frozenset(plain[at : at + 5] for at in range(len(plain) - 4)) or frozenset({plain} - {""})
    bits = 0
    for gram in grams:
        bits |= 1 << (hash(gram) % _BITS)
    told = frozenset(_plain(text[first:last]) for first, last in sentences(text[:CAP]))
    return _Prepared(text, grams, bits, bits.bit_count(), told)


def _plain(text: str) -> str:
    """Return the text without greeting, signature, figures and signs, in lower case."""
    greeting = _GREETING.match(text)
    body = text[greeting.end() :] if greeting else text
    body = _FIGURES.sub("0", _SIGNED.sub("", body.rstrip()))
    return " ".join("".join(char if char.isalnum() else " " for char in body.casefold()).split())


def _missing(text: str, facts: Facts) -> tuple[str, ...]:
    draft, post = read_once(text[:CAP]), read_once(facts.post_text)
    name = first_name(facts.author_name)
    lacks = [name] if name and fold(name) not in draft.folded else []
    if not own_words(draft) & own_words(post):
        lacks += _telling(post)
    return tuple(lacks[:3])


def _telling(post: Words) -> list[str]:
    """Return the longest words of a post that tell one story from another, the longest first."""
    told = {word: post.shown(at, at + 1) for at, word in enumerate(post.folded) if is_telling(word)}
    return [told[word] for word in sorted(told, key=len, reverse=True)[:3]]
