"""Which of a post's own words decided."""

from collections.abc import Iterator
from itertools import pairwise

from bot.classifiers.features import Seen
from bot.classifiers.ngrams import NAME
from bot.classifiers.training import Model
from bot.domain.words.text import STOP, fold

_MOST = 4
_REMEMBERED = 20_000
_USUAL = 4.0
"""Rarity under which a word stands in one post of twenty or more: «and», «my», «seit» alone tell staff nothing."""

_MOOD = 0.5
"""What standing in the list of bad words adds: what it says is learnt as style, not word by word."""

_Candidate = tuple[float, int, int]


class Cues:
    """Finds the words that spoke most for a complaint, by the model's weights."""

    def __init__(self, model: Model) -> None:
        self._ngrams = model.features.ngrams
        self._weights = model.weights[: self._ngrams.width, 0] * self._ngrams.rarity
        self._known: dict[str, tuple[float, bool]] = {}

    def of(self, seen: Seen) -> tuple[str, ...]:
        """Return at most four words or pairs of words as the author wrote them, the weightiest first."""
        words = seen.reading.words
        worth = {place: self._worth(token) for token, place in zip(seen.tokens, seen.places, strict=True)}
        chosen: list[str] = []
        taken: set[int] = set()
        for _, first, last in sorted([*self._words(seen, worth), *self._pairs(seen, worth)], reverse=True):
            if taken.isdisjoint((first, last - 1)) and len(chosen) < _MOST:
                taken.update((first, last - 1))
                chosen.append(words.shown(first, last))
        return tuple(dict.fromkeys(chosen))

    def _words(self, seen: Seen, worth: dict[int, tuple[float, bool]]) -> Iterator[_Candidate]:
        bad = {fold(cue) for cue in seen.reading.cues}
        for place, (value, telling) in worth.items():
            named = seen.reading.words.folded[place] in bad
            if named or (telling and value > 0):
                yield max(value, 0) + _MOOD * named, place, place + 1

    def _pairs(self, seen: Seen, worth: dict[int, tuple[float, bool]]) -> Iterator[_Candidate]:
        for (one, first), (two, second) in pairwise(zip(seen.tokens, seen.places, strict=True)):
            column = self._ngrams.of_pair(one, two)
            if column is None or STOP in (one, two) or not _touch(seen, first, second):
                continue
            if self._weights[column] > 0 and (worth[first][1] or worth[second][1]):
                yield float(self._weights[column]) + worth[first][0] + worth[second][0], first, second + 1

    def _worth(self, token: str) -> tuple[float, bool]:
        """Return how much a word and its pieces speak for a complaint, and whether it tells anything by itself."""
        known = self._known.get(token)
        if known is None:
            columns = self._ngrams.of_word(token)
            telling = token not in (STOP, NAME) and all(self._ngrams.rarity[column] > _USUAL for column in columns[:1])
            known = float(sum(self._weights[column] for column in columns)), telling
            if len(self._known) < _REMEMBERED:  # a bound: hostile text must not eat the memory
                self._known[token] = known
        return known


def _touch(seen: Seen, first: int, second: int) -> bool:
    """Return whether nothing but a space stands between two words, so that they are shown as they were written."""
    spans = seen.reading.words.spans
    return second == first + 1 and spans[second][0] == spans[first][1] + 1
