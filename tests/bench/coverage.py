"""200 storms per platform: whether the receipt equals the truth each time, and all gaps are found."""

import tempfile
import time
from pathlib import Path

from tests.bench.measure import Figure, Size
from tests.platforms.storms import Weather, shelter, storm
from tests.platforms.villages import VILLAGES

STORMS = 200


def coverage(size: Size) -> list[Figure]:
    """Play the same seeds on every platform."""
    return [_figure(kind, size.pick(STORMS, 1)) for kind in VILLAGES]


def _figure(kind: str, number: int) -> Figure:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="amends-storms-") as folder, shelter(Path(folder)) as sessions:
        found = [storm(kind, seed, sessions) for seed in range(number)]
    right = [each for each in found if not each.faults]
    values = {"storms": float(len(right)), "gaps": float(sum(each.gaps for each in found))}
    floor = {"storms": float(number), "gaps": float(sum(each.unbrought for each in found))}
    what = f"storms on {kind} whose receipt equals the truth, and the gaps that the receipts name"
    floor_is = "storms played, and posts that reading by itself never brought"
    notes = _sums(found) | {"seconds_per_storm": round((time.perf_counter() - begun) / number, 2)}
    return Figure(what, "storms", values, floor_is, floor, floor, True, notes | _faults(kind, found))


def _sums(found: list[Weather]) -> dict[str, int]:
    return {
        name: sum(getattr(each, name) for each in found) for name in ("said", "late", "passes", "troubles", "deaths")
    }


def _faults(kind: str, found: list[Weather]) -> dict[str, list[str]]:
    told = [f"{kind} {seed}: {fault}" for seed, each in enumerate(found) for fault in each.faults]
    return {"faults": told} if told else {}
