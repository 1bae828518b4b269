"""The text that classifiers learn from: our own labelled posts, and those of a team."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bot.domain.errors import BadSettings
from bot.domain.triage import Category
from bot.team import TriageSection


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what it is. `staff` marks what people in Slack decided, which weighs more than our own text."""

    text: str
    category: Category
    staff: bool = False
    language: str = "en"


def ours() -> tuple[Labelled, ...]:
    """Return the posts that come with Amends, in the order of the files' names."""
    return tuple(Labelled(row["text"], Category(row["label"]), language=row["lang"]) for row in ours_raw())


def ours_raw() -> Iterator[dict[str, str]]:
    """Give the same posts with everything that is known of them: text, label, lang, business, topic."""
    folder = resources.files("bot.classifiers") / "corpus"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".jsonl"):
            yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def of_team(section: TriageSection, folder: Path) -> tuple[Labelled, ...]:
    """Return the team's own examples from amends.toml, and from the file it names, which is looked for beside it."""
    written = (Labelled(text, kind) for kind, texts in _by_kind(section).items() for text in texts)
    return (*written, *(from_csv(folder / section.labelled) if section.labelled else ()))


def _by_kind(section: TriageSection) -> Mapping[Category, tuple[str, ...]]:
    return {
        Category.COMPLAINT: section.complaints,
        Category.PRAISE: section.praise,
        Category.QUESTION: section.questions,
        Category.NOISE: section.noise,
    }


def from_csv(path: Path) -> tuple[Labelled, ...]:
    """Return the rows of a CSV with the columns text and label, or raise BadSettings with what is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_row(row, f"{path}, row {number}") for number, row in enumerate(csv.DictReader(file), 1))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadSettings([f"triage.labelled: {path} cannot be read: {error}."]) from error


def _row(row: Mapping[str, str | None], where: str) -> Labelled:
    text, label = row.get("text"), (row.get("label") or "").strip().lower()
    if not text:
        raise BadSettings([f"{where}: there is no text. The file needs the columns text and label."])
    try:
        return Labelled(text, Category(label))
    except ValueError:
        kinds = ", ".join(Category)
        raise BadSettings([f"{where}: «{label}» is no label; there are {kinds}."]) from None
