"""Something extra, offered in private: the budget, its three limits, and what a text says that it gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.domain.draft import Check, Facts, Level, house_rules
from bot.domain.errors import Refused
from bot.domain.rules.money import AMOUNT, CURRENCIES, digits, digits_of, values
from bot.domain.words.numbers import value
from bot.domain.words.text import read

_AMOUNT = re.compile(r"[0-9]{1,7}(?:[.,][0-9]{1,2})?")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{3})*(?:[.,]\d{1,2})?")
LARGEST = 10_000_000
"""Cents; more is a slip of the finger."""


class OfferState(StrEnum):
    """Where a private offer stands. From `waiting` to `given` its money is reserved; `refused` gives it back."""

    WAITING = "waiting"
    TO_COPY = "to_copy"
    SENDING = "sending"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be given in a calendar month, in cents: in all, by one staff member, to one customer."""

    currency: str
    per_month: int
    per_staff: int
    per_person: int
    second_eyes_above: int

    @property
    def is_open(self) -> bool:
        """Return whether the team gives anything at all."""
        return self.per_month > 0

    def wants_second(self, cents: int) -> bool:
        """Return whether a second person must agree."""
        return cents > self.second_eyes_above

    def limits(self, *, month: str, staff: str, person: str) -> tuple[tuple[str, int, str], ...]:
        """Return the key, the limit and the name of each limit, in the one order in which they are always taken."""
        names = "this month's budget", "what one of us may give in a month", "what one customer may get in a month"
        sums = self.per_month, self.per_staff, self.per_person
        return tuple(zip(keys(month=month, staff=staff, person=person), sums, names, strict=True))

    def told(self, cents: int) -> str:
        """Return an amount for staff."""
        return told(cents, self.currency)


def keys(*, month: str, staff: str, person: str) -> tuple[str, str, str]:
    """Return under which names the three sums are kept."""
    return f"month:{month}", f"staff:{month}:{staff}", f"person:{month}:{person}"


def told(cents: int, currency: str) -> str:
    """Return an amount for staff: «EUR 20» or «EUR 20.50»."""
    whole, rest = divmod(cents, 100)
    return f"{currency} {whole:,}" + (f".{rest:02}" if rest else "")


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer that the card shows until somebody settles it. `by` proposed it."""

    id: int
    state: OfferState
    amount: str
    public_text: str
    private_text: str
    by: str


def month_of(now: datetime, zone: str) -> str:
    """Return the calendar month in the team's zone: «2026-11»."""
    return f"{now.astimezone(ZoneInfo(zone)):%Y-%m}"


def cents_of(typed: str) -> int:
    """Return the amount that somebody typed, or refuse: «20», «20.50» and «20,50» are amounts, nothing else is."""
    bare = typed.strip()
    if not _AMOUNT.fullmatch(bare):
        raise Refused("Write the amount in figures, such as 20 or 20.50; 0 if nothing extra is given.")
    return round(float(bare.replace(",", ".")) * 100)


def most_named(text: str, said: str) -> int:
    """Return the largest amount of money in a text, in cents, that the customer did not name first; 0 without one."""
    known = digits_of(said)
    named = [match.group() for match in AMOUNT.finditer(text) if "%" not in match.group()]
    found = [_cents(one) for one in named if digits(one) not in known]
    return max([*found, *_spelled(text, known | values(said))], default=0)


def _spelled(text: str, known: frozenset[str]) -> Iterator[int]:
    """Yield amounts in words: «twenty pounds»."""
    words = read(text).folded
    for number, currency in pairwise(words):
        named = value(number) if currency in CURRENCIES else None
        if named is not None and str(named) not in known:
            yield min(named * 100, LARGEST)


def _cents(named: str) -> int:
    found = _NUMBER.search(named)
    if found is None:
        return 0
    whole, sign, rest = found.group().rpartition(re.sub(r"\d", "", found.group())[-1:] or "\0")
    if not sign or len(rest) > 2:
        return min(int(digits(found.group())) * 100, LARGEST)
    return min(int(digits(whole) or 0) * 100 + int(rest.ljust(2, "0")), LARGEST)


def private_rules(text: str, facts: Facts) -> tuple[Check, ...]:
    """Return what the house rules say of a private message: all but that it gives something."""
    return house_rules(text, replace(facts, levels={**facts.levels, "money": Level.OFF}))


def held_to_amount(text: str, cents: int, said: str, budget: Budget) -> None:
    """Refuse a text that promises more than is taken from the budget."""
    if (named := most_named(text, said)) > cents:
        raise Refused(
            f"The private message names {budget.told(named)}, but {budget.told(cents)} is taken: make them one."
        )
