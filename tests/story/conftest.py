"""Fixtures of the stories: the nursery that starts processes, and a stage with its bot running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.story.stage import Nursery, Stage, staged

Open = Callable[..., Stage]


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The parent of all processes of all stories."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def open_stage(nursery: Nursery, tmp_path: Path, database_url: str) -> Iterator[Open]:
    """Opens a stage with options of `Stage`; the bot is started by the test. Runs on both databases."""
    with ExitStack() as stack:

        def open_one(**options: Any) -> Stage:
            return stack.enter_context(staged(Stage(nursery, tmp_path, database_url, **options)))

        yield open_one


@pytest.fixture
def stage(open_stage: Open) -> Stage:
    """A sandbox and a bot that run."""
    stage = open_stage()
    stage.start()
    stage.welcome()
    return stage
