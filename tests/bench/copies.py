"""What it costs to know copies: the same posts filed page by page, in turn with and without the look for them."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot import work
from bot.desk import Desk
from bot.domain.post import Post
from bot.flow import ingest as step
from bot.flow.recent import Match, Recent
from bot.wiring import House
from tests.bench import database
from tests.bench.ingest import PAGE, Pages, house, posts
from tests.bench.measure import Figure, Size


class Nobody(Recent):
    """Remembers nothing."""

    def matches(self, session: Session, posts: Sequence[Post], *, now: datetime) -> dict[str, Match]:
        """Know no copies."""
        return {}


def copies(size: Size) -> list[Figure]:
    """Measure on both databases."""
    number = size.pick(6_000, 300)
    return [_measure(kind, number) for kind in database.KINDS]


def _measure(kind: str, number: int) -> Figure:
    with database.fresh(kind) as one, house(one) as knowing, database.fresh(kind) as other, house(other) as plain:
        desks = [_desk(knowing, Recent(), number), _desk(plain, Nobody(), number)]
        took = [0.0, 0.0]
        for _ in range(0, number, PAGE):
            for at, desk in enumerate(desks):
                begun = time.perf_counter()
                work.poll(desk, "sandbox")
                took[at] += time.perf_counter() - begun
    each = [{"mean": seconds / number * 1e6} for seconds in took]
    what = f"filing a post through work.poll on {kind}, copies known"
    return Figure(what, "µs", each[0], "the same without the look for copies", each[1], notes={"posts": number})


def _desk(built: House, recent: Recent, number: int) -> Desk:
    built.desk.classifier.prepare()
    recent.prepare()  # as at every start
    desk = replace(built.desk, platforms={"sandbox": Pages(posts(number))}, recent=recent)
    with desk.sessions.begin() as session:
        step.queue(session, "sandbox", now=desk.now())
    return desk
