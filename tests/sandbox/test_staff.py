"""What simulated staff read off a card, and what they do with it."""

from typing import Any

import pytest

from bot.sandbox.staff import (
    MAX_EDITS,
    PATIENCE,
    PATIENCE_AFTER_ERROR,
    Do,
    Memory,
    Plan,
    Seen,
    field_for_text,
    finished,
    next_move,
    note,
    options,
    own_words,
    plan_for,
    plan_for_audience,
    read,
)

Json = dict[str, Any]
CALM = Plan(owner="U0SAM", claims=False)


def plain(words: str) -> Json:
    return {"type": "section", "text": {"type": "plain_text", "text": words, "emoji": False}}


def small(*words: str) -> Json:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": word} for word in words]}


def buttons(*names: str, version: int = 1) -> Json:
    elements = [
        {"type": "button", "action_id": name, "value": f"7:{version}", "text": {"text": name}} for name in names
    ]
    return {"type": "actions", "elements": elements}


def message(*blocks: Json, post: str = "p1", category: str = "complaint", **more: Any) -> Json:
    payload = {"key": "card:7", "ticket": 7, "post": post, "category": category}
    return {"ts": "1.5", "blocks": list(blocks), "metadata": {"event_payload": payload}, "reactions": {}, **more}


def card(*blocks: Json, **more: Any) -> Seen:
    seen = read(message(*blocks, **more), "C0DELIVERY")
    assert seen is not None
    return seen


def ready(*, version: int = 1, draft: str = "Hi Ann, sorry.", post: str = "p1") -> Seen:
    blocks = [plain("❝ Where is it? ❞"), small("Draft · 14/500"), plain(draft), small("✓ name")]
    return card(*blocks, buttons("approve", "edit", version=version), small("👀 to claim"), post=post)


def blocked() -> Seen:
    return card(small("Draft · 2/500"), plain("[?]"), plain("Before this can go out:\n✖ fill it in"), buttons("edit"))


def sending() -> Seen:
    return card(small("Reply"), plain("Hi Ann, sorry."), small("Sending … (<@U0SAM> approved)"))


def sent() -> Seen:
    return card(small("Answered 13:40 by <@U0SAM>"), buttons("resolve", "reopen"))


def asking() -> Seen:
    return card(plain("It did not say whether this went out."), buttons("it_did", "send_again", "drop"))


def failed() -> Seen:
    return card(plain("⚠ Not sent."), small("Draft"), plain("Hi"), buttons("send_again", "edit"))


# --- reading ----------------------------------------------------------------------------------------------------------


def test_a_card_is_known_by_its_key() -> None:
    digest = message()
    digest["metadata"]["event_payload"]["key"] = "digest:3"

    assert read(digest, "C0DELIVERY") is None
    assert read({"ts": "1", "blocks": None, "metadata": None}, "C0DELIVERY") is None
    assert ready().ticket == 7


def test_the_draft_is_what_stands_between_its_label_and_the_checks() -> None:
    assert ready(draft="Hi Ann,\n\nsorry.").draft == "Hi Ann,\n\nsorry."
    assert blocked().draft == "[?]"
    assert sent().draft == ""


def test_a_card_is_one_of_decidable_blocked_under_way_asking_failed_or_none() -> None:
    faces = {
        "ready": ready(),
        "blocked": blocked(),
        "sending": sending(),
        "asking": asking(),
        "failed": failed(),
        "sent": sent(),
    }
    shown = {
        name: [seen.decidable, seen.blocked, seen.under_way, seen.asks, seen.failed] for name, seen in faces.items()
    }

    assert shown == {
        "ready": [True, False, False, False, False],
        "blocked": [False, True, False, False, False],
        "sending": [False, False, True, False, False],
        "asking": [False, False, False, True, False],
        "failed": [False, False, False, False, True],
        "sent": [False] * 5,
    }


def test_a_claim_counts_when_the_reaction_is_there_and_the_card_says_so() -> None:
    eyes = {"eyes": ["U0SAM"]}

    assert card(small("👀 <@U0SAM> has it"), reactions=eyes).claimed_by("U0SAM")
    assert not card(small("👀 to claim"), reactions=eyes).claimed_by("U0SAM")
    assert not card(small("👀 <@U0SAM> has it")).claimed_by("U0SAM")


def test_a_menu_offers_its_values_with_and_without_groups() -> None:
    spam, duplicate = {"value": "7:spam"}, {"value": "7:duplicate"}

    assert options({"options": [spam, duplicate]}) == ["7:spam", "7:duplicate"]
    assert options({"option_groups": [{"options": [spam]}, {"options": [duplicate]}]}) == ["7:spam", "7:duplicate"]


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_somebody_claims_first_and_then_approves() -> None:
    memory = Memory(Plan(owner="U0SAM"))
    assert next_move(ready(), memory, now=0) is Do.CLAIM

    memory.claimed = True

    assert next_move(ready(), memory, now=0) is Do.APPROVE


def test_a_draft_that_cannot_be_approved_is_edited_first() -> None:
    assert next_move(blocked(), Memory(CALM), now=0) is Do.EDIT


def test_nobody_edits_the_same_draft_for_ever() -> None:
    memory = Memory(CALM, edits=MAX_EDITS, last=0, edited_to="x")

    assert next_move(blocked(), memory, now=1_000) is None


def test_after_an_edit_they_wait_until_the_card_shows_their_words() -> None:
    memory = Memory(CALM, edits=1, edited_to="My words.", last=100)

    assert next_move(ready(), memory, now=101) is None
    assert next_move(ready(draft="My words."), memory, now=101) is Do.APPROVE


def test_a_click_that_worked_is_given_time() -> None:
    memory = Memory(CALM, tried=ready(), clicks=1, last=100)

    assert next_move(ready(), memory, now=100 + PATIENCE - 0.1) is None
    assert next_move(ready(), memory, now=100 + PATIENCE) is Do.APPROVE


def test_a_click_that_ended_in_an_error_is_soon_repeated() -> None:
    memory = Memory(CALM, tried=ready(), clicks=1, last=100, last_worked=False)

    assert next_move(ready(), memory, now=100 + PATIENCE_AFTER_ERROR) is Do.APPROVE


@pytest.mark.parametrize("seen", [sending(), sent()])
def test_nothing_is_done_while_a_reply_is_under_way_or_public(seen: Seen) -> None:
    assert next_move(seen, Memory(CALM), now=50) is None


def test_a_question_is_answered() -> None:
    assert next_move(asking(), Memory(CALM), now=50) is Do.SETTLE
    assert next_move(failed(), Memory(CALM), now=50) is Do.SETTLE


def test_who_resolves_does_so_once_and_after_the_reply() -> None:
    memory = Memory(Plan(owner="U0SAM", claims=False, resolves=True))
    assert next_move(sent(), memory, now=50) is Do.RESOLVE

    memory.resolved = True

    assert next_move(sent(), memory, now=50) is None


def test_what_is_no_complaint_is_dismissed_when_only_complaints_are_answered() -> None:
    praise = read(message(buttons("approve"), category="praise"), "C0PRAISE")
    assert praise is not None
    plan = plan_for(praise, seed=1, approve="complaints")

    assert plan.dismisses
    assert next_move(praise, Memory(plan, claimed=True), now=0) is Do.DISMISS
    assert not plan_for(praise, seed=1, approve="all").dismisses


def test_the_same_seed_makes_the_same_plan() -> None:
    plans = [plan_for(ready(), seed=seed, approve="all") for seed in (1, 1, 2, 3, 4, 5)]

    assert plans[0] == plans[1]
    assert len(set(plans)) > 1


def test_while_somebody_watches_most_cards_are_left_to_them() -> None:
    left = 0
    for ticket in range(400):
        seen = read(message(), "C0DELIVERY")
        assert seen is not None
        left += plan_for_audience(seen, seed=ticket).leaves

    assert 260 <= left <= 340


def test_who_is_in_no_hurry_lets_time_pass_between_two_moves() -> None:
    memory = Memory(Plan(owner="U0SAM", haste=10), last=100)

    assert next_move(ready(), memory, now=109) is None
    assert next_move(ready(), memory, now=110) is Do.CLAIM


# --- remembering ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [sending(), sent(), asking(), failed()])
def test_a_click_counts_as_an_approval_once_the_card_shows_it(after: Seen) -> None:
    memory = Memory(CALM, tried=ready(), clicks=2)

    note(after, memory)

    assert [seen.draft for seen in memory.approved] == ["Hi Ann, sorry."]
    assert memory.tried is None
    assert memory.clicks == 0


def test_a_click_that_changed_nothing_is_no_approval() -> None:
    memory = Memory(CALM, tried=ready(), clicks=1)

    note(ready(), memory)

    assert memory.approved == memory.doubtful == []
    assert memory.tried is not None


def test_a_card_that_moved_on_to_a_new_post_leaves_the_click_in_doubt() -> None:
    memory = Memory(CALM, tried=ready(), clicks=1)

    note(ready(version=2, post="p2"), memory)

    assert memory.approved == []
    assert len(memory.doubtful) == 1
    assert next_move(ready(version=2, post="p2"), memory, now=50) is Do.APPROVE


def test_a_new_draft_for_the_same_post_means_that_an_acknowledged_click_was_refused() -> None:
    memory = Memory(CALM, tried=ready(), clicks=1, last_worked=True)

    note(ready(version=2, draft="Hello Ann"), memory)

    assert memory.approved == memory.doubtful == []
    assert memory.tried is None


@pytest.mark.parametrize(
    ("seen", "plan", "over"),
    [
        (ready(), CALM, False),
        (ready(), Plan(owner="U0SAM", leaves=True), True),
        (ready(), Plan(owner="U0SAM", answers=False), True),
        (sending(), CALM, False),
        (asking(), CALM, False),
        (failed(), CALM, False),
        (sent(), CALM, True),
    ],
)
def test_a_card_is_finished_when_its_owner_expects_nothing_more(seen: Seen, plan: Plan, *, over: bool) -> None:
    assert finished(seen, Memory(plan)) is over


# --- writing ----------------------------------------------------------------------------------------------------------


def test_their_own_words_name_the_customer_and_whoever_writes() -> None:
    words = own_words("U0MIA", name="Maya Okafor", language="en")

    assert words.startswith("Hi Maya, I am sorry")
    assert words.endswith("— Mia")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "nl"])
def test_without_a_name_the_greeting_still_reads_well(language: str) -> None:
    words = own_words("U0SAM", name="", language=language)

    assert " ," not in words
    assert " :" not in words
    assert len(words) < 200


def test_the_field_for_the_reply_is_found_once_the_modal_has_one() -> None:
    loading = {"blocks": [{"type": "section"}]}
    area = {"type": "plain_text_input", "action_id": "text", "multiline": True}
    loaded = {"blocks": [{"type": "section"}, {"type": "input", "block_id": "reply", "element": area}]}

    assert field_for_text(loading) is None
    assert field_for_text(loaded) == ("reply", "text")


def test_whoever_says_the_same_is_answered_next_before_anything_is_resolved() -> None:
    answered = card(small("Answered"), buttons("answer_next", "resolve", "reopen"))
    resolves = Plan(owner="U0SAM", claims=False, resolves=True)

    assert next_move(answered, Memory(resolves), now=PATIENCE) is Do.NEXT
    assert next_move(answered, Memory(resolves, last=PATIENCE), now=PATIENCE) is None
    assert not finished(answered, Memory(resolves))
    assert next_move(answered, Memory(Plan(owner="U0SAM", answers=False)), now=PATIENCE) is None
