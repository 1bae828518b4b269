"""Which methods the Web API has, with the scope and the tier of each."""

from __future__ import annotations

from bot.sandbox import methods_chat, methods_read, methods_views
from bot.sandbox.calls import Method

TIER_2, TIER_3, TIER_4 = 20, 50, 100


def table() -> dict[str, Method]:
    """Return all methods by name. postMessage has its own limit, per channel, and no tier."""
    return _writing() | _reading() | _views()


def _reading() -> dict[str, Method]:
    read = methods_read
    return {
        "api.test": Method(read.api_test),
        "auth.test": Method(read.auth_test),
        "apps.connections.open": Method(read.connections_open, app_token=True),
        "conversations.history": Method(read.history, "channels:history", TIER_3),
        "conversations.replies": Method(read.replies, "channels:history", TIER_3),
        "conversations.info": Method(read.conversation, "channels:read", TIER_3),
        "conversations.list": Method(read.conversations, "channels:read", TIER_2),
        "reactions.get": Method(read.reactions, "reactions:read", TIER_3),
        "usergroups.list": Method(read.groups, "usergroups:read", TIER_2),
        "usergroups.users.list": Method(read.group_users, "usergroups:read", TIER_2),
        "users.info": Method(read.user, "users:read", TIER_4),
    }


def _writing() -> dict[str, Method]:
    chat = methods_chat
    return {
        "chat.postMessage": Method(chat.post_message, "chat:write"),
        "chat.update": Method(chat.update, "chat:write", TIER_3),
        "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write", TIER_4),
        "chat.delete": Method(chat.delete, "chat:write", TIER_3),
        "chat.getPermalink": Method(chat.permalink),
        "reactions.add": Method(chat.add_reaction, "reactions:write", TIER_3),
        "reactions.remove": Method(chat.remove_reaction, "reactions:write", TIER_2),
    }


def _views() -> dict[str, Method]:
    views = methods_views
    return {
        "views.open": Method(views.open_view, None, TIER_4),
        "views.push": Method(views.push_view, None, TIER_4),
        "views.update": Method(views.update_view, None, TIER_4),
        "views.publish": Method(views.publish_view, None, TIER_4),
    }
