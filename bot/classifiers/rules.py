"""Judges posts by word lists, VADER's sentiment (English) and a language identifier: no training, no network.

Topic and language are found here for every classifier; the category, where scikit-learn cannot be loaded.

One post costs about a fifth of a millisecond on one core. VADER (Hutto & Gilbert 2014) is slow on long texts, and the
mood of a post is in its first lines, so it reads no more than 600 characters. A language shows in 240.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bot.classifiers.base import Judgement
from bot.classifiers.lists import BAD_IN_DISGUISE, MOODS
from bot.classifiers.topics import Topics
from bot.domain.post import Post
from bot.domain.triage import Category
from bot.domain.words.text import Hit, Phrases, Words
from bot.domain.words.urgency import split, spotted

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_OTHERS = ("pl", "sv", "da", "tr", "ru", "uk", "ar", "he", "el", "hi", "ja", "ko", "zh")
"""Recognised, so that a post in one of them is not taken for one of the seven; nobody drafts in them offline."""

_READ = 600
_READ_LANGUAGE = 240
_SURE = 0.6
_CUES = 4
_CLUTTER = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|\d+")
_BASE = -0.1
_SENTIMENT = 1.6
_WEIGHTS = {"bad": 1.0, "good": -1.1, "pressing": 1.1, "question": -0.2}
_MOST = {"bad": 3, "good": 2, "pressing": 2, "question": 1}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lists found in one post. `moods` counts hits by label."""

    words: Words
    moods: dict[str, int]
    cues: tuple[str, ...]
    pressing: int
    asks: bool


def _languages(few: Sequence[str]) -> LanguageIdentifier:
    """Return an identifier of these languages alone: the model's table of all of them would hold 28 MB for nothing."""
    every = LanguageIdentifier.from_model_file(MODEL_FILE)
    every.set_languages(few)
    table, prior, classes = every.nb_ptc, every.nb_pc, every.nb_classes
    return LanguageIdentifier(
        table, prior, classes, every.tk_nextmove, every.tk_output, norm_probs=True, tk_row=every.tk_row
    )


class RulesClassifier:
    """The classifier that needs nothing but word lists: it starts in under a second and explains itself by cues."""

    name = "rules"

    def __init__(self, topics: Mapping[str, Sequence[str]] | None = None) -> None:
        """`topics` are the team's own by name, each with its words; without any, the default ones are told apart."""
        self._sentiment = SentimentIntensityAnalyzer()
        self._languages = _languages([*LANGUAGES, *_OTHERS])
        self._topics = Topics(topics)
        moods = {label: split(lists) for label, lists in MOODS.items()}
        disguised = split(BAD_IN_DISGUISE)
        moods["_"] = tuple(phrase for phrase in moods["_"] if phrase not in disguised)
        self._moods = Phrases({**moods, "bad": (*moods["bad"], *disguised)})

    def prepare(self) -> None:
        """Nothing is left to do: word lists are not trained."""

    def judge(self, posts: Sequence[Post]) -> list[Judgement]:
        """Return one judgement per post."""
        return [self._one(post) for post in posts]

    def _one(self, post: Post) -> Judgement:
        seen = self.read(post.text)
        language = self.language(post)
        probability = self._probability(post.text, seen, language)
        category = _category(seen, probability)
        cues = seen.cues if category is Category.COMPLAINT else ()
        return Judgement(category, round(probability, 3), self.topic(seen.words), language, cues, self.name)

    def read(self, text: str) -> Reading:
        """Return what the lists find in the text."""
        words, signs = spotted(text)
        hits = self._moods.find(words)
        moods: dict[str, int] = {}
        for hit in hits:
            moods[hit.label] = moods.get(hit.label, 0) + 1
        pressing = len({hit.label for hit in signs} - {"_"})
        return Reading(words, moods, _cues(words, hits), pressing, "?" in text or "？" in text)

    def language(self, post: Post) -> str:
        """Return the language by the text; where that is too short to tell, what the platform says, else English."""
        text = _CLUTTER.sub(" ", post.text[:_READ_LANGUAGE]).strip()
        said = (post.language or "").split("-")[0].lower()
        if not any(char.isalpha() for char in text):
            return said or "en"
        found, sure = self._languages.classify(text)
        return str(found) if sure >= _SURE else said or "en"

    def _probability(self, text: str, seen: Reading, language: str) -> float:
        """Return how likely it is a complaint. The weights are set by hand; they are no trained model."""
        counts = {**seen.moods, "pressing": seen.pressing, "question": int(seen.asks)}
        odds = _BASE + sum(weight * min(counts.get(label, 0), _MOST[label]) for label, weight in _WEIGHTS.items())
        if language == "en":
            odds -= _SENTIMENT * float(self._sentiment.polarity_scores(text[:_READ])["compound"])
        return 1 / (1 + math.exp(-odds))

    def topic(self, words: Words) -> str:
        """Return the topic with most words; of equals the one that is named first."""
        return self._topics.of(words)


def _cues(words: Words, hits: list[Hit]) -> tuple[str, ...]:
    said = (words.shown(hit.first, hit.last) for hit in hits if hit.label == "bad")
    return tuple(dict.fromkeys(said))[:_CUES]


def _category(seen: Reading, probability: float) -> Category:
    if not seen.words.folded or (seen.moods.get("spam") and not seen.pressing and probability < 0.7):
        return Category.NOISE
    if probability >= 0.5:
        return Category.COMPLAINT
    if seen.moods.get("good") and not (seen.asks and seen.moods.get("asking")):
        return Category.PRAISE
    return Category.QUESTION
