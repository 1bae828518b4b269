"""True or marked: what nobody has said and the team does not know must be confirmed by a person."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.domain.rules.base import CAP, Check, Facts, Level
from bot.domain.rules.money import AMOUNT, digits, digits_of, values
from bot.domain.rules.reading import Cover, Draft, Span, inside, read_once
from bot.domain.rules.times import times
from bot.domain.words.numbers import value
from bot.domain.words.personal import LINK, MENTION, personal
from bot.domain.words.replies import finder
from bot.domain.words.text import STOP, Hit, Words, fold, word_set
from bot.domain.words.tongue import guess

_NUMBER = re.compile(r"\d{1,15}(?:[.,:/]\d{1,15}){0,5}(?:\s?%)?")
_DAYS = 2 * 24 * 60
_FEWEST = 4
"""Numbers in words count from here on: «one thing», «two of us» and «three» are ways of speaking."""
_TITLES = word_set("dm dms i i'm i'll i've ok mr mrs ms english")


def invented(draft: Draft) -> Iterator[Check]:
    """Ask for a tick at numbers, dates, names, links, policies and deliveries that nobody has said before."""
    found = [
        *_links(draft),
        *_numbers(draft),
        *_days(draft),
        *_policies(draft),
        *_names(draft),
        *_clocks(draft),
        *_dates(draft),
    ]
    reached = 0
    for span, told in sorted(found, key=lambda claim: (claim[0][0], -claim[0][1])):
        if span[0] >= reached:
            reached = span[1]
            yield Check("invented", Level.TICK, told, span)


Claim = tuple[Span, str]


def _links(draft: Draft) -> Iterator[Claim]:
    private = Cover(draft.text, (*draft.allowed, *_private(draft)))
    for match in LINK.finditer(draft.text):
        if not private.holds(match.span()) and match.group().casefold().rstrip(".,;:!?)") not in draft.ours:
            yield match.span(), f"please confirm the link {match.group()[:60]}"


def _private(draft: Draft) -> list[Span]:
    return [(found.start, found.end) for found in personal(draft.text)]


def _numbers(draft: Draft) -> Iterator[Claim]:
    spans = [
        *draft.allowed,
        *_private(draft),
        *(match.span() for name in (LINK, MENTION) for match in name.finditer(draft.text)),
    ]
    spans += [match.span() for match in AMOUNT.finditer(draft.text)]
    spans += _promised(draft)
    taken = Cover(draft.text, spans)
    known = digits_of(draft.known) | values(draft.known)
    for match in _NUMBER.finditer(draft.text):
        number = match.group().strip()
        if not taken.holds(match.span()) and digits(number) not in known and number.replace(" ", "") != "100%":
            yield match.span(), f"please confirm: {_around(draft.text, match.span())}"
    yield from _spelled(draft, known, taken)


def _promised(draft: Draft) -> list[Span]:
    """Return the times that are ours to name; «returns within 60 days» tells a rule, not when we write."""
    spans, last = draft.words.spans, len(draft.words.spans) - 1
    own = {draft.sentence(hit.first) for hit in draft.hits("own")}
    ours = Cover(draft.text, [(spans[first][0], spans[min(end, last)][1]) for first, end in own])
    short = [time.span for time in times(draft) if (time.minutes or 0) < _DAYS or ours.holds(time.span)]
    brief = Cover(draft.text, short)
    said = map(draft.span, draft.hits("promise"))
    return short + [span for span in said if ours.holds(span) or brief.holds(span)]


@lru_cache(maxsize=256)
def _known_days(text: str, languages: tuple[str, ...]) -> frozenset[tuple[int, str]]:
    return frozenset(_days_of_months(read_once(text), languages))


def _spelled(draft: Draft, known: frozenset[str], taken: Cover) -> Iterator[Claim]:
    """Yield numbers in words that nobody has said; smaller ones only as a day («the third of November»)."""
    for at, word in enumerate(draft.words.folded):
        number = value(word)
        if number is None or number < _FEWEST or str(number) in known or taken.holds(draft.words.spans[at]):
            continue
        yield draft.words.spans[at], f"please confirm: {_around(draft.text, draft.words.spans[at])}"


def _dates(draft: Draft) -> Iterator[Claim]:
    """Yield days of a month that nobody has named, in figures or words: «on the third of November»."""
    known = _known_days(draft.known, draft.languages)
    for (day, month), (first, last) in _days_of_months(draft.words, draft.languages).items():
        if (day, month) not in known:
            span = draft.words.spans[first][0], draft.words.spans[last][1]
            yield span, f"please confirm: «{draft.text[slice(*span)]}»"


def _days_of_months(words: Words, languages: tuple[str, ...]) -> dict[tuple[int, str], tuple[int, int]]:
    """Return each day with its month, and the words between which it stands."""
    found = {}
    for hit in finder("month", languages).find(words):
        near = [at for at in (hit.first - 1, hit.first - 2, hit.first + 1) if 0 <= at < len(words.folded)]
        dated = ((at, number) for at in near if (number := _day(words.folded[at])) is not None)
        at, number = next(dated, (-1, 0))
        if 1 <= number <= 31:
            found[number, words.folded[hit.first][:3]] = (min(at, hit.first), max(at, hit.first))
    return found


def _day(word: str) -> int | None:
    bare = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(bare) if bare.isdigit() and len(bare) <= 2 else value(word)


def _days(draft: Draft) -> Iterator[Claim]:
    """Yield weekdays and months that nobody has named, and any day on which something is said to arrive."""
    own = _own_words(draft.facts)  # «Mei» and «Sonntag» are names too
    dated = draft.hits("weekday") + draft.hits("month")
    named = [hit for hit in dated if not _is_known(draft, hit) and draft.words.folded[hit.first] not in own]
    named = [
        hit for hit in named if draft.text[draft.span(hit)[0]].isupper() or draft.words.folded[hit.first] not in _VERBS
    ]
    ahead = [
        hit
        for hit in draft.hits("day")
        if draft.shares_sentence(hit, draft.hits("delivery")) and not _is_ours(draft, hit)
    ]
    for hit in [*named, *ahead]:
        yield draft.span(hit), f"please confirm: «{draft.words.shown(hit.first, hit.last)}»"


_VERBS = word_set("may march sat sun mar jan dec")
"""Small words that are no day or month unless they are written large."""


def _is_ours(draft: Draft, hit: Hit) -> bool:
    """Return whether the day is when we write, not when something comes («I'll write to you here tomorrow»)."""
    return draft.shares_sentence(hit, draft.hits("own"))


def _is_known(draft: Draft, hit: Hit) -> bool:
    return all(word in draft.known_words for word in draft.words.folded[hit.first : hit.last])


_YOURS = word_set("your")
"""Words that the customer says the other way round: «my warranty» is «your warranty» in our mouth."""


def _policies(draft: Draft) -> Iterator[Claim]:
    for hit in draft.hits("policy"):
        if not all(word in draft.known_words | _YOURS for word in draft.words.folded[hit.first : hit.last]):
            yield draft.span(hit), f"please confirm the policy: {_around(draft.text, draft.span(hit))}"


def _clocks(draft: Draft) -> Iterator[Claim]:
    """Yield times of day that are over: they say what has happened, and nobody has said that."""
    if draft.facts.now is None:
        return
    known = digits_of(draft.known)
    for time in times(draft):
        if time.minutes is not None and time.minutes < -1 and digits(draft.text[slice(*time.span)]) not in known:
            yield time.span, f"please confirm: {_around(draft.text, time.span)}"


def _names(draft: Draft) -> Iterator[Claim]:
    """Yield people and places that nobody has named: a capital within a sentence, in German only after «Kollegin»."""
    german = (guess(draft.words).best or draft.facts.language.split("-")[0]) == "de"
    cues = {hit.last for hit in draft.hits("colleague")}
    own = _own_words(draft.facts)
    for at, word in enumerate(draft.words.folded):
        if not _is_capital(draft, at) or word in own or word in draft.known_words or word in _TITLES:
            continue
        if at in cues or (not german and _within(draft, at)):
            yield draft.words.spans[at], f"please confirm the name «{draft.words.shown(at, at + 1)}»"


def _own_words(facts: Facts) -> frozenset[str]:
    """Return the words of the customer's name and handle, and of whoever signs."""
    return frozenset(read_once(f"{facts.author_name} {facts.author_handle} {facts.signature}").folded)


def _is_capital(draft: Draft, at: int) -> bool:
    start, end = draft.words.spans[at]
    shown = draft.text[start:end]
    return len(shown) > 2 and shown[0].isupper() and shown[1:].islower() and shown.isalpha()


def _within(draft: Draft, at: int) -> bool:
    """Return whether a word stands within a sentence: after a small word and nothing but a space, and not to sign."""
    if at == 0 or draft.words.folded[at - 1] == STOP or draft.between(at - 1, at) != " ":
        return False
    day = fold(draft.words.folded[at])
    before = draft.text[slice(*draft.words.spans[at - 1])]
    opens = before.startswith("@")  # what follows the customer's handle begins the sentence
    return before.islower() and not opens and day not in _CALENDAR and not inside(draft.words.spans[at], draft.quoted)


_CALENDAR = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december english german french spanish italian portuguese dutch"""
)
"""Written large without being names: days and months are told of elsewhere."""


def _around(text: str, span: Span) -> str:
    """Return the words before and behind a claim, so that staff see what is claimed."""
    start = text.rfind(" ", 0, max(span[0] - 12, 0)) + 1
    end = text.find(" ", span[1] + 10)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:60]


def mark(text: str, facts: Facts) -> str:
    """Return a writer's text with all that it made up set in `[please confirm: …]`: so it cannot be sent unread."""
    spans = [check.span for check in invented(Draft(text[:CAP], facts)) if check.span]
    return _marked(text, spans)


MARKED = re.compile(r"\[please confirm: ([^\[\]\n]*)\]")


def unmarked(text: str) -> str:
    """Return a text that `mark` has marked as it was before, to be marked anew by what is known now."""
    return MARKED.sub(r"\1", text)


def _marked(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    reached = 0
    for first, last in sorted(spans):
        pieces += [text[reached:first], "[please confirm: ", text[first:last].strip("[] "), "]"]
        reached = last
    return "".join([*pieces, text[reached:]])
