"""Keeps what was learnt in files beside the database, so that only the first start takes the time to learn.

What is named by all that it was learnt from cannot be out of date: a changed lesson has another name.
"""

import contextlib
import hashlib
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import machine, python_version

log = logging.getLogger(__name__)

_MOST = 4
"""Files in a folder: a bot needs one, and one folder may serve several, such as those of a test run."""

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "vaderSentiment", "py3langid", "regex")
_SOURCES = ("classifiers", "domain")
"""Folders of `bot` that hold the corpus, and the code and the word lists through which it is read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was learnt from one lesson, as bytes. `facts` is all of the lesson that our own text and code are not."""

    folder: Path
    facts: bytes

    @property
    def file(self) -> Path:
        """Return where it is, or would be."""
        named = hashlib.sha256(_ourselves() + self.facts).hexdigest()
        return self.folder / f"amends-triage-{named[:24]}.npz"

    def read(self) -> bytes:
        """Return what was learnt; nothing where it was not kept."""
        try:
            held = self.file.read_bytes()
        except OSError:
            return b""
        with contextlib.suppress(OSError):
            os.utime(self.file)  # what is in use goes last
        return held


def keep(file: Path, learnt: bytes) -> None:
    """Keep what was learnt, and remove what has not been used for longest.

    A folder that refuses costs seconds at each start.
    """
    try:
        write_whole(file, learnt)
        for old in _newest_first(file.parent)[_MOST:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.info("What triage learnt is not kept: %s", error, extra={"action": "triage_not_kept"})


def write_whole(file: Path, content: bytes) -> None:
    """Write the file whole or not at all, or raise OSError; who reads it meanwhile reads the old one."""
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _newest_first(folder: Path) -> Sequence[Path]:
    def used(file: Path) -> float:
        try:
            return file.stat().st_mtime
        except FileNotFoundError:
            return 0.0  # another process was first

    return sorted(folder.glob("amends-triage-*.npz"), key=used, reverse=True)


@cache
def _ourselves() -> bytes:
    """Return what our text, our code and the libraries come to; a few milliseconds, once."""
    said = hashlib.sha256(f"{python_version()} {machine()}".encode())
    for library in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            said.update(f"{library} {version(library)}".encode())
    top = Path(__file__).parents[1]
    for file in sorted(file for folder in _SOURCES for file in (top / folder).rglob("*")):
        if file.suffix in {".py", ".jsonl"}:
            said.update(f"{file.relative_to(top)} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return said.digest()
