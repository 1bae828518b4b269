"""Other words for a draft: the Redraft menu, saved replies, words of staff's own, a reply kept for reuse."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.flow import decisions, redrafts, tickets
from bot.slack.buttons import OTHER, OWN
from bot.store.staff import Staff
from handlers.body import channel_of, choice, delivery, numbers, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the menus and the window of redrafts."""

    @app.action("redraft")
    def redraft(ack: Ack, body: Body, action: Body) -> None:
        ticket, wish = choice(action)
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            if wish == OWN:
                where = channel_of(body), staff.user
                desk.engine.enqueue(session, "views", "open_own_words", ticket, body["trigger_id"], *where)
            elif wish == OTHER and _switched(desk, session, ticket, staff):
                desk.show(session, ticket)
            else:
                _redraft(desk, session, ticket, wish, staff)
        ack()

    @app.view("own_words")
    def own_words(ack: Ack, body: Body, view: Body) -> None:
        ticket = json.loads(view["private_metadata"])["ticket"]
        wish = str(view["state"]["values"]["wish"]["text"]["value"] or "")
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            _redraft(desk, session, ticket, wish, staff)
        ack()

    _saved(app, desk)


def _saved(app: App, desk: Desk) -> None:
    @app.action("saved")
    def saved(ack: Ack, body: Body, action: Body) -> None:
        ticket, number = choice(action)
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            redrafts.use(session, ticket, int(number), by=staff, **_where(desk, session, ticket))
            desk.show(session, ticket)
        ack()

    @app.action("save_reply")
    def save_reply(ack: Ack, body: Body, action: Body) -> None:
        ticket = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            redrafts.keep(session, ticket, desk.settings, by=staff, now=desk.now())
            desk.show(session, ticket)
        ack()


def _redraft(desk: Desk, session: Any, ticket: int, wish: str, staff: Staff) -> None:
    version = decisions.redraft(session, ticket, wish, by=staff, now=desk.now())
    # The writer knows no other draft than another one.
    desk.engine.enqueue(session, "drafts", "draft", [[ticket, version]], "again" if wish == OTHER else wish)


def _switched(desk: Desk, session: Any, ticket: int, staff: Staff) -> bool:
    return redrafts.switch(session, ticket, by=staff, **_where(desk, session, ticket))


def _where(desk: Desk, session: Any, ticket: int) -> dict[str, Any]:
    platform = desk.platforms[tickets.platform_of(session, ticket)]
    return {"platform": platform, "settings": desk.settings, "now": desk.now()}
