"""What a language model may cost: reserved before the call, settled after it, each in a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import Silent
from bot.spending import ModelSection
from bot.store import purses
from bot.store.purses import LONGEST, Purse, Sum
from bot.store.session import Sessions

ALL, TRIAGE = "all", "triage"
_ENDLESS = 2**53
"""More than any model is asked; a purse that only counts calls."""

_REMEMBERED = 1_000
"""Purses that are remembered to be empty."""

KEEP = timedelta(days=1)
"""How long an answer stands in for asking again."""


@dataclass(frozen=True, slots=True)
class Held:
    """A reservation: from which purses, on which day, how much of each price."""

    day: str
    purses: tuple[str, ...]
    tokens_in: int
    tokens_out: int
    sum: Sum


class Budget:
    """The daily budget of calls, tokens and money, the one of triage, and the cap for each author."""

    def __init__(self, sessions: Sessions, limits: ModelSection, *, zone: str, now: Callable[[], datetime]) -> None:
        self._sessions = sessions
        self._limits = limits
        self._zone = ZoneInfo(zone)
        self.now = now
        self._refused: set[tuple[str, str]] = set()

    def reserve(self, use: str, author: str, *, tokens_in: int, tokens_out: int) -> Held:
        """Reserve the most that a call may cost, or raise Silent; nothing is reserved then."""
        wanted = Sum(1, tokens_in + tokens_out, self._micros(tokens_in, tokens_out))
        day, payers = self._day(), self._purses(use, author)
        with self._sessions.begin() as session:
            for purse in payers:
                if not purses.reserve(session, day, purse, wanted):
                    self._refuse(day, purse)
                    raise Silent("over budget")
        return Held(day, tuple(purse.name for purse in payers), tokens_in, tokens_out, wanted)

    def is_spent(self, use: str, author: str) -> bool:
        """Return whether this process was refused a call like this one today: asking again would be in vain."""
        day = self._day()
        return any((day, purse.name) in self._refused for purse in self._purses(use, author))

    def _refuse(self, day: str, purse: Purse) -> None:
        if len(self._refused) >= _REMEMBERED or any(known != day for known, _ in self._refused):
            self._refused.clear()
        self._refused.add((day, purse.name))

    def _day(self) -> str:
        return self.now().astimezone(self._zone).date().isoformat()

    def settle(self, held: Held, *, tokens_in: int, tokens_out: int) -> None:
        """Write down what the call did cost; it counts as a call in any case."""
        used = Sum(1, tokens_in + tokens_out, self._micros(tokens_in, tokens_out))
        rest = Sum(0, held.sum.tokens - used.tokens, held.sum.micros - used.micros)
        with self._sessions.begin() as session:
            purses.give_back(session, held.day, held.purses, rest)

    def known(self, key: str) -> str | None:
        """Return what was answered to this very question lately."""
        with self._sessions() as session:
            return purses.answer(session, key, since=self.now() - KEEP)

    def remember(self, key: str, text: str) -> None:
        """Keep an answer, so that the same question costs nothing for a day."""
        with self._sessions.begin() as session:
            purses.remember(session, key, text, now=self.now())

    def _purses(self, use: str, author: str) -> tuple[Purse, ...]:
        """Return what a call is paid from, always in the same order: two that wait for each other cannot be."""
        most = self._limits
        every = Purse(ALL, Sum(most.calls, most.tokens, round(most.dollars * 1_000_000)))
        own = Purse(f"author {author}"[:LONGEST], Sum(most.author_calls, _ENDLESS, _ENDLESS))
        triage = [Purse(TRIAGE, Sum(most.triage_calls, _ENDLESS, _ENDLESS))] if use == TRIAGE else []
        return (every, *triage, own)

    def _micros(self, tokens_in: int, tokens_out: int) -> int:
        """Return millionths of a dollar: dollars for a million tokens are just that for each."""
        return round(tokens_in * self._limits.input_price + tokens_out * self._limits.output_price)
