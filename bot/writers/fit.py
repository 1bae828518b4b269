"""How long a text is for platforms that do not count characters. Sources: the rules that they publish.

X, https://docs.x.com/resources/fundamentals/counting-characters: code points outside a few ranges count twice, a link
counts 23. Bluesky counts graphemes, https://docs.bsky.app/docs/advanced-guides/posts. Mastodon counts a link 23.
"""

import unicodedata
from collections.abc import Callable, Mapping

from bot.domain.draft import Length
from bot.domain.words.personal import LINK

_SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_LINK = 23
_JOINER = "\u200d"
_FLAG = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)


def weighted(text: str) -> int:
    """Return the length as X counts it."""
    links = [match.group() for match in LINK.finditer(text)]
    plain = unicodedata.normalize("NFC", LINK.sub("", text))
    return _LINK * len(links) + sum(1 if _is_single(ord(char)) else 2 for char in plain)


def _is_single(code: int) -> bool:
    return any(first <= code <= last for first, last in _SINGLE)


def graphemes(text: str) -> int:
    """Return how many signs a reader sees: marks, joined emoji, skin tones and flags count with what they belong to."""
    count, flags, before = 0, 0, ""
    for char in text:
        code = ord(char)
        flags = flags + 1 if code in _FLAG else 0
        joined = before == _JOINER or char == _JOINER or code in _SKIN or unicodedata.category(char) in ("Mn", "Me")
        if not (joined or (flags and flags % 2 == 0)):
            count += 1
        before = char
    return count


def longest(text: str) -> int:
    """Return the greatest of all counts: what keeps within a limit by this keeps within it on any platform."""
    return max(len(text), weighted(text))


_MEASURES: Mapping[str, tuple[Callable[[str], int], int, str]] = {
    "x": (weighted, 280, "weighted characters"),
    "bluesky": (graphemes, 300, "graphemes"),
    "mastodon": (len, 500, "characters"),
}


def limit_of(platform: str) -> int:
    """Return the usual limit of a platform."""
    return _MEASURES.get(platform.casefold(), (len, 500, ""))[1]


def measure(text: str, platform: str, limit: int) -> Length:
    """Return the text's length by the platform's rule."""
    count, _, unit = _MEASURES.get(platform.casefold(), (len, 0, "characters"))
    return Length(count(text), limit, unit)
