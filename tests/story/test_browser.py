"""A person at the page: writes a complaint, then, as staff, claims, edits and approves the reply and sees it go out.

The screenshot of the card is the README's picture: run it with `AMENDS_PICTURE=.github/card.png`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium, watched
from tests.story.stage import Nursery, Stage, staged

POST = 'Day nine and still no kettle. Third time I\'m told "tomorrow". I want my money back, @LarkHarbour.'
REPLY = (
    "Hi Maya, nine days and three broken promises: I'm sorry, that is not how this should go. "
    "I'm asking the depot now and will write to you here this afternoon. — Sam"
)


@pytest.mark.browser
def test_a_complaint_written_on_the_page_is_answered_there(nursery: Nursery, tmp_path: Path, sqlite_url: str) -> None:
    problems: list[str] = []
    with staged(Stage(nursery, tmp_path, sqlite_url)) as stage, chromium() as browser:
        stage.start()
        page = watched(browser.new_page(viewport={"width": 1360, "height": 1000}, color_scheme="light"), problems)
        page.set_default_timeout(20_000)
        page.goto(stage.town.url)
        complain(page)
        card = claimed_card(page)
        picture(page)
        edit_and_approve(page, card)
        answer = page.locator("#feed .post").filter(has_text="The brand").filter(has_text=REPLY)
        answer.first.wait_for()
        card_says(page, "Answered")
        page.get_by_role("listitem").filter(has_text=re.compile("Answered")).first.wait_for()

    assert problems == []


def complain(page: Any) -> None:
    page.get_by_label("Name", exact=True).fill("Maya Okafor")
    page.get_by_label("Handle", exact=True).fill("maya")
    page.get_by_label("Followers", exact=True).fill("18200")
    page.get_by_label("Write a post").fill(POST)
    page.get_by_role("button", name="Post", exact=True).click()


def claimed_card(page: Any) -> Any:
    """Open the channel that the card came into, and claim it with 👀."""
    unread = page.locator("#channels button").filter(has_text=re.compile(r"# complaints\S*\s*1$|# complaints$"))
    unread.filter(has_text=re.compile("1$")).first.click()
    card = page.locator(".msg").filter(has_text="still no kettle")
    card.get_by_role("button", name="Add a reaction").click()
    page.get_by_role("menuitem", name="👀").click()
    card.get_by_text("has it, since").wait_for()
    return card


def picture(page: Any) -> None:
    wanted = os.environ.get("AMENDS_PICTURE")
    if wanted:
        page.screenshot(path=wanted)


def edit_and_approve(page: Any, card: Any) -> None:
    card.get_by_role("button", name="Edit", exact=True).click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    field.fill("")
    field.press_sequentially(REPLY)
    page.get_by_role("dialog").get_by_text(f"{len(REPLY)} of 500").wait_for()
    page.get_by_role("dialog").get_by_role("button", name="Save draft").click()
    card.get_by_text("three broken promises").wait_for()
    card.get_by_role("button", name="Approve & send").click()
    confirm = page.get_by_role("button", name="Yes, send it")
    if confirm.is_visible():
        confirm.click()


def card_says(page: Any, word: str) -> None:
    page.locator(".msg").filter(has_text="still no kettle").get_by_text(re.compile(word)).first.wait_for()
