"""How well probabilities fit the truth: figures over labelled posts, without a word of where they come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bot.classifiers.training import THRESHOLD

Floats = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

PRECISION = 0.74
"""The precision at which recall is told: three of four cards are complaints then."""

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BINS = 10


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts, and which of them are complaints. `ids` and `groups` are empty or have one for each text."""

    name: str
    texts: tuple[str, ...]
    complaint: Truth
    ids: tuple[str, ...] = ()
    groups: tuple[str, ...] = field(default=())


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


@dataclass(frozen=True, slots=True)
class Cut:
    """What a threshold does: how many of all posts would be shown, and how that fits the truth."""

    threshold: float
    shown: float
    precision: float
    recall: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """A post that was judged wrongly, and how likely a complaint it was said to be."""

    id: str
    complaint: bool
    probability: float
    text: str


def score(labelled: LabelledSet, classifier: str, likely: Floats, *, ms_per_post: float) -> Score:
    """Return how the classifier does on the set."""
    at = cut(THRESHOLD, likely, labelled.complaint)
    return Score(
        set=labelled.name,
        classifier=classifier,
        posts=len(labelled.texts),
        complaints=int(labelled.complaint.sum()),
        macro_f1=at.macro_f1,
        precision=at.precision,
        recall=at.recall,
        ece=calibration_error(likely, labelled.complaint),
        recall_at=recall_at(PRECISION, likely, labelled.complaint),
        ms_per_post=ms_per_post,
    )


def cut(threshold: float, likely: Floats, truth: Truth) -> Cut:
    """Return what this threshold does."""
    found = likely >= threshold
    hit, shown = float((found & truth).sum()), float(found.mean()) if len(found) else 0.0
    precision, recall = hit / max(float(found.sum()), 1), hit / max(float(truth.sum()), 1)
    return Cut(threshold, shown, precision, recall, macro_f1(found, truth))


def by_group(labelled: LabelledSet, classifier: str, likely: Floats) -> Iterator[Score]:
    """Give the score of each group, the largest first."""
    groups = np.array(labelled.groups)
    names, sizes = np.unique(groups, return_counts=True)
    for name in names[np.argsort(-sizes, kind="stable")]:
        chosen = groups == name
        texts = tuple(labelled.texts[at] for at in np.flatnonzero(chosen))
        part = LabelledSet(str(name), texts, labelled.complaint[chosen])
        yield score(part, classifier, likely[chosen], ms_per_post=0.0)


def confusion(likely: Floats, truth: Truth) -> list[list[int]]:
    """Return how many are complaints and were found, were missed; are none and were found, were left out."""
    found = likely >= THRESHOLD
    return [[int((side & of).sum()) for side in (found, ~found)] for of in (truth, ~truth)]


def worst(labelled: LabelledSet, likely: Floats, most: int) -> list[Mistake]:
    """Return the mistakes of which the classifier was surest, at most so many."""
    wrong = np.flatnonzero((likely >= THRESHOLD) != labelled.complaint)
    surest = wrong[np.argsort(-np.abs(likely[wrong] - THRESHOLD), kind="stable")][:most]
    ids: Sequence[str] = labelled.ids or [str(at) for at in range(1, len(labelled.texts) + 1)]
    return [Mistake(ids[at], bool(labelled.complaint[at]), float(likely[at]), labelled.texts[at]) for at in surest]


def macro_f1(found: Truth, truth: Truth) -> float:
    """Return the mean of the F1 of complaints and the F1 of the rest."""
    sides = ((found, truth), (~found, ~truth))
    return float(np.mean([2 * (a & b).sum() / max(a.sum() + b.sum(), 1) for a, b in sides]))


def calibration(likely: Floats, truth: Truth) -> list[tuple[int, float, float]]:
    """Return of each of ten bins of probability: the posts in it, what was said on average, what was so."""
    bins = np.minimum((likely * BINS).astype(int), BINS - 1)
    held = [bins == at for at in range(BINS)]
    return [(int(of.sum()), float(likely[of].mean()), float(truth[of].mean())) for of in held if of.any()]


def calibration_error(likely: Floats, truth: Truth) -> float:
    """Return how far, on average, a probability is from the share of complaints among the posts that have it."""
    return sum(posts * abs(said - so) for posts, said, so in calibration(likely, truth)) / max(len(likely), 1)


def curve(likely: Floats, truth: Truth) -> tuple[Floats, Floats]:
    """Return recall and precision at every threshold that parts the posts, from the highest down."""
    order = np.argsort(-likely, kind="stable")
    hits, ranks = np.cumsum(truth[order]), np.arange(1, len(truth) + 1)
    last_of_equals = np.append(np.diff(likely[order]) != 0, True)[: len(truth)]
    return (hits / max(int(truth.sum()), 1))[last_of_equals], (hits / ranks)[last_of_equals]


def recall_at(precision: float, likely: Floats, truth: Truth) -> float:
    """Return the best recall that any threshold reaches at this precision or a better one."""
    recalls, precisions = curve(likely, truth)
    good = precisions >= precision
    return float(recalls[good].max()) if good.any() else 0.0
