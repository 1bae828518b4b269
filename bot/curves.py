"""Draws how well triage does. The extra «plot» brings what it takes; without it nothing of it is needed."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.domain.errors import AmendsError
from bot.scores import PRECISION, Floats, Truth, calibration, curve

Judged = Mapping[str, Floats]
"""Of each classifier, by its name, the probabilities of one and the same set."""


def draw(judged: Judged, truth: Truth, title: str, file: Path) -> None:
    """Write a picture of the precision-recall curves and the calibration curves; raise AmendsError where it cannot."""
    figure = _figure()
    trade, fit = figure.subplots(1, 2)
    for name, likely in judged.items():
        trade.plot(*curve(likely, truth), label=name)
        bins = calibration(likely, truth)
        fit.plot([said for _, said, _ in bins], [so for _, _, so in bins], marker="o", label=name)
    trade.axhline(PRECISION, color="grey", linestyle=":", label=f"precision {PRECISION}")
    fit.plot([0, 1], [0, 1], color="grey", linestyle=":", label="as it should be")
    _name(trade, "share of complaints that is found (recall)", "share of finds that are complaints (precision)")
    _name(fit, "probability that was said", "share of complaints that was so")
    figure.suptitle(title)
    _save(figure, file)


def _figure() -> Any:
    try:
        # By its own canvas, not by pyplot, which looks for a screen.
        return importlib.import_module("matplotlib.figure").Figure(figsize=(12, 5.5), layout="constrained")
    except ImportError as error:
        raise AmendsError(f'--plot needs {error.name}, which is not installed: pip install "amends[plot]".') from None


def _name(axes: Any, across: str, up: str) -> None:
    axes.set(xlabel=across, ylabel=up, xlim=(0, 1), ylim=(0, 1.02))
    axes.grid(alpha=0.3)
    axes.legend()


def _save(figure: Any, file: Path) -> None:
    try:
        figure.savefig(file)
    except (OSError, ValueError) as error:
        raise AmendsError(f"{file} cannot be written: {error}.") from None
