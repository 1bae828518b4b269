"""What staff changed in a draft before they approved it: word by word, and added up over many replies."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+")
_EDGES = " .,;:!?…—–-«»“”„\"'()"
_LONGEST = 400
"""Words of a text that are compared; replies are far shorter."""

OFTEN = 2
"""Replies in which the same words were removed before they count as something that staff do not want."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A writer's draft, what was approved in its place, and the words that went and came, run by run."""

    proposed: str
    approved: str
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def unchanged(self) -> bool:
        """Return whether the draft was approved as it was."""
        return self.proposed == self.approved


def compare(proposed: str, approved: str) -> Edit:
    """Return what differs between the two texts, in runs of whole words."""
    mine, theirs = _WORDS.findall(proposed)[:_LONGEST], _WORDS.findall(approved)[:_LONGEST]
    removed, added = list[str](), list[str]()
    for tag, first, last, start, end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            removed += _run(mine[first:last])
            added += _run(theirs[start:end])
    return Edit(proposed, approved, tuple(removed), tuple(added))


def _run(words: Sequence[str]) -> Iterator[str]:
    run = " ".join(words).strip(_EDGES)
    if run:
        yield run


def most_removed(edits: Iterable[Sequence[str]], *, most: int = 3) -> tuple[str, ...]:
    """Return the runs that were removed from at least two replies, the most frequent first, two words or longer ones.

    A single word tells little, and is often a name.
    """
    counts = Counter(run for removed in edits for run in {one.casefold() for one in removed if " " in one})
    often = [(run, count) for run, count in counts.items() if count >= OFTEN]
    return tuple(run for run, _ in sorted(often, key=lambda one: (-one[1], one[0]))[:most])
