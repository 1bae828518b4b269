"""kill -9 at every moment of a complaint's way: nothing is lost, nothing comes twice, nothing gets stuck."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.servers import Postgres
from tests.story.drive import Round, doubled, read
from tests.story.failpoints import POINTS, Point, arm, disarm, sprung
from tests.story.stage import Nursery, Stage, staged

SEEDS = 5
AT_ONCE = 5
DATABASES = ("sqlite", "postgres")
BY_NAME = {point.name: point for point in POINTS}


class Killing:
    """The life of one bot that is killed at one point, once for each seed."""

    def __init__(self, stage: Stage, point: Point) -> None:
        self._stage = stage
        self._point = point
        self.kills = 0

    def run(self) -> list[str]:
        """Kill, revive and settle, seed by seed; return everything that was wrong."""
        self._stage.start()
        rounds = [self._round(seed) for seed in range(SEEDS)]
        books = read(self._stage.town)
        return [wrong for each in rounds for wrong in each.wrongs(books)] + doubled(books)

    def _round(self, seed: int) -> Round:
        dice = random.Random(f"{self._point.name}:{seed}")
        if self._point.fault:
            target, method, kind = self._point.fault
            self._stage.town.fault(target, method, kind)
        arm(self._stage.folder, dice.randint(1, self._point.most))
        played = Round(self._stage.town, self._point.name, seed)
        played.play(self._revive)
        if not sprung(self._stage.folder):
            raise AssertionError(f"The failpoint {self._point.name} was not reached with seed {seed}.")
        disarm(self._stage.folder)
        return played

    def _revive(self) -> None:
        if not self._stage.lives["bot"].alive():
            assert sprung(self._stage.folder), f"It died by itself: {self._stage.log()[-3000:]}"
            self._stage.start()
            self.kills += 1


@pytest.fixture(scope="module")
def killings(
    request: pytest.FixtureRequest, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[tuple[str, str], Future[list[str]]]]:
    """All lives that this run wants, a few at a time: each of them mostly waits."""
    wanted = [item.callspec.params for item in request.session.items if getattr(item, "originalname", "") == _NAME]
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


@pytest.mark.timeout(600)
@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("point", list(BY_NAME))
def test_killed_at_any_moment_it_loses_nothing_and_does_nothing_twice(
    killings: dict[tuple[str, str], Future[list[str]]], point: str, database: str
) -> None:
    wrongs = killings[point, database].result()

    assert wrongs == []
