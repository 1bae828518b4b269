"""What a measurement says: a figure beside its floor, measured in the same run, and the ratio of the two."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Numbers = dict[str, float]


@dataclass(frozen=True, slots=True)
class Size:
    """How much a section does. `quick` only shows that it works."""

    quick: bool = False

    def pick(self, whole: int, quick: int) -> int:
        """Return the one or the other."""
        return quick if self.quick else whole


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `target` bounds some of its values: from above, or from below where `more_is_better`."""

    what: str
    unit: str
    values: Numbers
    floor_is: str
    floor: Numbers
    target: Numbers = field(default_factory=dict)
    more_is_better: bool = False
    notes: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return what is printed."""
        said: dict[str, Any] = {
            "what": self.what,
            "unit": self.unit,
            **rounded(self.values),
            "floor": {"what": self.floor_is, **rounded(self.floor)},
            "ratio": rounded({name: self.values[name] / self.floor[name] for name in self._shared()}),
        }
        if self.target:
            said |= {"target": self.target, "met": self.met}
        return said | self.notes

    def _shared(self) -> list[str]:
        return [name for name in self.values if name != "n" and self.floor.get(name)]

    @property
    def met(self) -> bool:
        """Return whether every bounded value is within its bound."""
        sign = -1 if self.more_is_better else 1
        return all(sign * self.values[name] <= sign * bound for name, bound in self.target.items())


def spread(values: Sequence[float]) -> Numbers:
    """Return the nearest-rank median, p95 and the largest, with their number."""
    ranked = sorted(values)
    if not ranked:
        raise ValueError("Nothing was measured.")

    def at(share: float) -> float:
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]

    return {"p50": at(0.5), "p95": at(0.95), "max": ranked[-1], "n": len(ranked)}


def rounded(numbers: Numbers) -> Numbers:
    """Return the numbers with three significant digits behind the point at most."""
    return {name: round(value, 3) for name, value in numbers.items()}


def load() -> list[float]:
    """Return the machine's load averages over 1, 5 and 15 minutes."""
    return [round(average, 2) for average in os.getloadavg()]
