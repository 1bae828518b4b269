"""What staff may ask for in a redraft."""

from dataclasses import replace

import pytest

from bot.domain.draft import Level, house_rules
from bot.writers.wishes import Wish, read_wish
from tests.writers.test_offline import a_brief, a_post, facts_of, written

PARCEL = a_brief(a_post("my parcel is lost"), topic="delivery")


@pytest.mark.parametrize("wish", ["shorter", "kürzer bitte", "plus court", "más corto"])
def test_shorter_is_shorter(wish: str) -> None:
    for ticket in range(12):
        brief = replace(PARCEL, ticket=ticket)

        assert len(written(replace(brief, wish=wish)).text) < len(written(brief).text)


def test_shorter_still_names_apologises_and_promises() -> None:
    text = written(replace(PARCEL, wish="shorter")).text

    assert text.startswith("Hi Maya, ")
    assert "your parcel" in text
    assert "by 15:00" in text


@pytest.mark.parametrize("wish", ["warmer", "herzlicher"])
def test_warmer_says_a_warm_word_more(wish: str) -> None:
    usual, warm = written(PARCEL).text, written(replace(PARCEL, wish=wish)).text

    assert len(warm.split(". ")) > len(usual.split(". "))


@pytest.mark.parametrize("wish", ["formal", "more formal", "förmlicher"])
def test_more_formal_spells_words_out(wish: str) -> None:
    for ticket in range(12):
        text = written(replace(PARCEL, wish=wish, ticket=ticket)).text

        assert text.startswith("Hello Maya, ")
        assert "I'm" not in text
        assert "I'll" not in text


@pytest.mark.parametrize(
    ("wish", "language"),
    [("in German", "de"), ("auf Französisch", "fr"), ("en español", "es"), ("say it in German", "de")],
)
def test_another_language_is_written_if_it_is_asked_for(wish: str, language: str) -> None:
    assert written(replace(PARCEL, wish=wish)).language == language


def test_their_language_is_the_posts() -> None:
    brief = a_brief(a_post("mein Paket ist weg"), language="de")

    assert written(replace(brief, wish="in their language")).language == "de"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("say that the courier comes back on foot", "The courier comes back on foot."),
        ("Tell her the courier is on the way", "The courier is on the way."),
        ("mention: we found it", "We found it."),
        ("the parcel turned up in Ghent", "The parcel turned up in Ghent."),
    ],
)
def test_own_words_are_said_as_they_are(wish: str, said: str) -> None:
    assert said in written(replace(PARCEL, wish=wish)).text


def test_german_words_behind_dass_keep_their_order() -> None:
    brief = a_brief(a_post("mein Paket ist weg"), topic="delivery", language="de")

    text = written(replace(brief, wish="sag, dass das Paket heute ankommt")).text

    assert "Ich kann schon sagen, dass das Paket heute ankommt." in text


def test_words_that_a_rule_stops_are_shown_with_their_check() -> None:
    """They are staff's own: staff must see them and decide, not find them gone."""
    brief = replace(PARCEL, wish="say that the refund left today")

    draft = written(brief)

    assert "The refund left today." in draft.text
    checks = house_rules(draft.text, facts_of(brief, draft))
    assert {check.rule for check in checks if check.level is Level.BLOCK} == {"money"}


@pytest.mark.parametrize("wish", ["offer a call", "don't mention the courier", "use fewer words", "again"])
def test_orders_are_not_repeated_to_the_customer(wish: str) -> None:
    text = written(replace(PARCEL, wish=wish)).text

    assert wish not in text.lower()


def test_start_again_gives_another_draft() -> None:
    first = written(PARCEL).text

    assert written(replace(PARCEL, wish="again", version=2, previous=first)).text != first


def test_no_wish_is_no_wish() -> None:
    assert read_wish("  ") == Wish()
