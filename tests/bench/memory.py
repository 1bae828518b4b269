"""What the bot holds in memory with 100,000 tickets.

The tickets are loaded into its database, not ingested: their cards would take seven hours at Slack's pace. Then the bot
runs on it and works: posts come in by the thousand, are drafted and carded, approved, asked for and searched.
"""

import subprocess
import sys
import time

from bot.sandbox.processes import environment
from tests.bench.hops import approve_all, feed
from tests.bench.ingest import house
from tests.bench.measure import Figure, Size
from tests.bench.million import fill
from tests.bench.process import resident
from tests.bench.stage import Json, Stage, complaint, stage, wait_for

TARGET = {"resident": 300.0}
IMPORTS = "import bot.cli, bot.running, bot.wiring, handlers, slack_bolt.adapter.wsgi, sqlalchemy.dialects.sqlite"
LOOK = f"{IMPORTS}; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmRSS')))"
QUESTIONS = ("status", "mine", "overdue", "search kettle", "search parcel refund", "search kalo", "help")


def memory(size: Size) -> list[Figure]:
    """Measure the resident memory of a bot on SQLite when it starts, and after a busy while."""
    number, posts = size.pick(100_000, 300), size.pick(2_000, 8)
    with stage() as here:
        with house(f"sqlite:///{here.folder / 'amends.sqlite'}") as built:
            fill(built.database, number)
        with here.playing() as bot:
            process = bot.programs[0].process
            assert process is not None
            at_start = resident(process.pid)
            _busy(here, posts, size, loaded=number)
            after = resident(process.pid)
    floor = {"resident": _imported()}
    notes = {"tickets_loaded": number, "posts_ingested": posts, "at_start_mb": round(at_start, 1)}
    what = f"memory of the bot with {number + posts:,} tickets on SQLite, after work"
    is_floor = "a Python that imported the same modules"
    return [Figure(what, "MB", {"resident": after}, is_floor, floor, TARGET, notes=notes)]


def _busy(here: Stage, posts: int, size: Size, *, loaded: int) -> None:
    def fresh() -> list[Json]:
        # Those of loaded tickets come as well: the network does not know their posts, and calls them removed.
        return [card for card in here.cards() if int(str(card["key"]).partition(":")[2]) > loaded]

    for start in range(0, posts, 100):
        here.town.post([complaint(n) for n in range(start, min(posts, start + 100))])
    some = min(posts, size.pick(60, 4))
    wait_for(lambda: len(fresh()) >= some, seconds=240, what=f"{some} cards")
    approve_all(here, fresh()[:some])
    for n in range(size.pick(140, 7)):
        here.town.command("U0SAM", QUESTIONS[n % len(QUESTIONS)], channel="C0OPS")
    feed(here, size.pick(60, 2), since=posts)
    time.sleep(size.pick(10, 1))


def _imported() -> float:
    said = subprocess.run([sys.executable, "-c", LOOK], env=environment(), check=True, capture_output=True, text=True)
    return int(said.stdout) / 1024
