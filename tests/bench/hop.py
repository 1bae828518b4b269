"""The floor of everything that is enqueued: a queue of the bot, on its own engine, with work that does nothing.

python -m tests.bench.hop DATABASE_URL QUEUE TIMES prints the milliseconds of each hop as JSON.
"""

import json
import sys
import time
from datetime import UTC, datetime

from bot.engine import Engine
from bot.store import session as database

PAUSE = 0.05


def main(url: str, queue: str, times: int) -> None:
    """Enqueue at odd moments, and note when the work begins."""
    opened = database.open_engine(url)
    database.migrate(opened)
    engine = Engine(opened, worker="hop")
    begun: dict[int, float] = {}

    def nothing(number: int) -> None:
        begun.setdefault(number, time.perf_counter())

    engine.start({"nothing": nothing})
    time.sleep(1.5)  # the queues are found once a second
    sessions, asked = database.sessions(opened), {}
    for number in range(times):
        time.sleep(PAUSE + number % 7 * 0.013)
        with sessions.begin() as session:
            engine.enqueue(session, queue, "nothing", number, partition=f"p{datetime.now(UTC):%f}")
        asked[number] = time.perf_counter()
    until = time.monotonic() + 10
    while len(begun) < times and time.monotonic() < until:
        time.sleep(0.05)
    engine.stop(patience=1)
    print(json.dumps([(begun[n] - asked[n]) * 1_000 for n in asked if n in begun]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
