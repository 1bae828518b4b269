"""The menu on the card that sets right what triage said."""

from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.flow import corrections
from handlers.body import choice, delivery, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the menu."""

    @app.action("correct")
    def correct(ack: Ack, body: Body, action: Body) -> None:
        ticket, chosen = choice(action)
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            follows = corrections.correct(session, ticket, chosen, desk.settings, by=staff, now=desk.now())
            _follow(desk, session, follows)
            desk.show(session, ticket)
        ack()


def _follow(desk: Desk, session: Any, follows: corrections.Corrected) -> None:
    if follows.drafts:
        desk.engine.enqueue(session, "drafts", "draft", list(follows.drafts))
    for line, channel in follows.lines:
        desk.engine.enqueue(session, "cards", "say", line, partition=channel, priority=1)
