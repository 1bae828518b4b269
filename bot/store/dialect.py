"""The one statement that the two databases spell alike but SQLAlchemy keeps in two places."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

Insert = postgresql.Insert | sqlite.Insert


def insert(session: Session, table: type[DeclarativeBase]) -> Any:
    """Return an INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    family = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return family.insert(table)
