"""python -m tests.bench [section …] [--quick]: one JSON object; each figure beside its floor of the same run."""

import argparse
import json
import platform
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench import (
    acks,
    copies,
    coverage,
    hops,
    house_rules,
    idle,
    ingest,
    memory,
    platforms,
    queries,
    surge,
    triage,
)
from tests.bench.measure import Figure, Size, load

SECTIONS: dict[str, Callable[[Size], list[Figure]]] = {
    "ack_socket": acks.ack_socket,
    "ack_http": acks.ack_http,
    "ingest": ingest.ingest,
    "platforms": platforms.platforms,
    "coverage": coverage.coverage,
    "copies": copies.copies,
    "fetched_to_card": hops.fetched_to_card,
    "approve_to_network": hops.approve_to_network,
    "house_rules": house_rules.house_rules,
    "queries": queries.queries,
    "memory": memory.memory,
    "idle": idle.idle,
    "triage": triage.triage,
    "surge": surge.surge_figures,
}


def run(names: list[str], size: Size) -> dict[str, Any]:
    """Run these sections one after the other; return what is printed."""
    said: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine(), "quick": size.quick}
    return said | {"sections": {name: _section(name, size) for name in names}}


def _section(name: str, size: Size) -> dict[str, Any]:
    print(f"{name} …", file=sys.stderr, flush=True)
    before, begun = load(), time.monotonic()
    figures = [figure.as_json() for figure in SECTIONS[name](size)]
    return {
        "load_before": before,
        "load_after": load(),
        "seconds": round(time.monotonic() - begun, 1),
        "figures": figures,
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the measurements; the exit status says only whether they could be made."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--quick", action="store_true", help="only show that everything can be measured")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # unwinds, so that the programs of the stage end too
    unknown = sorted(set(given.sections) - set(SECTIONS))
    if unknown:
        parser.error(f"there is no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    print(json.dumps(run(given.sections or list(SECTIONS), Size(given.quick)), indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
