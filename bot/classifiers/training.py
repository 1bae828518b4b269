"""Trains the default classifier: from our own text, from a team's examples, and from what staff decided in Slack."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Encode, Eyes, Features, Seen, styles
from bot.classifiers.style import addresses, plainly_complains
from bot.domain.triage import Category

Floats = npt.NDArray[np.float64]

REST = (Category.PRAISE, Category.QUESTION, Category.NOISE)
THRESHOLD = 0.5

_STRENGTH = 0.3
"""Inverse of the regularisation; small, since what is judged is written by others than what is learnt from."""

_PLAIN = 6.0
"""How much more a post counts whose mood says what it is. Our corpus holds hard cases on purpose, as many as plain ones;
in public they are one in five. Unweighed, a model learns there that thanks and anger mean nothing."""

_ADDRESSED, _OVERHEARD = 0.62, 0.38
"""Share of complaints among posts that name a brand by @, and among others. Of what people write to brands three fifths
are complaints (Preotiuc-Pietro, Gaman and Aletras 2019, https://aclanthology.org/P19-1495)."""

_STAFF = 4.0
"""How much more a label of staff counts than a post of ours; see tests/bench for what other weights do."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt. `weights` has a column for «complaint» and one for each of `REST`."""

    features: Features
    weights: Floats
    offsets: Floats

    def scores(self, rows: sparse.csr_matrix) -> Floats:
        """Return the log-odds of each category, a row per text."""
        return np.asarray(rows @ self.weights + self.offsets)


def complaint_probability(scores: Floats) -> Floats:
    """Return how likely each text is a complaint."""
    return np.asarray(1 / (1 + np.exp(-scores[:, 0])))


def train(corpus: Sequence[Labelled], labels: Sequence[Labelled] = (), *, eyes: Eyes, encode: Encode | None) -> Model:
    """Return a model of the corpus and of the labels that staff gave."""
    every = [*corpus, *labels]
    seen = [eyes.see(each.text) for each in every]
    features = Features(seen, encode)
    rows = features.rows([each.text for each in every], seen)
    return fit(features, rows, every, weigh(every, seen))


def fit(features: Features, rows: sparse.csr_matrix, every: Sequence[Labelled], weight: Floats) -> Model:
    """Return the model of rows that are already made: complaint or not, and what the others are."""
    kinds = np.array([each.category for each in every])
    rest = kinds != Category.COMPLAINT
    learnt = [_learn(rows, ~rest, weight)]
    for kind in REST:
        learnt.append(_learn(rows[rest], kinds[rest] == kind, weight[rest]))
    weights = np.column_stack([coefficients for coefficients, _ in learnt])
    return Model(features, weights, np.array([offset for _, offset in learnt]))


def _learn(rows: sparse.csr_matrix, wanted: npt.NDArray[np.bool_], weight: Floats) -> tuple[Floats, float]:
    learner = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    learner.fit(rows, wanted, sample_weight=weight)
    return learner.coef_[0], float(learner.intercept_[0])


def weigh(every: Sequence[Labelled], seen: Sequence[Seen]) -> Floats:
    """Return how much each post counts, one on average for ours."""
    style = styles(seen)
    complaint = np.array([each.category is Category.COMPLAINT for each in every])
    staff = np.array([each.staff for each in every])
    weight = np.where(plainly_complains(style) == complaint, _PLAIN, 1.0)
    for group, share in ((addresses(style), _ADDRESSED), (~addresses(style), _OVERHEARD)):
        _balance(weight, group & ~staff, complaint, share)
    weight[staff] = _STAFF
    return weight


def _balance(weight: Floats, group: npt.NDArray[np.bool_], complaint: npt.NDArray[np.bool_], share: float) -> None:
    """Scale the group's weights to one on average, of which this share falls on complaints."""
    for chosen, wanted in ((group & complaint, share), (group & ~complaint, 1 - share)):
        weight[chosen] *= wanted * group.sum() / max(weight[chosen].sum(), 1e-9)
