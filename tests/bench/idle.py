"""What a bot costs that has nothing to do but look: every second at its platform, many times a second at its queues."""

import subprocess
import sys

from tests.bench.measure import Figure, Size
from tests.bench.process import resident, share
from tests.bench.stage import stage

SLEEPER = "import time; time.sleep(3600)"


def idle(size: Size) -> list[Figure]:
    """Measure the processor's share and the memory of an idle bot on SQLite."""
    seconds = size.pick(30, 2)
    with stage() as here, here.playing() as bot:
        process = bot.programs[0].process
        assert process is not None
        used, held = share(process.pid, seconds=seconds), resident(process.pid)
    sleeper = subprocess.Popen([sys.executable, "-c", SLEEPER])
    try:
        floor = share(sleeper.pid, seconds=min(seconds, 2))
    finally:
        sleeper.kill()
        sleeper.wait()
    notes = {"resident_mb": round(held, 1)}
    return [
        Figure("idle bot on SQLite", "% of a core", {"share": used}, "a sleeping Python", {"share": floor}, notes=notes)
    ]
