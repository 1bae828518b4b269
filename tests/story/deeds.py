"""What people do in the stories, and how they read what they see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from bot.sandbox import staff
from bot.sandbox.staff import Seen
from bot.sandbox.town import Button, TownError
from tests.story.drive import read, wait_for_modal
from tests.story.stage import Json, Outside, until

SAM, MIA, TOM, ANA, JON = "U0SAM", "U0MIA", "U0TOM", "U0ANA", "U0JON"
STAFF = (SAM, MIA, TOM, ANA, JON)
GUEST, STRANGER, ROBOT = "U0GIA", "U0EVE", "U0ROBOT"
LATE_PARCEL = "My kettle was promised for Monday and the parcel has still not arrived, @LarkHarbour."
CHARGED_TWICE = "You charged my card twice for one jug, @LarkHarbour. I want one payment back."
BROKEN_LID = "The lid of my new coffee machine broke on the first day, @LarkHarbour."


def complain(town: Outside, text: str = LATE_PARCEL, *, handle: str = "maya", name: str = "Maya Okafor") -> str:
    """Write a complaint; returns the post's id."""
    return str(town.post([{"handle": handle, "name": name, "text": text}])[0]["id"])


def answer(town: Outside, to: str, text: str, *, handle: str = "maya") -> str:
    """Answer a post; returns the new post's id."""
    return str(town.post([{"handle": handle, "text": text, "in_reply_to": to}])[0]["id"])


def card_of(
    town: Outside, post: str, when: Callable[[Seen], object] = lambda _: True, *, seconds: float = 25.0
) -> Seen:
    """Return the card whose newest post is this one, as soon as it is there and as wanted."""

    def look() -> Seen | None:
        card = read(town).cards.get(post)
        return card if card is not None and when(card) else None

    try:
        found = until(look, f"the card of {post}", seconds=seconds)
    except AssertionError as late:
        raise AssertionError(f"{late} It is {read(town).cards.get(post)}") from late
    assert found is not None
    return found


def ready_card(town: Outside, post: str) -> Seen:
    """Return the card when its draft can be approved."""
    return card_of(town, post, lambda card: card.decidable)


def click(town: Outside, user: str, card: Seen, action: str, option: str | None = None) -> bool:
    """Click on what the card shows; says whether the bot acknowledged it in time."""
    value = "" if option else str(card.elements[action].get("value", ""))
    return town.click(user, Button(card.channel, card.ts, action, value), option=option)


def try_to_click(town: Outside, user: str, card: Seen, action: str, option: str | None = None) -> bool:
    """Click, if it is still there."""
    try:
        return click(town, user, card, action, option)
    except TownError:
        return False


def approve(town: Outside, post: str, *, by: str = SAM) -> Seen:
    """Approve a post's draft as it stands; returns the card that was approved."""
    card = ready_card(town, post)
    insist(town, by, card, "approve")
    return card


def insist(town: Outside, user: str, card: Seen, action: str, option: str | None = None) -> None:
    """Click until it is acknowledged, or until somebody sees that it has worked: a busy machine may take too long."""
    until(lambda: _clicked_or_gone(town, user, card, action, option), f"«{action}» works")


def _clicked_or_gone(town: Outside, user: str, card: Seen, action: str, option: str | None) -> bool:
    try:
        return click(town, user, card, action, option)
    except TownError:
        return True


def edit_window(town: Outside, user: str, card: Seen) -> Json:
    """Open the edit window."""

    def look() -> Json | None:
        click(town, user, card, "edit")  # its trigger lives for three seconds only: a late window never comes
        return wait_for_modal(town, user, seconds=4)

    view = until(look, f"{user} sees the window")
    assert view is not None
    return view


def save(town: Outside, user: str, view_id: str, text: str) -> Json:
    """Save a text in the edit window; gives closed, errors and view."""
    return town.submit(user, view_id, {"reply": {"reply_text": text}})


def public(town: Outside, post: str) -> list[str]:
    """Return what is public in answer to a post."""
    return [str(own["text"]) for own in town.ledger()["network"]["own"] if own["in_reply_to"] == post]


def answered(town: Outside, post: str, *, seconds: float = 25.0) -> Seen:
    """Return the card when it shows that the post is answered."""
    return card_of(town, post, lambda card: "reopen" in card.elements and public(town, post), seconds=seconds)


def words(node: object) -> str:
    """Return everything that can be read on a message or a view."""
    return "\n".join(_words(node))


def _words(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _words(each)
    elif isinstance(node, dict):
        if node.get("type") == "user":
            yield f"<@{node.get('user_id')}>"
        for key, value in node.items():
            if key in ("text", "initial_value") and isinstance(value, str):
                yield value
            else:
                yield from _words(value)


def thread(town: Outside, card: Seen) -> list[str]:
    """Return the posts in the card's thread, in the order in which they stand there."""
    message = next(message for message in town.messages(card.channel) if message["ts"] == card.ts)
    payloads = [(line.get("metadata") or {}).get("event_payload") or {} for line in message.get("replies") or []]
    return [str(payload["post"]) for payload in payloads if payload.get("post")]


def at_once(deeds: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of it at the same time; returns what each returned."""
    with ThreadPoolExecutor(len(deeds)) as hands:
        return [each.result() for each in [hands.submit(deed) for deed in deeds]]


def options(card: Seen, action: str) -> list[str]:
    """Return what a menu offers."""
    return staff.options(card.elements[action])
