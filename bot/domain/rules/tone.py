"""How the reply speaks: by name, sorry for the very thing, owning the next step, as one person."""

from collections.abc import Iterator
from functools import cache, lru_cache

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft, read_once
from bot.domain.rules.steps import has_step
from bot.domain.words.numbers import value
from bot.domain.words.personal import LINK
from bot.domain.words.replies import LANGUAGES, common_words, function_words
from bot.domain.words.text import STOP, Words, fold, word_set

_NAME_WITHIN = 40


def name(draft: Draft) -> Iterator[Check]:
    """Warn where the name is missing, late or repeated, or a gender is guessed; once, no more (Walsh 2022)."""
    handle = draft.facts.author_handle.casefold().lstrip("@")
    first = first_name(draft.facts.author_name)
    own_title = set(read_once(draft.facts.author_name).folded)
    guessed = [hit for hit in draft.hits("title") if draft.words.folded[hit.first] not in own_title]
    yield from draft.checks("name", Level.WARN, "{} guesses who they are", guessed)
    named = _named(draft, first)
    early = any(draft.words.spans[at][0] < _NAME_WITHIN for at in named)
    by_handle = bool(handle) and f"@{handle.split('@')[0]}" in draft.lower[: _NAME_WITHIN + len(handle)]
    if len(named) > 1:
        yield Check("name", Level.WARN, "says the name more than once", draft.words.spans[named[1]])
    elif early or by_handle:
        yield Check("name", Level.OK, "name")
    elif first:
        yield Check("name", Level.WARN, f"does not greet {first} by name")


def _named(draft: Draft, first: str) -> list[int]:
    """Return where the name stands; a signature of the same name is not the customer's."""
    parts = read_once(first).folded
    if not parts:
        return []
    folded = draft.words.folded
    found = [
        at
        for at, word in enumerate(folded)
        if _owner(word) == parts[0] and folded[at + 1 : at + len(parts)] == parts[1:]
    ]
    signed = fold(draft.facts.signature) == fold(first) and bool(found) and found[-1] >= len(folded) - 2
    return found[:-1] if signed and len(found) > 1 else found


def _owner(word: str) -> str:
    return word.removesuffix("'s")


def first_name(name: str) -> str:
    """Return the first word of a display name if it can be a name, else an empty string: emoji and links are none."""
    first = (name.split() or [""])[0].strip(".,;:!?\"'()*_~“”«»")
    readable = first.replace("-", "").replace("'", "").replace("’", "")
    return first if 2 <= len(first) <= 30 and readable.isalpha() and not LINK.search(first) else ""


def apology(draft: Draft) -> Iterator[Check]:
    """Warn where the answer to a complaint has no apology (Lewicki, Polin & Lount 2016)."""
    if draft.is_complaint:
        sorry = bool(draft.hits("apology"))
        yield Check("apology", Level.OK, "apology") if sorry else Check("apology", Level.WARN, "does not apologise")


def detail(draft: Draft) -> Iterator[Check]:
    """Warn where nothing of what the customer told is taken up: routine backfires (Decock 2021).

    «Again no reply» tells nothing that another complaint would not tell too: there is nothing to take up.
    """
    told = words_of(draft.facts.post_text)
    if not draft.is_complaint or not told:
        return
    if own_words(draft.words) & told:
        yield Check("own detail", Level.OK, "own detail")
    else:
        yield Check("own detail", Level.WARN, "says nothing of what happened to them")


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """Return what `own_words` finds in a post; remembered, for it stays the same from draft to draft."""
    return own_words(read_once(text))


def own_words(words: Words) -> frozenset[str]:
    """Return what tells one story from another: words that carry meaning, cut so that forms of one meet; numbers."""
    found = set[str]()
    for word in words.folded:
        number = value(word)
        if number is not None or word.isdigit():
            found.add(str(number or word))
        elif is_telling(word):
            found |= _stems(word)
    return frozenset(found)


def is_telling(word: str) -> bool:
    """Return whether a folded word carries meaning of its own: no small word, and none of every complaint."""
    return len(word) >= 3 and word != STOP and word not in _everyday() and not word.startswith("@")


def _stems(word: str) -> set[str]:
    return {word[:5], word[:4]} if 4 <= len(word) <= 6 else {word[:5]}


@cache
def _everyday() -> frozenset[str]:
    """Return the words that any complaint and any answer may hold, in all languages."""
    small = [*function_words().values(), *(common_words(language) for language in LANGUAGES)]
    return frozenset[str]().union(*small)


def defensive(draft: Draft) -> Iterator[Check]:
    """Warn of words that defend us instead of hearing the customer."""
    yield from draft.checks("defensive", Level.WARN, "{} sounds defensive", draft.hits("defensive"))


def ownership(draft: Draft) -> Iterator[Check]:
    """Warn where nobody here does anything next: corrective action and a named helper appease (Einwiller 2015)."""
    if draft.is_complaint and not has_step(draft):
        yield Check("ownership", Level.WARN, "does not say who does what next")


_PLURAL = {
    "es": ("amos", "emos", "imos"),
    "it": ("iamo",),
    "pt": ("amos", "emos", "imos", "rmos"),
}
"""How verbs of the first person plural end; English, German, French and Dutch say the pronoun."""
_NO_VERBS = word_set(
    """ultimos proximos mismos mesmos extremos maximos minimos otimos optimos pesimos pessimos tramos ramos kilogramos
    termos sistemos animos supremos anonimos reclamos legitimos intimos infimos temos-lhe richiamo"""
)


def we(draft: Draft) -> Iterator[Check]:
    """Warn of «we» where one person writes: «I» raises satisfaction (Packard, Moore & McFerran 2018)."""
    if draft.facts.person.casefold() != "i":
        return
    hits = draft.hits("we")
    yield from draft.checks("we", Level.WARN, "{}: one person writes, say «I»", hits[:1])
    if not hits:
        yield from _plural_verb(draft)


def _plural_verb(draft: Draft) -> Iterator[Check]:
    spoken = [language for language in draft.languages if language in _PLURAL]
    endings = tuple(ending for language in spoken for ending in _PLURAL[language])
    for at, word in enumerate(draft.words.folded):
        bare = word.split("-")[0]
        if endings and len(bare) >= 5 and bare.endswith(endings) and bare not in _NO_VERBS:
            span = draft.words.spans[at]
            if not any(first <= span[0] < last for first, last in draft.quoted):
                yield Check("we", Level.WARN, f"«{draft.words.shown(at, at + 1)}»: one person writes, say «I»", span)
                return


def signature(draft: Draft) -> Iterator[Check]:
    """Warn where the reply is not signed as the team decided."""
    wanted = draft.facts.signature.strip()
    if wanted and draft.text.strip() and wanted.casefold() not in draft.lower[-len(wanted) - 12 :]:
        yield Check("signature", Level.WARN, f"is not signed: end with «{_dashed(wanted)}»")


def _dashed(wanted: str) -> str:
    return f"— {wanted}" if wanted[0].isalnum() else wanted
