"""How a post is written, in a few numbers: mood by our word lists and by VADER, questions, who is spoken of.

What merely tells tweets from reviews (capitals, emoji, hashtags, length beyond a sentence) is left out: learnt from one
kind of text, it misleads on the other.
"""

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bot.domain.words.text import NEGATIONS, word_set

Floats = npt.NDArray[np.float64]

_READ = 800
"""Characters that VADER reads: it is slow on long texts, and a post's mood is in its first lines."""

_MOODS = ("bad", "good", "asking", "spam", "pressing")
_COMPOUND, _BAD, _GOOD, _PRESSING = 0, 3, 4, 7
WIDTH = 18
"""Numbers in a row."""

_USUAL = 25
"""Words of a usual post. In a longer one more words of any mood stand, so each says less."""

_SENTENCE = 20
_LINK = re.compile(r"https?://|www\.")
_I = word_set(
    """i i'm i've i'd i'll me my mine we our us we're we've ich mir mich mein meine meinen meiner meinem wir uns unser
    unsere je j'ai moi mon ma mes nous notre nos yo mi mis nuestro nuestra io mio mia miei noi nostro nostra
    eu meu minha meus minhas nosso nossa ik mij mijn wij ons onze"""
)
_YOU = word_set(
    """you your you're you've yours u ur sie ihr ihre ihren ihrem ihnen euch euer eure vous votre vos usted ustedes su
    sus vosotros vuestro vuestra voi vostro vostra vostri voce voces seu sua vossa vosso jullie je jouw uw"""
)


class Style:
    """Measures style. The numbers are of about the same size, so that none outweighs the others before it is learnt."""

    def __init__(self) -> None:
        self._vader = SentimentIntensityAnalyzer()

    def row(self, text: str, folded: Sequence[str], moods: Mapping[str, int]) -> list[float]:
        """Return the numbers of one text, given with its words and the number of words of each mood."""
        said = self._vader.polarity_scores(text[:_READ])
        less = max(1.0, math.sqrt(len(folded) / _USUAL))
        counted = [min(moods.get(mood, 0), 3) / 2 / less for mood in _MOODS]
        return [said["compound"], said["neg"] * 3, said["pos"] * 3, *counted, *_marks(text), *_people(folded, less)]


def plainly_complains(rows: Floats) -> npt.NDArray[np.bool_]:
    """Return of each row whether its mood alone, weighed by hand as in the rules, speaks of a complaint."""
    mood = 2 * rows[:, _BAD] - 2.2 * rows[:, _GOOD] + 2.2 * rows[:, _PRESSING] - 1.6 * rows[:, _COMPOUND]
    return np.asarray(mood > 0.1)


def addresses(rows: Floats) -> npt.NDArray[np.bool_]:
    """Return of each row whether the text names somebody by @."""
    return np.asarray(rows[:, -1] > 0)


def _marks(text: str) -> list[float]:
    end = text.rstrip()[-1:]
    return [
        float("?" in text or "？" in text),
        float(end in "?？") if end else 0.0,
        min(text.count("!"), 3) / 2,
        float("..." in text or "…" in text),
        float(_LINK.search(text) is not None),
    ]


def _people(folded: Sequence[str], less: float) -> list[float]:
    length = math.log(min(max(len(folded), 1), _SENTENCE)) / 3
    return [
        min(sum(map(_I.__contains__, folded)), 4) / 3 / less,
        min(sum(map(_YOU.__contains__, folded)), 4) / 3 / less,
        min(sum(map(NEGATIONS.__contains__, folded)), 3) / 2 / less,
        length,
        2.0 * any(word[0] == "@" for word in folded),
    ]
