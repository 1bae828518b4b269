"""Whether two posts say the same, and how much two posts are alike.

«The same» is meant narrowly: a wrong merger hides a complaint, a missed one costs a second card. Links, mentions, case,
punctuation and the order of words do not count. Short, common sentences («where is my parcel») are everybody's and are
never the same when two people write them; and whatever differs may be neither a figure, as in another order's number,
nor a «not».
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from math import log

from bot.domain.post import Post
from bot.domain.words.text import NEGATIONS, fold

CAP = 2_000
"""Characters that are looked at: who has more to say has said what it is about by then."""

WINDOW = timedelta(hours=72)
"""How far apart two posts may be and still be one wave."""

ALIKE = 0.9
"""Jaccard similarity of the words from which a text is a copy."""

WORDS, LETTERS = 10, 50
"""What a text must have, at the least, for another person's to be a copy of it."""

OWN_WORDS = 5
OWN_PART, OWN_PART_WORDS = 0.8, 8
"""The same person's text may be cut to a platform's length: then a part of the longer one says the same."""

_ASIDE = re.compile(r"(?:https?://|www\.)\S+|@[\w.-]+(?:@[\w.-]+)?")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FIGURE = re.compile(r"\d")
_NAME = 4
"""Letters that a handle needs to be a person's."""

Words = frozenset[str]


def words(text: str) -> Words:
    """Return the words of a text that are held against another's. Never raises, and takes no longer for more text."""
    plain = unicodedata.normalize("NFKC", text[:CAP]).casefold()
    return frozenset(_WORD.findall(_ASIDE.sub(" ", plain)))


def likeness(one: Words, other: Words) -> float:
    """Return the Jaccard similarity of two texts' words."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def is_copy(one: Words, other: Words) -> bool:
    """Return whether one text is a copy of the other, whoever wrote the two.

    Something may be added or left out. Where one word stands for another, «Friday» for «Tuesday», it is another story.
    """
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)) or not (one <= other or other <= one):
        return False
    long_enough = min(len(one), len(other)) >= WORDS and sum(map(len, one & other)) >= LETTERS
    return long_enough and likeness(one, other) >= ALIKE and _means_the_same(one ^ other)


def is_repeat(one: Words, other: Words) -> bool:
    """Return whether two texts by one person say the same: alike, or the one a part of the other."""
    short, long = sorted((one, other), key=len)
    alike = len(short) >= OWN_WORDS and likeness(one, other) >= ALIKE
    part = len(short) >= OWN_PART_WORDS and len(short & long) >= OWN_PART * len(short)
    return (alike or part) and _means_the_same(short - long) and (part or _means_the_same(long - short))


def _means_the_same(different: Words) -> bool:
    return not any(_FIGURE.search(word) or fold(word) in NEGATIONS for word in different)


def names(post: Post) -> Words:
    """Return what its author may go by on another platform: a full name, and the handle without its domain."""
    author = post.author
    name = " ".join(author.name.casefold().split())
    handle = author.handle.casefold().lstrip("@").partition("@")[0].partition(".bsky.")[0]
    return frozenset([*([name] if " " in name else []), *([handle] if len(handle) >= _NAME else [])])


def same_person(one: Post, other: Post) -> bool:
    """Return whether two posts seem to be by one person: by the account on one platform, by a name across two."""
    if one.platform == other.platform:
        return one.author.id == other.author.id
    return bool(names(one) & names(other))


def same(one: Post, said: Words, other: Post, other_said: Words) -> bool:
    """Return whether two posts are one complaint: copies, or one person's words on two platforms, within the window."""
    if abs(one.posted_at - other.posted_at) > WINDOW:
        return False
    if is_copy(said, other_said):
        return True
    return one.platform != other.platform and same_person(one, other) and is_repeat(said, other_said)


SIMILAR = 0.2
"""From which share of its words, weighted by how rare they are, a post is like another one on the same topic."""

_TELLING = 4
"""Letters of a word that tells something: «the», «und» and «que» are in every post."""


def similar(said: Words, others: Iterable[tuple[int, Words]]) -> list[int]:
    """Return the numbers of the texts that share enough with this one, the most similar first.

    What a word weighs is how rare it is among these texts: with few of them, and for few words, that is a guess.
    """
    telling = frozenset(word for word in said if len(word) >= _TELLING)
    found = list(others)
    times = {word: sum(word in words for _, words in found) for word in telling}
    weight = {word: log((len(found) + 2) / (seen + 1)) for word, seen in times.items()}
    enough = max(SIMILAR * sum(weight.values()), _NOTHING)
    shared = [(sum(weight[word] for word in telling & words), number) for number, words in found]
    return [number for share, number in sorted(shared, reverse=True) if share >= enough]


_NOTHING = 1e-9
