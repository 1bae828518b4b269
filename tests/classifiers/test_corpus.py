"""The text that triage learns from is valid, various, and nobody's but ours."""

from collections import Counter
from pathlib import Path

import pytest

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.domain.errors import BadSettings
from bot.domain.triage import Category
from bot.team import TriageSection

ROWS = list(corpus.ours_raw())


def grams(text: str) -> frozenset[str]:
    plain = " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())
    return frozenset(plain[at : at + 5] for at in range(max(len(plain) - 4, 1)))


def test_every_line_has_a_text_and_a_known_label() -> None:
    assert all(row["text"].strip() and Category(row["label"]) for row in ROWS)
    assert {frozenset(row) for row in ROWS} == {frozenset({"text", "label", "lang", "business", "topic"})}


def test_it_is_large_and_various() -> None:
    languages, businesses = Counter(row["lang"] for row in ROWS), Counter(row["business"] for row in ROWS)

    assert len(ROWS) >= 2_500
    assert sum(count >= 200 for count in languages.values()) >= 7
    assert sum(count >= 20 for count in businesses.values()) >= 12


def test_no_category_is_rare() -> None:
    labels = Counter(row["label"] for row in ROWS)

    assert set(labels) == set(Category)
    assert min(labels.values()) > 0.1 * len(ROWS)


def test_no_text_stands_twice() -> None:
    texts = Counter(" ".join(row["text"].lower().split()) for row in ROWS)

    assert [text for text, times in texts.items() if times > 1] == []


def test_no_two_texts_are_made_by_one_template() -> None:
    """Two texts that share most of their pieces of five characters are one text with a word exchanged."""
    seen: dict[str, list[int]] = {}
    made = [grams(row["text"]) for row in ROWS]
    alike = []
    for at, pieces in enumerate(made):
        others = Counter(other for piece in pieces for other in seen.get(piece, ()))
        alike += [
            (ROWS[at]["text"], ROWS[other]["text"])
            for other, shared in others.items()
            if shared / (len(pieces) + len(made[other]) - shared) > 0.6
        ]
        for piece in pieces:
            seen.setdefault(piece, []).append(at)

    assert alike == []


def test_a_team_adds_examples_in_its_settings_and_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("text,label\n«Where is it?», Complaint \n", encoding="utf-8")
    section = TriageSection(labelled="posts.csv", praise=("the flumph is divine",))

    found = corpus.of_team(section, tmp_path)

    assert found == (
        Labelled("the flumph is divine", Category.PRAISE),
        Labelled("«Where is it?»", Category.COMPLAINT),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [("text,label\nhello,angry\n", "row 1: «angry» is no label"), ("post,label\nhello,noise\n", "no text")],
)
def test_a_file_that_is_not_right_is_refused_with_the_row(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "posts.csv").write_text(written, encoding="utf-8")

    with pytest.raises(BadSettings, match=said):
        corpus.of_team(TriageSection(labelled="posts.csv"), tmp_path)


def test_a_file_that_is_not_there_is_a_problem_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"nowhere\.csv cannot be read"):
        corpus.of_team(TriageSection(labelled="nowhere.csv"), tmp_path)
