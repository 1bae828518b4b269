from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.card import Card, ReplyState
from bot.domain.draft import Check, Level
from bot.domain.ticket import Status
from bot.domain.triage import Category, Priority
from bot.slack.card import Message, render
from tests.slack import samples
from tests.slack.limits import marked_up, message_problems, strings
from tests.slack.samples import NOW, card, draft, every_state, post, reply

STATES = every_state()
LIVE = "<!channel> <@U1> <http://x|y> *bold* `code` @here"


def shown(of: Card) -> Message:
    return render(of, NOW)


def row(of: Card) -> list[dict[str, Any]]:
    return [element for block in shown(of).blocks if block["type"] == "actions" for element in block["elements"]]


def pressable(of: Card) -> dict[str, str]:
    return {element["action_id"]: element.get("value", "") for element in row(of)}


def choices(of: Card, action: str) -> list[str]:
    return next([o["value"] for o in element["options"]] for element in row(of) if element["action_id"] == action)


def words(of: Card) -> str:
    return "\n".join(strings(shown(of).blocks))


@pytest.mark.parametrize("state", STATES)
def test_every_state_keeps_slacks_limits(state: str) -> None:
    made = shown(STATES[state])

    assert message_problems(made.text, made.blocks) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_a_sentence_in_a_notification(state: str) -> None:
    text = shown(STATES[state]).text

    assert "Mastodon" in text or "X" in text
    assert text[0].isupper()
    assert "{" not in text


def test_a_new_card_says_first_how_urgent_where_and_what() -> None:
    first = shown(card()).blocks[0]

    assert first["text"]["text"] == "🔴 Urgent · Mastodon · delivery"


def test_a_new_card_names_the_author_their_reach_and_their_history() -> None:
    assert "Maya Okafor  @maya@toot.city · 18,200 followers · 2nd complaint this month" in words(card())


def test_the_fallback_is_the_sentence_of_the_screens() -> None:
    assert shown(card()).text.startswith("Urgent complaint by Maya Okafor on Mastodon: Day nine and still no kettle")


def test_the_draft_stands_on_the_card_word_for_word() -> None:
    assert samples.DRAFT in words(card())


def test_a_long_draft_stands_on_the_card_word_for_word_in_parts() -> None:
    long = "\n\n".join(f"Paragraph {number} of a long letter, & so on." for number in range(90))

    made = shown(card(draft=draft(long, limit=10_000)))

    parts = [b["text"]["text"] for b in made.blocks if b["type"] == "section" and "Paragraph" in b["text"]["text"]]
    assert "".join(parts) == long
    assert "approve" in pressable(card(draft=draft(long, limit=10_000)))


def test_a_new_card_offers_the_six_ways_on() -> None:
    menus = dict.fromkeys(("redraft", "dismiss", "correct", "more"), "")
    assert pressable(card()) == {"approve": "7:3", "edit": "7:3", **menus}


def test_all_that_a_ticket_is_not_yet_can_be_chosen_as_a_correction() -> None:
    menu = next(made for made in row(card()) if made["action_id"] == "correct")
    offered = {
        group["label"]["text"]: [option["value"] for option in group["options"]] for group in menu["option_groups"]
    }

    assert offered == {
        "It is": ["7:category=praise", "7:category=question", "7:category=noise"],
        "About": ["7:topic=billing", "7:topic=other"],
        "Priority": ["7:priority=high", "7:priority=normal", "7:priority=low"],
    }


def test_a_hundred_topics_still_fit_into_the_menu() -> None:
    many = tuple(f"{'t' * 30} {number}" for number in range(130))
    made = shown(card(topics=many))

    assert message_problems(made.text, made.blocks) == []


def test_menus_carry_the_ticket_in_their_values_and_in_their_block() -> None:
    wishes = ["shorter", "warmer", "formal", "theirs", "other", "own", "again"]
    assert choices(card(), "redraft") == [f"7:{wish}" for wish in wishes]
    assert choices(card(), "dismiss") == [
        f"7:{why}" for why in ("spam", "not_us", "answered_elsewhere", "no_answer_needed", "duplicate")
    ]
    assert any(block.get("block_id") == "ticket:7:actions" for block in shown(card()).blocks)


@pytest.mark.parametrize("assignee", [None, "U0SAM"])
@pytest.mark.parametrize("escalated", [False, True])
@pytest.mark.parametrize("answered", [None, timedelta(minutes=3)])
def test_snooze_can_always_be_reached(assignee: str | None, escalated: bool, answered: timedelta | None) -> None:
    found = choices(card(assignee=assignee, escalated=escalated, first_reply_after=answered), "more")

    assert {"7:snooze_1h", "7:snooze_tomorrow"} <= set(found)
    assert ("7:escalate" in found) is not escalated
    assert ("7:release" in found) is (assignee is not None)
    assert ("7:resolve" in found) is (answered is not None)
    assert ("7:by_hand" in found) is (answered is None)


def test_approve_asks_only_where_something_must_be_confirmed() -> None:
    asked = next(e for e in row(STATES["tick"]) if e["action_id"] == "approve")
    plain = next(e for e in row(STATES["new"]) if e["action_id"] == "approve")

    assert "I will write by 15:00" in asked["confirm"]["text"]["text"]
    assert "confirm" not in plain


def test_many_things_to_confirm_still_fit_the_question() -> None:
    ticks = tuple(Check(f"rule{n}", Level.TICK, "a long thing to confirm " * 20) for n in range(9))

    asked = next(e for e in row(card(draft=draft(checks=ticks))) if e["action_id"] == "approve")

    assert "and 6 more" in asked["confirm"]["text"]["text"]


def test_a_claimed_card_says_who_has_it_and_calls_nobody() -> None:
    found = words(STATES["claimed"])

    assert "👀 <@U0SAM> has it, since <!date^" in found
    assert "subteam" not in found


def test_an_unclaimed_card_calls_its_group() -> None:
    assert "👀 to claim · <!subteam^S0SUPPORT>" in words(card())


@pytest.mark.parametrize("state", ["queued", "sending", "checking"])
def test_nothing_can_be_pressed_while_a_reply_is_under_way(state: str) -> None:
    assert row(STATES[state]) == []
    assert samples.DRAFT in words(STATES[state])


def test_a_reply_under_way_says_who_approved_it() -> None:
    assert "Sending … (<@U0SAM> approved <!date^" in words(STATES["sending"])


def test_a_reply_that_has_to_wait_says_that_it_is_kept() -> None:
    waiting = card(status=Status.OPEN, reply=reply(ReplyState.QUEUED, problem="I could not reach Bluesky."))

    assert "I could not reach Bluesky. The reply is kept and goes out by itself; nothing to do." in words(waiting)


@pytest.mark.parametrize(
    ("priority", "start"),
    [
        (Priority.URGENT, "Urgent praise by"),
        (Priority.HIGH, "High-priority praise by"),
        (Priority.LOW, "Praise by"),
    ],
)
def test_a_notification_names_the_priority_only_where_it_matters(priority: Priority, start: str) -> None:
    assert shown(card(category=Category.PRAISE, priority=priority)).text.startswith(start)


def test_a_question_is_called_one() -> None:
    assert shown(STATES["question"]).blocks[0]["text"]["text"] == "⚪ Low · question · Mastodon · delivery"


def test_an_answered_card_is_four_lines() -> None:
    made = shown(STATES["sent"])

    assert len(made.blocks) == 4
    assert "by <@U0SAM>, 20 min after the post · <https://toot.city/@lark/2|see it ↗>" in words(STATES["sent"])
    assert pressable(STATES["sent"]) == {"resolve": "7", "reopen": "7"}


def test_an_unclear_reply_asks_the_one_question() -> None:
    asked = STATES["unclear"]

    assert shown(asked).blocks[0]["text"]["text"] == "⚠ Did this go out? · Mastodon · delivery"
    assert "did not say whether this went out" in words(asked)
    assert not [element for element in row(asked) if element.get("style")], "nothing is suggested"
    assert pressable(asked) == {"open_post": "", "it_did": "7:9", "send_again": "7:9", "drop": "7:9"}


@pytest.mark.parametrize("status", list(Status))
def test_an_unclear_reply_is_asked_about_whatever_became_of_the_ticket(status: Status) -> None:
    assert "it_did" in pressable(card(status=status, reply=reply(ReplyState.UNCLEAR, asks=True)))


def test_a_blocked_draft_shows_what_is_missing_in_place_of_approve() -> None:
    assert "approve" not in pressable(STATES["blocked"])
    assert "✖ a voucher is offered in public" in words(STATES["blocked"])
    assert next(e for e in row(STATES["blocked"]) if e["action_id"] == "edit")["style"] == "primary"


def test_a_draft_that_is_too_long_cannot_be_approved() -> None:
    assert "approve" not in pressable(STATES["too long"])
    assert "too many for Mastodon" in words(STATES["too long"])


@pytest.mark.parametrize("text", ["x" * 10_000, "refund \u202egnp.exe", "hi\U000e0069", "  ", ""])
def test_a_draft_that_cannot_be_read_in_full_cannot_be_approved(text: str) -> None:
    assert "approve" not in pressable(card(draft=draft(text, limit=20_000)))


def test_where_no_answer_is_possible_no_draft_work_is_asked_for() -> None:
    of = STATES["read only"]

    assert "X lets us answer only who mentioned us." in words(of)
    assert set(pressable(of)) == {"open_post", "by_hand", "dismiss", "correct", "more"}
    assert samples.DRAFT not in words(of)


def test_an_overdue_card_says_so_first() -> None:
    assert shown(STATES["overdue"]).blocks[0]["text"]["text"] == "⏰ Overdue 12 min · urgent · Mastodon · delivery"
    assert shown(STATES["overdue"]).text.startswith("Overdue 12 min: urgent complaint by Maya Okafor")


def test_an_answered_card_is_not_overdue() -> None:
    late = replace(STATES["sent"], overdue_by=timedelta(hours=1), breached=True)

    assert "Overdue" not in words(late) + shown(late).text


def test_a_removed_post_leaves_no_text_and_no_author() -> None:
    of = replace(STATES["gone"], post=post("my secret words"))

    made = shown(of)

    assert "secret" not in words(of) + made.text
    assert "Maya" not in words(of) + made.text
    assert "Removed at the source <!date^" in words(of)


@pytest.mark.parametrize("state", [ReplyState.UNCLEAR, ReplyState.SENDING])
def test_a_removed_post_leaves_no_text_even_while_a_reply_is_under_way(state: ReplyState) -> None:
    of = card(gone_at=NOW, post=post("my secret words"), reply=reply(state, asks=True))

    assert "secret" not in words(of) + shown(of).text


def test_a_dismissed_card_says_why_and_can_be_reopened() -> None:
    assert "Dismissed: not about us" in words(STATES["dismissed"])
    assert pressable(STATES["dismissed"]) == {"reopen": "7"}


def test_a_resolved_card_can_be_reopened() -> None:
    assert pressable(STATES["resolved"]) == {"reopen": "7"}


def test_a_refused_reply_says_why_and_that_nothing_is_lost() -> None:
    assert shown(STATES["failed"]).text.startswith("Not sent: our answer to Maya Okafor on Mastodon")
    assert "Not sent: Mastodon says: too many links. The text is kept." in words(STATES["failed"])
    assert "approve" not in pressable(STATES["failed"])
    assert pressable(STATES["failed"])["edit"] == "7:3"


def test_a_refused_reply_that_waits_for_a_word_can_be_sent_again_or_dropped() -> None:
    found = pressable(STATES["failed, asks"])

    assert (found["send_again"], found["drop"]) == ("7:9", "7:9")
    assert "approve" not in found


@pytest.mark.parametrize("state", [ReplyState.SENT, ReplyState.FAILED, ReplyState.DROPPED])
def test_one_approval_makes_one_reply(state: ReplyState) -> None:
    used = card(status=Status.OPEN, reply=reply(state, version=3))
    anew = card(status=Status.OPEN, reply=reply(state, version=2))

    assert "approve" not in pressable(used)
    assert "approve" in pressable(anew)


def test_a_refused_reply_that_was_edited_since_is_approved_anew() -> None:
    assert pressable(STATES["failed, edited"])["approve"] == "7:3"


def test_a_customer_who_wrote_again_is_shown_with_what_was_said_before() -> None:
    found = words(STATES["wrote again"])

    assert "they wrote again" in found
    assert "Earlier: Day nine" in found


def test_a_snoozed_card_says_until_when() -> None:
    assert "💤 until <!date^" in words(STATES["snoozed"])
    assert shown(STATES["snoozed"]).blocks[0]["text"]["text"].startswith("💤 Snoozed")


@pytest.mark.parametrize("of", samples.hostile(LIVE))
def test_nothing_that_others_wrote_is_ever_live(of: Card) -> None:
    made = shown(of)

    assert message_problems(made.text, made.blocks) == []
    for markup in marked_up(made.blocks):
        assert "<!channel>" not in markup
        assert "<@U1>" not in markup


@pytest.mark.parametrize("of", samples.hostile("Zzyx*bold*"))
def test_the_customers_words_stand_in_plain_text_alone(of: Card) -> None:
    of = replace(of, platform_title="Mastodon", assignee="U0SAM", dismissed_because="spam")
    if of.reply:
        of = replace(of, reply=replace(of.reply, approved_by="U0SAM", problem="", permalink=""))

    for markup in marked_up(shown(of).blocks):
        assert "Zzyx*" not in markup.replace("https://evil.example/Zzyx*bold*", "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.sampled_from([1, 3, 20, 300]))
def test_any_text_anywhere_keeps_slacks_limits(text: str, times: int) -> None:
    for of in samples.hostile(text * times):
        made = shown(of)

        assert message_problems(made.text, made.blocks) == []


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "&" * 10_000, "<" * 4_000, "😀" * 3_000, "\n" * 5_000, "\u202e" * 20_000]
)
def test_the_largest_texts_keep_slacks_limits(text: str) -> None:
    for of in samples.hostile(text):
        made = shown(of)

        assert message_problems(made.text, made.blocks) == []


def test_the_line_above_the_draft_says_no_more_than_there_is() -> None:
    plain = strings(shown(card(draft=draft())).blocks)
    noted = strings(shown(card(draft=replace(draft(), note="model slow"))).blocks)

    assert [line for line in plain if line.startswith("Draft · ")] == ["Draft · 163/500 · en"]
    assert [line for line in noted if line.startswith("Draft · ")] == ["Draft · 163/500 · en · model slow"]
