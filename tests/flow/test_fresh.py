"""An approval holds for what the approver saw: where something else is there, nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.domain import errors
from bot.domain.card import ReplyState
from bot.domain.post import Author, Post
from bot.flow import decisions, drafts, fresh, outbox, recheck
from bot.platforms.base import Edited, Gone, Live
from bot.store import cards, posts
from bot.store.session import Sessions
from bot.store.tables import DraftRow, EventRow, PostRow, ReplyRow, TicketRow
from bot.writers.base import Written
from tests import factories
from tests.factories import MIA, NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_outbox import TEXT, approved
from tests.flow.test_tickets import take_in

US = Author("a0", "LarkHarbour", "Lark Harbour")
SETTINGS = factories.settings()
SOON = NOW + timedelta(seconds=1)


@dataclass
class Watched(FakePlatform):
    """A network that shows what became of a post, and what was said below it."""

    state: Live | Edited | Gone | errors.Outside | None = field(default_factory=Live)
    said: tuple[Post, ...] | errors.Outside = ()
    asked: int = 0
    gone: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        self.asked += 1
        if isinstance(self.state, errors.Outside):
            raise self.state
        return {each: Gone() if each in self.gone else self.state for each in ids} if self.state else {}

    def below(self, post: Post) -> tuple[Post, ...]:
        if isinstance(self.said, errors.Outside):
            raise self.said
        return self.said


def send(sessions: Sessions, platform: FakePlatform, reply: int, *, at: datetime = NOW) -> outbox.Later | None:
    """Do what the recipe `send_reply` does, once, but for the cards."""
    with sessions.begin() as session:
        errand = outbox.take(session, reply, platform, now=at)
        saw = fresh.seen(session, errand)
    if not isinstance(errand, outbox.Errand):
        return errand
    stopped = fresh.stands(platform, errand, saw, now=at) or fresh.below(platform, errand, saw)
    outcome = stopped or outbox.deliver(platform, errand, now=at)
    with sessions.begin() as session:
        later = fresh.settle(session, errand, outcome, platform, SETTINGS, now=at)
    if found := fresh.news(outcome):
        with sessions.begin() as session:
            take_in(session, SETTINGS, *found)
    return later


def ticket_of(sessions: Sessions) -> TicketRow:
    with sessions() as session:
        return session.scalars(select(TicketRow)).one()


def newest(sessions: Sessions) -> DraftRow:
    with sessions() as session:
        return session.scalars(select(DraftRow).order_by(DraftRow.version.desc())).first() or DraftRow()


def row(sessions: Sessions, reply: int) -> ReplyRow:
    with sessions() as session:
        return session.get_one(ReplyRow, reply)


def complaint(sessions: Sessions) -> Post:
    with sessions() as session:
        return posts.read(session, ticket_of(sessions).post_id)


def test_what_stands_as_it_was_is_answered(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)

    assert send(sessions, platform, reply) is None
    assert [text for _, text in platform.public] == [TEXT]
    assert platform.asked == 1


def test_an_edit_that_was_on_the_card_is_no_news(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    platform.state = Edited(complaint(sessions).text, NOW)

    send(sessions, platform, reply)

    assert len(platform.public) == 1


def test_an_edited_post_stops_the_send_and_both_versions_are_kept(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    before = complaint(sessions).text
    platform.state = Edited("All is well now, thank you!", NOW)

    assert send(sessions, platform, reply) is None

    assert platform.public == []
    assert row(sessions, reply).problem == fresh.Why.EDITED
    now = complaint(sessions)
    assert (now.text, now.before) == ("All is well now, thank you!", before)
    draft = newest(sessions)
    assert (draft.version, draft.text, draft.by) == (2, TEXT, "U0SAM")
    assert [check["rule"] for check in draft.checks if check["level"] == "tick"][:1] == ["changed"]


def test_after_a_new_look_the_same_words_can_be_approved_and_go_out(sessions: Sessions) -> None:
    platform = Watched()
    first = approved(sessions, platform)
    platform.state = Edited("Nine days, and now the box is broken too", NOW)
    send(sessions, platform, first)
    ticket = ticket_of(sessions).id

    with sessions.begin() as session, pytest.raises(errors.Stale):
        decisions.approve(session, ticket, version=1, by=MIA, may_reply=platform.may_reply, now=SOON)
    with sessions.begin() as session, pytest.raises(errors.Refused, match="confirm"):
        decisions.approve(session, ticket, version=2, by=MIA, may_reply=platform.may_reply, now=SOON, ticked=())
    with sessions.begin() as session:
        again = decisions.approve(session, ticket, version=2, by=MIA, may_reply=platform.may_reply, now=SOON).id
    send(sessions, platform, again, at=SOON)

    assert [text for _, text in platform.public] == [TEXT]


def test_a_removed_post_stops_the_send_and_only_staffs_text_is_left(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    platform.state = Gone()

    assert send(sessions, platform, reply) is None

    assert platform.public == []
    assert row(sessions, reply).problem == fresh.Why.GONE
    found = complaint(sessions)
    assert (found.text, found.author.name, found.author.handle, found.gone_at) == ("", "", "", NOW)
    assert (newest(sessions).text, ticket_of(sessions).due_at) == (TEXT, None)
    with sessions() as session:
        assert cards.read(session, ticket_of(sessions).id, now=NOW)[0].gone_at == NOW
    with sessions.begin() as session, pytest.raises(errors.Refused, match="removed"):
        decisions.approve(session, ticket_of(sessions).id, version=2, by=SAM, may_reply=platform.may_reply, now=SOON)


def test_a_message_that_came_after_the_approval_stops_the_send(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    first = complaint(sessions)
    with sessions.begin() as session:
        take_in(session, SETTINGS, factories.post("It came!", conversation=first.conversation, parent=first.id))

    send(sessions, platform, reply, at=SOON)

    assert (platform.public, platform.asked) == ([], 0)
    assert row(sessions, reply).problem == fresh.Why.WROTE_AGAIN
    draft = newest(sessions)
    assert (draft.text, draft.post_id) == (TEXT, ticket_of(sessions).post_id)


def test_a_message_that_nobody_has_fetched_yet_stops_the_send_and_is_taken_in(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    first = complaint(sessions)
    platform.said = (factories.post("It came!", conversation=first.conversation, parent=first.id),)

    send(sessions, platform, reply)

    assert platform.public == []
    assert row(sessions, reply).problem == fresh.Why.WROTE_AGAIN
    assert complaint(sessions).text == "It came!"


@pytest.mark.parametrize("fetched", [True, False])
def test_a_colleagues_answer_from_the_phone_stops_the_send(sessions: Sessions, fetched: bool) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    first = complaint(sessions)
    theirs = factories.post("On it!", author=US, own=True, conversation=first.conversation, parent=first.id)
    if fetched:
        with sessions.begin() as session:
            take_in(session, SETTINGS, theirs)
    else:
        platform.said = (theirs,)

    send(sessions, platform, reply, at=SOON)

    assert platform.public == []
    assert row(sessions, reply).problem == fresh.Why.ANSWERED
    assert newest(sessions).text == TEXT
    if not fetched:
        assert ticket_of(sessions).status == "pending"


def test_a_draft_older_than_a_colleagues_answer_is_not_approved(sessions: Sessions) -> None:
    platform = Watched()
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, first := factories.post()).opened[0]
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written(TEXT, "en", "test"), platform, SETTINGS, now=NOW - timedelta(minutes=1))
        theirs = factories.post("On it!", author=US, own=True, conversation=first.conversation)
        take_in(session, SETTINGS, theirs)
        session.execute(update(DraftRow).values(checks=[]))

    with sessions.begin() as session, pytest.raises(errors.Refused, match="answered there from our account"):
        decisions.approve(session, ticket, version=1, by=SAM, may_reply=platform.may_reply, now=SOON)


def test_what_a_third_person_says_below_stops_nothing(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    platform.said = (factories.post("me too", author=Author("a9", "jo")),)

    send(sessions, platform, reply)

    assert len(platform.public) == 1


def test_a_look_below_that_fails_stops_nothing(sessions: Sessions) -> None:
    platform = Watched(said=errors.Unreachable("off"))
    reply = approved(sessions, platform)

    send(sessions, platform, reply)

    assert len(platform.public) == 1


@pytest.mark.parametrize("state", [None, errors.Unreachable("off"), errors.Rejected("no")])
def test_what_cannot_be_seen_is_never_answered_blindly_until_a_person_says_so(
    sessions: Sessions, state: errors.Outside | None
) -> None:
    platform = Watched(state=state)
    reply = approved(sessions, platform)
    at, looks = NOW, 0
    while (later := send(sessions, platform, reply, at=at)) is not None:
        at, looks = later.at, looks + 1

    assert platform.public == []
    assert platform.asked == fresh.BLIND == looks + 1
    assert timedelta(minutes=3) < at - NOW < timedelta(minutes=10)
    assert (row(sessions, reply).state, row(sessions, reply).asks) == (ReplyState.FAILED, True)
    with sessions.begin() as session:
        decisions.send_again(session, reply, by=SAM, now=at)
    send(sessions, platform, reply, at=at)

    assert len(platform.public) == 1


def test_a_persons_word_does_not_let_a_reply_to_a_removed_post_out(sessions: Sessions) -> None:
    platform = Watched(state=None)
    reply = approved(sessions, platform)
    at = NOW
    while (later := send(sessions, platform, reply, at=at)) is not None:
        at = later.at
    platform.state = Gone()
    with sessions.begin() as session:
        decisions.send_again(session, reply, by=SAM, now=at)
    send(sessions, platform, reply, at=at)

    assert platform.public == []


def test_a_platform_that_asks_to_slow_down_is_waited_for_and_not_counted(sessions: Sessions) -> None:
    until = NOW + timedelta(minutes=15)
    platform = Watched(state=errors.RateLimited(until))
    reply = approved(sessions, platform)

    later = send(sessions, platform, reply)

    assert later is not None
    assert (later.at, row(sessions, reply).blind, row(sessions, reply).attempts) == (until, 0, 0)


def test_our_own_lost_reply_below_is_looked_for_and_not_taken_for_a_colleagues(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    with sessions.begin() as session:
        session.execute(update(ReplyRow).values(attempts=1))
    platform.public.append((complaint(sessions).id, TEXT))
    platform.said = (factories.post(TEXT, author=US, own=True, parent=complaint(sessions).id),)
    at = NOW
    while (later := send(sessions, platform, reply, at=at)) is not None:
        at = max(at, later.at)

    assert len(platform.public) == 1
    assert row(sessions, reply).state == ReplyState.SENT


def test_a_reply_that_came_back_as_a_post_of_ours_does_not_stop_the_next_one(sessions: Sessions) -> None:
    platform = Watched()
    send(sessions, platform, approved(sessions, platform))
    first = complaint(sessions)
    echo = factories.post(TEXT, id="r1", author=US, own=True, conversation=first.conversation, parent=first.id)
    with sessions.begin() as session:
        take_in(session, SETTINGS, echo, factories.post("And?", conversation=first.conversation))
        ticket = session.scalars(select(TicketRow)).one().id
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written("Tomorrow, Maya.", "en", "test"), platform, SETTINGS, now=NOW)
        session.execute(update(DraftRow).values(checks=[]))
        second = decisions.approve(session, ticket, version=2, by=SAM, may_reply=platform.may_reply, now=NOW).id
    platform.said = (replace(echo, id="r1"),)

    send(sessions, platform, second)

    assert [text for _, text in platform.public] == [TEXT, "Tomorrow, Maya."]


def look(sessions: Sessions, platform: Watched, *, at: datetime = SOON) -> list[int]:
    """Do what the hourly recipe does."""
    changed = []
    with sessions.begin() as session:
        batches = recheck.batches(session, ["sandbox"])
    for _, ids in batches:
        states = recheck.ask(platform, ids)
        with sessions.begin() as session:
            changed += recheck.apply(session, platform, states, SETTINGS, now=at)
    return changed


def test_the_hourly_look_asks_for_open_tickets_alone_many_at_once(sessions: Sessions) -> None:
    platform = Watched()
    with sessions.begin() as session:
        opened = take_in(session, SETTINGS, *(factories.post() for _ in range(150))).opened
        session.execute(update(TicketRow).where(TicketRow.id.in_(opened[:20])).values(status="resolved"))

    assert look(sessions, platform) == []
    assert platform.asked == 2


def test_the_hourly_look_stops_a_waiting_reply_to_a_removed_post(sessions: Sessions) -> None:
    platform = Watched()
    reply = approved(sessions, platform)
    platform.state = Gone()

    assert look(sessions, platform) == [ticket_of(sessions).id]

    assert row(sessions, reply).state == ReplyState.FAILED
    assert newest(sessions).text == TEXT
    assert look(sessions, platform) == [], "what is gone is not asked about again"


def test_the_hourly_look_makes_the_draft_one_to_look_at_anew(sessions: Sessions) -> None:
    platform = Watched()
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, factories.post()).opened[0]
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written(TEXT, "en", "test"), platform, SETTINGS, now=NOW)
    platform.state = Edited("Please ignore this, it has come", NOW)

    look(sessions, platform)
    look(sessions, platform)

    draft = newest(sessions)
    assert (draft.version, draft.text) == (2, TEXT)
    assert draft.checks[0]["rule"] == "changed"
    with sessions() as session:
        assert [each.action for each in session.scalars(select(EventRow))] == ["arrive", "edited_there"]


def test_a_ticket_goes_on_with_the_post_that_is_left(sessions: Sessions) -> None:
    first = factories.post()
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, first).opened[0]
        later = factories.post("still nothing", conversation=first.conversation)
        take_in(session, SETTINGS, later)
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        drafts.save(session, brief, Written(TEXT, "en", "test"), Watched(), SETTINGS, now=NOW)
        assert drafts.outdated(session, [ticket]) == []
    platform = Watched()
    platform.gone = {later.id}

    assert look(sessions, platform) == [ticket]

    assert complaint(sessions).text == first.text
    with sessions() as session:
        assert drafts.outdated(session, [ticket]) == [[ticket, 1]], "a new draft is due"
        assert session.scalars(select(PostRow.gone_because).where(PostRow.remote_id == later.id)).one() == "removed"
