"""A surge: within hours far more people say the same than usual. Pure statistics, no list of what may go wrong.

A term is held against what history lets expect in the same time: its share of all posts, times how many posts there
are now. A day that is twice as busy counts half: it raises what is expected, but not in full, for an outage is what
makes a day busy. How rare a count is says the Poisson distribution whose rate is known as well as history shows it
(Gamma–Poisson): a word that nobody has said in two hundred posts may still be a word that one in three hundred says.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.memory import Memory

WINDOW = timedelta(hours=3)
SPANS = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), WINDOW)
"""A surge is looked for in the last half hour as well as in the last three: the sooner it is seen, the better."""
POSTS, AUTHORS = 6, 5
HISTORY = timedelta(hours=24)
RARE = 1e-3
TIMES = 2.5
"""How rare and how much more than usual a term must be; measured, see the section «surge» of tests/bench."""
GENERIC = 0.15
"""What a larger part of all posts say at any time is no name for anything."""
OVERLAP = 0.4
"""Terms that share so much of their posts are one surge."""
AGAIN = timedelta(hours=6)
"""So long after its end a surge goes on, instead of a new one beginning."""
SILENT = timedelta(hours=24)
"""So long nothing is said of what staff called false, however much it grows."""
CALM = timedelta(hours=1)
FORGIVEN = timedelta(days=30)
"""After that, a false alarm counts half."""
MORE = 1.5


class Mark(StrEnum):
    """What staff said of a surge."""

    NONE = ""
    INCIDENT = "incident"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Said:
    """One post as it is counted."""

    post: int
    author: str
    at: datetime
    terms: frozenset[str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Burst:
    """A term that far more people say than usual; `usual` would be expected, `chance` is how rare it is."""

    term: str
    posts: frozenset[int]
    authors: int
    usual: float
    chance: float


@dataclass(frozen=True, slots=True)
class Surge:
    """Terms that burst together, the most telling first, and the posts that hold them; `times` the usual."""

    terms: tuple[str, ...]
    posts: frozenset[int]
    times: float


def find(window: Sequence[Said], memory: Memory, bars: Mapping[str, float], *, now: datetime) -> list[Surge]:
    """Return what surges now, the rarest first. `bars` are terms of false alarms (`lessons`)."""
    if memory.length < HISTORY:
        return []
    best: dict[str, Burst] = {}
    for span in SPANS:
        for burst in _bursts([said for said in window if now - span < said.at <= now], memory, bars, span, now):
            if burst.term not in best or burst.chance < best[burst.term].chance:
                best[burst.term] = burst
    found = _merged(sorted(best.values(), key=lambda burst: (burst.chance, burst.term)))
    return [one for one in found if not is_calm(_lately(one, window, now), one.terms, memory, now=now)]


def _lately(one: Surge, window: Sequence[Said], now: datetime) -> int:
    return len({said.author for said in window if said.post in one.posts and said.at > now - CALM})


def _bursts(
    recent: Sequence[Said], memory: Memory, bars: Mapping[str, float], span: timedelta, now: datetime
) -> Iterable[Burst]:
    by_term: dict[str, list[Said]] = defaultdict(list)
    for said in recent:
        for term in said.terms:
            by_term[term].append(said)
    exposure = expected(len(recent), memory, span, now)
    for term, posts in by_term.items():
        authors = len({said.author for said in posts}) if len(posts) >= POSTS else 0
        if authors < AUTHORS or memory.share(term) > GENERIC:
            continue
        usual = exposure * memory.share(term)
        if authors < TIMES * usual or authors <= bars.get(term, 0.0):
            continue
        chance = _tail(authors, memory.count(term), memory.posts, exposure)
        if chance < RARE:
            yield Burst(term, frozenset(said.post for said in posts), authors, usual, chance)


def expected(posts: int, memory: Memory, span: timedelta, now: datetime) -> float:
    """Return how many posts to reckon with: those that came, or fewer where that is more than usual by now."""
    usual = memory.usual(span, now)
    return float(posts) if posts <= usual else math.sqrt(posts * usual)


def _tail(seen: int, before: float, posts: float, exposure: float) -> float:
    """Return the chance of at least `seen`, where `before` of `posts` were like that: a negative binomial's tail."""
    shape, share = before + 0.5, exposure / (posts + exposure)
    log = math.lgamma(shape + seen) - math.lgamma(shape) - math.lgamma(seen + 1)
    term = math.exp(log + shape * math.log1p(-share) + seen * math.log(share))
    total, at = 0.0, seen
    while term > total * 1e-9 and at < seen + 10_000:
        total += term
        term *= share * (shape + at) / (at + 1)
        at += 1
    return min(1.0, total)


def _merged(bursts: Sequence[Burst]) -> list[Surge]:
    """Put terms together that are in the same posts, however many of them there are."""
    found: list[Surge] = []
    for burst in bursts:
        at = next((at for at, surge in enumerate(found) if overlap(burst.posts, surge.posts)), None)
        if at is None:
            found.append(Surge((burst.term,), burst.posts, burst.authors / burst.usual))
        else:
            one = found[at]
            found[at] = Surge((*one.terms, burst.term), one.posts | burst.posts, one.times)
    return found


def overlap(posts: frozenset[int], others: frozenset[int]) -> bool:
    """Return whether so many of these posts are among the others that both are about the same."""
    return len(posts & others) >= OVERLAP * min(len(posts), len(others)) if posts and others else False


def is_calm(authors: int, terms: Iterable[str], memory: Memory, *, now: datetime) -> bool:
    """Return whether a surge is over: in the last hour hardly more people said its terms than usual."""
    share = min(1.0, sum(memory.share(term) for term in terms))
    return authors < max(3.0, 2 * memory.usual(CALM, now) * share)


def lessons(false: Iterable[tuple[Sequence[str], int, datetime]], *, now: datetime) -> dict[str, float]:
    """Return how many people must say the terms of false alarms, at least: half as many again as there were posts.

    Half of that is enough after a month, so that what was false once does not stay so for ever.
    """
    bars: dict[str, float] = defaultdict(float)
    for terms, posts, at in false:
        bar = MORE * posts * math.exp2(-(max(timedelta(), now - at) / FORGIVEN))
        for term in terms:
            bars[term] = max(bars[term], bar)
    return dict(bars)
