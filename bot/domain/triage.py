"""What a post is: category, topic, priority, language, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.post import Post
from bot.domain.reach import Reach, reach
from bot.domain.signs import Sign, signs


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


_REASONS = 6
_URGENT = ("injury", "safety", "leak", "legal")
_GRAVE = ("press", "money", "vulnerable")

_RISING = (Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT)


@dataclass(frozen=True, slots=True)
class Past:
    """What the same author did before: complaints of the last 30 days that nobody answered, and how long they wait.

    `waited` is how long the post before this one in the same conversation has been waiting for an answer.
    """

    unanswered: int = 0
    waited: timedelta = timedelta()


AGAIN_AFTER = timedelta(hours=1)
"""From when on a further post in a conversation is a second contact, and not the rest of the first."""


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

    Injury, danger, a data leak or a legal threat make a post urgent; press, a regulator, money taken or a vulnerable
    person make it high, and so do repeated contact, money back and waiting together, or a question about danger.
    Followers and shares alone change the order within a priority (`bot.domain.turn`); a pressing post that many see is
    viral, and that is urgent (EVIDENCE, defaults). Never raises, whatever the post holds.
    """
    found = signs(post.text)
    seen = reach(post.author.followers, post.shares)
    priority = _priority(judgement_category, found, seen)
    return Verdict(judgement_category, topic, priority, language, probability, _reasons(found, cues, seen), classifier)


def weigh(judged: Verdict, post: Post, past: Past, *, now: datetime) -> Verdict:
    """Return the verdict in the light of what happened before and of how fast the post spreads.

    Whoever complained before and got no answer contacts us repeatedly, whether they say so or not: that is high.
    """
    seen = reach(post.author.followers, post.shares, posted_at=post.posted_at, now=now)
    level = judged.priority
    known = _past_words(past)
    if known and judged.category is Category.COMPLAINT:
        level = _at_least(level, Priority.HIGH)
    if seen.fast and judged.category is Category.COMPLAINT:
        level = Priority.URGENT
    if seen.wide and level is Priority.HIGH and judged.category is not Category.NOISE:
        level = Priority.URGENT
    reasons = tuple(dict.fromkeys([*judged.reasons[:2], *known, *seen.words(), *judged.reasons[2:]]))
    return replace(judged, priority=level, reasons=reasons[:_REASONS])


def _past_words(past: Past) -> tuple[str, ...]:
    said = []
    if past.unanswered:
        said.append(
            f"{past.unanswered} earlier {'complaint' if past.unanswered == 1 else 'complaints'} without an answer"
        )
    if past.waited >= AGAIN_AFTER:
        hours = int(past.waited / timedelta(hours=1))
        waited = f"{hours} h" if hours < 48 else f"{hours // 24} days"
        said.append(f"wrote again after {waited} without an answer")
    return tuple(said)


def _at_least(level: Priority, least: Priority) -> Priority:
    return max(level, least, key=_RISING.index)


def _priority(category: Category, found: Mapping[str, Sign], seen: Reach) -> Priority:
    level = _level(category, found)
    return Priority.URGENT if level is Priority.HIGH and seen.wide else level


def _level(category: Category, found: Mapping[str, Sign]) -> Priority:
    """Return the priority before reach. Praise and noise are low, unless somebody should look at them all the same."""
    danger = found.get("hazard")
    grave = any(label in found for label in _URGENT) or (danger is not None and not danger.asked)
    if category in (Category.PRAISE, Category.NOISE):
        return Priority.NORMAL if grave and category is Category.PRAISE else Priority.LOW
    if grave:
        return Priority.URGENT
    if danger is not None:
        return Priority.HIGH
    if category is Category.QUESTION:
        return Priority.HIGH if "vulnerable" in found or "press" in found else Priority.NORMAL
    pressing = any(label in found for label in (*_GRAVE, "again")) or {"money back", "waiting"} <= found.keys()
    return Priority.HIGH if pressing else Priority.NORMAL


def _reasons(found: Mapping[str, Sign], cues: tuple[str, ...], seen: Reach) -> tuple[str, ...]:
    """Return at most six short phrases: what decided the priority first, the reach, then the classifier's cues."""
    said = [_said(sign) for sign in found.values()]
    known = {sign.words.casefold() for sign in found.values()}
    more = [f"‹{_short(cue)}›" for cue in cues if not any(cue.casefold() in words for words in known)]
    return tuple(dict.fromkeys([*said, *seen.words(), *more]))[:_REASONS]


def _said(sign: Sign) -> str:
    if sign.label == "hazard" and sign.asked:
        return f"asks about ‹{_short(sign.words)}›"
    return f"says ‹{_short(sign.words)}›" if sign.label in (*_URGENT, "hazard") else f"‹{_short(sign.words)}›"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
