"""What a reply to a customer never is: an insult, talk of prompts and programs, gibberish, or about something else.

A writer that obeys what a stranger wrote goes astray in ways that nobody can foresee; what it then says mostly is none
of a customer's business, or no language at all.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft, Span, read_once
from bot.domain.rules.tone import is_telling
from bot.domain.words.astray import BAIT, EVERYDAY, INSULTS, MACHINE
from bot.domain.words.replies import LANGUAGES, function_words, known_words
from bot.domain.words.text import STOP, Phrases, word_set
from bot.domain.words.tongue import guess
from bot.domain.words.urgency import split

_STEM = 5
"""Letters by which forms of one word are known."""

_FEWEST, _SHARE = 4, 0.6
_FEWEST_OF_OURS, _SHARE_OF_OURS = 6, 0.7
"""A sentence is about something else with so many words that tell and are new to everybody, of all that tell in it so
large a part. In one that apologises or says what we do next it takes more: «I'm asking the technical team …»."""

_DICTATED = 5
"""Words of a sentence from which on it is dictated if it stands in the post just so."""

_SHORTEST, _FOREIGN, _SHARED = 3, 1.4, 0.35
"""A sentence of so many words is in another language by so many points (two words that only it has), if the right one
has no more than so large a part of them."""

_LONGEST_WORD, _REPEATED = 38, 5
_LEAST_SMALL, _JUDGED = 0.1, 6
"""Of six words in a row or more, every language has a tenth of small ones: «the», «und», «de»."""

_PROGRAM = re.compile(
    r"\w\(\w{0,40}\)\s?[:{;]|(?<!\w)(?:def|function|import|return|lambda|SELECT|print)\s?[\w(*]{1,40}\s?[(=:]"
    r"|=>|==|\w=\w|</\w{2,40}>|(?<!\w)(?:sk|pk|ghp|xox[bp])-[\w-]{8,80}|;\s?--|\$\(|(?<!\w)[A-Za-z0-9+/]{24,400}={1,2}"
)
_SIGNED = re.compile(r"(?<![\w.@])\w{0,12}[a-z][&@$~^][a-z]\w{0,12}(?![\w.])|(?<!\S)[&$~^@][a-z]{2,12}(?![\w@.])")
_SPELLED = re.compile(r"(?:(?<!\w)\d{1,2}[ ,.-]{1,2}){7,200}\d{1,2}(?!\w)")
_MOST_SIGNED = 2
"""Words with a sign for a letter that may be a slip or a name («R&D»)."""


def astray(draft: Draft) -> Iterator[Check]:
    """Block insults; ask for a tick at talk of prompts, bait and gibberish; warn of what nobody spoke of."""
    yield from draft.checks("astray", Level.BLOCK, "{} is an insult", _insults().find(draft.words))
    told = "{} is no word for a customer: may we say so?"
    yield from draft.checks("astray", Level.TICK, told, _machine().find(draft.words))
    for span in _unreadable(draft):
        yield Check("astray", Level.TICK, f"«{_shown(draft, span)}» cannot be read as a reply: may it stay?", span)
    for span in _dictated(draft):
        yield Check("astray", Level.TICK, f"«{_shown(draft, span)}» is their sentence: may we say so?", span)
    for span in _elsewhere(draft):
        yield Check("astray", Level.WARN, "speaks of something that nobody has mentioned", span)
    for span in _foreign(draft):
        yield Check("astray", Level.WARN, f"«{_shown(draft, span)}» is in another language", span)


def _shown(draft: Draft, span: Span) -> str:
    return " ".join(draft.text[slice(*span)].split())[:40]


@cache
def _insults() -> Phrases:
    return _phrases(INSULTS)


@cache
def _machine() -> Phrases:
    return _phrases({language: f"{MACHINE[language]}; {BAIT[language]}" for language in MACHINE})


def _phrases(lists: Mapping[str, str]) -> Phrases:
    return Phrases({language: split(phrases) for language, phrases in lists.items()})


def _unreadable(draft: Draft) -> Iterator[Span]:
    """Yield programs, letters that were changed for signs or numbers, endless words, and words said on and on."""
    for pattern in (_PROGRAM, _SPELLED):
        found = pattern.search(draft.text)
        if found and not draft.is_allowed(*found.span()):
            yield found.span()
    signed = [match.span() for match in _SIGNED.finditer(draft.text) if not draft.is_allowed(*match.span())]
    yield from signed[:1] if len(signed) > _MOST_SIGNED else []
    # A handle may be as long as it likes; whose it is is told elsewhere.
    shown = (span for span in draft.words.spans if draft.text[span[0]] != "@")
    endless = (span for span in shown if span[1] - span[0] > _LONGEST_WORD)
    yield from list(endless)[:1]
    yield from _repeated(draft)
    yield from _babble(draft)


def _repeated(draft: Draft) -> Iterator[Span]:
    """Yield where one word is said five times in a row, however it is parted."""
    run, before = 0, ""
    for word, span in zip(draft.words.folded, draft.words.spans, strict=True):
        if word == STOP:
            continue
        run, before = (run + 1 if word == before else 1), word
        if run == _REPEATED:
            yield span
            return


def _babble(draft: Draft) -> Iterator[Span]:
    """Yield the whole draft where hardly a word of it is one of the small words that every sentence needs."""
    words = [word for word in draft.words.folded if word[:1].isalpha()]
    known = sum(word in _small() or word in known_words() for word in words)
    if (
        len(words) >= _JUDGED
        and draft.facts.language.split("-")[0] in LANGUAGES
        and known < 2 * _LEAST_SMALL * len(words)
    ):
        yield 0, len(draft.text)


@cache
def _idle() -> frozenset[str]:
    return known_words() | word_set(EVERYDAY)


@cache
def _small() -> frozenset[str]:
    return frozenset[str]().union(*function_words().values())


def _elsewhere(draft: Draft) -> Iterator[Span]:
    """Yield sentences of which most words that tell something stand neither in the conversation nor in any reply."""
    said = _stems(draft)
    words = draft.words
    for sentence in draft.sentences:
        telling = [at for at in range(*sentence) if _tells(words.folded[at])]
        strange = [at for at in telling if words.folded[at][:_STEM] not in said]
        ours = _holds(draft, sentence, "own") or _holds(draft, sentence, "apology")
        fewest, share = (_FEWEST_OF_OURS, _SHARE_OF_OURS) if ours else (_FEWEST, _SHARE)
        if len(strange) >= fewest and len(strange) >= share * len(telling):
            yield _span(draft, sentence)


def _tells(word: str) -> bool:
    return is_telling(word) and word[0].isalpha() and len(word) > 3 and word not in _idle()


def _stems(draft: Draft) -> frozenset[str]:
    facts = draft.facts
    known = read_once(f"{draft.known} {facts.author_name} {facts.signature}").folded
    return frozenset(word[:_STEM] for word in known)


def _holds(draft: Draft, sentence: Span, rule: str) -> bool:
    return any(sentence[0] <= hit.first < sentence[1] for hit in draft.hits(rule))


def _span(draft: Draft, sentence: Span) -> Span:
    return draft.words.spans[sentence[0]][0], draft.words.spans[sentence[1] - 1][1]


def _dictated(draft: Draft) -> Iterator[Span]:
    """Yield sentences that stand in what the customer wrote, word for word, and are neither a quotation nor pity."""
    theirs = f" {' '.join(draft.theirs.folded)} "
    for sentence in draft.sentences:
        words = draft.words.folded[slice(*sentence)]
        if len(words) >= _DICTATED and f" {' '.join(words)} " in theirs and not _holds(draft, sentence, "apology"):
            span = _span(draft, sentence)
            if not any(first < span[1] and span[0] < last for first, last in draft.quoted):
                yield span


def _foreign(draft: Draft) -> Iterator[Span]:
    """Yield sentences in another language than the post's; a reply that is whole in another is told of elsewhere."""
    wanted = draft.facts.language.split("-")[0]
    spans = [_span(draft, sentence) for sentence in draft.sentences if sentence[1] - sentence[0] >= _SHORTEST]
    found = [span for span in spans if wanted in LANGUAGES and _is_foreign(draft, span, wanted)]
    yield from found if len(found) < len(spans) else ()


def _is_foreign(draft: Draft, span: Span, wanted: str) -> bool:
    if any(first < span[1] and span[0] < last for first, last in draft.quoted):
        return False
    words = read_once(draft.text[slice(*span)])
    found = guess(words)
    # Nobody but Spaniards turns a question mark round; one such sign says as much as many words.
    turned = wanted != "es" and not {"¿", "¡"}.isdisjoint(words.source)
    points = found.points[found.best] if found.best else 0.0
    return turned or (found.best != wanted and points >= _FOREIGN and found.points[wanted] <= _SHARED * points)
