"""Turns texts into rows of numbers: which words, pairs of words and pieces of words they hold, weighed by rarity.

The same as scikit-learn's TfidfVectorizer over words and over characters, but ten times faster on posts: what a word
contributes is looked up once per word, not once per occurrence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.domain.words.text import Words

Floats = npt.NDArray[np.float64]

_SHORTEST, _LONGEST = 2, 4
_LONG_WORD = 24
"""Characters of a word that are cut into pieces; what is longer is an address, a shout or hostile."""

_REMEMBERED = 20_000
_RARE = 3
"""A pair or a piece that stands in fewer posts is not learnt from."""


NAME, NUMBER = "@", "#"


def tokens(words: Words) -> list[str]:
    """Return the words as they are counted: every name is `NAME`, every number `NUMBER`."""
    return [_token(word) for word in words.folded]


def _token(word: str) -> str:
    if word[0] == "@":
        return NAME
    return NUMBER if word[0].isdigit() else word


def _pieces(word: str) -> Iterator[str]:
    """Give the pieces of 2 to 4 characters of a word, its beginning and end marked."""
    if len(word) == 1:
        return
    marked = f"<{word[:_LONG_WORD]}>"
    for length in range(_SHORTEST, min(_LONGEST, len(marked)) + 1):
        for at in range(len(marked) - length + 1):
            yield marked[at : at + length]


class Ngrams:
    """The vocabulary of a corpus. A row is two halves of length one: words with pairs of words, and pieces of words."""

    def __init__(self, words: Sequence[str], pieces: Sequence[str], rarity: Floats) -> None:
        """`rarity` has a number for each of the words and pairs, and then for each of the pieces."""
        self.words, self.pieces, self.rarity = words, pieces, rarity
        self.width = len(rarity)
        self._words = {word: column for column, word in enumerate(words)}
        self._pieces = {piece: column for column, piece in enumerate(pieces, start=len(words))}
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def of(cls, corpus: Sequence[Sequence[str]]) -> "Ngrams":
        """Return what a corpus holds, given as tokens."""
        words = _counted(_words_and_pairs(each) for each in corpus)
        cut: dict[str, tuple[str, ...]] = {}
        pieces = _counted({piece for word in each for piece in _cut(word, cut)} for each in corpus)
        words = {word: times for word, times in words.items() if " " not in word or times >= _RARE}
        pieces = {piece: times for piece, times in pieces.items() if times >= _RARE}
        times = np.array([*words.values(), *pieces.values()], dtype=np.float64)
        return cls(list(words), list(pieces), np.log((1 + len(corpus)) / (1 + times)) + 1)

    def rows(self, texts: Iterable[Sequence[str]]) -> sparse.csr_matrix:
        """Return a row per text, given as tokens."""
        columns: list[int] = []
        ends = [0]
        for text in texts:
            columns += self.columns(text)
            ends.append(len(columns))
        counts = sparse.csr_matrix(
            (np.ones(len(columns)), np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)),
            shape=(len(ends) - 1, self.width),
        )
        counts.sum_duplicates()
        counts.data = (1 + np.log(counts.data)) * self.rarity[counts.indices]
        return self._even(counts)

    def columns(self, text: Sequence[str]) -> list[int]:
        """Return the column of everything in the text that is known, once per occurrence."""
        found: list[int] = []
        for word in text:
            found += self.of_word(word)
        known = self._words
        found += [known[pair] for first, second in pairwise(text) if (pair := f"{first} {second}") in known]
        return found

    def of_word(self, word: str) -> tuple[int, ...]:
        """Return the columns of a word and its pieces."""
        columns = self._known.get(word)
        if columns is None:
            itself = (self._words[word],) if word in self._words else ()
            columns = (*itself, *(self._pieces[piece] for piece in _pieces(word) if piece in self._pieces))
            if len(self._known) < _REMEMBERED:  # a bound: hostile text must not eat the memory
                self._known[word] = columns
        return columns

    def of_pair(self, first: str, second: str) -> int | None:
        """Return the column of two words that follow each other."""
        return self._words.get(f"{first} {second}")

    def _even(self, rows: sparse.csr_matrix) -> sparse.csr_matrix:
        """Make each half of each row one long, so that a long text does not count for more than a short one."""
        owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        half = owner * 2 + (rows.indices >= len(self.words))
        lengths = np.sqrt(np.bincount(half, rows.data**2, minlength=2 * rows.shape[0]))
        rows.data /= lengths[half]
        return rows


def _words_and_pairs(text: Sequence[str]) -> set[str]:
    return {*text, *(f"{first} {second}" for first, second in pairwise(text))}


def _cut(word: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word not in known:
        known[word] = tuple(_pieces(word))
    return known[word]


def _counted(texts: Iterable[set[str]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for each in texts:
        counts.update(each)
    return dict(sorted(counts.items()))
