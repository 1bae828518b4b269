"""A complaint by telephone or in person: the message shortcut, and the window in which it is written down."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.slack import log_modal
from handlers.body import channel_of, delivery, user_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Bind the shortcut and its window."""

    @app.shortcut({"type": "message_action", "callback_id": "log_complaint"})
    def log_message(ack: Ack, body: Body) -> None:
        open_log(desk, body, str(body["message"].get("text") or ""))
        ack()

    @app.view("log")
    def logged(ack: Ack, body: Body, view: Body) -> None:
        said, channel = log_modal.typed(view["state"]["values"]), json.loads(view["private_metadata"])["channel"]
        if not said["text"].strip():
            ack(response_action="errors", errors={"text": "Write down what they said."})
            return
        with desk.deciding(delivery(body), user_of(body)) as (session, staff):
            desk.engine.enqueue(session, "chores", "log_complaint", view["id"], said, staff.user, channel)
        ack()


def open_log(desk: Desk, body: Body, text: str) -> None:
    """Let the window open for whoever asked, if they may decide."""
    with desk.deciding(delivery(body), user_of(body)) as (session, staff):
        desk.engine.enqueue(session, "views", "open_log", body["trigger_id"], text, channel_of(body), staff.user)
