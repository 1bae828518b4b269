"""Ten thousand complaints by one author in an hour: the model is asked no more often than the cap allows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.classifiers.base import Judgement
from bot.classifiers.llm import LlmClassifier
from bot.domain.draft import Length
from bot.domain.errors import Silent
from bot.domain.post import Author, Post
from bot.domain.triage import Category
from bot.spending import ModelSection
from bot.store import purses
from bot.store.session import Sessions
from bot.writers.base import Brief, Voice
from bot.writers.llm import LlmWriter
from tests import factories
from tests.factories import NOW
from tests.model.conftest import sessions
from tests.model.standin import FakeEndpoint, drafts, model

__all__ = ["sessions"]

MANY, PAGE, CAP = 10_000, 100, 5


class Unsure:
    """A first classifier that is unsure of everything, so that the model would be asked about everything."""

    name = "linear"

    def prepare(self) -> None:
        """Nothing to do."""

    def judge(self, posts: Sequence[Post]) -> list[Judgement]:
        """Return the middle for every post."""
        return [Judgement(Category.COMPLAINT, 0.5, "other", "en", (), self.name) for _ in posts]


def flood(author: Author) -> list[Post]:
    second = timedelta(seconds=3600 / MANY)
    return [factories.post(f"complaint number {n}", author=author, posted_at=NOW + n * second) for n in range(MANY)]


def test_ten_thousand_complaints_by_one_author_cost_no_more_than_the_cap(sessions: Sessions) -> None:
    endpoint, now = FakeEndpoint(lambda _: drafts("Hi Maya, I'm sorry.")), [NOW]
    asking = model(sessions, endpoint, now=lambda: now[0], author_calls=CAP)
    classifier = LlmClassifier(Unsure(), asking, ModelSection(), brand="Lark Harbour", topics=("other",))
    writer = LlmWriter(asking, patience=5)
    posts = flood(Author("a1", "maya", "Maya Okafor"))

    for at in range(0, MANY, PAGE):
        now[0] = posts[at].posted_at
        classifier.judge(posts[at : at + PAGE])
    answered = sum(is_written(writer, post, now[0]) for post in posts[:: MANY // 200])

    assert len(endpoint.asked) <= CAP
    assert answered <= CAP
    with sessions() as session:
        assert purses.spent(session, NOW.date().isoformat(), "all").calls == len(endpoint.asked)


def test_another_author_is_answered_all_the_same(sessions: Sessions) -> None:
    endpoint = FakeEndpoint(lambda _: drafts("Hi Maya, I'm sorry."))
    writer = LlmWriter(model(sessions, endpoint, author_calls=CAP), patience=5)
    for post in flood(Author("a1", "maya", "Maya Okafor"))[: 4 * CAP]:
        is_written(writer, post, NOW)

    assert is_written(writer, factories.post(author=Author("a2", "ben", "Ben")), NOW)
    assert len(endpoint.asked) == CAP + 1


def is_written(writer: LlmWriter, post: Post, now: datetime) -> bool:
    voice, room = Voice("Lark Harbour"), Length(0, 500)
    brief = Brief(1, 2, post, (post,), factories.verdict(), voice, room.limit, now + timedelta(hours=1))
    try:
        writer.write(brief)
    except Silent:
        return False
    return True
