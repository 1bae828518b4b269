"""Many people at the same moment, and the same delivery many times: one outcome, and everybody knows it."""

from __future__ import annotations

from functools import partial

from bot.sandbox import staff
from tests.story.deeds import (
    BROKEN_LID,
    CHARGED_TWICE,
    GUEST,
    JON,
    LATE_PARCEL,
    MIA,
    ROBOT,
    SAM,
    STAFF,
    STRANGER,
    TOM,
    answered,
    at_once,
    card_of,
    complain,
    edit_window,
    insist,
    public,
    ready_card,
    save,
    try_to_click,
    words,
)
from tests.story.drive import doubled, plain, read
from tests.story.stage import Outside, Stage, until

EVERYBODY = (*STAFF, GUEST, STRANGER, ROBOT)
MINE = "Hi Maya, I am sorry that the parcel is late. I am calling the depot now and write here today. — Sam"
THEIRS = "Hi Maya, this should not take so long, I am sorry. A colleague is looking for it right now. — Tom"


def told(town: Outside, user: str, word: str) -> bool:
    return any(word in text for text in town.whispers(user))


def test_eight_people_double_click_on_approve_and_one_of_them_answers(stage: Stage) -> None:
    town = stage.town
    post = complain(town)
    card = ready_card(town, post)

    clickers = [user for user in EVERYBODY for _ in range(2)]
    results = at_once([partial(try_to_click, town, user, card, "approve") for user in clickers])
    # Whoever was so late that the button was gone has not clicked, and need not be told anything.
    clicked = {user for user, worked in zip(clickers, results, strict=True) if worked}
    assert len(clicked) > 1
    done = answered(town, post)

    assert [plain(text) for text in public(town, post)] == [plain(card.draft)]
    winner = next(user for user in STAFF if f"by\n<@{user}>" in done.words or f"by <@{user}>" in done.words)
    for user in clicked & set(STAFF) - {winner}:
        until(partial(told, town, user, f"<@{winner}>"), f"{user} is told that {winner} was first")
    for user in clicked & {GUEST, STRANGER, ROBOT}:
        until(partial(told, town, user, "Ask <@"), f"{user} is told whom to ask")


def test_eight_people_claim_and_one_of_them_has_it(stage: Stage) -> None:
    town = stage.town
    card = ready_card(town, complain(town))

    at_once([partial(town.react, user, card.channel, card.ts, staff.CLAIM) for user in EVERYBODY])
    claimed = card_of(town, card.post, lambda card: any(card.claimed_by(user) for user in STAFF))

    winner = next(user for user in STAFF if claimed.claimed_by(user))
    for user in set(STAFF) - {winner}:
        until(partial(told, town, user, f"<@{winner}>"), f"{user} is told that {winner} has it")
    for user in (GUEST, STRANGER, ROBOT):
        until(partial(told, town, user, "Ask <@"), f"{user} is told whom to ask")
    assert card_of(town, card.post).claimed_by(winner)


def test_two_people_edit_the_same_draft_and_the_second_sees_both_texts(stage: Stage) -> None:
    town = stage.town
    post = complain(town)
    card = ready_card(town, post)
    toms, sams = edit_window(town, TOM, card), edit_window(town, SAM, card)

    assert save(town, TOM, toms["id"], THEIRS)["closed"]
    second = save(town, SAM, sams["id"], MINE)

    assert not second["closed"]
    seen = plain(words(town.views(SAM)))
    assert f"<@{TOM}>" in seen
    assert "A colleague" in seen
    assert "calling the depot" in seen
    assert plain(card_of(town, post, lambda card: "colleague" in card.draft).draft) == plain(THEIRS)

    assert save(town, SAM, town.views(SAM)[-1]["id"], MINE)["closed"]
    card_of(town, post, lambda card: plain(card.draft) == plain(MINE))


def test_an_approval_of_a_draft_that_has_changed_sends_nothing(stage: Stage) -> None:
    town = stage.town
    post = complain(town)
    before = ready_card(town, post)
    window = edit_window(town, TOM, before)

    results = at_once(
        [
            partial(save, town, TOM, window["id"], THEIRS),
            partial(try_to_click, town, SAM, before, "approve"),
        ]
    )

    assert all(results)
    settled = card_of(
        town, post, lambda card: "reopen" in card.elements or (card.decidable and plain(card.draft) == plain(THEIRS))
    )
    if settled.decidable:
        assert public(town, post) == []
        insist(town, SAM, settled, "approve")
    answered(town, post)
    assert [plain(text) for text in public(town, post)] in ([plain(THEIRS)], [plain(before.draft)])


def test_every_delivery_four_times_comes_to_the_same_as_once(stage: Stage) -> None:
    town = stage.town
    told_before = {user: town.whispers(user) for user in STAFF}
    for kind in ("events_api", "interactive", "slash_commands"):
        town.fault("slack", kind, "repeat", times_each=4)
    edited, plain_one, left = complain(town), complain(town, CHARGED_TWICE), complain(town, BROKEN_LID)

    card = ready_card(town, edited)
    town.react(MIA, card.channel, card.ts, staff.CLAIM)
    card_of(town, edited, lambda card: card.claimed_by(MIA))
    window = edit_window(town, SAM, card)
    town.type(SAM, window["id"], block_id="reply", action_id="reply_text", text=MINE)
    assert save(town, SAM, window["id"], MINE)["closed"]
    changed = card_of(town, edited, lambda card: plain(card.draft) == plain(MINE) and card.decidable)
    insist(town, SAM, changed, "approve")
    insist(town, JON, ready_card(town, plain_one), "approve")
    dismissed = ready_card(town, left)
    insist(town, SAM, dismissed, "dismiss", staff.options(dismissed.elements["dismiss"])[0])

    for post in (edited, plain_one):
        answered(town, post)
        assert len(public(town, post)) == 1
    card_of(town, left, lambda card: set(card.elements) == {"reopen"})
    assert public(town, left) == []
    assert doubled(read(town)) == []
    for user in STAFF:
        assert town.whispers(user) == told_before[user]


def test_a_refusal_is_told_once_however_often_it_is_delivered(stage: Stage) -> None:
    town = stage.town
    card = ready_card(town, complain(town, LATE_PARCEL))
    town.fault("slack", "interactive", "repeat", times_each=4)

    try_to_click(town, GUEST, card, "approve")
    until(lambda: town.whispers(GUEST), "the guest is told")
    town.no_more_faults()
    try_to_click(town, STRANGER, card, "approve")
    until(lambda: town.whispers(STRANGER), "the stranger is told after everything that was told before")

    assert len(town.whispers(GUEST)) == 1
