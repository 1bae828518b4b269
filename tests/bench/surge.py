"""Surges on real posts in the order of time: how soon an alarm comes, how many come for nothing, what a look costs.

What an event is, is told by the labels that people gave, and the detector sees none of them: within two hours ten
people of one label («Late Flight», …) at least, four times as many as on average, and by Poisson less likely than one
in a million. An alarm is false where most of its posts bear no complaint's label, or where no label was up at all
(five people in two hours, three times the average, one in a thousand). Where there is no day of history yet, nothing
counts. Labels mark about half of an event's posts: the delay counts those alone.
"""

import csv
import io
import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.classifiers.linear import LinearClassifier
from bot.config import Settings
from bot.domain.memory import Memory
from bot.domain.post import Author, Post
from bot.domain.surge import HISTORY, POSTS, WINDOW, Said
from bot.domain.terms import LONGEST, terms
from bot.domain.triage import Category
from bot.domain.words.text import read as read_words
from bot.flow import ingest, surge, tickets
from bot.platforms.base import Watch
from bot.store import session as database
from bot.store.session import Sessions
from bot.store.surging import SurgePostRow, SurgeRow
from bot.store.tables import PostRow
from tests import factories
from tests.bench.measure import Figure, Size, spread
from tests.bench.triage import _ms
from tests.bench.wording import texts
from tests.domain.outside import DATA, conversations

HOUR = timedelta(hours=1)
LATE = 10
"""By this post of an event its alarm should be there."""
BRANDS = {
    "American": ("AmericanAir", "American Airlines"),
    "Delta": ("Delta", "JetBlue"),
    "Southwest": ("SouthwestAir", "Southwest Airlines"),
    "US Airways": ("USAirways", "US Airways"),
    "United": ("united", "United Airlines"),
    "Virgin America": ("VirginAmerica", "Virgin America"),
}
NO_TOPIC = ("", "Can't Tell")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post with what people said of it; the detector sees the post and triage's own category."""

    post: Post
    label: str
    bad: bool
    category: Category = Category.COMPLAINT


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, by the labels."""

    label: str
    began_at: datetime
    ended_at: datetime
    people: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the bot raised: when, for how long, over which posts."""

    name: str
    found_at: datetime
    ended_at: datetime
    posts: frozenset[str]


def surge_figures(size: Size) -> list[Figure]:
    """Measure what data there is; what is missing is named, and left out."""
    figures = [_cost(size)]
    for file, measure in (("replay/larkharbour.jsonl", _replay), ("triage/airline_us2015.csv", _airlines)):
        if not (DATA / file).exists():
            print(f"surge: {file} is not beside the project, and left out", file=sys.stderr)
        elif measure is _replay or not size.quick:
            figures += measure()
    return figures


def _cost(size: Size) -> Figure:
    number = size.pick(1_000, 100)
    now = datetime(2026, 11, 4, 12, tzinfo=UTC)
    said = [(now - WINDOW * n / number, text) for n, text in enumerate(texts(number))]
    past = [(at - HISTORY - WINDOW, terms(text)) for at, text in said]
    memory = Memory().learn(past, now - WINDOW)

    def look() -> None:
        window = tuple(Said(n, f"a{n}", at, terms(text), text) for n, (at, text) in enumerate(said))
        surge.judge(surge.Look("", 1, 0, memory, window, (), {}, running=False), now=now)

    floor = {"p50": _ms(lambda: [read_words(text, LONGEST) for _, text in said])}
    took = spread([_ms(look) for _ in range(size.pick(7, 2))])
    return Figure(f"one look a minute at {number} posts of three hours", "ms", took, "reading their words", floor)


def _replay() -> list[Figure]:
    rows = []
    for each in conversations():
        for row in each["posts"]:
            author = Author(row["author"], row["author"].removeprefix("@"), row["name"])
            at = datetime.fromisoformat(row["ts"]).astimezone(UTC)
            post = Post("sandbox", row["id"], each["conversation"], author, row["text"], "", at, row["in_reply_to"])
            if row["inbound"]:
                rows.append(Labelled(post, each["kind"], each["labels"]["is_complaint"] or each["kind"] == "question"))
    rows.sort(key=lambda row: row.post.posted_at)
    first = [row for row in rows if row.label == "incident" and row.post.parent is None]
    outage = Event("incident", first[0].post.posted_at, first[-1].post.posted_at, len(first))
    alarms = raised(_judged(rows), ("Lark Harbour", "LarkHarbour"))
    delay = _delay(outage, alarms, rows)
    false = [alarm for alarm in alarms if not _during(alarm, outage)]
    told = {"events": [_told(outage, delay)], "alarms": [_alarm(alarm, rows, alarm in false) for alarm in alarms]}
    values = {"posts": float(delay or len(first)), "false": float(len(false))}
    floor = {"posts": float(POSTS), "false": 0.0}
    what, floor_is = "replay: posts of the outage until its alarm, false alarms of a week", "the least it takes"
    return [Figure(what, "posts", values, floor_is, floor, {"posts": LATE, "false": 7}, notes=told)]


def _airlines() -> list[Figure]:
    rows = _judged(list(_tweets()))
    found = {name: _brand(name, [row for row in rows if row.post.platform == name]) for name in BRANDS}
    events = [each for brand in found.values() for each in brand["events"]]
    caught = sum(each["delay_posts"] is not None and each["delay_posts"] <= LATE for each in events)
    worst = max(brand["false_a_day"] for brand in found.values())
    every = {"events": float(len(events))}
    days = {"days": sum(brand["days"] for brand in found.values())}
    return [
        Figure(
            f"airlines: large events whose alarm is there by their post {LATE}",
            "events",
            {"events": float(caught)},
            "events by the labels",
            every,
            every,
            True,
            {"events": events},
        ),
        Figure(
            "airlines: false alarms a day, of the brand with most",
            "alarms",
            {"a_day": worst, **days},
            "days watched, of all brands",
            days,
            {"a_day": 1.0},
            notes={"brands": found},
        ),
    ]


def _tweets() -> Iterator[Labelled]:
    text = (DATA / "triage/airline_us2015.csv").read_text("utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        at = datetime.strptime(row["created"], "%m/%d/%Y %H:%M").replace(tzinfo=UTC)
        author = Author(row["author"], row["author"])
        post = Post(row["domain"], row["id"], row["id"], author, row["text"], "", at)
        yield Labelled(post, row["topic"], row["label"] == "1")


def _judged(rows: Sequence[Labelled]) -> list[Labelled]:
    """Return them with the category that triage gives them, in the order of time."""
    judged = LinearClassifier().judge([row.post for row in rows])
    both = [replace(row, category=said.category) for row, said in zip(rows, judged, strict=True)]
    return sorted(both, key=lambda row: (row.post.posted_at, row.post.id))


def _brand(name: str, rows: Sequence[Labelled]) -> dict[str, Any]:
    rows = _without_a_hole(rows)
    begin = rows[0].post.posted_at + HISTORY + WINDOW
    alarms = raised(rows, BRANDS[name])
    small = list(_events(rows, 5, 3, 1e-3))
    large = [event for event in _events(rows, LATE, 4, 1e-6) if event.began_at >= begin]
    days = max(HOUR, rows[-1].post.posted_at - begin) / timedelta(days=1)
    false = [alarm for alarm in alarms if _is_false(alarm, small, rows)]
    return {
        "days": round(days, 2),
        "alarms": [_alarm(alarm, rows, alarm in false) for alarm in alarms],
        "false_a_day": round(len(false) / days, 3),
        "events": [{"brand": name, **_told(event, _delay(event, alarms, rows))} for event in large],
    }


def _without_a_hole(rows: Sequence[Labelled]) -> list[Labelled]:
    """Return what comes after the last day without a post: what is collected anew has no history."""
    times = [row.post.posted_at for row in rows]
    begin = max((at for at in range(1, len(rows)) if times[at] - times[at - 1] > 12 * HOUR), default=0)
    return list(rows[begin:])


def _events(rows: Sequence[Labelled], people: int, times: float, chance: float) -> Iterator[Event]:
    hours = (rows[-1].post.posted_at - rows[0].post.posted_at) / HOUR
    for label in sorted({row.label for row in rows}.difference(NO_TOPIC)):
        posts = [row.post for row in rows if row.label == label]
        usual = len({(post.author.id, post.posted_at.date()) for post in posts}) / hours * 2
        found: Event | None = None
        for post in posts:
            near = [each for each in posts if post.posted_at - 2 * HOUR < each.posted_at <= post.posted_at]
            here = len({each.author.id for each in near})
            if here < max(people, times * usual) or _poisson(here, usual) > chance:
                continue
            if found and near[0].posted_at <= found.ended_at:
                found = replace(found, ended_at=post.posted_at, people=max(found.people, here))
                continue
            if found:
                yield found
            found = Event(label, near[0].posted_at, post.posted_at, here)
        if found:
            yield found


def _poisson(seen: int, usual: float) -> float:
    """Return the chance of at least so many."""
    return math.fsum(math.exp(-usual + n * math.log(usual) - math.lgamma(n + 1)) for n in range(seen, seen + 200))


def raised(rows: Sequence[Labelled], brand: Sequence[str]) -> list[Alarm]:
    """Return the alarms that the bot's own steps raise over these posts, on a database, minute by minute."""
    settings = factories.settings()
    section = settings.team.brand.model_copy(update={"name": brand[0], "handles": tuple(brand)})
    settings = replace(settings, team=settings.team.model_copy(update={"brand": section}))
    with tempfile.TemporaryDirectory(prefix="amends-surge-") as folder:
        engine = database.open_engine(f"sqlite:///{Path(folder) / 'amends.sqlite'}")
        database.migrate(engine)
        sessions = database.sessions(engine)
        for now, posts in _minutes(rows):
            _file(sessions, posts, settings, now)
            _look(sessions, settings, now)
        alarms = _read(sessions, rows[-1].post.posted_at)
        engine.dispose()
    return alarms


def _minutes(rows: Sequence[Labelled]) -> Iterator[tuple[datetime, list[Labelled]]]:
    """Yield each minute with posts, and every ten minutes between them, for what is to end by itself."""
    by_minute: dict[datetime, list[Labelled]] = {}
    for row in rows:
        minute = row.post.posted_at.replace(second=0, microsecond=0) + timedelta(minutes=1)
        by_minute.setdefault(minute, []).append(row)
    last: datetime | None = None
    for now, posts in by_minute.items():
        while last is not None and now - last > timedelta(minutes=10):
            last += timedelta(minutes=10)
            yield last, []
        yield now, posts
        last = now


def _file(sessions: Sessions, rows: Sequence[Labelled], settings: Settings, now: datetime) -> None:
    if not rows:
        return
    posts = [replace(row.post, platform="sandbox") for row in rows]
    verdicts = {row.post.id: factories.verdict(category=row.category) for row in rows}
    with sessions.begin() as session:
        ingest.queue(session, "sandbox", now=now)
        buckets, known = tickets.sort(session, posts, verdicts, Watch())
        tickets.file(session, "sandbox", buckets, known, verdicts, settings, now=now)


def _look(sessions: Sessions, settings: Settings, now: datetime) -> None:
    with sessions() as session:
        seen = surge.look(session, settings, settings.team.brand.name, now=now)
    found = surge.judge(seen, now=now)
    if not surge.is_quiet(seen, found):
        with sessions.begin() as session:
            surge.keep(session, seen, found, settings, now=now)


def _read(sessions: Sessions, end: datetime) -> list[Alarm]:
    with sessions() as session:
        posts = select(PostRow.remote_id).join(SurgePostRow, SurgePostRow.post_id == PostRow.id)
        return [
            Alarm(
                row.name,
                row.found_at,
                row.ended_at or end,
                frozenset(session.scalars(posts.where(SurgePostRow.surge_id == row.id))),
            )
            for row in session.scalars(select(SurgeRow).order_by(SurgeRow.id))
        ]


def _during(alarm: Alarm, event: Event) -> bool:
    return alarm.found_at <= event.ended_at + HOUR and alarm.ended_at >= event.began_at


def _delay(event: Event, alarms: Sequence[Alarm], rows: Sequence[Labelled]) -> int | None:
    """Return how many posts of the event there were when its first alarm came, None where none came."""
    found = min((alarm.found_at for alarm in alarms if _during(alarm, event)), default=None)
    if found is None:
        return None
    mine = [row.post for row in rows if row.label == event.label and event.began_at <= row.post.posted_at < found]
    return sum(post.parent is None for post in mine)


def _is_false(alarm: Alarm, events: Sequence[Event], rows: Sequence[Labelled]) -> bool:
    mine = [row for row in rows if row.post.id in alarm.posts]
    return 2 * sum(row.bad for row in mine) < len(mine) or not any(_during(alarm, event) for event in events)


def _told(event: Event, delay: int | None) -> dict[str, Any]:
    times = {"began": f"{event.began_at:%d %H:%M}", "ended": f"{event.ended_at:%d %H:%M}"}
    return {"label": event.label, **times, "people": event.people, "delay_posts": delay}


def _alarm(alarm: Alarm, rows: Sequence[Labelled], is_false: bool) -> dict[str, Any]:
    labels = Counter(row.label or "none" for row in rows if row.post.id in alarm.posts)
    times = {"found": f"{alarm.found_at:%d %H:%M}", "ended": f"{alarm.ended_at:%d %H:%M}"}
    what = {"posts": len(alarm.posts), "false": is_false, "labels": dict(labels.most_common(3))}
    return {"term": alarm.name, **times, **what}
