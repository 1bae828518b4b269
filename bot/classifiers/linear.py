"""The default classifier: words, pieces of words and style, weighed by logistic regression, trained at start-up.

It learns from our own text in `corpus/` and from the team's; nothing that was learnt is shipped. On one core
training takes two seconds, a post in a batch 0.3 ms. With a sentence encoder (`embeddings.py`) it also sees meaning.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bot.classifiers.base import Judgement
from bot.classifiers.corpus import Labelled
from bot.classifiers.cues import Cues
from bot.classifiers.features import Encode, Eyes, Seen
from bot.classifiers.learner import NOTHING_MORE, Lesson
from bot.classifiers.rules import Reading, RulesClassifier
from bot.classifiers.training import REST, THRESHOLD, Model, probability
from bot.domain.post import Post
from bot.domain.triage import Category

log = logging.getLogger(__name__)

_SURELY_NONE = 0.3
"""What may yet be a complaint is not put aside as noise, which nobody is shown."""

_PRESSING = 0.3
"""From where on a post that speaks of fire, lawyers or stolen money is a complaint: a card too many costs less."""

_BATCH = 256


EVERY = 60.0
"""Seconds between two looks at which labels of staff are in use."""


@dataclass(frozen=True, slots=True)
class Taught:
    """The labels of staff that are in use. `state` is short, and another one where others are."""

    state: Callable[[], str]
    labels: Callable[[], Sequence[Labelled]]


class LinearClassifier:
    """Trains when it is first asked, or when told by `prepare`; from then on it may be asked from any thread."""

    def __init__(
        self,
        *,
        lesson: Lesson = NOTHING_MORE,
        encoder: Callable[[], Encode | None] = lambda: None,
        apart: bool = False,
        taught: Taught | None = None,
        every: float = EVERY,
    ) -> None:
        """`lesson` is what joins our corpus; `apart` learns it in another process, which takes a second longer.

        `taught` joins it too, and is looked at anew every so many seconds: what has changed is learnt meanwhile.
        """
        self.name = "linear"
        self._encoder = encoder
        self._lesson, self._apart, self._taught, self._every = lesson, apart, taught, every
        self._state, self._looked, self._again = "", 0.0, threading.Lock()
        self._eyes = Eyes(RulesClassifier(lesson.topics))
        self._learnt: tuple[Model, Cues] | None = None
        self._learning = threading.Lock()

    def prepare(self) -> None:
        """Train and read the word lists now, so that the first posts do not wait for it."""
        self._model()
        self._eyes.see("")

    def use(self, model: Model) -> None:
        """Judge by this model from now on, such as one that has learnt from staff."""
        self._learnt = model, Cues(model)

    def judge(self, posts: Sequence[Post]) -> list[Judgement]:
        """Return one judgement per post."""
        self._look()
        return [judged for at in range(0, len(posts), _BATCH) for judged in self._batch(posts[at : at + _BATCH])]

    def probabilities(self, texts: Sequence[str]) -> list[float]:
        """Return how likely each text is a complaint, without the rest of a judgement."""
        found = [probability(self._scores(texts[at : at + _BATCH])[1]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate(found).tolist() if found else []

    def _batch(self, posts: Sequence[Post]) -> list[Judgement]:
        seen, scores = self._scores([post.text for post in posts])
        likely = probability(scores)
        return [self._one(*each) for each in zip(posts, seen, scores, likely, strict=True)]

    def _scores(self, texts: Sequence[str]) -> tuple[list[Seen], npt.NDArray[np.float64]]:
        model, _ = self._model()
        seen = [self._eyes.see(text) for text in texts]
        return seen, model.scores(model.features.rows(texts, seen))

    def _one(self, post: Post, seen: Seen, scores: npt.NDArray[np.float64], likely: np.float64) -> Judgement:
        sure = round(float(likely), 3) if seen.reading.words.folded else 0.0
        category = _category(sure, scores, seen.reading)
        cues = self._model()[1].of(seen) if category is Category.COMPLAINT else ()
        rules = self._eyes.rules
        return Judgement(category, sure, rules.topic(seen.reading.words), rules.language(post), cues, self.name)

    def _model(self) -> tuple[Model, Cues]:
        with self._learning:
            if self._learnt is None:
                self._learn()
            assert self._learnt is not None
            return self._learnt

    def _learn(self) -> None:
        """Learn the lesson with the labels that are in use now."""
        state, labels = (self._taught.state(), self._taught.labels()) if self._taught else ("", ())
        lesson, encode = replace(self._lesson, own=(*self._lesson.own, *labels)), self._encoder()
        model = lesson.learn_apart(encode) if self._apart else lesson.learn(encode)
        self.name = "linear+embeddings" if model.features.sees_meaning else "linear"
        self.use(model)
        self._state, self._looked = state, time.monotonic()
        log.info("Triage has learnt by %s.", self.name, extra={"action": "triage_trained"})

    def _look(self) -> None:
        """Learn anew, while the old model judges on, where other labels are in use than were learnt."""
        if self._taught is None or self._learnt is None or time.monotonic() - self._looked < self._every:
            return
        self._looked = time.monotonic()
        if self._taught.state() != self._state and self._again.acquire(blocking=False):
            threading.Thread(target=self._learn_again, name="learning", daemon=True).start()

    def _learn_again(self) -> None:
        try:
            self._learn()
        finally:
            self._again.release()


def _category(sure: float, scores: npt.NDArray[np.float64], reading: Reading) -> Category:
    if not reading.words.folded:
        return Category.NOISE
    if sure >= (_PRESSING if reading.pressing else THRESHOLD):
        return Category.COMPLAINT
    # Whoever names danger, harm or the law is read by a person, however lightly they put it.
    idle = sure < _SURELY_NONE and not reading.pressing
    likeliest = REST if idle else tuple(kind for kind in REST if kind is not Category.NOISE)
    return max(likeliest, key=lambda kind: float(scores[1 + REST.index(kind)]))
