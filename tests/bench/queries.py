"""How fast staff are answered with a million tickets: `/complaints status`, `search`, and for information the lists."""

import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import text

from bot.desk import Desk
from bot.store import staff
from bot.store.tables import TicketRow
from handlers.commands import reply
from tests import factories
from tests.bench import database
from tests.bench.ingest import house
from tests.bench.measure import Figure, Size, spread
from tests.bench.million import fill
from tests.bench.wording import tail_word

RARE = f"{tail_word(41_234)}"
SEARCHES = {
    "a rare word": (RARE, tail_word(30_011), tail_word(48_765), tail_word(47_110)),
    "a common word": ("kettle", "order", "the", "parcel"),
    "two common words": ("parcel refund", "kettle late", "order again"),
    "a rare and a common word": (f"kettle {tail_word(20_017)}", f"{tail_word(9_999)} order"),
    "a beginning": ("ka", "kalo", "kal", "k"),
    "what nobody wrote": ("zzyzx", "zzyzx kettle", "kettle zzyzx"),
}
STATUS, SEARCH = {"p95": 30.0}, {"p95": 50.0}


def queries(size: Size) -> list[Figure]:
    """Measure on both databases."""
    return [figure for kind in database.KINDS for figure in _on(kind, size)]


def _on(kind: str, size: Size) -> list[Figure]:
    number, times = size.pick(1_000_000, 500), size.pick(40, 2)
    with database.fresh(kind) as url, house(url) as built:
        fill(built.database, number)
        desk = replace(built.desk, platforms={})
        with desk.sessions.begin() as session:
            staff.keep(session, [factories.SAM], now=desk.now())
        where = f"with {number:,} tickets on {kind}"
        return [
            _figure(f"/complaints status {where}", _asked(desk, ["status"], times), _one(desk, times), STATUS),
            *_searches(desk, where, times),
            _figure(f"/complaints mine, overdue {where}", _asked(desk, ["mine", "overdue"], times), _one(desk, times)),
        ]


def _searches(desk: Desk, where: str, times: int) -> list[Figure]:
    floor = _looked_up(desk, times)
    return [
        _figure(
            f"/complaints search for {kind} {where}",
            _asked(desk, [f"search {words}" for words in asked], times),
            floor,
            SEARCH,
        )
        for kind, asked in SEARCHES.items()
    ]


def _figure(
    what: str, took: list[float], floor: tuple[str, list[float]], target: dict[str, float] | None = None
) -> Figure:
    return Figure(what, "ms", spread(took), floor[0], spread(floor[1]), target or {})


def _asked(desk: Desk, commands: list[str], times: int) -> list[float]:
    def ask(n: int) -> None:
        word, _, rest = commands[n % len(commands)].partition(" ")
        reply(desk, "U0SAM", word, rest)

    return _timed(ask, times * len(commands))


def _one(desk: Desk, times: int) -> tuple[str, list[float]]:
    def ask(_: int) -> None:
        with desk.sessions() as session:
            session.execute(text("SELECT 1")).all()

    return "SELECT 1", _timed(ask, times)


def _looked_up(desk: Desk, times: int) -> tuple[str, list[float]]:
    def ask(n: int) -> None:
        with desk.sessions() as session:
            session.get(TicketRow, n + 1)

    return "a ticket by its number", _timed(ask, times)


def _timed(ask: Callable[[int], None], times: int) -> list[float]:
    took = []
    ask(0)  # the first one makes the statements
    for n in range(times):
        begun = time.perf_counter()
        ask(n)
        took.append((time.perf_counter() - begun) * 1_000)
    return took
