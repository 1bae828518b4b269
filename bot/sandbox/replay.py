"""Recorded posts as lines of a story: a CSV with the columns id and text, or a JSONL file of conversations."""

import csv
import json
import re
import zlib
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from bot.sandbox.story import BRAND, Actor, Line

_FIRST = ("Ada", "Bruno", "Carla", "Dario", "Elif", "Femke", "Goran", "Hilde", "Ivo", "Jana", "Karim", "Lena", "Marta")
_LAST = ("Adler", "Bakker", "Costa", "Dahl", "Evans", "Ferro", "Grant", "Hoxha", "Ivers", "Jensen", "Kaya", "Lund")

_NAMED = re.compile(rf"@{BRAND}\b", re.IGNORECASE)
"""«@LarkHarbourdo you deliver» names somebody else."""


class ReplayError(Exception):
    """A replay file that is not what it should be; the message names the file, the row and what is missing."""


def read(path: Path, *, limit: int | None = None) -> list[Line]:
    """Give the lines of a replay file; `limit` is the greatest number of lines, whole conversations not guaranteed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReplayError(f"{path} cannot be read: {error}") from error
    lines = _conversations(text, path) if path.suffix == ".jsonl" else _table(text, path)
    found = list(islice(lines, limit))
    if not found:
        raise ReplayError(f"{path} holds no posts.")
    return found


def _table(text: str, path: Path) -> Iterator[Line]:
    table = csv.DictReader(StringIO(text, newline=""))
    if not {"id", "text"} <= set(table.fieldnames or ()):
        raise ReplayError(f"{path} needs the columns id and text in its first row.")
    for row in table:
        if (row["text"] or "").strip():
            yield Line(0, stranger(row["id"]), key=row["id"], text=addressed(row["text"]))


def _conversations(text: str, path: Path) -> Iterator[Line]:
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            try:
                yield from conversation(json.loads(row))
            except (ValueError, KeyError, TypeError) as error:
                raise ReplayError(f"{path}, line {number}: {error!r} is missing or not as it should be.") from error


def conversation(record: dict[str, Any]) -> Iterator[Line]:
    """Give the customers' posts of one recorded conversation; what followed a post of the brand waits for an answer."""
    before, answered = "", False
    for post in record["posts"]:
        if not post["inbound"]:
            answered = True
            continue
        who = Actor(post["author"].lstrip("@"), post["name"], int(post["followers"]))
        text = post["text"] if before else addressed(post["text"])
        lang = record.get("lang") or ""
        yield Line(0, who, key=post["id"], text=text, to=before, answered=answered and bool(before), lang=lang)
        before, answered = post["id"], False


def addressed(text: str) -> str:
    """Give the text as one that names the brand's account, as only such posts reach its inbox."""
    return text if _NAMED.search(text) else f"@{BRAND} {text}"


def stranger(post_id: str) -> Actor:
    """Make an author up from a post's id: always the same one, and no two posts share one."""
    number = zlib.crc32(post_id.encode())
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // 16 % len(_LAST)]
    # A long tail: most people have a few dozen readers, one in a hundred has many thousands.
    followers = int(10 ** (1 + (number >> 8) % 1000 / 1000 * 2.2)) * (40 if number % 97 == 0 else 1)
    plain = "".join(char for char in post_id if char.isascii() and char.isalnum())[-20:]
    return Actor(f"{first.lower()}_{plain or number}", f"{first} {last}", followers)
