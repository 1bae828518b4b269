"""One account under a storm that a seed decides, told by the real recipes, and what must hold when it is over.

Restarts, crashes between a platform's answer and its storing, refusals, 429s, half answers, posts that appear late and
pages that leave posts out: reading and second passes go on through all of it. The truth is the village's own.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine as Database
from sqlalchemy import event, select

from bot import proving, work
from bot.classifiers.base import Judgement
from bot.config import Settings
from bot.desk import Desk
from bot.domain.post import Post
from bot.domain.triage import Category
from bot.engine import Engine
from bot.flow import ingest
from bot.platforms.base import Page, Platform, Watch
from bot.slack.board import Board
from bot.store import session as database
from bot.store.session import Sessions
from bot.store.tables import AccountRow, PostRow
from bot.store.watching import GapRow, PassRow
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.platforms.lab import Trouble
from tests.platforms.villages import VILLAGES, Village

STEP = timedelta(minutes=5)
STEPS = 30
LATEST = 3
"""Steps that a post may hide: a quarter of an hour, which two second passes overlap by."""

FLOOD = 0.15

TROUBLES = (Trouble.BROKEN, Trouble.TRUNCATED, Trouble.LOST_ANSWER, Trouble.SLOW_DOWN, Trouble.BAD_TOKEN)


class Crash(Exception):
    """The process dies here."""


class Judge:
    """Takes everything for a complaint at once: a storm is about reading."""

    name = "storm"

    def prepare(self) -> None:
        """Nothing to prepare."""

    def judge(self, posts: Sequence[Post]) -> list[Judgement]:
        return [Judgement(Category.COMPLAINT, 0.9, "product", "en", (), "storm") for _ in posts]


@dataclass(slots=True)
class Notebook:
    """Takes down what is enqueued, and runs nothing."""

    works: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def enqueue(self, session: object, queue: str, name: str, *args: Any, **options: Any) -> bool:
        self.works.append((name, args))
        return True

    def asked(self, name: str) -> bool:
        """Return whether this work was asked for since the last question, and forget all that was."""
        found = any(name == each for each, _ in self.works)
        self.works.clear()
        return found


@dataclass(slots=True)
class Witness:
    """Stands before an adapter: sees what each page brings, and may let the process die before it is stored."""

    inner: Platform
    page: Page | None = None
    dies: bool = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def taken(self) -> set[str]:
        """Return what the last page brought, once; nothing where the look failed."""
        page, self.page = self.page, None
        return {post.id for post in page.posts} if page else set()

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        page = self.inner.fetch(cursor, want)
        if self.dies:
            self.dies = False
            raise Crash
        self.page = page
        return page


@dataclass(frozen=True, slots=True)
class Weather:
    """What came of a storm. `gaps` is what the receipt names, `unbrought` what reading by itself never brought."""

    said: int
    late: int
    gaps: int
    unbrought: int
    passes: int
    troubles: int
    deaths: int
    faults: tuple[str, ...]


class Storm:
    """One seed's story on one village."""

    def __init__(self, kind: str, seed: int, sessions: Sessions, settings: Settings) -> None:
        self._dice = random.Random(f"{kind} {seed}")
        self.account = f"{kind}-{seed}"
        self.village: Village = VILLAGES[kind]()
        self._now = datetime.now(UTC) - timedelta(hours=12)
        self._engine = Notebook()
        self._desk = self._seated(sessions, settings)
        self._hidden: list[tuple[int, Callable[[], object]]] = []
        self._said: list[str] = []
        self._brought: set[str] = set()
        self._step = self._late = self._troubles = self._deaths = self._ticks = 0
        self._restart()

    def _seated(self, sessions: Sessions, settings: Settings) -> Desk:
        watch = settings.team.watch.model_copy(update={"terms": self.village.want.terms})
        team = settings.team.model_copy(update={"watch": watch})
        engine, board = cast(Engine, self._engine), cast(Board, None)
        others = {"classifier": Judge(), "writer": OfflineWriter(), "board": board, "engine": engine}
        return Desk(replace(settings, team=team), sessions, {}, now=lambda: self._now, **others)  # type: ignore[arg-type]

    def _restart(self) -> None:
        adapter = self.village.adapter()
        adapter.name = self.account
        self._witness = Witness(adapter)
        self._desk.platforms[self.account] = cast(Platform, self._witness)

    def play(self) -> Weather:
        """Live through the storm and the calm after it, and compare."""
        with self._desk.sessions.begin() as session:
            ingest.queue(session, self.account, now=self._now)
        for self._step in range(STEPS):
            self._now += STEP
            for _ in range(self._dice.randrange(1, 3)):
                self._happen()
            self._show_what_is_due()
            if self._step % 3 == 0:
                self._prove(calm=False)
        self._calm()
        return self._compared()

    def _happen(self) -> None:
        self._dice.choice(
            (
                *(self._say, self._say, self._late_post, self._left_out, self._burst, self._colleague),
                *(self._poll, self._read, self._die, self._trouble),
            )
        )()

    def _burst(self) -> None:
        for _ in range(self._dice.randrange(self.village.page // 5)):
            self._say()

    def _colleague(self) -> None:
        self.village.say_as_us(1_000_000 + self._step, self._instant())

    def _late_post(self) -> None:
        self._hide(self._say())

    def _left_out(self) -> None:
        """Let a page be read that lacks some posts in a row."""
        missing = [self._say() for _ in range(self._dice.randrange(2, 6))]
        # Seldom before more than a page: by then it is behind all that a platform reads again by itself.
        flood = self._dice.random() < FLOOD
        for _ in range(self.village.page * 5 // 4 if flood else 1):
            self._say()
        for post in missing:
            self._hide(post, LATEST if flood else 1)
        self._read()

    def _die(self) -> None:
        self._witness.dies = True
        self._poll()

    def _trouble(self) -> None:
        self._break()
        self._poll()

    def _say(self) -> str:
        self._said.append(self.village.say(len(self._said), self._instant()))
        return self._said[-1]

    def _instant(self) -> datetime:
        """Return an instant of this step that nobody else has."""
        self._ticks += 1
        return self._now - STEP + timedelta(milliseconds=40 * (self._ticks % 5_000))

    def _hide(self, post: str, least: int = 1) -> None:
        self._late += 1
        self._hidden.append((self._step + self._dice.randint(least, LATEST), self.village.hide(post)))

    def _show_what_is_due(self) -> None:
        for due, show in self._hidden:
            if due <= self._step:
                show()
        self._hidden = [(due, show) for due, show in self._hidden if due > self._step]

    def _break(self) -> None:
        self._troubles += 1
        self.village.trouble(self._dice.choice(TROUBLES))

    def _poll(self) -> bool:
        """Take one page in, or die of it; return whether there is more."""
        self._engine.works.clear()
        try:
            work.poll(self._desk, self.account)
        except Crash:
            self._deaths += 1
            self._restart()
            return False
        self._brought |= self._witness.taken()
        if self._dice.random() < 0.2:
            self._restart()
        return self._engine.asked("poll")

    def _read(self) -> None:
        while self._poll():
            # The next look is asked for by the page before it.
            with self._desk.sessions.begin() as session:
                ingest.unqueue(session, self.account)

    def _prove(self, *, calm: bool) -> None:
        """Let the second pass have its turn, which may be broken off like any reading."""
        more = True
        while more:
            if not calm and self._dice.random() < 0.1:
                self._witness.dies = self._dice.random() < 0.5
                if not self._witness.dies:
                    self._break()
            self._engine.works.clear()
            with suppress(Crash):
                proving.prove(self._desk, self.account)
            self._witness.taken()
            more = self._engine.asked("prove")
        self._witness.dies = False

    def _calm(self) -> None:
        """Let everything be seen, and time enough pass for two more passes over all of it."""
        for _, show in self._hidden:
            show()
        self._hidden = []
        for _ in range(9):
            self._now += 3 * STEP
            self._read()
            self._prove(calm=True)
        self._read()
        self._read()

    # --- what must hold ---------------------------------------------------------------------------------------------

    def _compared(self) -> Weather:
        mine = PostRow.platform == self.account
        with self._desk.sessions() as session:
            stored = dict(session.execute(select(PostRow.remote_id, PostRow.bucket).where(mine)).all())
            gaps = dict(
                session.execute(
                    select(PostRow.remote_id, GapRow.confirmed_at).join_from(PostRow, GapRow).where(mine)
                ).all()
            )
            account = session.get_one(AccountRow, self.account)
            passes = session.scalars(select(PassRow).where(PassRow.account == self.account).order_by(PassRow.id)).all()
        faults = *self._lost(stored), *_uneven(account, stored), *self._misnamed(stored, gaps), *_unproven(passes[-1])
        unbrought = len(set(stored) - self._brought)
        told = len(passes), self._troubles, self._deaths
        return Weather(len(self._said), self._late, len(gaps), unbrought, *told, faults)

    def _lost(self, stored: dict[str, str]) -> Iterator[str]:
        if lost := set(self._said) - set(stored):
            yield f"{len(lost)} posts are lost"
        if wrong := [post for post in self._said if stored.get(post) not in ("ticket", "joined")]:
            yield f"{len(wrong)} complaints are in no ticket"

    def _misnamed(self, stored: dict[str, str], gaps: dict[str, datetime | None]) -> Iterator[str]:
        if suspects := [post for post, confirmed in gaps.items() if confirmed is None]:
            yield f"{len(suspects)} suspects are left"
        if set(gaps) != set(stored) - self._brought:
            yield f"the receipt names {len(gaps)} gaps, and there were {len(set(stored) - self._brought)}"


def _uneven(account: AccountRow, stored: dict[str, str]) -> Iterator[str]:
    sums = account.tickets + account.joined + account.own + account.ignored
    if not account.seen == sums == len(stored):
        yield f"{account.seen} seen, {sums} accounted for, {len(stored)} stored"


def _unproven(last: PassRow) -> Iterator[str]:
    if last.ended_at is None or last.found:
        yield "the last pass did not find everything in its place"


@contextmanager
def shelter(folder: Path) -> Iterator[Sessions]:
    """Give a database for storms. It does not wait for the disk: what crashes in a storm is the process alone."""
    engine = database.open_engine(f"sqlite:///{folder / 'storms.sqlite'}")
    _in_a_hurry(engine)
    database.migrate(engine)
    try:
        yield database.sessions(engine)
    finally:
        engine.dispose()


def _in_a_hurry(engine: Database) -> None:
    @event.listens_for(engine, "connect")
    def hurry(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")


def storm(kind: str, seed: int, sessions: Sessions) -> Weather:
    """Play one storm to its end."""
    made = Storm(kind, seed, sessions, factories.settings())
    try:
        return made.play()
    finally:
        made.village.close()
