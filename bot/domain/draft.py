"""Drafts and the house rules that every draft is checked against."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from bot.domain.triage import Category
from bot.domain.words.personal import LINK, MARKUP, MENTION, PLACEHOLDER, hidden, personal
from bot.domain.words.replies import function_words, replies
from bot.domain.words.text import Hit, Words, fold, read, word_set

SENTENCES = 3
CHARACTERS = 280
"""What fits a phone's screen; longer matters belong into a private channel (EVIDENCE defaults)."""

TWIN = 0.7
"""Jaccard similarity of character 5-grams from which two replies are the same boilerplate (EVIDENCE)."""

ROUNDS = 2
"""Public replies after which a hand-off is proposed: long public exchanges publicise the complaint."""

_CAP = 10_000
_NAME_WITHIN = 40
_WORST_FIRST = {level: at for at, level in enumerate(("block", "tick", "warn", "ok"))}


class Level(StrEnum):
    """What a failed check means: `tick` needs a person's confirmation, `block` cannot be sent."""

    OK = "ok"
    WARN = "warn"
    TICK = "tick"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Check:
    """One house rule's answer. `span` is (start, end) in the draft, or None when something is missing."""

    rule: str
    level: Level
    message: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A text's length by the platform's own measure; `cost` is what sending it there costs, in dollars."""

    used: int
    limit: int
    unit: str = "characters"
    cost: float = 0.0

    @property
    def fits(self) -> bool:
        """Return whether the platform would take it."""
        return 0 < self.used <= self.limit


@dataclass(frozen=True, slots=True)
class Facts:
    """What the house rules may know beside the draft itself.

    `length` is the draft's length by the platform's own measure; `contact` are the team's own contact lines, which a
    reply may hold; `person` is the person in which one colleague writes («I» or «we»); `conversation` are all texts of
    the thread, ours included; `recent` the last replies that were sent; `rounds` our public replies so far.
    """

    post_text: str
    author_name: str
    author_handle: str
    category: Category
    language: str
    length: Length
    contact: tuple[str, ...] = ()
    person: str = "I"
    conversation: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    rounds: int = 0


def house_rules(text: str, facts: Facts) -> tuple[Check, ...]:
    """Return every house rule's answer on the draft, worst first; what is well is said too, at the end."""
    draft = _Draft(text[:_CAP], facts)
    found = [check for rule in _RULES for check in rule(draft)]
    return tuple(sorted(found, key=lambda check: _WORST_FIRST[check.level]))


def blocked(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks for which the draft cannot be sent as it is."""
    return tuple(check for check in checks if check.level is Level.BLOCK)


def ticks(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that a person must confirm before the draft can be sent."""
    return tuple(check for check in checks if check.level is Level.TICK)


class _Draft:
    """A draft under examination: its words are read once, for all rules."""

    def __init__(self, text: str, facts: Facts) -> None:
        self.text = text
        self.facts = facts
        self.words = read(text, _CAP)
        self.lower = text.casefold()

    @cached_property
    def known(self) -> str:
        """What has been said in the conversation or is the team's own, to look things up in."""
        return "\n".join((self.facts.post_text, *self.facts.conversation, *self.facts.contact)).casefold()

    @cached_property
    def theirs(self) -> Words:
        """The customer's words."""
        return read(self.facts.post_text)

    @cached_property
    def allowed(self) -> tuple[tuple[int, int], ...]:
        """Where the team's own contact lines stand in the draft."""
        lines = (line.casefold().strip() for line in self.facts.contact)
        return tuple(span for line in lines if line for span in _places(self.lower, line))

    @property
    def is_complaint(self) -> bool:
        return self.facts.category is Category.COMPLAINT

    def hits(self, rule: str) -> list[Hit]:
        """Return the phrases of one list that stand in the draft, outside the team's contact lines."""
        return [hit for hit in replies()[rule].find(self.words) if not self.is_allowed(*self.span(hit))]

    def span(self, hit: Hit) -> tuple[int, int]:
        return self.words.spans[hit.first][0], self.words.spans[hit.last - 1][1]

    def is_allowed(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self.allowed)

    def checks(self, rule: str, level: Level, message: str, hits: Iterable[Hit]) -> Iterator[Check]:
        """Yield a check per hit; `{}` in the message stands for the words."""
        for hit in hits:
            yield Check(rule, level, message.format(f"«{self.words.shown(hit.first, hit.last)}»"), self.span(hit))


def _places(text: str, part: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def _length(draft: _Draft) -> Iterator[Check]:
    length = draft.facts.length
    if not draft.text.strip():
        yield Check("length", Level.BLOCK, "is empty")
    elif not length.fits:
        yield Check("length", Level.BLOCK, f"{length.used - length.limit} {length.unit} too long", None)
    sentences = _sentences(draft.text)
    if sentences > SENTENCES:
        yield Check("length", Level.WARN, f"{sentences} sentences: {SENTENCES} are enough")
    elif len(draft.text) > CHARACTERS:
        yield Check("length", Level.WARN, f"{len(draft.text)} characters: keep it under {CHARACTERS}")


def _sentences(text: str) -> int:
    """Count sentences; a signature at the end («— Sam») is none."""
    pieces = [piece.strip() for piece in re.split(r"[.!?…]+(?=\s|$)|\n", text)]
    return sum(1 for piece in pieces if piece and not (piece[0] in "—–-^/" and len(piece.split()) <= 4))


def _placeholder(draft: _Draft) -> Iterator[Check]:
    for match in PLACEHOLDER.finditer(draft.text):
        yield Check("placeholder", Level.BLOCK, f"fill in {match.group()[:60]}", match.span())


def _markup(draft: _Draft) -> Iterator[Check]:
    at = hidden(draft.text)
    if at is not None:
        yield Check("markup", Level.BLOCK, "holds a hidden character", (at, at + 1))
    for match in MARKUP.finditer(draft.text):
        yield Check("markup", Level.BLOCK, f"holds markup: {match.group()[:40]}", match.span())
    own = draft.facts.author_handle.casefold().lstrip("@")
    for match in MENTION.finditer(draft.text):
        handle = match.group().casefold().lstrip("@").rstrip(".")
        if handle == own or handle == own.split("@")[0] or draft.is_allowed(*match.span()):
            continue
        level = Level.WARN if f"@{handle}" in draft.known else Level.BLOCK
        yield Check("mention", level, f"names {match.group()[:40]}, who is not the author", match.span())


def _personal(draft: _Draft) -> Iterator[Check]:
    contact = re.sub(r"[\s().-]", "", "\n".join(draft.facts.contact)).casefold()
    for found in personal(draft.text):
        said = re.sub(r"[\s().-]", "", draft.text[found.start : found.end]).casefold()
        if said not in contact:
            yield Check("personal data", Level.BLOCK, f"shows {found.kind} in public", (found.start, found.end))


_AMOUNT = re.compile(
    r"(?:[$€£¥₹]|(?<!\w)(?:usd|eur|gbp|chf)\s?)\s?\d{1,12}(?:[.,]\d{1,3}){0,4}"
    r"|(?<![\w.,])\d{1,12}(?:[.,]\d{1,3}){0,4}\s?(?:[$€£¥₹%]|(?:usd|eur|gbp|chf|euros?|dollars?|pounds?|percent|prozent)(?!\w))",
    re.IGNORECASE,
)


def _money(draft: _Draft) -> Iterator[Check]:
    """Offers are blocked; a word for money that the customer used first is not («the refund you wait for»)."""
    yield from draft.checks("money", Level.BLOCK, "{} is offered in public: move it to a DM", draft.hits("offer"))
    said = [hit for hit in draft.hits("goodwill") if not _said(draft, hit)]
    yield from draft.checks("money", Level.BLOCK, "{} in public: move it to a DM", said)
    for match in _AMOUNT.finditer(draft.text):
        if _digits(match.group()) not in _numbers(draft.known):
            yield Check("money", Level.BLOCK, f"names an amount: {match.group()}", match.span())


def _said(draft: _Draft, hit: Hit) -> bool:
    """Return whether the customer used that word, in any form: the first five letters decide."""
    said = read(draft.known, _CAP).folded
    return all(any(other[:5] == word[:5] for other in said) for word in draft.words.folded[hit.first : hit.last])


def _liability(draft: _Draft) -> Iterator[Check]:
    yield from draft.checks("liability", Level.TICK, "{} admits liability: may we say so?", draft.hits("liability"))


_CLOCK = re.compile(
    r"(?<![\w:.])(?:[01]?\d|2[0-3])(?:[:h][0-5]\d)(?![\w:])|(?<![\w:.])\d{1,2}\s?(?:am|pm|uhr|uur)(?!\w)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,15}(?:[.,:/]\d{1,15}){0,5}")


def _promise(draft: _Draft) -> Iterator[Check]:
    for match in _CLOCK.finditer(draft.text):
        start = draft.text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
        if not draft.is_allowed(*match.span()):
            yield Check(
                "promise", Level.WARN, f"says «{draft.text[start : match.end()]}»: a promise", (start, match.end())
            )
    yield from draft.checks("promise", Level.WARN, "says {}: a promise", draft.hits("promise"))


def _invented(draft: _Draft) -> Iterator[Check]:
    """Numbers, weekdays and links that nobody has said. Clock times and spans of time are promises, see there."""
    spans = [match.span() for match in _CLOCK.finditer(draft.text)] + [draft.span(hit) for hit in draft.hits("promise")]
    spans += [*draft.allowed, *((found.start, found.end) for found in personal(draft.text))]
    spans += [match.span() for match in _AMOUNT.finditer(draft.text)]
    numbers = _numbers(draft.known)
    for match in LINK.finditer(draft.text):
        spans.append(match.span())
        if match.group().casefold().rstrip(".,;:!?)") not in draft.known:
            yield Check("invented", Level.TICK, f"please confirm the link {match.group()[:60]}", match.span())
    for match in _NUMBER.finditer(draft.text):
        inside = any(first <= match.start() and match.end() <= last for first, last in spans)
        if not inside and _digits(match.group()) not in numbers:
            yield Check("invented", Level.TICK, f"please confirm: {_around(draft.text, match)}", match.span())
    said = read(draft.known, _CAP).folded
    days = [hit for hit in draft.hits("weekday") if draft.words.folded[hit.first] not in said]
    days = [hit for hit in days if not any(first <= draft.span(hit)[0] < last for first, last in spans)]
    yield from draft.checks("invented", Level.TICK, "please confirm: {}", days)


def _numbers(text: str) -> set[str]:
    return {_digits(match.group()) for match in _NUMBER.finditer(text)}


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _around(text: str, match: re.Match[str]) -> str:
    """Return the words before and behind a number, so that staff see what is claimed."""
    start = text.rfind(" ", 0, max(match.start() - 12, 0)) + 1
    end = text.find(" ", match.end() + 10)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:60]


def _name(draft: _Draft) -> Iterator[Check]:
    handle = draft.facts.author_handle.casefold().lstrip("@")
    first = first_name(draft.facts.author_name)
    titles = draft.hits("title")
    own_title = set(read(draft.facts.author_name).folded)
    guessed = [hit for hit in titles if draft.words.folded[hit.first] not in own_title]
    yield from draft.checks("name", Level.WARN, "{} guesses who they are", guessed)
    named = [at for at, word in enumerate(draft.words.folded) if first and word == fold(first)]
    early = any(draft.words.spans[at][0] < _NAME_WITHIN for at in named)
    by_handle = bool(handle) and f"@{handle.split('@')[0]}" in draft.lower[: _NAME_WITHIN + len(handle)]
    if len(named) > 1:
        yield Check("name", Level.WARN, "says the name more than once", draft.words.spans[named[1]])
    elif early or by_handle:
        yield Check("name", Level.OK, "name")
    elif first or handle:
        yield Check("name", Level.WARN, f"does not greet {first or '@' + handle} by name")


def first_name(name: str) -> str:
    """Return the first word of a display name if it can be a name, else an empty string: emoji and links are none."""
    first = (name.split() or [""])[0].strip(".,;:!?\"'()*_~“”«»")
    readable = first.replace("-", "").replace("'", "").replace("’", "")
    return first if 2 <= len(first) <= 30 and readable.isalpha() and not LINK.search(first) else ""


def _apology(draft: _Draft) -> Iterator[Check]:
    if not draft.is_complaint:
        return
    if draft.hits("apology"):
        yield Check("apology", Level.OK, "apology")
    else:
        yield Check("apology", Level.WARN, "does not apologise")
    if _own_words(draft.words) & _own_words(draft.theirs):
        yield Check("own detail", Level.OK, "own detail")
    else:
        yield Check("own detail", Level.WARN, "says nothing of what happened to them")


def _own_words(words: Words) -> set[str]:
    """Return the words that carry meaning, cut to five letters so that «delivered» and «delivery» are one."""
    small = frozenset[str]().union(*function_words().values())
    return {word[:5] for word in words.folded if len(word) >= 4 and word not in small and word not in _COMMON}


_COMMON = word_set("there with from have been this that your about what when will just really please hello sorry")


def _defensive(draft: _Draft) -> Iterator[Check]:
    yield from draft.checks("defensive", Level.WARN, "{} sounds defensive", draft.hits("defensive"))


def _ownership(draft: _Draft) -> Iterator[Check]:
    if draft.is_complaint and not draft.hits("own"):
        yield Check("ownership", Level.WARN, "does not say who does what next")


def _hand_off(draft: _Draft) -> Iterator[Check]:
    private = bool(draft.allowed or draft.hits("private"))
    if not private:
        yield from draft.checks("hand-off", Level.WARN, "asks for {} in public", draft.hits("asks"))
    if draft.facts.rounds >= ROUNDS and not private and draft.facts.category is not Category.PRAISE:
        yield Check("hand-off", Level.WARN, f"{draft.facts.rounds} public rounds: offer a private channel")


def _we(draft: _Draft) -> Iterator[Check]:
    if draft.facts.person.casefold() == "i":
        yield from draft.checks("we", Level.WARN, "{}: one person writes, say «I»", draft.hits("we")[:1])


def _language(draft: _Draft) -> Iterator[Check]:
    """Compare by small words; a text with few of them may be in any language."""
    wanted = draft.facts.language.split("-")[0].casefold()
    counts = {
        language: sum(word in small for word in draft.words.folded) for language, small in function_words().items()
    }
    best = max(counts, key=lambda language: counts[language])
    if wanted and best != wanted and counts[best] >= 3 and counts[best] > 1.3 * counts.get(wanted, 0):
        yield Check("language", Level.WARN, f"looks like {best}, the post is {wanted}")


def _boilerplate(draft: _Draft) -> Iterator[Check]:
    mine = _shingles(draft.text)
    for twin in draft.facts.recent[:200]:
        theirs = _shingles(twin)
        shared = len(mine & theirs)
        if shared and shared >= TWIN * (len(mine) + len(theirs) - shared):
            yield Check("boilerplate", Level.WARN, f"much like an earlier reply: «{twin[:80]}»")
            return


@lru_cache(maxsize=1_024)
def _shingles(text: str) -> frozenset[str]:
    """Return the text's 5-grams; remembered, for each draft is held against the same two hundred replies."""
    plain = " ".join(text[:_CAP].casefold().split())
    return frozenset(plain[at : at + 5] for at in range(len(plain) - 4))


_RULES: tuple[Callable[[_Draft], Iterator[Check]], ...] = (
    _length,
    _placeholder,
    _markup,
    _personal,
    _money,
    _liability,
    _invented,
    _defensive,
    _apology,
    _ownership,
    _name,
    _promise,
    _hand_off,
    _we,
    _language,
    _boilerplate,
)
