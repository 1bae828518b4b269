from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sla import OfficeHours, Policy, due_at, is_open, warning

HOUR = timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")
WEEK = tuple((day, time(9), time(17)) for day in range(5))
OFFICE = OfficeHours("Europe/Berlin", WEEK, (date(2026, 12, 25),))

START = datetime(2025, 1, 1, tzinfo=UTC)
moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
lengths = st.timedeltas(timedelta(0), timedelta(hours=60))


def berlin(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def test_around_the_clock_is_plain_time() -> None:
    assert due_at(berlin(11, 7, 23), HOUR, None) == datetime(2026, 11, 7, 23, tzinfo=UTC)


def test_hours_without_days_count_around_the_clock() -> None:
    assert due_at(berlin(11, 7, 23), HOUR, OfficeHours("Europe/Berlin")) == berlin(11, 8, 0)


def test_a_promise_within_the_day_is_due_that_day() -> None:
    assert due_at(berlin(11, 2, 13, 20), HOUR, OFFICE) == berlin(11, 2, 14, 20)


def test_what_is_left_at_closing_time_continues_on_the_next_working_day() -> None:
    assert due_at(berlin(11, 6, 16, 30), HOUR, OFFICE) == berlin(11, 9, 9, 30)


def test_a_post_at_night_counts_from_opening() -> None:
    assert due_at(berlin(11, 3, 3), HOUR, OFFICE) == berlin(11, 3, 10)


def test_holidays_are_skipped() -> None:
    assert due_at(berlin(12, 24, 16, 30), HOUR, OFFICE) == berlin(12, 28, 9, 30)


def test_the_clock_change_does_not_shift_the_office() -> None:
    before = datetime(2026, 10, 23, 16, 30, tzinfo=BERLIN)

    assert due_at(before, HOUR, OFFICE) == datetime(2026, 10, 26, 9, 30, tzinfo=BERLIN)


def test_an_office_open_through_the_night_of_the_change_counts_real_hours() -> None:
    nights = OfficeHours("Europe/Berlin", tuple((day, time(22), time(6)) for day in range(7)))
    start = datetime(2026, 10, 24, 22, tzinfo=BERLIN)

    assert due_at(start, 9 * HOUR, nights) == datetime(2026, 10, 25, 6, tzinfo=BERLIN)


def test_two_spans_a_day_leave_out_the_lunch_break() -> None:
    split = OfficeHours("UTC", ((0, time(13), time(17)), (0, time(9), time(12))))

    assert due_at(datetime(2026, 11, 2, 11, 30, tzinfo=UTC), HOUR, split) == datetime(2026, 11, 2, 13, 30, tzinfo=UTC)


def test_overlapping_spans_are_counted_once() -> None:
    doubled = OfficeHours("UTC", ((0, time(9), time(12)), (0, time(10), time(13))))

    assert due_at(datetime(2026, 11, 2, 9, tzinfo=UTC), 4 * HOUR, doubled) == datetime(2026, 11, 2, 13, tzinfo=UTC)


def test_midnight_to_midnight_is_the_whole_day() -> None:
    whole = OfficeHours("UTC", tuple((day, time(0), time(0)) for day in range(7)))

    assert due_at(datetime(2026, 11, 2, 20, tzinfo=UTC), 10 * HOUR, whole) == datetime(2026, 11, 3, 6, tzinfo=UTC)


@given(moments, lengths)
def test_a_promise_is_due_while_the_office_is_open_or_closes(start: datetime, length: timedelta) -> None:
    due = due_at(start, length, OFFICE)

    local = due.astimezone(BERLIN)
    assert due >= start + length
    assert local.weekday() < 5
    assert time(9) <= local.time() <= time(17)
    assert local.date() not in OFFICE.holidays


@given(moments, lengths, lengths)
def test_a_longer_promise_is_never_due_earlier(start: datetime, one: timedelta, more: timedelta) -> None:
    assert due_at(start, one, OFFICE) <= due_at(start, one + more, OFFICE)


@given(moments, lengths, lengths)
def test_time_may_be_spent_in_two_parts(start: datetime, one: timedelta, two: timedelta) -> None:
    assert due_at(due_at(start, one, OFFICE), two, OFFICE) == due_at(start, one + two, OFFICE) or two == timedelta(0)


@given(moments, moments, lengths)
def test_a_later_post_is_never_due_earlier(one: datetime, other: datetime, length: timedelta) -> None:
    first, second = sorted((one, other))

    assert due_at(first, length, OFFICE) <= due_at(second, length, OFFICE)


def test_the_office_opens_and_closes_on_time() -> None:
    assert is_open(berlin(11, 2, 9), OFFICE)
    assert not is_open(berlin(11, 2, 17), OFFICE)
    assert not is_open(berlin(11, 7, 12), OFFICE)
    assert is_open(berlin(11, 7, 12), None)


@pytest.mark.parametrize(
    ("minutes", "step"), [(0, 0), (29, 0), (30, 50), (47, 50), (48, 80), (59, 80), (60, 100), (600, 100)]
)
def test_warnings_come_at_half_at_four_fifths_and_when_due(minutes: int, step: int) -> None:
    start = berlin(11, 2, 13)

    assert warning(start, start + HOUR, start + timedelta(minutes=minutes)) == step


def test_a_promise_of_no_time_is_due_at_once() -> None:
    start = berlin(11, 2, 13)

    assert warning(start, start, start) == 100
    assert warning(start, start, start - HOUR) == 0


def test_the_next_reply_is_promised_in_half_the_time_of_the_first() -> None:
    assert Policy("social", first_reply=HOUR).next_reply == timedelta(minutes=30)
