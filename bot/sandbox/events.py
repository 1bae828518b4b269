"""Events: what happens in the workspace and is told to the bot, if its manifest asks for it.

https://docs.slack.dev/reference/events
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.delivery import Delivery
from bot.sandbox.harbour import BOT_USER, CHANNELS
from bot.sandbox.manifest import Manifest
from bot.sandbox.views import View
from bot.sandbox.workspace import Message, Workspace

Json = dict[str, Any]


class Events:
    """Tells the bot what it has subscribed to and may see."""

    def __init__(
        self, manifest: Manifest, delivery: Delivery, *, workspace: Workspace, now: Callable[[], datetime]
    ) -> None:
        self._wanted = frozenset(manifest.events)
        self._delivery = delivery
        self._workspace = workspace
        self._now = now

    def _tell(self, name: str, body: Json, channel: str | None = None) -> None:
        if name not in self._wanted or (channel and BOT_USER not in CHANNELS[channel].members):
            return
        now = self._now()
        body.setdefault("event_ts", self._workspace.next_ts(now))
        self._delivery.event(payloads.event(body, int(now.timestamp())))

    def message(self, channel: str, message: Message) -> None:
        """Tell of a new message, and of a mention of the bot."""
        about = {"channel": channel, "event_ts": message.ts}
        body = {**message.to_slack(), **about, "channel_type": "channel"}
        self._tell("message.channels", body, channel)
        if f"<@{BOT_USER}>" in message.text and message.user != BOT_USER:
            self._tell("app_mention", {**message.to_slack(), **about, "type": "app_mention"}, channel)

    def changed(self, channel: str, message: Message) -> None:
        """Tell of an edited message."""
        body = {
            "type": "message",
            "subtype": "message_changed",
            "message": message.to_slack(),
            "channel": channel,
            "channel_type": "channel",
            "hidden": True,
        }
        self._tell("message.channels", body | {"ts": message.ts}, channel)

    def reaction(self, channel: str, message: Message, *, user: str, name: str, add: bool) -> None:
        """Tell of a reaction that was added or removed."""
        kind = "reaction_added" if add else "reaction_removed"
        item = {"type": "message", "channel": channel, "ts": message.ts}
        body = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user}
        self._tell(kind, body, channel)

    def home_opened(self, user: str, view: View | None) -> None:
        """Tell that somebody looks at the bot's Home."""
        body: Json = {"type": "app_home_opened", "user": user, "channel": f"D0{user[2:]}", "tab": "home"}
        self._tell("app_home_opened", body | ({"view": view.to_slack()} if view else {}))
