"""How simulated staff read a card and what they do next: pure functions of what stands in the Slack channel.

They know no more than a person who looks at the card: its words, buttons and reactions. Nothing here talks to anybody;
`colleagues.py` carries the moves out.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

STAFF: Mapping[str, str] = {"U0SAM": "Sam", "U0MIA": "Mia", "U0TOM": "Tom", "U0ANA": "Ana"}
CLAIM, RESOLVE = "eyes", "white_check_mark"

# How long somebody looks at a card that does not change before they click again, in seconds.
PATIENCE, PATIENCE_AFTER_ERROR, PATIENCE_FOR_EDIT = 10.0, 1.5, 6.0
MAX_EDITS, MAX_CLICKS = 4, 40
_MISSING = "Before this can go out"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """A card as somebody sees it. `elements` are its buttons and menus by action id; `draft` is the proposed text."""

    channel: str
    ts: str
    key: str
    ticket: int
    post: str
    category: str
    words: str
    draft: str
    elements: Mapping[str, Json] = field(default_factory=dict)
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def decidable(self) -> bool:
        """Whether the draft can be approved as it stands."""
        return "approve" in self.elements

    @property
    def blocked(self) -> bool:
        """Whether the draft needs work before it can be approved."""
        return "edit" in self.elements and not self.decidable and not self.failed

    @property
    def failed(self) -> bool:
        """Whether the approved reply was refused and may be tried again."""
        return "send_again" in self.elements and not self.asks

    @property
    def asks(self) -> bool:
        """Whether the card asks what became of a reply."""
        return "it_did" in self.elements

    @property
    def waits_for_the_next(self) -> bool:
        """Whether the card is answered and somebody else who says the same is not."""
        return "answer_next" in self.elements

    @property
    def under_way(self) -> bool:
        """Whether a reply is on its way out."""
        return not self.elements and any(word in self.words for word in ("Sending …", "Checking whether"))

    @property
    def round(self) -> tuple[str, str, str]:
        """What an approval on this card would be about: it changes with every draft and every post."""
        return (str(self.elements.get("approve", {}).get("value", "")), self.post, self.draft)

    def claimed_by(self, user: str) -> bool:
        """Say whether the card carries this person's 👀 and says so in words."""
        return user in self.reactions.get(CLAIM, ()) and f"<@{user}>" in self.words


def read(message: Json, channel: str) -> Seen | None:
    """Give the card in a Slack message, None if it is something else."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    key = str(payload.get("key", ""))
    if not key.startswith("card:"):
        return None
    blocks = message.get("blocks") or []
    return Seen(
        channel=channel,
        ts=str(message["ts"]),
        key=key,
        ticket=int(payload.get("ticket", 0)),
        post=str(payload.get("post", "")),
        category=str(payload.get("category", "")),
        words="\n".join(_texts(blocks)),
        draft=draft_in(blocks),
        elements={str(element["action_id"]): element for element in _elements(blocks)},
        reactions={name: tuple(users) for name, users in (message.get("reactions") or {}).items()},
    )


def draft_in(blocks: list[Json]) -> str:
    """Give the proposed reply on a card: the paragraphs below its label, which are shown as they will be sent."""
    found: list[str] = []
    inside = False
    for block in blocks:
        words = "".join(_texts([block]))
        if block.get("type") == "context":
            inside = words.startswith("Draft") and not found
        elif inside and block.get("type") == "section" and not words.startswith(_MISSING):
            found.append(words)
    return "".join(found)


def options(element: Json) -> list[str]:
    """Give the values that a menu offers."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    return [str(option["value"]) for group in groups for option in group["options"]]


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _texts(each)
    elif isinstance(node, dict):
        if node.get("type") == "user":
            yield f"<@{node.get('user_id')}>"
        for name, value in node.items():
            if name == "text" and isinstance(value, str):
                yield value
            elif name not in ("confirm", "options", "option_groups", "placeholder"):
                yield from _texts(value)


def _elements(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        for element in [*(block.get("elements") or []), block.get("accessory") or {}]:
            if "action_id" in element:
                yield element


# --- what they do -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plan:
    """How one card will be treated, decided when it is first seen. `haste` is seconds between one move and the next."""

    owner: str
    claims: bool = True
    rival: str = ""
    edits: bool = False
    double_click: bool = False
    answers: bool = True
    dismisses: bool = False
    resolves: bool = False
    leaves: bool = False
    haste: float = 0.0


class Do(StrEnum):
    """What somebody does with a card."""

    CLAIM = "claim"
    EDIT = "edit"
    APPROVE = "approve"
    DISMISS = "dismiss"
    SETTLE = "settle"
    RESOLVE = "resolve"
    NEXT = "answer_next"


@dataclass(slots=True)
class Memory:
    """What the owner of a card remembers. Times are seconds of one clock."""

    plan: Plan
    claimed: bool = False
    resolved: bool = False
    last: float = 0.0
    last_worked: bool = True
    edits: int = 0
    edited_to: str = ""
    tried: Seen | None = None
    clicks: int = 0
    dismissals: int = 0
    settled: int = 0
    approved: list[Seen] = field(default_factory=list)
    doubtful: list[Seen] = field(default_factory=list)


def plan_for(card: Seen, *, seed: int, approve: str) -> Plan:
    """Decide how a card will be treated in a run without an audience; the same seed decides the same."""
    dice = random.Random(f"{seed}:{card.ticket}")  # noqa: S311 (a story, no secret)
    owner, rival = dice.sample(sorted(STAFF), 2)
    wanted = approve == "all" or card.category == "complaint"
    return Plan(
        owner=owner,
        rival=rival if dice.random() < 0.1 else "",
        edits=dice.random() < 0.15,
        double_click=dice.random() < 0.1,
        answers=wanted,
        dismisses=not wanted,
        resolves=dice.random() < 0.2,
    )


def plan_for_audience(card: Seen, *, seed: int) -> Plan:
    """Decide how a card will be treated while somebody watches: one in four gets a colleague, in no hurry."""
    dice = random.Random(f"{seed}:{card.ticket}")  # noqa: S311 (a story, no secret)
    owner = dice.choice(["U0MIA", "U0TOM"])
    if dice.random() > 0.25:
        return Plan(owner=owner, leaves=True)
    return Plan(owner=owner, edits=dice.random() < 0.3, answers=dice.random() < 0.8, haste=dice.uniform(5, 14))


def note(card: Seen, memory: Memory) -> None:
    """Bring the owner's memory up to date with what the card shows now."""
    tried = memory.tried
    if tried is None or (card.decidable and card.round == tried.round):
        return
    if not card.decidable and not card.blocked:
        memory.approved.append(tried)
    elif card.post != tried.post or not memory.last_worked:
        # The card moved on before anybody looked: a new post may have come before or after the click counted.
        memory.doubtful.append(tried)
    memory.tried, memory.clicks, memory.edits, memory.edited_to = None, 0, 0, ""


def next_move(card: Seen, memory: Memory, *, now: float) -> Do | None:
    """Give what the owner does with the card now, None to wait or because nothing is left to do."""
    plan = memory.plan
    if plan.leaves or now - memory.last < plan.haste:
        return None
    if card.asks or card.failed:
        return Do.SETTLE if now - memory.last >= PATIENCE_AFTER_ERROR and memory.settled < MAX_CLICKS else None
    if plan.claims and not memory.claimed and (card.decidable or card.blocked):
        return Do.CLAIM
    if card.decidable or card.blocked:
        return _decide(card, memory, now=now)
    return _afterwards(card, memory, now=now)


def _afterwards(card: Seen, memory: Memory, *, now: float) -> Do | None:
    """Give what is left on an answered card: others who say the same have an answer coming too."""
    if card.waits_for_the_next and memory.plan.answers:
        return Do.NEXT if _impatient(memory, now=now) else None
    return Do.RESOLVE if memory.plan.resolves and not memory.resolved and "resolve" in card.elements else None


def _decide(card: Seen, memory: Memory, *, now: float) -> Do | None:
    if memory.plan.dismisses:
        return Do.DISMISS if memory.dismissals == 0 or _impatient(memory, now=now) else None
    if not memory.plan.answers:
        return None
    if memory.tried is not None:
        return Do.APPROVE if memory.clicks < MAX_CLICKS and _impatient(memory, now=now) else None
    if memory.edits and card.draft != memory.edited_to and now - memory.last < PATIENCE_FOR_EDIT:
        return None
    if card.blocked or (memory.plan.edits and not memory.edits):
        return Do.EDIT if memory.edits < MAX_EDITS else None
    return Do.APPROVE


def _impatient(memory: Memory, *, now: float) -> bool:
    return now - memory.last >= (PATIENCE if memory.last_worked else PATIENCE_AFTER_ERROR)


def finished(card: Seen, memory: Memory) -> bool:
    """Say whether the owner expects nothing more of this card for now."""
    plan = memory.plan
    if plan.leaves:
        return True
    if card.decidable or card.blocked:
        return not plan.answers and not plan.dismisses
    return not (card.under_way or card.asks or card.failed or (card.waits_for_the_next and plan.answers))


# --- what they write --------------------------------------------------------------------------------------------------

_APOLOGY: Mapping[str, str] = {
    "en": "Hi {name}, I am sorry about this. I am looking into it now and will write here again today. — {me}",
    "de": "Hallo {name}, das tut mir leid. Ich sehe es mir jetzt an und melde mich heute noch einmal hier. — {me}",
    "fr": "Bonjour {name}, je suis désolé. Je regarde cela maintenant et je vous réécris ici aujourd'hui. — {me}",
    "es": "Hola, {name}: lo siento. Lo estoy mirando ahora y te escribo aquí otra vez hoy mismo. — {me}",
}


def own_words(user: str, *, name: str, language: str) -> str:
    """Give the short honest reply that somebody types over a draft. `name` may be empty."""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    text = _APOLOGY.get(language, _APOLOGY["en"]).format(name=first, me=STAFF.get(user, "Sam"))
    return text.replace(" ,", ",").replace(", :", ":").replace("Hi, ", "Hello, ")


def field_for_text(view: Json) -> tuple[str, str] | None:
    """Give block id and action id of the field in which a reply is typed, None if the modal has none yet."""
    for block in view.get("blocks") or []:
        element = block.get("element") or {}
        if element.get("type") == "plain_text_input":
            return str(block["block_id"]), str(element["action_id"])
    return None
