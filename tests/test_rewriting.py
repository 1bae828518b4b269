"""The whole way of a model's draft: settings, a real call over HTTP, the recipe, the ticket's card."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

from sqlalchemy import select

from bot import rewriting, wiring, work
from bot.classifiers.llm import LlmClassifier
from bot.classifiers.rules import RulesClassifier
from bot.config import _missing
from bot.desk import Desk
from bot.domain.post import Post
from bot.flow import ingest
from bot.platforms.base import Page
from bot.store.tables import DraftRow, PurseRow
from tests import factories
from tests.factories import NOW
from tests.fakes import FakePlatform
from tests.model.standin import drafts, plainly, serving, whole

GOOD = "Hi Maya, I'm sorry: nine days and still no kettle. I'm asking the depot now and will write to you here."


@contextmanager
def desk(url: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[Desk]:
    """Build everything that settings ask for; only the network and the first classifier are stand-ins."""
    made = factories.settings()
    with serving(answer) as base_url:
        named = {"database_url": url, "openai_model": "fake-1", "openai_base_url": base_url}
        settings = replace(made, secrets=made.secrets.model_copy(update=named))
        with wiring.build(settings) as built:
            built.engine.prepare()
            built.engine.connect()
            assert isinstance(built.desk.classifier, LlmClassifier)
            parts = {"platforms": {"sandbox": FakePlatform()}, "classifier": RulesClassifier(), "now": lambda: NOW}
            yield replace(built.desk, **parts)  # type: ignore[arg-type]
            built.engine.stop()


def take_in(at: Desk, *posts: Post) -> None:
    """Poll these posts and write their first drafts."""
    platform = at.platforms["sandbox"]
    assert isinstance(platform, FakePlatform)
    platform.pages.append(Page(posts, f"after {posts[-1].id}"))
    with at.sessions.begin() as session:
        ingest.queue(session, "sandbox", now=at.now())
    work.poll(at, "sandbox")


def newest(at: Desk, ticket: int) -> DraftRow:
    with at.sessions() as session:
        found = select(DraftRow).where(DraftRow.ticket_id == ticket).order_by(DraftRow.version.desc()).limit(1)
        return session.scalars(found).one()


def test_the_offline_draft_comes_first_and_the_models_takes_its_place(sqlite_url: str) -> None:
    with desk(sqlite_url, plainly(whole(drafts(GOOD)))) as at:
        take_in(at, factories.post())
        work.draft(at, [[1, 0]])
        assert newest(at, 1).writer == "offline"

        for _ in range(2):  # work may run twice, and that does no harm
            rewriting.rewrite(at, 1, 1)

        assert (newest(at, 1).version, newest(at, 1).writer, newest(at, 1).text) == (2, "llm", GOOD)
        assert (newest(at, 1).other or {})["writer"] == "offline"
        with at.sessions() as session:
            assert {row.calls for row in session.scalars(select(PurseRow))} == {1}


def test_a_model_that_is_down_is_told_on_the_card_and_then_not_asked_for_a_while(sqlite_url: str) -> None:
    with desk(sqlite_url, plainly({"error": {"message": "no"}}, 503)) as at:
        take_in(at, *(factories.post(f"kettle {n} leaks, this is terrible") for n in range(3)))
        work.draft(at, [[1, 0], [2, 0]])
        for ticket in (1, 2):
            rewriting.rewrite(at, ticket, 1)
            assert (newest(at, ticket).writer, newest(at, ticket).note) == ("offline", "model down")

        work.draft(at, [[3, 0]])

        assert newest(at, 3).note == "model down"


def test_a_model_without_a_key_or_an_address_is_told_at_start() -> None:
    made = factories.settings()
    secrets = made.secrets.model_copy(update={"openai_model": "gpt"})

    assert [line for line in _missing(secrets, made.team) if "OPENAI_MODEL" in line]
    assert not _missing(secrets.model_copy(update={"openai_base_url": "http://127.0.0.1:1/v1"}), made.team)
