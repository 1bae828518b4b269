"""Which of a post's own words decided."""

from itertools import pairwise

from bot.classifiers.features import Seen
from bot.classifiers.training import Model
from bot.domain.words.text import STOP

_MOST = 4
_SHORTEST = 3
_REMEMBERED = 20_000
_MOOD = 0.5
"""What standing in the list of bad words adds: what it says is learnt as style, not word by word."""


class Cues:
    """Finds the words that spoke most for a complaint, by the model's weights."""

    def __init__(self, model: Model) -> None:
        self._ngrams = model.features.ngrams
        self._weights = model.weights[: self._ngrams.width, 0] * self._ngrams.rarity
        self._known: dict[str, float] = {}

    def of(self, seen: Seen) -> tuple[str, ...]:
        """Return at most four words or pairs of words as the author wrote them, the weightiest first."""
        chosen: list[str] = []
        taken: set[int] = set()
        for _, first, last in sorted(self._candidates(seen), reverse=True):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                chosen.append(seen.reading.words.shown(first, last))
        return tuple(dict.fromkeys(chosen))[:_MOST]

    def _candidates(self, seen: Seen) -> list[tuple[float, int, int]]:
        """Return worth, first word and the word after the last, of everything that speaks for a complaint."""
        bad = {cue.casefold() for cue in seen.reading.cues}
        words = seen.reading.words
        found = []
        worth = [self._worth(token) for token in seen.tokens]
        for token, place, value in zip(seen.tokens, seen.places, worth, strict=True):
            value += _MOOD * (words.shown(place, place + 1).casefold() in bad)
            if value > 0 and len(token) >= _SHORTEST:
                found.append((value, place, place + 1))
        for (one, first), (two, second) in pairwise(zip(seen.tokens, seen.places, strict=True)):
            column = self._ngrams.of_pair(one, two)
            if column is not None and second == first + 1 and STOP not in (one, two) and self._weights[column] > 0:
                value = float(self._weights[column]) + self._worth(one) + self._worth(two)
                found.append((value, first, second + 1))
        return found

    def _worth(self, token: str) -> float:
        """Return how much a word and its pieces speak for a complaint."""
        known = self._known.get(token)
        if known is None:
            known = float(sum(self._weights[column] for column in self._ngrams.of_word(token)))
            if len(self._known) < _REMEMBERED:  # a bound: hostile text must not eat the memory
                self._known[token] = known
        return known
