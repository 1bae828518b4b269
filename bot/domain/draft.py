"""The door to drafts: what a check is, and the house rules that every draft is held against."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.domain.rules import astray, language, money, private, sameness, shape, teamwords, times, tone, truth
from bot.domain.rules.base import CAP, Check, Facts, Length, Level
from bot.domain.rules.private import ROUNDS
from bot.domain.rules.reading import Draft
from bot.domain.rules.sameness import TWIN, Sameness
from bot.domain.rules.shape import CHARACTERS, SENTENCES, gaps_in
from bot.domain.rules.tone import first_name
from bot.domain.rules.truth import mark, unmarked

__all__ = [
    "CHARACTERS",
    "ROUNDS",
    "RULES",
    "SENTENCES",
    "TWIN",
    "Check",
    "Facts",
    "Length",
    "Level",
    "Sameness",
    "blocked",
    "first_name",
    "gaps_in",
    "house_rules",
    "mark",
    "sameness",
    "ticks",
    "unmarked",
]

_WORST_FIRST = {level: at for at, level in enumerate((Level.BLOCK, Level.TICK, Level.WARN, Level.OK, Level.OFF))}

_Rule = Callable[[Draft], Iterator[Check]]
RULES: dict[str, _Rule] = {
    "length": shape.length,
    "placeholder": shape.placeholder,
    "markup": shape.markup,
    "mention": shape.mention,
    "personal data": private.personal_data,
    "money": money.money,
    "forbidden words": teamwords.forbidden,
    "liability": money.liability,
    "astray": astray.astray,
    "invented": truth.invented,
    "defensive": tone.defensive,
    "apology": tone.apology,
    "own detail": tone.detail,
    "ownership": tone.ownership,
    "when": times.when,
    "name": tone.name,
    "promise": times.promise,
    "hand-off": private.hand_off,
    "we": tone.we,
    "signature": tone.signature,
    "language": language.language,
    "boilerplate": sameness.boilerplate,
    "required words": teamwords.required,
}
"""Every house rule by its name, in the order in which staff read them."""


def house_rules(text: str, facts: Facts) -> tuple[Check, ...]:
    """Return every house rule's answer on the draft, worst first; what is well is said too, at the end."""
    draft = Draft(text[:CAP], facts)
    found = (check for name, rule in RULES.items() if not _is_off(name, facts) for check in rule(draft))
    told = (_levelled(check, facts) for check in found)
    return tuple(sorted((check for check in told if check.level is not Level.OFF), key=_badness))


def _badness(check: Check) -> int:
    return _WORST_FIRST[check.level]


_FIXED = frozenset({"length", "placeholder", "markup"})
"""Rules that find what cannot be sent at all beside what a team may judge."""


def _is_off(name: str, facts: Facts) -> bool:
    return facts.levels.get(name) is Level.OFF and name not in _FIXED


def _levelled(check: Check, facts: Facts) -> Check:
    """Return the check with the team's own level for its rule; what is well stays well, what cannot be sent blocks."""
    wanted = facts.levels.get(check.rule)
    if wanted is None or check.fixed or check.level is Level.OK:
        return check
    return replace(check, level=wanted)


def blocked(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks for which the draft cannot be sent as it is."""
    return tuple(check for check in checks if check.level is Level.BLOCK)


def ticks(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that a person must confirm before the draft can be sent."""
    return tuple(check for check in checks if check.level is Level.TICK)
