"""Promises in office time: when a reply is due, and when to warn whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WARNINGS = (100, 80, 50)
"""Shares of the promised time, in percent, at which somebody is warned (defaults of the project's evidence table)."""

_HORIZON = timedelta(days=3660)
"""How far to look for the next open hour. A calendar with nothing but holidays must end in an answer, not in a loop."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A promise. Lengths count office time unless `around_the_clock`."""

    name: str
    first_reply: timedelta
    resolve: timedelta | None = None
    around_the_clock: bool = False

    @property
    def next_reply(self) -> timedelta:
        """Return the promise for later posts of a running conversation: half the first (EVIDENCE defaults)."""
        return self.first_reply / 2


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the team works, in its own zone. `days` maps weekday (0 = Monday) to opening and closing time."""

    zone: str = "UTC"
    days: tuple[tuple[int, time, time], ...] = ()
    holidays: tuple[date, ...] = ()


def quarter(at: datetime) -> datetime:
    """Return the next quarter of an hour: people promise «by 15:15», not «by 15:07:41»."""
    late = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at if not late else at - late + timedelta(minutes=15)


def due_at(start: datetime, length: timedelta, hours: OfficeHours | None) -> datetime:
    """Return when `length` of office time after `start` is over, in UTC; None means around the clock.

    Hours without any day also count around the clock: a promise without a calendar is still a promise. A length of
    zero is due at the next moment the office is open. Lengths are real, elapsed time: on the night of a clock change
    an office that is open through it is open an hour more or less.
    """
    begin = start.astimezone(UTC)
    if hours is None or not hours.days:
        return begin + length
    left = length
    for opens, closes in _open_spans(begin, hours):
        if opens + left <= closes:
            return opens + left
        left -= closes - opens
    return begin + length


def is_open(at: datetime, hours: OfficeHours | None) -> bool:
    """Return whether the office is open at that moment."""
    if hours is None or not hours.days:
        return True
    moment = at.astimezone(UTC)
    opens, _ = next(_open_spans(moment, hours), (None, None))
    return opens == moment


def warning(start: datetime, due: datetime, now: datetime) -> int:
    """Return the highest step of warning that is reached: 0, 50, 80, or 100 once the due time has passed."""
    if now >= due:
        return 100
    share = 100 * (now - start) / (due - start) if due > start else 0.0
    return next((step for step in WARNINGS if share >= step), 0)


def _open_spans(begin: datetime, hours: OfficeHours) -> Iterator[tuple[datetime, datetime]]:
    """Yield the spans of open time from `begin` on, in UTC, in order and without overlaps."""
    zone = ZoneInfo(hours.zone)
    day = begin.astimezone(zone).date() - timedelta(days=1)
    last = day + _HORIZON
    reached = begin
    while day < last:
        for opens, closes in _spans_of(day, hours, zone):
            opens = max(opens, reached)
            if opens < closes:
                yield opens, closes
                reached = closes
        day += timedelta(days=1)


def _spans_of(day: date, hours: OfficeHours, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """Return one calendar day's spans in UTC. Closing at or before opening (22:00 to 06:00) means the next morning."""
    if day in hours.holidays:
        return []
    spans = []
    for weekday, opens, closes in hours.days:
        if weekday == day.weekday():
            end_day = day if closes > opens else day + timedelta(days=1)
            spans.append((_utc(day, opens, zone), _utc(end_day, closes, zone)))
    return sorted(spans)


def _utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return a local wall-clock moment in UTC. Arithmetic happens in UTC only: that is what makes it DST-safe."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
