"""What staff can press on a card. Which button exists is the card's word on what may be done now."""

from collections.abc import Sequence

from bot.domain.card import Card, CardReply
from bot.domain.correction import Kind, choices
from bot.domain.draft import Check, Level
from bot.domain.post import BY_HAND
from bot.domain.ticket import CLOSED, Status
from bot.slack import blocks as b
from bot.slack import texts as t
from bot.slack.blocks import Block, Choice
from bot.slack.faces import REASONS

OTHER, OWN = "other", "own"
REDRAFTS = {
    "shorter": "Shorter",
    "warmer": "Warmer",
    "formal": "More formal",
    "theirs": "In their language",
    OTHER: "The other draft",
    OWN: "With my words …",
    "again": "Start again",
}


def row(card: Card, elements: Sequence[Block]) -> Block:
    """Return the card's one row of buttons; its id carries the ticket for menus, which have no value of their own."""
    return b.actions(f"ticket:{card.ticket}:actions", elements)


def rows(card: Card, elements: Sequence[Block]) -> list[Block]:
    """Return the row, or nothing where there is nothing to press: Slack refuses an empty row."""
    return [row(card, elements)] if elements else []


def decide(card: Card, *, may_approve: bool, again: bool) -> list[Block]:
    """Return the buttons of a ticket that waits for a decision. `again`: a refused reply waits for a word."""
    if card.may_not_reply:
        return [*_open_there(card), _plain(card, "Answered by hand", "by_hand"), *_closing(card)]
    first = [_approve(card)] if may_approve else _again(card) if again else []
    redraft = [_redraft(card)] if card.draft is not None and card.platform != BY_HAND else []
    edit = _edit(card, primary=not first)
    return [*first, edit, *_in_private(card), *redraft, *_saved(card), *_closing(card)]


def settle(card: Card) -> list[Block]:
    """Return the three answers to «Did this go out?»."""
    reply = card.reply
    if reply is None:
        return []
    return [
        *_open_there(card),
        _of_reply(card, reply, "It did", "it_did"),
        _of_reply(card, reply, "Send again", "send_again"),
        _of_reply(card, reply, "Drop", "drop"),
    ]


def afterwards(card: Card, *, again: str) -> list[Block]:
    """Return the buttons of a ticket that is answered or closed; `again` names which."""
    resolve = [_plain(card, "Resolve", "resolve")] if again == "answered" else []
    save = [_plain(card, "Save for reuse", "save_reply")] if card.may_save else []
    return [*_next(card), *resolve, _plain(card, "Reopen", "reopen"), *save]


def _next(card: Card) -> list[Block]:
    """Return the way to the next one who says the same and has no answer."""
    left = [one for one in card.also if not one.settled]
    label = "Answer there too" if left and left[0].same_person else "Answer the next"
    return [_plain(card, label, "answer_next")] if left else []


def removed(card: Card) -> list[Block]:
    """Return the way to close a ticket whose post was removed."""
    return [] if card.status in CLOSED else [_plain(card, "Resolve", "resolve")]


def _plain(card: Card, label: str, action: str) -> Block:
    return b.button(label, action, str(card.ticket))


def _of_reply(card: Card, reply: CardReply, label: str, action: str, *, primary: bool = False) -> Block:
    return b.button(label, action, f"{card.ticket}:{reply.id}", primary=primary)


def _approve(card: Card) -> Block:
    draft = card.draft
    ticks = [check for check in draft.checks if check.level is Level.TICK] if draft else []
    label = "Mark answered" if card.platform == BY_HAND else "Approve & send"
    return b.button(label, "approve", _version(card), primary=True, confirm=_confirm(ticks))


def _confirm(ticks: Sequence[Check]) -> Block | None:
    if not ticks:
        return None
    lines = [f"• {t.first_line(check.message or check.rule, 90)}" for check in ticks[:3]]
    more = [f"• and {len(ticks) - 3} more: see the card"] if len(ticks) > 3 else []
    return b.confirm("Please confirm", "\n".join([*lines, *more]), yes="Yes, send it", no="Not yet")


def _edit(card: Card, *, primary: bool) -> Block:
    label = "Write the note" if card.platform == BY_HAND and card.draft is None else "Edit"
    return b.button(label, "edit", _version(card), primary=primary)


def _version(card: Card) -> str:
    return f"{card.ticket}:{card.draft.version if card.draft else 0}"


def _again(card: Card) -> list[Block]:
    if card.reply is None:
        return []
    return [
        _of_reply(card, card.reply, "Send again", "send_again", primary=True),
        _of_reply(card, card.reply, "Drop", "drop"),
    ]


def _redraft(card: Card) -> Block:
    return b.menu("Redraft", "redraft", [Choice(label, f"{card.ticket}:{how}") for how, label in REDRAFTS.items()])


def _in_private(card: Card) -> list[Block]:
    """Return the way out of a draft that gives something in public."""
    checks = card.draft.checks if card.draft else ()
    gives = any(check.rule == "money" and check.level is Level.BLOCK for check in checks)
    return [b.button("Offer it in private", "goodwill", _version(card))] if gives and card.offer is None else []


def _saved(card: Card) -> list[Block]:
    """Return the saved replies on the topic, where there are any."""
    found = [Choice(t.first_line(title, b.OPTION), f"{card.ticket}:{number}") for number, title in card.saved]
    return [b.menu("Saved replies", "saved", found)] if found and card.draft is not None else []


def _closing(card: Card) -> list[Block]:
    return [_dismiss(card), _correct(card), _more(card)]


_HEADS = {Kind.CATEGORY: "It is", Kind.TOPIC: "About", Kind.PRIORITY: "Priority"}


def _correct(card: Card) -> Block:
    """Return the menu that sets right what triage said, in one click: all that it is not yet."""
    found = choices(card.category, card.topic, card.priority, card.topics)
    groups = {
        _HEADS[kind]: [Choice(one.to, f"{card.ticket}:{one.chosen}") for one in some] for kind, some in found.items()
    }
    return b.grouped("Correct", "correct", groups)


def _dismiss(card: Card) -> Block:
    reasons = [Choice(label.capitalize(), f"{card.ticket}:{reason}") for reason, label in REASONS.items()]
    return b.menu("Dismiss", "dismiss", reasons)


def _more(card: Card) -> Block:
    """Return the ⋯ menu. Slack allows five options, so each is there only where it makes sense.

    A ticket never answered in public can be «answered by hand»; one that was can be resolved. What needs no answer
    is dismissed.
    """
    wanted = {
        "snooze_1h": "Snooze for an hour",
        "snooze_tomorrow": "Snooze until tomorrow",
        "escalate": "" if card.escalated else "Escalate",
        "resolve": "Resolve" if _was_answered(card) else "",
        "by_hand": "" if _was_answered(card) or card.may_not_reply else "Answered by hand",
        "release": "Give it back" if card.assignee else "",
    }
    return b.overflow("more", [Choice(label, f"{card.ticket}:{what}") for what, label in wanted.items() if label])


def _was_answered(card: Card) -> bool:
    return card.first_reply_after is not None or card.status is Status.PENDING


def _open_there(card: Card) -> list[Block]:
    url = t.address(card.post.url)
    return [b.open_button(f"Open on {t.first_line(card.platform_title, 40)}", "open_post", url)] if url else []
