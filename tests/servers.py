"""Servers that tests need: PostgreSQL from Debian's packages, in a folder of its own, without a network port."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

_NAMES = count(1)
_PLACES = Path("/usr/lib/postgresql")
# Nothing in a test's database outlives the test: speed goes before safety against a power cut.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_ALWAYS = ("max_connections=300", "listen_addresses=")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server that is reached through a socket in its folder."""

    folder: Path

    def url(self, database: str = "postgres") -> str:
        """Return what goes into DATABASE_URL."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.folder), safe='')}"

    def fresh(self, like: str = "template1") -> str:
        """Make a database, empty or as another one to which nobody is connected, and return its URL."""
        name = f"amends_{next(_NAMES)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            # Copying files takes a third of copying by the log, PostgreSQL's way since 15, where nothing is synced.
            strategy = "STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like} {strategy}".encode())
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, with whoever is still connected to it."""
        name = url.rsplit("/", 1)[-1].partition("?")[0]
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """Run a server; skip the test where Debian's programs are missing, but fail it where CI promises them.

    A `durable` one is as safe, and as slow, as PostgreSQL comes: for measurements.
    """
    programs = _programs()
    if programs is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("needs PostgreSQL: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="amends-pg-"))
    user = _unprivileged(folder)
    try:
        with _serving(programs, folder, user, _ALWAYS if durable else (*_FAST, *_ALWAYS)) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = sorted(_PLACES.glob("*/bin/initdb"), reverse=True)
    return Path(found).parent if found else places[0].parent if places else None


def _unprivileged(folder: Path) -> str | None:
    """Return the user that has to run the server: it refuses to be root's."""
    if os.geteuid() != 0:
        return None
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        owner = pwd.getpwnam("nobody")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return owner.pw_name


@contextmanager
def _serving(programs: Path, folder: Path, user: str | None, settings: Sequence[str]) -> Iterator[Postgres]:
    data = folder / "data"
    initdb: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C",
    ]
    subprocess.run(initdb, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)
    options = [part for setting in settings for part in ("-c", setting)]
    log = (folder / "log").open("wb")
    command: list[str | Path] = [programs / "postgres", "-D", data, "-k", folder, *options]
    process = subprocess.Popen(command, user=user, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        server = Postgres(folder)
        _wait(server, process)
        yield server
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: what is in it is not kept
        process.wait(20)
        log.close()


def _wait(server: Postgres, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(server.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: {(server.folder / 'log').read_text()[-2000:]}")
