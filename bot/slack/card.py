"""One ticket's card: a plain `Card` in, one Slack message out. The same message is edited as things happen."""

from datetime import datetime
from enum import StrEnum

from bot.domain.card import Card, ReplyState
from bot.domain.ticket import Status
from bot.domain.triage import Category, Priority
from bot.slack import buttons, faces, offers
from bot.slack.blocks import FALLBACK, Block, Message
from bot.slack.texts import cut, escape, first_line, span

__all__ = ["Face", "Message", "face", "render"]


class Face(StrEnum):
    """What a card shows; the first that applies, in this order."""

    SENDING = "sending"
    CHECKING = "checking"
    UNCLEAR = "unclear"
    GONE = "gone"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"
    ANSWERED = "answered"
    READ_ONLY = "read_only"
    DRAFTING = "drafting"
    BLOCKED = "blocked"
    FAILED = "failed"
    READY = "ready"


def render(card: Card, now: datetime) -> Message:
    """Return the whole message for the ticket as it stands: `text` is a sentence of at most 300 characters."""
    return Message(fallback(card, now), blocks(card, now))


def face(card: Card) -> Face:
    """Return what the card shows. A reply under way goes before everything: nobody may act on it twice."""
    return _reply_face(card) or _closed_face(card) or _draft_face(card)


def _reply_face(card: Card) -> Face | None:
    if card.reply is None:
        return None
    if card.reply.state in (ReplyState.QUEUED, ReplyState.SENDING):
        return Face.SENDING
    if card.reply.state is ReplyState.UNCLEAR:
        return Face.UNCLEAR if card.reply.asks else Face.CHECKING
    return None


def _closed_face(card: Card) -> Face | None:
    if card.gone_at is not None:
        return Face.GONE
    return {
        Status.DISMISSED: Face.DISMISSED,
        Status.RESOLVED: Face.RESOLVED,
        Status.PENDING: Face.ANSWERED,
    }.get(card.status)


def _draft_face(card: Card) -> Face:
    if card.may_not_reply:
        return Face.READ_ONLY
    if card.draft is None:
        return Face.DRAFTING
    if faces.missing(card, card.draft):
        return Face.BLOCKED
    return Face.FAILED if faces.may_try_again(card) else Face.READY


_TITLES = {Face.SENDING: "Sending …", Face.CHECKING: "⏳ Checking", Face.UNCLEAR: "⚠ Did this go out?"}


def blocks(card: Card, now: datetime) -> list[Block]:
    """Return the card's blocks, most important first; below them an offer that somebody must settle."""
    return [*_faced(card, now), *offers.section(card)]


def _faced(card: Card, now: datetime) -> list[Block]:
    match face(card):
        case Face.SENDING | Face.CHECKING as way:
            return [*faces.top(card, now, title=_TITLES[way]), *faces.under_way(card, now)]
        case Face.UNCLEAR as way:
            question = [*faces.top(card, now, title=_TITLES[way]), *faces.asking(card, now)]
            return [*question, buttons.row(card, buttons.settle(card))]
        case Face.GONE:
            return [*faces.gone(card, now), *buttons.rows(card, buttons.removed(card))]
        case Face.DISMISSED | Face.RESOLVED | Face.ANSWERED as closed:
            return [*faces.collapsed(card, now), buttons.row(card, buttons.afterwards(card, again=closed))]
        case Face.READ_ONLY:
            return [*faces.top(card, now), *faces.read_only(card), _row(card), *faces.hints(card, now)]
        case _:
            return [*faces.top(card, now), *faces.drafted(card), _row(card), *faces.hints(card, now)]


def _row(card: Card) -> Block:
    return buttons.row(
        card, buttons.decide(card, may_approve=face(card) is Face.READY, again=faces.may_try_again(card))
    )


_LEADS: dict[Face, str] = {
    Face.SENDING: "Sending our answer to {who} on {where}",
    Face.CHECKING: "Checking whether our answer to {who} went out on {where}",
    Face.UNCLEAR: "Please look: did our answer to {who} go out on {where}?",
    Face.DISMISSED: "Dismissed: {kind} by {who} on {where}",
    Face.RESOLVED: "Resolved: {kind} by {who} on {where}",
    Face.ANSWERED: "Answered: {kind} by {who} on {where}",
}


def fallback(card: Card, now: datetime) -> str:
    """Return the sentence for notifications and screen readers; nothing in it is live."""
    shown = face(card)
    where = first_line(card.platform_title, 40)
    if shown is Face.GONE:
        return escape(cut(f"A post on {where} was removed at the source.", FALLBACK))
    lead = _LEADS.get(shown) or _lead(card, now)
    words = lead.format(who=first_line(card.post.author.shown, 60), where=where, kind=_kind(card))
    post = "the post was removed at the source" if card.gone_at is not None else first_line(card.post.text, FALLBACK)
    return escape(cut(f"{words}{' ' if words.endswith('?') else ': '}{post}", FALLBACK))


def _lead(card: Card, now: datetime) -> str:
    late = faces.overdue(card, now)
    if late is not None:
        return f"Overdue {span(late)}: {_rank(card)}{{kind}} by {{who}} on {{where}}"
    if card.reply is not None and card.reply.state is ReplyState.FAILED:
        return "Not sent: our answer to {who} on {where}"
    rank = _rank(card)
    return (
        f"{rank.capitalize()}{{kind}} by {{who}} on {{where}}"
        if rank
        else f"{_kind(card).capitalize()} by {{who}} on {{where}}"
    )


def _rank(card: Card) -> str:
    return {Priority.URGENT: "urgent ", Priority.HIGH: "high-priority "}.get(card.priority, "")


def _kind(card: Card) -> str:
    return "post" if card.category is Category.NOISE else card.category.value
