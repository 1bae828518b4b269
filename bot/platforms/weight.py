"""How X counts: https://docs.x.com/fundamentals/counting-characters.

280 units. Letters of most alphabets weigh 1; CJK, and all else above, 2; an emoji 2, however many characters it is made
of; a link 23, whether it is written with https:// or not, if its top-level domain is one. The text is composed (NFC)
first. The names that a reply begins with weigh nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from bot.platforms.domains import top_level

LIMIT = 280
LINK = 23

_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that weigh 1: https://github.com/twitter/twitter-text/blob/master/config/v3.json."""

_EMOJI = regex.compile(
    r"\p{RI}\p{RI}"
    r"|[0-9#*]\uFE0F?\u20E3"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Emoji_Modifier_Base})[\uFE0F\p{Emoji_Modifier}]?"
    r"(?:[\U000E0020-\U000E007E]++\U000E007F"
    r"|(?:\u200D(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})[\uFE0F\p{Emoji_Modifier}]?)*+)"
)
_HOST = regex.compile(
    r"(?<![A-Za-z0-9@＠$#＃])(?:(?P<scheme>https?://)(?P<host>[\w-]++(?:\.[\w-]++)++)"
    r"|(?<![-_./])(?P<bare>[a-z0-9\u00c0-\u024f-]++(?:\.[\w-]++)++))(?![@＠+])",
    regex.IGNORECASE,
)
_PORT = r"(?::\d++)?"
_PATH = (
    r"/(?:[a-z0-9\u00c0-\u024f\u0400-\u04ff/!*';:=+,.$%#\[\]_~&|@\u2013-]|\([^\s()]{0,500}\))*"
    r"(?<=[a-z0-9\u00c0-\u024f\u0400-\u04ff=_#/+)-])"
)
_QUERY = r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]_.,~|-]*(?<=[a-z0-9_&=#/-]))?"
_REST = {
    True: regex.compile(f"{_PORT}(?:{_PATH})?{_QUERY}", regex.IGNORECASE),
    False: regex.compile(f"{_PORT}(?:{_PATH}{_QUERY})?", regex.IGNORECASE),
}
"""What follows the host, with https:// before it and without."""

_NAME = re.compile(r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?")
_NAMES = re.compile(r"(?:@\w{1,15}\s+)+")


def weight(text: str) -> int:
    """Return how much of the limit a text takes."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    total, at = 0, 0
    for start, end in links(composed):
        total += _plain(composed[at:start]) + LINK
        at = end
    return total + _plain(composed[at:])


def reply_weight(text: str) -> int:
    """Return the weight of a reply, whose first names X shows above it and does not count."""
    names = _NAMES.match(text)
    return weight(text[names.end() :] if names else text)


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where links begin and end."""
    at = 0
    while found := _HOST.search(text, at):
        host, at = found["host"] or found["bare"], found.end()
        length = _named(host)
        if length:
            end = found.end() - len(host) + length
            rest = _REST[bool(found["scheme"])].match(text, end) if length == len(host) else None
            at = rest.end() if rest else end
            yield found.start(), at


def _named(host: str) -> int:
    """Return the length of the longest beginning of the host that ends with a top-level domain; 0 where none does."""
    labels = host.split(".")
    for count in range(len(labels), 1, -1):
        last = labels[count - 1]
        plain = last if last.casefold() in top_level() else _ascii(last)
        if plain.casefold() in top_level() and _NAME.fullmatch(labels[count - 2]):
            return len(".".join(labels[: count - 1])) + 1 + len(plain)
    return 0


def _ascii(label: str) -> str:
    """Return what stands before the first letter of another alphabet: «com» of «com中国»."""
    found = re.match(r"[A-Za-z]+(?![A-Za-z0-9-])", label)
    return found.group() if found else ""


def _plain(text: str) -> int:
    total, at = 0, 0
    for emoji in _EMOJI.finditer(text):
        total += sum(map(_unit, text[at : emoji.start()])) + 2
        at = emoji.end()
    return total + sum(map(_unit, text[at:]))


def _unit(char: str) -> int:
    return 1 if any(first <= ord(char) <= last for first, last in _LIGHT) else 2
