"""Who may not decide cannot, by no way, and nobody can while it is not known who may."""

from __future__ import annotations

from functools import partial

import pytest

from bot.sandbox import staff
from bot.sandbox.staff import Seen
from bot.sandbox.town import TownError
from tests.story.conftest import Open
from tests.story.deeds import (
    GUEST,
    MIA,
    ROBOT,
    SAM,
    STRANGER,
    answered,
    approve,
    card_of,
    click,
    complain,
    options,
    public,
    ready_card,
    try_to_click,
    words,
)
from tests.story.drive import plain, wait_for_modal
from tests.story.stage import Outside, Stage, until

EMOJI = (staff.CLAIM, staff.RESOLVE, "rotating_light")


def try_everything(town: Outside, user: str, card: Seen) -> None:
    """Use every button, menu and reaction of a card."""
    for action in ("approve", "edit"):
        try_to_click(town, user, card, action)
    for menu in ("redraft", "dismiss", "more"):
        for option in options(card, menu):
            try_to_click(town, user, card, menu, option)
    for emoji in EMOJI:
        town.react(user, card.channel, card.ts, emoji)
    town.act(user, "unreact", channel=card.channel, ts=card.ts, name=staff.CLAIM)


def as_it_was(town: Outside, card: Seen) -> bool:
    """Say whether a card shows the same draft, buttons and words, and nothing has gone out."""
    now = card_of(town, card.post)
    return (now.draft, set(now.elements), plain(now.words)) == (card.draft, set(card.elements), plain(card.words))


@pytest.mark.parametrize("user", [GUEST, STRANGER, ROBOT])
def test_who_may_not_decide_changes_nothing_by_any_way(stage: Stage, user: str) -> None:
    town = stage.town
    card = ready_card(town, complain(town))

    try_everything(town, user, card)
    until(lambda: len(town.whispers(user)) > 1, f"{user} is told")

    assert wait_for_modal(town, user, seconds=1) is None
    assert all("Ask <@" in text for text in town.whispers(user))
    shown = town.command(user, "show 1", channel="C0COMPLAINTS")
    assert plain(card.draft) not in plain(words(shown))
    assert "Ask <@" in words(shown)
    approve_and_see_that_it_was_the_first(town, card)


def approve_and_see_that_it_was_the_first(town: Outside, card: Seen) -> None:
    assert as_it_was(town, card)
    assert public(town, card.post) == []
    approve(town, card.post)
    done = answered(town, card.post)
    assert [plain(text) for text in public(town, card.post)] == [plain(card.draft)]
    assert f"<@{SAM}>" in done.words


def test_a_window_of_staff_is_of_no_use_to_anybody_else(stage: Stage) -> None:
    town = stage.town
    card = ready_card(town, complain(town))
    click(town, SAM, card, "edit")
    view = wait_for_modal(town, SAM, seconds=10)
    assert view is not None

    with pytest.raises(TownError):
        town.submit(GUEST, view["id"], {"reply": {"reply_text": "You are all wrong."}})

    assert as_it_was(town, card)


def test_nobody_decides_while_the_group_cannot_be_read(open_stage: Open) -> None:
    stage = open_stage()
    town = stage.town
    town.fault("slack", "usergroups.users.list", "status", times=-1)
    stage.start()
    card = ready_card(town, complain(town))

    for user in (SAM, MIA, GUEST):
        try_everything(town, user, card)
        until(partial(town.whispers, user), f"{user} is told")
    assert as_it_was(town, card)
    assert public(town, card.post) == []

    town.no_more_faults()
    until(stage.lets_sam, "Slack can be asked again", seconds=60)
    approve(town, card.post)
    answered(town, card.post)


def test_what_is_known_of_the_team_is_not_believed_forever(open_stage: Open) -> None:
    stage = open_stage(hurry={"bot.store.staff:BELIEVE": 3.0})
    stage.start()
    stage.welcome()
    town = stage.town
    card = ready_card(town, complain(town))
    until(lambda: not stage.lets_sam(), "Sam's rights are forgotten")

    assert try_to_click(town, SAM, card, "approve")
    until(lambda: any("could not check with Slack" in text for text in town.whispers(SAM)), "Sam is told why")

    assert as_it_was(town, card)
    assert public(town, card.post) == []
