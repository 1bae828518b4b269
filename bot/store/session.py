"""Opening the database: pragmas, the one-process rule of SQLite, migrations, and errors in clear words."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from bot.domain.errors import BadDatabase
from bot.store.turns import take_turns

MIGRATIONS = Path(__file__).parent / "migrations"

MIGRATING = 0x616D656E6473
"""The advisory lock that one migrating process holds: «amends» in hexadecimal."""

Sessions = sessionmaker[Session]


def open_engine(url: str) -> Engine:
    """Return an engine for SQLite or PostgreSQL; nothing is connected yet."""
    try:
        parsed = make_url(_with_driver(url))
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed.render_as_string(hide_password=False))
        return create_engine(parsed, pool_size=20, max_overflow=10, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        raise BadDatabase(
            f"DATABASE_URL cannot be used ({error}). Use sqlite:///amends.sqlite, or "
            'postgresql://user:password@host/name after pip install "amends[postgres]".'
        ) from error


def _with_driver(url: str) -> str:
    """Heroku and others write postgres://; SQLAlchemy wants the driver's name."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, pool_size=20, max_overflow=10, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # BEGIN IMMEDIATE before the first write: two writers queue up instead of failing half way.
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    take_turns(engine)
    return engine


@contextmanager
def only_process(url: str) -> Iterator[None]:
    """Hold an SQLite file for this process alone; PostgreSQL serves many."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        yield
        return
    with _lock_file(Path(parsed.database)) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadDatabase(
                f"Another Amends process already uses {parsed.database}. Stop it first, "
                "or set DATABASE_URL to PostgreSQL to run several."
            ) from None
        yield


def _lock_file(database: Path) -> IO[str]:
    try:
        return database.with_name(database.name + ".lock").open("w")
    except OSError as error:
        raise BadDatabase(
            f"{database.parent.resolve()} cannot be written ({error.strerror}). Choose another DATABASE_URL, "
            "or make room and set the folder's rights."
        ) from error


def migrate(engine: Engine) -> None:
    """Bring the tables to this version's shape; refuse a database that a newer version has changed."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with readable_errors(), engine.connect() as connection:
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            # Several processes may start at once; the others wait here, and find the work done.
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATING})
            connection.commit()
        _refuse_newer(connection, ScriptDirectory.from_config(config))
        command.upgrade(config, "head")
        connection.commit()
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATING})
            connection.commit()


def _refuse_newer(connection: Any, scripts: ScriptDirectory) -> None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return
    current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    connection.rollback()
    try:
        scripts.get_revision(current)
    except CommandError:
        raise BadDatabase(
            f"This database was written by a newer version of Amends (schema {current}). "
            "Update Amends, or restore the backup that you made before."
        ) from None


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn what a database says into a sentence that says what to do; nothing is lost by any of them."""
    try:
        yield
    except (OperationalError, DBAPIError) as error:
        raise BadDatabase(explain(error)) from error


def explain(error: DBAPIError) -> str:
    """Return the sentence for the operator."""
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    if any(words in said for words in ("full", "No space", "disk I/O error", "File too large")):
        return f"The disk is full ({said}). Nothing stored is lost; make room, Amends goes on by itself."
    if "locked" in said or "busy" in said:
        return f"The database is locked by another program ({said}). Close it; Amends goes on by itself."
    if isinstance(error.orig, sqlite3.DatabaseError) and "not a database" in said:
        return "The file in DATABASE_URL is not an SQLite database. Choose another path, or restore your backup."
    if "readonly" in said or "unable to open" in said:
        return f"The database file cannot be opened for writing ({said}). Check DATABASE_URL and the folder's rights."
    return f"The database does not answer ({said}). Check DATABASE_URL and that the server runs; nothing is lost."


def sessions(engine: Engine) -> Sessions:
    """Return the factory of sessions; `with sessions.begin() as session:` is one transaction."""
    return sessionmaker(engine, expire_on_commit=False)
