"""Reads files of posts that people hand in: JSONL, or CSV with a header, a line at a time whatever their size."""

import csv
import json
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from bot.domain.errors import AmendsError

MANDATORY = ("id", "text")
_LONGEST_CELL = 64_000_000
_UNDECODED = re.compile("[\udc80-\udcff]")
"""What stands, in a text read with `surrogateescape`, for bytes that are no UTF-8."""


class BadLine(AmendsError):
    """A line cannot be read; the message says which one and why. Those after it can be."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says: a JSON object, or the cells of a row by the header's names. `number` is where it begins."""

    number: int
    values: Mapping[str, Any]

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a value as text, "" where there is none; raise BadLine where it is neither text nor a whole number."""
        value = self.values.get(name)
        if value is None:
            if needed:
                raise BadLine(f"Line {self.number} has no {name}.")
            return ""
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        raise BadLine(f"Line {self.number}: {name} must be text, not {type(value).__name__}.")


@contextmanager
def opened(file: str) -> Iterator[TextIO]:
    """Open the file, or standard input for «-»; raise AmendsError where it cannot be read."""
    if file == "-":
        yield TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape", newline="")
        return
    try:
        with Path(file).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            yield lines
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise AmendsError(f"{file} cannot be read: {error.strerror}.") from None


def size(lines: TextIO) -> int | None:
    """Return how many bytes the file has; None where that is not known, as of a pipe."""
    try:
        found = os.fstat(lines.fileno())
    except OSError:  # nothing that the system knows as a file
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def at(lines: TextIO) -> int:
    """Return how many of its bytes were read, or 0 where that is not known."""
    return lines.buffer.tell() if size(lines) is not None else 0


def read(lines: TextIO, *, needed: Sequence[str] = MANDATORY) -> Iterator[Line | BadLine]:
    """Give what each line says, or why it cannot be read. Whether it is JSONL or CSV shows in the first one.

    Raises AmendsError where the whole file is neither, or the header lacks a name that is needed.
    """
    first = lines.readline().removeprefix("\ufeff")
    if not first.strip():
        raise AmendsError(f"Line 1 is empty: give JSONL, or CSV with a header that names {' and '.join(needed)}.")
    if _UNDECODED.search(first):
        raise AmendsError("Line 1 is no UTF-8 text. Save the file as UTF-8.")
    return _objects(first, lines) if first.lstrip().startswith("{") else _table(first, lines, needed)


def _objects(first: str, lines: TextIO) -> Iterator[Line | BadLine]:
    return (_object(number, text) for number, text in enumerate(chain([first], lines), 1) if text.strip())


def _object(number: int, text: str) -> Line | BadLine:
    if _UNDECODED.search(text):
        return BadLine(f"Line {number} is no UTF-8 text.")
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        return BadLine(f"Line {number} is no JSON: {error}.")
    return Line(number, values) if isinstance(values, dict) else BadLine(f"Line {number} is no JSON object.")


def _table(first: str, lines: TextIO, needed: Sequence[str]) -> Iterator[Line | BadLine]:
    names = [name.strip().lower() for name in next(csv.reader([first]))]
    missing = [name for name in needed if name not in names]
    if missing:
        raise AmendsError(f"Line 1: the header names no {' and no '.join(missing)}.")
    csv.field_size_limit(_LONGEST_CELL)  # the usual limit is a post of 131,072 characters
    return _rows(csv.reader(lines, strict=True), names)


def _rows(reader: Any, names: Sequence[str]) -> Iterator[Line | BadLine]:
    """Give the rows. The reader is strict: a quotation mark that is never closed would else swallow what follows."""
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield BadLine(f"Line {number} is no CSV: {error}.")
            continue
        if cells is None:
            return
        if cells:
            yield _row(number, cells, names)


def _row(number: int, cells: Sequence[str], names: Sequence[str]) -> Line | BadLine:
    if len(cells) > len(names):
        return BadLine(f"Line {number} has {len(cells)} cells, the header {len(names)}.")
    if any(map(_UNDECODED.search, cells)):
        return BadLine(f"Line {number} is no UTF-8 text.")
    return Line(number, dict(zip(names, cells, strict=False)))
