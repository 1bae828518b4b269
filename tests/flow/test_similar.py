"""A new ticket is linked to an open one and to the last solved one that it is like; linked, and no more."""

from bot.domain.ticket import Status
from bot.flow import drafts, removal, similar
from bot.store import cards as stored
from bot.store.session import Sessions
from bot.store.tables import TicketRow
from tests import factories
from tests.factories import NOW
from tests.flow.test_tickets import take_in

SETTINGS = factories.settings()
LID = "@LarkHarbour the lid of my kettle drips at every pour"
LATE = "@LarkHarbour still waiting for the courier with my grinder"


def opened(sessions: Sessions, text: str, *, status: Status = Status.NEW, topic: str = "fault") -> int:
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, factories.post(text), verdict=factories.verdict(topic=topic)).opened[0]
        session.get_one(TicketRow, ticket).status = status
        return ticket


def compared(sessions: Sessions, ticket: int) -> list[tuple[int, bool]]:
    """Look for similar tickets as the first draft does; return them as the card has them."""
    with sessions.begin() as session:
        brief = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)
        for _ in range(2):
            similar.keep(session, ticket, similar.find(session, ticket, brief.post, brief.verdict))
    with sessions() as session:
        card, _ = stored.read(session, ticket, now=NOW)
        return [(one.ticket, one.live) for one in card.similar]


def test_the_open_one_and_the_last_solved_one_are_found(sessions: Sessions) -> None:
    opened(sessions, LID, status=Status.RESOLVED)
    last = opened(sessions, f"{LID}, and onto my hand", status=Status.RESOLVED)
    live = opened(sessions, "@LarkHarbour does everybody's kettle have a lid that drips?")
    opened(sessions, LATE)
    new = opened(sessions, "the kettle drips, the lid is bent, @LarkHarbour")

    assert compared(sessions, new) == [(live, True), (last, False)]


def test_nothing_is_said_where_nothing_is_alike(sessions: Sessions) -> None:
    opened(sessions, LATE)
    opened(sessions, LID, topic="billing")
    opened(sessions, LID, status=Status.DISMISSED)

    assert compared(sessions, opened(sessions, LID)) == []
    assert compared(sessions, opened(sessions, "", topic="other")) == []


def test_what_is_linked_follows_the_ticket_and_goes_with_its_post(sessions: Sessions) -> None:
    first = opened(sessions, LID)
    new = opened(sessions, LID)
    assert compared(sessions, new) == [(first, True)]

    with sessions.begin() as session:
        session.get_one(TicketRow, first).status = Status.RESOLVED
    assert compared(sessions, new) == [(first, False)]
    with sessions.begin() as session:
        removal.remove(session, [session.get_one(TicketRow, first).post_id], removal.THERE, now=NOW)
    assert compared(sessions, new) == []


def test_hostile_lengths_are_cut_before_they_are_compared(sessions: Sessions) -> None:
    first = opened(sessions, "kettle drips " * 40_000)

    assert compared(sessions, opened(sessions, "my kettle drips")) == [(first, True)]
