"""What we owe after a reply: the word that it promises, or, day by day, a sign that we are still on it."""

from datetime import datetime, timedelta

from bot.domain.draft import Facts
from bot.domain.rules.reading import Draft
from bot.domain.rules.times import times
from bot.domain.triage import Category

SILENCE = timedelta(hours=24)
"""«Keep in the loop»: every 24 h while a ticket is open, or at the promised time (EVIDENCE, defaults)."""

MOST = 3
"""Reminders after one reply; who ignored three would ignore a fourth."""


def promised(text: str, known: Facts) -> datetime | None:
    """Return the earliest instant after `known.now` that a reply names, in UTC or the zone of `now`; else None."""
    if known.now is None:
        return None
    ahead = [time.minutes for time in times(Draft(text, known)) if time.minutes is not None and time.minutes > 0]
    return known.now + timedelta(minutes=min(ahead)) if ahead else None


def word_due(text: str, known: Facts) -> datetime | None:
    """Return when the customer is owed a word after this reply; None where nothing was promised or complained of."""
    if (at := promised(text, known)) is not None:
        return at
    return known.now + SILENCE if known.now is not None and known.category is Category.COMPLAINT else None
