"""The composition root: builds every part once, into a Desk. Nothing else constructs a client."""

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from slack_bolt import App
from slack_sdk import WebClient

import handlers
from bot import duty, proving, rewriting, surging, teaching, upkeep, windows, work
from bot.classifiers.base import Classifier
from bot.classifiers.rules import RulesClassifier
from bot.clock import Clock
from bot.config import Settings
from bot.desk import Desk
from bot.domain.post import BY_HAND
from bot.engine import Engine
from bot.flow.recent import Recent
from bot.platforms import registry
from bot.platforms.base import Platform
from bot.platforms.by_hand import ByHandPlatform
from bot.slack import board
from bot.store import session as database
from bot.store.session import Sessions
from bot.store.vault import Vault
from bot.writers.base import SlowWriter
from bot.writers.offline import OfflineWriter

if TYPE_CHECKING:
    from bot.model.asking import Model

log = logging.getLogger(__name__)

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


@contextmanager
def beside(settings: Settings) -> Iterator[House]:
    """Open the database of a bot that may be running: to write and to enqueue, never to run work.

    SQLite lets several processes write in turn; what only one may do is run what is enqueued.
    """
    opened = database.open_engine(settings.secrets.database_url)
    try:
        database.migrate(opened)
        house = _house(settings, opened)
        house.engine.connect()
        yield house
    finally:
        opened.dispose()


def _house(settings: Settings, opened: sa.Engine) -> House:
    pace = settings.team.slack.updates_per_minute
    engine = Engine(opened, worker=settings.worker, updates_per_minute=pace)
    secrets = settings.secrets
    client = board.client(secrets.slack_bot_token, secrets.slack_api_url or None)
    sessions = database.sessions(opened)
    model = language_model(settings, sessions)
    desk = Desk(
        settings=settings,
        sessions=sessions,
        platforms=_platforms(settings, vault(settings, opened)),
        classifier=_doubting(classifier(settings, sessions), model, settings),
        writer=OfflineWriter(),
        board=board.Board(client),
        engine=engine,
        now=utc_now,
        model=_writer(model, settings),
        recent=Recent(brands=settings.team.brands_of_accounts()),
    )
    app = _app(client, secrets.slack_signing_secret)
    handlers.register(app, desk)
    return House(desk, app, Clock(desk), engine, opened)


def vault(settings: Settings, opened: sa.Engine) -> Vault | None:
    """Return where the tokens are that `amends login` obtained; None without a key to it."""
    key = settings.secrets.amends_key
    return Vault(database.sessions(opened), key) if key else None


def _platforms(settings: Settings, kept: Vault | None) -> dict[str, Platform]:
    built = {section.name: registry.build(section, settings, kept) for section in settings.team.platforms}
    return {**built, BY_HAND: ByHandPlatform()}


def classifier(settings: Settings, sessions: Sessions | None = None) -> Classifier:
    """Return who judges posts: the trained classifier, or word lists where what it is made of cannot be loaded.

    With a database it learns from staff too.
    """
    if find_spec("sklearn") is None:
        log.warning("Triage goes by word lists only: scikit-learn is missing.", extra={"action": "linear_missing"})
        return RulesClassifier(settings.team.topic_words())
    from bot.classifiers.embeddings import load
    from bot.classifiers.linear import LinearClassifier

    lesson = teaching.lesson(settings)
    taught = teaching.taught(sessions) if sessions else None
    return LinearClassifier(
        lesson=lesson, encoder=lambda: load(lesson.encoder, Path(lesson.cache)), apart=True, taught=taught
    )


def language_model(settings: Settings, sessions: Sessions) -> "Model | None":
    """Return the language model that OPENAI_MODEL names, with its budget; None where no model is named."""
    secrets = settings.secrets
    if not secrets.openai_model:
        return None
    # Imported here: the vendor's library takes most of a second, and most teams have no use for it.
    from bot.model.asking import Model
    from bot.model.budget import Budget
    from bot.model.client import Client

    client = Client(key=secrets.openai_api_key, base_url=secrets.openai_base_url, model=secrets.openai_model)
    budget = Budget(sessions, settings.team.model, zone=settings.hours.zone, now=utc_now)
    return Model(client, budget)


def _writer(model: "Model | None", settings: Settings) -> SlowWriter | None:
    limits = settings.team.model
    if model is None or not limits.drafts:
        return None
    from bot.writers.llm import LlmWriter

    return LlmWriter(model, patience=limits.patience.total_seconds())


def _doubting(first: Classifier, model: "Model | None", settings: Settings) -> Classifier:
    """Return the classifier, with a model behind it for what it is unsure of."""
    team = settings.team
    if model is None or not team.model.triage:
        return first
    from bot.classifiers.llm import LlmClassifier

    brand = " or ".join(each.name for each in team.all_brands)
    return LlmClassifier(first, model, team.model, brand=brand, topics=team.topic_names())


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


def start_work(house: House) -> None:
    """Run enqueued work in this process from now on."""
    # Triage learns meanwhile, in another process: only posts wait for it, clicks and replies go on at once.
    threading.Thread(target=house.desk.classifier.prepare, name="learning", daemon=True).start()
    threading.Thread(target=house.desk.recent.prepare, name="signing", daemon=True).start()
    parts = (work, windows, duty, rewriting, proving, upkeep, surging, teaching)
    house.engine.start({name: recipe for part in parts for name, recipe in part.recipes(house.desk).items()})
