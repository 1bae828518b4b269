"""Which words of two texts differ, as rich text: customers' and colleagues' words stay dead letters there."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from bot.slack import texts as t
from bot.slack.blocks import Block, rich_line, run

SHOWN = 1_400
_WORDS = re.compile(r"\s+|[^\s]+")
_RUNS = 80  # more changes than these are easier to read unmarked


def marked(words: str, *, against: str, bold: bool) -> Block:
    """Return `words` with every part that `against` lacks in bold, or struck out."""
    mine, other = _words(words), _words(against)
    runs = list(_runs(mine, other))
    if len(runs) > _RUNS:
        return rich_line(run("".join(mine)))
    style = {"bold": True} if bold else {"strike": True}
    return rich_line(*(run(part, **(style if changed and part.strip() else {})) for part, changed in runs))


def _words(text: str) -> list[str]:
    return _WORDS.findall(t.plain(text, SHOWN))


def _runs(mine: list[str], other: list[str]) -> Iterator[tuple[str, bool]]:
    for tag, start, end, _, _ in SequenceMatcher(str.isspace, mine, other, autojunk=False).get_opcodes():
        if end > start:
            yield "".join(mine[start:end]), tag != "equal"
