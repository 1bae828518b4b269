"""What staff say of a surge: an incident, or a false alarm."""

import logging
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.domain.surge import Mark
from bot.flow import surge
from handlers.body import delivery, numbers, user_of

log = logging.getLogger(__name__)

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the two buttons of an alarm."""
    app.action("surge_incident")(_marking(desk, Mark.INCIDENT))
    app.action("surge_false")(_marking(desk, Mark.FALSE))


def _marking(desk: Desk, word: Mark) -> Any:
    """Return the listener of one of the two."""

    def listener(ack: Ack, body: Body, action: Body) -> None:
        number = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            if surge.mark(session, number, word, by=staff.user, now=desk.now()):
                desk.engine.enqueue(session, "chores", "tell_tickets", number, staff.user)
            desk.engine.enqueue(session, "updates", "show_surge", number)
        log.info("Surge %d: %s.", number, word, extra={"action": "surge_marked", "by": user_of(body)})
        ack()

    return listener
