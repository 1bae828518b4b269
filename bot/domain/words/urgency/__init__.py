"""Phrases that make a post pressing, by what they mean, a file per language.

All languages are searched at once, because the language of a short post is often guessed wrongly and a burn must not
be missed for that. So words that mean something harmless in another of the seven languages stand in a phrase, and each
file may name sayings (`_`, or `-class` for one class) that only look like a sign: «never again» is no second contact.

The classes: `safety` something happened (fire, smoke, gas, glass), `hazard` it is called dangerous, `injury` somebody
was hurt, `legal` a threat of law, `press` press or a regulator, `leak` personal data, `money` money taken, `vulnerable`
somebody who cannot wait, `again` repeated contact, `money back` and `waiting` what people ask for and since when.
"""

from functools import cache, lru_cache

from bot.domain.words.spotter import Spotter, split
from bot.domain.words.text import TEXT_CAP, Hit, Words, read
from bot.domain.words.urgency import de, en, es, fr, it, nl, pt

__all__ = ["LISTS", "split", "spotted", "urgency"]

LISTS = {"en": en.SIGNS, "de": de.SIGNS, "fr": fr.SIGNS, "es": es.SIGNS, "it": it.SIGNS, "pt": pt.SIGNS, "nl": nl.SIGNS}


@cache
def urgency() -> Spotter:
    """Return the finder for all of them; built at the first call, in about 0.4 s."""
    return Spotter(LISTS.values())


def spotted(text: str) -> tuple[Words, tuple[Hit, ...]]:
    """Return the words of a text and the pressing phrases in it."""
    return _spotted(text[:TEXT_CAP])


@lru_cache(maxsize=256)
def _spotted(text: str) -> tuple[Words, tuple[Hit, ...]]:
    # Remembered for a page of posts: the classifier looks at them first, and then the rules of priority do.
    words = read(text)
    return words, tuple(urgency().find(words))
