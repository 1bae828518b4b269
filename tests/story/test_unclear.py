"""Answers that get lost on the way: because of them nothing is sent or posted twice, and nothing is forgotten."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import datetime

import pytest

from bot.sandbox import staff
from tests.story.deeds import (
    BROKEN_LID,
    CHARGED_TWICE,
    LATE_PARCEL,
    MIA,
    SAM,
    answered,
    approve,
    card_of,
    click,
    complain,
    insist,
    public,
    ready_card,
)
from tests.story.drive import doubled, plain, read
from tests.story.stage import Outside, Stage, until

TEXTS = (LATE_PARCEL, CHARGED_TWICE, BROKEN_LID)
TAKEN = ("accept_then_drop", "accept_then_status", "garbage", "truncate", "delay")
NOT_TAKEN = ("reset", "status")
# Longer than the bot waits for an answer here (HURRY), shorter than it takes until it has looked twice.
TOO_LONG = 1.9


def words(n: int) -> str:
    """Return what the person with this number says; a figure of its own keeps it from being another's copy."""
    return f"{TEXTS[n % 3]} Day {n + 2} now."


def many(town: Outside, count: int) -> list[str]:
    """Write several complaints into three channels; return their posts."""
    return [complain(town, words(n), handle=f"maya{n}") for n in range(count)]


def posts_sent(town: Outside) -> int:
    return int(town.ledger()["network"]["requests"].get("posts", 0))


def fired(town: Outside) -> int:
    return sum(town.ledger()["faults"].values())


def approve_under(town: Outside, post: str, kind: str, **more: object) -> None:
    """Approve a reply whose sending will go wrong in this way."""
    before = fired(town)
    town.fault("network", "posts", kind, **more)
    approve(town, post)
    until(lambda: fired(town) > before, f"«{kind}» has happened")


def test_a_reply_whose_answer_is_lost_is_found_and_never_sent_again(stage: Stage) -> None:
    town = stage.town
    posts = dict(zip(TAKEN, many(town, len(TAKEN)), strict=True))

    for kind, post in posts.items():
        approve_under(town, post, kind, seconds=TOO_LONG)
    for post in posts.values():
        answered(town, post)

    assert {kind: len(public(town, post)) for kind, post in posts.items()} == dict.fromkeys(TAKEN, 1)
    assert posts_sent(town) == len(TAKEN)


def test_a_reply_that_never_arrived_is_sent_once_more(stage: Stage) -> None:
    town = stage.town
    posts = dict(zip(NOT_TAKEN, many(town, len(NOT_TAKEN)), strict=True))

    for kind, post in posts.items():
        approve_under(town, post, kind)
    for post in posts.values():
        answered(town, post)

    assert {kind: len(public(town, post)) for kind, post in posts.items()} == dict.fromkeys(NOT_TAKEN, 1)
    assert posts_sent(town) == 2 * len(NOT_TAKEN)


def test_a_reply_that_shows_late_is_waited_for(stage: Stage) -> None:
    town = stage.town
    post = complain(town)
    town.fault("network", "*", "readback_lag", seconds=1.7)  # the platform's grace is 1 s, and it has it twice

    approve_under(town, post, "accept_then_drop")
    answered(town, post)

    assert len(public(town, post)) == 1
    assert posts_sent(town) == 1


def test_a_failed_look_is_repeated_and_proves_nothing(stage: Stage) -> None:
    town = stage.town
    post = complain(town)
    town.fault("network", "*", "readback_fail", times=4)

    approve_under(town, post, "accept_then_drop")
    answered(town, post)

    assert town.ledger()["faults"]["network.readback_fail"] == 4
    assert len(public(town, post)) == 1
    assert posts_sent(town) == 1


def test_staff_are_asked_about_what_never_shows_and_every_answer_works(stage: Stage) -> None:
    town = stage.town
    did, again, dropped = many(town, 3)
    for post in (did, again, dropped):
        approve_under(town, post, "status", times=2)
        card = card_of(town, post, lambda card: card.asks)
        assert {"it_did", "send_again", "drop"} <= set(card.elements)
    assert posts_sent(town) == 6

    insist(town, SAM, card_of(town, did), "it_did")
    insist(town, MIA, card_of(town, again), "send_again")
    insist(town, SAM, card_of(town, dropped), "drop")

    card_of(town, did, lambda card: "reopen" in card.elements)
    answered(town, again)
    card_of(town, dropped, lambda card: card.decidable or card.blocked or "edit" in card.elements)
    assert [len(public(town, post)) for post in (did, again, dropped)] == [0, 1, 0]
    assert posts_sent(town) == 7


def test_a_card_whose_answer_is_lost_is_posted_once_and_hears_what_was_said_meanwhile(stage: Stage) -> None:
    town = stage.town
    posts = {}
    for n, kind in enumerate(("accept_then_drop", "accept_then_status", "garbage", "truncate")):
        before = fired(town)
        town.fault("slack", "chat.postMessage", kind)
        posts[kind] = complain(town, words(n), handle=f"maya{n}")
        until(lambda before=before: fired(town) > before, f"«{kind}» has happened")  # type: ignore[misc]
        card = card_of(town, posts[kind])
        town.react(MIA, card.channel, card.ts, staff.CLAIM)

    for post in posts.values():
        card_of(town, post, lambda card: card.claimed_by(MIA))
    books = read(town)
    assert {kind: len(books.posted("card:", {post})) for kind, post in posts.items()} == dict.fromkeys(posts, 1)
    assert doubled(books) == []


def test_a_card_that_never_arrived_is_posted_and_a_deleted_one_comes_back_once(stage: Stage) -> None:
    town = stage.town
    for kind in ("status", "reset", "accept_then_drop"):
        town.fault("slack", "chat.postMessage", kind)
    posts = many(town, 3)
    cards = [ready_card(town, post) for post in posts]
    assert doubled(read(town)) == []

    town.delete_message(cards[0].channel, cards[0].ts)
    town.react(MIA, cards[1].channel, cards[1].ts, staff.CLAIM)
    assert town.command(SAM, "status", channel="C0OPS")
    town.edit_post(posts[0], LATE_PARCEL)
    answer = town.post([{"handle": "maya0", "text": "Are you there?", "in_reply_to": posts[0]}])[0]["id"]
    back = card_of(town, answer, lambda card: card.decidable)

    assert back.ts != cards[0].ts
    assert len(read(town).posted("card:", {posts[0], answer})) == 2


@pytest.mark.parametrize("seconds", [2])
def test_a_request_to_slow_down_is_obeyed(stage: Stage, seconds: int) -> None:
    town = stage.town
    before = time.time()
    town.fault("slack", "chat.postMessage", "rate_limit", seconds=seconds)
    post = complain(town)
    card = ready_card(town, post)
    assert float(card.ts) >= before + seconds

    before = time.time()
    town.fault("network", "posts", "rate_limit", seconds=seconds)
    approve(town, post)
    answered(town, post)
    sent = town.ledger()["network"]["own"]
    assert [plain(each["text"]) for each in sent] == [plain(card.draft)]
    assert datetime.fromisoformat(sent[0]["created_at"]).timestamp() >= before + seconds
    assert posts_sent(town) == 2


@pytest.mark.parametrize("kind", ["socket_drop", "socket_freeze"])
def test_what_people_do_while_the_socket_is_away_still_counts_once(stage: Stage, kind: str) -> None:
    town = stage.town
    card = ready_card(town, complain(town))
    town.fault("slack", "*", kind, seconds=4)

    town.react(MIA, card.channel, card.ts, staff.CLAIM)
    claimed = card_of(town, card.post, lambda card: card.claimed_by(MIA))
    until(lambda: click_or_not(town, claimed.post), "a click gets through again")
    answered(town, card.post)

    assert len(public(town, card.post)) == 1
    assert Counter(re.findall(r"<@U0MIA>", claimed.words))["<@U0MIA>"] == 1


def click_or_not(town: Outside, post: str) -> bool:
    card = read(town).cards[post]
    return bool(public(town, post)) or (card.decidable and click(town, SAM, card, "approve"))
