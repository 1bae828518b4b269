"""How many posts a second go through `work.poll`: fetch, dedupe, judge, sort, file, enqueue, commit."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from bot import running, wiring, work
from bot.desk import Desk
from bot.domain.post import Author, Post
from bot.flow import ingest as step
from bot.platforms.base import Page, Watch
from bot.store.tables import Base, TicketRow
from bot.wiring import House
from tests import factories
from tests.bench import database
from tests.bench.measure import Figure, Size
from tests.bench.wording import texts
from tests.fakes import FakePlatform

PAGE = 100
TARGETS = {"SQLite": 500.0, "PostgreSQL": 1_000.0}
COPIED = ("accounts", "conversations", "posts", "tickets", "events")


class Pages(FakePlatform):
    """A platform in memory, with pages of a hundred."""

    def __init__(self, posts: Sequence[Post]) -> None:
        super().__init__()
        self._posts = tuple(posts)

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next page."""
        begin = int(cursor or 0)
        end = begin + PAGE
        return Page(self._posts[begin:end], str(end), more=end < len(self._posts))


def posts(number: int) -> list[Post]:
    """Return posts by many people; one in six answers an earlier one."""
    now = datetime.now(UTC)
    made: list[Post] = []
    for n, text in enumerate(texts(number)):
        author = Author(f"a{n % 5_000}", f"person{n % 5_000}", f"Person {n % 5_000}", "https://town.example/p", n % 900)
        post = factories.post(text, id=f"b{n}", conversation=f"b{n}", author=author, posted_at=now, mentions_us=True)
        if n % 6 == 5:
            post = replace(post, conversation=made[n - 5].conversation, parent=made[n - 5].id)
        made.append(post)
    return made


@contextmanager
def house(url: str) -> Iterator[House]:
    """Build the bot's parts on this database, able to enqueue and running nothing."""
    made = factories.settings()
    secrets = made.secrets.model_copy(update={"database_url": url})
    with wiring.build(replace(made, secrets=secrets)) as built:
        built.engine.prepare()
        built.engine.connect()
        yield built
        built.engine.stop()


def ingest(size: Size) -> list[Figure]:
    """Measure on both databases."""
    number = size.pick(6_000, 300)
    return [_measure(kind, number) for kind in database.KINDS]


def _measure(kind: str, number: int) -> Figure:
    with database.fresh(kind) as url, house(url) as built:
        built.desk.classifier.prepare()  # this and the next as at every start
        running.favour_clicks()
        desk = replace(built.desk, platforms={"sandbox": Pages(posts(number))})
        length = take_in(desk, number)
        tickets = _count(built.database, TicketRow)
        floored = bare(built.database, number)
    values, floor = {"per_second": number / length}, {"per_second": number / floored}
    what = f"posts through work.poll in pages of {PAGE} on {kind}"
    is_floor = "plain INSERT of the same rows in the same batches"
    notes = {"posts": number, "tickets": tickets}
    return Figure(what, "posts/s", values, is_floor, floor, {"per_second": TARGETS[kind]}, True, notes)


def take_in(desk: Desk, number: int) -> float:
    """Poll until everything is in; return the seconds it took."""
    with desk.sessions.begin() as session:
        step.queue(session, "sandbox", now=desk.now())
    begun = time.perf_counter()
    for _ in range(0, number, PAGE):
        work.poll(desk, "sandbox")
    return time.perf_counter() - begun


def _count(engine: sa.Engine, table: type[Base]) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def bare(engine: sa.Engine, number: int) -> float:
    """Insert the rows that stand there now into copies of their tables, as many to a transaction as a page makes."""
    with engine.connect() as connection:
        rows = {name: connection.execute(sa.select(Base.metadata.tables[name])).mappings().all() for name in COPIED}
    copies = [_copy(Base.metadata.tables[name], sa.MetaData()) for name in COPIED]
    for copy in copies:
        copy.create(engine)
    pages = number // PAGE
    begun = time.perf_counter()
    for page in range(pages):
        with engine.begin() as connection:
            for name, copy in zip(COPIED, copies, strict=True):
                part = rows[name][page::pages]
                if part:
                    connection.execute(copy.insert(), [dict(row) for row in part])
    return time.perf_counter() - begun


def _copy(table: sa.Table, metadata: sa.MetaData) -> sa.Table:
    """Return the table without its indexes and keys to others, under another name."""
    columns = [sa.Column(column.name, column.type, primary_key=column.primary_key) for column in table.columns]
    return sa.Table(f"bare_{table.name}", metadata, *columns)
