"""The state of the Slack workspace: rooms, messages, reactions and ephemerals.

Sync and without a clock: instants are passed in. One event loop calls it, so each method is atomic.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.harbour import APP_ID, BOT_ID, BOT_USER, CHANNELS, TEAM_ID, Place
from bot.sandbox.inputs import Inputs

Json = dict[str, Any]
EPHEMERALS_KEPT = 200


class SlackError(Exception):
    """Slack said no: `error` is its word for why, `extra` goes into the answer beside it."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


@dataclass(slots=True)
class Message:
    """A message in a channel; `replies` are the timestamps of its thread, oldest first."""

    ts: str
    user: str
    text: str
    blocks: list[Json] | None = None
    metadata: Json | None = None
    thread_ts: str | None = None
    edited: Json | None = None
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)
    inputs: dict[str, Inputs] = field(default_factory=lambda: defaultdict(Inputs))
    shown: str = ""

    def to_slack(self, *, metadata: bool = True) -> Json:
        """Return the message as Slack's API and events show it."""
        body: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text, "team": TEAM_ID}
        if self.user == BOT_USER:
            body |= {"bot_id": BOT_ID, "app_id": APP_ID}
        if self.deleted:
            body["subtype"] = "tombstone"
        if self.blocks is not None:
            body["blocks"] = self.blocks
        if self.metadata and metadata:
            body["metadata"] = self.metadata
        return body | self._thread() | self._extras()

    def _thread(self) -> Json:
        body: Json = {"thread_ts": self.thread_ts} if self.thread_ts else {}
        if self.replies:
            body |= {"thread_ts": self.ts, "reply_count": len(self.replies), "latest_reply": self.replies[-1]}
        return body

    def _extras(self) -> Json:
        body: Json = {"edited": self.edited} if self.edited else {}
        if self.reactions:
            body["reactions"] = [
                {"name": name, "users": users, "count": len(users)} for name, users in self.reactions.items()
            ]
        return body

    def to_page(self) -> Json:
        """Return the message as GET /_slack/state shows it, without its replies."""
        body: Json = {
            "ts": self.ts,
            "user": self.user,
            "text": self.text,
            "blocks": self.blocks,
            "metadata": self.metadata,
            "reactions": self.reactions,
        }
        optional = {"thread_ts": self.thread_ts, "edited": self.edited, "deleted": self.deleted}
        return body | {name: value for name, value in optional.items() if value}

    @property
    def key(self) -> str | None:
        """Return the key in the metadata's payload, by which tests and read-backs find a message."""
        payload = (self.metadata or {}).get("event_payload")
        return payload.get("key") if isinstance(payload, dict) else None


@dataclass(slots=True)
class Ephemeral:
    """What only one person sees. Slack does not store it: it cannot be updated or read back."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] | None = None
    thread_ts: str | None = None
    inputs: Inputs = field(default_factory=Inputs)

    def to_page(self) -> Json:
        """Return it as GET /_slack/state shows it."""
        body: Json = {"ts": self.ts, "channel": self.channel, "text": self.text, "blocks": self.blocks}
        return body | ({"thread_ts": self.thread_ts} if self.thread_ts else {})


@dataclass(slots=True)
class Room:
    """A channel's messages. `order` has the timestamps outside threads, oldest first."""

    place: Place
    messages: dict[str, Message] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def find(self, ts: str) -> Message:
        """Return the message, or refuse as Slack does."""
        message = self.messages.get(ts)
        if message is None or message.deleted:
            raise SlackError("message_not_found")
        return message

    def add(self, message: Message) -> None:
        """Keep a message; a reply is also noted at its parent."""
        self.messages[message.ts] = message
        if message.thread_ts is None:
            insort(self.order, message.ts)
        else:
            parent = self.messages[message.thread_ts]
            parent.replies.append(message.ts)
            parent.shown = ""

    def drop(self, message: Message) -> None:
        """Forget a message; one with replies leaves a tombstone, as in Slack."""
        if message.replies:
            message.deleted, message.text, message.blocks = True, "This message was deleted.", None
            message.metadata, message.shown = None, ""
            return
        del self.messages[message.ts]
        parent = self.messages.get(message.thread_ts or "")
        if parent is None:
            self.order.pop(bisect_left(self.order, message.ts))
        else:
            parent.replies.remove(message.ts)
            parent.shown = ""

    def between(self, oldest: str, latest: str, *, inclusive: bool) -> list[str]:
        """Return the timestamps between the two, oldest first."""
        start = (bisect_left if inclusive else bisect_right)(self.order, oldest)
        end = (bisect_right if inclusive else bisect_left)(self.order, latest)
        return self.order[start:end]

    def touched(self, message: Message) -> None:
        """Say that a message has changed, so that it is rendered anew for the page."""
        message.shown = ""
        if message.thread_ts:
            self.messages[message.thread_ts].shown = ""

    def page_json(self, limit: int | None = None) -> str:
        """Return the room as JSON for the page. Messages are rendered once and kept until they change."""
        order = self.order[-limit:] if limit else self.order
        messages = ",".join(self._shown(self.messages[ts]) for ts in order)
        return f'{{"id":"{self.place.id}","name":"{self.place.name}","messages":[{messages}]}}'

    def _shown(self, message: Message) -> str:
        if not message.shown:
            replies = [self.messages[ts].to_page() for ts in message.replies]
            message.shown = json.dumps({**message.to_page(), "replies": replies})
        return message.shown


class Workspace:
    """Everything that Slack remembers about channels and what is in them."""

    def __init__(self) -> None:
        self.rooms = {place.id: Room(place) for place in CHANNELS.values()}
        self.ephemerals: dict[str, list[Ephemeral]] = defaultdict(list)
        self._last_ts = 0

    def next_ts(self, now: datetime) -> str:
        """Return a timestamp that no message has had: seconds and microseconds."""
        self._last_ts = max(self._last_ts + 1, int(now.timestamp() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06}"

    def room(self, channel: str, *, member: str | None = None) -> Room:
        """Return the room by id or #name, where `member` must be in it."""
        room = self.rooms.get(channel) or self._named(channel.removeprefix("#"))
        if room is None:
            raise SlackError("channel_not_found")
        if member is not None and member not in room.place.members:
            raise SlackError("not_in_channel")
        return room

    def _named(self, name: str) -> Room | None:
        return next((room for room in self.rooms.values() if room.place.name == name), None)

    def post(self, room: Room, message: Message) -> Message:
        """Put a message into a room; a reply to a reply goes to the thread's top, as in Slack."""
        if message.thread_ts is not None:
            parent = room.messages.get(message.thread_ts)
            if parent is None:
                raise SlackError("thread_not_found")
            message.thread_ts = parent.thread_ts or parent.ts
        room.add(message)
        return message

    def whisper(self, ephemeral: Ephemeral) -> None:
        """Show something to one person only."""
        seen = self.ephemerals[ephemeral.user]
        seen.append(ephemeral)
        del seen[:-EPHEMERALS_KEPT]

    def find_whisper(self, user: str, channel: str, ts: str) -> Ephemeral | None:
        """Return what this person alone sees there, if there is such a thing."""
        return next((e for e in self.ephemerals[user] if e.ts == ts and e.channel == channel), None)

    def with_key(self, channel: str | None, key: str | None) -> list[tuple[str, Message]]:
        """Return messages by the key in their metadata, oldest first within a channel."""
        rooms = [self.room(channel)] if channel else list(self.rooms.values())
        return [
            (room.place.id, message)
            for room in rooms
            for message in room.messages.values()
            if key is None or message.key == key
        ]
