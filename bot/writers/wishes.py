"""Reads what staff ask for in a redraft: the menu's words, a language, or a sentence of their own to weave in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.words.text import Phrases, read
from bot.domain.words.urgency import split

_KINDS: Mapping[str, str] = {
    "shorter": """
        short; shorter; brief; briefer; kurzer; kuerzer; kurz; plus court; mas corto; piu breve; mais curto; korter""",
    "warmer": """
        warm; warmer; friendlier; kinder; herzlicher; freundlicher; plus chaleureux; mas calido; piu caldo;
        piu cordiale; mais caloroso; hartelijker""",
    "formal": """
        formal; more formal; formally; formlicher; foermlicher; formeller; plus formel; mas formal; piu formale;
        mais formal; formeler""",
    "informal": "informal; less formal; casual; lockerer",
    "again": "again; start again; another; another one; different; noch mal; neu",
    "theirs": "in their language; in the customer's language; their language; customer's language; same language",
}
_LANGUAGES: Mapping[str, str] = {
    "en": "in english; auf englisch; en anglais; en ingles; in inglese; em ingles; in het engels",
    "de": "in german; auf deutsch; en allemand; en aleman; in tedesco; em alemao; in het duits",
    "fr": "in french; auf franzosisch; en francais; en frances; in francese; em frances; in het frans",
    "es": "in spanish; auf spanisch; en espagnol; en espanol; in spagnolo; em espanhol; in het spaans",
    "it": "in italian; auf italienisch; en italien; en italiano; in italiano; em italiano; in het italiaans",
    "pt": "in portuguese; auf portugiesisch; en portugais; en portugues; in portoghese; em portugues; in het portugees",
    "nl": "in dutch; auf niederlandisch; auf hollandisch; en neerlandais; en neerlandes; in olandese; em neerlandes; "
    "in het nederlands",
}
_SAYING = re.compile(
    r"^\W*(?:please\s+|bitte\s+)?"
    r"(?:(?:say|tell (?:them|her|him)|mention|add|write|let (?:them|her|him) know)(?:\s+that\b|\s*:|\b)"
    r"|(?:sag|sage|schreib|schreibe|erwähne|ergänze)(?:\s*,?\s+(?P<de>dass)\b|\s*:|\b)"
    r"|(?:dis|dites|écris|ajoute|ajoutez|mentionne)(?:\s+qu(?:e\s+|['’])|\s*:|\b)"
    r"|(?:di|diga|escribe|añade|menciona)(?:\s+que\b|\s*:|\b)"
    r"|(?:di['’]?|dica|scrivi|aggiungi)(?:\s+che\b|\s*:|\b)"
    r"|(?:diz|diga|escreve|acrescenta)(?:\s+que\b|\s*:|\b)"
    r"|(?:zeg|schrijf|meld|voeg toe)(?:\s+(?P<nl>dat)\b|\s*:|\b))\s*",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"^\W*(?:please\s+)?"
    r"(?:don['’]?t|do not|no|not|less|more|make|use|offer|ask|remove|drop|leave|keep|be|apologi[sz]e|sound|"
    r"avoid|shorten|rewrite|translate|try|mehr|weniger|kein|keine|nicht|ohne|frag|biete|sei|plus|moins|pas|más|menos|sin|più|"
    r"meno|senza|mais|sem|meer|minder|geen|niet)\b",
    re.IGNORECASE,
)
_LONGEST, _FEW = 200, 5
"""Letters that are read of a wish; words up to which «say it in German» asks for a language."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What staff asked for. `words` are theirs, to be said as they are; `that`: they stand behind a «dass», «dat»."""

    kinds: frozenset[str] = frozenset()
    language: str = ""
    words: str = ""
    that: bool = False


def read_wish(text: str) -> Wish:
    """Return what the text asks for. A bare order that no rule can follow («offer a call») asks for another draft."""
    text = " ".join(text.split())[:_LONGEST]
    if not text:
        return Wish()
    words = read(text)
    kinds = frozenset(hit.label for hit in _phrases(_KINDS).find(words))
    language = next((hit.label for hit in _phrases(_LANGUAGES).find(words)), "")
    saying = _SAYING.match(text)
    if saying and not (language and len(text.split()) <= _FEW):
        own = text[saying.end() :]
        return Wish(language=language, words=_closed(own), that=bool(saying["de"] or saying["nl"]))
    plain = kinds or language or _COMMAND.match(text) or len(text.split()) < 3
    return Wish(kinds, language, "" if plain else _closed(text))


def _phrases(lists: Mapping[str, str]) -> Phrases:
    return Phrases({label: split(some) for label, some in lists.items()})


def _closed(words: str) -> str:
    """Return the words without the quotation marks and the full stop around them."""
    return words.strip(" .\"“”„«»'")
