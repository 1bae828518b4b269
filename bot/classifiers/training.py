"""Trains the default classifier: from our own text, from a team's examples, and from what staff decided in Slack."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
"""How much a label of staff counts beside a post of ours, where it is not held to be a mistake."""

_MISTAKEN = 0.1
"""How many clicks are slips. A label counts by the probability that it is none, in the light of what our own text says
of the post: so that some that contradict it change little, and many that agree with each other change it all the same.
"""

_FEW = 500
_FOLDS = 5
_PARTS = 3
"""Parts of the labels: each is judged by models that have learnt from the other two."""

_USUALLY_RIGHT = 4.0
"""Odds that triage is right about a post that it has not learnt from: 0.79 to 0.89 of the posts of strangers."""


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
    every = sorted([*corpus, *labels], key=lambda each: each.staff)
    seen = [eyes.see(each.text) for each in every]
    features = Features(Ngrams.of([each.tokens for each in seen]), encode)
    staff = np.array([each.staff for each in every])
    rows = _rows(features, [each.text for each in every], seen, ours=int((~staff).sum()))
    weight = weigh(every, seen)
    if staff.any() and not staff.all():
        weight[staff] *= _believed(features, rows, every, weight, staff)
    return fit(features, rows, every, weight)


def _rows(features: Features, texts: Sequence[str], seen: Sequence[Seen], *, ours: int) -> sparse.csr_matrix:
    """Return a row per text. An encoder keeps the vectors of a corpus in a file; those of customers' posts it must not.

    It tells the two by their number.
    """
    ends = [0, ours, *range(ours + _FEW, len(texts), _FEW), len(texts)]
    spans = [(start, end) for start, end in pairwise(ends) if start < end]
    return sparse.vstack([features.rows(texts[start:end], seen[start:end]) for start, end in spans], format="csr")


def _believed(
    features: Features, rows: sparse.csr_matrix, every: Sequence[Labelled], weight: Floats, staff: npt.NDArray[np.bool_]
) -> Floats:
    """Return how probably each label of staff is no slip, as far as our own text can tell."""
    complaint = np.array([each.category is Category.COMPLAINT for each in every])
    weights, offset = _learn(rows[~staff], complaint[~staff], weight[~staff], features.form)
    said = agreed(1 / (1 + np.exp(-(rows[staff] @ weights + offset))), complaint[staff])
    meant = (1 - _MISTAKEN) * said
    return np.asarray(meant / (meant + _MISTAKEN * (1 - said)))


def agreed(likely: Floats, complaint: npt.NDArray[np.bool_]) -> Floats:
    """Return the probability of what was said of each post, where `likely` is that of being a complaint."""
    return np.where(complaint, likely, 1 - likely)


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


@dataclass(frozen=True, slots=True)
class Exam:
    """How a model that has learnt the new labels compares with the one before, on what neither has learnt from.

    `staff` and `ours` are macro-F1 on what staff decided and on our own text, before and after. `trust` is the log of
    how much likelier the new labels are right than wrong.
    """

    fresh: int
    staff: tuple[float, float]
    ours: tuple[float, float]
    worse_for_staff: bool
    worse_for_ours: bool
    trust: float

    @property
    def problem(self) -> str:
        """Return why the new model is not to be used; nothing where it is."""
        if self.trust < 0:
            return "most of the new labels look like slips: they contradict what triage is sure of"
        if self.worse_for_staff:
            return "it would judge worse what your team has decided"
        return "it would judge worse the posts that come with Amends" if self.worse_for_ours else ""


def examine(
    corpus: Sequence[Labelled],
    taken: Sequence[Labelled],
    fresh: Sequence[Labelled],
    *,
    eyes: Eyes,
    encode: Encode | None,
) -> Exam:
    """Compare a model of `corpus`, `taken` and `fresh` with one of the first two.

    Each label is judged by models that have not learnt from it, and a fifth of the corpus by models without that fifth.
    """
    kept, held = hold_back(corpus)
    every = (*taken, *fresh)
    staff, staff_wanted = _on_labels(kept, taken, every, eyes=eyes, encode=encode), _complaints(every)
    texts, ours_wanted = [each.text for each in held], _complaints(held)
    ours = [train(kept, some, eyes=eyes, encode=encode).complaints(texts, eyes) for some in (taken, every)]
    return Exam(
        fresh=len(fresh),
        staff=(_macro_f1(staff[0], staff_wanted), _macro_f1(staff[1], staff_wanted)),
        ours=(_macro_f1(ours[0], ours_wanted), _macro_f1(ours[1], ours_wanted)),
        worse_for_staff=worse(*staff, staff_wanted),
        worse_for_ours=worse(ours[0], ours[1], ours_wanted),
        trust=trust(staff[0][len(taken) :], staff_wanted[len(taken) :]),
    )


def _on_labels(
    corpus: Sequence[Labelled],
    taken: Sequence[Labelled],
    every: Sequence[Labelled],
    *,
    eyes: Eyes,
    encode: Encode | None,
) -> tuple[Floats, Floats]:
    """Return what models of the labels taken before, and of every label, say of each: models that never saw it."""
    before, after = np.zeros(len(every)), np.zeros(len(every))
    for part in range(_PARTS):
        out = np.array([_part(each.text) == part for each in every])
        texts = [each.text for each in every if _part(each.text) == part]
        for said, some in ((before, taken), (after, every)) if texts else ():
            said[out] = _without(corpus, some, part, eyes=eyes, encode=encode).complaints(texts, eyes)
    return before, after


def _without(
    corpus: Sequence[Labelled], labels: Sequence[Labelled], part: int, *, eyes: Eyes, encode: Encode | None
) -> Model:
    return train(corpus, [each for each in labels if _part(each.text) != part], eyes=eyes, encode=encode)


def remember(encode: Encode) -> Encode:
    """Return an encoder that encodes each text once."""
    known: dict[str, Floats] = {}

    def remembering(texts: Sequence[str]) -> Floats:
        new = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(new, encode(new), strict=True) if new else ())
        return np.array([known[text] for text in texts])

    return remembering


def _complaints(every: Sequence[Labelled]) -> npt.NDArray[np.bool_]:
    return np.array([each.category is Category.COMPLAINT for each in every], dtype=bool)


def _number(text: str) -> int:
    return zlib.crc32(text.encode(errors="surrogatepass"))


def _part(text: str) -> int:
    return _number(text) % _PARTS


def worse(before: Floats, after: Floats, wanted: npt.NDArray[np.bool_]) -> bool:
    """Return whether more judgements went wrong than came right, and not by chance (McNemar, one deviation)."""
    was, now = (before >= THRESHOLD) == wanted, (after >= THRESHOLD) == wanted
    lost, won = int((was & ~now).sum()), int((~was & now).sum())
    return lost - won > float(np.sqrt(lost + won))


def trust(likely: Floats, complaint: npt.NDArray[np.bool_]) -> float:
    """Return the log-odds that labels are right rather than all wrong, by how sure triage was of each post.

    Staff correct what they see to be wrong, so that most corrections contradict triage: that alone says nothing. But
    where triage errs it is seldom sure, and wrong clicks fall on what it is sure of as often as on the rest.
    """
    said = np.clip(agreed(likely, complaint), 0.02, 0.98)
    usual = np.where(said < THRESHOLD, np.log(_USUALLY_RIGHT), -np.log(_USUALLY_RIGHT))
    return float((np.log(said / (1 - said)) + usual).sum())


def hold_back(every: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return four fifths and one fifth. A text is always on the same side, whatever else there is."""
    held = [each for each in every if _number(each.text) % _FOLDS == 0]
    kept = [each for each in every if _number(each.text) % _FOLDS != 0]
    return kept, held


def macro_f1(model: Model, held: Sequence[Labelled], eyes: Eyes) -> float:
    """Return the mean of F1 for complaints and F1 for the rest, at the usual threshold."""
    return _macro_f1(model.complaints([each.text for each in held], eyes), _complaints(held))


def _macro_f1(likely: Floats, wanted: npt.NDArray[np.bool_]) -> float:
    found = likely >= THRESHOLD
    return float(np.mean([_f1(found == side, wanted == side) for side in (True, False)]))


def _f1(found: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> float:
    both = int((found & wanted).sum())
    return 2 * both / max(int(found.sum() + wanted.sum()), 1)
