"""Texts written to break things, kept outside the project: ../shared/data/hostile."""

import json
import re
from pathlib import Path

import pytest

from bot.slack import answers, modals
from bot.slack.card import render
from tests.slack import samples
from tests.slack.limits import marked_up, message_problems, view_problems
from tests.slack.samples import NOW, post
from tests.slack.test_answers import everything as every_answer
from tests.slack.test_modals import everything as every_window

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"


def texts() -> list[str]:
    if not FOLDER.is_dir():
        return []
    generated = [json.loads(line)["text"] for line in (FOLDER / "generated.jsonl").read_text("utf-8").splitlines()]
    naughty = json.loads((FOLDER / "naughty_strings.json").read_text("utf-8"))
    attacks = json.loads((FOLDER / "prompt_injection.json").read_text("utf-8"))
    unfolded = [text if isinstance(text, str) else text["repeat"] * text["n"] for text in generated]
    return [*unfolded, *naughty, *(attack for family in attacks.values() for attack in family)]


@pytest.fixture(scope="module")
def hostile() -> list[str]:
    found = texts()
    if not found:
        pytest.skip("data folder missing: the hostile texts belong into ../shared/data/hostile")
    return found


def test_every_hostile_text_fits_a_card(hostile: list[str]) -> None:
    for number, text in enumerate(hostile):
        for card in samples.hostile(text)[number % 6 :: 6]:
            made = render(card, NOW)

            assert message_problems(made.text, made.blocks) == [], text[:100]


def test_every_hostile_text_fits_a_window(hostile: list[str]) -> None:
    for number, text in enumerate(hostile):
        for view in every_window(text)[number % 2 :: 2]:
            assert view_problems(view) == [], text[:100]


def test_every_hostile_text_fits_an_answer(hostile: list[str]) -> None:
    for text in hostile[::4]:
        for made in every_answer(text):
            assert message_problems(made.text, made.blocks) == [], text[:100]


def test_no_hostile_text_reaches_markup(hostile: list[str]) -> None:
    for text in (text for text in hostile if re.search("<[!@#h]", text)):
        shown = render(samples.card(post=post(text)), NOW).blocks

        assert all(text not in markup for markup in marked_up(shown)), text[:100]


def test_what_can_be_seen_can_be_read_on_the_card(hostile: list[str]) -> None:
    for text in (text for text in hostile if text.isascii() and text.isprintable() and 0 < len(text.strip()) < 1_000):
        shown = json.dumps(render(samples.card(post=post(text)), NOW).blocks, ensure_ascii=False)

        assert json.dumps(text.strip(), ensure_ascii=False)[1:-1] in shown


def test_hostile_texts_are_dead_in_a_looked_up_ticket_and_in_a_history(hostile: list[str]) -> None:
    for text in hostile[::10]:
        card = samples.hostile(text)[0]
        made = answers.ticket(card, NOW)

        assert message_problems(made.text, made.blocks) == []
        assert view_problems(modals.detail_modal(card, [])) == []
