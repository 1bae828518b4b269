"""What it takes to judge posts: one core, in batches and alone, with and without the sentence encoder."""

import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.classifiers import corpus, embeddings
from bot.classifiers.base import Classifier
from bot.classifiers.features import Encode, Eyes
from bot.classifiers.linear import LinearClassifier
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import train
from bot.domain.post import Author, Post
from bot.domain.words.text import read
from tests.bench.measure import Figure, Size, spread
from tests.bench.wording import texts
from tests.domain.outside import DATA

BATCH = 256
FLOOR = "reading the words of the same posts, without judging them"
ENCODER = DATA / "embeddings" / "all-MiniLM-L6-v2"
"""Lies beside the project on some machines; `AMENDS_EMBEDDINGS` names another one."""


def triage(size: Size) -> list[Figure]:
    """Measure training and judging; processor time, so that other work on the machine does not count."""
    linear = LinearClassifier()
    figures = [_training(linear), *_judging(linear, size, batch=0.3, alone=3.0), *_judging(RulesClassifier(), size)]
    encoder = os.environ.get("AMENDS_EMBEDDINGS", str(ENCODER) if ENCODER.exists() else "")
    if encode := embeddings.load(encoder):
        figures += _judging(_with_meaning(encode, size), size, batch=2.5, alone=6.0)
    return [*figures, _endless(linear)]


def _with_meaning(encode: Encode, size: Size) -> LinearClassifier:
    """Return a classifier with the encoder, which takes a minute to read all of our corpus."""
    made, posts = LinearClassifier(encoder=lambda: encode), corpus.ours()
    if size.quick:
        made.name = "linear+embeddings"
        made.use(train(posts[:: len(posts) // 200], eyes=Eyes(RulesClassifier()), encode=encode))
    return made


def _training(linear: LinearClassifier) -> Figure:
    took = _seconds(linear.prepare)
    floor = {"once": _seconds(RulesClassifier)}
    return Figure("training at start-up", "s", {"once": took}, "building the word lists", floor, {"once": 3.0})


def _judging(classifier: Classifier, size: Size, batch: float = 0.0, alone: float = 0.0) -> list[Figure]:
    posts = [a_post(text) for text in texts(BATCH)]
    classifier.judge(posts)
    name, floor = classifier.name, _reading(posts)
    batches = [_ms(lambda: classifier.judge(posts)) / BATCH for _ in range(size.pick(20, 2))]
    ones = [_ms(lambda post=post: classifier.judge([post])) for post in posts[: size.pick(BATCH, 8)]]  # type: ignore[misc]
    return [
        Figure(f"{name}: a post in a batch of {BATCH}", "ms", spread(batches), FLOOR, floor, _bound(batch)),
        Figure(f"{name}: a post alone", "ms", spread(ones), FLOOR, floor, _bound(alone)),
    ]


def _endless(linear: LinearClassifier) -> Figure:
    post = a_post("why is my parcel late? " * 43_479)
    took = {"p50": _ms(lambda: linear.judge([post]))}
    return Figure("linear: a post of a million characters", "ms", took, FLOOR, _reading([post]), {"p50": 100.0})


def _reading(posts: Sequence[Post]) -> dict[str, float]:
    return {"p50": _ms(lambda: [read(post.text) for post in posts]) / len(posts)}


def _bound(most: float) -> dict[str, float]:
    return {"p50": most} if most else {}


def _ms(work: Callable[[], object]) -> float:
    return _seconds(work) * 1_000


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def a_post(text: str) -> Post:
    """Return a post with this text."""
    return Post("sandbox", "p1", "p1", Author("1", "maya"), text, "", datetime(2026, 11, 2, tzinfo=UTC))
