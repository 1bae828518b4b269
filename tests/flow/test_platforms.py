"""The way of a complaint on real adapters: in, page by page with restarts, and the reply out once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.classifiers.rules import RulesClassifier
from bot.config import Settings
from bot.domain.card import ReplyState
from bot.flow import decisions, drafts, ingest, outbox, tickets, triage
from bot.store.session import Sessions
from bot.store.tables import AccountRow, PostRow, ReplyRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import SAM
from tests.platforms.lab import Call, Lab, Trouble
from tests.platforms.mastodon_server import Instance
from tests.platforms.standin import served
from tests.platforms.test_mastodon import Toots
from tests.platforms.test_x import Posts
from tests.platforms.x_server import Server


@pytest.fixture(params=["x", "mastodon"])
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    if request.param == "x":
        with served(Server()) as server:
            yield Posts(server)
    else:
        with served(Instance()) as instance:
            yield Toots(instance)


def look(sessions: Sessions, lab: Lab, settings: Settings) -> bool:
    """Take in one page, as `bot.work.poll` does, with a fresh adapter; return whether there is more."""
    platform, now = lab.adapter(), datetime.now(UTC)
    with sessions.begin() as session:
        ingest.queue(session, platform.name, now=now)
        mark = ingest.bookmark(session, platform.name)
    want = ingest.watch(settings, mark, now=now)
    page = ingest.fetch(platform, mark, want)
    with sessions.begin() as session:
        fresh = ingest.fresh(session, page)
        verdicts = triage.judge(RulesClassifier(), fresh)
        assert ingest.advance(session, mark, page, now=now)
        buckets, rows = tickets.sort(session, fresh, verdicts, want)
        tickets.file(session, platform.name, buckets, rows, verdicts, settings, now=now)
    return page.more


def approve(session: Session, lab: Lab, settings: Settings) -> int:
    """Draft a reply to the only ticket, and let Sam approve it."""
    ticket, platform, now = session.scalars(select(TicketRow)).one().id, lab.adapter(), datetime.now(UTC)
    brief = drafts.brief(session, ticket, settings, limit=280, now=now)
    drafts.save(session, brief, Written("Hi Maya, I'm sorry.", "en", "test"), platform, settings, now=now)
    return decisions.approve(session, ticket, version=1, by=SAM, may_reply=platform.may_reply, now=now, ticked=()).id


def test_every_post_is_one_ticket_and_every_item_in_one_bucket(sessions: Sessions, lab: Lab) -> None:
    settings = factories.settings()
    said = [lab.say(f"{lab.us} kettle {number} came broken, I want a refund") for number in range(lab.page + 3)]

    while look(sessions, lab, settings):
        pass
    look(sessions, lab, settings)

    with sessions() as session:
        account = session.scalars(select(AccountRow)).one()
        assert sorted(session.scalars(select(PostRow.remote_id).where(PostRow.bucket == "ticket"))) == sorted(said)
        assert account.seen == account.tickets + account.joined + account.own + account.ignored


@pytest.mark.parametrize("kind", [None, Trouble.LOST_ANSWER, Trouble.TRUNCATED, Trouble.BROKEN])
def test_an_approved_reply_is_public_once(sessions: Sessions, lab: Lab, kind: Trouble | None) -> None:
    settings, now = factories.settings(), datetime.now(UTC)
    lab.say(f"{lab.us} my kettle came broken, I want a refund")
    while look(sessions, lab, settings):
        pass
    with sessions.begin() as session:
        reply = approve(session, lab, settings)
    if kind:
        lab.trouble(Call.REPLY, kind)

    for step in range(10):
        with sessions.begin() as session:
            errand = outbox.take(session, reply, lab.adapter(), now=now + timedelta(minutes=step))
        if isinstance(errand, outbox.Errand):
            outcome = outbox.deliver(lab.adapter(), errand, now=now + timedelta(minutes=step))
            with sessions.begin() as session:
                outbox.settle(session, errand, outcome, lab.adapter(), now=now + timedelta(minutes=step))

    with sessions() as session:
        assert session.get_one(ReplyRow, reply).state == ReplyState.SENT
    assert len(lab.replies()) == 1
