"""How events, clicks and commands reach the bot: once on the wire, three seconds to acknowledge, then Slack's rules.

Events come again until they are acknowledged; interactions and commands do not: the person sees an error instead.
https://docs.slack.dev/apis/events-api#error-handling
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Protocol

from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Deliveries

Json = dict[str, Any]
ACK_SECONDS = 3.0
RETRY_DELAYS = (1.0, 60.0, 300.0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery. `kind` is Socket Mode's envelope type: events_api, interactive or slash_commands."""

    kind: str
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ack:
    """What came back: in time or not, after how many ms, with which payload, and over HTTP with which status."""

    ok: bool
    ms: float | None = None
    payload: Json | None = None
    status: int | None = None
    problem: str = ""
    final: bool = False

    def to_dict(self) -> Json:
        """Return it as the /_as endpoints show it."""
        body: Json = {"ack": self.ok, "ack_ms": self.ms, "http": self.status}
        return body if self.ok else body | {"problem": self.problem}


class Carrier(Protocol):
    """A way to the bot: Socket Mode or signed HTTP."""

    async def carry(self, parcel: Parcel) -> Ack:
        """Deliver once and wait for the acknowledgement, at most ACK_SECONDS."""
        ...


class Delivery:
    """Sends parcels by Slack's rules and counts them."""

    def __init__(self, carrier: Carrier, faults: Faults, counts: Deliveries) -> None:
        self._carrier = carrier
        self._faults = faults
        self._counts = counts
        self._tasks: set[asyncio.Task[None]] = set()

    async def interact(self, kind: str, payload: Json) -> Ack:
        """Deliver an interaction or a command and return the first acknowledgement, or why there is none."""
        return await self._send(Parcel(kind, payload))

    def event(self, payload: Json) -> None:
        """Deliver an event in the background, again and again until it is acknowledged."""
        task = asyncio.get_running_loop().create_task(self._persist(payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stop(self) -> None:
        """Give up on everything that is still to be redelivered."""
        for task in self._tasks:
            task.cancel()

    async def _persist(self, payload: Json) -> None:
        ack = await self._send(Parcel("events_api", payload))
        for attempt, delay in enumerate(self._delays(), start=1):
            if ack.ok or ack.final:
                return
            await asyncio.sleep(delay)
            self._counts.redelivered += 1
            ack = await self._send(Parcel("events_api", payload, attempt, ack.problem))

    def _delays(self) -> tuple[float, ...]:
        setting = self._faults.standing("slack", "retry_delays")
        return setting.delays if setting else RETRY_DELAYS

    async def _send(self, parcel: Parcel) -> Ack:
        repeat = self._faults.take_kind("slack", "repeat", parcel.kind)
        copies = repeat.times_each if repeat else 1
        acks = await asyncio.gather(*(self._carry(parcel) for _ in range(copies)))
        return next((ack for ack in acks if ack.ok), acks[0])

    async def _carry(self, parcel: Parcel) -> Ack:
        self._counts.sent += 1
        ack = await self._carrier.carry(parcel)
        if ack.ok:
            self._counts.acked += 1
            self._counts.ack_ms.append(ack.ms or 0.0)
        else:
            self._counts.unanswered += 1
        return ack
