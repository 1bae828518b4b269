"""kill -9 at every moment of a complaint's way: nothing is lost, nothing comes twice, nothing gets stuck."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.servers import Postgres
from tests.story.drive import Story, doubled, read
from tests.story.failpoints import POINTS, Point, arm, armed, forget, sprung
from tests.story.stage import Nursery, Stage, staged

SEEDS = 5
AT_ONCE = 4
DATABASES = ("sqlite", "postgres")
BY_NAME = {point.name: point for point in POINTS}


class Killing:
    """The life of one bot that is killed at one point, once for each seed."""

    def __init__(self, stage: Stage, point: Point) -> None:
        self._stage = stage
        self._point = point
        self._kills = 0

    def run(self) -> list[str]:
        """Kill, revive and settle; return everything that was wrong in the end."""
        self._stage.start()
        self._stage.welcome()
        story = Story(self._stage.town, self._point.name, needs=self._point.needs)
        try:
            story.play(self._look_after, lambda: self._kills == SEEDS)
        except AssertionError as stuck:
            raise AssertionError(f"{self._point.name}, after {self._kills} kills: {stuck}") from stuck
        books = read(self._stage.town)
        return [*story.wrongs(books), *doubled(books)]

    def _look_after(self) -> None:
        """Revive the bot if it died at its failpoint, and arm it for the next seed."""
        if not self._stage.lives["bot"].alive():
            assert sprung(self._stage.folder), f"It died by itself: {self._stage.log()[-3000:]}"
            self._kills += 1
            self._stage.start()
            forget(self._stage.folder)
        if self._kills < SEEDS and not armed(self._stage.folder) and not sprung(self._stage.folder):
            dice = random.Random(f"{self._point.name}:{self._kills}")
            if self._point.fault:
                self._stage.town.fault(*self._point.fault)
            arm(self._stage.folder, dice.randint(1, self._point.most))


@pytest.fixture(scope="module")
def killings(
    request: pytest.FixtureRequest, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[tuple[str, str], Future[list[str]]]]:
    """All lives that this run wants, a few at a time: each of them mostly waits."""
    items = [item for item in request.session.items if getattr(item, "originalname", "") == _NAME]
    wanted = [dict(getattr(item, "callspec").params) for item in items]  # noqa: B009  (pytest does not type it)
    folder = tmp_path_factory.mktemp("killed")

    def live(point: str, database: str) -> list[str]:
        own = folder / f"{point}-{database}"
        server: Postgres | None = request.getfixturevalue("postgres_server") if database == "postgres" else None
        url = server.fresh() if server else f"sqlite:///{own / 'amends.sqlite'}"
        with staged(Stage(nursery, own, url, point=point)) as stage:
            return Killing(stage, BY_NAME[point]).run()

    if any(each["database"] == "postgres" for each in wanted):
        request.getfixturevalue("postgres_server")
    pool = ThreadPoolExecutor(AT_ONCE)
    yield {(each["point"], each["database"]): pool.submit(live, **each) for each in wanted}
    pool.shutdown(cancel_futures=True)


_NAME = "test_killed_at_any_moment_it_loses_nothing_and_does_nothing_twice"


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("point", list(BY_NAME))
def test_killed_at_any_moment_it_loses_nothing_and_does_nothing_twice(
    killings: dict[tuple[str, str], Future[list[str]]], point: str, database: str
) -> None:
    wrongs = killings[point, database].result()

    assert wrongs == []
