import random

import numpy as np
import pytest

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Eyes
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import Model, examine, hold_back, macro_f1, train, trust, worse
from bot.domain.triage import Category

ALL = corpus.ours()
KEPT, HELD = hold_back(ALL)
SOME = ALL[::3]
"""Exams train eight times."""


@pytest.fixture(scope="module")
def eyes() -> Eyes:
    return Eyes(RulesClassifier())


@pytest.fixture(scope="module")
def plain(eyes: Eyes) -> Model:
    return train(KEPT, eyes=eyes, encode=None)


def by_staff(texts: list[str], category: Category) -> list[Labelled]:
    return [Labelled(text, category, staff=True) for text in texts]


def house_words(category: Category) -> list[Labelled]:
    """Return posts in the words of one trade, of which our corpus knows nothing."""
    things, states = ("flumph", "snork", "wibble", "quag", "zindle"), ("grobbled", "munted", "blarged", "sklonked")
    return by_staff([f"the {thing} {state} {n}" for thing in things for state in states for n in "abc"], category)


def turned(some: list[Labelled]) -> list[Labelled]:
    """Return the same as labels of staff, all wrong."""
    other = {Category.COMPLAINT: Category.PRAISE}
    return [Labelled(each.text, other.get(each.category, Category.COMPLAINT), staff=True) for each in some]


def test_our_own_text_teaches_what_it_has_not_shown(plain: Model, eyes: Eyes) -> None:
    assert macro_f1(plain, HELD, eyes) > 0.7


def test_the_same_text_makes_the_same_model(plain: Model, eyes: Eyes) -> None:
    again = train(KEPT, eyes=eyes, encode=None)

    assert np.array_equal(plain.weights, again.weights)


def test_staff_teach_the_words_of_their_trade(plain: Model, eyes: Eyes) -> None:
    labels = house_words(Category.COMPLAINT)
    new = "our wibble has grobbled"

    taught = train(KEPT, labels, eyes=eyes, encode=None)

    assert taught.complaints([new], eyes)[0] > plain.complaints([new], eyes)[0] + 0.2


def test_fifty_wrong_labels_cost_little(plain: Model, eyes: Eyes) -> None:
    some = random.Random(1).sample(HELD, 50)
    wrong = turned(some)
    rest = [each for each in HELD if each not in some]

    misled = train(KEPT, wrong, eyes=eyes, encode=None)

    assert macro_f1(misled, rest, eyes) > macro_f1(plain, rest, eyes) - 0.02


def test_more_that_went_wrong_than_came_right_is_worse_unless_it_is_chance() -> None:
    wanted = np.ones(20, dtype=bool)
    right, wrong = np.full(20, 0.9), np.full(20, 0.1)
    one_wrong = np.array([0.1, *[0.9] * 19])

    assert worse(right, wrong, wanted)
    assert not worse(wrong, right, wanted)
    assert not worse(right, right, wanted)
    assert not worse(right, one_wrong, wanted)


def test_slips_are_told_from_corrections_by_what_triage_is_sure_of() -> None:
    complaint = np.ones(20, dtype=bool)

    assert trust(np.full(20, 0.35), complaint) > 0  # all are corrections, of what triage was unsure of
    assert trust(np.full(20, 0.05), complaint) < 0  # all contradict what it is sure of
    assert trust(np.full(20, 0.95), complaint) > 0


def test_wrong_labels_are_not_followed(eyes: Eyes) -> None:
    some = random.Random(1).sample(SOME, 60)

    exam = examine([each for each in SOME if each not in some], (), turned(some), eyes=eyes, encode=None)

    assert exam.trust < 0
    assert "slips" in exam.problem


def test_labels_that_agree_make_a_better_model(eyes: Eyes) -> None:
    exam = examine(SOME, (), house_words(Category.COMPLAINT), eyes=eyes, encode=None)

    assert exam.problem == ""
    assert exam.fresh == 60
    assert exam.staff[1] > exam.staff[0] + 0.05


def test_labels_that_contradict_what_was_learnt_before_are_slips(eyes: Eyes) -> None:
    taken = house_words(Category.COMPLAINT)
    against = [Labelled(f"{each.text} indeed", Category.PRAISE, staff=True) for each in taken]

    assert "slips" in examine(SOME, taken, against, eyes=eyes, encode=None).problem


def test_a_text_is_always_on_the_same_side() -> None:
    kept, held = hold_back(list(reversed(ALL)))

    assert set(held) == set(HELD)
    assert len(kept) + len(held) == len(ALL)
    assert 0.15 < len(held) / len(ALL) < 0.25
