"""What belongs into a private channel: personal data, and long exchanges."""

import re
from collections.abc import Iterator

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft
from bot.domain.triage import Category
from bot.domain.words.personal import personal
from bot.domain.words.text import Hit

ROUNDS = 2
"""Public replies after which a hand-off is proposed: long public exchanges publicise the complaint."""

_FILLING = re.compile(r"[\s().\-/]")


def personal_data(draft: Draft) -> Iterator[Check]:
    """Block addresses, phone, card, account and order numbers, but the team's own and orders that they posted."""
    contact = [_plain(line) for line in (*draft.facts.contact, *draft.facts.knowledge)]
    said, names = _plain(draft.said), _names(draft)
    for found in personal(draft.text):
        shown = _plain(draft.text[found.start : found.end])
        ours = any(shown in line or _national(line).endswith(_national(shown)) for line in contact)
        name = any(start <= found.start and found.end <= end for start, end in names)
        if ours or name or (found.kind == "an order number" and _digits(shown) in said):
            continue
        yield Check("personal data", Level.BLOCK, f"shows {found.kind} in public", (found.start, found.end))


def _names(draft: Draft) -> list[tuple[int, int]]:
    """Return where the author is named by their handle, which may look like a number: «@maya-ef607097.example»."""
    handle = draft.facts.author_handle.lstrip("@")
    name, _, host = handle.partition("@")
    if not name:
        return []
    named = re.compile(rf"@{re.escape(name)}(?:@{re.escape(host)})?", re.IGNORECASE)
    return [match.span() for match in named.finditer(draft.text)]


def _plain(text: str) -> str:
    return _FILLING.sub("", text).casefold()


def _national(number: str) -> str:
    """Return a phone number without its country's code or leading zeros, or the text itself if it is none."""
    digits = number.lstrip("+0")
    return digits if digits.isdigit() and len(digits) >= 7 else f"|{number}"


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def hand_off(draft: Draft) -> Iterator[Check]:
    """Warn where personal data is asked for in public, or after two public rounds without a private way."""
    if _offered(draft):
        return
    wanted = draft.hits("request")
    asked = [hit for hit in draft.hits("asks") if draft.shares_sentence(hit, wanted) or _is_question(draft, hit)]
    yield from draft.checks("hand-off", Level.WARN, "asks for {} in public", asked)
    if draft.facts.rounds >= ROUNDS and draft.facts.category is not Category.PRAISE:
        yield Check("hand-off", Level.WARN, f"{draft.facts.rounds} public rounds: offer a private channel")


def _offered(draft: Draft) -> bool:
    """Return whether a private way is offered; «you don't need to DM us» offers none."""
    needless = draft.hits("needless")
    ways = [hit for hit in draft.hits("private") if not _after(draft, hit, needless)]
    return bool(draft.allowed or ways)


def _after(draft: Draft, hit: Hit, others: list[Hit]) -> bool:
    first, _ = draft.sentence(hit.first)
    return any(first <= other.first < hit.first for other in others)


def _is_question(draft: Draft, hit: Hit) -> bool:
    _, last = draft.sentence(hit.first)
    end = draft.words.spans[last] if last < len(draft.words.spans) else (0, 0)
    return "?" in draft.text[end[0] : end[1]]
