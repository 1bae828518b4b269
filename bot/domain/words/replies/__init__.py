"""Phrases that the house rules look for in drafts: a file per language, a list per rule.

Where the rules come from: the checks of the project's evidence table (Lewicki, Polin & Lount 2016 for the parts of an
apology; Herhausen 2019 against public compensation; Packard, Moore & McFerran 2018 for «I»).
"""

from collections.abc import Mapping
from functools import cache

from bot.domain.words.replies import de, en, es, fr, it, nl, pt
from bot.domain.words.text import Hit, Phrases, Words, is_number
from bot.domain.words.urgency import split

LANGUAGES: tuple[str, ...] = ("en", "de", "fr", "es", "it", "pt", "nl")
_MOST = 20_000
"""Words that are remembered; a bound, for hostile text must not eat the memory."""

_FILES = {"en": en, "de": de, "fr": fr, "es": es, "it": it, "pt": pt, "nl": nl}
_PHRASES: Mapping[str, Mapping[str, str]] = {language: _FILES[language].PHRASES for language in LANGUAGES}


class Finder:
    """Finds one rule's phrases; what only looks like one of them hides it («not our fault»)."""

    def __init__(self, rule: str, languages: tuple[str, ...]) -> None:
        lists = [_PHRASES[language] for language in languages]
        alike = [phrase for each in lists for phrase in split(each.get(f"_{rule}", ""))]
        meant = [phrase for each in lists for phrase in split(each.get(rule, ""))]
        self._phrases = Phrases({"_": alike, rule: meant})
        self.heads = Phrases({rule: meant}).heads

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases in the text, from left to right without overlaps; of two at one place the longer."""
        return [hit for hit in self._phrases.find(words) if hit.label != "_"]


@cache
def finder(rule: str, languages: tuple[str, ...] = LANGUAGES) -> Finder:
    """Return the finder for a rule's phrases in these languages."""
    return Finder(rule, languages)


class Index:
    """Tells by a text's words which rules can have a phrase in it: most have none, and need not look."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._rules: dict[str, set[str]] = {}
        for rule in sorted({rule for language in languages for rule in _PHRASES[language] if rule[0] != "_"}):
            for head in finder(rule, languages).heads:
                self._rules.setdefault(head, set()).add(rule)
        self._stems = tuple(sorted({len(head) - 1 for head in self._rules if head.endswith("*")}))
        self._known: dict[str, frozenset[str]] = {}

    def rules(self, words: Words) -> frozenset[str]:
        """Return the rules of which a phrase begins with one of the words."""
        return frozenset[str]().union(*(self._of(word) for word in words.folded))

    def _of(self, word: str) -> frozenset[str]:
        found = self._known.get(word)
        if found is None:
            heads = [word, *(f"{word[:length]}*" for length in self._stems if len(word) >= length)]
            heads += ["#"] if is_number(word) else []
            found = frozenset[str]().union(*(self._rules.get(head, ()) for head in heads))
            if len(self._known) < _MOST:
                self._known[word] = found
        return found


@cache
def index(languages: tuple[str, ...] = LANGUAGES) -> Index:
    """Return the index of all rules' phrases in these languages."""
    return Index(languages)


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
def known_words() -> frozenset[str]:
    """Return every word, in any language, that a reply holds whatever it answers: from our lists, and small ones."""
    phrases = (phrase for each in _PHRASES.values() for rule in each.values() for phrase in split(rule))
    told = {word.rstrip("*") for phrase in phrases for word in phrase.split()}
    return frozenset(told).union(*function_words().values(), *(common_words(language) for language in LANGUAGES))


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words of a language that any complaint and any answer may hold."""
    return frozenset(_FILES[language].COMMON.split()) if language in _FILES else frozenset()
