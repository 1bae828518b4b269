"""Modals, Home and the triggers that open them.

A trigger works once, for three seconds. A stale hash is refused. At most three modals lie on each other.
https://docs.slack.dev/surfaces/modals
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.harbour import APP_ID, BOT_ID, TEAM_ID
from bot.sandbox.inputs import Inputs
from bot.sandbox.surfaces import check_view, stored, too_large
from bot.sandbox.workspace import SlackError

Json = dict[str, Any]
TRIGGER_LIFE = timedelta(seconds=3)
STACK = 3
TRIGGERS_KEPT = 2_000


@dataclass(slots=True)
class Trigger:
    """The right to open one modal for one person; `view` is the modal it was given in."""

    user: str
    expires_at: datetime
    view: str | None = None
    used: bool = False


@dataclass(slots=True)
class View:
    """A modal or a Home, as one person has it in front of them."""

    id: str
    user: str
    source: Json
    hash: str
    root: str
    previous: str | None = None
    inputs: Inputs = field(default_factory=Inputs)

    @property
    def blocks(self) -> list[Json]:
        """Return the blocks with all ids filled in."""
        blocks: list[Json] = self.source["blocks"]
        return blocks

    @property
    def kind(self) -> str:
        """Return `modal` or `home`."""
        return str(self.source["type"])

    def to_slack(self) -> Json:
        """Return the view as Slack's API and payloads show it."""
        given = self.source
        return {
            "id": self.id,
            "team_id": TEAM_ID,
            "type": self.kind,
            "blocks": self.blocks,
            "private_metadata": given.get("private_metadata") or "",
            "callback_id": given.get("callback_id") or "",
            "state": {"values": self.inputs.values(self.blocks)},
            "hash": self.hash,
            "title": given.get("title"),
            "clear_on_close": bool(given.get("clear_on_close")),
            "notify_on_close": bool(given.get("notify_on_close")),
            "close": given.get("close"),
            "submit": given.get("submit"),
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": APP_ID,
            "external_id": given.get("external_id") or "",
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
        }


class Views:
    """Who has which modals open (a stack per person), the Homes, and the triggers given out."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self._triggers: dict[str, Trigger] = {}

    # --- triggers ---------------------------------------------------------------------------------------------

    def trigger(self, user: str, *, now: datetime, view: str | None = None) -> str:
        """Return a new trigger_id for this person."""
        if len(self._triggers) >= TRIGGERS_KEPT:
            for old in list(self._triggers)[: TRIGGERS_KEPT // 2]:
                del self._triggers[old]
        name = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._triggers[name] = Trigger(user, now + TRIGGER_LIFE, view)
        return name

    def exchange(self, trigger_id: str, *, now: datetime) -> Trigger:
        """Use a trigger up, or refuse."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if now > trigger.expires_at:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    # --- what the bot does ------------------------------------------------------------------------------------

    def open(self, trigger_id: str, source: Any, *, now: datetime) -> View:
        """Open a modal as the bottom of a new stack."""
        trigger = self._admit(trigger_id, source, now=now)
        view = self._made(trigger.user, source, now=now)
        self.stacks[trigger.user] = [view]
        return view

    def push(self, trigger_id: str, source: Any, *, now: datetime) -> View:
        """Lay a modal on the one that the trigger came from."""
        trigger = self._admit(trigger_id, source, now=now)
        return self.lay(trigger.user, source, now=now)

    def lay(self, user: str, source: Any, *, now: datetime) -> View:
        """Lay a modal on the person's stack (views.push, or response_action push)."""
        self.check(source, "modal")
        stack = self.stacks[user]
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= STACK:
            raise SlackError("push_limit_reached")
        view = self._made(user, source, now=now, below=stack[-1])
        stack.append(view)
        return view

    def update(self, view: View, source: Any, *, now: datetime, hash_: str | None = None) -> View:
        """Replace what a view shows; what was typed stays where block and action ids stay."""
        self.check(source, view.kind, own=view)
        if hash_ is not None and hash_ != view.hash:
            raise SlackError("hash_conflict")
        view.source = _kept(source)
        view.hash = _hash(now)
        return view

    def publish(self, user: str, source: Any, *, now: datetime, hash_: str | None = None) -> View:
        """Set somebody's Home."""
        known = self.homes.get(user)
        if known is not None:
            return self.update(known, source, now=now, hash_=hash_)
        self.check(source, "home")
        self.homes[user] = self._made(user, source, now=now)
        return self.homes[user]

    def find(self, view_id: str | None, external_id: str | None = None) -> View:
        """Return an open modal or a Home."""
        for view in self._all():
            if view_id and view.id == view_id:
                return view
            if external_id and view.source.get("external_id") == external_id:
                return view
        raise SlackError("not_found")

    # --- what people do ---------------------------------------------------------------------------------------

    def close(self, view: View, *, everything: bool = False) -> list[View]:
        """Close a modal and what lies on it (or the whole stack); return what was closed, top first."""
        stack = self.stacks[view.user]
        if view not in stack:
            return []
        start = 0 if everything else stack.index(view)
        closed = stack[start:][::-1]
        del stack[start:]
        return closed

    def check(self, source: Any, kind: str, *, own: View | None = None) -> None:
        """Refuse a view that Slack would refuse."""
        if not isinstance(source, dict):
            raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] view must be an object"]})
        if too_large(source):
            raise SlackError("view_too_large")
        problems = check_view(source, kind)
        if problems:
            raise SlackError("invalid_arguments", response_metadata={"messages": problems})
        name = source.get("external_id")
        if name and any(each is not own and each.source.get("external_id") == name for each in self._all()):
            raise SlackError("duplicate_external_id")

    def _admit(self, trigger_id: str, source: Any, *, now: datetime) -> Trigger:
        self.check(source, "modal")
        return self.exchange(trigger_id, now=now)

    def _made(self, user: str, source: Json, *, now: datetime, below: View | None = None) -> View:
        name = f"V0{secrets.token_hex(5).upper()}"
        return View(
            id=name,
            user=user,
            source=_kept(source),
            hash=_hash(now),
            root=below.root if below else name,
            previous=below.id if below else None,
        )

    def _all(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())


def _kept(source: Json) -> Json:
    return {**source, "blocks": stored(source["blocks"])}


def _hash(now: datetime) -> str:
    return f"{int(now.timestamp())}.{secrets.token_urlsafe(6)}"
