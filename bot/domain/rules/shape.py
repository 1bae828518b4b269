"""Length, gaps that somebody must still fill in, markup, and people who are named."""

import re
from collections.abc import Iterator

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft
from bot.domain.words.personal import MARKUP, MENTION, PLACEHOLDER, hidden
from bot.domain.words.text import word_set

SENTENCES = 3
CHARACTERS = 280
"""What fits a phone's screen; longer matters belong into a private channel (EVIDENCE defaults)."""

_END = re.compile(r"[.!?…]+[\"'”»)\]]{0,2}(?=\s|$)|\n")
_SHORT = word_set(
    """mr mrs ms dr st no nr approx e.g i.e etc vs p.m a.m z.b d.h ca bzw usw u.a evtl ggf p.ex ex ej env m sr
    sra sres dra p.ej sig dott art ecc dhr mevr mw bijv d.w.z ong tel min max vol fig prof dres hr fr ing jr
    inkl zzgl nº n.º jan feb apr jun jul aug sept sep oct okt nov dec dez"""
)
"""What ends in a full stop without ending a sentence."""


def length(draft: Draft) -> Iterator[Check]:
    """Block what the platform does not take; warn of more than three sentences or 280 characters."""
    measured = draft.facts.length
    if not draft.text.strip():
        yield Check("length", Level.BLOCK, "is empty", fixed=True)
    elif not measured.fits:
        yield Check("length", Level.BLOCK, f"{measured.used - measured.limit} {measured.unit} too long", fixed=True)
    found = list(sentences(draft.text))
    if len(found) > SENTENCES:
        yield Check("length", Level.WARN, f"{len(found)} sentences: {SENTENCES} are enough", found[SENTENCES])
    elif len(draft.text) > CHARACTERS:
        message = f"{len(draft.text)} characters: keep it under {CHARACTERS}"
        yield Check("length", Level.WARN, message, (CHARACTERS, len(draft.text)))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence stands; a signature at the end («— Sam») is none."""
    begin = 0
    for match in _END.finditer(text):
        if match.group() != "." or not _goes_on(text, begin, match):
            yield from _sentence(text, begin, match.end())
            begin = match.end()
    yield from _sentence(text, begin, len(text))


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    """Return whether a full stop only shortens a word or a number («e.g.», «am 3. November», «S. R.»)."""
    before = text[max(begin, match.start() - 12) : match.start()].split() or [""]
    word = before[-1].strip('(«“"').casefold()
    following = text[match.end() : match.end() + 40].lstrip()[:1]
    if word in _SHORT or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    return word.isdigit() and len(word) <= 2 and following.isalpha() and not _begins(text, match.end())


def _begins(text: str, at: int) -> bool:
    """Return whether a new sentence begins here, after a number and a full stop: it does not with a month's name."""
    word = text[at : at + 40].split()[:1]
    return bool(word) and word[0][:1].isupper() and word[0].strip(".,").casefold() not in _MONTHS


_MONTHS = word_set("januar februar märz april mai juni juli august september oktober november dezember")


def _sentence(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:end].strip().strip(".!?… \n")
    start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    signed = piece[:1] in tuple("—–-^/") and len(piece.split()) <= 4
    if piece and not signed and any(char.isalnum() for char in piece):
        yield start, end


def placeholder(draft: Draft) -> Iterator[Check]:
    """Block every gap that is left: `[name]`, `{order}`, XX:XX, TBD."""
    for match in PLACEHOLDER.finditer(draft.text):
        yield Check("placeholder", Level.BLOCK, f"fill in {match.group()[:60]}", match.span(), fixed=True)


def gaps_in(text: str) -> list[str]:
    """Return the gaps that are left in a text."""
    return [match.group() for match in PLACEHOLDER.finditer(text)]


def markup(draft: Draft) -> Iterator[Check]:
    """Block markup, hidden characters and calls of everybody; they would not be sent as they are shown."""
    at = hidden(draft.text)
    if at is not None:
        yield Check("markup", Level.BLOCK, "holds a hidden character", (at, at + 1), fixed=True)
    for match in MARKUP.finditer(draft.text):
        yield Check("markup", Level.BLOCK, f"holds markup: {match.group()[:40]}", match.span(), fixed=True)


def mention(draft: Draft) -> Iterator[Check]:
    """Block the naming of a stranger; warn of somebody else who takes part."""
    own = draft.facts.author_handle.casefold().lstrip("@")
    for match in MENTION.finditer(draft.text):
        handle = match.group().casefold().lstrip("@").rstrip(".")
        if handle == own or handle == own.split("@")[0] or draft.is_allowed(*match.span()):
            continue
        level = Level.WARN if f"@{handle}" in draft.known else Level.BLOCK
        yield Check("mention", level, f"names {match.group()[:40]}, who is not the author", match.span())
