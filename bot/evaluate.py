"""`amends evaluate`: how well triage tells complaints from the rest, on labelled posts that it has not learnt from."""

import csv
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.table import Table

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Encode, Eyes
from bot.classifiers.linear import LinearClassifier
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import THRESHOLD, train
from bot.domain.errors import AmendsError
from bot.domain.triage import Category

Floats = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]
Judge = Callable[[Sequence[str]], Sequence[float]]

PRECISION = 0.74
"""The precision at which recall is told: three of four cards are complaints then."""

_BINS, _FOLDS = 10, 5
_YES, _NO = {"1", "true", "yes", "complaint"}, {"0", "false", "no", "praise", "question", "noise"}


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts, and which of them are complaints."""

    name: str
    texts: tuple[str, ...]
    complaint: Truth


@dataclass(frozen=True, slots=True)
class Score:
    """How one classifier did on one set. `ece` is the expected calibration error over ten bins of probability.

    `recall_at` is the best recall at a precision of `PRECISION`, or zero where that is never reached.
    """

    set: str
    classifier: str
    posts: int
    complaints: int
    macro_f1: float
    precision: float
    recall: float
    ece: float
    recall_at: float
    ms_per_post: float


def read(path: Path) -> list[LabelledSet]:
    """Return the sets of a CSV with the columns text and label, or of every such CSV in a folder."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    found = [each for file in files for each in _sets(file)]
    if not found:
        columns = "the columns text and label, the label 1 or complaint for complaints, 0 or another word for others"
        raise AmendsError(f"There is nothing to judge in {path}: Amends reads CSV with {columns}.")
    return found


def _sets(file: Path) -> Iterator[LabelledSet]:
    """Give the set of a file; where some rows are marked as annotated by people, first those alone."""
    rows = _rows(file)
    if any(row.get("annotated") == "1" for row in rows) and any(row.get("annotated") == "0" for row in rows):
        yield _set(f"{file.stem}, annotated", [row for row in rows if row.get("annotated") == "1"])
    if rows:
        yield _set(file.stem, rows)


def _rows(file: Path) -> list[Mapping[str, str]]:
    """Return the rows that have a text, or none where their labels are of another kind."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows: list[Mapping[str, str]] = [row for row in csv.DictReader(opened) if row.get("text")]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AmendsError(f"{file} cannot be read: {error}.") from error
    return rows if all(_label(row) in _YES | _NO for row in rows) else []


def _label(row: Mapping[str, str]) -> str:
    return (row.get("label") or "").strip().lower()


def _set(name: str, rows: Sequence[Mapping[str, str]]) -> LabelledSet:
    return LabelledSet(name, tuple(row["text"] for row in rows), np.array([_label(row) in _YES for row in rows]))


def evaluate(sets: Sequence[LabelledSet], encode: Encode | None) -> Iterator[Score]:
    """Give the scores of the classifier, and where there is an encoder, those with it too."""
    for used in [None, *([encode] if encode else [])]:
        classifier = LinearClassifier(encoder=lambda used=used: used)  # type: ignore[misc]
        classifier.prepare()
        for each in sets:
            yield score(each, classifier.name, classifier.probabilities)


def score(labelled: LabelledSet, classifier: str, judge: Judge) -> Score:
    """Return how the classifier does on the set."""
    begun = time.perf_counter()
    likely = np.array(judge(labelled.texts))
    took = (time.perf_counter() - begun) / max(len(labelled.texts), 1) * 1_000
    found, truth = likely >= THRESHOLD, labelled.complaint
    hit = float((found & truth).sum())
    return Score(
        set=labelled.name,
        classifier=classifier,
        posts=len(truth),
        complaints=int(truth.sum()),
        macro_f1=macro_f1(found, truth),
        precision=hit / max(float(found.sum()), 1),
        recall=hit / max(float(truth.sum()), 1),
        ece=calibration_error(likely, truth),
        recall_at=recall_at(PRECISION, likely, truth),
        ms_per_post=took,
    )


def macro_f1(found: Truth, truth: Truth) -> float:
    """Return the mean of the F1 of complaints and the F1 of the rest."""
    sides = ((found, truth), (~found, ~truth))
    return float(np.mean([2 * (a & b).sum() / max(a.sum() + b.sum(), 1) for a, b in sides]))


def calibration_error(likely: Floats, truth: Truth) -> float:
    """Return how far, on average, a probability is from the share of complaints among the posts that have it."""
    bins = np.minimum((likely * _BINS).astype(int), _BINS - 1)
    off = [abs(float(likely[bins == at].sum() - truth[bins == at].sum())) for at in range(_BINS)]
    return sum(off) / max(len(likely), 1)


def recall_at(precision: float, likely: Floats, truth: Truth) -> float:
    """Return the best recall that any threshold reaches at this precision or a better one."""
    order = np.argsort(-likely, kind="stable")
    hits, ranks = np.cumsum(truth[order]), np.arange(1, len(truth) + 1)
    last_of_equals = np.append(np.diff(likely[order]) != 0, True)
    good = (hits / ranks >= precision) & last_of_equals
    return float(hits[good].max() / max(hits[-1], 1)) if good.any() else 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What judging becomes after staff gave so many labels, right or all wrong, measured on other posts."""

    set: str
    classifier: str
    labels: int
    wrong: bool
    macro_f1: float


def learning(labelled: LabelledSet, encode: Encode | None) -> Iterator[Lesson]:
    """Give the lessons of no label, 50 wrong ones, 200 right ones and all, each over five folds."""
    eyes, name = Eyes(RulesClassifier()), "linear" if encode is None else "linear+embeddings"
    remembered = _remember(encode) if encode else None
    ours = corpus.ours()
    for labels, wrong in ((0, False), (50, True), (200, False), (len(labelled.texts), False)):
        found = np.zeros(len(labelled.texts), dtype=bool)
        for held, kept in _folds(len(labelled.texts)):
            given = [_by_staff(labelled, at, wrong=wrong) for at in kept[:labels]]
            model = train(ours, given, eyes=eyes, encode=remembered)
            found[held] = model.complaints([labelled.texts[at] for at in held], eyes) >= THRESHOLD
        used = min(labels, len(labelled.texts) - len(labelled.texts) // _FOLDS)
        yield Lesson(labelled.name, name, used, wrong, macro_f1(found, labelled.complaint))


def _folds(number: int) -> Iterator[tuple[list[int], list[int]]]:
    """Give each fifth with the rest, in an order that is the same every time."""
    order = np.random.default_rng(1).permutation(number).tolist()
    for fold in range(_FOLDS):
        yield order[fold::_FOLDS], [at for place, at in enumerate(order) if place % _FOLDS != fold]


def _by_staff(labelled: LabelledSet, at: int, *, wrong: bool) -> Labelled:
    complaint = bool(labelled.complaint[at]) != wrong
    return Labelled(labelled.texts[at], Category.COMPLAINT if complaint else Category.QUESTION, staff=True)


def _remember(encode: Encode) -> Encode:
    """Return an encoder that encodes each text once."""
    known: dict[str, Floats] = {}

    def remembering(texts: Sequence[str]) -> Floats:
        new = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(new, encode(new), strict=True) if new else ())
        return np.array([known[text] for text in texts])

    return remembering


def table(scores: Sequence[Score]) -> Table:
    """Return the scores for people to read."""
    made = Table("set", "classifier", "posts", "macro-F1", "precision", "recall", "ECE", f"recall at P≥{PRECISION}")
    for each in scores:
        figures = (each.macro_f1, each.precision, each.recall, each.ece, each.recall_at)
        made.add_row(each.set, each.classifier, str(each.posts), *(f"{figure:.3f}" for figure in figures))
    return made


def lessons_table(lessons: Sequence[Lesson]) -> Table:
    """Return the lessons for people to read."""
    made = Table("set", "classifier", "labels of staff", "macro-F1 on others")
    for each in lessons:
        given = f"{each.labels}, all wrong" if each.wrong else str(each.labels)
        made.add_row(each.set, each.classifier, given, f"{each.macro_f1:.3f}")
    return made


def as_json(scores: Sequence[Score | Lesson]) -> list[dict[str, Any]]:
    """Return the scores as plain data, figures rounded to four digits."""
    return [{key: round(it, 4) if isinstance(it, float) else it for key, it in asdict(each).items()} for each in scores]
