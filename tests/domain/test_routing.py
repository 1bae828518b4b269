from datetime import UTC, datetime

import pytest

from bot.domain.errors import BadSettings
from bot.domain.post import Author, Post
from bot.domain.routing import Rule, explain, route
from bot.domain.triage import Category, Priority, Verdict

REST = Rule("the rest", "C0COMPLAINTS")


def a_post(text: str = "Where is my parcel?", platform: str = "bluesky") -> Post:
    return Post(platform, "p1", "p1", Author("1", "maya", "Maya"), text, "", datetime(2026, 11, 2, tzinfo=UTC))


def a_verdict(topic: str = "delivery", language: str = "de", priority: Priority = Priority.NORMAL) -> Verdict:
    return Verdict(Category.COMPLAINT, topic, priority, language, 0.9, (), "rules")


def test_the_first_rule_that_matches_wins_and_says_why() -> None:
    german = Rule("delivery DE", "C0DELIVERY", topics=("delivery",), languages=("de", "en"))
    later = Rule("delivery", "C0OTHER", topics=("delivery",))

    routed = route([german, later, REST], a_post(), a_verdict())

    assert routed.rule is german
    assert routed.why == "topic delivery; language de"


def test_all_conditions_of_a_rule_must_hold() -> None:
    picky = Rule("picky", "C1", topics=("delivery",), platforms=("x",))

    assert route([picky, REST], a_post(), a_verdict()).rule is REST


def test_a_rule_without_conditions_takes_everything_else() -> None:
    assert route([REST], a_post(), a_verdict()).why == "everything else"


@pytest.mark.parametrize("text", ["A REFUND, please", "refund!", "my money\n back", "I want my Money  Back."])
def test_keywords_are_whole_words_or_phrases_in_any_case(text: str) -> None:
    rule = Rule("money", "C1", keywords=("refund", "money back"))

    assert route([rule, REST], a_post(text), a_verdict()).rule is rule


@pytest.mark.parametrize("text", ["refunded already", "moneyback", "the money, back then", "prerefund"])
def test_a_keyword_inside_another_word_does_not_match(text: str) -> None:
    rule = Rule("money", "C1", keywords=("refund", "money back"))

    assert route([rule, REST], a_post(text), a_verdict()).rule is REST


def test_keywords_may_hold_any_character() -> None:
    rule = Rule("odd", "C1", keywords=("c++ (new)",))

    assert route([rule, REST], a_post("Is C++ (New) out?"), a_verdict()).rule is rule


@pytest.mark.parametrize(
    "text", ["hey @LarkHarbour!", "Lark Harbour again", "thanks #larkharbour", "@larkharbour@toot.city hello"]
)
def test_a_brand_matches_as_words_as_a_hashtag_or_as_a_handle(text: str) -> None:
    rule = Rule("brand", "C1", brands=("Lark Harbour",))

    assert route([rule, REST], a_post(text), a_verdict()).rule is rule


def test_a_brand_given_as_a_handle_does_not_match_a_longer_handle() -> None:
    rule = Rule("brand", "C1", brands=("@lark",))

    assert route([rule, REST], a_post("hi @LarkHarbour"), a_verdict()).rule is REST


def test_without_a_rule_for_the_rest_the_settings_are_wrong() -> None:
    with pytest.raises(BadSettings, match="No route matches"):
        route([Rule("x only", "C1", platforms=("x",))], a_post(), a_verdict())


def test_explain_names_what_each_rule_missed_up_to_the_winner() -> None:
    urgent = Rule("urgent", "C0URGENT", priorities=("urgent", "high"))
    money = Rule("money", "C1", topics=("delivery",), keywords=("refund",))
    never = Rule("never reached", "C2")

    tried = explain([urgent, money, REST, never], a_post(), a_verdict())

    assert [(one.rule.name, one.matched, one.why) for one in tried] == [
        ("urgent", False, "priority normal, not urgent or high"),
        ("money", False, "none of the words refund"),
        ("the rest", True, "everything else"),
    ]


def test_a_megabyte_of_text_is_routed_at_once() -> None:
    rule = Rule("money", "C1", keywords=("aaaa",))

    assert route([rule, REST], a_post("a" * 1_000_000), a_verdict()).rule is REST


def test_what_comes_in_on_a_brands_account_need_not_name_it() -> None:
    otters = Rule("otters", "C1", brands=("Otter Bay",), accounts=("otters",))

    here = route([otters, REST], a_post(platform="otters"), a_verdict())

    assert (here.rule, here.why) == (otters, "brand of otters")
    assert route([otters, REST], a_post("Otter Bay is late", platform="x"), a_verdict()).rule is otters
    assert route([otters, REST], a_post(platform="x"), a_verdict()).rule is REST
