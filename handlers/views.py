"""The edit modal: typing, saving, sending after saving."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.domain.errors import Stale
from bot.flow import decisions
from bot.slack import modals
from bot.slack.blocks import View
from bot.store.staff import Staff
from handlers.body import delivery, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the edit modal."""

    @app.action("reply_text")
    def typing(ack: Ack, body: Body, action: Body) -> None:
        view = body["view"]
        held = json.loads(view["private_metadata"])
        typed = action.get("value") or ""
        with desk.sessions.begin() as session:
            what = held["ticket"], held["version"], view["id"], view["hash"], typed
            desk.engine.enqueue(session, "views", "refresh_edit", *what)
        ack()

    @app.action("ticks")
    @app.action("send")
    def ticking(ack: Ack) -> None:
        ack()

    @app.view("edit")
    def save(ack: Ack, body: Body, view: Body) -> None:
        held = json.loads(view["private_metadata"])
        text = str(view["state"]["values"]["reply"]["reply_text"]["value"] or "")
        try:
            with desk.deciding(delivery(body), user_of(body)) as (session, staff):
                _save(desk, session, held, text, staff, view["state"]["values"])
        except Stale as stale:
            ack(response_action="update", view=_both(desk, held["ticket"], text, stale))
            return
        ack()


def _save(desk: Desk, session: Any, held: Body, text: str, staff: Staff, values: Body) -> None:
    ticket = held["ticket"]
    version = desk.edit(session, ticket, text, base=held["version"], by=staff)
    if _chosen(values, "after", "send"):
        ticked, rule = tuple(_chosen(values, "ticks", "ticks")), desk.may_reply
        reply = decisions.approve(
            session, ticket, version=version, by=staff, may_reply=rule, now=desk.now(), ticked=ticked
        )
        desk.send(session, reply.id)
    desk.show(session, ticket)


def _chosen(values: Body, block: str, action: str) -> list[str]:
    options = values.get(block, {}).get(action, {}).get("selected_options") or []
    return [str(option["value"]) for option in options]


def _both(desk: Desk, ticket: int, mine: str, stale: Stale) -> View:
    with desk.sessions() as session:
        card = desk.card(session, ticket)
    return modals.stale_modal(card, mine=mine, theirs=stale.theirs, theirs_by=stale.theirs_by, version=stale.version)
