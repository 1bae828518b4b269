"""What changes between the approval and the send, what is removed, and what comes by telephone, as staff see it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.story.deeds import (
    BROKEN_LID,
    LATE_PARCEL,
    MIA,
    SAM,
    answered,
    approve,
    card_of,
    click,
    complain,
    edit_window,
    public,
    ready_card,
    save,
    words,
)
from tests.story.drive import read, wait_for_modal
from tests.story.stage import Nursery, Stage, staged, until


@pytest.fixture
def stage(nursery: Nursery, tmp_path: Path, sqlite_url: str) -> Iterator[Stage]:
    """A sandbox and a bot that run, on SQLite alone: what differs by database is tested step by step."""
    with staged(Stage(nursery, tmp_path, sqlite_url)) as stage:
        stage.start()
        stage.welcome()
        yield stage


def test_nothing_goes_out_to_what_changed_after_the_approval(stage: Stage) -> None:
    town = stage.town
    edited, removed = (complain(town, text, handle=f"maya{n}") for n, text in enumerate((LATE_PARCEL, BROKEN_LID)))
    for post in (edited, removed):
        ready_card(town, post)
    town.edit_post(edited, "My kettle has arrived after all, @LarkHarbour. The lid is dented, though.")
    town.delete_post(removed)
    approve(town, edited)
    approve(town, removed)

    until(lambda: "They changed their post" in said_in(stage), "the card says why it did not go out")
    assert "The lid is dented" in said_in(stage)
    assert "promised for Monday" in said_in(stage)
    until(lambda: "Removed at the source" in said_in(stage), "the card of the removed post is emptied")
    assert "broke on the first day" not in said_in(stage)
    assert [public(town, post) for post in (edited, removed)] == [[], []]

    approve(town, edited, by=MIA)
    answered(town, edited)
    assert len(public(town, edited)) == 1

    done = forget(stage, "maya0")
    assert done.startswith("1 posts by maya0 are removed; 1 cards"), done
    until(lambda: "dented" not in said_in(stage), "the card of the forgotten person is emptied")


def forget(stage: Stage, who: str) -> str:
    """Run the command beside the bot."""
    command = [sys.executable, "-m", "bot", "forget", who, "--yes"]
    env = stage._environment("bot")
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60).stdout


def said_in(stage: Stage) -> str:
    return "\n".join(words(message) for room in stage.town.rooms() for message in room["messages"])


def test_a_complaint_by_telephone_is_answered_by_a_note_and_nothing_is_sent(stage: Stage) -> None:
    town = stage.town
    town.command(SAM, "log My toaster caught fire, I am furious", channel="C0OPS")
    view = wait_for_modal(town, SAM)
    assert view is not None
    town.submit(SAM, view["id"], {"who": {"who": "Ada Byron"}, "contact": {"contact": "+49 30 1234"}})

    def by_telephone() -> list[str]:
        return [post for post, card in read(town).cards.items() if "Ada Byron" in card.words]

    (post,) = until(by_telephone, "the card of the telephone call")
    card = card_of(town, post, lambda card: "edit" in card.elements)
    assert "by telephone, +49 30 1234" in card.words
    window = edit_window(town, SAM, card)
    assert save(town, SAM, window["id"], "Rang her: a new one leaves today.")
    card = card_of(town, post, lambda card: "approve" in card.elements)
    click(town, SAM, card, "approve")
    card_of(town, post, lambda card: "reopen" in card.elements)
    assert town.ledger()["network"]["own"] == []

    town.act(SAM, "shortcut", callback_id="log_complaint", channel=card.channel, ts=card.ts)
    window = wait_for_modal(town, SAM) or {}
    assert "toaster caught fire" in words(window["blocks"])
    assert "errors" in str(town.submit(SAM, window["id"], {"text": {"text": "  "}}))
    assert town.ledger()["slack"]["rejected"] == {}
