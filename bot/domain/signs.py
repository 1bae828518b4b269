"""What makes a post pressing: its signs, each with the author's own words for it. No classifier is asked.

A question about danger («is it a fire hazard?») is a sign all the same, for whoever asks may be standing before it; but
where danger is only asked about and nothing has happened, somebody must look soon, not at night: `Sign.asked` says so.
A threat in quotes is somebody else's («they joked “sue me”»); a burn in quotes still burns.
"""

from dataclasses import dataclass

from bot.domain.words.denial import asked, denied, plans, quoted
from bot.domain.words.urgency import spotted

ORDER = (
    "injury",
    "safety",
    "hazard",
    "leak",
    "legal",
    "press",
    "money",
    "vulnerable",
    "again",
    "money back",
    "waiting",
)
"""Gravest first; staff read the reasons in this order."""

_DENIABLE = frozenset({"injury", "safety", "hazard", "leak", "legal", "press", "money"})
"""Where a «not» counts. «Not again» is a second contact all the same, and «no hot water» is what is wrong."""

_THREATS = frozenset({"legal", "press"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that makes a post pressing. `asked` is true where the post only asks about it."""

    label: str
    words: str
    asked: bool = False


def signs(text: str) -> dict[str, Sign]:
    """Return the signs in a text by their label, gravest first; of several of one label the first that is stated."""
    words, hits = spotted(text)
    found: dict[str, Sign] = {}
    for hit in hits:
        known = found.get(hit.label)
        if known is not None and not known.asked:
            continue
        if hit.label in _DENIABLE and denied(words, hit):
            continue
        if hit.label in _THREATS and quoted(words, hit):
            continue
        question = asked(words, hit)
        if question and hit.label == "money" and plans(words, hit):
            continue
        if known is None or not question:
            found[hit.label] = Sign(hit.label, words.shown(hit.first, hit.last), question)
    return {label: found[label] for label in ORDER if label in found}
