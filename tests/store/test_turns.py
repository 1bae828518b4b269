"""Threads that write into one SQLite file."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from bot.store import session as database
from bot.store.session import Sessions
from bot.store.tables import DeliveryRow
from tests.factories import NOW


@pytest.fixture
def sessions(sqlite_url: str) -> Iterator[Sessions]:
    engine = database.open_engine(sqlite_url)
    database.migrate(engine)
    yield database.sessions(engine)
    engine.dispose()


def count(sessions: Sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(DeliveryRow)) or 0


def test_many_threads_that_write_at_once_all_get_their_turn(sessions: Sessions) -> None:
    def write(writer: int) -> None:
        for n in range(20):
            with sessions.begin() as session:
                session.add(DeliveryRow(key=f"{writer}:{n}", at=NOW))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert count(sessions) == 240


def test_a_reader_waits_for_nobody(sessions: Sessions) -> None:
    with sessions.begin() as session:
        session.execute(text("INSERT INTO deliveries VALUES ('a', '2026-11-04 00:00:00')"))

        assert count(sessions) == 0


def test_a_writer_that_fails_gives_its_turn_back(sessions: Sessions) -> None:
    for _ in range(3):
        with pytest.raises(IntegrityError), sessions.begin() as session:
            session.execute(text("INSERT INTO deliveries VALUES ('a', NULL)"))
    with sessions.begin() as session:
        session.add(DeliveryRow(key="b", at=NOW))

    assert count(sessions) == 1


def test_a_writer_waits_until_the_one_before_has_committed(sessions: Sessions) -> None:
    done = threading.Event()

    def write() -> None:
        with sessions.begin() as session:
            session.add(DeliveryRow(key="second", at=NOW))
        done.set()

    with sessions.begin() as session:
        session.execute(text("INSERT INTO deliveries VALUES ('first', '2026-11-04 00:00:00')"))
        waiting = threading.Thread(target=write)
        waiting.start()
        assert not done.wait(0.2)

    assert done.wait(20)
    waiting.join(20)
    assert count(sessions) == 2
