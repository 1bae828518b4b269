"""A database of the demo's own on somebody's PostgreSQL server: a demo must never write into one that is in use."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from bot.sandbox.processes import StartError


@contextmanager
def scratch_database(url: str) -> Iterator[str]:
    """Make an empty database beside the one at `url`, give its address, and drop it at the end.

    Raises StartError, with what to do, where the server cannot be reached or may not make one.
    """
    name = f"amends_demo_{secrets.token_hex(4)}"
    server = _engine(url)
    try:
        with _told(), server.connect() as connection:
            connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
        yield server.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        server.dispose()


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    if not parsed.drivername.startswith("postgres"):
        raise StartError("The demo makes a database of its own on PostgreSQL only: pass postgresql://user@host/name.")
    try:
        return sa.create_engine(parsed.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StartError('PostgreSQL needs a driver: pip install "amends[postgres]".') from error


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0]
        raise StartError(f"The demo could not make a database of its own there ({said}).") from error
