"""What people feel: from fetched to the card in Slack, and from the click on Approve to the network."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime

from bot.sandbox.processes import environment
from tests.bench.measure import Figure, Size, spread
from tests.bench.stage import CHANNELS, Json, Stage, complaint, stage, wait_for

CARD, NETWORK = {"p95": 2_000.0}, {"p50": 100.0, "p95": 250.0}
CLICKS_PER_SECOND = 4.0
MIA = "U0MIA"


def fetched_to_card(size: Size) -> list[Figure]:
    """Post one complaint a second per channel; count from the commit that stored it to the timestamp of its card."""
    seconds = size.pick(40, 2)
    number = seconds * len(CHANNELS)
    with stage() as here:
        with here.playing():
            feed(here, number)
            wait_for(lambda: len(here.cards()) >= number, seconds=60 + seconds, what=f"{number} cards")
            took = _from_fetch_to_card(here)
        floor = _hop(here, "cards", size)
    what = f"fetched → card, {len(CHANNELS)} channels at 1 card/s each, Socket Mode, SQLite"
    return [Figure(what, "ms", spread(took), "an empty work on the queue of cards", spread(floor), CARD)]


def approve_to_network(size: Size) -> list[Figure]:
    """Click on Approve; count from the click until the network has the reply."""
    number = size.pick(80, 4)
    with stage() as here:
        with here.playing():
            feed(here, number)
            wait_for(lambda: len(here.cards()) >= number, seconds=60 + number, what=f"{number} cards")
            clicked = approve_all(here, here.cards())
            wait_for(lambda: len(_own(here)) >= number, seconds=60 + number, what=f"{number} replies")
            took = [(at - clicked[post]) * 1_000 for post, at in _own(here).items()]
        floor = _hop(here, "replies", size)
    what = f"Approve → accepted by the network, {CLICKS_PER_SECOND:g} clicks/s, Socket Mode, SQLite"
    return [Figure(what, "ms", spread(took), "an empty work on the queue of replies", spread(floor), NETWORK)]


def feed(here: Stage, number: int, *, since: int = 0) -> None:
    """Publish one complaint per channel and second."""
    begun = time.monotonic()
    for n in range(number):
        time.sleep(max(0.0, begun + n / len(CHANNELS) - time.monotonic()))
        here.town.post([complaint(since + n)])


def _from_fetch_to_card(here: Stage) -> list[float]:
    with closing(sqlite3.connect(f"file:{here.folder / 'amends.sqlite'}?mode=ro", uri=True)) as connection:
        seen = dict(connection.execute("SELECT t.id, p.seen_at FROM tickets t JOIN posts p ON p.id = t.post_id"))
    return [
        (float(card["ts"]) - datetime.fromisoformat(f"{seen[_ticket(card)]}+00:00").timestamp()) * 1_000
        for card in here.cards()
    ]


def _ticket(card: Json) -> int:
    return int(str(card["key"]).partition(":")[2])


def approve_all(here: Stage, cards: list[Json]) -> dict[str, float]:
    """Click on every card's button; return the moments of the clicks by the post that is answered."""
    clicked, begun = {}, time.monotonic()
    for n, card in enumerate(cards):
        time.sleep(max(0.0, begun + n / CLICKS_PER_SECOND - time.monotonic()))
        clicked[str(card["metadata"]["event_payload"]["post"])] = time.time()
        here.click(MIA, card, "approve")
    return clicked


def _own(here: Stage) -> dict[str, float]:
    """Return when the network took each reply, by the post that it answers."""
    own = here.town.ledger()["network"]["own"]
    return {reply["in_reply_to"]: datetime.fromisoformat(reply["created_at"]).timestamp() for reply in own}


def _hop(here: Stage, queue: str, size: Size) -> list[float]:
    url = f"sqlite:///{here.folder / 'hop.sqlite'}"
    command = [sys.executable, "-m", "tests.bench.hop", url, queue, str(size.pick(200, 5))]
    said = subprocess.run(command, env=environment(), check=True, capture_output=True, text=True, timeout=120)
    return list(json.loads(said.stdout.splitlines()[-1]))
