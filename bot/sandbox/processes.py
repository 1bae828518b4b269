"""The programs of the demo: the sandbox, and the bot as its own processes with an environment of its own."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess  # our own interpreter with fixed arguments
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import requests

_ROOT = Path(__file__).resolve().parents[2]
# Nothing else of the caller's environment reaches the bot: a real token in it must not make the demo post for real.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV", "TZ", "AMENDS_CACHE")
_STOP_WAIT = 8.0
_LOG_TAIL = 2_000


class StartError(Exception):
    """A program of the demo did not start; the message says which, and how its log ends."""


def free_port() -> int:
    """Give a port of the loopback interface that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**ours: str) -> dict[str, str]:
    """Give the environment of a program of the demo: what every program needs, and our own settings."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.pathsep.join(part for part in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if part)
    return kept | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"} | ours


@dataclass(slots=True)
class Program:
    """One process in a process group of its own, whose output goes to a file."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """The file with all that the program printed."""
        return self.folder / f"{self.name}.log"

    def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, *self.command],
                env=dict(self.env),
                cwd=self.folder,  # where no .env of the caller lies
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def health(self) -> str:
        """Give the address where it says whether it is well."""
        return f"http://127.0.0.1:{self.env.get('PORT', '9')}/health"

    def running(self) -> bool:
        """Say whether it still runs."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """End it without a word of warning, with everything it started."""
        self._signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        self._signal(signal.SIGTERM)
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(_STOP_WAIT)
        self.kill()

    def ending(self) -> str:
        """Give the end of its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:] if self.log.exists() else ""

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the sandbox is, and the token for its page and controls."""

    url: str
    token: str


def start_sandbox(folder: Path, *, port: int, seed: int, pace: str, events_url: str = "") -> tuple[Program, Address]:
    """Start the sandbox and give its address as soon as it is ready."""
    command = ["-m", "bot.sandbox", "--port", str(port), "--seed", str(seed), "--pace", pace]
    events = ["--events-url", events_url] if events_url else []
    program = Program("sandbox", [*command, *events], environment(), folder)
    program.start()
    try:
        return program, _ready_line(program)
    except BaseException:
        program.kill()
        raise


def _ready_line(program: Program) -> Address:
    until = time.monotonic() + 30
    while time.monotonic() < until and program.running():
        for line in program.log.read_text(encoding="utf-8").splitlines():
            if line.startswith('{"ready"'):
                ready = json.loads(line)
                return Address(str(ready["url"]), str(ready["token"]))
        time.sleep(0.05)
    raise StartError(f"The sandbox did not start. Its log ends: {program.ending()}")


@dataclass(slots=True)
class Bot:
    """The bot: one process, or a web process and several workers. Starts, kills and revives them."""

    programs: list[Program]
    health: str
    seed: int = 0
    kills: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        for program in self.programs:
            program.start()
        return self

    def __exit__(self, *exc: object) -> None:
        with self._lock:
            for program in self.programs:
                program.stop()

    def wait_until_ready(self, seconds: float = 90.0) -> None:
        """Return when it answers that it is healthy; raise StartError if it ends or takes too long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for program in self.programs:
                if not program.running():
                    raise StartError(f"{program.name} ended at once. Its log ends: {program.ending()}")
            if _answers(self.health):
                return
            time.sleep(0.1)
        raise StartError(f"The bot was not ready within {seconds:g} s. Its log ends: {self.programs[0].ending()}")

    def dead(self) -> list[str]:
        """Restart whatever ended by itself, and give a sentence for each."""
        found = []
        with self._lock:
            for program in self.programs:
                if not program.running():
                    found.append(f"{program.name} ended by itself. Its log ends: {program.ending()}")
                    program.start()
        return found

    @contextlib.contextmanager
    def under_fire(self, every: float | None) -> Iterator[threading.Event]:
        """Kill a process, a worker where there are several, at random moments until the event is set or all is over."""
        over = threading.Event()
        if every is None:
            yield over
            return
        thread = threading.Thread(target=self._shoot, args=(every, over), name="killer", daemon=True)
        thread.start()
        try:
            yield over
        finally:
            over.set()
            thread.join()

    def _shoot(self, every: float, over: threading.Event) -> None:
        """Kill at random moments: one in three while the process starts, the others after it came to work.

        On a slow machine a start may take longer than `every`; killed in each of them, it would never do anything.
        """
        dice = random.Random(self.seed)  # noqa: S311 (chance, no secret)
        targets = self.programs[1:] or self.programs
        while not over.wait(dice.uniform(0.5, 1.5) * every):
            with self._lock:
                target = dice.choice(targets)
                target.kill()
                target.start()
                self.kills += 1
            patience = time.monotonic() + (10 * every if dice.random() > 1 / 3 else 0)
            while time.monotonic() < patience and not over.is_set() and not _answers(target.health):
                over.wait(min(0.2, every))


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=2).status_code == 200
    except requests.RequestException:
        return False
