"""What a post is about, as terms that can be counted: telling words, and pairs of them that stand side by side."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from bot.domain.rules.tone import is_telling
from bot.domain.words.text import STOP, read

LONGEST = 600
"""Characters of a post that are counted: what somebody complains about stands at the beginning."""

MOST = 60
"""Terms of one post; a list of everything says nothing."""

_STEM = 5
_WIDE = 0.6
"""Where so many say the same small word before a term, it belongs to it: «on hold»."""
_FIGURES = re.compile(r"\d{3,5}\Z")
"""Error codes, flights, years. Shorter ones say nothing, longer ones are somebody's order or telephone."""


def names(brand: Iterable[str]) -> frozenset[str]:
    """Return the words of a brand's names and handles, which nearly every post holds."""
    return frozenset(word.lstrip("@") for name in brand for word in read(name).folded if word != STOP)


def terms(text: str, leave_out: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the terms of a text: «delay», «cance fligh».

    Left out are handles, links, words without a meaning of their own in seven languages, and `leave_out` (`names`).
    """
    keys = [_key(word, leave_out) for word in read(text, LONGEST).folded]
    pairs = (f"{one} {two}" for one, two in pairwise(keys) if one and two and one != two)
    found = list(dict.fromkeys((*filter(None, keys), *pairs)))
    return frozenset(found[:MOST])


def _key(word: str, leave_out: frozenset[str]) -> str:
    """Return the word so that its forms meet («delay», «delayed»), or nothing where it does not tell anything."""
    if word in leave_out or not is_telling(word):
        return ""
    if word[0].isdigit():
        return word if _FIGURES.match(word) else ""
    return word[:_STEM]


def spoken(term: str, texts: Iterable[str], leave_out: frozenset[str] = frozenset()) -> str:
    """Return a term as most of these texts say it, with the small word that most of them have before it."""
    said, before = Counter[str](), Counter[str]()
    for text in texts:
        words = read(text, LONGEST)
        keys = [_key(word, leave_out) for word in words.folded]
        size = term.count(" ") + 1
        at = next((at for at in range(len(keys)) if " ".join(keys[at : at + size]) == term), None)
        if at is not None:
            said[words.shown(at, at + size).lower()] += 1
            before[words.folded[at - 1] if at else STOP] += 1
    if not said:
        return term
    word, often = before.most_common(1)[0]
    wide = often >= _WIDE * said.total() and word.isalpha() and word not in leave_out
    return f"{word} {said.most_common(1)[0][0]}" if wide else said.most_common(1)[0][0]
