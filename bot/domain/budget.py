"""How an account keeps within its money: first it reads less often, where nobody waits; at the end it stops."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

LEAN_FROM = 0.7
"""Share of the month's budget from which on what is only searched for is read once an hour, and nothing twice."""

SLACK = timedelta(seconds=1)
"""A tick may come a little early."""


class Waiting(IntEnum):
    """Who waits on an account: nobody, people in open conversations, somebody with an urgent matter."""

    NOBODY = 0
    OPEN = 1
    URGENT = 2


_STEPS: tuple[tuple[float, tuple[int, int, int]], ...] = (
    (0.9, (8, 4, 2)),
    (0.8, (4, 2, 1)),
    (LEAN_FROM, (2, 1, 1)),
)
"""From which share on an account is read so many times slower, by who waits: open and urgent ones slow down last."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether to look now. `lean`: only at what is addressed to us. `stopped`: not again before the month is over."""

    go: bool = True
    lean: bool = False
    stopped: bool = False


def pace(share: float, waiting: Waiting, *, every: timedelta, last: datetime | None, now: datetime) -> Pace:
    """Return the pace of an account that has spent `share` of its budget and was last read at `last`."""
    if share >= 1:
        return Pace(go=False, lean=True, stopped=True)
    slower = next((factors[waiting] for start, factors in _STEPS if share >= start), 1)
    due = last is None or slower == 1 or now - last >= every * slower - SLACK
    return Pace(go=due, lean=share >= LEAN_FROM and not _hourly(every * slower, now))


def _hourly(every: timedelta, now: datetime) -> bool:
    """Return whether this look is the hour's first."""
    return now.minute * 60 + now.second < every.total_seconds()
