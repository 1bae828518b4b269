"""The truth about what the outside world accepted, for tests and for the demo's accounting.

A message counts when the outside world has it, even if the answer to the bot was lost on the way.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Deliveries:
    """What was sent to the bot, and how quickly it acknowledged."""

    sent: int = 0
    acked: int = 0
    redelivered: int = 0
    late: int = 0
    unanswered: int = 0
    ack_ms: deque[float] = field(default_factory=lambda: deque(maxlen=50_000))

    def percentiles(self) -> dict[str, float | None]:
        """Return p50 and p95 of the time to an ack in milliseconds (None before the first ack)."""
        times = sorted(self.ack_ms)
        if not times:
            return {"p50": None, "p95": None}
        return {"p50": round(times[len(times) // 2], 2), "p95": round(times[int(len(times) * 0.95)], 2)}


@dataclass(slots=True)
class SlackLedger:
    """What the workspace took, refused and delivered."""

    posted: int = 0
    updated: int = 0
    ephemeral: int = 0
    messages: list[dict[str, Any]] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    rejected: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rate_limited: Counter[str] = field(default_factory=Counter)
    deliveries: Deliveries = field(default_factory=Deliveries)

    def to_dict(self) -> dict[str, Any]:
        """Return the part `slack` of GET /_ledger."""
        sent = self.deliveries
        return {
            "posted": self.posted,
            "updated": self.updated,
            "ephemeral": self.ephemeral,
            "messages": self.messages,
            "calls": dict(self.calls),
            "rejected": {error: dict(methods) for error, methods in self.rejected.items()},
            "rate_limited": dict(self.rate_limited),
            "deliveries": {
                "sent": sent.sent,
                "acked": sent.acked,
                "redelivered": sent.redelivered,
                "late": sent.late,
                "unanswered": sent.unanswered,
            },
            "ack_ms": sent.percentiles(),
        }


@dataclass(slots=True)
class Ledger:
    """All counts. `network` and `model` belong to those parts of the sandbox and are shown as they are."""

    slack: SlackLedger = field(default_factory=SlackLedger)
    network: dict[str, Any] = field(
        default_factory=lambda: {"inbound": 0, "own": [], "rejected": {}, "requests": {}},
    )
    model: dict[str, Any] = field(default_factory=lambda: {"calls": 0, "tokens": 0})

    def to_dict(self, fired: dict[str, int]) -> dict[str, Any]:
        """Return the body of GET /_ledger; `fired` are the faults that have fired."""
        return {"network": self.network, "slack": self.slack.to_dict(), "model": self.model, "faults": fired}
