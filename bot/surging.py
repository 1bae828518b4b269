"""Durable recipes of surges: look once a minute, show the alarm, tell its tickets what staff said of it."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.flow import alarms, cards, surge
from bot.store import events, surges


def watch_surges(desk: Desk) -> None:
    """Find out what far more people than usual are saying of each brand, and keep the alarms up to date."""
    for brand in desk.settings.team.all_brands:
        _watch(desk, brand.name)


def _watch(desk: Desk, brand: str) -> None:
    now = desk.now()
    with desk.sessions() as session:
        seen = surge.look(session, desk.settings, brand, now=now)
    found = surge.judge(seen, now=now)
    if surge.is_quiet(seen, found):
        return
    with desk.sessions.begin() as session:
        for number in surge.keep(session, seen, found, desk.settings, now=now) or ():
            show(desk, session, number)
            if surge.is_incident(session, number):
                desk.engine.enqueue(session, "chores", "tell_tickets", number, events.AMENDS)


def show(desk: Desk, session: Session, number: int) -> None:
    """Bring an alarm's message up to date, once for each revision."""
    channel, posted = alarms.place(session, number)
    key = f"{surges.key(number)}:{surges.revision(session, number)}"
    if posted:
        desk.engine.enqueue(session, "updates", "show_surge", number, key=key)
    else:
        desk.engine.enqueue(session, "cards", "show_surge", number, key=key, partition=channel, priority=1)


def show_surge(desk: Desk, number: int) -> None:
    """Show an alarm as it stands."""
    with desk.sessions.begin() as session:
        showing = alarms.take(session, number, desk.board.workspace, now=desk.now())
    if isinstance(showing, cards.Showing):
        outcome = cards.show(desk.board, showing, now=desk.now())
        with desk.sessions.begin() as session:
            later = alarms.settle(session, number, showing, outcome, now=desk.now())
    else:
        later = showing
    if later is not None:
        with desk.sessions.begin() as session:
            desk.engine.enqueue(session, "updates", "show_surge", number, delay=later.at - desk.now())


def tell_tickets(desk: Desk, number: int, by: str) -> None:
    """Show on the cards of a surge's tickets what staff said of it."""
    while True:
        with desk.sessions.begin() as session:
            told = alarms.tell(session, number, by=by, now=desk.now())
            for ticket in told:
                desk.show(session, ticket)
        if not told:
            return


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    here = (watch_surges, show_surge, tell_tickets)
    return {recipe.__name__: partial(recipe, desk) for recipe in here}
