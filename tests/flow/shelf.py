"""A platform in memory whose posts can hide, and a desk around it that runs nothing by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from bot import proving, work
from bot.desk import Desk
from bot.domain import errors
from bot.engine import Engine
from bot.flow import ingest
from bot.platforms.base import Page, Platform, Watch
from bot.slack.blocks import Message
from bot.slack.board import Board
from bot.store.session import Sessions
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.factories import AMENDS, NOW
from tests.fakes import FakePlatform
from tests.platforms.storms import Judge, Notebook

PRICE = 0.5


class Shelf(FakePlatform):
    """Shows posts in the order of their places; one that hides is shown later, at its old place."""

    def __init__(self) -> None:
        super().__init__()
        self.posts: list[Any] = []
        self.hidden: set[str] = set()
        self.refuses: errors.Outside | None = None
        self.looks: list[Watch] = []

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return what stands behind the cursor, or refuse as told; each post costs."""
        self.looks.append(want)
        if self.refuses is not None:
            raise self.refuses
        found = tuple(post for post in self.posts[int(cursor or 0) :] if post.id not in self.hidden)
        return Page(found, str(len(self.posts)), cost=PRICE * len(found), left=41)


@dataclass
class Office:
    """The desk, its platform, and a clock that the test turns."""

    sessions: Sessions
    extra: str = ""
    shelf: Shelf = field(default_factory=Shelf)
    notebook: Notebook = field(default_factory=Notebook)
    posted: list[str] = field(default_factory=list)
    now: datetime = NOW

    def __post_init__(self) -> None:
        settings = factories.settings(AMENDS.replace('name = "sandbox"', f'name = "sandbox"\n{self.extra}'))
        self.desk = Desk(
            settings=settings,
            sessions=self.sessions,
            platforms={"sandbox": cast(Platform, self.shelf)},
            classifier=Judge(),
            writer=OfflineWriter(),
            board=cast(Board, self),
            engine=cast(Engine, self.notebook),
            now=lambda: self.now,
        )
        with self.sessions.begin() as session:
            ingest.queue(session, "sandbox", now=self.now)

    def budget(self, dollars: float) -> None:
        """Let the team change the month's budget."""
        team = self.desk.settings.team
        section = team.platforms[0].model_copy(update={"budget": dollars})
        team = team.model_copy(update={"platforms": (section,)})
        self.desk = replace(self.desk, settings=replace(self.desk.settings, team=team))

    def read(self, after: timedelta = timedelta(minutes=1)) -> None:
        """Take in what is new, a while later."""
        self.now += after
        work.poll(self.desk, "sandbox")

    def prove(self, after: timedelta = timedelta()) -> None:
        """Let the second pass have its turn."""
        self.now += after
        proving.prove(self.desk, "sandbox")

    def said(self, **changes: Any) -> str:
        """Let somebody write now; return the post's id."""
        self.shelf.posts.append(factories.post(posted_at=self.now, **changes))
        return str(self.shelf.posts[-1].id)

    def alarms(self) -> list[str]:
        """Return the alarms that were raised since the last question."""
        found = [str(args[2]) for name, args in self.notebook.works if name == "warn_operators"]
        self.notebook.works.clear()
        return found

    def find(self, channel: str, key: str, *, since: datetime) -> str | None:
        """Stand for the board: nothing is in the channel but what was posted here."""
        return "1.0" if key in self.posted else None

    def post(self, channel: str, message: Message, *, key: str, payload: Any) -> str:
        """Stand for the board."""
        self.posted.append(key)
        return "1.0"


Make = Callable[..., Office]
