"""A desk with a brand that has a past, people who complain of something together, and a Slack that takes it down."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from bot import surging
from bot.desk import Desk
from bot.domain import errors
from bot.domain.post import Author
from bot.engine import Engine
from bot.platforms.base import Platform
from bot.slack.blocks import Message
from bot.slack.board import Board
from bot.store.session import Sessions
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.factories import NOW
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in
from tests.platforms.storms import Judge

USUAL = (
    "@LarkHarbour day nine and still no kettle",
    "@LarkHarbour my lamp arrived with a crack in its foot",
    "@LarkHarbour you charged my card twice for one chair",
    "@LarkHarbour der Krug kam mit einem Sprung an",
    "@LarkHarbour where is the parcel that you promised for Tuesday?",
    "@LarkHarbour the shop in Leeds was rude to my mother",
)
DOWN = "@LarkHarbour error 502 at the checkout"


@dataclass
class Slack:
    """Takes down every message; `loses` lets it take the next one without saying so."""

    messages: dict[str, Message] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    posted: list[str] = field(default_factory=list)
    edits: int = 0
    loses: bool = False
    workspace: str = "https://lark.slack.example/"

    def post(self, channel: str, message: Message, *, key: str, payload: Any, thread_ts: str | None = None) -> str:
        """Take a message."""
        ts = f"{len(self.posted) + 1}.5"
        self.posted.append(channel)
        self.messages[ts], self.keys[key] = message, ts
        lost, self.loses = self.loses, False
        if lost:
            raise errors.Unclear("no answer")
        return ts

    def update(self, channel: str, ts: str, message: Message, *, key: str, payload: Any) -> None:
        """Take an edit."""
        self.messages[ts] = message
        self.edits += 1

    def find(self, channel: str, key: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        """Look a message up by its key."""
        return self.keys.get(key)


@dataclass
class Jobs:
    """Keeps what was enqueued, each key once, as the engine does."""

    todo: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def enqueue(self, _session: object, _queue: str, job: str, *args: Any, **options: Any) -> bool:
        """Keep one piece of work."""
        if options.get("key") in self.keys:
            return False
        self.keys |= {options["key"]} if "key" in options else set()
        self.todo.append((job, args))
        return True


class Town:
    """Two days of usual complaints, and whatever a test lets people say then."""

    def __init__(self, sessions: Sessions, toml: str = factories.AMENDS) -> None:
        self.sessions, self.slack, self.jobs, self.now = sessions, Slack(), Jobs(), NOW
        self.settings = factories.settings(toml)
        self.desk = Desk(
            settings=self.settings,
            sessions=sessions,
            platforms={"sandbox": cast(Platform, FakePlatform())},
            classifier=Judge(),
            writer=OfflineWriter(),
            board=cast(Board, self.slack),
            engine=cast(Engine, self.jobs),
            now=lambda: self.now,
        )
        self._people = count(1)

    def say(
        self, *texts: str, at: datetime | None = None, by: str = "", on: str = "sandbox", **verdict: Any
    ) -> list[int]:
        """Let somebody else say each of these now; return the tickets that were opened."""
        said = []
        for text in texts:
            name = by or f"p{next(self._people)}"
            author = Author(name, name, name, "", 5)
            said.append(factories.post(text, platform=on, posted_at=at or self.now, author=author))
        with self.sessions.begin() as session:
            return list(take_in(session, self.settings, *said, verdict=factories.verdict(**verdict)).opened)

    def past(self, hours: int = 48, each: int = 4) -> None:
        """Let the usual be said all the time until now."""
        for hour in range(hours, 0, -1):
            texts = [USUAL[(hour * each + at) % len(USUAL)] for at in range(each)]
            self.say(*texts, at=self.now - timedelta(hours=hour))

    def look(self, minutes: float = 1) -> None:
        """Let time pass, look, and do what follows from it."""
        self.now += timedelta(minutes=minutes)
        surging.watch_surges(self.desk)
        self.work()

    def work(self) -> None:
        """Do what is to be done about surges."""
        recipes = surging.recipes(self.desk)
        for _ in range(20):
            mine = [one for one in self.jobs.todo if one[0] in recipes]
            self.jobs.todo = [one for one in self.jobs.todo if one[0] not in recipes]
            for name, args in mine:
                recipes[name](*args)
            if not mine:
                return

    def rise(self, posts: int = 8, text: str = DOWN) -> list[int]:
        """Let many people complain of the same, one a minute, with a look after each."""
        tickets = []
        for _ in range(posts):
            tickets += self.say(text)
            self.look()
        return tickets

    @property
    def alarm(self) -> str:
        """Return what the one alarm says; anything but one is an error."""
        (message,) = self.slack.messages.values()
        return str(message.blocks[0]["text"]["text"])
