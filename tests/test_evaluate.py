from pathlib import Path

import numpy as np
import pytest

from bot import evaluate
from bot.domain.errors import AmendsError
from bot.evaluate import LabelledSet, calibration_error, macro_f1, read, recall_at, score

TRUTH = np.array([True, True, False, False])


def test_a_perfect_judge_scores_one_and_an_upside_down_one_none() -> None:
    assert macro_f1(TRUTH, TRUTH) == 1
    assert macro_f1(~TRUTH, TRUTH) == 0


def test_calibration_compares_what_was_said_with_what_was_so() -> None:
    assert calibration_error(np.array([1.0, 1.0, 0.0, 0.0]), TRUTH) == 0
    assert calibration_error(np.array([0.5, 0.5, 0.5, 0.5]), TRUTH) == 0
    assert calibration_error(np.array([0.9, 0.9, 0.9, 0.9]), TRUTH) == pytest.approx(0.4)


def test_recall_is_told_at_the_best_threshold_that_keeps_the_precision() -> None:
    likely = np.array([0.9, 0.4, 0.5, 0.1])

    assert recall_at(1.0, likely, TRUTH) == 0.5
    assert recall_at(0.6, likely, TRUTH) == 1.0
    assert recall_at(0.74, np.array([0.1, 0.1, 0.9, 0.9]), TRUTH) == 0


def test_posts_of_one_probability_are_on_one_side_of_every_threshold() -> None:
    assert recall_at(0.9, np.array([0.5, 0.5, 0.5, 0.5]), TRUTH) == 0


def test_a_score_holds_the_figures_of_one_set() -> None:
    labelled = LabelledSet("ours", ("a", "b", "c", "d"), TRUTH)

    found = score(labelled, "a judge", lambda texts: [0.9, 0.8, 0.7, 0.1])

    assert (found.posts, found.complaints) == (4, 2)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 1


def test_peoples_own_file_is_read_by_words_or_figures(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text(
        "id,text,label\n1,late again,complaint\n2,lovely,Praise\n3,where?,0\n4,broken,1\n", encoding="utf-8"
    )

    (found,) = read(file)

    assert found.name == "ours"
    assert found.complaint.tolist() == [True, False, False, True]


def test_rows_that_people_annotated_are_also_judged_alone(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("text,label,annotated\na,1,1\nb,0,1\nc,0,0\n", encoding="utf-8")

    assert [(each.name, len(each.texts)) for each in read(tmp_path)] == [("x, annotated", 2), ("x", 3)]


def test_files_with_other_labels_are_left_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("text,label\na,Refund|Delay\n", encoding="utf-8")
    (tmp_path / "good.csv").write_text("text,label\na,1\n", encoding="utf-8")

    assert [each.name for each in read(tmp_path)] == ["good"]


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_nothing_to_judge_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(AmendsError, match=r"nothing to judge|cannot be read"):
        read(tmp_path / name)


def test_folds_hold_every_post_once_and_never_teach_it() -> None:
    folds = list(evaluate._folds(23))

    assert sorted(at for held, _ in folds for at in held) == list(range(23))
    assert all(not set(held) & set(kept) and len(held) + len(kept) == 23 for held, kept in folds)
