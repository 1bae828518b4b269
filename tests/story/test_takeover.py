"""Two workers and a web process on PostgreSQL: what a dead worker had in hand, the other one finishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story.deeds import answered, approve, complain, public, ready_card
from tests.story.drive import doubled, plain, read
from tests.story.failpoints import arm, sprung
from tests.story.stage import Nursery, Stage, staged, until

ROLES = {"web": "web", "worker-1": "worker", "worker-2": "worker"}
# How soon a worker that says nothing counts as dead: 20 s in earnest.
QUICKLY = {"bot.engine:BEAT": 0.5, "bot.engine:DEAD_AFTER": 2.5}
HELD = (
    "fetched_not_stored",
    "drafted_not_saved",
    "card_taken_not_posted",
    "card_posted_answer_lost",
    "reply_taken_not_sent",
    "reply_accepted_answer_not_read",
    "answer_read_not_marked",
)


@pytest.mark.parametrize("point", HELD)
def test_another_worker_finishes_what_a_killed_one_held(
    nursery: Nursery, tmp_path: Path, postgres_url: str, point: str
) -> None:
    with staged(Stage(nursery, tmp_path, postgres_url, roles=ROLES, point=point, hurry=QUICKLY)) as stage:
        stage.start()
        stage.welcome()
        town = stage.town
        arm(stage.folder, 1)

        post = complain(town)
        card = ready_card(town, post)
        approve(town, post)
        answered(town, post, seconds=40)

        until(lambda: sprung(stage.folder), f"a worker has died at {point}")
        assert [role for role, life in stage.lives.items() if not life.alive()] in (["worker-1"], ["worker-2"])
        assert [plain(text) for text in public(town, post)] == [plain(card.draft)]
        assert len(read(town).posted("card:", {post})) == 1
        assert doubled(read(town)) == []
