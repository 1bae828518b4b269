import sys
from pathlib import Path

import numpy as np
import pytest

from bot.classifiers.corpus import Labelled
from bot.classifiers.learner import Lesson
from bot.classifiers.training import Model
from bot.domain.triage import Category

OWN = tuple(Labelled(f"the flumph is grobbling {where} 🦑\udcff", Category.COMPLAINT) for where in ("again", "today"))
LESSON = Lesson(OWN, {"flumphs": ("flumph",), "other": ()})


@pytest.fixture(scope="module")
def here() -> Model:
    return LESSON.learn(None)


def same(one: Model, other: Model) -> bool:
    vocabulary = one.features.ngrams.words == other.features.ngrams.words
    return vocabulary and np.array_equal(one.weights, other.weights) and np.array_equal(one.offsets, other.offsets)


def test_what_is_learnt_apart_is_what_is_learnt_here(here: Model) -> None:
    assert same(LESSON.learn_apart(None), here)


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/false", "/bin/echo"])
def test_where_another_process_is_of_no_use_triage_learns_here(
    here: Model, python: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", python)

    assert same(LESSON.learn_apart(None), here)
    assert "Triage learns in the main process" in caplog.text


def test_an_encoder_that_only_one_of_the_two_can_load_is_left_out_this_time(here: Model, tmp_path: Path) -> None:
    lost = Lesson(OWN, LESSON.topics, encoder="/nowhere", cache=str(tmp_path))

    learnt = lost.learn_apart(lambda texts: np.ones((len(texts), 3)))

    assert same(learnt, here)
    assert not learnt.features.sees_meaning
    assert list(tmp_path.iterdir()) == []
