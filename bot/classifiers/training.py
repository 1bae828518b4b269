"""Trains the default classifier: from our own text, from a team's examples, and from what staff decided in Slack."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.classifiers.corpus import Labelled
from bot.classifiers.features import Encode, Eyes, Features, Seen, styles
from bot.classifiers.ngrams import Ngrams
from bot.classifiers.style import addresses, plainly_complains
from bot.domain.triage import Category

Floats = npt.NDArray[np.float64]

REST = (Category.PRAISE, Category.QUESTION, Category.NOISE)
THRESHOLD = 0.5

_FORM, _MEANING = 0.3, 0.4
"""Inverses of the regularisation, for how a text is written and for what it means. They are small, since what is judged
is written by others than what is learnt from."""

_SHARE = 0.6
"""What each of the two says in the sum. Learnt apart and added up they judge strangers' posts better than one learner
of both; a little over a half, because two that agree are surer than one."""

_PLAIN_ENGLISH, _PLAIN = 6.0, 2.0
"""How much more a post counts whose mood says what it is. Our corpus holds hard cases on purpose, nearly as many as
plain ones; in public they are one in five. Unweighed, a model learns there that thanks and anger mean nothing. In
languages that VADER does not know, the mood is told by word lists alone, and trusted less."""

_ADDRESSED, _OVERHEARD = 0.62, 0.45
"""Share of complaints among posts that name a brand by @, and among others. Of what people write to brands three fifths
are complaints (Preotiuc-Pietro, Gaman and Aletras 2019, https://aclanthology.org/P19-1495)."""

_STAFF = 3.0
"""How much more a label of staff counts than a post of ours; see tests/bench for what other weights do."""

_FOLDS = 5
_TOLERANCE = 0.005
"""What may be lost on one part: less than a post in a hundred, which is chance."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt. `weights` has a column for «complaint» and one for each of `REST`."""

    features: Features
    weights: Floats
    offsets: Floats

    def scores(self, rows: sparse.csr_matrix) -> Floats:
        """Return the log-odds of each category, a row per text."""
        return np.asarray(rows @ self.weights + self.offsets)

    def complaints(self, texts: Sequence[str], eyes: Eyes) -> Floats:
        """Return how likely each text is a complaint."""
        seen = [eyes.see(text) for text in texts]
        return probability(self.scores(self.features.rows(texts, seen)))


def probability(scores: Floats) -> Floats:
    """Return how likely each text is a complaint."""
    return np.asarray(1 / (1 + np.exp(-scores[:, 0])))


def train(corpus: Sequence[Labelled], labels: Sequence[Labelled] = (), *, eyes: Eyes, encode: Encode | None) -> Model:
    """Return a model of the corpus and of the labels that staff gave."""
    every = [*corpus, *labels]
    seen = [eyes.see(each.text) for each in every]
    features = Features(Ngrams.of([each.tokens for each in seen]), encode)
    rows = features.rows([each.text for each in every], seen)
    return fit(features, rows, every, weigh(every, seen))


def fit(features: Features, rows: sparse.csr_matrix, every: Sequence[Labelled], weight: Floats) -> Model:
    """Return the model of rows that are already made: complaint or not, and what the others are."""
    kinds = np.array([each.category for each in every])
    rest = kinds != Category.COMPLAINT
    learnt = [_learn(rows, ~rest, weight, features.form)]
    for kind in REST:
        learnt.append(_learn(rows[rest], kinds[rest] == kind, weight[rest], features.form))
    weights = np.column_stack([coefficients for coefficients, _ in learnt])
    return Model(features, weights, np.array([offset for _, offset in learnt]))


def _learn(rows: sparse.csr_matrix, wanted: npt.NDArray[np.bool_], weight: Floats, form: int) -> tuple[Floats, float]:
    """Return a weight per column, and the offset."""
    if rows.shape[1] == form:
        return _regress(rows, wanted, weight, _FORM)
    written, offset = _regress(rows[:, :form], wanted, weight, _FORM)
    meant, other_offset = _regress(rows[:, form:], wanted, weight, _MEANING)
    return _SHARE * np.concatenate([written, meant]), _SHARE * (offset + other_offset)


def _regress(
    rows: sparse.csr_matrix, wanted: npt.NDArray[np.bool_], weight: Floats, strength: float
) -> tuple[Floats, float]:
    # Here: a process that only answers Slack never learns, and scikit-learn takes 60 MB.
    from sklearn.linear_model import LogisticRegression

    # Coordinate descent on the dual takes 30 ms where the primal solvers take a second, and finds the same weights.
    settings = {"solver": "liblinear", "dual": True, "tol": 0.02, "max_iter": 2_000, "random_state": 0}
    learner = LogisticRegression(C=strength, **settings)
    learner.fit(rows, wanted, sample_weight=weight)
    return learner.coef_[0], float(learner.intercept_[0])


def weigh(every: Sequence[Labelled], seen: Sequence[Seen]) -> Floats:
    """Return how much each post counts, one on average for ours."""
    style = styles(seen)
    complaint = np.array([each.category is Category.COMPLAINT for each in every])
    staff = np.array([each.staff for each in every])
    english = np.array([each.language == "en" for each in every])
    plain = np.where(english, _PLAIN_ENGLISH, _PLAIN)
    weight = np.where(plainly_complains(style) == complaint, plain, 1.0)
    for group, share in ((addresses(style), _ADDRESSED), (~addresses(style), _OVERHEARD)):
        for speakers in (english, ~english):
            _balance(weight, group & speakers & ~staff, complaint, share)
    weight[staff] = _STAFF
    return weight


def _balance(weight: Floats, group: npt.NDArray[np.bool_], complaint: npt.NDArray[np.bool_], share: float) -> None:
    """Scale the group's weights to one on average, of which this share falls on complaints."""
    for chosen, wanted in ((group & complaint, share), (group & ~complaint, 1 - share)):
        weight[chosen] *= wanted * group.sum() / max(weight[chosen].sum(), 1e-9)


def improve(
    old: Model, corpus: Sequence[Labelled], labels: Sequence[Labelled], *, eyes: Eyes, encode: Encode | None
) -> Model:
    """Return a model that has learnt from staff, or the old one where that would judge worse.

    What decides is held back: a fifth of the labels, and as much of the corpus; both sides learn from the rest only.
    """
    kept, held = hold_back(labels)
    ours, ours_held = hold_back(corpus)
    new = train(ours, kept, eyes=eyes, encode=encode)
    before = train(ours, eyes=eyes, encode=encode)
    if not better(before, new, [*held, *ours_held], eyes=eyes):
        return old
    return train(corpus, labels, eyes=eyes, encode=encode)


def hold_back(every: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return four fifths and one fifth. A text is always on the same side, whatever else there is."""
    held = [each for each in every if zlib.crc32(each.text.encode(errors="surrogatepass")) % _FOLDS == 0]
    kept = [each for each in every if zlib.crc32(each.text.encode(errors="surrogatepass")) % _FOLDS != 0]
    return kept, held


def better(old: Model, new: Model, held: Sequence[Labelled], *, eyes: Eyes) -> bool:
    """Return whether the new model is not worse, neither on what staff decided nor on our own text.

    Both must hold: a few mistaken clicks agree with themselves, and would else undo what the corpus knows.
    """
    parts = [[each for each in held if each.staff], [each for each in held if not each.staff]]
    return all(macro_f1(new, part, eyes) >= macro_f1(old, part, eyes) - _TOLERANCE for part in parts if part)


def macro_f1(model: Model, held: Sequence[Labelled], eyes: Eyes) -> float:
    """Return the mean of F1 for complaints and F1 for the rest, at the usual threshold."""
    found = model.complaints([each.text for each in held], eyes) >= THRESHOLD
    wanted = np.array([each.category is Category.COMPLAINT for each in held])
    return float(np.mean([_f1(found == side, wanted == side) for side in (True, False)]))


def _f1(found: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> float:
    both = int((found & wanted).sum())
    return 2 * both / max(int(found.sum() + wanted.sum()), 1)
