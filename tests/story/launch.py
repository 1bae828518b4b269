"""Starts the programs of a story: `python -m tests.story.launch` reads orders from its input, one JSON object a line.

It has imported everything beforehand and forks for each order, so that a process that was killed is back within a
moment instead of seconds. In the child it shortens waiting times and lays the failpoint; the bot itself has no hook.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import importlib
import inspect
import json
import os
import random
import signal
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.story.failpoints import POINTS, lay

_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG

IMPORTED = (
    "bot.cli",
    "bot.running",
    "bot.windows",
    "bot.platforms.sandbox",
    "bot.sandbox.app",
    "bot.sandbox.__main__",
    "psycopg",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql",
)

HURRY: dict[str, float | list[float]] = {
    # The wait for a call that a dead process may still have under way, and what bounds a call. They are shortened
    # together: a call must be over before anybody looks what became of it.
    "bot.platforms.http:TIMEOUT": [1.0, 1.5],
    "bot.slack.board:TIMEOUT": 2,
    "bot.flow.outbox:FRESH": 0.5,
    "bot.flow.outbox:CALL": 3.0,
    "bot.flow.cards:CALL": 2.5,
    "bot.flow.cards:GRACE": 0.5,
    # How long to leave something alone that does not answer. It changes when things happen, not which.
    "bot.flow.outbox:PAUSE": 1.0,
    "bot.flow.cards:PAUSE": 1.0,
}


def main() -> None:
    """Obey orders until the input ends; then end every child."""
    for module in IMPORTED:
        importlib.import_module(module)
    _warm()
    signal.signal(signal.SIGCHLD, _bury)
    children = []
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order)
        children.append(child)
        print(json.dumps({"pid": child}), flush=True)
    for child in children:
        _kill(child)


def _warm() -> None:
    """Do once what every start of the bot would do again: seconds for the classifier alone."""
    wiring, orm = importlib.import_module("bot.wiring"), importlib.import_module("sqlalchemy.orm")
    orm.configure_mappers()
    lesson = importlib.import_module("bot.classifiers.learner").Lesson(cache=os.environ.get("AMENDS_CACHE", ""))
    classifier = importlib.import_module("bot.classifiers.linear").LinearClassifier(lesson=lesson, apart=True)
    classifier.prepare()
    vars(wiring)["classifier"] = lambda settings, sessions=None: classifier
    inspect.stack()  # as Bolt does at its start: it remembers then where each module is
    # What is here by now stays: else every child goes through it at its first collection, and copies its pages.
    gc.collect()
    gc.freeze()


def _bury(*_: object) -> None:
    """Let the dead go at once: who looks whether they live must not find their ghosts."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        return


def _kill(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def _live(order: dict[str, Any]) -> None:
    """Be the program; never returns."""
    status = 1
    try:
        _settle_down(order)
        _run(order)
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # noqa: BLE001 (the log must say why it ended: nobody else will)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _settle_down(order: dict[str, Any]) -> None:
    os.setsid()
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["env"])
    random.seed()


def _run(order: dict[str, Any]) -> None:
    if order["what"] == "sandbox":
        from bot.sandbox.__main__ import main as sandbox

        sandbox(order["arguments"])
        return
    running = importlib.import_module("bot.running")
    # A connection that is cut without a word is noticed after four pings; the client's own are ten seconds apart.
    vars(running)["SocketModeHandler"] = functools.partial(running.SocketModeHandler, ping_interval=2.0)
    for name, value in {**HURRY, **order["hurry"]}.items():
        hurry(name, value)
    for point in POINTS:
        if point.name == order["point"]:
            lay(point, Path(order["folder"]))
    from bot.cli import main as bot

    sys.argv = ["amends", *order["arguments"]]
    bot()


def hurry(name: str, value: float | list[float]) -> None:
    """Set a constant of the bot, in seconds; a mistyped name is an error."""
    module, _, constant = name.partition(":")
    owner = importlib.import_module(module)
    before = getattr(owner, constant)
    if isinstance(before, timedelta):
        setattr(owner, constant, timedelta(seconds=float(value)))  # type: ignore[arg-type]
    else:
        setattr(owner, constant, tuple(value) if isinstance(value, list) else value)


if __name__ == "__main__":
    main()
