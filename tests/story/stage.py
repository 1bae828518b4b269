"""The stage of a story: a sandbox, and the bot as one or several processes that can be killed and come back."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeVar

import requests

from bot.sandbox.demo_settings import TEAM, UNHURRIED
from bot.sandbox.harbour import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from bot.sandbox.network_api import TOKEN as NETWORK_TOKEN
from bot.sandbox.processes import environment, free_port
from bot.sandbox.town import Town

Json = dict[str, Any]
T = TypeVar("T")
TOP = Path(__file__).resolve().parents[2]
CHANNELS = ("C0URGENT", "C0DELIVERY", "C0BILLING", "C0PRODUCT", "C0COMPLAINTS", "C0PRAISE", "C0QUESTIONS")
# Events come again and again while the bot is away; Slack's own waits are minutes.
IMPATIENT = [0.3, 0.5, 0.7, 1, 1, 1.5, 2, 2, 3, 3, 5, 5, 5, 10]
# The platform is asked twice a second, and shows a reply within a second.
SETTINGS = TEAM.replace("every = 1\n", 'every = 0.5\ngrace = "1s"\n') + UNHURRIED


def until(happened: Callable[[], T], why: str, *, seconds: float = 75.0) -> T:
    """Return what `happened` returns as soon as it is something; the other side is another process."""
    deadline = time.monotonic() + seconds
    while True:
        result = happened()
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"This did not happen within {seconds:g} s: {why}.")
        time.sleep(0.05)


class Outside(Town):
    """The sandbox as a test drives it: as its people do, and with things that go wrong."""

    def fault(self, target: str, method: str, kind: str, **more: Any) -> None:
        """Let something go wrong from now on."""
        self._send("/_faults", {"target": target, "method": method, "kind": kind, **more})

    def no_more_faults(self) -> None:
        """Let everything go well from now on."""
        headers = {"X-Sandbox-Token": self.token}
        requests.delete(f"{self.url}/_faults", headers=headers, timeout=10).raise_for_status()

    def act(self, user: str, deed: str, **body: Any) -> Json:
        """Do something in Slack that has no method of its own here."""
        return self._send(f"/_as/{user}/{deed}", body)

    def rooms(self) -> list[Json]:
        """Give all channels with their messages."""
        return list(self._get("/_slack/state")["channels"])

    def whispers(self, user: str) -> list[str]:
        """Give what the bot has said to this person alone."""
        said = self._get("/_slack/state", user=user, channel="none").get("ephemerals") or []
        return [str(each["text"]) for each in said]

    def delete_message(self, channel: str, ts: str) -> None:
        """Delete a message of the bot's, as an admin would."""
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        body = {"channel": channel, "ts": ts}
        requests.post(f"{self.url}/api/chat.delete", json=body, headers=headers, timeout=10).raise_for_status()


@dataclass(slots=True)
class Life:
    """A process from its start to its end."""

    pid: int
    name: str

    def alive(self) -> bool:
        """Say whether it still runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Kill it, and return when it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)
        until(lambda: not self.alive(), f"{self.name} ends")


class Nursery:
    """Starts processes from a parent that has imported everything; see `launch.py`."""

    def __init__(self) -> None:
        env = environment() | {"PYTHONPATH": str(TOP), "PYTHONWARNINGS": "default"}
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.story.launch"],
            env=env,
            cwd=TOP,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lock = threading.Lock()

    def start(self, name: str, **order: Any) -> Life:
        """Start a program."""
        with self._lock:
            _pipe(self._parent.stdin).write(json.dumps(order) + "\n")
            _pipe(self._parent.stdin).flush()
            answer = _pipe(self._parent.stdout).readline()
        return Life(int(json.loads(answer)["pid"]), name)

    def close(self) -> None:
        """End everything that it started."""
        _pipe(self._parent.stdin).close()
        self._parent.wait(20)
        _pipe(self._parent.stdout).close()


def _pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end


@dataclass(slots=True)
class Stage:
    """One sandbox and one bot. `roles` names the bot's processes and the command that each of them runs."""

    nursery: Nursery
    folder: Path
    database_url: str
    http: bool = False
    roles: Mapping[str, str] = field(default_factory=lambda: {"bot": "run"})
    point: str = ""
    hurry: Mapping[str, Any] = field(default_factory=dict)
    settings: str = SETTINGS
    secrets: Mapping[str, str] = field(default_factory=dict)
    town: Outside = field(init=False)
    lives: dict[str, Life] = field(default_factory=dict)
    _sandbox: Life = field(init=False)
    _ports: dict[str, int] = field(default_factory=dict)

    def open(self) -> None:
        """Start the sandbox; the bot is not there yet."""
        (self.folder / "amends.toml").write_text(self.settings, encoding="utf-8")
        self._ports = {role: free_port() for role in self.roles}
        port = next(iter(self._ports.values()))
        events = ["--events-url", f"http://127.0.0.1:{port}/slack/events"] if self.http else []
        self._sandbox = self._program("sandbox", "sandbox", ["--port", "0", *events], environment())
        ready = until(self._ready_line, "the sandbox starts", seconds=60) or {}
        self.town = Outside(ready["url"], ready["token"])
        self.town.fault("slack", "*", "retry_delays", seconds=IMPATIENT)

    def close(self) -> None:
        """End everything."""
        for life in self.lives.values():
            life.end()
        self._sandbox.end()

    def start(self, *roles: str) -> None:
        """Start these processes of the bot, all if none is named, and return when they are ready."""
        for role in roles or self.roles:
            self.lives[role] = self._program("bot", role, [self.roles[role]], self._environment(role))
        for role in roles or self.roles:
            until(lambda role=role: self.healthy(role), f"{role} is ready", seconds=60)  # type: ignore[misc]

    def welcome(self) -> None:
        """Return when the bot knows who may decide: in its first moment it asks Slack, and lets nobody."""
        until(self.lets_sam, "Sam may decide")

    def lets_sam(self) -> bool:
        """Say whether Sam may decide."""
        shown = self.town.command("U0SAM", "mine", channel="C0OPS")
        said = str(shown.get("text"))
        return bool(shown) and "support team" not in said and "could not check" not in said

    def healthy(self, role: str = "bot") -> bool:
        """Say whether a process answers that all is well."""
        if not self.lives[role].alive():
            raise AssertionError(f"{role} ended at once. Its log ends: {self.log(role)[-3000:]}")
        try:
            return requests.get(f"http://127.0.0.1:{self._ports[role]}/health", timeout=2).status_code == 200
        except requests.RequestException:
            return False

    def log(self, role: str = "bot") -> str:
        """Give what a process has printed."""
        return (self.folder / f"{role}.log").read_text(encoding="utf-8", errors="replace")

    def _program(self, what: str, name: str, arguments: list[str], env: Mapping[str, str]) -> Life:
        return self.nursery.start(
            name,
            what=what,
            arguments=arguments,
            env=dict(env),
            folder=str(self.folder),
            log=str(self.folder / f"{name}.log"),
            point=self.point,
            hurry=dict(self.hurry),
        )

    def _ready_line(self) -> Json | None:
        log = self.folder / "sandbox.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return next((json.loads(line) for line in lines if line.startswith('{"ready"') and line.endswith("}")), None)

    def _environment(self, role: str) -> dict[str, str]:
        ours = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": f"{self.town.url}/api/",
            "SANDBOX_URL": self.town.url,
            "SANDBOX_TOKEN": NETWORK_TOKEN,
            "DATABASE_URL": self.database_url,
            "AMENDS_SETTINGS": str(self.folder / "amends.toml"),
            "PORT": str(self._ports[role]),
            "WORKER_NAME": role,
            **self.secrets,
        }
        return environment(**ours) | ({} if self.http else {"SLACK_APP_TOKEN": APP_TOKEN})


@contextmanager
def staged(stage: Stage) -> Iterator[Stage]:
    """Open the stage, and close it however the story ends."""
    stage.folder.mkdir(parents=True, exist_ok=True)
    stage.open()
    try:
        yield stage
    finally:
        stage.close()
