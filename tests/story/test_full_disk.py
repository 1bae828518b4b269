"""A disk that fills up and a database that is held, under a bot that runs: one clear sentence, and nothing is lost."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.story.deeds import answered, approve, card_of, complain, public, ready_card
from tests.story.stage import Nursery, Stage, staged, until

SMALL = 65_536
FULL = "The disk is full"
HELD = "The database is locked by another program"


@pytest.fixture
def running(nursery: Nursery, tmp_path: Path, sqlite_url: str) -> Iterator[Stage]:
    with staged(Stage(nursery, tmp_path, sqlite_url)) as stage:
        stage.start()
        stage.welcome()
        yield stage


def disk(stage: Stage, size: int) -> None:
    """Let the bot write files up to this size only: beyond it a write fails as on a full disk."""
    resource.prlimit(stage.lives["bot"].pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_disk_that_fills_up_is_told_and_nothing_is_lost(running: Stage) -> None:
    first = complain(running.town)
    ready_card(running.town, first)

    disk(running, SMALL)
    second = complain(running.town, handle="noor", name="Noor")
    until(lambda: FULL in running.log(), "the log says what is wrong")
    assert not public(running.town, first)
    disk(running, resource.RLIM_INFINITY)

    for post in (first, second):
        card_of(running.town, post, lambda card: card.decidable, seconds=150)
        approve(running.town, post)
        answered(running.town, post, seconds=120)
        assert len(public(running.town, post)) == 1


def test_a_database_that_another_program_holds_is_told_and_nothing_is_lost(running: Stage) -> None:
    path = running.database_url.removeprefix("sqlite:///")

    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        post = complain(running.town)
        until(lambda: HELD in running.log(), "the log says what is wrong", seconds=150)
        other.execute("ROLLBACK")

    card_of(running.town, post, lambda card: card.decidable, seconds=150)
    approve(running.town, post)
    answered(running.town, post, seconds=120)
    assert len(public(running.town, post)) == 1
