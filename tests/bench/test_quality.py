"""What triage promises on the posts of strangers: out of the box, with nothing learnt from them."""

from collections.abc import Iterator

import pytest

from bot.classifiers import embeddings
from bot.evaluate import Asked, Judged, evaluate, read
from bot.scores import LabelledSet
from tests.domain.outside import DATA

ENCODER = DATA / "embeddings" / "all-MiniLM-L6-v2"
BRANDS, AIRLINES, REVIEWS = "complaints_acl2019", "airline_us2015", "cesamard_reviews"
LEAST = {
    "linear": {BRANDS: 0.73, AIRLINES: 0.77, REVIEWS: 0.82},
    "linear+embeddings": {BRANDS: 0.79, AIRLINES: 0.80, REVIEWS: 0.86},
}
"""Macro-F1 at the usual threshold."""


def sets() -> Iterator[LabelledSet]:
    for name in (BRANDS, AIRLINES, REVIEWS):
        file = DATA / "triage" / f"{name}.csv"
        if not file.exists():
            pytest.skip(f"data folder missing: {file.name} is not beside the project")
        (found,) = read(file, Asked(where=(("annotated", "1"),) if name == BRANDS else ()))
        # A third of the many posts to airlines says as much as all, and takes a third of the time.
        every = 3 if name == AIRLINES else 1
        yield LabelledSet(name, found.texts[::every], found.complaint[::every])


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return list(evaluate(list(sets()), embeddings.load(str(ENCODER)) if ENCODER.exists() else None))


def test_no_set_is_judged_worse_than_promised(judged: list[Judged]) -> None:
    short = [each.score for each in judged if each.score.macro_f1 < LEAST[each.classifier][each.labelled.name]]

    assert short == []


def test_probabilities_mean_what_they_say(judged: list[Judged]) -> None:
    assert [each.score for each in judged if each.score.ece > 0.08] == []


def test_with_an_encoder_few_complaints_are_missed_where_three_of_four_finds_are_some(judged: list[Judged]) -> None:
    found = [each.score.recall_at for each in judged if each.labelled.name == BRANDS and "+" in each.classifier]

    # 0.95 is what is wanted and about what is reached; one post in two hundred is chance.
    assert min(found, default=1.0) >= 0.945
