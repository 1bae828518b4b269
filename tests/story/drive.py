"""A story without an audience: customers complain, colleagues claim, edit and approve, some customers answer.

The colleagues do what people do when nothing seems to happen: they look at the card and click again. What came of it
is read from the sandbox's books, never from the bot's database.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.sandbox import staff
from bot.sandbox.staff import Seen
from bot.sandbox.tally import BENIGN
from bot.sandbox.town import Button, TownError
from tests.story.stage import Json, Outside

CLAIMER, EDITOR, APPROVER = "U0MIA", "U0TOM", "U0SAM"
PATIENCE = 1.0
AT_ONCE, MOST = 3, 40
NAMES = ("Maya", "Noor", "Piet", "Lea", "Omar", "Rosa", "Kofi")
WORDS = (
    "My kettle was promised for Monday and the parcel has still not arrived, @LarkHarbour.",
    "You charged my card twice for one jug, @LarkHarbour. I want one payment back.",
    "The lid of my new coffee machine broke on the first day, @LarkHarbour.",
)


@dataclass(slots=True)
class Case:
    """One complaint, and how far the colleagues are with it."""

    words: str
    handle: str
    name: str
    edits: bool = False
    answers: bool = False
    post: str = ""
    second: str = ""
    claimed: bool = False
    edited: str = ""
    offered: set[str] = field(default_factory=set)
    last: float = 0.0

    @property
    def posts(self) -> set[str]:
        """The customer's posts."""
        return {self.post, self.second} - {""}


@dataclass(frozen=True, slots=True)
class Books:
    """What stands in Slack and in the sandbox's ledger at one moment."""

    cards: dict[str, Seen]
    own: list[Json]
    sent: list[Json]
    rejected: Json

    def card(self, case: Case) -> Seen | None:
        """Give the card of a case."""
        return next((card for post, card in self.cards.items() if post in case.posts), None)

    def replies(self, case: Case) -> list[Json]:
        """Give what is public in answer to a case."""
        return [own for own in self.own if own["in_reply_to"] in case.posts]

    def posted(self, prefix: str, posts: set[str]) -> list[Json]:
        """Give the payloads of the messages about these posts whose key begins so, one for each time it was posted."""
        payloads = [message["metadata"]["event_payload"] for message in self.sent if message.get("metadata")]
        return [each for each in payloads if each["key"].startswith(prefix) and each.get("post") in posts]


def read(town: Outside) -> Books:
    """Read everything."""
    ledger = town.ledger()
    found = [staff.read(message, room["id"]) for room in town.rooms() for message in room["messages"]]
    cards = {card.post: card for card in found if card is not None}
    return Books(cards, ledger["network"]["own"], ledger["slack"]["messages"], ledger["slack"]["rejected"])


class Story:
    """Complaints one after another, and what people do with them, until there were enough and all of them are settled.

    `needs` makes every colleague edit («edits») or every customer answer («answers»); else some do, by `name`.
    """

    def __init__(self, town: Outside, name: str, *, needs: str = "") -> None:
        self._town = town
        self._name = name
        self._needs = needs
        self._dice = random.Random(name)
        self.cases: list[Case] = []

    def play(self, each_time: Callable[[], None], enough: Callable[[], bool], *, seconds: float = 150.0) -> None:
        """Play it; `each_time` is called between looks. AssertionError if nothing gets on for so many seconds."""
        before, deadline = (0, False), time.monotonic() + seconds
        while True:
            each_time()
            books = read(self._town)
            open_ends = {case.post: list(self._open_ends(case, books)) for case in self.cases}
            waiting = [ends for ends in open_ends.values() if ends]
            if not waiting and enough():
                return
            settled = len(self.cases) - len(waiting), enough()
            if settled != before:
                before, deadline = settled, time.monotonic() + seconds
            assert time.monotonic() < deadline, f"Stuck for {seconds:g} s: {waiting or 'nothing happens any more'}"
            if len(waiting) < AT_ONCE and not enough():
                self._complain()
            for case in self.cases:
                self._step(case, books)
            time.sleep(0.2)

    def _complain(self) -> None:
        n = len(self.cases)
        assert n < MOST, f"{MOST} complaints, and still not enough"
        case = Case(
            f"{WORDS[n % len(WORDS)]} Day {n + 2} now.",  # a figure of its own: copies would be one ticket
            f"{self._name}_{n}"[:30],
            f"{NAMES[n % len(NAMES)]} {self._name[:5].title()}",
            edits=self._needs == "edits" or self._dice.random() < 0.25,
            answers=self._needs == "answers" or self._dice.random() < 0.25,
        )
        post = {"handle": case.handle, "name": case.name, "text": case.words}
        case.post = str(self._town.post([post])[0]["id"])
        self.cases.append(case)
        time.sleep(self._dice.choice((0.0, 0.0, 0.3)))

    def _step(self, case: Case, books: Books) -> None:
        card = books.card(case)
        if card is None or time.monotonic() - case.last < PATIENCE:
            return
        try:
            self._move(case, card, books)
        except TownError:
            case.last = time.monotonic()  # it changed under their fingers

    def _move(self, case: Case, card: Seen, books: Books) -> None:
        if card.asks:
            # Killed before sending, twice: nobody but a person may send a third time. They look at the network first.
            case.last = time.monotonic()
            answer = "it_did" if books.replies(case) else "send_again"
            self._town.click(APPROVER, Button(card.channel, card.ts, answer))
        elif books.replies(case):
            if case.answers and not case.second and "reopen" in card.elements:
                self._answer(case, books)
        elif not case.claimed:
            case.claimed = True
            self._town.react(CLAIMER, card.channel, card.ts, staff.CLAIM)
        elif card.claimed_by(CLAIMER) and (card.decidable or card.blocked):
            case.edits = case.edits or card.blocked
            case.last = time.monotonic()
            if case.edits and card.draft != case.edited:
                self._edit(case, card)
            else:
                self._approve(case, card)

    def _approve(self, case: Case, card: Seen) -> None:
        case.offered.add(card.draft)
        self._town.click(APPROVER, Button(card.channel, card.ts, "approve", str(card.elements["approve"]["value"])))

    def _edit(self, case: Case, card: Seen) -> None:
        self._town.click(EDITOR, Button(card.channel, card.ts, "edit"))
        view = wait_for_modal(self._town, EDITOR)
        if view is None:
            return
        text = f"Hi {case.name.split()[0]}, I am sorry about this. I am looking into it today and write here. — Mia"
        self._town.type(EDITOR, view["id"], block_id="reply", action_id="reply_text", text=text)
        answer = self._town.submit(EDITOR, view["id"], {"reply": {"reply_text": text}})
        case.edited = text
        if not answer.get("closed"):
            self._town.close(EDITOR, view["id"])

    def _answer(self, case: Case, books: Books) -> None:
        reply = books.replies(case)[0]["id"]
        post = {"handle": case.handle, "text": "Thank you, but it is still not solved.", "in_reply_to": reply}
        case.second = str(self._town.post([post])[0]["id"])

    # --- what came of it ----------------------------------------------------------------------------------------------

    def _open_ends(self, case: Case, books: Books) -> Iterator[str]:
        """Give a sentence for everything that has not come about yet."""
        card = books.card(case)
        if card is None:
            yield f"{case.post}: no card"
            return
        # A first post stands on the card alone; an answer brings the whole conversation into the thread.
        lines = {own["id"] for own in books.replies(case)} | case.posts if case.answers else set()
        if not books.replies(case) or (case.answers and not case.second):
            yield f"{card.key}: not answered; {sorted(card.elements)}, {card.words[-80:]!r}"
        elif case.answers and (card.post != case.second or not (card.decidable or card.blocked)):
            yield f"{card.key}: not reopened; {sorted(card.elements)}"
        elif not case.answers and "reopen" not in card.elements:
            yield f"{card.key}: does not show that it is answered; {sorted(card.elements)}"
        elif lines - {each["post"] for each in books.posted("post:", lines)}:
            yield f"{card.key}: a line is missing in the thread"

    def wrongs(self, books: Books) -> Iterator[str]:
        """Give a sentence for everything that was lost, came twice or is not what was approved."""
        for case in self.cases:
            replies, cards = books.replies(case), books.posted("card:", case.posts)
            if len(replies) != 1:
                yield f"{case.post} has {len(replies)} public replies"
            if len(cards) != 1:
                yield f"{case.post} has {len(cards)} cards"
            shown = {plain(text) for text in case.offered}
            yield from (f"{own['id']} was not approved so" for own in replies if plain(own["text"]) not in shown)
            if case.edits and [plain(own["text"]) for own in replies] != [plain(case.edited)]:
                yield f"{case.post}: the edit was lost"


def doubled(books: Books) -> list[str]:
    """Give every message that was posted more than once, and every refusal by Slack that matters."""
    keys = Counter(each["metadata"]["event_payload"]["key"] for each in books.sent if each.get("metadata"))
    refused = [f"{method}: {error}" for error, methods in books.rejected.items() for method in methods]
    return [
        *(f"{key} was posted {times} times" for key, times in keys.items() if times > 1),
        *(each for each in refused if each.rpartition(" ")[2] not in BENIGN),
    ]


def wait_for_modal(town: Outside, user: str, *, seconds: float = 2.5) -> Json | None:
    """Give the edit window that somebody has open, None if it does not come."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        views: Sequence[Json] = town.views(user)
        if views and staff.field_for_text(views[-1]):
            return views[-1]
        time.sleep(0.05)
    return None


def plain(text: str) -> str:
    """Give a text as it reads, whatever its line breaks."""
    return " ".join(text.split())
