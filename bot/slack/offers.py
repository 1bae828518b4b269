"""What is offered in private: the window in which both texts are approved, and what the card shows of it after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.card import Card
from bot.domain.goodwill import Offer, OfferState
from bot.slack import blocks as b
from bot.slack import texts as t
from bot.slack.blocks import Block, Choice, View

ROOM = 1_200
"""Letters of each text: the card shows both in full, beside a draft, for whoever approves or copies them."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the window: the public text (None where nobody reads along), the private one, the sum."""

    public: str | None
    private: str
    amount: str


def window(ticket: int, version: int, typed: Typed, *, sends: bool, asked: Sequence[tuple[str, str]] = ()) -> View:
    """Return the window. `sends` says that we can send the private message; `asked` must be ticked first."""
    public = [_text("public", "Reply in public: short, nothing of what is given", typed.public)]
    private = "Private message" if sends else "Private message, for you to copy"
    body = [
        *(public if typed.public is not None else []),
        _text("private", private, typed.private),
        _amount(typed.amount),
        *_boxes(asked),
        b.context(b.text(_what_happens(typed, sends=sends))),
    ]
    return {
        "type": "modal",
        "callback_id": "goodwill",
        "title": b.text("Offer it in private", b.TITLE),
        "submit": b.text("Approve", b.TITLE),
        "close": b.text("Cancel", b.TITLE),
        "private_metadata": json.dumps({"ticket": ticket, "version": version, "sends": sends}),
        "blocks": body,
    }


def _text(block: str, label: str, words: str | None) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": "text", "multiline": True, "max_length": ROOM}
    if words:
        element["initial_value"] = t.cut(t.visible(words), ROOM)
    return {"type": "input", "block_id": block, "label": b.text(label), "element": element}


def _amount(typed: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": "text", "max_length": 12}
    if typed:
        element["initial_value"] = typed
    label = "Worth (0 if nothing extra is given)"
    return {"type": "input", "block_id": "amount", "label": b.text(label), "element": element}


def _boxes(asked: Sequence[tuple[str, str]]) -> list[Block]:
    found: dict[str, list[str]] = {}
    for rule, message in asked:
        found.setdefault(rule[: b.OPTION_VALUE], []).append(t.first_line(message, 140))
    choices = [Choice(words[0], rule, "; ".join(words[1:])) for rule, words in found.items()]
    return [b.boxes("ticks", "Please confirm", choices)] if choices else []


def _what_happens(typed: Typed, *, sends: bool) -> str:
    if typed.public is None:
        return "Approve sends the message to them alone."
    rest = "the message to them alone" if sends else "leaves the message on the card, for you to copy"
    return f"Approve makes the reply public and {'sends ' if sends else ''}{rest}. Both go out as they stand here."


def section(card: Card) -> list[Block]:
    """Return the open offer and what can be done with it; nothing where there is none."""
    offer = card.offer
    if offer is None:
        return []
    words = [] if card.gone_at is not None else _words(offer)
    return [b.divider(), *words, b.actions(f"ticket:{card.ticket}:offer", _buttons(card.ticket, offer))]


def _words(offer: Offer) -> list[Block]:
    by = t.person(offer.by)
    if offer.state is OfferState.WAITING:
        head = f"*{t.escape(offer.amount)} in private*, proposed by {by}: a second pair of eyes is needed"
        public = [b.context(b.text("In public:")), *_full(offer.public_text)] if offer.public_text else []
    else:
        head, public = f"*{t.escape(offer.amount)} in private*, approved: please copy this into a private message", []
    return [b.said(head), *public, b.context(b.text("In private:")), *_full(offer.private_text)]


def _full(words: str) -> list[Block]:
    return [b.verbatim(piece) for piece in b.pieces(words)]


def _buttons(ticket: int, offer: Offer) -> list[Block]:
    value = f"{ticket}:{offer.id}"
    if offer.state is OfferState.WAITING:
        return [b.button("Approve the offer", "second_eyes", value), b.button("Refuse it", "refuse_offer", value)]
    return [b.button("I have sent it", "offer_copied", value), b.button("Not sent", "refuse_offer", value)]


def own_words(ticket: int) -> View:
    """Return the window for a redraft with words of staff's own."""
    element: Block = {"type": "plain_text_input", "action_id": "text", "max_length": 200}
    element["placeholder"] = b.text("say that the parcel left today", b.PLACEHOLDER)
    return {
        "type": "modal",
        "callback_id": "own_words",
        "title": b.text("With my words", b.TITLE),
        "submit": b.text("Redraft", b.TITLE),
        "close": b.text("Cancel", b.TITLE),
        "private_metadata": json.dumps({"ticket": ticket}),
        "blocks": [
            {"type": "input", "block_id": "wish", "label": b.text("What should the draft say?"), "element": element},
            b.context(b.text("A new draft comes onto the card. Nothing is sent.")),
        ],
    }
