"""Modals and Home: what a view may be, and how Slack stores blocks and views it has accepted."""

from __future__ import annotations

import copy
import json
import secrets
from typing import Any

from bot.sandbox.blocks import INTERACTIVE, check_view_blocks
from bot.sandbox.elements import plain
from bot.sandbox.schema import Check, boolean, may, need, one_of, record, say, string

VIEW_BYTES = 250_000

_COMMON = {
    "blocks": need(check_view_blocks),
    "private_metadata": may(string(3000, 0)),
    "callback_id": may(string(255, 0)),
    "external_id": may(string(255, 0)),
}
_WORDS = {"title": may(plain(24)), "close": may(plain(24)), "submit": may(plain(24))}
_FLAGS = {name: may(boolean) for name in ("clear_on_close", "notify_on_close", "submit_disabled")}

MODAL: Check = record({"type": need(one_of("modal")), **_COMMON, **_FLAGS, **_WORDS, "title": need(plain(24))})
HOME: Check = record({"type": need(one_of("home")), **_COMMON, **_FLAGS, **_WORDS})


def check_view(view: Any, kind: str) -> list[str]:
    """Return Slack's sentences about a view; none if it takes it."""
    problems: list[str] = []
    (MODAL if kind == "modal" else HOME)(view, "/view", problems)
    if not problems and kind == "modal" and not view.get("submit") and _asks(view["blocks"]):
        say(problems, "missing required field: submit", "/view")
    return problems


def too_large(view: Any) -> bool:
    """Return whether the view is above Slack's 250 kB."""
    return len(json.dumps(view).encode()) > VIEW_BYTES


def _asks(blocks: list[dict[str, Any]]) -> bool:
    return any(block["type"] == "input" for block in blocks)


def stored(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks as Slack gives them back: with ids for what has none, and with every text flag spelled out."""
    kept = copy.deepcopy(blocks)
    for block in kept:
        block.setdefault("block_id", secrets.token_urlsafe(4)[:5])
        _spell_out(block)
    return kept


def _spell_out(value: Any) -> None:
    if isinstance(value, dict):
        _spell_out_one(value)
        value = list(value.values())
    for each in value:
        if isinstance(each, dict | list):
            _spell_out(each)


def _spell_out_one(thing: dict[str, Any]) -> None:
    kind = thing.get("type")
    if kind == "plain_text" and isinstance(thing.get("text"), str):
        thing.setdefault("emoji", True)
    elif kind == "mrkdwn":
        thing.setdefault("verbatim", False)
    elif kind in INTERACTIVE:
        thing.setdefault("action_id", secrets.token_urlsafe(4)[:5])
