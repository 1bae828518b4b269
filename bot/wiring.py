"""The composition root: builds every part once, into a Desk. Nothing else constructs a client."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from slack_bolt import App
from slack_sdk import WebClient

import handlers
from bot import windows, work
from bot.classifiers.rules import RulesClassifier
from bot.clock import Clock
from bot.config import Settings
from bot.desk import Desk
from bot.domain.errors import BadSettings
from bot.engine import Engine
from bot.platforms.base import Platform
from bot.platforms.sandbox import SandboxPlatform
from bot.slack import board
from bot.store import session as database
from bot.team import PlatformSection
from bot.writers.offline import OfflineWriter

LISTENERS = 16
"""Threads for Slack's listeners; Bolt's default of 5 makes clicks wait for each other."""


@dataclass(frozen=True, slots=True)
class House:
    """The desk and the parts around it that have to be started and stopped."""

    desk: Desk
    app: App
    clock: Clock
    engine: Engine
    database: sa.Engine


def utc_now() -> datetime:
    """Return the current instant."""
    return datetime.now(UTC)


@contextmanager
def build(settings: Settings) -> Iterator[House]:
    """Open the database, bring it up to date and build every part; nothing runs yet."""
    with database.only_process(settings.secrets.database_url):
        opened = database.open_engine(settings.secrets.database_url)
        try:
            database.migrate(opened)
            yield _house(settings, opened)
        finally:
            opened.dispose()


def _house(settings: Settings, opened: sa.Engine) -> House:
    pace = settings.team.slack.updates_per_minute
    engine = Engine(opened, worker=settings.worker, updates_per_minute=pace)
    secrets = settings.secrets
    client = board.client(secrets.slack_bot_token, secrets.slack_api_url or None)
    desk = Desk(
        settings=settings,
        sessions=database.sessions(opened),
        platforms={section.name: platform(section, settings) for section in settings.team.platforms},
        classifier=RulesClassifier(settings.team.topic_words()),
        writer=OfflineWriter(),
        board=board.Board(client),
        engine=engine,
        now=utc_now,
    )
    app = _app(client, secrets.slack_signing_secret)
    handlers.register(app, desk)
    return House(desk, app, Clock(desk), engine, opened)


def _app(client: WebClient, secret: str) -> App:
    return App(
        client=client,
        signing_secret=secret or "unused in Socket Mode",
        process_before_response=True,
        token_verification_enabled=False,
        # `bot.serve.Guard` checks every request before Bolt sees it.
        request_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )


def platform(section: PlatformSection, settings: Settings) -> Platform:
    """Return the adapter for one account."""
    secrets = settings.secrets
    match section.type:
        case "sandbox":
            handles = settings.team.brand.handles
            return SandboxPlatform(
                section.name,
                secrets.sandbox_url,
                secrets.sandbox_token,
                grace=section.grace,
                handle=handles[0] if handles else "LarkHarbour",
            )
    raise BadSettings([f"There is no platform of type «{section.type}»."])


def start_work(house: House) -> None:
    """Run enqueued work in this process from now on."""
    house.engine.start({**work.recipes(house.desk), **windows.recipes(house.desk)})
