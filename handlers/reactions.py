"""Emoji on a card: 👀 claims, taking it off releases, ✅ resolves, 🚨 escalates (the table is in amends.toml)."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk
from bot.flow import cards, decisions
from bot.store import tickets
from handlers.body import channel_of, delivery, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the two reaction events."""

    @app.event("reaction_added")
    def added(body: Body, event: Body) -> None:
        move = desk.settings.team.reactions.get(event["reaction"].split("::")[0])
        if move is None:
            return
        ticket = _ticket(desk, event) or _on_its_way(desk, body, event)
        if ticket is None:
            return
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decisions.react(session, ticket, move, by=staff, now=desk.now())
            if move == "escalate":
                desk.call_lead(session, ticket)
            desk.show(session, ticket)

    @app.event("reaction_removed")
    def removed(body: Body, event: Body) -> None:
        ticket = _ticket(desk, event)
        if ticket is None or desk.settings.team.reactions.get(event["reaction"].split("::")[0]) != "claim":
            return
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decisions.release(session, ticket, by=staff, now=desk.now())
            desk.show(session, ticket)


def _ticket(desk: Desk, event: Body) -> int | None:
    with desk.sessions() as session:
        return tickets.at(session, event["item"].get("channel", ""), event["item"].get("ts", ""))


def _on_its_way(desk: Desk, body: Body, event: Body) -> int | None:
    """Look again, or later, for a card that Slack may show already while we do not know where it is."""
    with desk.sessions.begin() as session:
        # In this order: what is no longer on its way by now is found by its place.
        on_their_way = cards.being_posted(session, channel_of(body))
        ticket = tickets.at(session, event["item"].get("channel", ""), event["item"].get("ts", ""))
        if ticket is None:
            desk.catch_up(session, on_their_way)
    return ticket
