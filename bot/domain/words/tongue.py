"""Which language a text is written in, by its small words: enough for seven languages, and nothing to load."""

from dataclasses import dataclass
from functools import cache

from bot.domain.words.replies import LANGUAGES, function_words
from bot.domain.words.text import Words

_SIGNS = {
    "ß": "de",
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ã": "pt",
    "õ": "pt",
    "œ": "fr",
    "ù": "fr",
    "ê": "fr",
    "ò": "it",
    "ì": "it",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest language, and the points of each."""

    best: str
    points: dict[str, float]


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return what each small word says: the more languages have it, the less."""
    small = function_words()
    every = frozenset[str]().union(*small.values())
    shared = {word: [language for language in LANGUAGES if word in small[language]] for word in every}
    return {word: tuple((language, 1 / len(owners) ** 2) for language in owners) for word, owners in shared.items()}


def guess(words: Words) -> Guess:
    """Return the likeliest language of a text, empty where no word tells."""
    points = dict.fromkeys(LANGUAGES, 0.0)
    weights = _weights()
    for word in words.folded:
        for language, weight in weights.get(word, ()):
            points[language] += weight
    for sign, language in _SIGNS.items():
        if sign in words.source:
            points[language] += 1
    best = max(LANGUAGES, key=lambda language: points[language])
    return Guess(best if points[best] else "", points)
