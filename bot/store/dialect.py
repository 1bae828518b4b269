"""The one statement that the two databases spell alike but SQLAlchemy keeps in two places."""

from typing import Any

from sqlalchemy import FromClause
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

Insert = postgresql.Insert | sqlite.Insert


def insert(session: Session, table: type[DeclarativeBase] | FromClause) -> Any:
    """Return an INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return insert_on(session.get_bind().dialect.name, table)


def insert_on(family: str, table: type[DeclarativeBase] | FromClause) -> Any:
    """Return the same for one of the two databases by its name."""
    return (sqlite if family == "sqlite" else postgresql).insert(table)
