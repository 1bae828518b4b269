"""Whose turn it is: the order in which tickets wait for staff.

A turn is an instant: since when somebody waits, plus the patience of the priority, less up to half of it for reach. The
earliest goes first. So among those who came at the same time the priority decides, and within a priority reach does
(half the patience of one level is more than the whole of the next higher, which reach thereby never passes); and nobody
starves, because whoever comes later than your turn stands behind you, whatever they bring.
"""

from datetime import datetime, timedelta

from bot.domain.triage import Priority

PATIENCE = {
    Priority.URGENT: timedelta(minutes=15),
    Priority.HIGH: timedelta(hours=1),
    Priority.NORMAL: timedelta(hours=4),
    Priority.LOW: timedelta(hours=24),
}
"""How long each may wait (EVIDENCE, defaults): what is urgent is answered in 15 minutes, what is not within a day."""

_HEAD_START = 0.5


def turn_at(priority: Priority, since: datetime, reach: float = 0.0) -> datetime:
    """Return the instant at which it is this one's turn. `reach` is between 0 and 1 (`Reach.share`)."""
    return since + PATIENCE[priority] * (1 - _HEAD_START * min(1.0, max(0.0, reach)))
