import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.__main__ import SECTIONS
from tests.bench.measure import Figure, spread

TOP = Path(__file__).resolve().parents[2]


LONGEST = 1800
"""Seconds until it counts as stuck, on a machine that others load ten times over; alone it takes about a minute."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench", *arguments]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            printed, said = process.communicate(timeout=LONGEST - 30)
        except BaseException:
            process.terminate()  # gently: it has programs of its own to end
            raise
    return subprocess.CompletedProcess(command, process.returncode, printed, said)


@pytest.mark.timeout(LONGEST)
@pytest.mark.usefixtures("postgres_server")
def test_every_section_prints_its_figures_beside_their_floors() -> None:
    ran = run("--quick")

    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)["sections"]
    assert list(said) == list(SECTIONS)
    for section in said.values():
        assert len(section["load_before"]) == 3
        assert section["figures"]
    for figure in (figure for section in said.values() for figure in section["figures"]):
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
