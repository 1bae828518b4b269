"""When the next step is: a time, within what the SLA clock promises, and a promise once it is written."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.rules.base import Check, Facts, Level
from bot.domain.rules.reading import Cover, Draft, Time
from bot.domain.rules.steps import has_step
from bot.domain.words.numbers import value
from bot.domain.words.text import Words, word_set

CLOCK = re.compile(
    r"(?<![\w:.,])(?P<hour>[01]?\d|2[0-3])(?:[:h.]|\s[h:]\s?)(?P<minute>[0-5]\d)(?![\w:]|[.,]\d)(?:\s?(?P<half>[ap])\.?m\b)?"
    r"|(?<![\w:.,])(?P<full>[01]?\d|2[0-4])\s?(?:(?P<late>[ap])\.?m\b|uhr\b|uur\b|h\b|o['’]clock\b|heures?\b|horas?\b)",
    re.IGNORECASE,
)
_AT = word_set(
    "by at before until bis um vor avant a vers antes las entro alle le prima delle as ate voor om tegen les dalle"
)
_SPAN_AFTER = word_set(
    "within in next binnen over innerhalb sous dans d'ici dentro em en entro tra fra nos numa inside after"
)
_UNITS = {
    "min": 1, "mins": 1, "minute": 1, "minutes": 1, "minuten": 1, "minuto": 1, "minutos": 1, "minuti": 1, "minuut": 1,
    "hour": 60, "hours": 60, "hrs": 60, "h": 60, "stunde": 60, "stunden": 60, "heure": 60, "heures": 60, "hora": 60,
    "horas": 60, "ora": 60, "ore": 60, "uur": 60, "day": 1440, "days": 1440, "tag": 1440, "tage": 1440, "tagen": 1440,
    "jour": 1440, "jours": 1440, "dia": 1440, "dias": 1440, "giorno": 1440, "giorni": 1440, "dag": 1440, "dagen": 1440,
    "week": 10080, "weeks": 10080, "woche": 10080, "wochen": 10080, "semaine": 10080, "semaines": 10080,
    "semana": 10080, "semanas": 10080, "settimana": 10080, "settimane": 10080, "weken": 10080,
}  # fmt: skip
"""Minutes of each unit, in seven languages."""
_MORNING = 7
"""«By 3» is in the afternoon, «by 9» may be in the morning."""
_ONE = word_set("a an one the une un ein eine einer einem una uma um een l' 1")
_HALF = word_set("half halbe halben demi demie media mezz mezza meia halve")
_TOMORROW = word_set("tomorrow morgen demain manana domani amanha")
_NAMED = _TOMORROW | word_set("today tonight heute aujourd'hui hoy oggi hoje vandaag vanavond stasera noon midday")
_NEXT = word_set("next nachste nachsten prochaine proxima prossima volgende nachster")


def times(draft: Draft) -> tuple[Time, ...]:
    """Return every time that the draft names: by the clock, as a length, as a day."""
    if draft.times is None:
        draft.times = _times(draft)
    return draft.times


def _times(draft: Draft) -> tuple[Time, ...]:
    found = [*_spans(draft.words, draft.facts.now)]
    taken = Cover(draft.text, [time.span for time in found])
    for match in CLOCK.finditer(draft.text):
        if not taken.touches(match.span()):
            found.append(Time(match.span(), _until(match, draft.facts)))
            taken.take(match.span())
    for match in _BARE.finditer(draft.text):
        which = 2 if match[2] else 3
        if not taken.touches(match.span(which)):
            hour = int(match[which]) + (12 if which == 3 and int(match[which]) < _MORNING else 0)
            found.append(Time(match.span(which), _at(hour, 0, draft.facts)))
    out = Cover(draft.text, (*draft.allowed, *draft.quoted))
    return tuple(sorted((time for time in found if not out.holds(time.span)), key=lambda time: time.span))


_BARE = re.compile(
    r"(?<!\w)(entro le|alle|prima delle|verso le|dalle|a las|de las|às|as|gegen|rond|om|um)\s([01]?\d|2[0-3])"
    r"(?![\w:.,/h]{0,9}\d)(?!\s?%)"
    r"|(?<!\w)(?:by|before|until|at|vers|till)\s([01]?\d|2[0-3])(?=[.,;!?]|$)",
    re.IGNORECASE,
)


def _until(match: re.Match[str], facts: Facts) -> float | None:
    hour, minute = int(match["hour"] or match["full"]), int(match["minute"] or 0)
    half = (match["half"] or match["late"] or "").casefold()
    if "clock" in match.group().casefold() and hour < 7:
        half = "p"
    if half == "p" and hour < 12:
        hour += 12
    return _at(hour % 24, minute, facts)


def _at(hour: int, minute: int, facts: Facts) -> float | None:
    """Return the minutes until a time of day: of the next day where today's is over and the promise ends then."""
    now, promised = facts.now, facts.promise_at
    if now is None:
        return None
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if then < now and promised is not None and promised.date() > now.date():
        then += timedelta(days=1)
    return (then - now).total_seconds() / 60


def _spans(words: Words, now: datetime | None) -> Iterator[Time]:
    """Yield lengths of time («within 30 minutes», «in half an hour») and days («tomorrow», «next week»)."""
    for at, word in enumerate(words.folded):
        if word in _NAMED:
            yield Time(words.spans[at], _to_midnight(now) if word in _TOMORROW else None)
        elif word in _UNITS or _glued(word):
            first, minutes = _length(words, at)
            if first is not None:
                yield Time((words.spans[first][0], words.spans[at][1]), minutes)


def _to_midnight(now: datetime | None) -> float:
    return 24 * 60 if now is None else 24 * 60 - now.hour * 60 - now.minute


def _glued(word: str) -> bool:
    """Return whether an elision or a «half» hides a unit: «mezz'ora», «un'ora», «demi-heure» are read as one."""
    return "'" in word and word.rpartition("'")[2] in _UNITS


def _length(words: Words, at: int) -> tuple[int | None, float]:
    """Return where a length of time before this unit begins, and its minutes; None where it is no such length."""
    unit = _UNITS.get(words.folded[at].rpartition("'")[2], 0)
    before = [words.folded[place] for place in range(max(0, at - 4), at)]
    if before[-1:] and before[-1] in _NEXT:
        return at - 1, unit
    shown = words.source[max(0, words.spans[at][0] - 6) : words.spans[at][1]].casefold()
    half = "mezz" in shown or any(word in _HALF for word in before[-2:])
    number = next((counted for word in reversed(before[-2:]) if (counted := _value(word)) is not None), None)
    starts = [place for place, word in enumerate(before) if word in _SPAN_AFTER]
    elided = words.source[max(0, words.spans[at][0] - 2) : words.spans[at][0]]
    if not starts or (number is None and not half and elided[-1:] not in "'’"):
        return None, 0
    return at - len(before) + starts[-1], unit * (0.5 if half else number or 1)


def _value(word: str) -> float | None:
    if word in _ONE:
        return 1
    if word.isdigit() and len(word) <= 4:
        return int(word)
    return 1 if word == "numa" else value(word)


def promise(draft: Draft) -> Iterator[Check]:
    """Tell of every time that we name: what is written in public is kept."""
    out = Cover(draft.text, (*draft.allowed, *draft.quoted))
    for match in CLOCK.finditer(draft.text):
        start = draft.text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
        if not out.holds(match.span()):
            shown = draft.text[start : match.end()].strip()
            yield Check("promise", Level.WARN, f"says «{shown}»: a promise", (start, match.end()))
    hits = [hit for hit in draft.hits("promise") if not draft.denied(hit, reach=2)]
    yield from draft.checks("promise", Level.WARN, "says {}: a promise", hits)


def when(draft: Draft) -> Iterator[Check]:
    """Warn where the next step has no time, or one that is over or later than the next reply is due (EVIDENCE)."""
    if not draft.is_complaint or not has_step(draft):
        return
    named = times(draft)
    if not named:
        yield from draft.checks("when", Level.WARN, "{} is no time: say by when", draft.hits("soon")[:1])
        if not draft.hits("soon"):
            yield Check("when", Level.WARN, "does not say by when")
        return
    told = [time for time in named if time.minutes is not None]
    if (
        told
        and draft.facts.now
        and draft.facts.promise_at
        and not _keeps(told, draft.facts.now, draft.facts.promise_at)
    ):
        at = told[0]
        yield Check("when", Level.WARN, _late(draft, at), at.span)


def _keeps(told: list[Time], now: datetime, promised: datetime) -> bool:
    """Return whether one of the times is still ahead and not past the promise; a minute more is no matter."""
    room = (promised - now) / timedelta(minutes=1) + 1
    return any(0 <= (time.minutes or 0) <= room for time in told)


def _late(draft: Draft, at: Time) -> str:
    shown = draft.text[at.span[0] : at.span[1]]
    if at.minutes is not None and at.minutes < 0:
        return f"«{shown}» is over already"
    return f"«{shown}» is later than the reply is due ({draft.facts.promise_at:%H:%M})"
