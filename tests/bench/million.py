"""Fills a database with tickets far faster than life would: rows as the flow writes them, without the flow."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import psycopg
import sqlalchemy as sa
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from bot.store.tables import Base
from tests.bench.wording import tail_word, texts

Values = dict[str, Any]
NEXT = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), {number})"
PEOPLE = 200_000
LIVE, PENDING, DISMISSED = 2, 3, 15
"""Of a hundred tickets so many are new or open, wait for the customer, were dismissed; the others are resolved."""

ANSWERED_TODAY, REPLIED_EVERY = 2_000, 3


def fill(engine: sa.Engine, number: int) -> None:
    """Add so many tickets, each with its conversation and post, and a reply to one in three; the tables are empty."""
    now = datetime.now(UTC)
    tables: list[tuple[str, Callable[[], Iterator[Values]]]] = [
        ("accounts", lambda: _account(number, now)),
        ("conversations", lambda: ({"id": n, "platform": "sandbox", "remote_id": f"m{n}"} for n in _ids(number))),
        ("posts", lambda: _posts(number, now)),
        ("tickets", lambda: _tickets(number, now)),
        ("drafts", lambda: _drafts(number, now)),
        ("replies", lambda: _replies(number, now)),
    ]
    rows = [(table, _whole(table, make())) for table, make in ((Base.metadata.tables[name], m) for name, m in tables)]
    (_fill_sqlite if engine.dialect.name == "sqlite" else _fill_postgresql)(engine, rows)


def _whole(table: sa.Table, rows: Iterator[Values]) -> Iterator[Values]:
    """Give the rows with what their columns hold where nothing is said; loading past SQLAlchemy knows no defaults."""
    columns = [column for column in table.columns if isinstance(column.default, ScalarElementColumnDefault)]
    said = {column.name: cast(ScalarElementColumnDefault, column.default).arg for column in columns}
    return (said | row for row in rows)


def _ids(number: int) -> range:
    return range(1, number + 1)


def _age(n: int, number: int) -> timedelta:
    """The tickets are of two years, the last one of now."""
    return timedelta(days=730) * ((number - n) / number)


def _account(number: int, now: datetime) -> Iterator[Values]:
    counts = {"seen": number, "tickets": number, "joined": 0, "own": 0, "ignored": 0}
    yield {"name": "sandbox", "cursor": None, "success_at": now, "error": "", **counts}


def _posts(number: int, now: datetime) -> Iterator[Values]:
    for n, text in zip(_ids(number), texts(number), strict=True):
        person = n % PEOPLE
        at = now - _age(n, number)
        yield {
            "id": n,
            "platform": "sandbox",
            "remote_id": f"m{n}",
            "conversation_id": n,
            "author_id": f"a{person}",
            "author_handle": f"{tail_word(person)}{person % 90}",
            "author_name": f"{tail_word(person // 7).title()} {tail_word(person // 3 + 5).title()}",
            "author_url": f"https://town.example/a{person}",
            "followers": person % 900,
            "text": text,
            "url": f"https://town.example/m{n}",
            "language": "en",
            "own": False,
            "mentions_us": True,
            "posted_at": at,
            "seen_at": at,
            "shares": 0,
            "likes": n % 7,
            "bucket": "ticket",
            "ignored_because": "",
        }


def _tickets(number: int, now: datetime) -> Iterator[Values]:
    for n in _ids(number):
        at = now - _age(n, number)
        status = _status(n)
        live = status in ("new", "open")
        answered = status in ("pending", "resolved")
        replied = now - timedelta(seconds=5) if answered and n > number - ANSWERED_TODAY else at + timedelta(minutes=40)
        yield {
            "id": n,
            "conversation_id": n,
            "post_id": n,
            "status": status,
            "revision": 3,
            "shown": 3,
            "category": "complaint",
            "topic": ("delivery", "billing", "product", "other")[n % 4],
            "priority": ("normal", "low", "high", "urgent")[n % 7 % 4],
            "language": "en",
            "probability": 0.9,
            "reasons": ["‹day nine›", "addressed to us"],
            "classifier": "rules",
            "route": "Everything else",
            "channel": "C0COMPLAINTS",
            "mention": "",
            "policy": "default",
            "assignee": ("U0SAM", "U0MIA", "U0TOM")[n % 3] if n % 5 else None,
            "opened_at": at,
            "waiting_since": at if live else None,
            "due_at": now + timedelta(minutes=n % 600 - 60) if live else None,
            "first_reply_at": replied if answered else None,
            "first_reply_seconds": 2_400.0 if answered else None,
            "in_time": n % 10 > 0 if answered else None,
            "escalated": False,
            "warned": 100,  # or the bot would begin by warning of them all
            "draft_version": 1,
            "dismissed_because": "spam" if status == "dismissed" else "",
        }


def _status(n: int) -> str:
    share = n * 7_919 % 100  # spread over the years, not in blocks
    if share < LIVE:
        return "open" if n % 4 else "new"
    if share < LIVE + PENDING:
        return "pending"
    return "dismissed" if share < LIVE + PENDING + DISMISSED else "resolved"


def _drafts(number: int, now: datetime) -> Iterator[Values]:
    for n in range(1, number + 1, REPLIED_EVERY):
        common = {"id": n, "ticket_id": n, "version": 1, "post_id": n, "language": "en", "writer": "offline"}
        yield common | {"text": "I am sorry.", "checks": [], "created_at": now - _age(n, number)}


def _replies(number: int, now: datetime) -> Iterator[Values]:
    for n in range(1, number + 1, REPLIED_EVERY):
        at = now - _age(n, number)
        common = {"id": n, "key": f"reply-{n}", "ticket_id": n, "draft_id": n, "post_id": n, "platform": "sandbox"}
        state = {"state": "sent", "approved_by": "U0SAM", "approved_at": at, "attempts": 1, "looks": 0, "asks": False}
        sent = {"sent_at": at, "remote_id": f"r{n}", "permalink": "", "problem": "", "text": "I am sorry."}
        yield common | state | sent | {"text_hash": ""}


Rows = Iterable[tuple[sa.Table, Iterator[Values]]]


def _fill_sqlite(engine: sa.Engine, rows: Rows) -> None:
    """Without triggers and without waiting for the disk; the search index is built at the end, all at once."""
    connection = sqlite3.connect(str(engine.url.database))
    for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-200000"):
        connection.execute(f"PRAGMA {pragma}")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall()
    for trigger, _ in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    for table, values in rows:
        names = [column.name for column in table.columns]
        marks = ", ".join("?" * len(names))
        lines = ([_sqlite(row.get(name)) for name in names] for row in values)
        columns = ", ".join(f'"{name}"' for name in names)
        connection.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", lines)
    connection.execute("INSERT INTO post_search(post_search) VALUES ('rebuild')")
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def _sqlite(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return json.dumps(value) if isinstance(value, list) else value


def _fill_postgresql(engine: sa.Engine, rows: Rows) -> None:
    """By COPY, with the search index built afterwards."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute("DROP INDEX ix_posts_search")
        for table, values in rows:
            names = [column.name for column in table.columns]
            columns = ", ".join(f'"{name}"' for name in names)
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN".encode()) as copy,
            ):
                for row in values:
                    copy.write_row([_postgresql(row.get(name)) for name in names])
        connection.execute("CREATE INDEX ix_posts_search ON posts USING gin (search)")
        for name in ("conversations", "posts", "tickets", "drafts", "replies"):
            connection.execute(NEXT.format(table=name, number=10**8).encode())
        connection.execute("VACUUM ANALYZE")


def _postgresql(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else value
