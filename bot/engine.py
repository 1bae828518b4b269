"""Durable work, on DBOS: queues, enqueueing inside a transaction, heartbeats and takeover.

Work is a name and JSON arguments. It runs at least once, also after `kill -9`; every recipe in `bot.work` is
written so that running it twice does no harm. Nothing else of Amends knows DBOS.
"""

import json
import logging
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NotRequired, TypedDict, Unpack

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, EnqueueOptions, Serializer
from sqlalchemy.orm import Session

from bot.domain.errors import AmendsError
from bot.store import workers
from bot.store.session import explain
from bot.store.tables import WorkerRow

log = logging.getLogger(__name__)

VERSION = "1"
"""Fixed: work that an older release enqueued is run by the newer one."""

NAME = "amends"
BEAT = timedelta(seconds=5)
DEAD_AFTER = timedelta(seconds=20)
ALARM_AFTER = 5
ALARM = "alarm"
"""The recipe that tells a human about work that keeps failing: once per work."""
LONGEST_WAIT = 300.0
TIDY_BATCH, TIDY_ROUNDS = 500, 200

Recipe = Callable[..., None]


class Queue(TypedDict):
    """How fast one kind of work may go; see DBOS.register_queue."""

    polling_interval_sec: float
    worker_concurrency: NotRequired[int]
    partition_concurrency: NotRequired[int]
    partition_limiter: NotRequired[dict[str, float]]
    limiter: NotRequired[dict[str, float]]


# Looking into an empty queue costs 2–3 ms of a core, so that it is done often only where people wait for it.
# Cards: one at a time, or the lines of a conversation would run side by side and come out of order.
QUEUES: dict[str, Queue] = {
    "polls": {"polling_interval_sec": 0.5, "partition_concurrency": 1},
    "drafts": {"polling_interval_sec": 0.25, "worker_concurrency": 2},
    # A language model may take half a minute: whoever waits for it here waits for nothing else.
    "models": {"polling_interval_sec": 1.0, "worker_concurrency": 2},
    "cards": {"polling_interval_sec": 0.2, "partition_limiter": {"limit": 1, "period": 1.0}},
    "updates": {"polling_interval_sec": 0.25, "worker_concurrency": 4},
    "views": {"polling_interval_sec": 0.15, "worker_concurrency": 4},
    "replies": {"polling_interval_sec": 0.08, "worker_concurrency": 8},
    "chores": {"polling_interval_sec": 1.0, "worker_concurrency": 2},
}


class Options(TypedDict, total=False):
    """How to enqueue. `key` makes it run once however often it is enqueued; `priority` 1 goes first."""

    key: str
    partition: str
    priority: int
    delay: timedelta


class JsonSerializer(Serializer):
    """JSON instead of DBOS's default, which pickles: what is stored can be read, and cannot run code."""

    def serialize(self, data: Any) -> str:
        """Return JSON; an exception becomes its words."""
        return json.dumps(data, default=str)

    def deserialize(self, serialized_data: str) -> Any:
        """Return the value; lists stay lists."""
        return json.loads(serialized_data)

    def name(self) -> str:
        """Return the name that DBOS stores beside each value."""
        return "amends_json"


def _known(session: Session, key: str) -> bool:
    schema = None if session.get_bind().dialect.name == "sqlite" else "dbos"
    works = sa.table("workflow_status", sa.column("workflow_uuid"), schema=schema)
    return session.scalar(sa.select(works.c.workflow_uuid).where(works.c.workflow_uuid == key)) is not None


def _tell(work: str, attempt: int, error: Exception, wait: timedelta) -> None:
    """Log a failure: with its traceback unless it is of a known kind, whose message says it all."""
    known = isinstance(error, AmendsError | sa.exc.DBAPIError)
    log.log(
        logging.WARNING if known else logging.ERROR,
        "The work %s failed (%s); it is tried again in %d s.",
        work,
        explain(error) if isinstance(error, sa.exc.DBAPIError) else error,
        wait.total_seconds(),
        exc_info=None if known else error,
        extra={"action": "work_failed", "attempt": attempt},
    )


class Engine:
    """Enqueues anywhere; runs work after `start`."""

    def __init__(self, database: sa.Engine, *, worker: str, updates_per_minute: int = 50) -> None:
        self._database = database
        self._worker = worker
        self._updates = updates_per_minute
        self._serializer = JsonSerializer()
        self._client: DBOSClient | None = None
        self._stopping = threading.Event()
        self._beats: threading.Thread | None = None
        self._hurt = threading.Event()
        self.failing: dict[str, str] = {}

    def connect(self) -> None:
        """Be ready to enqueue; the engine's own tables must exist by then (`prepare`, `start`)."""
        if self._client is None:
            self._client = DBOSClient(system_database_engine=self._database, serializer=self._serializer, lazy=True)

    def prepare(self) -> None:
        """Create or migrate the engine's own tables and register the queues, running no work."""
        self._launch(queues=["none"], name=f"{self._worker}-idle")
        DBOS.destroy()

    def enqueue(self, session: Session, queue: str, work: str, *args: Any, **options: Unpack[Options]) -> bool:
        """Add work to a queue within the caller's transaction: a rollback enqueues nothing.

        False where its key was used before: then it has run, or is about to.
        """
        if self._client is None:
            raise RuntimeError("The engine is not connected.")
        if "key" in options and _known(session, options["key"]):
            return False
        self._client.enqueue_in_transaction(session, self._options(queue, work, options), *args)
        return True

    def _options(self, queue: str, work: str, options: Options) -> EnqueueOptions:
        wanted: EnqueueOptions = {"queue_name": queue, "workflow_name": work, "app_version": VERSION}
        if "key" in options:
            wanted["workflow_id"] = options["key"]
        if "partition" in options:
            wanted["queue_partition_key"] = options["partition"]
        if "priority" in options:
            wanted["priority"] = options["priority"]
        if "delay" in options and options["delay"] > timedelta(0):
            wanted["delay_seconds"] = options["delay"].total_seconds()
        return wanted

    def start(self, recipes: Mapping[str, Recipe]) -> None:
        """Run work from now on, beginning with what this worker left unfinished when it died."""
        for name, recipe in recipes.items():
            DBOS.workflow(name=name, max_recovery_attempts=None)(self._guarded(name, recipe))
        self.connect()  # first: what was left unfinished runs at once, and enqueues
        self._launch(queues=None, name=self._worker)
        self._beat()
        self._beats = threading.Thread(target=self._keep_beating, name="heartbeat", daemon=True)
        self._beats.start()

    def _launch(self, *, queues: list[str] | None, name: str) -> None:
        config: DBOSConfig = {
            "name": NAME,
            "system_database_engine": self._database,
            "application_version": VERSION,
            "executor_id": name,
            "serializer": self._serializer,
            "log_level": "WARNING",
            "max_executor_threads": 24,
            # Polling needs no listener thread and works alike on both databases.
            "use_listen_notify": False,
        }
        DBOS(config=config)
        if queues is not None:
            DBOS.listen_queues(queues)
        DBOS.launch()
        for queue_name, queue in QUEUES.items():
            wanted: dict[str, Any] = dict(queue)
            if queue_name == "updates":
                wanted["limiter"] = {"limit": self._updates, "period": 60.0}
            DBOS.register_queue(queue_name, on_conflict="always_update", **wanted)

    def stop(self, *, patience: int = 10) -> None:
        """Finish what runs, at most `patience` seconds, and stop."""
        self._stopping.set()
        if self._beats is not None:
            self._beats.join(timeout=5)
            DBOS.destroy(workflow_completion_timeout_sec=patience, destroy_registry=True)
        if self._client is not None:
            self._client.destroy()

    def _guarded(self, name: str, recipe: Recipe) -> Recipe:
        """One of the two edges that catch everything: work that fails is tried again, later and later."""

        def run(*args: Any, attempt: int = 0) -> None:
            try:
                recipe(*args)
            except Exception as error:  # noqa: BLE001
                self._try_again(name, args, attempt, error)
            else:
                self.failing.pop(f"{name}{args}", None)

        run.__qualname__ = run.__name__ = name
        return run

    def _try_again(self, name: str, args: tuple[Any, ...], attempt: int, error: Exception) -> None:
        wait = timedelta(seconds=min(2.0**attempt, LONGEST_WAIT))
        _tell(f"{name}{args}", attempt, error, wait)
        assert self._client is not None
        if attempt >= ALARM_AFTER:
            self.failing[f"{name}{args}"] = f"{name}: {error}"
        if attempt == ALARM_AFTER and name != ALARM:
            self._client.enqueue(self._options("views", ALARM, {}), f"{name}{args}", str(error))
        while not self._put_back(name, args, attempt + 1, wait) and not self._stopping.wait(BEAT.total_seconds()):
            pass

    def _put_back(self, name: str, args: tuple[Any, ...], attempt: int, wait: timedelta) -> bool:
        """Enqueue work anew; False where the database takes no writing now."""
        assert self._client is not None
        try:
            self._client.enqueue(self._options("chores", name, {"delay": wait}), *args, attempt=attempt)
        except sa.exc.DBAPIError:
            self._hurt.set()
            return False
        return True

    def _keep_beating(self) -> None:
        while not self._stopping.wait(BEAT.total_seconds()):
            try:
                self._beat()
                self._take_over()
                if self._hurt.is_set():
                    self._recover()
            except sa.exc.DBAPIError as error:
                self._hurt.set()
                log.error("%s", explain(error), extra={"action": "beat_failed"})

    def _recover(self) -> None:
        """Go on after the database refused to write: work whose end it did not take down would count as running."""
        self._hurt.clear()
        left = DBOS.list_workflows(status="PENDING", executor_id=self._worker)
        log.warning("The database takes our writing again; %d works go on.", len(left), extra={"action": "recovered"})
        for work in left:
            DBOS.resume_workflow(work.workflow_id, queue_name=work.queue_name)

    def _beat(self) -> None:
        with Session(self._database) as session, session.begin():
            workers.beat(session, self._worker, now=datetime.now(UTC))

    def _take_over(self) -> None:
        """Resume what dead workers left. They are buried afterwards: who dies here leaves them to the next survivor.

        Two survivors may resume the same work. That does no harm, as running any work twice does none.
        """
        before = datetime.now(UTC) - DEAD_AFTER
        with Session(self._database) as session:
            dead = session.scalars(sa.select(WorkerRow.name).where(WorkerRow.beat_at < before)).all()
        for name in dead:
            left = DBOS.list_workflows(status="PENDING", executor_id=name)
            log.warning("Worker %s is gone; its %d works go on here.", name, len(left), extra={"action": "takeover"})
            for work in left:
                DBOS.resume_workflow(work.workflow_id, queue_name=work.queue_name)
        if dead:
            with Session(self._database) as session, session.begin():
                workers.bury(session, before=before)

    def tidy(self, *, before: datetime) -> None:
        """Forget work that was done before this instant, a bounded number at a time."""
        assert self._client is not None
        until = before.isoformat()
        for _ in range(TIDY_ROUNDS):
            done = self._client.list_workflows(
                status="SUCCESS", completed_before=until, limit=TIDY_BATCH, load_input=False, load_output=False
            )
            if not done:
                return
            self._client.delete_workflows([work.workflow_id for work in done])

    @property
    def alive(self) -> bool:
        """Return whether the thread that says so still runs."""
        return self._beats is not None and self._beats.is_alive()
