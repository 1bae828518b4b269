import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.classifiers import kept
from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Features
from bot.classifiers.kept import Kept, keep
from bot.classifiers.learner import Lesson, NotLearnt, _pack, _unpack
from bot.classifiers.ngrams import Ngrams
from bot.classifiers.training import Model
from bot.domain.triage import Category

OWN = (Labelled("the flumph is grobbling again 🦑\udcff", Category.COMPLAINT),)


def a_model(weight: float) -> Model:
    """A model that no lesson leads to: it shows where it came from."""
    features = Features(Ngrams.of([["kettle", "leaks"]] * 3), None)
    return Model(features, np.full((features.form, 4), weight), np.zeros(4))


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return Lesson(OWN, {"flumphs": ("flumph",)}, cache=str(tmp_path))


def means(texts: object, length: int = 3) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.ones((len(texts), length))  # type: ignore[arg-type]


def test_what_was_kept_is_not_learnt_again(lesson: Lesson) -> None:
    keep(lesson.kept(None).file, _pack(a_model(7.0)))

    assert lesson.learn_apart(None).weights[0, 0] == 7.0


def test_a_damaged_file_is_learnt_anew_and_mended(lesson: Lesson) -> None:
    file = lesson.kept(None).file
    whole = _pack(a_model(7.0))
    file.write_bytes(whole[: len(whole) // 2])

    learnt = lesson.learn_apart(None)
    again = _unpack(file.read_bytes(), None)

    assert learnt.weights[0, 0] != 7.0
    assert again.features.ngrams.words == learnt.features.ngrams.words
    assert np.array_equal(again.weights, learnt.weights)


def test_what_was_learnt_for_a_process_that_is_dead_by_then_is_kept(lesson: Lesson) -> None:
    file = lesson.kept(None).file
    command = [sys.executable, "-m", "bot.classifiers.learner"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.close()
        other.stdin.write(lesson.as_json(file=str(file)))
        other.stdin.close()

    assert _unpack(file.read_bytes(), None).features.ngrams.words


def flipped(packed: bytes) -> bytes:
    middle = len(packed) // 2
    return packed[:middle] + bytes([packed[middle] ^ 1]) + packed[middle + 1 :]


@pytest.mark.parametrize(
    "broken", [b"", b"PK\x03\x04", b"no model", b"\x93NUMPY\x01\x00", flipped(_pack(a_model(7.0)))], ids=range(5)
)
def test_what_is_no_model_is_not_taken_for_one(broken: bytes) -> None:
    with pytest.raises(NotLearnt):
        _unpack(broken, None)


def test_another_lesson_has_another_file(lesson: Lesson) -> None:
    others = [
        replace(lesson, own=()),
        replace(lesson, own=[replace(OWN[0], staff=True)]),
        replace(lesson, own=[replace(OWN[0], category=Category.NOISE)]),
        replace(lesson, topics=None),
        replace(lesson, topics={"flumphs": ("grobble",)}),
    ]
    files = {each.kept(None).file for each in (lesson, *others)}

    assert len(files) == 1 + len(others)
    assert replace(lesson, encoder="/moved").kept(None).file in files


def test_an_encoder_is_told_by_what_it_says(lesson: Lesson) -> None:
    files = {lesson.kept(encode).file for encode in (None, means, lambda texts: means(texts, 4))}

    assert len(files) == 3


def test_other_code_other_text_and_other_libraries_have_another_file(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {lesson.kept(None).file}
    for name, value in (("_SOURCES", ("classifiers",)), ("_LIBRARIES", ("numpy",))):
        kept._ourselves.cache_clear()
        monkeypatch.setattr(kept, name, value)
        files.add(lesson.kept(None).file)
    kept._ourselves.cache_clear()

    assert len(files) == 3


def test_of_many_files_those_in_use_stay(tmp_path: Path) -> None:
    every = [Kept(tmp_path, bytes([number])) for number in range(6)]
    for age, each in enumerate(every[:5]):
        keep(each.file, b"learnt")
        os.utime(each.file, (1_000 + age, 1_000 + age))
    first_left = next(each for each in every if each.file.exists())

    assert first_left.read() == b"learnt"
    keep(every[5].file, b"learnt")

    assert len(list(tmp_path.iterdir())) == 4
    assert first_left.file.exists()


def test_a_folder_that_cannot_be_written_to_costs_time_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    nowhere = Kept(tmp_path / "not" / "there", b"")

    with caplog.at_level(logging.INFO):
        keep(nowhere.file, b"learnt")

    assert nowhere.read() == b""
    assert "What triage learnt is not kept" in caplog.text


def test_a_write_that_fails_leaves_no_half_behind(tmp_path: Path) -> None:
    (tmp_path / "taken.npz").mkdir()

    with pytest.raises(OSError, match="taken"):
        kept.write_whole(tmp_path / "taken.npz", b"learnt")

    assert [path.name for path in tmp_path.iterdir()] == ["taken.npz"]
