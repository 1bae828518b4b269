"""What a post is: category, topic, priority, language, with the reasons in words."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.post import Post
from bot.domain.words.text import negated, read
from bot.domain.words.urgency import urgency


class Category(StrEnum):
    """What kind of post it is."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"
    NOISE = "noise"


class Priority(StrEnum):
    """How soon somebody must look."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"

    @property
    def rank(self) -> int:
        """Return 1 for urgent to 4 for low, as queues count."""
        return {"urgent": 1, "high": 2, "normal": 3, "low": 4}[self.value]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What triage says about one post. `reasons` are short phrases that staff read on the card.

    `probability` is that of being a complaint, 0 to 1; `classifier` names who judged.
    """

    category: Category
    topic: str
    priority: Priority
    language: str
    probability: float
    reasons: tuple[str, ...]
    classifier: str


INFLUENCER = 10_000
"""Followers from which on a post is looked at sooner: reach raises a complaint by one level, never more."""

_REASONS = 6
_URGENT = ("safety", "leak", "legal")
_GRAVE = ("press", "money", "vulnerable")
_ORDER = (*_URGENT, *_GRAVE, "again", "money back", "waiting")
_DENIABLE = frozenset({"safety", "leak", "legal", "press"})
"""Where a «not» counts. «Not again» is a second contact all the same, and «no money back» is about money."""

_RISING = (Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT)


def verdict(
    judgement_category: Category,
    probability: float,
    topic: str,
    language: str,
    cues: tuple[str, ...],
    classifier: str,
    post: Post,
) -> Verdict:
    """Return the verdict: the classifier's judgement, with the priority that rules give it and the reasons for staff.

    Safety, a data leak or a legal threat make a post urgent; press, a regulator, money taken or a vulnerable person
    make it high, and so do repeated contact, or money back and waiting together. Reach raises by one level.
    Never raises, whatever the post holds.
    """
    signals = _signals(post.text)
    priority = _priority(judgement_category, frozenset(signals), post.author.followers or 0)
    reasons = _reasons(signals, cues, post.author.followers or 0)
    return Verdict(judgement_category, topic, priority, language, probability, reasons, classifier)


def _signals(text: str) -> dict[str, str]:
    """Return what makes the text pressing, each with the words that say it, gravest first."""
    words = read(text)
    found: dict[str, str] = {}
    for hit in urgency().find(words):
        if hit.label in _ORDER and hit.label not in found and not (hit.label in _DENIABLE and negated(words, hit)):
            found[hit.label] = words.shown(hit.first, hit.last)
    return {label: found[label] for label in _ORDER if label in found}


def _priority(category: Category, signals: frozenset[str], followers: int) -> Priority:
    level = _level(category, signals)
    if followers >= INFLUENCER and category is not Category.NOISE:
        return _RISING[min(_RISING.index(level) + 1, len(_RISING) - 1)]
    return level


def _level(category: Category, signals: frozenset[str]) -> Priority:
    """Return the priority before reach. Praise and noise are low, unless somebody should look at them all the same."""
    grave = bool(signals.intersection(_URGENT))
    if category in (Category.PRAISE, Category.NOISE):
        return Priority.NORMAL if grave and category is Category.PRAISE else Priority.LOW
    if grave:
        return Priority.URGENT
    if category is Category.QUESTION:
        return Priority.HIGH if "vulnerable" in signals else Priority.NORMAL
    pressing = signals.intersection((*_GRAVE, "again")) or {"money back", "waiting"} <= signals
    return Priority.HIGH if pressing else Priority.NORMAL


def _reasons(signals: dict[str, str], cues: tuple[str, ...], followers: int) -> tuple[str, ...]:
    """Return at most six short phrases: what decided the priority first, the reach, then the classifier's cues."""
    said = [f"says ‹{_short(words)}›" if label in _URGENT else f"‹{_short(words)}›" for label, words in signals.items()]
    reach = [f"{followers:,} followers"] if followers >= INFLUENCER else []
    known = {words.casefold() for words in signals.values()}
    more = [f"‹{_short(cue)}›" for cue in cues if not any(cue.casefold() in words for words in known)]
    return tuple(dict.fromkeys([*said, *reach, *more]))[:_REASONS]


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
