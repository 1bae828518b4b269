"""Phrases that the house rules look for in drafts: a file per language, a list per rule.

Where the rules come from: the checks of the project's evidence table (Lewicki, Polin & Lount 2016 for the parts of an
apology; Herhausen 2019 against public compensation; Packard, Moore & McFerran 2018 for «I»).
"""

from collections.abc import Mapping
from functools import cache

from bot.domain.words.replies import de, en, es, fr, it, nl, pt
from bot.domain.words.text import Hit, Phrases, Words
from bot.domain.words.urgency import split

LANGUAGES: tuple[str, ...] = ("en", "de", "fr", "es", "it", "pt", "nl")
_FILES = {"en": en, "de": de, "fr": fr, "es": es, "it": it, "pt": pt, "nl": nl}
_PHRASES: Mapping[str, Mapping[str, str]] = {language: _FILES[language].PHRASES for language in LANGUAGES}


class Finder:
    """Finds one rule's phrases; what only looks like one of them hides it («not our fault»)."""

    def __init__(self, rule: str, languages: tuple[str, ...]) -> None:
        lists = [_PHRASES[language] for language in languages]
        alike = [phrase for each in lists for phrase in split(each.get(f"_{rule}", ""))]
        meant = [phrase for each in lists for phrase in split(each.get(rule, ""))]
        self._phrases = Phrases({"_": alike, rule: meant})

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases in the text, from left to right without overlaps; of two at one place the longer."""
        return [hit for hit in self._phrases.find(words) if hit.label != "_"]


@cache
def finder(rule: str, languages: tuple[str, ...] = LANGUAGES) -> Finder:
    """Return the finder for a rule's phrases in these languages."""
    return Finder(rule, languages)


@cache
def replies() -> Mapping[str, Finder]:
    """Return one finder per rule, each for all languages."""
    rules = {rule for each in _PHRASES.values() for rule in each if not rule.startswith("_")}
    return {rule: finder(rule) for rule in sorted(rules)}


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return, per language, the small words that tell it."""
    return {language: frozenset(_FILES[language].SMALL.split()) for language in LANGUAGES}


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words of a language that any complaint and any answer may hold."""
    return frozenset(_FILES[language].COMMON.split()) if language in _FILES else frozenset()
