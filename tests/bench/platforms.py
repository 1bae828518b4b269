"""How fast each adapter's recorded pages are read and stored, and what polling costs as accounts are added.

The pages are those of the stand-ins, kept once and played again without them: JSON and XML as it came over the wire. A
mailbox is played from mails in memory, so that what is read is the mails and not IMAP's own lines.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot import accounts
from bot.accounts import AccountSection
from bot.flow import ingest
from bot.platforms.base import Page, Platform, Watch
from bot.store import posts as stored
from bot.store import session as database
from bot.store.session import Sessions
from tests.bench import database as databases
from tests.bench.ingest import PAGE, bare
from tests.bench.measure import Figure, Numbers, Size
from tests.platforms.villages import VILLAGES, Village

TARGET = {"per_second": 1_000.0}
ACCOUNTS = (1, 10, 100)
MENTIONS, FINDS = 150, 50
"""Posts a day and account that name us, and that only a watched term finds."""

SECTIONS: dict[str, type[AccountSection]] = {
    "x": accounts.XSection,
    "mastodon": accounts.MastodonSection,
    "bluesky": accounts.BlueskySection,
    "feeds": accounts.FeedSection,
    "email": accounts.EmailSection,
    "sandbox": accounts.SandboxSection,
}
AGAIN = 1.25
"""How often the hourly second pass reads each post: it begins a quarter of an hour before the one before it."""


def platforms(size: Size) -> list[Figure]:
    """Measure every adapter, then count what a day of polling asks and costs."""
    number = size.pick(3_000, 200)
    return [*(_speed(kind, number) for kind in VILLAGES), *(_growth(kind) for kind in VILLAGES)]


@contextmanager
def _village(kind: str) -> Iterator[Village]:
    village = VILLAGES[kind]()
    try:
        yield village
    finally:
        village.close()


def _speed(kind: str, number: int) -> Figure:
    with _village(kind) as village, databases.fresh("SQLite") as url:
        looks = _record(village, number)
        engine = database.open_engine(url)
        database.migrate(engine)
        village.tape.play()
        read, took, parsing = _play(village, looks, database.sessions(engine))
        floored = bare(engine, max(read, PAGE))
        engine.dispose()
    what = f"posts read from recorded pages and stored, {kind} on SQLite"
    floor = {"per_second": read / floored}
    values = {"per_second": read / took, "read_per_second": read / parsing}
    notes = {"posts": read, "pages": looks}
    return Figure(what, "posts/s", values, "plain INSERT of the same rows", floor, TARGET, True, notes)


def _record(village: Village, number: int) -> int:
    """Let a page's worth of people write and read it, again and again; return how many looks that took."""
    adapter, cursor, looks, said = village.adapter(), None, 0, 0
    at = datetime.now(UTC) - timedelta(hours=20)
    while said < number:
        for _ in range(village.page):
            at += timedelta(seconds=20)
            village.say(said, at)
            said += 1
        for page in _round(adapter, cursor, village.want):
            cursor, looks = page.cursor, looks + 1
        village.forget()
    return looks


def _round(adapter: Platform, cursor: str | None, want: Watch) -> Iterator[Page]:
    more = True
    while more:
        page = adapter.fetch(cursor, want)
        cursor, more = page.cursor, page.more
        yield page


def _play(village: Village, looks: int, sessions: Sessions) -> tuple[int, float, float]:
    """Take the recorded pages in; return the posts, the seconds it took, and those of them spent in the adapter."""
    adapter, read, parsing = village.replayed(), 0, 0.0
    with sessions.begin() as session:
        ingest.queue(session, adapter.name, now=datetime.now(UTC))
        mark = ingest.bookmark(session, adapter.name)
    begun = time.perf_counter()
    for _ in range(looks):
        before = time.perf_counter()
        page = ingest.fetch(adapter, mark, village.want)
        parsing += time.perf_counter() - before
        read += _store(sessions, mark, page)
        mark = replace(mark, cursor=page.cursor)
    return read, time.perf_counter() - begun, parsing


def _store(sessions: Sessions, mark: ingest.Bookmark, page: Page) -> int:
    now = datetime.now(UTC)
    with sessions.begin() as session:
        fresh = ingest.fresh(session, page)
        ingest.advance(session, mark, page, now=now)
        rows = stored.conversations(session, mark.account, (post.conversation for post in fresh))
        columns = [
            stored.row_of(post, conversation=rows[post.conversation], bucket="ticket", because="", now=now)
            for post in fresh
        ]
        return len(stored.add(session, columns))


def _growth(kind: str) -> Figure:
    every = SECTIONS[kind].model_fields["every"].default
    with _village(kind) as village:
        asked, cost = _day(village)
    rounds = timedelta(days=1) / every
    values = _grown(asked * (rounds + 24), cost * (1 + AGAIN))
    floor = _grown(rounds, cost)
    what = f"a day of polling, {kind}, by accounts with {MENTIONS} mentions and {FINDS} finds each"
    notes = {"every": str(every), "requests_per_round": asked}
    return Figure(
        what, "requests and dollars a day", values, "one request a round, each post paid once", floor, notes=notes
    )


def _day(village: Village) -> tuple[int, float]:
    """Return the requests of a round that finds nothing, and the dollars for reading a day's posts once."""
    at = datetime.now(UTC) - timedelta(hours=20)
    for number in range(MENTIONS + FINDS):
        village.say(number, at + timedelta(seconds=number))
    adapter, cursor, cost = village.adapter(), None, 0.0
    for page in _round(adapter, cursor, village.want):
        cursor, cost = page.cursor, cost + page.cost
    before, looks = village.tape.asked, 0
    for page in _round(adapter, cursor, village.want):
        cursor, looks = page.cursor, looks + 1
    return village.tape.asked - before or looks, cost


def _grown(requests: float, dollars: float) -> Numbers:
    """Return both for each number of accounts: every account asks for itself, with a token of its own."""
    asked = {f"requests_{number}": requests * number for number in ACCOUNTS}
    return asked | {f"dollars_{number}": round(dollars * number, 2) for number in ACCOUNTS if dollars}
