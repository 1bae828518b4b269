"""What all tests share: a database of each kind that Amends runs on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import session as database
from tests.servers import Postgres, postgres

LONGEST_FIRST = ("bench/", "story/test_killed", "story/test_unclear", "story/", "writers/", "flow/", "classifiers/")
"""Files that are begun late keep the run waiting for a single worker in the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; within it, and after it, the order stays as random as it was."""
    items.sort(key=lambda item: _turn(item.nodeid.removeprefix("tests/")))


def _turn(path: str) -> int:
    return next((turn for turn, start in enumerate(LONGEST_FIRST) if path.startswith(start)), len(LONGEST_FIRST))


@pytest.fixture(scope="session", autouse=True)
def learnt_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Let all programs of a run keep what triage has learnt in one place: it is the same for nearly all of them."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "learnt"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMENDS_CACHE", str(folder))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """One PostgreSQL server for the whole run."""
    with postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> Iterator[str]:
    """A fresh, empty PostgreSQL database."""
    url = postgres_server.fresh()
    yield url
    postgres_server.drop(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A fresh SQLite file, not made yet."""
    return f"sqlite:///{tmp_path / 'amends.sqlite'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database: the test runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(scope="session")
def sqlite_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, for others to be copied from: migrating anew takes longer than most tests."""
    file = tmp_path_factory.mktemp("made") / "amends.sqlite"
    _make(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_made(postgres_server: Postgres) -> str:
    """The name of a PostgreSQL database with all tables, for others to be copied from."""
    url = postgres_server.fresh()
    _make(url)
    return url.rsplit("/", 1)[-1].partition("?")[0]


def _make(url: str) -> None:
    engine = database.open_engine(url)
    database.migrate(engine)
    engine.dispose()


@pytest.fixture
def made_sqlite_url(sqlite_made: Path, tmp_path: Path) -> str:
    """The URL of a database of its own with all tables, on SQLite."""
    return f"sqlite:///{shutil.copy(sqlite_made, tmp_path / 'amends.sqlite')}"


@pytest.fixture
def made_postgres_url(postgres_server: Postgres, postgres_made: str) -> Iterator[str]:
    """The URL of a database of its own with all tables, on PostgreSQL."""
    url = postgres_server.fresh(like=postgres_made)
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def made_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database of its own with all tables: the test runs on both kinds."""
    return str(request.getfixturevalue(f"made_{request.param}_url"))
