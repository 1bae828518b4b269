"""How far we have read a list that shows its newest entries first and cannot be asked «what came since?».

A sweep reads such a list backward, a page per call, until it meets what was read before. The next one begins at the
head again. Entries are ordered by an instant that their writers influence, so one may appear behind others that were
read already: each sweep looks a stretch further back, and remembers what it has seen there.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

VERSION = 1
LATE = 10 * 60 * 1_000
"""Milliseconds by which a writer's clock may be slow."""

KEPT = 100
"""Entries that are remembered whatever their age: one page, which is read anyway."""

MOST = 1_000
"""Entries that are remembered at most. What is older than the oldest of them counts as read."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Thing]):
    """One line of the list: its id, its place in milliseconds of the epoch, and what it stands for."""

    id: str
    at: int
    thing: Thing


def millis(instant: datetime) -> int:
    """Return an instant as a place in the list."""
    return round(instant.timestamp() * 1_000)


@dataclass(slots=True)
class Sweep:
    """`top` is the newest place of the last sweep; `floor` the place up to which everything counts as read.

    `back` is the list's own cursor for a sweep under way, `cut` the floor that follows from what it had to forget.
    """

    top: int = 0
    floor: int = 0
    back: str = ""
    cut: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def take(self, entries: Sequence[Entry[Thing]], cursor: str) -> list[Entry[Thing]]:
        """Return what is new on a page, oldest first, and move on; `cursor` is the list's own for the next page."""
        oldest_first = entries[::-1]
        fresh = {
            entry.id: entry for entry in oldest_first if entry.at > self.floor and short(entry.id) not in self.seen
        }
        self.seen |= {short(entry.id): entry.at for entry in entries}
        oldest = min((entry.at for entry in entries), default=0)
        if not entries or not cursor or oldest <= max(self.floor, self.top - LATE):
            self._end()
        else:
            self.back = _overlapping(cursor, again=bool(fresh))
            self._forget(also=oldest)
        return sorted(fresh.values(), key=lambda entry: entry.at)

    def _end(self) -> None:
        self.top, self.back = max([self.top, *self.seen.values()]), ""
        self._forget()
        self.floor, self.cut = max(self.floor, self.cut), 0

    def _forget(self, also: int | None = None) -> None:
        """Keep what later sweeps may meet again, and what shares the place `also` with the next page's first entry."""
        places = sorted(self.seen.values(), reverse=True)
        if len(places) <= KEPT:
            return
        oldest = places[min(len(places), MOST) - 1]
        if not self.back:
            oldest = max(oldest, min(places[KEPT - 1], self.top - LATE))
        gone = {entry: at for entry, at in self.seen.items() if at < oldest and at != also}
        self.cut = max([self.cut, *gone.values()])
        self.seen = {entry: at for entry, at in self.seen.items() if entry not in gone}


def short(remote_id: str) -> str:
    """Return what is remembered of an id."""
    return hashlib.blake2b(remote_id.encode(), digest_size=6).hexdigest()


def _overlapping(cursor: str, *, again: bool) -> str:
    """Return a cursor one millisecond later where it is an instant, so that nothing of that millisecond is left out.

    `again` is false where the page brought nothing new: then to overlap once more would be to stand still.
    """
    try:
        instant = datetime.fromisoformat(cursor)
    except ValueError:
        return cursor
    if not again or instant.tzinfo is None:
        return cursor
    later = instant.astimezone(UTC) + timedelta(milliseconds=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Sweeps:
    """The lists of one account, and the one whose turn it is: all of it fits into one cursor."""

    def __init__(self, sweeps: dict[str, Sweep], turn: str) -> None:
        self.sweeps = sweeps
        self.name = turn if turn in sweeps else next(iter(sweeps))

    @classmethod
    def read(cls, names: Sequence[str], cursor: str | None, since: datetime | None) -> "Sweeps | None":
        """Return the lists as the cursor left them, new ones from `since` on; None where it cannot be read."""
        kept, turn = dict[str, Sweep](), ""
        if cursor is not None:
            try:
                said = json.loads(cursor)
                kept = {name: Sweep(**fields) for name, fields in said["sweeps"].items()}
                turn = str(said["turn"])
                if said["v"] != VERSION:
                    return None
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                return None
        floor = millis(since) if since else 0
        return cls({name: kept.get(name) or Sweep(floor=floor) for name in names}, turn)

    @property
    def sweep(self) -> Sweep:
        """The one whose turn it is."""
        return self.sweeps[self.name]

    def take(self, entries: Sequence[Entry[Thing]], cursor: str) -> tuple[list[Thing], bool]:
        """Return what no list has shown yet, and whether there is more to read right now."""
        others = [sweep for name, sweep in self.sweeps.items() if name != self.name]
        fresh = self.sweep.take(entries, cursor)
        new = [entry.thing for entry in fresh if not any(short(entry.id) in other.seen for other in others)]
        if self.sweep.back:
            return new, True
        names = list(self.sweeps)
        at = names.index(self.name) + 1
        self.name = names[at % len(names)]
        return new, at < len(names)

    def cursor(self) -> str:
        """Return where to go on."""
        kept = {name: asdict(sweep) for name, sweep in self.sweeps.items()}
        return json.dumps({"v": VERSION, "turn": self.name, "sweeps": kept}, separators=(",", ":"))
