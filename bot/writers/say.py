"""Turns a sentence of a language file into the team's own: the person, the formality, the fields, the variant."""

import re
from collections.abc import Mapping
from functools import lru_cache

_PERSON = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_FORMALITY = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_FIELD = re.compile(r"<([a-z]+)>")
_ENOUGH = 12
"""Letters in a row that two replies may share by chance."""


@lru_cache(maxsize=4_096)
def in_voice(template: str, *, alone: bool, formal: bool) -> str:
    """Return the template in the team's person (`alone`: «I») and formality."""
    text = _PERSON.sub(lambda match: match.group(1 if alone else 2), template)
    return _FORMALITY.sub(lambda match: match.group(2 if formal else 1), text)


def without_contractions(text: str, full: Mapping[str, str]) -> str:
    """Return the text with each word of the mapping spelled out («I'm», «I am»)."""
    return re.sub(r"[\w']+", lambda match: full.get(match.group(), match.group()), text) if full else text


def filled(template: str, fields: Mapping[str, str], *, begins: str, joined: Mapping[str, str]) -> str:
    """Return the template with its fields; one that begins a sentence begins with a capital letter."""
    text = " " + template.replace("<thing>", fields["thing"]).replace("<team>", fields["team"])
    for apart, together in joined.items():
        text = text.replace(apart, together)
    text = text[1:]

    def fill(match: re.Match[str]) -> str:
        value = fields[match.group(1)]
        opens = text[: match.start()].rstrip()[-1:]
        capital = opens and opens in begins and match.group(1) == "said"
        return value[:1].upper() + value[1:] if capital else value

    return _FIELD.sub(fill, text)


def rotated(choices: tuple[str, ...], start: int) -> tuple[str, ...]:
    """Return the choices from this one on."""
    start %= len(choices)
    return (*choices[start:], *choices[:start])


def is_fresh(sentence: str, recent: str) -> bool:
    """Return whether none of the lately sent replies holds the sentence's own words."""
    own = max(_FIELD.split(sentence)[::2], key=len)
    return len(own) < _ENOUGH or own.strip() not in recent
