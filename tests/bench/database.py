"""The two databases of a measurement: an SQLite file, and PostgreSQL as durable as it comes."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import servers

KINDS = ("SQLite", "PostgreSQL")


@contextmanager
def fresh(kind: str) -> Iterator[str]:
    """Give the URL of an empty database; raise LookupError where PostgreSQL is not installed."""
    if kind == "SQLite":
        folder = Path(tempfile.mkdtemp(prefix="amends-bench-"))
        try:
            yield f"sqlite:///{folder / 'amends.sqlite'}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        with servers.postgres(durable=True) as server:
            yield server.fresh()
    except pytest.skip.Exception as skipped:
        raise LookupError(str(skipped)) from skipped
