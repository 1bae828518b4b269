"""What is removed there, or asked to be forgotten, is nowhere here: in no table, in no search, on no card."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.domain.post import Author
from bot.flow import cards, drafts, removal, report
from bot.flow.outbox import Later
from bot.slack import card as face
from bot.store import cards as stored
from bot.store import messages, posts
from bot.store.session import Sessions
from bot.store.tables import Base, DraftRow, EventRow, ReplyRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_outbox import approved, settle_all
from tests.flow.test_tickets import take_in

SETTINGS = factories.settings()
WORDS = "my zanzibar kettle exploded"


def everything(sessions: Sessions) -> str:
    """Return all that stands in all tables, the search index of SQLite included."""
    with sessions() as session:
        tables: list[object] = [list(session.execute(table.select())) for table in Base.metadata.sorted_tables]
        if session.get_bind().dialect.name == "sqlite":
            tables.append([bytes(block) for (block,) in session.execute(text("SELECT block FROM post_search_data"))])
        else:
            tables.append(list(session.execute(text("SELECT search::text FROM posts"))))
    return repr(tables).casefold()


def complaint(sessions: Sessions) -> tuple[int, int]:
    """Take in a complaint with a bot's draft and a line in its thread; return ticket and post."""
    with sessions.begin() as session:
        first = factories.post(WORDS)
        ticket = take_in(session, SETTINGS, first).opened[0]
        row = session.get_one(TicketRow, ticket)
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        written = Written("Hi Maya, a zanzibar kettle must not explode. I am sorry.", "en", "offline")
        drafts.save(session, brief, written, FakePlatform(), SETTINGS, now=NOW)
        line = messages.want(session, f"post:{row.post_id}", row, now=NOW, post=row.post_id)
        assert line is not None
        messages.posted(session, line, "1.2")
        row.reasons = ["‹zanzibar kettle exploded›"]
        return ticket, row.post_id


def test_of_a_removed_post_no_word_and_no_name_is_left(sessions: Sessions) -> None:
    ticket, post = complaint(sessions)
    assert "zanzibar" in everything(sessions)
    assert "okafor" in everything(sessions)

    with sessions.begin() as session:
        assert removal.remove(session, [post], removal.THERE, now=NOW) == [ticket]

    left = everything(sessions)
    assert [word for word in ("zanzibar", "exploded", "maya", "okafor", "town.example") if word in left] == []
    with sessions() as session:
        assert report.search(session, "zanzibar", now=NOW) == ()
        shown = face.render(stored.read(session, ticket, now=NOW)[0], NOW)
        assert "zanzibar" not in repr(shown)


def test_a_removed_post_is_not_taken_in_again(sessions: Sessions) -> None:
    _, post = complaint(sessions)
    with sessions.begin() as session:
        there = posts.read(session, post)
        removal.remove(session, [post], removal.THERE, now=NOW)

    with sessions.begin() as session:
        assert take_in(session, SETTINGS, there).opened == ()


def test_staffs_own_words_outlive_the_post_they_answer(sessions: Sessions) -> None:
    ticket, post = complaint(sessions)
    with sessions.begin() as session:
        mine = "You say my zanzibar kettle exploded: I will ring you today."
        drafts.edit(session, ticket, mine, base=1, by=SAM, platform=FakePlatform(), settings=SETTINGS, now=NOW)
        removal.remove(session, [post], removal.THERE, now=NOW)

    with sessions() as session:
        assert session.scalars(select(DraftRow.text).order_by(DraftRow.version)).all() == [
            "",
            "You say …: I will ring you today.",
        ]
        assert "You say …: I will ring you today." in repr(face.render(stored.read(session, ticket, now=NOW)[0], NOW))


def test_the_lines_in_slack_that_bear_it_are_said_anew_once(sessions: Sessions) -> None:
    ticket, post = complaint(sessions)
    with sessions.begin() as session:
        removal.remove(session, [post], removal.THERE, now=NOW)
        (line,) = removal.stale(session, ticket)
        showing = cards.take_stale(session, line, NOW)
        assert showing is not None
        assert showing.ts == "1.2"
        assert "zanzibar" not in repr(showing.message)
        assert "Removed at the source" in repr(showing.message)
        assert cards.settle_stale(session, showing, Later(NOW)) == Later(NOW)
        assert cards.settle_stale(session, showing, cards.Shown("1.2")) is None

    with sessions() as session:
        assert removal.stale(session, ticket) == []
        assert cards.take_stale(session, line, NOW) is None


def test_no_draft_is_written_for_what_is_gone(sessions: Sessions) -> None:
    ticket, post = complaint(sessions)
    with sessions.begin() as session:
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        removal.remove(session, [post], removal.THERE, now=NOW)
        assert not drafts.save(session, brief, Written("Hi", "en", "test"), FakePlatform(), SETTINGS, now=NOW)


@pytest.mark.parametrize("who", ["maya", "@Maya", "a1"])
def test_a_person_is_forgotten_everywhere_and_nobody_else(sessions: Sessions, who: str) -> None:
    platform = FakePlatform()
    settle_all(sessions, platform, approved(sessions, platform))
    with sessions.begin() as session:
        other = factories.post("mine broke as well", author=Author("a2", "joan", "Joan Mayall"))
        take_in(session, SETTINGS, other)

    with sessions.begin() as session:
        found = removal.forget(session, who, "", now=NOW)

    assert (found.posts, len(found.tickets), found.under_way) == (1, 1, 0)
    left = everything(sessions)
    assert [word for word in ("okafor", "'maya'", "hi maya", "still no kettle") if word in left] == []
    assert "joan mayall" in left
    with sessions() as session:
        assert session.scalars(select(ReplyRow.text)).one().startswith("Hi …, nine days")
        shown = face.render(stored.read(session, found.tickets[0], now=NOW)[0], NOW)
        assert "as its author asked" in repr(shown)


def test_what_waits_to_be_sent_to_a_forgotten_person_stays_here(sessions: Sessions) -> None:
    platform = FakePlatform()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        removal.forget(session, "maya", "", now=NOW)

    settle_all(sessions, platform, reply)

    assert platform.public == []


def test_on_another_platform_they_are_somebody_else(sessions: Sessions) -> None:
    complaint(sessions)

    with sessions.begin() as session:
        assert removal.forget(session, "maya", "bluesky", now=NOW).posts == 0


def test_the_event_log_forgets_texts_and_nothing_else(sessions: Sessions) -> None:
    approved(sessions, FakePlatform())
    with sessions.begin() as session:
        removal.forget(session, "maya", "", now=NOW)
    with sessions() as session:
        told = session.scalars(select(EventRow).where(EventRow.action == "approve")).one()
        assert "text" not in told.detail
        assert (told.by, told.detail["version"]) == ("U0SAM", 1)

        told.detail = {"version": 2}
        with pytest.raises(DBAPIError, match="only added"):
            session.flush()
