"""The demo: the sandbox and the bot side by side, with a story to watch, or as a script that counts what came of it."""

import shutil
import signal
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Literal

from bot.sandbox.colleagues import CHANNELS, Colleagues
from bot.sandbox.demo_settings import TEAM, UNHURRIED, bot_for
from bot.sandbox.feed import Teller, Timing
from bot.sandbox.processes import Address, Bot, StartError, free_port, start_sandbox
from bot.sandbox.replay import read as read_replay
from bot.sandbox.scratch import scratch_database
from bot.sandbox.staff import plan_for, plan_for_audience
from bot.sandbox.story import STORY, Line
from bot.sandbox.tally import Books, Result, count, covered_by, ignored_in
from bot.sandbox.town import Town, TownError

__all__ = ["Progress", "Result", "ScriptOptions", "StartError", "script", "show"]

_LOOK = 0.25
_CALM, _STATUS_EVERY = 3.0, 2.0
_STUCK_AFTER = 60.0
_POSTS_PER_SECOND = 10.0


@dataclass(frozen=True, slots=True)
class ScriptOptions:
    """How a run without an audience goes. `replay` None plays the built-in story; `deadline` is in seconds.

    On the PostgreSQL server of `database_url` it makes a database of its own. `http`: signed HTTP, not Socket Mode.
    `folder` keeps the settings, the database and the logs; without it they are gone at the end.
    """

    replay: Path | None = None
    limit: int | None = None
    approve: Literal["all", "complaints"] = "all"
    seed: int = 1
    kill_every: float | None = None
    workers: int = 1
    database_url: str | None = None
    http: bool = False
    deadline: float = 3_600.0
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: a phase in one word, and how much of it is done."""

    phase: Literal["start", "feed", "decide", "settle"]
    done: int
    total: int


def script(options: ScriptOptions, *, progress: Callable[[Progress], None]) -> Result:
    """Run the story or a replay to its end and give what came of it, counted from the sandbox's books.

    Raises ReplayError for a file that cannot be read and StartError if the sandbox or the bot does not start.
    """
    if options.workers > 1 and not (options.database_url or "").startswith("postgres"):
        raise StartError("Several workers need PostgreSQL: pass --database-url postgresql://user@host/name.")
    lines = _lines(options)
    progress(Progress("start", 0, 1))
    with _stage(options, pace="fast", extra=UNHURRIED) as (town, bot):
        bot.wait_until_ready()
        progress(Progress("start", 1, 1))
        teller = Teller(town, lines, Timing(pace=0, per_second=_POSTS_PER_SECOND, insist=options.replay is not None))
        plan = partial(plan_for, seed=options.seed, approve=options.approve)
        with Colleagues(town, plan, teller.author) as colleagues, bot.under_fire(options.kill_every) as over:
            run = Run(town, bot, teller=teller, colleagues=colleagues)
            return run.to_its_end(over, deadline=options.deadline, progress=progress)


def _lines(options: ScriptOptions) -> list[Line]:
    if options.replay is not None:
        return read_replay(options.replay, limit=options.limit)
    return list(STORY[: options.limit])


@contextmanager
def _stage(options: ScriptOptions, *, pace: str, extra: str = "", port: int = 0) -> Iterator[tuple[Town, Bot]]:
    """Start the sandbox and the bot; both have ended when the block is left, however it is left."""
    with _folder(options.folder) as folder, _terminated_like_interrupted():
        (folder / "amends.toml").write_text(TEAM + extra, encoding="utf-8")
        own_port = free_port()
        events = f"http://127.0.0.1:{own_port}/slack/events" if options.http else ""
        program, address = start_sandbox(folder, port=port, seed=options.seed, pace=pace, events_url=events)
        try:
            with _database(options.database_url) as database, _bot(folder, address, options, database, own_port) as bot:
                yield Town(address.url, address.token), bot
        finally:
            program.stop()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    folder = Path(tempfile.mkdtemp(prefix="amends-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let SIGTERM unwind the stack as Ctrl-C does: a plain SIGTERM would leave the children behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _database(server: str | None) -> Iterator[str | None]:
    if server is None:
        yield None
        return
    with scratch_database(server) as url:
        yield url


def _bot(folder: Path, address: Address, options: ScriptOptions, database: str | None, port: int) -> Bot:
    bot = bot_for(folder, address, database_url=database, workers=options.workers, port=port, http=options.http)
    bot.seed = options.seed
    return bot


class Run:
    """One run without an audience, from the first post until nothing moves any more."""

    def __init__(self, town: Town, bot: Bot, *, teller: Teller, colleagues: Colleagues) -> None:
        self._town = town
        self._bot = bot
        self._teller = teller
        self._colleagues = colleagues
        self._problems: list[str] = []
        self._started = self._changed = self._asked = time.monotonic()
        self._state: tuple[object, ...] = ()
        self._ignored = 0
        self._ledger = town.ledger()

    def to_its_end(self, over: Event, *, deadline: float, progress: Callable[[Progress], None]) -> Result:
        """Feed, let the staff work, wait until all is settled, and count. `over` is set when the bot may live."""
        while not self._settled(over):
            time.sleep(_LOOK)
            self._step()
            progress(self._phase())
            if self._gives_up(deadline):
                break
        return self._count()

    def _step(self) -> None:
        self._problems += self._bot.dead()
        self._ledger = self._town.ledger()
        now = self._elapsed()
        self._teller.heard(self._ledger["network"]["own"], now=now)
        self._colleagues.look(afresh=self._notice_change())
        self._teller.tell(now, quiet=self._quiet())

    def _elapsed(self) -> float:
        return time.monotonic() - self._started

    def _phase(self) -> Progress:
        posted = len(self._teller.posted)
        if not self._teller.finished():
            return Progress("feed", posted, self._teller.total)
        if not self._colleagues.idle():
            return Progress("decide", self._colleagues.decided(), len(self._colleagues.desk.cards))
        return Progress("settle", posted - len(self._unseen()), posted)

    def _notice_change(self) -> bool:
        slack, network = self._ledger["slack"], self._ledger["network"]
        state = (slack["posted"], slack["updated"], len(network["own"]), len(self._teller.posted), self._ignored)
        if state == self._state:
            return False
        self._state, self._changed = state, time.monotonic()
        return True

    def _unseen(self) -> set[str]:
        covered = self._colleagues.desk.covered | covered_by(self._ledger["slack"]["messages"])
        return set(self._teller.posted) - covered

    def _quiet(self) -> bool:
        """Say whether nothing has moved for a while and nobody expects anything."""
        calm = time.monotonic() - self._changed >= _CALM
        return calm and self._teller.finished() and self._colleagues.idle()

    def _settled(self, over: Event) -> bool:
        if not self._quiet() or not self._accounted():
            return False
        # All is decided: from here on the bot may live. What it had in hand when it was last killed must still come.
        if not over.is_set():
            over.set()
            self._changed = time.monotonic()
            return False
        return self._teller.exhausted()

    def _accounted(self) -> bool:
        unseen = len(self._unseen())
        if unseen > self._ignored and time.monotonic() - self._asked >= _STATUS_EVERY:
            self._asked = time.monotonic()
            self._ignored = max(self._ignored, self._ask())
        return unseen <= self._ignored

    def _ask(self) -> int:
        try:
            return ignored_in(self._town.command("U0SAM", "status", channel="C0OPS"))
        except TownError:
            return 0

    def _gives_up(self, deadline: float) -> bool:
        still = time.monotonic() - self._changed
        if self._elapsed() < deadline and still < _STUCK_AFTER:
            return False
        why = f"nothing moved for {still:.0f} s" if still >= _STUCK_AFTER else f"the deadline of {deadline:g} s passed"
        self._problems.append(f"The run did not settle: {why}.")
        self._problems += self._colleagues.stuck()[:10]
        return True

    def _count(self) -> Result:
        self._colleagues.look()
        posts = self._town.network()["posts"]
        messages = [message for channel in CHANNELS for message in self._town.messages(channel)]
        books = Books(
            ledger=self._town.ledger(),
            messages=messages,
            posted=self._teller.posted,
            gone=frozenset(post["id"] for post in posts if post.get("deleted")),
            conversations={post["id"]: post["conversation"] for post in posts},
            approvals=self._colleagues.approvals(),
            claimed=len(self._colleagues.desk.claimed),
            asking=sum(card.asks for card in self._colleagues.desk.cards.values()),
            ignored=self._ignored,
        )
        return count(books, seconds=self._elapsed(), problems=self._problems)


def show(port: int, *, seed: int, say: Callable[[str], None], open_browser: bool) -> int:
    """Run the demo for somebody who watches: play the story, let two colleagues work along, until Ctrl-C. Returns 0."""
    with _stage(ScriptOptions(seed=seed), pace="real", port=port) as (town, bot):
        say("Starting the bot …")
        bot.wait_until_ready()
        page = f"{town.url}/"  # the page brings its own token
        say(f"Lark Harbour is open: {page}")
        say("On the left is the network, on the right Slack. You are Sam. Ctrl-C ends it.")
        if open_browser:
            webbrowser.open(page)
        try:
            _play(town, bot, seed=seed, say=say)
        except KeyboardInterrupt:
            say("Closing.")
    return 0


def _play(town: Town, bot: Bot, *, seed: int, say: Callable[[str], None]) -> None:
    teller = Teller(town, STORY, Timing())
    started, told = time.monotonic(), False
    with Colleagues(town, partial(plan_for_audience, seed=seed), teller.author) as colleagues:
        while True:
            now = time.monotonic() - started
            teller.heard(town.ledger()["network"]["own"], now=now)
            teller.tell(now)
            colleagues.look()
            for sentence in bot.dead():
                say(sentence)
            if teller.finished() and not told:
                told = True
                say("The story is told; some people answer when you answer them. Write as anybody you like.")
            time.sleep(1.0)
