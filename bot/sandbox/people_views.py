"""What people do in modals: type, submit, close."""

from __future__ import annotations

from typing import Any

from starlette.routing import BaseRoute

from bot.sandbox import inputs, payloads, spots
from bot.sandbox.blocks import elements_of
from bot.sandbox.delivery import Ack
from bot.sandbox.people import Act, route
from bot.sandbox.spots import ImpossibleError, Spot
from bot.sandbox.views import View
from bot.sandbox.workspace import SlackError
from bot.sandbox.world import World

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"


def routes(world: World) -> list[BaseRoute]:
    """Return the routes about modals."""
    acts: dict[str, Act] = {"type": type_text, "submit": submit, "close": close}
    return [route(world, name, act) for name, act in acts.items()]


async def type_text(world: World, user: str, body: Json) -> Json:
    """Put a text into a field; `enter` says that the person pressed Enter."""
    spot = spots.locate(world, user, body)
    block, part = spots.element(spot, {name: body[name] for name in ("action_id", "block_id") if name in body})
    if part["type"] not in inputs.TEXTUAL:
        raise ImpossibleError(f"«{part['action_id']}» takes no text.")
    state = spots.use(spot, block, part, body={"text": body.get("text")})
    world.live.touch("slack")
    if not spots.sends(block, part, entered=bool(body.get("enter"))):
        return {"sent": False, "ack": None, "ack_ms": None, "http": None}
    action = inputs.action(block, part, state=state, at=world.workspace.next_ts(world.now()))
    ack = await world.delivery.interact("interactive", spots.block_actions(world, spot, [action]))
    return {"sent": True, **ack.to_dict()}


async def submit(world: World, user: str, body: Json) -> Json:
    """Press the submit button of the modal on top."""
    view = spots.visible_view(world, user, str(body.get("view_id", "")))
    if view.kind != "modal" or not view.source.get("submit"):
        raise ImpossibleError("This view has nothing to submit.")
    _fill(view, body.get("values") or {})
    wrong = inputs.mistakes(view.blocks, view.inputs.values(view.blocks))
    if wrong:
        return _outcome(world, view, closed=False, errors=wrong) | {"sent": False}
    payload = payloads.submission(view, world.views.trigger(user, now=world.now(), view=view.id))
    ack = await world.delivery.interact("interactive", payload)
    outcome = _after(world, view, ack)
    world.live.touch("slack")
    return outcome | ack.to_dict() | {"sent": True}


def _fill(view: View, values: Any) -> None:
    if not isinstance(values, dict) or not all(isinstance(fields, dict) for fields in values.values()):
        raise ImpossibleError("The values are an object per block, with a value per action.", 400)
    spot = Spot(view.user, view.blocks, view.inputs, view=view)
    for block_id, fields in values.items():
        for action_id, value in fields.items():
            block, part = spots.element(spot, {"block_id": block_id, "action_id": action_id})
            try:
                view.inputs.enter(block, part, inputs.answer(part, value))
            except (ValueError, KeyError) as wrong:
                raise ImpossibleError(f"«{action_id}» does not take this: {wrong}") from None


def _outcome(world: World, view: View, *, closed: bool, errors: dict[str, str] | None = None) -> Json:
    stack = world.views.stacks[view.user]
    return {"closed": closed, "errors": errors, "view": stack[-1].to_slack() if stack else None}


def _after(world: World, view: View, ack: Ack) -> Json:
    """Do what the acknowledgement of a submission asks for."""
    if not ack.ok:
        return _outcome(world, view, closed=False, errors={"_": TROUBLE})
    answer = ack.payload or {}
    kind = answer.get("response_action")
    try:
        if kind == "errors":
            return _outcome(world, view, closed=False, errors=_errors(view, answer.get("errors")))
        return _moved(world, view, kind=kind, source=answer.get("view"))
    except SlackError as refusal:
        world.ledger.slack.rejected[refusal.error]["view_submission"] += 1
        return _outcome(world, view, closed=False, errors={"_": TROUBLE}) | {"refused": refusal.error, **refusal.extra}


def _moved(world: World, view: View, *, kind: str | None, source: Any) -> Json:
    views = world.views
    if kind == "update":
        views.update(view, source, now=world.now())
    elif kind == "push":
        views.lay(view.user, source, now=world.now())
    elif kind in (None, "clear"):
        views.close(view, everything=kind == "clear")
        return _outcome(world, view, closed=True)
    else:
        raise SlackError("invalid_response_action")
    return _outcome(world, view, closed=False)


def _errors(view: View, errors: Any) -> dict[str, str]:
    asked = {block["block_id"] for block, _ in elements_of(view.blocks) if block["type"] == "input"}
    fits = isinstance(errors, dict) and errors and set(errors) <= asked
    if not fits or not all(isinstance(each, str) and each for each in errors.values()):
        # Slack shows nothing of errors that name no input block; the modal just stays.
        raise SlackError("invalid_errors")
    return dict(errors)


async def close(world: World, user: str, body: Json) -> Json:
    """Close the modal on top (`all`: the whole stack), telling the bot where it has asked to be told."""
    view = spots.visible_view(world, user, str(body.get("view_id", "")))
    everything = bool(body.get("all")) or bool(view.source.get("clear_on_close"))
    gone = world.views.close(view, everything=everything)
    world.live.touch("slack")
    acks = [
        await world.delivery.interact("interactive", payloads.closed(each, everything=everything))
        for each in gone
        if each.source.get("notify_on_close")
    ]
    return {"closed": [each.id for each in gone], "ack": all(ack.ok for ack in acks) if acks else None}
