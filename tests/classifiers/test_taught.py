"""A classifier that follows which labels of staff are in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.classifiers.corpus import Labelled
from bot.classifiers.learner import Lesson
from bot.classifiers.linear import LinearClassifier, Taught
from bot.domain.triage import Category
from tests.classifiers.samples import a_post

NEW = "our wibble has grobbled"


def house_words() -> list[Labelled]:
    things, states = ("flumph", "snork", "wibble", "quag", "zindle"), ("grobbled", "munted", "blarged", "sklonked")
    texts = [f"the {thing} {state} {n}" for thing in things for state in states for n in "abc"]
    return [Labelled(text, Category.COMPLAINT, staff=True) for text in texts]


@dataclass
class Desk:
    labels: Sequence[Labelled] = ()
    name: str = "0"

    def taught(self) -> Taught:
        return Taught(lambda: self.name, lambda: self.labels)


def likely(classifier: LinearClassifier) -> float:
    return classifier.judge([a_post(NEW)])[0].probability


def finished(classifier: LinearClassifier) -> None:
    """Wait until the learning that began is over."""
    with classifier._again:
        pass


@pytest.mark.timeout(120)
def test_new_labels_are_learnt_while_the_bot_runs_and_undone_ones_are_unlearnt() -> None:
    desk = Desk()
    classifier = LinearClassifier(taught=desk.taught(), every=0.0)
    classifier.prepare()
    before = likely(classifier)

    desk.labels, desk.name = house_words(), "1"
    classifier.judge([a_post("hello")])
    finished(classifier)
    taught = likely(classifier)
    desk.labels, desk.name = (), "0"
    classifier.judge([a_post("hello")])
    finished(classifier)

    assert taught > before + 0.2
    assert likely(classifier) == before


def test_what_is_in_use_is_learnt_at_the_first_start() -> None:
    desk = Desk(house_words(), "1")

    assert likely(LinearClassifier(taught=desk.taught())) > likely(LinearClassifier()) + 0.2


def test_customers_words_are_in_no_file(tmp_path: Path) -> None:
    lesson = Lesson(tuple(house_words()[:2]), cache=str(tmp_path))

    lesson.learn_apart(None)

    assert not list(tmp_path.iterdir())
