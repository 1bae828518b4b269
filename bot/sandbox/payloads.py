"""The bodies that Slack sends, in Slack's shapes.

https://docs.slack.dev/reference/interaction-payloads
"""

from __future__ import annotations

import secrets
from typing import Any

from bot.sandbox.harbour import (
    APP_ID,
    BOT_USER,
    CHANNELS,
    TEAM_DOMAIN,
    TEAM_ID,
    USERS,
    VERIFICATION_TOKEN,
)
from bot.sandbox.views import View
from bot.sandbox.workspace import Message

Json = dict[str, Any]


def interaction(kind: str, user: str) -> Json:
    """Return what every interaction has."""
    return {
        "type": kind,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "user": {"id": user, "username": USERS[user].handle, "name": USERS[user].handle, "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_of(channel: str) -> Json:
    """Return the channel as interactions name it."""
    return {"id": channel, "name": CHANNELS[channel].name}


def on_message(channel: str, ts: str, message: Message | None) -> Json:
    """Return the part of block_actions about a message; an ephemeral (None) is not in the payload, as in Slack."""
    body: Json = {
        "container": {
            "type": "message",
            "message_ts": ts,
            "channel_id": channel,
            "is_ephemeral": message is None,
        },
        "channel": channel_of(channel),
    }
    if message is None:
        return body
    if message.thread_ts:
        body["container"]["thread_ts"] = message.thread_ts
    return body | {"message": message.to_slack()}


def on_view(view: View) -> Json:
    """Return the part of block_actions about a view."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view.to_slack()}


def submission(view: View, trigger_id: str) -> Json:
    """Return view_submission."""
    body = interaction("view_submission", view.user)
    return body | {"trigger_id": trigger_id, "view": view.to_slack(), "response_urls": []}


def closed(view: View, *, everything: bool) -> Json:
    """Return view_closed."""
    return interaction("view_closed", view.user) | {"view": view.to_slack(), "is_cleared": everything}


def command(user: str, channel: str, *, name: str, text: str) -> Json:
    """Return a slash command's form fields, without response_url and trigger_id."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel,
        "channel_name": CHANNELS[channel].name,
        "user_id": user,
        "user_name": USERS[user].handle,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
    }


def event(body: Json, seconds: int) -> Json:
    """Return the outer envelope of an event with an id of its own."""
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": body,
        "type": "event_callback",
        "event_id": f"Ev0{secrets.token_hex(5).upper()}",
        "event_time": seconds,
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }
