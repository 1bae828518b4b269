"""Words that the team itself forbids or requires (`[rules]` in amends.toml)."""

from collections.abc import Iterator
from functools import lru_cache

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft, places
from bot.domain.words.text import Phrases, read


@lru_cache(maxsize=16)
def _finder(phrases: tuple[str, ...]) -> Phrases:
    """Return a finder for the words as the team wrote them: `*` and `#` mean nothing here."""
    spelled = [" ".join(read(phrase).folded) for phrase in phrases]
    return Phrases({"team": [phrase for phrase in spelled if phrase.strip(". ")]})


def forbidden(draft: Draft) -> Iterator[Check]:
    """Block the team's forbidden words: as whole words in any spelling, or as they stand where they have no letters."""
    found = _finder(draft.facts.forbidden).find(draft.words)
    yield from draft.checks("forbidden words", Level.BLOCK, "{} is a word that the team does not use", found)
    for sign in draft.facts.forbidden:
        if sign.strip() and not read(sign).folded:
            for span in places(draft.lower, sign.strip().casefold()):
                yield Check("forbidden words", Level.BLOCK, f"«{sign}» is something that the team does not use", span)


def required(draft: Draft) -> Iterator[Check]:
    """Warn of each of the team's required words that is missing."""
    for phrase in draft.facts.required:
        if phrase.strip() and phrase.strip().casefold() not in draft.lower:
            yield Check("required words", Level.WARN, f"«{phrase[:60]}» is missing")
