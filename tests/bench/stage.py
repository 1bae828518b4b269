"""The stage of a measurement: the sandbox and the bot as programs of their own, with one channel per number."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.sandbox.demo_settings import TEAM, UNHURRIED, bot_for
from bot.sandbox.processes import Address, Bot, Program, environment, free_port
from bot.sandbox.town import Button, Town

Json = dict[str, Any]
CHANNELS = ("C0DELIVERY", "C0BILLING", "C0PRODUCT", "C0COMPLAINTS")
BRAND, *_ = TEAM.partition("[[routes]]")

COMPLAINTS = (
    "@LarkHarbour my parcel is nine days late and nobody answers, reference {word}{n}. Very disappointed.",
    "@LarkHarbour the kettle leaked over the kitchen again, order {word}{n}. What a mess, I want it replaced.",
    "@LarkHarbour you charged my card twice for order {word}{n}. Please give me my money back.",
    "@LarkHarbour the jug arrived broken, order {word}{n}, and your form does not load. This is annoying.",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A running sandbox and, as long as it is `playing`, a bot."""

    town: Town
    folder: Path
    address: Address
    port: int
    http: bool

    @property
    def endpoint(self) -> str:
        """Where Slack's HTTP requests go; empty in Socket Mode."""
        return f"http://127.0.0.1:{self.port}/slack/events" if self.http else ""

    @contextmanager
    def playing(self) -> Iterator[Bot]:
        """Run the bot and wait until it is healthy and knows its staff."""
        port = self.port if self.http else free_port()
        bot = bot_for(self.folder, self.address, database_url=None, workers=1, port=port, http=self.http)
        with bot:
            bot.wait_until_ready()
            yield bot

    @contextmanager
    def bare(self, *, durable: bool = False) -> Iterator[None]:
        """Run the bare Bolt listener instead; a `durable` one commits a row and a piece of work."""
        port = ["--port", str(self.port)] if self.http else []
        base = ["--database", f"sqlite:///{self.folder / 'bare.sqlite'}"] if durable else []
        command = ["-m", "tests.bench.bare", f"{self.address.url}/api/", *port, *base]
        program = Program("bare-durable" if durable else "bare", command, environment(), self.folder)
        program.start()
        try:
            wait_for(lambda: "ready" in program.ending(), seconds=30, what=f"{program.name} listens")
            yield
        finally:
            program.stop()

    def deliver(self, parcels: list[tuple[str, Json]], per_second: float) -> list[float]:
        """Deliver at this pace; return the milliseconds to each acknowledgement."""
        body: Any = {"parcels": parcels, "per_second": per_second, "url": self.endpoint}
        headers = {"X-Sandbox-Token": self.address.token}
        length = 60 + len(parcels) / per_second
        answer = self.town._session().post(
            f"{self.address.url}/_bench/deliver", json=body, headers=headers, timeout=length
        )
        answer.raise_for_status()
        acks = answer.json()
        failed = [ack["problem"] for ack in acks if not ack["ok"]]
        if failed:
            raise RuntimeError(f"{len(failed)} of {len(acks)} deliveries were not acknowledged: {failed[0]}.")
        return [ack["ms"] for ack in acks]

    def click(self, user: str, card: Json, action: str) -> None:
        """Click on a button of a card as it stands in Slack now."""
        if not self.town.click(user, Button(card["channel"], card["ts"], action)):
            raise RuntimeError(f"The click on {action} of {card['key']} was not acknowledged.")

    def cards(self) -> list[Json]:
        """Return what the sandbox knows of the cards that were posted."""
        said = self.town.ledger()["slack"]["messages"]
        return [message for message in said if str(message["key"]).startswith("card:")]


@contextmanager
def stage(*, http: bool = False, pace: str = UNHURRIED) -> Iterator[Stage]:
    """Open a sandbox in a folder of its own; both are gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="amends-bench-"))
    (folder / "amends.toml").write_text(BRAND + _routes() + pace, encoding="utf-8")
    port = free_port()
    program, address = _open(folder)
    try:
        yield Stage(Town(address.url, address.token), folder, address, port, http)
    finally:
        program.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _open(folder: Path) -> tuple[Program, Address]:
    """Start the sandbox with the door for measurements (see `tests.bench.outside`)."""
    program = Program("sandbox", ["-m", "tests.bench.outside"], environment(), folder)
    program.start()
    until = time.monotonic() + 30
    while time.monotonic() < until and program.running():
        for line in program.log.read_text(encoding="utf-8").splitlines():
            if line.startswith('{"ready"'):
                said = json.loads(line)
                return program, Address(said["url"], said["token"])
        time.sleep(0.05)
    program.kill()
    raise RuntimeError(f"The sandbox did not start: {program.ending()}")


def _routes() -> str:
    """Return one route per channel, caught by a keyword, and the last one for everything else."""
    routes = [
        f'[[routes]]\nname = "{channel}"\nkeywords = ["{word(number)}"]\nchannel = "{channel}"\n'
        for number, channel in enumerate(CHANNELS)
    ]
    return "\n".join([*routes, '[[routes]]\nname = "Everything else"\nchannel = "C0OPS"\n'])


def word(channel: int) -> str:
    """Return the word that routes a post to a channel."""
    return ("alder", "birch", "cedar", "dogwood")[channel]


def complaint(number: int) -> Json:
    """Return a complaint for the sandbox's network; they go round the channels."""
    channel = number % len(CHANNELS)
    text = COMPLAINTS[number // len(CHANNELS) % len(COMPLAINTS)].format(word=f"{word(channel)} ", n=number)
    return {"handle": f"person{number}", "name": f"Person {number}", "text": text, "followers": number % 900}


def wait_for(happened: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Return when it has happened."""
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            raise RuntimeError(f"Within {seconds:g} s this did not happen: {what}.")
        time.sleep(0.1)
