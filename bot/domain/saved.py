"""Replies to use again: an approved reply becomes a text with fields, and the fields are filled from a ticket."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.draft import Facts, first_name, mark
from bot.domain.rules.truth import MARKED
from bot.domain.words.personal import personal

GAP = "[…]"
"""Stands where the old customer's own matter stood; a text with it cannot be sent."""

_FIELD = re.compile(r"\{([a-z]{1,20})\}")
_CLOCK = re.compile(r"(?<![\d:.,])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:])")
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Saved:
    """A reply to use again. `text` has fields in curly brackets."""

    id: int
    title: str
    text: str
    topic: str
    language: str


def template(text: str, facts: Facts) -> str:
    """Return an approved reply with fields, and a gap for all that was true for that customer alone.

    What the team's own knowledge vouches for stays. `facts` are those of the reply's conversation.
    """
    text = _without_personal(text, facts.contact)
    for name in (facts.author_handle.lstrip("@"), first_name(facts.author_name)):
        text = _named(text, name, "{name}")
    text = _CLOCK.sub("{time}", _named(text, facts.signature, "{signature}"))
    nobody = replace(facts, post_text="", author_name="", author_handle="", conversation=(), signature="")
    return MARKED.sub(GAP, mark(text, nobody))


def _named(text: str, name: str, field: str) -> str:
    if len(name) < 2:
        return text
    return re.sub(rf"(?<![\w@])@?{re.escape(name)}(?!\w)", lambda _: field, text, flags=re.IGNORECASE)


def _without_personal(text: str, contact: tuple[str, ...]) -> str:
    """Return the text with a gap for each piece of personal data; the team's own contact lines stay."""
    ours = [line.casefold() for line in contact]
    found = sorted(((one.start, one.end) for one in personal(text)), reverse=True)
    for start, end in found:
        if not any(text[start:end].casefold() in line for line in ours):
            text = text[:start] + GAP + text[end:]
    return text


def filled(text: str, fields: Mapping[str, str]) -> str:
    """Return the text with its fields; one that the ticket has nothing for stays, and keeps the text from going out.

    Without a signature, the dash before it goes as well.
    """
    if not fields.get("signature"):
        text = re.sub(r"\s*[—–-]?\s*\{signature\}", "", text)
    return _FIELD.sub(lambda field: fields.get(field[1]) or field[0], text)


def title_of(text: str) -> str:
    """Return what a saved reply is called in a menu: how it begins, without the greeting."""
    rest = re.sub(r"^[^,\n]{0,40}\{name\}[^,\n]{0,20},\s*", "", text).strip()
    words = " ".join((rest or text).split())
    return words if len(words) <= _TITLE else words[:_TITLE].rsplit(" ", 1)[0] + " …"
