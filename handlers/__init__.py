"""Slack's listeners, and nothing else: one transaction, ack, return. All network work is enqueued.

`register(app, desk)` binds them. A refusal becomes a whisper to the person who asked; anything else that goes wrong
is logged with its traceback and told to a human.
"""

import json
import logging
from typing import Any

from slack_bolt import App, BoltResponse

from bot.desk import Desk, Repeated
from bot.domain.errors import Refused
from bot.slack import answers
from handlers import actions, commands, corrections, goodwill, home, reactions, redrafts, shortcuts, surges, views
from handlers.body import channel_of, delivery, user_of

log = logging.getLogger(__name__)

BROKEN = "Something broke on my side. Nothing was lost; please try again in a moment."


def register(app: App, desk: Desk) -> None:
    """Bind every listener."""
    # Bolt asks one listener after the other: those of the most frequent decisions come first.
    for part in (reactions, actions, views, redrafts, corrections, goodwill, commands, shortcuts, surges, home):
        part.register(app, desk)

    @app.error
    def on_error(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
        if isinstance(error, Repeated):
            return BoltResponse(status=200)
        if isinstance(error, Refused):
            return refuse(desk, body, str(error))
        log.error("A listener failed.", exc_info=error, extra={"action": "listener_failed"})
        # Events come again after a 500; to a person who clicked, Slack shows that it failed.
        return None if "event" in body else refuse(desk, body, BROKEN)


def refuse(desk: Desk, body: dict[str, Any], sentence: str) -> BoltResponse:
    """Tell the person who asked, where they asked."""
    if "command" in body:
        return answer({"response_type": "ephemeral", "text": answers.harmless(sentence)})
    if body.get("type") == "view_submission":
        blocks = [block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"]
        return answer({"response_action": "errors", "errors": {blocks[0]: sentence[:2000]}} if blocks else {})
    channel, user = channel_of(body), user_of(body)
    if channel and user:
        with desk.sessions.begin() as session:
            # The refused decision was rolled back with its delivery, so that a redelivery is refused again.
            desk.whisper(session, channel, user, sentence, key=delivery(body))
    return BoltResponse(status=200)


def answer(body: dict[str, Any]) -> BoltResponse:
    """Return an acknowledgement with content."""
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": ["application/json"]})
