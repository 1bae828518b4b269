"""Four simulated colleagues who watch the channels and do with each card what `staff.py` decides."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Self

from bot.sandbox.staff import (
    CLAIM,
    RESOLVE,
    STAFF,
    Do,
    Memory,
    Plan,
    Seen,
    field_for_text,
    finished,
    next_move,
    note,
    options,
    own_words,
    read,
)
from bot.sandbox.story import Actor
from bot.sandbox.tally import Approval, covered_by
from bot.sandbox.town import Button, Json, Town, TownError

CHANNELS = ("C0URGENT", "C0DELIVERY", "C0BILLING", "C0PRODUCT", "C0COMPLAINTS", "C0PRAISE", "C0QUESTIONS", "C0OPS")
_MODAL_WAIT, _MODAL_LOOK = 4.0, 0.1


@dataclass(slots=True)
class Desktop:
    """What the colleagues have before them: cards by key, what they remember of each, and which are in hand."""

    cards: dict[str, Seen] = field(default_factory=dict)
    memories: dict[str, Memory] = field(default_factory=dict)
    in_hand: set[str] = field(default_factory=set)
    claimed: set[str] = field(default_factory=set)
    covered: set[str] = field(default_factory=set)


class Colleagues:
    """Sam, Mia, Tom and Ana. Call `look` again and again; they work in threads of their own, one each."""

    def __init__(
        self, town: Town, plan: Callable[[Seen], Plan], author: Callable[[str], tuple[Actor, str] | None]
    ) -> None:
        self._town = town
        self._plan = plan
        self._author = author
        self._people = {user: ThreadPoolExecutor(1, thread_name_prefix=name) for user, name in STAFF.items()}
        self._second_hands = ThreadPoolExecutor(4, thread_name_prefix="second-hand")
        self._at_work: dict[str, Future[None]] = {}
        self.desk = Desktop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for hands in (*self._people.values(), self._second_hands):
            hands.shutdown(wait=False, cancel_futures=True)

    def look(self, *, afresh: bool = True) -> None:
        """Hand out what is to be done, on what all channels show now or, without `afresh`, on what they last showed."""
        self._collect()
        if afresh:
            self._read()
        for card in self.desk.cards.values():
            self._consider(card)

    def idle(self) -> bool:
        """Say whether nobody is doing or expecting anything."""
        memories = self.desk.memories
        return not self._at_work and all(finished(card, memories[key]) for key, card in self.desk.cards.items())

    def decided(self) -> int:
        """Give how many cards need nothing for now."""
        return sum(finished(card, self.desk.memories[key]) for key, card in self.desk.cards.items())

    def approvals(self) -> list[Approval]:
        """Give every approval so far, in no order."""
        found = []
        for memory in self.desk.memories.values():
            found += [Approval(card.post, card.draft) for card in memory.approved]
            found += [Approval(card.post, card.draft, sure=False) for card in memory.doubtful]
        return found

    def stuck(self) -> list[str]:
        """Give a sentence for each card on which somebody still expects something."""
        cards = self.desk.cards.items()
        return [
            f"{key} still waits: buttons {sorted(card.elements) or 'none'}."
            for key, card in cards
            if not finished(card, self.desk.memories[key])
        ]

    # --- inside -------------------------------------------------------------------------------------------------------

    def _collect(self) -> None:
        for key, work in list(self._at_work.items()):
            if work.done():
                del self._at_work[key]
                work.result()  # raises what went wrong there

    def _read(self) -> None:
        for channel in CHANNELS:
            messages = self._town.messages(channel)
            self.desk.covered |= covered_by(messages)
            for message in messages:
                card = read(message, channel)
                if card is not None:
                    self._see(card)

    def _see(self, card: Seen) -> None:
        self.desk.cards[card.key] = card
        if any(card.claimed_by(user) for user in STAFF):
            self.desk.claimed.add(card.key)
        if card.key not in self.desk.memories:
            self.desk.memories[card.key] = Memory(self._plan(card), last=time.monotonic())

    def _consider(self, card: Seen) -> None:
        if card.key in self._at_work:
            return
        memory = self.desk.memories[card.key]
        note(card, memory)
        move = next_move(card, memory, now=time.monotonic())
        if move is not None:
            self._at_work[card.key] = self._people[memory.plan.owner].submit(self._do, move, card, memory)

    def _do(self, move: Do, card: Seen, memory: Memory) -> None:
        deeds = {
            Do.CLAIM: self._claim,
            Do.EDIT: self._edit,
            Do.APPROVE: self._approve,
            Do.DISMISS: self._dismiss,
            Do.SETTLE: self._settle,
            Do.RESOLVE: self._resolve,
            Do.NEXT: self._turn,
        }
        try:
            memory.last_worked = deeds[move](card, memory)
        except TownError:
            # The card changed under their fingers, as it does for people: look again, then decide again.
            memory.last_worked = False
        memory.last = time.monotonic()

    def _claim(self, card: Seen, memory: Memory) -> bool:
        memory.claimed = True
        if memory.plan.rival:
            other = self._second_hands.submit(self._react, memory.plan.rival, card, CLAIM)
            self._react(memory.plan.owner, card, CLAIM)
            other.result()
        else:
            self._react(memory.plan.owner, card, CLAIM)
        return True

    def _react(self, user: str, card: Seen, name: str) -> None:
        try:
            self._town.react(user, card.channel, card.ts, name)
        except TownError:
            return  # already there

    def _resolve(self, card: Seen, memory: Memory) -> bool:
        memory.resolved = True
        self._react(memory.plan.owner, card, RESOLVE)
        return True

    def _turn(self, card: Seen, memory: Memory) -> bool:
        button = Button(card.channel, card.ts, "answer_next", str(card.elements["answer_next"].get("value", "")))
        return self._town.click(memory.plan.owner, button)

    def _approve(self, card: Seen, memory: Memory) -> bool:
        # The very draft that was read, or nothing: a newer one must be read first.
        button = Button(card.channel, card.ts, "approve", str(card.elements["approve"].get("value", "")))
        twice = memory.plan.double_click and memory.clicks == 0
        again = self._second_hands.submit(self._again, memory.plan.owner, button) if twice else None
        try:
            worked = self._town.click(memory.plan.owner, button)
        except TownError:
            if again is None or not again.result():
                raise
            worked = True
        memory.tried, memory.clicks = memory.tried or card, memory.clicks + 1
        return worked

    def _again(self, user: str, button: Button) -> bool:
        try:
            return self._town.click(user, button)
        except TownError:
            return False  # the first click has taken the button away

    def _dismiss(self, card: Seen, memory: Memory) -> bool:
        memory.dismissals += 1
        reasons = options(card.elements["dismiss"])
        return self._town.click(memory.plan.owner, Button(card.channel, card.ts, "dismiss"), option=reasons[0])

    def _settle(self, card: Seen, memory: Memory) -> bool:
        """Look at the network, as a person would, and tell the bot what is there."""
        memory.settled += 1
        last = (memory.approved or memory.doubtful)[-1:]
        own = self._town.ledger()["network"]["own"]
        there = any(post["text"] == each.draft and post["in_reply_to"] == each.post for each in last for post in own)
        button = Button(card.channel, card.ts, "it_did" if there and card.asks else "send_again")
        return self._town.click(memory.plan.owner, button)

    def _edit(self, card: Seen, memory: Memory) -> bool:
        memory.edits += 1
        user = memory.plan.owner
        if not self._town.click(user, Button(card.channel, card.ts, "edit")):
            return False
        view, place = self._modal(user)
        if view is None or place is None:
            return False
        known = self._author(card.post)
        text = own_words(user, name=known[0].name if known else "", language=known[1] if known else "en")
        if text == card.draft:
            text = text.replace(" now ", " right now ")
        return self._save(user, str(view["id"]), place=place, text=text, memory=memory)

    def _modal(self, user: str) -> tuple[Json | None, tuple[str, str] | None]:
        until = time.monotonic() + _MODAL_WAIT
        while time.monotonic() < until:
            for view in reversed(self._town.views(user)):
                place = field_for_text(view)
                if place is not None:
                    return view, place
            time.sleep(_MODAL_LOOK)
        return None, None

    def _save(self, user: str, view_id: str, *, place: tuple[str, str], text: str, memory: Memory) -> bool:
        block, action = place
        self._town.type(user, view_id, block_id=block, action_id=action, text=text)
        answer = self._town.submit(user, view_id, {block: {action: text}})
        if answer.get("closed"):
            memory.edited_to = text
            return True
        self._town.close(user, view_id)
        return False
