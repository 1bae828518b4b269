import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.bench.__main__ import SECTIONS
from tests.bench.measure import Figure, spread
from tests.servers import Postgres

TOP = Path(__file__).resolve().parents[2]


AT_ONCE = 4
"""They mostly wait: for programs to start, and for Slack's pace."""

Ran = subprocess.CompletedProcess[str]


def run(*arguments: str) -> Ran:
    command = [sys.executable, "-m", "tests.bench", *arguments]
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=170)


@pytest.fixture(scope="module")
def quick(postgres_server: Postgres) -> dict[str, Ran]:
    """Every section in its quick form; skipped, like all of PostgreSQL's, where that is missing."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(SECTIONS, pool.map(lambda section: run("--quick", section), SECTIONS), strict=True))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_prints_its_figures_beside_their_floors(quick: dict[str, Ran], section: str) -> None:
    ran = quick[section]

    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)["sections"][section]
    assert len(said["load_before"]) == 3
    assert said["figures"]
    for figure in said["figures"]:
        both = [name for name in figure if name in figure["floor"] and name != "what"]
        assert any(figure[name] > 0 for name in both), figure


def test_an_unknown_section_is_refused_with_the_names_of_the_known_ones() -> None:
    ran = run("nonsense")

    assert ran.returncode == 2
    assert "ack_socket" in ran.stderr


def figure(**values: Any) -> Figure:
    return Figure("x", "ms", values, "y", {"p50": 1.0}, {"p50": 3.0})


def test_a_figure_shows_its_ratio_to_the_floor_and_whether_it_met_its_target() -> None:
    said = figure(p50=2.0).as_json()

    assert (said["ratio"], said["met"]) == ({"p50": 2.0}, True)
    assert not figure(p50=4.0).met


def test_a_target_may_bound_from_below() -> None:
    slow = Figure("x", "posts/s", {"per_second": 400.0}, "y", {"per_second": 900.0}, {"per_second": 500.0}, True)

    assert not slow.met


def test_a_spread_is_made_of_measured_values() -> None:
    assert spread([3.0, 1.0, 2.0]) == {"p50": 2.0, "p95": 3.0, "max": 3.0, "n": 3}


def test_nothing_measured_is_an_error_not_a_zero() -> None:
    with pytest.raises(ValueError, match="Nothing"):
        spread([])
