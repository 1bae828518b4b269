"""A complaint by telephone is a ticket like any other; its reply is a note."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.errors import Refused
from bot.domain.post import BY_HAND
from bot.domain.triage import Category
from bot.flow import byhand, decisions, drafts, followup, fresh, outbox
from bot.platforms.by_hand import ByHandPlatform
from bot.slack import card as face
from bot.slack.log_modal import WAYS, log_modal, typed
from bot.store import cards
from bot.store.session import Sessions
from bot.store.tables import EventRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import NOW, SAM
from tests.slack.limits import view_problems

SETTINGS = factories.settings()
PHONE = ByHandPlatform()
SAID = {"who": "Ada  Byron", "how": "by telephone", "contact": "+49 30 1234", "text": "The toaster caught fire"}
NOTE = "A voucher for £20 is yours; we will refund you too."


def logged(sessions: Sessions, key: str = "hand-1") -> int | None:
    post = byhand.heard(key, SAID, now=NOW)
    verdicts = {post.id: replace(factories.verdict(), category=Category.NOISE)}
    with sessions.begin() as session:
        return byhand.log(session, post, verdicts, SETTINGS, by="U0SAM", now=NOW)


def shown(sessions: Sessions, ticket: int) -> str:
    with sessions() as session:
        return repr(face.render(cards.read(session, ticket, now=NOW)[0], NOW))


def test_what_staff_heard_opens_one_ticket_whatever_the_classifier_thinks(sessions: Sessions) -> None:
    ticket = logged(sessions)

    assert ticket is not None
    assert logged(sessions) is None, "the same window twice"
    with sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert (row.category, row.status, row.channel) == ("complaint", "new", "C0COMPLAINTS")
        assert session.scalars(select(EventRow.by).where(EventRow.action == "log")).one() == "U0SAM"
    assert "Ada Byron  by telephone, +49 30 1234" in shown(sessions, ticket)


def test_no_machine_writes_down_what_a_person_said(sessions: Sessions) -> None:
    ticket = logged(sessions)
    assert ticket is not None
    with sessions.begin() as session:
        assert followup.stuck(session, now=NOW + followup.STUCK * 2).drafts == ()
        brief = drafts.brief(session, ticket, SETTINGS, limit=3_000, now=NOW)
        assert not drafts.save(session, brief, Written("Hi Ada", "en", "offline"), PHONE, SETTINGS, now=NOW)

    assert "Write the note" in shown(sessions, ticket)


def test_the_note_is_under_no_house_rule_and_marks_the_ticket_answered(sessions: Sessions) -> None:
    ticket = logged(sessions)
    assert ticket is not None
    with sessions.begin() as session, pytest.raises(Refused):
        decisions.approve(session, ticket, version=0, by=SAM, may_reply=PHONE.may_reply, now=NOW)
    with sessions.begin() as session:
        drafts.edit(session, ticket, NOTE, base=0, by=SAM, platform=PHONE, settings=SETTINGS, now=NOW)
        reply = decisions.approve(session, ticket, version=1, by=SAM, may_reply=PHONE.may_reply, now=NOW).id
    assert "Mark answered" not in shown(sessions, ticket)

    with sessions.begin() as session:
        errand = outbox.take(session, reply, PHONE, now=NOW)
        saw = fresh.seen(session, errand)
    assert isinstance(errand, outbox.Errand)
    assert (fresh.stands(PHONE, errand, saw, now=NOW), fresh.below(PHONE, errand, saw)) == (None, None)
    with sessions.begin() as session:
        fresh.settle(session, errand, outbox.deliver(PHONE, errand, now=NOW), PHONE, SETTINGS, now=NOW)

    with sessions() as session:
        assert session.get_one(TicketRow, ticket).status == "pending"


def test_an_account_of_that_name_cannot_be_in_the_settings() -> None:
    with pytest.raises(AssertionError, match="name"):
        factories.settings(factories.AMENDS.replace('name = "sandbox"', f'name = "{BY_HAND}"'))


@pytest.mark.parametrize("text", ["", "My &lt;b&gt; &amp; more", "x" * 9_000, "😀" * 4_000])
def test_the_window_keeps_slacks_limits_with_any_message_in_it(text: str) -> None:
    view = log_modal(text, "C0OPS")

    assert view_problems(view) == []
    if text.startswith("My"):
        assert view["blocks"][0]["element"]["initial_value"] == "My <b> & more"


def test_what_was_typed_is_read_and_nothing_else() -> None:
    values = {name: {name: {"value": None}} for name in ("who", "contact", "text")}
    forged = {"how": {"how": {"selected_option": {"value": "by magic"}}}}

    assert typed({**values, **forged}) == {"who": "", "contact": "", "text": "", "how": ""}
    assert WAYS[0] == "by telephone"
