"""How many people can see a post, and how fast that grows.

Reach may reorder within a priority and never starves anybody (EVIDENCE: Gunarathne, Rui & Seidmann 2014); see
`bot.domain.turn`. The numbers are design choices: 10,000 followers is where an account reads as public, and a share
shows a post to about 200 more people, the median following of an account.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

INFLUENCER = 10_000
"""Followers from which on staff read them as a reason."""

SHARED = 50
FAST = 30
_PER_SHARE = 200
_SMALL, _HUGE = 100, 1_000_000
_SHORTEST = timedelta(minutes=20)
"""Growth is not told from less: three shares in the first minute are no storm."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What is known of a post's reach. `age` is how long it has been public, None where that does not count."""

    followers: int = 0
    shares: int = 0
    age: timedelta | None = None

    @property
    def per_hour(self) -> float:
        """Return the shares an hour since it was posted."""
        if self.age is None:
            return 0.0
        return self.shares / (max(self.age, _SHORTEST) / timedelta(hours=1))

    @property
    def fast(self) -> bool:
        """Return whether it spreads as a storm does: by the time it is large it is too late."""
        return self.per_hour >= FAST

    @property
    def wide(self) -> bool:
        """Return whether many people see it, or soon will."""
        return self.followers >= INFLUENCER or self.shares >= SHARED or self.fast

    @property
    def share(self) -> float:
        """Return the reach between 0 and 1, by orders of magnitude: 0 up to 100 people, 1 from a million on."""
        people = max(_SMALL, self.followers + _PER_SHARE * self.shares)
        return min(1.0, math.log10(people / _SMALL) / math.log10(_HUGE / _SMALL))

    def words(self) -> tuple[str, ...]:
        """Return what staff read: «18,200 followers», «140 shares, 60 an hour»."""
        said = [f"{self.followers:,} followers"] if self.followers >= INFLUENCER else []
        if self.fast:
            said.append(f"{self.shares:,} shares, {self.per_hour:,.0f} an hour")
        elif self.shares >= SHARED:
            said.append(f"{self.shares:,} shares")
        return tuple(said)


def reach(
    followers: int | None, shares: int = 0, *, posted_at: datetime | None = None, now: datetime | None = None
) -> Reach:
    """Return the reach of a post; without the two instants its growth is not known."""
    age = now - posted_at if now is not None and posted_at is not None else None
    return Reach(max(0, followers or 0), max(0, shares), age)
