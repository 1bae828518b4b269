"""Slack's rate limits as token buckets.

Per channel one message a second with short bursts, always; per method and minute only when the pace is `real`.
https://docs.slack.dev/apis/web-api/rate-limits
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

CHANNEL_RATE = 1.0
CHANNEL_BURST = 3.0


class RateLimitedError(Exception):
    """Too fast; `retry_after` is in whole seconds, at least one."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Too many calls: again in {retry_after} s.")
        self.retry_after = retry_after


@dataclass(slots=True)
class Bucket:
    """Tokens that grow back at `rate` per second up to `most`."""

    rate: float
    most: float
    left: float
    at: datetime

    def take(self, now: datetime) -> None:
        """Use one token, or raise RateLimitedError."""
        grown = max(0.0, (now - self.at).total_seconds()) * self.rate
        self.left, self.at = min(self.most, self.left + grown), now
        if self.left < 1.0:
            raise RateLimitedError(max(1, math.ceil((1.0 - self.left) / self.rate)))
        self.left -= 1.0


class Pace:
    """All buckets of the app."""

    def __init__(self, pace: str) -> None:
        self.real = pace == "real"
        self._buckets: dict[str, Bucket] = {}

    def channel(self, channel: str, now: datetime) -> None:
        """Count one message into a channel."""
        self._bucket(f"channel {channel}", now, rate=CHANNEL_RATE, most=CHANNEL_BURST).take(now)

    def method(self, method: str, per_minute: int | None, *, now: datetime) -> None:
        """Count one call of a method with a tier."""
        if self.real and per_minute:
            self._bucket(f"method {method}", now, rate=per_minute / 60, most=float(per_minute)).take(now)

    def _bucket(self, name: str, now: datetime, *, rate: float, most: float) -> Bucket:
        return self._buckets.setdefault(name, Bucket(rate, most, most, now))
