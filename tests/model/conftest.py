"""The books of a model: on SQLite, and on both databases where these could differ."""

from collections.abc import Iterator

import pytest

from bot.store import session as database
from bot.store.session import Sessions


def opened(url: str) -> Iterator[Sessions]:
    """Yield sessions on a database that has its tables."""
    engine = database.open_engine(url)
    yield database.sessions(engine)
    engine.dispose()


@pytest.fixture
def sessions(made_sqlite_url: str) -> Iterator[Sessions]:
    """Sessions on SQLite."""
    yield from opened(made_sqlite_url)


@pytest.fixture
def either(made_url: str) -> Iterator[Sessions]:
    """Sessions on SQLite, then on PostgreSQL."""
    yield from opened(made_url)
