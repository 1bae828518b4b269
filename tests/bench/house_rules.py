"""What all house rules together cost for one reply, held against 200 sent ones: they run at every keystroke."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.draft import Facts
from bot.domain.draft import house_rules as check
from bot.domain.words.text import read
from tests.bench.measure import Figure, Size, spread
from tests.domain.replies import lines, rules

TARGET = {"p50": 1_000.0}
SENT = 200


def house_rules(size: Size) -> list[Figure]:
    """Measure each reply of the rules' own test data a few times; the fastest of them is what the rules cost."""
    replies = _replies(size.pick(600, 20))
    rounds = size.pick(7, 2)
    for text, facts in replies:
        check(text, facts)  # the first of everything is slower: phrases are prepared, sent replies are remembered
    whole = [_fastest(check, rounds, text, facts) for text, facts in replies]
    bare = [_fastest(read, rounds, text) for text, _ in replies]
    what = f"all house rules on one reply, beside {SENT} sent ones, seven languages"
    floor_is = "reading the reply's words once, without any rule"
    return [Figure(what, "µs", spread(whole), floor_is, spread(bare), TARGET)]


def _replies(number: int) -> list[tuple[str, Facts]]:
    every = [line for rule in rules() for line in lines(rule)]
    sent = tuple(dict.fromkeys(line.text for line in every))[:SENT]
    chosen = random.Random(1).sample(every, number)
    return [(line.text, replace(line.facts, recent=sent)) for line in chosen]


def _fastest(work: Callable[..., object], rounds: int, *given: Any) -> float:
    """Return microseconds: other people's load only ever adds to them."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work(*given)
        took.append((time.perf_counter() - begun) * 1e6)
    return min(took)
