"""response_url: the right to five answers within thirty minutes to something a person did.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.workspace import SlackError

Json = dict[str, Any]
USES = 5
LIFE = timedelta(minutes=30)
KEPT = 5_000


@dataclass(slots=True)
class Hook:
    """One response_url: for whom, where, and on which message (if the person clicked on one)."""

    user: str
    channel: str
    expires_at: datetime
    ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0
    shown: list[Json] = field(default_factory=list)


class Hooks:
    """All response_urls that were given out."""

    def __init__(self) -> None:
        self._hooks: OrderedDict[str, Hook] = OrderedDict()

    def give(self, hook: Hook) -> str:
        """Return the path of a new response_url."""
        name = secrets.token_urlsafe(18)
        self._hooks[name] = hook
        while len(self._hooks) > KEPT:
            self._hooks.popitem(last=False)
        return f"/hooks/{name}"

    def use(self, name: str, now: datetime) -> Hook:
        """Count one use, or refuse."""
        hook = self._hooks.get(name)
        if hook is None or now > hook.expires_at:
            raise SlackError("expired_url")
        if hook.uses >= USES:
            raise SlackError("used_url")
        hook.uses += 1
        return hook
