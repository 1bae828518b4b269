"""Something extra in private: the window, the second pair of eyes, and what was copied by hand."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.domain.errors import Unconfirmed
from bot.domain.goodwill import cents_of
from bot.flow import goodwill, tickets
from bot.flow.goodwill import Place, Wanted
from bot.slack import offers
from bot.store.tables import ReplyRow
from handlers.body import channel_of, delivery, numbers, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the window's button and submission, and the buttons below the card."""

    @app.action("goodwill")
    def offer(ack: Ack, body: Body, action: Body) -> None:
        ticket, version = numbers(action["value"])
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            where = channel_of(body), staff.user
            desk.engine.enqueue(session, "views", "open_goodwill", ticket, version, body["trigger_id"], *where)
        ack()

    @app.view("goodwill")
    def propose(ack: Ack, body: Body, view: Body) -> None:
        held, typed = json.loads(view["private_metadata"]), _typed(view)
        wanted = _wanted(held, typed, view)
        try:
            with desk.deciding(delivery(body), user_of(body)) as (session, staff):
                place = _place(desk, session, wanted.ticket)
                _send(desk, session, wanted.ticket, goodwill.propose(session, wanted, place, by=staff))
        except Unconfirmed as left:
            again = offers.window(wanted.ticket, wanted.version, typed, sends=held["sends"], asked=left.asked)
            ack(response_action="update", view=again)
            return
        ack()

    _settling(app, desk)


def _settling(app: App, desk: Desk) -> None:
    @app.action("second_eyes")
    def second_eyes(ack: Ack, body: Body, action: Body) -> None:
        ticket, offer = numbers(action["value"])
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            place = _place(desk, session, ticket)
            _send(desk, session, ticket, goodwill.second(session, offer, place, by=staff))
        ack()

    for name, settle in (("refuse_offer", goodwill.refuse), ("offer_copied", goodwill.copied)):
        app.action(name)(_settled(desk, settle))


def _settled(desk: Desk, settle: Any) -> Any:
    """Return the listener of a button that ends an offer."""

    def listener(ack: Ack, body: Body, action: Body) -> None:
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            desk.show(session, settle(session, numbers(action["value"])[1], by=staff, now=desk.now()))
        ack()

    return listener


def _place(desk: Desk, session: Any, ticket: int) -> Place:
    return Place(desk.platforms[tickets.platform_of(session, ticket)], desk.settings, desk.now())


def _send(desk: Desk, session: Any, ticket: int, replies: list[ReplyRow]) -> None:
    for reply in replies:
        desk.send(session, reply.id)
    desk.show(session, ticket)


def _typed(view: Body) -> offers.Typed:
    values = view["state"]["values"]
    found = {
        block: str(values[block]["text"]["value"] or "") for block in ("public", "private", "amount") if block in values
    }
    return offers.Typed(found.get("public"), found["private"], found["amount"])


def _wanted(held: Body, typed: offers.Typed, view: Body) -> Wanted:
    boxes = view["state"]["values"].get("ticks", {}).get("ticks", {}).get("selected_options") or []
    ticked, cents = tuple(str(box["value"]) for box in boxes), cents_of(typed.amount)
    return Wanted(held["ticket"], held["version"], typed.public or "", typed.private, cents, ticked)
