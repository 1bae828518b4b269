from collections.abc import Iterator

import pytest

from bot.store import session as database
from bot.store.session import Sessions


@pytest.fixture
def sessions(made_url: str) -> Iterator[Sessions]:
    """Sessions on a fresh, migrated database; each test runs on both kinds."""
    engine = database.open_engine(made_url)
    yield database.sessions(engine)
    engine.dispose()
