"""Many posts at once in one channel: each gets its card, the pressing ones first, and Slack rejects none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.story.stage import SETTINGS, Nursery, Stage, staged, until

ONE_CHANNEL = re.sub(r"\[\[routes\]\].*?(?=\n\[(?!\[routes)|\Z)", "", SETTINGS, flags=re.S) + (
    '\n[[routes]]\nname = "Everything"\nchannel = "C0COMPLAINTS"\n'
)
CALM = "@LarkHarbour my kettle number {} stopped working after a week."
PRESSING = "@LarkHarbour kettle number {} caught fire and burned my hand, my lawyer will call you."
KIND = "@LarkHarbour I love my jug number {}, thank you so much!"


@pytest.mark.timeout(600)
def test_a_burst_is_carded_whole_and_in_order_of_priority(nursery: Nursery, tmp_path: Path, sqlite_url: str) -> None:
    with staged(Stage(nursery, tmp_path, sqlite_url, settings=ONE_CHANNEL)) as stage:
        stage.start()
        texts = [kind.format(n) for n in range(8) for kind in (KIND, CALM, PRESSING)]
        stage.town.post([{"handle": f"person{n}", "text": text} for n, text in enumerate(texts)])

        cards = until(lambda: all_cards(stage, len(texts)), "every post has its card", seconds=400)

        ranks = [rank(message["blocks"][0]["text"]["text"]) for message in cards]
        # The first few go out before the rest has been read; from then on the most pressing one is always next.
        assert ranks[3:] == sorted(ranks[3:])
        assert not stage.town.ledger()["slack"]["rejected"]


def all_cards(stage: Stage, wanted: int) -> list[dict[str, Any]]:
    found = [
        m for m in stage.town.messages("C0COMPLAINTS") if str(m["metadata"]["event_payload"]["key"])[:5] == "card:"
    ]
    return sorted(found, key=lambda message: message["ts"]) if len(found) == wanted else []


def rank(header: str) -> int:
    return next(n for n, word in enumerate(("Urgent", "High", "Normal", "Low")) if word in header)
