import sys
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from bot import evaluate, scores
from bot.cli import app
from bot.domain.errors import AmendsError
from bot.evaluate import Asked, Judged, conditions, details, read
from bot.scores import LabelledSet, calibration_error, curve, macro_f1, recall_at, score

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


LIKELY = np.array([0.9, 0.2, 0.7, 0.1])
FOUR = LabelledSet("ours", ("a", "b", "c", "d"), TRUTH, ("1", "2", "3", "4"), ("shop", "shop", "shop", "bank"))


def test_a_score_holds_the_figures_of_one_set() -> None:
    found = score(FOUR, "a judge", LIKELY, ms_per_post=0)

    assert (found.posts, found.complaints, found.precision, found.recall) == (4, 2, 0.5, 0.5)
    assert found.macro_f1 == 0.5
    assert found.ece == pytest.approx((0.1 + 0.8 + 0.7 + 0.1) / 4)


def test_details_tell_of_thresholds_groups_confusion_and_the_surest_mistakes() -> None:
    found = details(Judged(FOUR, "a judge", LIKELY, score(FOUR, "a judge", LIKELY, ms_per_post=0)), worst=1)

    by_threshold = {each.threshold: each for each in found.thresholds}
    assert (by_threshold[0.2].shown, by_threshold[0.2].recall) == (0.75, 1.0)
    assert by_threshold[0.2].precision == pytest.approx(2 / 3)
    assert (by_threshold[0.8].shown, by_threshold[0.8].precision, by_threshold[0.8].recall) == (0.25, 1.0, 0.5)
    assert [(each.set, each.posts, each.complaints) for each in found.groups] == [("shop", 3, 2), ("bank", 1, 0)]
    assert found.confusion == [[1, 1], [1, 1]]
    assert [(each.id, each.complaint, each.probability) for each in found.worst] == [("2", True, 0.2)]


def test_a_curve_has_a_point_for_each_threshold_that_parts_the_posts() -> None:
    recalls, precisions = curve(np.array([0.9, 0.5, 0.5, 0.1]), TRUTH)

    assert recalls.tolist() == [0.5, 1.0, 1.0]
    assert precisions.tolist() == [1.0, pytest.approx(2 / 3), 0.5]
    assert scores.calibration(LIKELY, TRUTH)[0] == (1, 0.1, 0.0)


def test_columns_and_conditions_are_asked_for_by_name(tmp_path: Path) -> None:
    file = tmp_path / "ours.jsonl"
    rows = ['{"text":"a","is":1,"shop":"x","year":2025}', '{"text":"b","is":0,"year":2026}', '{"text":"c","is":"yes"}']
    file.write_text("\n".join(rows), encoding="utf-8")

    (every,) = read(file, Asked("is", "shop"))
    (some,) = read(file, Asked("is", where=conditions(["year=2025"])))

    assert every.complaint.tolist() == [True, False, True]
    assert (every.groups, every.ids) == (("x", "–", "–"), ("line 1", "line 2", "line 3"))
    assert (some.name, some.texts, some.groups) == ("ours, year=2025", ("a",), ())


@pytest.mark.parametrize("given", ["year", "=2025"])
def test_a_condition_that_is_none_is_told(given: str) -> None:
    with pytest.raises(AmendsError, match="write column=value"):
        conditions([given])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text,label\na,1\nb,Refund\n", "Line 3: «refund» in label is none of 0, 1, complaint"),
        ("text,kind\na,1\n", "Line 1: the header names no label."),
        ("text,label\na,1,2\n", "Line 2 has 3 cells"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "ours.csv").write_text(text, encoding="utf-8")

    with pytest.raises(AmendsError, match=said):
        read(tmp_path / "ours.csv")


def test_the_command_prints_everything_and_draws_the_curves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AMENDS_EMBEDDINGS", raising=False)
    (tmp_path / "ours.csv").write_text(
        "text,label,shop\nmy parcel is late,1,[x]\nlovely,0,y\nmy order is late again and nobody answers,0,y\n"
    )

    done = CliRunner().invoke(app, ["evaluate", "ours.csv", "--group", "shop", "--plot", "curves.png"])

    assert done.exit_code == 0
    for word in ("macro-F1", "threshold", "[x]", "judged a complaint", "worst mistakes"):
        assert word in done.stdout
    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_its_library_which_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    every = [Judged(FOUR, "a judge", LIKELY, score(FOUR, "a judge", LIKELY, ms_per_post=0))]

    with pytest.raises(AmendsError, match=r'--plot needs matplotlib.* pip install "amends\[plot\]"'):
        evaluate.plot(every, tmp_path / "x.png")


def test_a_place_for_the_picture_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    every = [Judged(FOUR, "a judge", LIKELY, score(FOUR, "a judge", LIKELY, ms_per_post=0))]

    for name in ("nowhere/x.png", "x.nonsense"):
        with pytest.raises(AmendsError, match="cannot be written"):
            evaluate.plot(every, tmp_path / name)


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
