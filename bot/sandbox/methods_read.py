"""What the bot reads: history, threads, reactions, people, groups, and itself."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from bot.sandbox.calls import Args, Call
from bot.sandbox.harbour import (
    BOT_ID,
    BOT_USER,
    GROUPS,
    TEAM_DOMAIN,
    TEAM_ID,
    TEAM_NAME,
    USERS,
    Group,
    Place,
    User,
)
from bot.sandbox.workspace import SlackError

Json = dict[str, Any]
TS = re.compile(r"\d{1,12}(\.\d{1,9})?")


def api_test(call: Call) -> Json:
    """Say hello."""
    return {"args": {}}


def auth_test(call: Call) -> Json:
    """Say who the token belongs to."""
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_NAME,
        "user": USERS[BOT_USER].handle,
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    """Return the address of a socket, good for one connection."""
    return {"url": f"ws://{call.host}/socket?ticket={call.world.sockets.ticket()}"}


def history(call: Call) -> Json:
    """Return messages outside threads, newest first."""
    args = call.args
    room = call.world.workspace.room(args.must("channel"), member=BOT_USER)
    limit = args.number("limit", 100, most=999)
    latest, inclusive = _ts(args, "latest", "9" * 10), args.flag("inclusive")
    cursor = _cursor(args)
    if cursor:
        latest, inclusive = cursor, True
    found = room.between(_ts(args, "oldest", "0"), latest, inclusive=inclusive)[::-1]
    page, rest = found[:limit], found[limit:]
    with_metadata = args.flag("include_all_metadata")
    body: Json = {"messages": [room.messages[ts].to_slack(metadata=with_metadata) for ts in page]}
    return body | {"has_more": bool(rest), "pin_count": 0} | _next(rest)


def replies(call: Call) -> Json:
    """Return a thread, oldest first."""
    args = call.args
    room = call.world.workspace.room(args.must("channel"), member=BOT_USER)
    parent = room.messages.get(args.must("ts"))
    if parent is None:
        raise SlackError("thread_not_found")
    limit = args.number("limit", 1000, most=1000)
    start = _cursor(args) or _ts(args, "oldest", "0")
    found = [ts for ts in [parent.ts, *parent.replies] if ts >= start and ts <= _ts(args, "latest", "9" * 10)]
    page, rest = found[:limit], found[limit:]
    with_metadata = args.flag("include_all_metadata")
    body: Json = {"messages": [room.messages[ts].to_slack(metadata=with_metadata) for ts in page]}
    return body | {"has_more": bool(rest)} | _next(rest)


def _ts(args: Args, name: str, default: str) -> str:
    given = args.text(name)
    if not given:
        given = default
    if not TS.fullmatch(given):
        raise SlackError("invalid_ts_" + name if name in ("oldest", "latest") else "invalid_ts")
    seconds, _, fraction = given.partition(".")
    # Timestamps compare as text from here on: same width on both sides.
    return f"{int(seconds):010}.{fraction[:6]:0<6}"


def _cursor(args: Args) -> str | None:
    given = args.text("cursor")
    if not given:
        return None
    try:
        kind, _, ts = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise SlackError("invalid_cursor") from None
    if kind != "next_ts" or not TS.fullmatch(ts):
        raise SlackError("invalid_cursor")
    return ts


def _next(rest: list[str]) -> Json:
    cursor = base64.b64encode(f"next_ts:{rest[0]}".encode()).decode() if rest else ""
    return {"response_metadata": {"next_cursor": cursor}}


def conversation(call: Call) -> Json:
    """Return one channel."""
    return {"channel": _channel(call.world.workspace.room(call.args.must("channel")).place)}


def conversations(call: Call) -> Json:
    """Return all channels."""
    channels = [_channel(room.place) for room in call.world.workspace.rooms.values()]
    return {"channels": channels, "response_metadata": {"next_cursor": ""}}


def _channel(place: Place) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "is_channel": True,
        "is_private": False,
        "is_archived": False,
        "is_member": BOT_USER in place.members,
        "num_members": len(place.members),
    }


def reactions(call: Call) -> Json:
    """Return a message with its reactions."""
    room = call.world.workspace.room(call.args.must("channel"), member=BOT_USER)
    message = room.find(call.args.must("timestamp"))
    return {"type": "message", "channel": room.place.id, "message": message.to_slack()}


def groups(call: Call) -> Json:
    """Return the user groups."""
    with_users = call.args.flag("include_users")
    return {"usergroups": [_group(group, with_users=with_users) for group in GROUPS.values()]}


def _group(group: Group, *, with_users: bool) -> Json:
    body: Json = {
        "id": group.id,
        "team_id": TEAM_ID,
        "is_usergroup": True,
        "name": group.name,
        "handle": group.handle,
        "user_count": len(group.users),
    }
    return body | ({"users": list(group.users)} if with_users else {})


def group_users(call: Call) -> Json:
    """Return who is in a user group."""
    group = GROUPS.get(call.args.must("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": list(group.users)}


def user(call: Call) -> Json:
    """Return one person."""
    known = USERS.get(call.args.must("user"))
    if known is None:
        raise SlackError("user_not_found")
    return {"user": _user(known)}


def _user(known: User) -> Json:
    first, _, last = known.name.partition(" ")
    return {
        "id": known.id,
        "team_id": TEAM_ID,
        "name": known.handle,
        "deleted": False,
        "real_name": known.name,
        "tz": "Europe/London",
        "tz_label": "Greenwich Mean Time",
        "tz_offset": 0,
        "profile": {
            "real_name": known.name,
            "display_name": known.handle,
            "first_name": first,
            "last_name": last,
            "team": TEAM_ID,
        },
        "is_admin": False,
        "is_owner": False,
        "is_restricted": known.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": known.is_bot,
        "is_app_user": False,
    }
