from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reach import reach
from bot.domain.triage import Priority
from bot.domain.turn import PATIENCE, turn_at

NOW = datetime(2026, 11, 2, 13, tzinfo=UTC)
PRIORITIES = st.sampled_from(list(Priority))
SHARES = st.floats(0, 1)


def test_reach_goes_first_within_a_priority() -> None:
    known = turn_at(Priority.NORMAL, NOW, reach(2_000_000).share)
    unknown = turn_at(Priority.NORMAL, NOW, reach(30).share)

    assert known < unknown


@given(PRIORITIES, PRIORITIES, SHARES, SHARES)
def test_no_reach_lifts_above_a_higher_priority_of_the_same_age(
    one: Priority, other: Priority, reach_of_one: float, reach_of_other: float
) -> None:
    if one.rank < other.rank:
        assert turn_at(one, NOW, reach_of_one) < turn_at(other, NOW, reach_of_other)


@given(PRIORITIES, PRIORITIES, SHARES, SHARES)
def test_who_has_waited_out_the_patience_goes_before_whoever_comes_now(
    waiting: Priority, coming: Priority, its_reach: float, their_reach: float
) -> None:
    since = NOW - PATIENCE[waiting]

    assert turn_at(waiting, since, its_reach) < turn_at(coming, NOW, their_reach)


@pytest.mark.parametrize(
    ("followers", "shares", "hours", "words"),
    [
        (18_200, 0, 1, ("18,200 followers",)),
        (9_999, 49, 24, ()),
        (40, 140, 24, ("140 shares",)),
        (40, 140, 2, ("140 shares, 70 an hour",)),
        (None, 0, 0, ()),
        (-1, -5, 0, ()),
    ],
)
def test_reach_is_said_where_it_counts(followers: int | None, shares: int, hours: int, words: tuple[str, ...]) -> None:
    found = reach(followers, shares, posted_at=NOW - timedelta(hours=hours), now=NOW)

    assert found.words() == words
    assert found.wide is bool(words)
    assert 0 <= found.share <= 1


def test_three_shares_in_the_first_minute_are_no_storm() -> None:
    assert not reach(40, 3, posted_at=NOW - timedelta(minutes=1), now=NOW).fast
