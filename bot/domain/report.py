"""What staff see beyond one card: lines of lists, the state of the platforms, the numbers of the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.coverage import Gap, Proof
from bot.domain.ticket import Status
from bot.domain.triage import Priority


@dataclass(frozen=True, slots=True)
class Line:
    """One ticket in a list. `text` is the customer's; `link` opens its card in Slack, empty where there is none.

    `turn_at` says whose turn it is (`bot.domain.turn`), where that is known.
    """

    ticket: int
    text: str
    priority: Priority
    status: Status
    assignee: str | None = None
    due_at: datetime | None = None
    overdue_by: timedelta | None = None
    link: str = ""
    turn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One platform account as `status` shows it. `seen` posts came in, `accounted` of them went somewhere.

    `red`: somebody has to do something, or it stays as it is. `lag` is how old the newest post of the last page was,
    `left` how many calls the platform still allows. Money is in dollars, days and months are UTC's.
    """

    name: str
    title: str
    ok: bool
    last_success_at: datetime | None = None
    error: str = ""
    error_since: datetime | None = None
    seen: int = 0
    accounted: int = 0
    red: bool = False
    lag: timedelta | None = None
    left: int | None = None
    errors_today: int = 0
    cost_today: float = 0.0
    cost_month: float = 0.0
    budget: float | None = None
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Rising:
    """A surge that goes on: what people say, how many posts in how long, how much more than usual."""

    name: str
    posts: int
    length: timedelta
    times: float
    is_incident: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of now and of today. `in_time` is a share from 0 to 1, None before the first answer.

    `approved` drafts of the last 30 days, `unchanged` ones of them, and `removed`: the words that staff took out most.
    """

    open: int = 0
    urgent: int = 0
    overdue: int = 0
    oldest: timedelta | None = None
    worst_overdue: timedelta | None = None
    worst_overdue_assignee: str | None = None
    answered_today: int = 0
    p50: timedelta | None = None
    p90: timedelta | None = None
    in_time: float | None = None
    sources: tuple[Source, ...] = ()
    unclear: int = 0
    ignored: int = 0
    gaps: tuple[Gap, ...] = ()
    approved: int = 0
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    surges: tuple[Rising, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a ticket's history. `by` is a Slack user id, empty for the clock and the customer."""

    at: datetime
    what: str
    by: str = ""
    detail: str = ""
