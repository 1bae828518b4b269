"""How often terms are said usually, in bounded room and without keeping a word of what anybody wrote.

A count-min sketch (Cormode & Muthukrishnan 2005, doi 10.1016/j.jalgor.2003.12.001): each term adds to one cell in each
row, and its count is the least of them. Terms that share a cell make it too high, never too low: then an alarm comes
later, never without reason. No term can be read from it, so that there is nothing in it to be forgotten.
"""

import math
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

ROWS, WIDTH = 2, 16_384
HALF = timedelta(days=7)
"""After that, what was said counts half."""
DAY = timedelta(days=1)
_FLAT = 0.25
"""How much of an hour's usual number is the day's mean: one day of history knows its hours only roughly."""


def _empty() -> "array[float]":
    return array("f", bytes(4 * ROWS * WIDTH))


@dataclass(frozen=True, slots=True)
class Memory:
    """History from `since` until `until`: the sketch, how many posts, and how many at each hour of the day (UTC)."""

    since: datetime | None = None
    until: datetime | None = None
    posts: float = 0.0
    hours: tuple[float, ...] = (0.0,) * 24
    cells: "array[float]" = field(default_factory=_empty)

    @property
    def length(self) -> timedelta:
        """Return how much time it covers."""
        return self.until - self.since if self.since and self.until else timedelta()

    def count(self, term: str) -> float:
        """Return how often the term was said, of `posts`."""
        return min(self.cells[at] for at in _places(term))

    def share(self, term: str) -> float:
        """Return which part of all posts says the term; of what was never said, half a post."""
        return (self.count(term) + 0.5) / (self.posts + 1)

    def usual(self, span: timedelta, now: datetime) -> float:
        """Return how many posts come in so much time, at this time of the day."""
        days = max(1e-9, _days(self.length))
        near = sum(self.hours[(now.hour + step) % 24] for step in (-1, 0, 1)) / 3
        an_hour = (_FLAT * self.posts / 24 + (1 - _FLAT) * near) / days
        return max(1e-9, an_hour * (span / timedelta(hours=1)))

    def learn(self, said: Sequence[tuple[datetime, Iterable[str]]], until: datetime) -> "Memory":
        """Return it with these posts in it, and all before them a little fainter."""
        since = self.since or min((at for at, _ in said), default=until)
        fade = 0.5 ** (max(timedelta(), until - (self.until or until)) / HALF)
        cells, hours = array("f", (cell * fade for cell in self.cells)), [each * fade for each in self.hours]
        for at, terms in said:
            hours[at.hour] += 1
            for term in terms:
                for place in _places(term):
                    cells[place] += 1
        return Memory(since, until, self.posts * fade + len(said), tuple(hours), cells)


def _places(term: str) -> list[int]:
    return [row * WIDTH + zlib.crc32(f"{row}:{term}".encode()) % WIDTH for row in range(ROWS)]


def _days(length: timedelta) -> float:
    """Return the days that the numbers stand for: old ones count less."""
    rate = HALF / DAY / math.log(2)
    return rate * (1 - math.exp2(-(length / HALF)))
