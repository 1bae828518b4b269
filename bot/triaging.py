"""`amends triage`: judges a file of posts as the bot would, in the file's order; nothing is stored or sent."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TextIO

from bot import wiring
from bot.classifiers.base import Classifier
from bot.config import Secrets, Settings, team_of
from bot.domain.post import Author, Post
from bot.domain.triage import Verdict
from bot.files import BadLine, Line, read
from bot.flow.triage import judge

_BATCH = 256
"""Lines in memory at a time, and what is judged at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """One post to judge, and the id by which its file calls it."""

    id: str | int
    post: Post


@dataclass(slots=True)
class Tally:
    """How many posts were judged, and how many lines could not be read."""

    judged: int = 0
    bad: int = 0


def classifier(secrets: Secrets) -> Classifier:
    """Return who judges posts here, with what the team taught it; without settings, as it comes."""
    team = team_of(Path(secrets.amends_settings))
    if team:
        return wiring.classifier(Settings(secrets, team, team.routing(), team.promises(), team.office.office_hours()))
    from bot.classifiers.embeddings import load
    from bot.classifiers.linear import LinearClassifier

    return LinearClassifier(encoder=lambda: load(secrets.amends_embeddings))


def verdicts(
    lines: TextIO, judges: Classifier, tally: Tally, tell: Callable[[str], object], *, now: datetime
) -> Iterator[list[str]]:
    """Yield a line of JSON per post, in order, some at a time; `tell` is told of each line that cannot be read."""
    every = read(lines)
    while some := list(islice(every, _BATCH)):
        rows = [row for line in some if (row := _readable(line, tally, tell, now=now))]
        # By their place, not by their id: nobody promised that ids stand once.
        found = judge(judges, [row.post for row in rows])
        tally.judged += len(rows)
        yield [_answer(row, found[row.post.id]) for row in rows]


def _readable(line: Line | BadLine, tally: Tally, tell: Callable[[str], object], *, now: datetime) -> Row | None:
    try:
        if isinstance(line, BadLine):
            raise line
        return _row(line, now=now)
    except BadLine as error:
        tally.bad += 1
        tell(str(error))
        return None


def _row(line: Line, *, now: datetime) -> Row:
    """Return the row. A post may be empty, which is judged too; it must have an id."""
    known = line.text("id", needed=True)
    if not known.strip():
        raise BadLine(f"Line {line.number} has no id.")
    handle = line.text("author").removeprefix("@")
    author = Author(handle, handle, followers=_followers(line))
    text = line.text("text", needed=True)
    post = Post(line.text("platform"), str(line.number), str(line.number), author, text, "", now)
    return Row(line.values["id"], post)


def _followers(line: Line) -> int | None:
    """Return the number. Programs that know no gaps in whole numbers write them as 18200.0."""
    given = line.values.get("followers")
    if given is None or given == "":
        return None
    try:
        number = float(given)
        if number >= 0 and number.is_integer():
            return int(number)
    except (TypeError, ValueError):
        pass
    raise BadLine(f"Line {line.number}: followers must be a whole number, not {str(given)[:40]!r}.")


def _answer(row: Row, verdict: Verdict) -> str:
    said = {
        "id": row.id,
        "category": verdict.category,
        "complaint_probability": verdict.probability,
        "topic": verdict.topic,
        "language": verdict.language,
        "priority": verdict.priority,
        "reasons": verdict.reasons,
        "classifier": verdict.classifier,
    }
    return json.dumps(said, ensure_ascii=False)
