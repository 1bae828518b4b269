from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.budget import Pace, Waiting, pace

NOW = datetime(2026, 11, 4, 13, 20, tzinfo=UTC)
EVERY = timedelta(minutes=2)


def slower(share: float, waiting: Waiting) -> int:
    """Return how many times slower an account is read."""
    lasts = (n for n in range(1, 20) if pace(share, waiting, every=EVERY, last=NOW - EVERY * n, now=NOW).go)
    return next(lasts)


@pytest.mark.parametrize(
    ("share", "nobody", "conversation", "urgent"), [(0.5, 1, 1, 1), (0.75, 2, 1, 1), (0.85, 4, 2, 1), (0.95, 8, 4, 2)]
)
def test_who_waits_slows_an_account_down_last(share: float, nobody: int, conversation: int, urgent: int) -> None:
    assert [slower(share, waits) for waits in Waiting] == [nobody, conversation, urgent]


def test_a_used_up_budget_stops_an_account_whoever_waits() -> None:
    assert pace(1.0, Waiting.URGENT, every=EVERY, last=None, now=NOW) == Pace(go=False, lean=True, stopped=True)


def test_from_seven_tenths_on_searches_are_done_once_an_hour() -> None:
    looks = [NOW.replace(minute=minute) for minute in range(0, 60, 2)]

    full = [at.minute for at in looks if not pace(0.75, Waiting.OPEN, every=EVERY, last=None, now=at).lean]

    assert full == [0]
    assert not pace(0.69, Waiting.OPEN, every=EVERY, last=None, now=NOW).lean
