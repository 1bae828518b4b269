from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from bot.domain.errors import BadDatabase
from bot.domain.ticket import Action
from bot.store import events, watching, workers
from bot.store import session as database
from bot.store.tables import Base, EventRow, WorkerRow
from tests import factories
from tests.factories import NOW
from tests.flow.test_tickets import take_in


def test_the_migrations_make_exactly_the_tables(database_url: str) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert watching.HealthRow.metadata is Base.metadata  # its tables count too
        differences = [str(found) for found in compare_metadata(context, Base.metadata)]
    engine.dispose()

    # The full-text search is the database's own, and no table of ours knows it.
    assert [found for found in differences if "search" not in found] == []


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)
    database.migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1
    engine.dispose()


def test_a_database_of_a_newer_version_is_refused(database_url: str) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(BadDatabase, match="newer version"):
        database.migrate(engine)
    engine.dispose()


@pytest.mark.parametrize("change", [update(EventRow).values(by="me"), delete(EventRow)])
def test_events_are_only_ever_added(database_url: str, change: object) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)
    with Session(engine) as session, session.begin():
        ticket = take_in(session, factories.settings(), factories.post()).opened[0]
        events.note(session, ticket, Action.CLAIM, by="U0SAM", now=NOW)

    with pytest.raises(DBAPIError, match="only added"), Session(engine) as session, session.begin():
        session.execute(change)  # type: ignore[call-overload]

    with Session(engine) as session:
        assert session.scalars(select(EventRow.by).order_by(EventRow.id)).all() == ["amends", "U0SAM"]
    engine.dispose()


def test_instants_come_back_in_utc_and_naive_ones_are_refused(database_url: str) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)
    summer = timezone(timedelta(hours=2))
    with Session(engine) as session, session.begin():
        workers.beat(session, "w1", now=datetime(2026, 7, 1, 14, 0, tzinfo=summer))
    with Session(engine) as session:
        assert session.scalars(select(WorkerRow.beat_at)).one() == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    with pytest.raises(StatementError, match="without a zone"), Session(engine) as session, session.begin():
        workers.beat(session, "w2", now=datetime(2026, 7, 1, 14, 0))  # noqa: DTZ001
    engine.dispose()


def test_only_silent_workers_are_buried(database_url: str) -> None:
    engine = database.open_engine(database_url)
    database.migrate(engine)
    with Session(engine) as session, session.begin():
        workers.beat(session, "alive", now=NOW)
        workers.beat(session, "dead", now=NOW - timedelta(minutes=1))
        assert workers.bury(session, before=NOW - timedelta(seconds=20)) == ["dead"]
        assert session.scalars(select(WorkerRow.name)).all() == ["alive"]
    engine.dispose()
