"""A complaint's whole way, over Socket Mode and over signed HTTP, on both databases."""

from __future__ import annotations

import pytest

from bot.sandbox import staff
from tests.story.conftest import Open
from tests.story.deeds import (
    LATE_PARCEL,
    MIA,
    SAM,
    answer,
    answered,
    approve,
    card_of,
    complain,
    edit_window,
    public,
    ready_card,
    save,
    thread,
    words,
)
from tests.story.drive import doubled, plain, read
from tests.story.stage import Outside, until

REPLY = (
    "Hi Maya, Monday has come and gone without your parcel, and I am sorry about that. I am asking the depot "
    "where it is and write to you here this afternoon. — Sam"
)


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
def test_a_complaint_is_claimed_edited_answered_once_reopened_and_resolved(open_stage: Open, *, http: bool) -> None:
    stage = open_stage(http=http)
    stage.start()
    stage.welcome()
    town = stage.town

    post = complain(town)
    card = ready_card(town, post)
    assert card.channel == "C0DELIVERY"
    assert plain(LATE_PARCEL.replace("@LarkHarbour", ""))[:40] in plain(card.words)
    assert card.draft

    claim(town, post)
    edit(town, post)
    approve(town, post)
    answered(town, post)
    assert [plain(text) for text in public(town, post)] == [plain(REPLY)]

    second = reopen(town, post)
    resolve(town, second)
    assert doubled(read(town)) == []
    assert town.ledger()["slack"]["rejected"] == {}


def claim(town: Outside, post: str) -> None:
    card = ready_card(town, post)
    town.react(MIA, card.channel, card.ts, staff.CLAIM)
    card_of(town, post, lambda card: card.claimed_by(MIA))


def edit(town: Outside, post: str) -> None:
    card = ready_card(town, post)
    view = edit_window(town, SAM, card)
    assert plain(card.draft) in plain(words(view))

    town.type(SAM, view["id"], block_id="reply", action_id="reply_text", text="x" * 512)
    until(lambda: "12 too many" in words(town.views(SAM)), "the window counts what is too much")
    town.type(SAM, view["id"], block_id="reply", action_id="reply_text", text=REPLY)
    until(lambda: f"{len(REPLY)} of 500" in words(town.views(SAM)), "the window counts what fits")

    assert save(town, SAM, view["id"], REPLY)["closed"]
    card_of(town, post, lambda card: plain(card.draft) == plain(REPLY) and card.decidable)


def reopen(town: Outside, post: str) -> str:
    reply = town.ledger()["network"]["own"][0]["id"]
    text = "It is afternoon now. Where is my kettle?"
    second = answer(town, reply, text)
    card = card_of(town, second, lambda card: card.decidable)
    assert text in card.words
    until(lambda: thread(town, card) == [post, reply, second], "the thread holds the conversation in its order")
    return second


def resolve(town: Outside, post: str) -> None:
    card = ready_card(town, post)
    town.react(MIA, card.channel, card.ts, staff.RESOLVE)
    card_of(town, post, lambda card: set(card.elements) == {"reopen"})
