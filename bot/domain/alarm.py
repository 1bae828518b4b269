"""What staff see of one surge, as plain values: `flow` fills it in, `slack` turns it into blocks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.report import Line
from bot.domain.surge import Mark


@dataclass(frozen=True, slots=True)
class Alarm:
    """One surge's alarm. `name` is what people say, in their words; `lines` its tickets, most urgent first.

    `times` is how much more it is than usual; `others` are further terms that burst with it; `tickets` counts all.
    """

    surge: int
    name: str
    posts: int
    times: float
    began_at: datetime
    last_at: datetime
    ended_at: datetime | None = None
    mark: Mark = Mark.NONE
    marked_by: str = ""
    marked_at: datetime | None = None
    tickets: int = 0
    lines: tuple[Line, ...] = ()

    @property
    def length(self) -> timedelta:
        """Return how long it has lasted."""
        return self.last_at - self.began_at
