"""Masks personal data in what a model is to read. There is no way back: no reply needs any of it.

Stricter than the house rule on personal data: a number too many that is hidden costs nothing here. What is hidden
stands as `[phone number]`; a draft that says it after all has a gap in it, and a gap is never sent.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.domain.words.personal import Found, is_card, personal

_KINDS = {
    "an e-mail address": "[e-mail address]",
    "a postal address": "[address]",
    "a bank account": "[bank account]",
    "a card number": "[card number]",
    "a phone number": "[phone number]",
    "an order number": "[number]",
}
_LONGEST = 20_000
"""Characters that are read; whoever asks a model cuts far shorter."""

_DOT = r"(?:\.|\s{0,2}[\[(]\s?(?:dot|punkt|\.)\s?[\])]\s{0,2}|\s(?:dot|punkt|punto|point|ponto|punt)\s)"
_SPELLED_DOT = r"(?:\s{0,2}[\[(]\s?(?:dot|punkt|\.)\s?[\])]\s{0,2}|\s(?:dot|punkt|punto|point|ponto|punt)\s)"
_EMAILS = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}\s{{0,2}}(?:@|[\[(]\s?(?:at|@)\s?[\])])\s{{0,2}}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}\s(?:at|ät|arroba|arobase|chiocciola|apenstaartje)\s[\w-]{{1,63}}"
    rf"(?:{_SPELLED_DOT}[\w-]{{1,63}}){{1,4}}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)(?:\+\s?|\(\s?)?\d(?:[ ()/.\-\u2010-\u2015\u00a0]{0,3}\d){6,34}(?!\d)")
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T]{1,3}\d{1,2}(?:[:.]\d{2}){0,2})?"
    r"|\d{1,2}[:.]\d{2}\s?[-–]\s?\d{1,2}[:.]\d{2}|\d{4}\s?[-–/]\s?\d{4}"
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]{1,30}"
_ADDRESSES = re.compile(
    rf"(?<!\w)\d{{1,5}}[a-z]?,?\s(?:{_NAME}\s){{1,3}}(?i:road|street|lane|avenue|drive|close|square|court|terrace|way|place|"
    r"crescent|gardens|grove|hill|row|boulevard|rd|st|ave|ln|dr|blvd)(?!\w)\.?"
    r"|(?<!\w)[A-ZÄÖÜ][\wäöüß-]{1,40}(?:straße|strasse|str\.|gasse|allee|platz|damm|ufer|weg|straat|laan|plein|gracht|kade)"
    r"\s\d{1,4}\s?[a-z]?(?!\w)"
    rf"|(?<!\w){_NAME}\s(?i:straße|strasse|str\.|allee|platz|weg|gasse)\s\d{{1,4}}\s?[a-z]?(?!\w)"
    r"|(?<!\w)\d{1,4}(?:\s?(?:bis|ter))?,?\s(?i:rue|avenue|boulevard|place|chemin|impasse|quai|allée)\s[\w'’-]{1,30}"
    rf"(?:\s(?:de|du|des|la|le|les|et|l['’]|d['’]|{_NAME})){{0,4}}"
    r"|(?<!\w)(?i:calle|c/|avenida|avda\.|paseo|plaza|via|viale|piazza|corso|rua|travessa|praça|largo)\s"
    rf"(?:(?:de|del|della|di|dei|da|do|dos|das|la|los|las|el)\s){{0,3}}(?:{_NAME},?\s){{1,4}}(?:n[.º°]{{0,2}}\s?)?\d{{1,4}}[a-z]?"
    r"(?!\w)"
    rf"|(?<!\w)(?:\d{{5}}|\d{{4}}\s?[A-Z]{{2}}|\d{{4}}-\d{{3}})\s{_NAME}|(?<=,\s)\d{{4}}\s{_NAME}"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)"
)


def mask(text: str, *, but: Sequence[str] = ()) -> str:
    """Return the text without hidden characters, its personal data replaced by what it was.

    `but` are the team's own addresses and numbers: they stay where they stand as the team writes them.
    """
    text = _plain(text[:_LONGEST])
    pieces, reached = [], 0
    for found in _disjoint(text):
        if any(text[found.start : found.end].strip().casefold() in line.casefold() for line in but):
            continue
        pieces += [text[reached : found.start], _KINDS[found.kind]]
        reached = found.end
    return "".join([*pieces, text[reached:]])


def _plain(text: str) -> str:
    """Return the text in plain characters: «４１１１» is a card number too, and so is one with spaces of no width."""
    shown = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode())
    return "".join(
        char for char in shown if char in "\n\t" or unicodedata.category(char) not in ("Cf", "Cc", "Co", "Cn")
    )


def _disjoint(text: str) -> Iterator[Found]:
    """Yield what was found from left to right; of two that overlap the one that begins first, then the longer."""
    reached = 0
    for found in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if found.start >= reached and not _DATE.fullmatch(text[found.start : found.end].strip()):
            reached = found.end
            yield found


def _all(text: str) -> Iterator[Found]:
    yield from personal(text)
    for match in _EMAILS.finditer(text):
        yield Found("an e-mail address", *match.span())
    for match in _ADDRESSES.finditer(text):
        yield Found("a postal address", *match.span())
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[Found]:
    """Yield long numbers, whatever stands before them: «card:4111…», «tel:030 …»."""
    for match in _DIGITS.finditer(text):
        digits = "".join(char for char in match.group() if char.isdigit())
        kind = "a card number" if is_card(digits) else "a phone number" if len(digits) <= 15 else "an order number"
        yield Found(kind, *match.span())
