"""Every hostile text goes the whole way: ingest, triage, ticket, draft, card, search, send. None may break anything."""

from datetime import timedelta

from sqlalchemy import select

from bot.classifiers.rules import RulesClassifier
from bot.domain.errors import Refused
from bot.domain.post import Author, Post
from bot.flow import cards, decisions, drafts, ingest, report, tickets, triage
from bot.platforms.base import Page, Watch
from bot.slack import card as face
from bot.slack import modals
from bot.store import cards as stored_cards
from bot.store.session import Sessions
from bot.store.tables import ReplyRow, TicketRow
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.domain.outside import hostile_texts
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_outbox import settle_all

LONGEST = 1_000_000


def hostile_posts() -> list[Post]:
    """Return the hostile texts as posts; every other one is the author's name as well."""
    texts = [text[:LONGEST] for text in hostile_texts()]
    return [
        factories.post(text, author=Author(f"a{n}", text[:80] or "x", text[:200] if n % 2 else "", "", n))
        for n, text in enumerate(texts)
    ]


def open_all(sessions: Sessions, posts: list[Post]) -> tuple[int, ...]:
    verdicts = triage.judge(RulesClassifier(), posts)
    with sessions.begin() as session:
        ingest.queue(session, "sandbox", now=NOW)
        fresh = ingest.fresh(session, Page(tuple(posts), None))
        buckets, rows = tickets.sort(session, fresh, verdicts, Watch())
        return tickets.file(session, "sandbox", buckets, rows, verdicts, factories.settings(), now=NOW).opened


def test_hostile_texts_go_the_whole_way(sessions: Sessions) -> None:
    platform, writer, settings = FakePlatform(), OfflineWriter(), factories.settings()
    posts = hostile_posts()
    opened = open_all(sessions, posts)
    assert len(opened) > len(posts) / 2
    for ticket in opened:
        with sessions.begin() as session:
            brief = drafts.brief(session, ticket, settings, limit=500, now=NOW)
            assert drafts.save(session, brief, drafts.write(writer, brief), platform, settings, now=NOW)
        with sessions() as session:
            card = cards.finish(stored_cards.read(session, ticket, now=NOW)[0], {"sandbox": platform})
        message = face.render(card, NOW)
        assert "<!" not in message.text
        assert len(message.blocks) <= 50
        assert card.draft is not None
        modals.edit_modal(card, text=card.draft.text, checks=(), length=card.draft.length, version=1)
    with sessions() as session:
        assert len(session.scalars(select(TicketRow.id)).all()) == len(opened)


def test_hostile_words_can_be_searched_for(sessions: Sessions) -> None:
    open_all(sessions, [factories.post("my kettle is broken")])
    with sessions() as session:
        for text in hostile_texts():
            report.search(session, text[:300], now=NOW)
        assert [line.ticket for line in report.search(session, "kettle brok", now=NOW)] == [1]


def test_hostile_edits_are_sent_exactly_or_refused(sessions: Sessions) -> None:
    platform, settings = FakePlatform(), factories.settings()
    opened = open_all(sessions, [factories.post(f"kettle {n} leaks") for n in range(60)])
    wanted = []
    for ticket, text in zip(opened, hostile_texts()[:: len(hostile_texts()) // 60], strict=False):
        clean = text.replace("\x00", "").encode("utf-8", "replace").decode()
        try:
            with sessions.begin() as session:
                options = {"platform": platform, "settings": settings, "now": NOW}
                version = drafts.edit(session, ticket, clean, base=0, by=SAM, **options)  # type: ignore[arg-type]
                rule = {"may_reply": platform.may_reply, "now": NOW + timedelta(seconds=1)}
                reply = decisions.approve(session, ticket, version=version, by=SAM, **rule).id  # type: ignore[arg-type]
        except Refused:
            continue
        wanted.append(clean)
        settle_all(sessions, platform, reply)

    assert sorted(text for _, text in platform.public) == sorted(wanted)
    with sessions() as session:
        assert set(session.scalars(select(ReplyRow.state))) <= {"sent"}
