"""Reading under a storm: whatever order restarts, lost pages, late posts and failures come in, no post is lost."""

import random
from contextlib import suppress

import pytest

from bot.domain import errors
from bot.domain.post import Post
from tests.platforms.contract import complaints, drain
from tests.platforms.lab import Call, Lab, Trouble

STEPS = 60
HARMLESS = (Trouble.BROKEN, Trouble.TRUNCATED, Trouble.LOST_ANSWER, Trouble.SLOW_DOWN, Trouble.BAD_TOKEN)


class Restless:
    """One story for each seed; a lab that can `say_late` tells of late posts as well."""

    @pytest.mark.parametrize("seed", range(6))
    def test_nothing_is_lost_or_read_twice_whatever_happens(self, lab: Lab, seed: int) -> None:
        dice = random.Random(seed)
        said, stored, cursor = list[str](), list[Post](), lab.start
        for step in range(STEPS):
            match dice.choice(("say", "say", "burst", "late", "fetch", "fetch", "drop", "trouble", "drain")):
                case "say":
                    said.append(lab.say(f"{lab.us} step {step}"))
                case "burst":
                    said += [lab.say(f"{lab.us} step {step}, {n}") for n in range(dice.randrange(lab.page // 2))]
                case "late":
                    late = getattr(lab, "say_late", lab.say)
                    said.append(late(f"{lab.us} late, step {step}"))
                case "fetch":
                    page = lab.adapter().fetch(cursor, lab.want)
                    stored, cursor = [*stored, *page.posts], page.cursor
                case "drop":
                    lab.adapter().fetch(cursor, lab.want)
                case "trouble":
                    lab.trouble(Call.FETCH, dice.choice(HARMLESS))
                    with suppress(errors.Outside):
                        lab.adapter().fetch(cursor, lab.want)
                case _:
                    posts, cursor = drain(lab.adapter, lab, cursor)
                    stored += posts

        posts, _ = drain(lab.adapter, lab, drain_rest(lab, cursor, stored))

        assert posts == []
        assert sorted(complaints(stored)) == sorted(said)


def drain_rest(lab: Lab, cursor: str | None, stored: list[Post]) -> str | None:
    """Read twice to the end: a round under way began before the latest posts."""
    for _ in range(2):
        posts, cursor = drain(lab.adapter, lab, cursor)
        stored += posts
    return cursor
