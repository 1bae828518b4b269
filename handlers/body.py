"""Reading what Slack sends: whose it is, where it was, which delivery."""

from typing import Any


def delivery(body: dict[str, Any]) -> str:
    """Return what stays the same when Slack delivers this again."""
    if "event_id" in body:
        return str(body["event_id"])
    if body.get("trigger_id"):
        return str(body["trigger_id"])
    action = (body.get("actions") or [{}])[0]
    return f"{user_of(body)}:{action.get('action_ts', '')}:{action.get('action_id', '')}"


def user_of(body: dict[str, Any]) -> str:
    """Return who did it, or nothing."""
    user = body.get("user")
    if isinstance(user, dict):
        return str(user.get("id", ""))
    return str(body.get("user_id") or body.get("event", {}).get("user") or "")


def channel_of(body: dict[str, Any]) -> str:
    """Return where it was done, or nothing."""
    channel = body.get("channel")
    if isinstance(channel, dict):
        return str(channel.get("id", ""))
    event = body.get("event", {})
    return str(body.get("channel_id") or event.get("item", {}).get("channel") or event.get("channel") or "")


def numbers(value: str) -> tuple[int, ...]:
    """Return the numbers of a button's value such as «7:3»."""
    return tuple(int(part) for part in value.split(":") if part.isdecimal())


def choice(action: dict[str, Any]) -> tuple[int, str]:
    """Return ticket and choice of a menu's option such as «7:shorter»."""
    ticket, _, chosen = str(action["selected_option"]["value"]).partition(":")
    return int(ticket), chosen
