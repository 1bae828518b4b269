"""The timetable, on APScheduler. A tick does one thing: it enqueues work under an id that names its slot.

N processes may tick at once: the same slot is the same id, and runs once.
"""

import logging
import threading
import time
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.engine import Options
from bot.flow import ingest
from bot.store.session import explain

log = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
TIMETABLE: tuple[tuple[str, timedelta], ...] = (
    ("follow_up", MINUTE),
    ("watch_surges", MINUTE),
    ("learn_staff", 5 * MINUTE),
    ("read_knowledge", 5 * MINUTE),
    ("tidy", 60 * MINUTE),
    ("recheck_all", 60 * MINUTE),
    ("learn_nightly", 60 * MINUTE),
)
"""Work by how often it runs; the polls come from amends.toml."""


class Clock:
    """Ticks in a thread of its own; `healthy` says whether it still does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # No job store but memory: two processes on one store run a job twice, and one may die silently.
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._ticked = time.monotonic()
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to tick, at once for everything."""
        for platform in self._desk.settings.team.platforms:
            self._every(platform.every, "polls", "poll", platform.name)
            # Four times as often as a pass is due, so that one that was broken off soon goes on.
            self._every(platform.second_pass / 4, "polls", "prove", platform.name)
        for work, length in TIMETABLE:
            self._every(length, "chores", work)
        self._scheduler.add_listener(self._trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        self._scheduler.start()

    def _every(self, length: timedelta, queue: str, work: str, *args: str) -> None:
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=length.total_seconds(),
            next_run_time=datetime.now(UTC),
            args=(queue, work, args, length),
            id=":".join((work, *args)),
        )

    def _tick(self, queue: str, work: str, args: tuple[str, ...], length: timedelta) -> None:
        slot = int(time.time() / length.total_seconds())
        key = ":".join((work, *args, str(slot)))
        with self._desk.sessions.begin() as session:
            if work == "poll":
                self._look(session, key, args[0])
            else:
                options: Options = {"key": key, "partition": args[0]} if queue == "polls" else {"key": key}
                self._desk.engine.enqueue(session, queue, work, *args, **options)
        with self._lock:
            self._ticked = time.monotonic()

    def _look(self, session: Session, key: str, account: str) -> None:
        if not ingest.queue(session, account, now=self._desk.now()):
            return
        if not self._desk.engine.enqueue(session, "polls", "poll", account, key=key, partition=account):
            ingest.unqueue(session, account)  # another process ticked first, and its look is over already

    def _trouble(self, event: JobExecutionEvent) -> None:
        error = event.exception
        said = explain(error) if isinstance(error, DBAPIError) else error
        log.error("The tick %s failed: %s", event.job_id, said, extra={"action": "tick_failed"})

    @property
    def healthy(self) -> bool:
        """Return whether the scheduler runs and something was enqueued within the last three minutes."""
        with self._lock:
            return bool(self._scheduler.running) and time.monotonic() - self._ticked < 3 * MINUTE.total_seconds()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
