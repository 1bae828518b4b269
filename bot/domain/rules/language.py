"""The reply is in the language of the post."""

from collections.abc import Iterator

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft
from bot.domain.words.replies import LANGUAGES, finder
from bot.domain.words.tongue import guess

_SURE = 1.2
"""Points that another language must have: one word that only it has, and a bit."""
_AHEAD = 1.6
"""How many times the points of the post's language another one must have."""

_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}


def language(draft: Draft) -> Iterator[Check]:
    """Warn of a reply in another language than the post's; a text with few small words may be in any."""
    wanted = draft.facts.language.split("-")[0].casefold()
    found = guess(draft.words)
    other = found.points.get(found.best, 0.0)
    apologies = [
        each for each in (wanted, found.best) if each in LANGUAGES and finder("apology", (each,)).find(draft.words)
    ]
    own = found.points.get(wanted, 0.0) + (0.5 if apologies == [wanted] else 0)
    other += 0.5 if apologies == [found.best] else 0
    if wanted and found.best and found.best != wanted and other >= _SURE and other > _AHEAD * own:
        told = _NAMES.get(wanted, wanted)
        yield Check("language", Level.WARN, f"is in {_NAMES[found.best]}, the post is in {told}")
