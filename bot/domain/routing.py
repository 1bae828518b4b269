"""Which channel, group and SLA policy a post gets: the first rule that matches wins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.errors import BadSettings
from bot.domain.post import Post
from bot.domain.triage import Verdict

_CAP = 20_000
"""Characters that keywords are looked for in: an e-mail and its old thread, but not a megabyte of anything."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the routing table. An empty condition matches everything; all conditions must match.

    `channel` is a Slack channel id, `group` a Slack user group id to mention, `policy` the name of an SLA policy.
    What comes in on one of the `accounts` is about one of the `brands`, whether it names it or not.
    """

    name: str
    channel: str
    group: str = ""
    policy: str = ""
    platforms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Routed:
    """The rule that caught the post, and why, in words for staff."""

    rule: Rule
    why: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule that was looked at: whether it matched, and the conditions that decided, in words."""

    rule: Rule
    matched: bool
    why: str


def route(rules: Sequence[Rule], post: Post, verdict: Verdict) -> Routed:
    """Return the first rule that matches; settings guarantee that the last one matches everything."""
    for tried in _tries(rules, post, verdict):
        if tried.matched:
            return Routed(tried.rule, tried.why)
    raise BadSettings(["No route matches this post: add a last [[routes]] without conditions, for all the rest."])


def explain(rules: Sequence[Rule], post: Post, verdict: Verdict) -> tuple[Tried, ...]:
    """Return every rule up to and including the one that wins, with why it matched or what was missing."""
    seen: list[Tried] = []
    for tried in _tries(rules, post, verdict):
        seen.append(tried)
        if tried.matched:
            break
    return tuple(seen)


def _tries(rules: Sequence[Rule], post: Post, verdict: Verdict) -> Iterator[Tried]:
    text = _Text(post.text)
    for rule in rules:
        conditions = tuple(_conditions(rule, post, verdict, text))
        missed = tuple(why for held, why in conditions if not held)
        won = "; ".join(why for _, why in conditions) or "everything else"
        yield Tried(rule, not missed, "; ".join(missed) if missed else won)


def _conditions(rule: Rule, post: Post, verdict: Verdict, text: "_Text") -> Iterator[tuple[bool, str]]:
    """Yield, for each condition that the rule sets, whether it holds and the words for it."""
    facts = (
        ("platform", rule.platforms, post.platform),
        ("category", rule.categories, str(verdict.category)),
        ("topic", rule.topics, verdict.topic),
        ("language", rule.languages, verdict.language),
        ("priority", rule.priorities, str(verdict.priority)),
    )
    for name, wanted, value in facts:
        if wanted:
            held = value.casefold() in {one.casefold() for one in wanted}
            yield held, f"{name} {value}" if held else f"{name} {value or 'unknown'}, not {_either(wanted)}"
    if rule.keywords:
        word = text.first_of(rule.keywords)
        yield word is not None, f"says ‹{word}›" if word else f"none of the words {_either(rule.keywords)}"
    if rule.brands and post.platform in rule.accounts:
        yield True, f"brand of {post.platform}"
    elif rule.brands:
        brand = text.first_of(rule.brands) or text.first_of([_as_handle(one) for one in rule.brands])
        yield brand is not None, f"brand {brand}" if brand else f"brand not named: {_either(rule.brands)}"


def _as_handle(brand: str) -> str:
    """Return the brand's name written together, as handles and hashtags are: «Lark Harbour» is @LarkHarbour."""
    return "".join(brand.split())


def _either(words: Sequence[str]) -> str:
    """Return the first few words for a sentence; a list of a hundred keywords says nothing."""
    shown = " or ".join(words[:4])
    return f"{shown} …" if len(words) > 4 else shown


class _Text:
    """A post's text, made comparable once for all rules: case, kinds of white space and apostrophes do not count."""

    def __init__(self, text: str) -> None:
        self._text = _plain(text[:_CAP])

    def first_of(self, phrases: Sequence[str]) -> str | None:
        """Return the first phrase that stands in the text as whole words."""
        return next((phrase for phrase in phrases if self._has(_plain(phrase).strip())), None)

    def _has(self, phrase: str) -> bool:
        """Search plainly and look at the neighbours: linear, and phrases may hold any character."""
        at = self._text.find(phrase) if phrase else -1
        while at >= 0:
            if self._stands_alone(at, at + len(phrase)):
                return True
            at = self._text.find(phrase, at + 1)
        return False

    def _stands_alone(self, start: int, end: int) -> bool:
        left = start == 0 or not (_is_word(self._text[start - 1]) and _is_word(self._text[start]))
        right = end == len(self._text) or not (_is_word(self._text[end]) and _is_word(self._text[end - 1]))
        return left and right


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").casefold())
