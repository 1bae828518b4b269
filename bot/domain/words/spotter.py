"""Finds labelled phrases in a text of several languages at once: a tree of words, walked once from every word.

In a phrase `refund*` stands for every word that begins so, `#` for any number, `(me/us)` for one of several words and
`~` for up to four words of the same sentence. Phrases are separated by semicolons. Phrases of the label `_` are
sayings that hide what they overlap («smoke detector»); those of `-again` hide only hits of `again`.

No step is ever taken back but in the four words of a gap, so that a hostile text costs no more than a long one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.domain.words.text import STOP, Hit, Words, is_number, read

GAP = 4
"""How many words a `~` may stand for."""

HIDES_ALL = "_"
_REMEMBERED = 20_000
_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(slots=True, eq=False)
class _Node:
    """A place within phrases: which words lead on from here. Every phrase has nodes of its own but the root."""

    words: dict[str, list["_Node"]] = field(default_factory=dict)
    stems: dict[str, list["_Node"]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    number: list["_Node"] = field(default_factory=list)
    gap: list["_Node"] = field(default_factory=list)
    labels: tuple[str, ...] = ()

    def lead(self, part: str, onward: "_Node") -> None:
        """Let one part of a phrase lead from here to a further node."""
        if part == "#":
            self.number.append(onward)
        elif part == "~":
            self.gap.append(onward)
        elif part.endswith("*"):
            self.stems.setdefault(part[:-1], []).append(onward)
            self.lengths = tuple(sorted({len(stem) for stem in self.stems}))
        else:
            self.words.setdefault(part, []).append(onward)

    def step(self, word: str) -> list["_Node"]:
        """Return the nodes that this word leads to."""
        found = self.words.get(word, [])
        for length in self.lengths:
            if stems := self.stems.get(word[:length]):
                found = found + stems
        return found + self.number if self.number and is_number(word) else found


class Spotter:
    """Finds phrases by label, all labels at once: hits of one label never overlap, the longer goes before."""

    def __init__(self, lists: Iterable[Mapping[str, str]]) -> None:
        self._root = _Node()
        self._first: dict[str, _Node | None] = {}
        for one in lists:
            for label, phrases in one.items():
                for phrase in split(phrases):
                    _add(self._root, phrase, label)

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases in the text, from left to right, without those that a saying hides."""
        hits: list[Hit] = []
        reached: dict[str, int] = {}
        for at, word in enumerate(words.folded):
            first = self._first[word] if word in self._first else self._remember(word)
            if first is not None:
                for label, last in _longest(first, words.folded, at).items():
                    if at >= reached.get(label, 0):
                        hits.append(Hit(label, at, last))
                        reached[label] = last
        return _unhidden(hits)

    def _remember(self, word: str) -> _Node | None:
        """Return where phrases go on that begin with this word; remembered, for people use few different words."""
        nodes = self._root.step(word)
        first = _merged(nodes) if nodes else None
        if len(self._first) < _REMEMBERED:  # a bound: hostile text must not eat the memory
            self._first[word] = first
        return first


def _merged(nodes: Iterable[_Node]) -> _Node:
    """Return one node that leads wherever any of these lead: one look-up for all phrases that begin alike."""
    one = _Node()
    gaps: list[_Node] = []
    for node in nodes:
        for word, onward in node.words.items():
            one.words[word] = one.words.get(word, []) + onward
        for stem, onward in node.stems.items():
            one.stems[stem] = one.stems.get(stem, []) + onward
        one.number = one.number + node.number
        one.labels += node.labels
        gaps += node.gap
    one.lengths = tuple(sorted({len(stem) for stem in one.stems}))
    one.gap = [_merged(gaps)] if gaps else []
    return one


def _add(root: _Node, phrase: str, label: str) -> None:
    """Lay the phrase's way from the root; where a choice has an empty side, both past it and through it."""
    here = [root]
    for n, piece in enumerate(_CHOICE.split(phrase)):
        if n % 2:
            sides = [_parts(side) for side in piece.split("/")]
            here = [*(here if [] in sides else []), _join(here, [side for side in sides if side])]
        else:
            for part in _parts(piece):
                here = [_join(here, [[part]])]
    for node in here:
        node.labels = (label,)


def _join(here: list[_Node], sides: list[list[str]]) -> _Node:
    """Lead from all these nodes over any of the sides to one node, and return it."""
    end = _Node()
    for side in sides:
        nodes = here
        for part in side[:-1]:
            middle = _Node()
            for node in nodes:
                node.lead(part, middle)
            nodes = [middle]
        for node in nodes:
            node.lead(side[-1], end)
    return end


def split(lists: str) -> tuple[str, ...]:
    """Return the phrases of a list that is separated by semicolons."""
    return tuple(phrase for piece in lists.split(";") if (phrase := " ".join(piece.split())))


def _parts(phrase: str) -> list[str]:
    """Return the phrase as the words that a text is read into, with its signs."""
    parts: list[str] = []
    for piece in phrase.split():
        if piece in ("#", "~"):
            parts.append(piece)
            continue
        folded = list(read(piece.rstrip("*")).folded)
        parts += [*folded[:-1], folded[-1] + "*"] if piece.endswith("*") else folded
    return parts


def _longest(first: _Node, folded: tuple[str, ...], at: int) -> dict[str, int]:
    """Return by label where the longest phrase that begins at this word ends."""
    found: dict[str, int] = {}
    todo = [(first, at + 1)]
    while todo:
        node, here = todo.pop()
        for label in node.labels:
            if found.get(label, 0) < here:
                found[label] = here
        if here < len(folded):
            for onward in node.step(folded[here]):
                todo.append((onward, here + 1))
            for gap in node.gap:
                todo += _over(gap, folded, here)
    return found


def _over(gap: _Node, folded: tuple[str, ...], here: int) -> Iterator[tuple[_Node, int]]:
    for at in range(here, min(here + GAP + 1, len(folded))):
        if folded[at] == STOP:
            return
        for onward in gap.step(folded[at]):
            yield onward, at + 1


def _unhidden(hits: list[Hit]) -> list[Hit]:
    sayings = [hit for hit in hits if hit.label[0] in "_-"]
    if not sayings:
        return hits
    return [hit for hit in hits if hit.label[0] not in "_-" and not any(_hides(saying, hit) for saying in sayings)]


def _hides(saying: Hit, hit: Hit) -> bool:
    return (
        saying.label in (HIDES_ALL, f"-{hit.label}")
        and saying.first < hit.last
        and hit.first < saying.last
        and saying.last - saying.first >= hit.last - hit.first
    )
