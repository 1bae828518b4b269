from collections.abc import Callable, Iterator

import pytest

from bot.store import session as database
from tests import factories
from tests.fakes import FakePlatform
from tests.handlers.counter import Counter

GOODWILL = """
[goodwill]
per_month = 100
per_staff = 60
per_person = 40
second_eyes_above = 25
"""
Opened = Callable[[FakePlatform], Counter]


@pytest.fixture
def open_counter(made_url: str) -> Iterator[Opened]:
    """Opens a counter on a platform; each test runs on both databases."""
    engine = database.open_engine(made_url)
    sessions = database.sessions(engine)
    yield lambda platform: Counter(sessions, factories.settings(factories.AMENDS + GOODWILL), platform)
    engine.dispose()


@pytest.fixture
def counter(open_counter: Opened) -> Counter:
    """A counter on a public platform without private messages."""
    return open_counter(FakePlatform())
