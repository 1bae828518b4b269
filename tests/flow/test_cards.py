from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain import errors
from bot.flow import cards, decisions
from bot.flow.outbox import Later
from bot.platforms.base import Platform
from bot.store.session import Sessions
from bot.store.tables import MessageRow, TicketRow
from tests import factories
from tests.factories import NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in

PLATFORMS: dict[str, Platform] = {"sandbox": FakePlatform()}


def opened(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return take_in(session, factories.settings(), factories.post()).opened[0]


def take(session: Session, ticket: int) -> cards.Showing:
    showing = cards.take(session, ticket, PLATFORMS, now=NOW)
    assert isinstance(showing, cards.Showing)
    return showing


def post_card(sessions: Sessions, ticket: int, ts: str = "1.1") -> None:
    with sessions.begin() as session:
        showing = take(session, ticket)
    with sessions.begin() as session:
        cards.settle(session, showing, cards.Shown(ts), now=NOW)


def test_a_card_asked_for_twice_is_shown_once(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        assert cards.want(session, ticket, now=NOW) is not None
        assert cards.want(session, ticket, now=NOW) is None
        assert cards.want(session, ticket, now=NOW + timedelta(hours=1)) is not None


def test_while_a_card_is_being_posted_nobody_else_posts_it(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        take(session, ticket)

    with sessions.begin() as session:
        assert isinstance(cards.take(session, ticket, PLATFORMS, now=NOW), Later)


def test_a_card_whose_answer_was_lost_is_looked_for_before_it_is_posted_again(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        take(session, ticket)

    later = NOW + cards.CALL + cards.GRACE
    with sessions.begin() as session:
        showing = cards.take(session, ticket, PLATFORMS, now=later)
        assert isinstance(showing, cards.Showing)
        assert showing.look
        cards.settle(session, showing, cards.Absent(), now=later)
        again = cards.take(session, ticket, PLATFORMS, now=later)

    assert isinstance(again, cards.Showing)
    assert not again.look


def test_a_late_look_does_not_undo_a_newer_posting(sessions: Sessions) -> None:
    ticket = opened(sessions)
    later = NOW + cards.CALL + cards.GRACE
    with sessions.begin() as session:
        take(session, ticket)
    with sessions.begin() as session:
        looks = [cards.take(session, ticket, PLATFORMS, now=later) for _ in range(2)]
        first, second = (look for look in looks if isinstance(look, cards.Showing))
        cards.settle(session, first, cards.Absent(), now=later)
        assert isinstance(cards.take(session, ticket, PLATFORMS, now=later), cards.Showing)
        cards.settle(session, second, cards.Absent(), now=later)

    with sessions() as session:
        assert session.scalars(select(MessageRow.state)).one() == "posting"


def test_a_card_that_was_found_is_shown_anew_because_nobody_knows_what_stands_on_it(sessions: Sessions) -> None:
    ticket = opened(sessions)
    later = NOW + cards.CALL + cards.GRACE
    with sessions.begin() as session:
        take(session, ticket)
    with sessions.begin() as session:
        decisions.dismiss(session, ticket, "spam", by=SAM, now=NOW)
        found = cards.take(session, ticket, PLATFORMS, now=later)
        assert isinstance(found, cards.Showing)
        assert found.look

    with sessions.begin() as session:
        assert cards.settle(session, found, cards.Shown("1.1"), now=later) is not None
        anew = cards.take(session, ticket, PLATFORMS, now=later)
        assert isinstance(anew, cards.Showing)
        assert cards.settle(session, anew, cards.Shown("1.1"), now=later) is None


def test_a_change_while_the_card_was_shown_is_shown_too(sessions: Sessions) -> None:
    ticket = opened(sessions)
    with sessions.begin() as session:
        showing = take(session, ticket)
    with sessions.begin() as session:
        decisions.claim(session, ticket, by=SAM, now=NOW)

    with sessions.begin() as session:
        assert cards.settle(session, showing, cards.Shown("1.1"), now=NOW) is not None


def test_reactions_are_looked_back_at_only_on_cards_that_nobody_has_touched(sessions: Sessions) -> None:
    untouched, touched = opened(sessions), opened(sessions)
    for ticket in (untouched, touched):
        post_card(sessions, ticket, ts=f"1.{ticket}")
    with sessions.begin() as session:
        decisions.claim(session, touched, by=SAM, now=NOW)
        decisions.release(session, touched, by=SAM, now=NOW)
        assert session.get_one(TicketRow, touched).status == "new"

    with sessions() as session:
        assert cards.untouched(session, most=10) == [untouched]


def test_what_slack_refuses_waits_and_is_told(sessions: Sessions) -> None:
    class Closed:
        def post(self, *_: object, **__: object) -> str:
            raise errors.Rejected("invite the bot")

    ticket = opened(sessions)
    with sessions.begin() as session:
        showing = take(session, ticket)
    outcome = cards.show(Closed(), showing, now=NOW)  # type: ignore[arg-type]
    with sessions.begin() as session:
        assert cards.settle(session, showing, outcome, now=NOW) == outcome

    with sessions() as session:
        assert session.scalars(select(MessageRow.problem)).one() == "invite the bot"


def test_a_line_waits_for_what_was_said_before_it(sessions: Sessions) -> None:
    said = factories.post()
    more = factories.post("@LarkHarbour still nothing", conversation=said.conversation)
    with sessions.begin() as session:
        ticket = take_in(session, factories.settings(), said).opened[0]
    post_card(sessions, ticket)
    with sessions.begin() as session:
        answer = take_in(session, factories.settings(), more)
        (first, _), (second, _) = cards.lines(session, answer.thread_posts[0], now=NOW)
        assert isinstance(cards.take_line(session, second, now=NOW), Later)
        showing = cards.take_line(session, first, now=NOW)
        assert isinstance(showing, cards.Showing)
        cards.settle(session, showing, cards.Shown("1.2"), now=NOW)

        assert isinstance(cards.take_line(session, second, now=NOW), cards.Showing)
