"""chat.* and reactions.*: what the bot writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks import MESSAGE_BLOCK_TEXT, check_message, text_length
from bot.sandbox.calls import Args, Call
from bot.sandbox.harbour import BOT_USER, TEAM_DOMAIN, USERS
from bot.sandbox.surfaces import stored
from bot.sandbox.workspace import Ephemeral, Message, Room, SlackError
from bot.sandbox.world import World

Json = dict[str, Any]
TEXT = 40_000
# chat.update takes less than chat.postMessage: it answers msg_too_long above 4,000 where posting still works.
# https://docs.slack.dev/reference/methods/chat.update
UPDATE_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says, checked. None: the argument was not given."""

    text: str | None
    blocks: list[Json] | None
    metadata: Json | None

    @property
    def empty(self) -> bool:
        """Return whether nobody would see anything."""
        return not (self.text or "").strip() and not self.blocks


def content(args: Args, *, longest: int = TEXT) -> Content:
    """Return the checked content of a message, or refuse as Slack does."""
    text = args.text("text")
    if text is not None and len(text) > longest:
        raise SlackError("msg_too_long")
    return Content(text, checked_blocks(args.structure("blocks", "invalid_blocks_format")), _metadata(args))


def checked_blocks(blocks: Any) -> list[Json] | None:
    """Return the blocks as Slack stores them, or refuse."""
    if blocks is None:
        return None
    problems = check_message(blocks)
    if problems:
        plain = [each.removeprefix("[ERROR] ") for each in problems]
        raise SlackError("invalid_blocks", errors=plain, response_metadata={"messages": problems})
    if text_length(blocks) > MESSAGE_BLOCK_TEXT:
        raise SlackError("msg_blocks_too_long")
    return stored(blocks)


def _metadata(args: Args) -> Json | None:
    metadata = args.structure("metadata", "invalid_metadata_format")
    if not metadata:
        return {} if metadata == {} else None
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_schema")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    return metadata


def post_message(call: Call) -> Json:
    """Post into a channel or a thread."""
    world, args = call.world, call.args
    room = world.workspace.room(args.must("channel"), member=BOT_USER)
    said = content(args)
    if said.empty:
        raise SlackError("no_text")
    world.limits.channel(room.place.id, world.now())
    message = publish(world, room.place.id, said=said, thread_ts=args.text("thread_ts"))
    return {"channel": room.place.id, "ts": message.ts, "message": message.to_slack()}


def publish(world: World, channel: str, *, said: Content, thread_ts: str | None) -> Message:
    """Put a message of the bot into a channel, count it and tell who listens."""
    ts = world.workspace.next_ts(world.now())
    message = Message(ts, BOT_USER, said.text or "", said.blocks, said.metadata or None, thread_ts)
    world.workspace.post(world.workspace.room(channel), message)
    ledger = world.ledger.slack
    ledger.posted += 1
    ledger.messages.append(
        {
            "channel": channel,
            "ts": ts,
            "key": message.key,
            "metadata": message.metadata,
            "thread_ts": message.thread_ts,
        },
    )
    world.events.message(channel, message)
    world.live.touch("slack")
    return message


def update(call: Call) -> Json:
    """Change a message of the bot."""
    world, args = call.world, call.args
    room = world.workspace.room(args.must("channel"))
    message = room.find(args.must("ts"))
    if message.user != BOT_USER:
        raise SlackError("cant_update_message")
    said = content(args, longest=UPDATE_TEXT)
    if said.text is None and said.blocks is None and said.metadata is None:
        raise SlackError("no_text")
    rewrite(world, room.place.id, message=message, said=said)
    return {"channel": room.place.id, "ts": message.ts, "text": message.text, "message": message.to_slack()}


def rewrite(world: World, channel: str, *, message: Message, said: Content) -> None:
    """Apply an update: text without blocks removes the blocks, and an update without metadata keeps it."""
    if said.blocks == [] and not (said.text or "").strip():
        raise SlackError("no_text")
    if said.text is not None or said.blocks is not None:
        if said.blocks is None:
            # Slack marks a message as edited only if its text is what people see.
            message.edited = {"user": BOT_USER, "ts": world.workspace.next_ts(world.now())}
        message.blocks = said.blocks or None
        message.text = said.text if said.text is not None else message.text
    if said.metadata is not None:
        message.metadata = said.metadata or None
    world.workspace.rooms[channel].touched(message)
    world.ledger.slack.updated += 1
    world.events.changed(channel, message)
    world.live.touch("slack")


def post_ephemeral(call: Call) -> Json:
    """Show something to one person in a channel."""
    world, args = call.world, call.args
    room = world.workspace.room(args.must("channel"), member=BOT_USER)
    user = args.must("user")
    if user not in USERS or user not in room.place.members:
        raise SlackError("user_not_in_channel")
    said = content(args)
    if said.empty:
        raise SlackError("no_text")
    shown = whisper(world, room.place.id, user=user, said=said, thread_ts=args.text("thread_ts"))
    return {"message_ts": shown.ts}


def whisper(world: World, channel: str, *, user: str, said: Content, thread_ts: str | None) -> Ephemeral:
    """Show something to one person, and count it."""
    ts = world.workspace.next_ts(world.now())
    ephemeral = Ephemeral(ts, channel, user, said.text or "", said.blocks, thread_ts)
    world.workspace.whisper(ephemeral)
    world.ledger.slack.ephemeral += 1
    world.live.touch("slack")
    return ephemeral


def delete(call: Call) -> Json:
    """Delete a message of the bot."""
    world, args = call.world, call.args
    room = world.workspace.room(args.must("channel"))
    message = room.find(args.must("ts"))
    if message.user != BOT_USER:
        raise SlackError("cant_delete_message")
    room.drop(message)
    world.live.touch("slack")
    return {"channel": room.place.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """Return a message's link."""
    room = call.world.workspace.room(call.args.must("channel"))
    message = room.find(call.args.must("message_ts"))
    link = f"https://{TEAM_DOMAIN}.slack.com/archives/{room.place.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={room.place.id}"
    return {"channel": room.place.id, "permalink": link}


def add_reaction(call: Call) -> Json:
    """React as the bot."""
    return _react(call, add=True)


def remove_reaction(call: Call) -> Json:
    """Take a reaction of the bot back."""
    return _react(call, add=False)


def _react(call: Call, *, add: bool) -> Json:
    room = call.world.workspace.room(call.args.must("channel"), member=BOT_USER)
    message = room.find(call.args.must("timestamp"))
    react(call.world, room, message, user=BOT_USER, name=call.args.must("name"), add=add)
    return {}


def react(world: World, room: Room, message: Message, *, user: str, name: str, add: bool) -> None:
    """Add or remove somebody's reaction and tell who listens; refuse what is there, or not there, already."""
    name = name.strip(":")
    there = user in message.reactions.get(name, [])
    if add == there:
        raise SlackError("already_reacted" if add else "no_reaction")
    users = message.reactions.setdefault(name, [])
    if add:
        users.append(user)
    else:
        users.remove(user)
    if not users:
        del message.reactions[name]
    room.touched(message)
    world.events.reaction(room.place.id, message, user=user, name=name, add=add)
    world.live.touch("slack")
