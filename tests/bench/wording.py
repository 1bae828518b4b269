"""What people write, in any number: sentences of the sandbox's story and of our own, with words of a long tail."""

import random
from collections.abc import Iterator

from bot.sandbox.story import STORY, Deed
from tests.bench.stage import COMPLAINTS

STORIES = tuple(line.text for line in STORY if line.text and line.deed is Deed.POST)
SYLLABLES = ("ka", "lo", "mi", "ren", "to", "va", "sel", "du", "pi", "gra", "mon", "tes", "bi", "chor", "na", "fel")
EVERYWHERE = ("the", "my", "and", "order", "kettle", "late", "please", "refund", "again", "parcel", "support", "why")
TAIL = 50_000


def tail_word(rank: int) -> str:
    """Return the word of this rank: made of syllables, so that many begin alike."""
    parts = []
    for _ in range(4):
        rank, digit = divmod(rank, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts)


def texts(number: int, *, seed: int = 1) -> Iterator[str]:
    """Give texts as long and as various as posts are; words are spread as in a language, by Zipf."""
    dice = random.Random(seed)
    kinds = (*COMPLAINTS, *STORIES)
    for n in range(number):
        begin = dice.choice(kinds).replace("{word}", "").replace("{n}", str(n))
        tail = " ".join(tail_word(_rank(dice)) for _ in range(4))
        yield f"{begin} {dice.choice(EVERYWHERE)} {tail}"


def _rank(dice: random.Random) -> int:
    """Return a rank: the first is met in one text of ten or so, the last ones hardly ever."""
    return int(TAIL ** dice.random()) - 1
