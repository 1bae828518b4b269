"""What the trained classifiers see of a text: its words, its style, and where there is an encoder, its meaning."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.classifiers.ngrams import NAME, Ngrams, tokens
from bot.classifiers.rules import Reading, RulesClassifier
from bot.classifiers.style import WIDTH, Style

Floats = npt.NDArray[np.float64]
Encode = Callable[[Sequence[str]], Floats]
"""Turns texts into vectors of length one, a row each."""

CAP = 1_500
"""Characters that are looked at: what is longer is cut before anything else."""

_WORDS, _STYLE, _MEANING = 1.5, 0.5, 2.0
"""How large each part of a row is: what is larger is learnt more freely."""

_LEFT_OVER = re.compile(r"\\[nrt]|&(?:amp|lt|gt|quot|#\d{2,4}|nbsp);")
"""Line breaks and signs as files write them: a backslash with a letter, and entities of HTML."""

_NAMES = re.compile(r"(?:https?://|www\.)\S+|@\w+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Seen:
    """One text, read. `tokens` leaves out whom it names: `style` says whether it names somebody."""

    reading: Reading
    tokens: tuple[str, ...]
    places: tuple[int, ...]
    style: list[float]


class Eyes:
    """Reads texts; keeps nothing of them."""

    def __init__(self, rules: RulesClassifier) -> None:
        self.rules = rules
        self._style = Style()

    def see(self, text: str) -> Seen:
        """Return what a text holds. It is cut first, so a text of any length takes no longer than a long post."""
        text = cut(text)
        reading = self.rules.read(text)
        moods = {**reading.moods, "pressing": reading.pressing}
        every = tokens(reading.words)
        places = tuple(at for at, token in enumerate(every) if token != NAME)
        style = self._style.row(text, reading.words.folded, moods)
        return Seen(reading, tuple(every[at] for at in places), places, style)


class Features:
    """The columns that were learnt from a corpus. With `encode` each row ends with the text's meaning."""

    def __init__(self, ngrams: Ngrams, encode: Encode | None = None) -> None:
        self.ngrams = ngrams
        self._encode = encode
        self.form = ngrams.width + WIDTH
        """Columns that say how a text is written; those after them say what it means."""

    @property
    def sees_meaning(self) -> bool:
        """Return whether there are columns for what a text means."""
        return self._encode is not None

    def rows(self, texts: Sequence[str], seen: Sequence[Seen]) -> sparse.csr_matrix:
        """Return a row per text."""
        parts = [
            self.ngrams.rows(each.tokens for each in seen) * _WORDS,
            sparse.csr_matrix(styles(seen) * _STYLE),
        ]
        if self._encode is not None:
            parts.append(sparse.csr_matrix(self._encode([bare(text) for text in texts]) * _MEANING))
        return sparse.hstack(parts, format="csr")


def styles(seen: Sequence[Seen]) -> Floats:
    """Return the style of each text as a row."""
    return np.array([each.style for each in seen], dtype=np.float64)


def bare(text: str) -> str:
    """Return the text without links and names, which say nothing of what it means."""
    return _SPACE.sub(" ", _NAMES.sub(" ", cut(text))).strip()


def cut(text: str) -> str:
    """Return the beginning of a text without what an export left in it; every word stays where it was."""
    return _LEFT_OVER.sub(lambda found: " " * len(found[0]), text[:CAP])
