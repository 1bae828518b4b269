"""views.*: modals and Home."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.harbour import BOT_USER, USERS
from bot.sandbox.views import View
from bot.sandbox.workspace import SlackError

Json = dict[str, Any]


def open_view(call: Call) -> Json:
    """Open a modal for whoever gave the trigger."""
    source = call.args.structure("view", "invalid_arguments")
    return _shown(call, call.world.views.open(_trigger(call), source, now=call.world.now()))


def push_view(call: Call) -> Json:
    """Lay a modal on the one that gave the trigger."""
    source = call.args.structure("view", "invalid_arguments")
    return _shown(call, call.world.views.push(_trigger(call), source, now=call.world.now()))


def update_view(call: Call) -> Json:
    """Replace what an open modal shows."""
    args, views = call.args, call.world.views
    if not args.text("view_id") and not args.text("external_id"):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] view_id or external_id"]})
    source = args.structure("view", "invalid_arguments")
    view = views.find(args.text("view_id"), args.text("external_id"))
    return _shown(call, views.update(view, source, now=call.world.now(), hash_=args.text("hash")))


def publish_view(call: Call) -> Json:
    """Set somebody's Home."""
    args = call.args
    user = args.must("user_id")
    if user not in USERS or user == BOT_USER:
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] invalid `user_id`"]})
    source = args.structure("view", "invalid_arguments")
    view = call.world.views.publish(user, source, now=call.world.now(), hash_=args.text("hash"))
    return _shown(call, view)


def _trigger(call: Call) -> str:
    return call.args.text("trigger_id") or call.args.text("interactivity_pointer") or call.args.must("trigger_id")


def _shown(call: Call, view: View) -> Json:
    call.world.live.touch("slack")
    return {"view": view.to_slack()}
