"""`amends evaluate`: how well triage tells complaints from the rest, on labelled posts that it has not learnt from."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.markup import escape
from rich.table import Table

from bot import curves, files, scores
from bot.classifiers import corpus, embeddings
from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Encode, Eyes
from bot.classifiers.linear import LinearClassifier
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import THRESHOLD, remember, train
from bot.config import Secrets
from bot.domain.errors import AmendsError
from bot.domain.triage import Category
from bot.scores import PRECISION, THRESHOLDS, Cut, LabelledSet, Mistake, Score, macro_f1

Floats = npt.NDArray[np.float64]

_FOLDS = 5
_SHOWN = 110
_YES, _NO = {"1", "true", "yes", "complaint"}, {"0", "false", "no", "praise", "question", "noise"}


class OtherLabels(AmendsError):
    """The labels say something else than whether it is a complaint; the message names one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a file: the column of the label, that of the groups, and what else its rows must say."""

    label: str = "label"
    group: str = ""
    where: tuple[tuple[str, str], ...] = ()


def conditions(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what `--where column=value` asks for."""
    parts = [one.partition("=") for one in given]
    wrong = next((one for one, (name, sign, _) in zip(given, parts, strict=True) if not (name and sign)), None)
    if wrong is not None:
        raise AmendsError(f"--where {wrong}: write column=value.")
    return tuple((name.strip().lower(), value.strip()) for name, _, value in parts)


def read(path: Path, asked: Asked | None = None) -> list[LabelledSet]:
    """Return the set of a file (CSV or JSONL), or of every CSV in a folder whose labels are of our kind.

    Of a file in a folder some of whose rows are marked as annotated by people, those are a set of their own, too.
    """
    asked = asked or Asked()
    found = list(_folder(path, asked)) if path.is_dir() else [_set(path, asked)]
    if not any(each.texts for each in found):
        columns = f"text and {asked.label}, the label 1 or complaint for complaints, 0 or another word for others"
        raise AmendsError(f"There is nothing to judge in {path}: Amends reads CSV and JSONL with {columns}.")
    return found


def _folder(path: Path, asked: Asked) -> Iterator[LabelledSet]:
    for file in sorted(path.glob("*.csv")):
        try:
            every = _set(file, replace(asked, group="annotated"))
        except AmendsError:
            continue
        if {"0", "1"} <= set(every.groups):
            yield replace(_only(every, "1"), name=f"{file.stem}, annotated")
        yield every


def _only(labelled: LabelledSet, group: str) -> LabelledSet:
    chosen = [at for at, name in enumerate(labelled.groups) if name == group]
    return LabelledSet(labelled.name, tuple(labelled.texts[at] for at in chosen), labelled.complaint[chosen])


def _set(file: Path, asked: Asked) -> LabelledSet:
    """Return the rows that have a text and say what is asked for; raise AmendsError for a line that cannot be read."""
    with files.opened(str(file)) as lines:
        rows = [_row(line, asked) for line in files.read(lines, needed=("text", asked.label)) if _wanted(line, asked)]
    name = ", ".join([file.stem, *(f"{column}={value}" for column, value in asked.where)])
    texts, labels, ids, groups = zip(*rows, strict=True) if rows else ((), (), (), ())
    return LabelledSet(name, texts, np.array(labels, dtype=bool), ids, groups if asked.group else ())


def _wanted(line: files.Line | files.BadLine, asked: Asked) -> bool:
    if isinstance(line, files.BadLine):
        raise line
    return bool(line.text("text")) and all(_said(line, column) == value for column, value in asked.where)


def _said(line: files.Line | files.BadLine, column: str) -> str:
    assert isinstance(line, files.Line)
    return str(line.values.get(column, "")).strip()


def _row(line: files.Line | files.BadLine, asked: Asked) -> tuple[str, bool, str, str]:
    """Return text, whether it is a complaint, id and group."""
    assert isinstance(line, files.Line)
    label = _said(line, asked.label).lower()
    if label not in _YES | _NO:
        known = ", ".join(sorted(_YES | _NO))
        raise OtherLabels(f"Line {line.number}: «{label}» in {asked.label} is none of {known}.")
    identity = _said(line, "id") or f"line {line.number}"
    return line.text("text"), label in _YES, identity, _said(line, asked.group) or "–"


def encoder() -> Encode | None:
    """Return the sentence encoder that the environment names, if any."""
    return embeddings.load(Secrets().amends_embeddings)  # type: ignore[call-arg,unused-ignore]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one classifier said of one set."""

    labelled: LabelledSet
    classifier: str
    likely: Floats
    score: Score


def evaluate(sets: Sequence[LabelledSet], encode: Encode | None) -> Iterator[Judged]:
    """Give what the classifier says of each set, and where there is an encoder, what it says with that."""
    for used in [None, *([encode] if encode else [])]:
        classifier = LinearClassifier(encoder=lambda used=used: used)  # type: ignore[misc]
        classifier.prepare()
        for each in sets:
            begun = time.perf_counter()
            likely = np.array(classifier.probabilities(each.texts))
            took = (time.perf_counter() - begun) / max(len(each.texts), 1) * 1_000
            yield Judged(each, classifier.name, likely, scores.score(each, classifier.name, likely, ms_per_post=took))


@dataclass(frozen=True, slots=True)
class Details:
    """What there is to say of one set beside its score."""

    thresholds: tuple[Cut, ...]
    groups: tuple[Score, ...]
    confusion: list[list[int]]
    worst: tuple[Mistake, ...]


def details(judged: Judged, *, worst: int) -> Details:
    """Return thresholds, groups, the confusion matrix, and so many of the worst mistakes."""
    truth = judged.labelled.complaint
    return Details(
        tuple(scores.cut(threshold, judged.likely, truth) for threshold in THRESHOLDS),
        tuple(scores.by_group(judged.labelled, judged.classifier, judged.likely)),
        scores.confusion(judged.likely, truth),
        tuple(scores.worst(judged.labelled, judged.likely, worst)),
    )


def plot(every: Sequence[Judged], file: Path) -> None:
    """Draw the curves of every classifier on the first set."""
    first = every[0].labelled
    same = {each.classifier: each.likely for each in every if each.labelled is first}
    curves.draw(same, first.complaint, f"{first.name}: {len(first.texts):,} posts", file)


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
    remembered = remember(encode) if encode else None
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


def table(every: Sequence[Score], first: str = "set") -> Table:
    """Return the scores for people to read."""
    made = Table(first, "classifier", "posts", "macro-F1", "precision", "recall", "ECE", f"recall at P≥{PRECISION}")
    for each in every:
        figures = (each.macro_f1, each.precision, each.recall, each.ece, each.recall_at)
        made.add_row(escape(each.set), each.classifier, str(each.posts), *(f"{figure:.3f}" for figure in figures))
    return made


def tables(found: Details) -> Iterator[Table]:
    """Give the details for people to read."""
    made = Table("threshold", "posts shown", "precision", "recall", "macro-F1")
    for each in found.thresholds:
        figures = (each.precision, each.recall, each.macro_f1)
        made.add_row(f"{each.threshold:.1f}", f"{each.shown:.0%}", *(f"{figure:.3f}" for figure in figures))
    yield made
    if found.groups:
        yield table(found.groups, "group")
    made = Table("", "judged a complaint", "judged none")
    for name, row in zip(("is a complaint", "is none"), found.confusion, strict=True):
        made.add_row(name, *map(str, row))
    yield made
    if found.worst:
        yield _mistakes(found.worst)


def _mistakes(worst: Sequence[Mistake]) -> Table:
    made = Table("worst mistakes", "is", "said", "text")
    for each in worst:
        text = " ".join(each.text.split())
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        said = f"{each.probability:.2f}"
        made.add_row(*map(escape, (each.id, "complaint" if each.complaint else "none", said, shown)))
    return made


def lessons_table(lessons: Sequence[Lesson]) -> Table:
    """Return the lessons for people to read."""
    made = Table("set", "classifier", "labels of staff", "macro-F1 on others")
    for each in lessons:
        given = f"{each.labels}, all wrong" if each.wrong else str(each.labels)
        made.add_row(each.set, each.classifier, given, f"{each.macro_f1:.3f}")
    return made


def as_json(every: Sequence[Score | Lesson]) -> list[dict[str, Any]]:
    """Return the scores as plain data, figures rounded to four digits."""
    return [_rounded(asdict(each)) for each in every]


def details_as_json(found: Details) -> dict[str, Any]:
    """Return the details as plain data."""
    every = {name: [_rounded(each) for each in some] for name, some in asdict(found).items() if name != "confusion"}
    return every | {"confusion": found.confusion}


def _rounded(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: round(it, 4) if isinstance(it, float) else it for name, it in said.items()}


def report(every: Sequence[Score], found: Details | None, lessons: Sequence[Lesson]) -> Iterator[Table]:
    """Give everything for people to read."""
    yield table(every)
    if found:
        yield from tables(found)
    if lessons:
        yield lessons_table(lessons)


def report_as_json(every: Sequence[Score], found: Details | None, lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Return the same as plain data."""
    said = {"scores": as_json(every), "learning": as_json(lessons)}
    return said | ({"details": details_as_json(found)} if found else {})
