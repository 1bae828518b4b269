"""How far we have read in several streams of one account, kept in one cursor.

A round reads each stream to its end, a page per call: forward from the oldest unread post where the platform can do
that, else backward from the newest one. The next round begins a stretch before the end of the last one, because a post
may appear behind later ones; what was read of that stretch is remembered, and not handed out again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from bot.domain.post import Post
from bot.platforms.base import Page

VERSION = 1
REMEMBERED = 1_000
"""Ids of one stretch that are kept. Beyond that a post is handed out twice, and dropped when it is to be stored."""

Floor = Callable[[str, str], str]
"""Gives the id from which to read a stream again, for its name and the newest id that was read."""


def rank(remote_id: str) -> tuple[int, str]:
    """Return what orders ids: numbers by their value, others by their letters."""
    return len(remote_id), remote_id


@dataclass(slots=True)
class Stream:
    """`top` is the newest id of the last round; `at`, `back` and `new` belong to a round under way.

    `since` is how far back the first round goes, however many pages it takes.
    """

    top: str = ""
    at: str = ""
    back: str = ""
    new: str = ""
    since: str = ""
    seen: list[str] = field(default_factory=list)


class Streams:
    """The streams, and the one whose turn it is."""

    def __init__(self, streams: dict[str, Stream], turn: str, floor: Floor, *, forward: bool) -> None:
        self._streams = streams
        self._floor = floor
        self._forward = forward
        self.name = turn

    @classmethod
    def read(
        cls, cursor: str | None, names: Sequence[str], floor: Floor, *, forward: bool, since: datetime | None = None
    ) -> "Streams | None":
        """Return the streams as the cursor left them, new ones from `since` on; None where it cannot be read."""
        kept, turn = {}, names[0]
        if cursor is not None:
            try:
                said = json.loads(cursor)
                kept = {name: Stream(**fields) for name, fields in said["streams"].items()}
                turn = said["turn"] if said["turn"] in names else turn
                if said["v"] != VERSION:
                    return None
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                return None
        new = since.isoformat() if since else ""
        return cls({name: kept.get(name) or Stream(since=new) for name in names}, turn, floor, forward=forward)

    @property
    def first_look(self) -> bool:
        """Return whether this stream was never read to its end."""
        return not self._stream.top

    @property
    def since(self) -> datetime | None:
        """Return how far back a first look goes."""
        return datetime.fromisoformat(self._stream.since) if self._stream.since else None

    def question(self) -> dict[str, str]:
        """Return what to ask for: `min_id` to read forward, `since_id` and `max_id` to read backward."""
        stream = self._stream
        if stream.top and self._forward:
            return {"min_id": stream.at or self._floor(self.name, stream.top)}
        wanted = {"since_id": self._floor(self.name, stream.top)} if stream.top else {}
        return wanted | ({"max_id": stream.back} if stream.back else {})

    def known(self) -> frozenset[str]:
        """Return the ids that this stream has handed out, as far back as it reads again."""
        return frozenset(self._stream.seen)

    def again(self) -> Page:
        """Begin the round of this stream anew at the next look, where the platform no longer knows how far it was."""
        self._stream.at = self._stream.back = ""
        return Page((), self._cursor())

    def skip(self) -> Page:
        """Leave this stream out for once; it is read on from where it is."""
        more = self._next()
        return Page((), self._cursor(), more=more)

    def page(
        self,
        items: Sequence[tuple[str, Post | None]],
        *,
        full: bool,
        cost: float = 0.0,
        onward: str = "",
        ground: str = "0",
    ) -> Page:
        """Return the page's posts, oldest first, and the cursor behind it. Each comes with its id in the stream.

        What is `known` need not be made a post again.
        `full` says that there is more to read in this round.
        `onward` is the platform's own mark of where a walk backward goes on, if it has one; else the oldest id is.
        `ground` is where to begin the next time if there is nothing at all.
        """
        stream = self._stream
        found = sorted(items, key=lambda item: rank(item[0]))
        fresh = [post for remote_id, post in found if post and remote_id not in stream.seen]
        self._move([remote_id for remote_id, _ in found], over=not full, onward=onward, ground=ground)
        more = self._next() if not (stream.at or stream.back) else True
        return Page(tuple(fresh), self._cursor(), more=more, cost=cost)

    @property
    def _stream(self) -> Stream:
        return self._streams[self.name]

    def _move(self, ids: Sequence[str], *, over: bool, onward: str, ground: str) -> None:
        stream = self._stream
        stream.new = max([stream.new, stream.top, *ids], key=rank)
        if over or not (ids or onward):
            stream.top, stream.at, stream.back, stream.new, stream.since = stream.new or ground, "", "", "", ""
        elif stream.top and self._forward:
            stream.at = ids[-1]
        else:
            stream.back = onward or ids[0]
        self._remember(ids)

    def _remember(self, ids: Sequence[str]) -> None:
        """Keep what this round, or the next one, may meet again; a round under way still goes down to its own start."""
        stream = self._stream
        newest = stream.top or stream.new
        floor = rank(self._floor(self.name, newest)) if newest else rank("")
        kept = [each for each in dict.fromkeys([*stream.seen, *ids]) if rank(each) >= floor]
        stream.seen = sorted(kept, key=rank)[-REMEMBERED:]

    def _next(self) -> bool:
        """Give the next stream its turn; False where the round is over."""
        names = list(self._streams)
        at = names.index(self.name) + 1
        self.name = names[at % len(names)]
        return at < len(names)

    def _cursor(self) -> str:
        streams = {name: asdict(stream) for name, stream in self._streams.items()}
        return json.dumps({"v": VERSION, "turn": self.name, "streams": streams}, separators=(",", ":"))
