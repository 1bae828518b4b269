"""What the two databases do each in its own way, behind one name."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import FromClause, Table, TextClause, bindparam, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

Insert = postgresql.Insert | sqlite.Insert
Row = dict[str, Any]
"""A row by the names of its columns."""


def insert(session: Session, table: type[DeclarativeBase] | FromClause) -> Any:
    """Return an INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return insert_on(session.get_bind().dialect.name, table)


def insert_on(family: str, table: type[DeclarativeBase] | FromClause) -> Any:
    """Return the same for one of the two databases by its name."""
    return (sqlite if family == "sqlite" else postgresql).insert(table)


def insert_new(session: Session, table: Table, rows: Sequence[Row], key: str) -> dict[Any, int]:
    """Insert the rows that are not there yet; return the ids of those, by the column `key`.

    All rows have the same columns. PostgreSQL gets them as one JSON document: a statement per row, or one with a
    parameter per value, costs several times as much. SQLite is fast with a statement per row, and whoever writes is
    alone: what is new has a higher id than all before.
    """
    if not rows:
        return {}
    if session.get_bind().dialect.name == "postgresql":
        statement = _from_json(table, tuple(rows[0]), key)
        return dict(session.execute(statement, {"rows": json.dumps(rows, default=_plain)}).all())
    session.flush()
    before = session.scalar(select(func.coalesce(func.max(table.c.id), 0)))
    session.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
    return dict(session.execute(select(table.c[key], table.c.id).where(table.c.id > before)).all())


@cache
def _from_json(table: Table, columns: tuple[str, ...], key: str) -> TextClause:
    names = ", ".join(f'"{column}"' for column in columns)
    return text(
        f"INSERT INTO {table.name} ({names}) SELECT {names} "  # noqa: S608 (all names are our own)
        f"FROM json_populate_recordset(NULL::{table.name}, CAST(:rows AS json)) "
        f'ON CONFLICT DO NOTHING RETURNING "{key}", id'
    )


def update_all(session: Session, table: Table, rows: Sequence[Row]) -> None:
    """Change each row to these columns, by its `id`; all rows have the same columns.

    PostgreSQL gets them as one JSON document, as `insert_new` does.
    """
    if not rows:
        return
    columns = tuple(name for name in rows[0] if name != "id")
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_change_from_json(table, columns), {"rows": json.dumps(rows, default=_plain)})
        return
    changed = update(table).where(table.c.id == bindparam("_id")).values({name: bindparam(name) for name in columns})
    session.connection().execute(changed, [{"_id": row["id"]} | row for row in rows])


@cache
def _change_from_json(table: Table, columns: tuple[str, ...]) -> TextClause:
    changes = ", ".join(f'"{column}" = new."{column}"' for column in columns)
    return text(
        f"UPDATE {table.name} SET {changes} "  # noqa: S608 (all names are our own)
        f"FROM json_populate_recordset(NULL::{table.name}, CAST(:rows AS json)) AS new WHERE {table.name}.id = new.id"
    )


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row.")
