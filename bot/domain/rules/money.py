"""Money and goodwill in public, and words that admit liability."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.domain.rules.base import Check, Level
from bot.domain.rules.reading import Draft, inside, read_once
from bot.domain.words.numbers import value
from bot.domain.words.text import NEGATIONS, STOP, Hit, word_set

AMOUNT = re.compile(
    r"(?:[$€£¥₹]|(?<!\w)(?:usd|eur|gbp|chf)\s?)\s?\d{1,12}(?:[.,]\d{1,3}){0,4}"
    r"|(?<![\w.,])[-–−]\s?\d{1,3}\s?%"
    r"|(?<![\w.,])\d{1,12}(?:[.,]\d{1,3}){0,4}\s?(?:[$€£¥₹]|(?:usd|eur|gbp|chf|euros?|dollars?|pounds?)(?!\w))",
    re.IGNORECASE,
)
_ARTICLES = word_set("a an any the un une de d une unos una uno um uma een ein eine einen einer")
_GIVER = 7
"""Words between «I'll give you» and what is given."""


def money(draft: Draft) -> Iterator[Check]:
    """Block offers of money, refunds, discounts, vouchers and gifts.

    An early public compensation «fuels the fire» (Herhausen 2019). A word for money that the customer used first may
    be said back («the refund you wait for»), but not as something given; what is refused or denied is no offer.
    """
    offers = [hit for hit in draft.hits("offer", everywhere=True, quoted=True) if not _is_denied(draft, hit)]
    yield from draft.checks("money", Level.BLOCK, "{} is offered in public: move it to a DM", offers)
    taken = [draft.span(hit) for hit in offers]
    nouns = [hit for hit in draft.hits("goodwill", everywhere=True, quoted=True) if not inside(draft.span(hit), taken)]
    yield from draft.checks("money", Level.TICK, "{} is granted in public: is that so?", _granted(draft, nouns))
    named = [hit for hit in nouns if (not _said(draft, hit) or _is_given(draft, hit)) and not _is_denied(draft, hit)]
    yield from draft.checks("money", Level.BLOCK, "{} in public: move it to a DM", named)
    numbers = digits_of(draft.known)
    for match in AMOUNT.finditer(draft.text):
        if digits(match.group()) not in numbers:
            yield Check("money", Level.BLOCK, f"names an amount: {match.group()}", match.span())
    yield from _spelled(draft, numbers)


_GRANTED = word_set(
    """approved granted authorised authorized issued processed genehmigt bewilligt freigegeben gewahrt veranlasst
    angewiesen accorde accordee approuve approuvee valide validee autorise autorisee aprobado aprobada concedido
    concedida autorizado autorizada approvato approvata concesso concessa autorizzato autorizzata aprovado aprovada
    goedgekeurd toegekend"""
)
_OPEN = NEGATIONS | word_set("whether if once when until unless yet ob wenn sobald bis quand quando als zodra")


def _granted(draft: Draft, nouns: list[Hit]) -> list[Hit]:
    """Return what the customer asked for and the draft says is theirs: «your refund has been approved»."""
    found = []
    for hit in nouns:
        words = draft.words.folded[slice(*draft.sentence(hit.first))]
        if _said(draft, hit) and not _GRANTED.isdisjoint(words) and _OPEN.isdisjoint(words):
            found.append(hit)
    return found


def _spelled(draft: Draft, known: frozenset[str]) -> Iterator[Check]:
    """Yield amounts in words: «twenty pounds», «zehn Euro»."""
    folded = draft.words.folded
    said = values(draft.known) if any(word in CURRENCIES for word in folded) else frozenset()
    for at, word in enumerate(folded[1:], start=1):
        number = value(folded[at - 1]) if word in CURRENCIES else None
        if number is not None and str(number) not in known | said:
            span = draft.words.spans[at - 1][0], draft.words.spans[at][1]
            yield Check("money", Level.BLOCK, f"names an amount: {draft.text[slice(*span)]}", span)


CURRENCIES = word_set("pound pounds quid euro euros eur dollar dollars bucks franken francs")


@lru_cache(maxsize=256)
def values(text: str) -> frozenset[str]:
    """Return the values of the numbers that a text says in words."""
    return frozenset(str(number) for word in read_once(text).folded if (number := value(word)) is not None)


def _is_denied(draft: Draft, hit: Hit) -> bool:
    first, last = draft.sentence(hit.first)
    if any(first <= other.first < last for other in draft.hits("deny", everywhere=True)):
        return True
    before = draft.words.folded[first : hit.first]
    return any(word in NEGATIONS for word in before[-2 if before[-1:] and before[-1] in _ARTICLES else -1 :])


def _said(draft: Draft, hit: Hit) -> bool:
    """Return whether the customer used that word, in any form: the first five letters decide."""
    said = read_once(draft.said).folded
    return all(any(other[:5] == word[:5] for other in said) for word in draft.words.folded[hit.first : hit.last])


def _is_given(draft: Draft, hit: Hit) -> bool:
    first, _ = draft.sentence(hit.first)
    givers = draft.hits("give", everywhere=True)
    return any(first <= giver.first < hit.first <= giver.last + _GIVER for giver in givers)


def liability(draft: Draft) -> Iterator[Check]:
    """Ask for a tick before we admit fault or negligence: that is for whoever answers for it, not for a draft."""
    hits = [hit for hit in draft.hits("liability", everywhere=True) if not draft.denied(hit, reach=2)]
    hits = hits or list(_owned_faults(draft))
    yield from draft.checks("liability", Level.TICK, "{} admits liability: may we say so?", hits)


_FAULTS = word_set("fault mistake error culpa colpa errore erro faute erreur schuld fehler fout negligence")
_UNSURE = NEGATIONS | word_set("ob whether if si se of wessen whose quien chi quem wiens")
_OURS = word_set("ours nuestro nuestra nostro nostra nosso nossa notre unser unsere unserer onze")


def _owned_faults(draft: Draft) -> Iterator[Hit]:
    """Yield a fault and whose it is, in either order with a word or two between: «el error fue nuestro»."""
    folded = draft.words.folded
    for at, word in enumerate(folded):
        if word not in _OURS:
            continue
        near = (other for other in range(max(0, at - 4), min(len(folded), at + 3)) if folded[other] in _FAULTS)
        for other in near:
            first, last = min(at, other), max(at, other) + 1
            alone = _UNSURE.isdisjoint(folded[max(0, first - 2) : last]) and STOP not in folded[first:last]
            if alone and not inside((draft.words.spans[first][0], draft.words.spans[last - 1][1]), draft.quoted):
                yield Hit("liability", first, last)
                return


_NUMBER = re.compile(r"\d{1,15}(?:[.,:/]\d{1,15}){0,5}")


@lru_cache(maxsize=256)
def digits_of(text: str) -> frozenset[str]:
    """Return the numbers of a text as bare digits; remembered, for a conversation stays the same."""
    return frozenset({digits(match.group()) for match in _NUMBER.finditer(text)})


def digits(text: str) -> str:
    """Return a number's digits."""
    return "".join(char for char in text if char.isdigit())
