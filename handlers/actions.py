"""Buttons and menus on the card."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.flow import copies, decisions
from handlers.body import channel_of, choice, delivery, numbers, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the card's buttons and menus."""
    _replies(app, desk)
    _tickets(app, desk)
    _menus(app, desk)
    _more(app, desk)
    # A button that only opens a page still wants to be acknowledged.
    app.action(re.compile("^open"))(lambda ack: ack())


def _replies(app: App, desk: Desk) -> None:
    @app.action("approve")
    def approve(ack: Ack, body: Body, action: Body) -> None:
        ticket, version = numbers(action["value"])
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            rule = desk.may_reply
            reply = decisions.approve(session, ticket, version=version, by=staff, may_reply=rule, now=desk.now())
            desk.send(session, reply.id)
            desk.show(session, ticket)
        ack()

    @app.action("it_did")
    def it_did(ack: Ack, body: Body, action: Body) -> None:
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            ticket = decisions.it_did(session, numbers(action["value"])[1], by=staff, now=desk.now())
            desk.owe(session, ticket)
            desk.show(session, ticket)
        ack()

    @app.action("send_again")
    def send_again(ack: Ack, body: Body, action: Body) -> None:
        ticket, reply = numbers(action["value"])
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decisions.send_again(session, reply, by=staff, now=desk.now())
            desk.send(session, reply)
            desk.show(session, ticket)
        ack()

    @app.action("drop")
    def drop(ack: Ack, body: Body, action: Body) -> None:
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            desk.show(session, decisions.drop(session, numbers(action["value"])[1], by=staff, now=desk.now()))
        ack()


def _tickets(app: App, desk: Desk) -> None:
    @app.action("edit")
    def edit(ack: Ack, body: Body, action: Body) -> None:
        ticket = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            where = channel_of(body), staff.user
            desk.engine.enqueue(session, "views", "open_edit", ticket, body["trigger_id"], *where)
        ack()

    @app.action("history")
    def history(ack: Ack, body: Body, action: Body) -> None:
        ticket = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            where = channel_of(body), staff.user
            desk.engine.enqueue(session, "views", "open_detail", ticket, body["trigger_id"], *where)
        ack()

    @app.action("answer_next")
    def answer_next(ack: Ack, body: Body, action: Body) -> None:
        ticket = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            left = copies.turn_to_next(session, ticket, desk.settings, by=staff.user, now=desk.now())
            desk.turned(session, ticket, left)
        ack()

    for name, decide in (
        ("resolve", decisions.resolve),
        ("reopen", decisions.reopen),
        ("by_hand", decisions.answered_by_hand),
    ):
        app.action(name)(_plain(desk, decide))


def _plain(desk: Desk, decide: Any) -> Any:
    """Return the listener of a button that needs nothing but its ticket."""

    def listener(ack: Ack, body: Body, action: Body) -> None:
        ticket = numbers(action["value"])[0]
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decide(session, ticket, by=staff, now=desk.now())
            desk.show(session, ticket)
        ack()

    return listener


def _menus(app: App, desk: Desk) -> None:
    @app.action("dismiss")
    def dismiss(ack: Ack, body: Body, action: Body) -> None:
        ticket, reason = choice(action)
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decisions.dismiss(session, ticket, reason, by=staff, now=desk.now())
            desk.show(session, ticket)
        ack()


def _more(app: App, desk: Desk) -> None:
    @app.action("more")
    def more(ack: Ack, body: Body, action: Body) -> None:
        ticket, chosen = choice(action)
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            decisions.more(session, ticket, chosen, hours=desk.settings.hours, by=staff, now=desk.now())
            desk.call_lead(session, ticket)
            desk.show(session, ticket)
        ack()
