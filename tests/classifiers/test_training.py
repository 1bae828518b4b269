import random

import numpy as np
import pytest

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Eyes
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import Model, better, hold_back, improve, macro_f1, train
from bot.domain.triage import Category

ALL = corpus.ours()
KEPT, HELD = hold_back(ALL)


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
    other = {Category.COMPLAINT: Category.PRAISE}
    some = random.Random(1).sample(HELD, 50)
    wrong = [Labelled(each.text, other.get(each.category, Category.COMPLAINT), staff=True) for each in some]
    rest = [each for each in HELD if each not in some]

    misled = train(KEPT, wrong, eyes=eyes, encode=None)

    assert macro_f1(misled, rest, eyes) > macro_f1(plain, rest, eyes) - 0.02


def test_a_model_that_is_worse_on_what_was_held_back_is_not_used(plain: Model, eyes: Eyes) -> None:
    upside_down = Model(plain.features, -plain.weights, -plain.offsets)

    assert better(plain, plain, HELD, eyes=eyes)
    assert not better(plain, upside_down, HELD, eyes=eyes)


def test_labels_that_contradict_our_text_throughout_are_not_followed(plain: Model, eyes: Eyes) -> None:
    other = {Category.COMPLAINT: Category.PRAISE}
    wrong = [Labelled(f"{each.text} 2", other.get(each.category, Category.COMPLAINT), staff=True) for each in ALL]

    assert improve(plain, ALL, wrong, eyes=eyes, encode=None) is plain


def test_labels_that_agree_make_a_new_model(plain: Model, eyes: Eyes) -> None:
    labels = house_words(Category.COMPLAINT)

    taught = improve(plain, ALL, labels, eyes=eyes, encode=None)

    assert taught is not plain
    assert taught.complaints(["the snork sklonked"], eyes)[0] > 0.5


def test_a_text_is_always_on_the_same_side() -> None:
    kept, held = hold_back(list(reversed(ALL)))

    assert set(held) == set(HELD)
    assert len(kept) + len(held) == len(ALL)
    assert 0.15 < len(held) / len(ALL) < 0.25
