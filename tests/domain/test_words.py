import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.words.personal import hidden, personal
from bot.domain.words.text import Phrases, negated, read


def found(phrases: dict[str, list[str]], text: str) -> list[str]:
    words = read(text)
    return [words.shown(hit.first, hit.last) for hit in Phrases(phrases).find(words)]


@pytest.mark.parametrize(
    "text", ["Rückerstattung", "RÜCKERSTATTUNG", "Ru\u0308ckerstattung", "Rück\u200berstattung", "ruckerstattung"]
)
def test_case_accents_and_hidden_characters_do_not_count(text: str) -> None:
    assert len(found({"money": ["rückerstatt*"]}, text)) == 1


def test_a_phrase_is_found_as_whole_words_in_their_own_spelling() -> None:
    assert found({"a": ["third time"]}, "The THIRD  time! A third. Time flies") == ["THIRD time"]


def test_numbers_in_figures_and_words_stand_for_each_other() -> None:
    assert found({"a": ["day #"]}, "Day nine, day 12, day after") == ["Day nine", "day 12"]


def test_of_two_phrases_at_one_place_the_longer_is_found() -> None:
    assert found({"a": ["money"], "b": ["money back"]}, "my money back") == ["money back"]


def test_romance_elisions_do_not_hide_a_word() -> None:
    assert found({"a": ["avocat"]}, "j'appelle l’avocat") == ["avocat"]


def test_links_are_not_read() -> None:
    assert found({"a": ["refund"]}, "see https://x.example/refund?a=refund") == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("not a fire", True),
        ("it isn't really a fire", True),
        ("no fire", True),
        ("not only a fire", False),
        ("not well. a fire", False),
        ("not well, a fire", False),
        ("I am not at all sure whether a fire", False),
    ],
)
def test_a_not_counts_for_the_next_words_of_its_clause(text: str, denied: bool) -> None:
    words = read(text)
    hit = Phrases({"a": ["fire"]}).find(words)[0]

    assert negated(words, hit) is denied


@given(st.text())
def test_spans_point_at_the_words_that_were_read(text: str) -> None:
    words = read(text)

    assert len(words.folded) == len(words.spans)
    assert all(0 <= start < end <= len(text) for start, end in words.spans)


@pytest.mark.parametrize("piece", ["a", "a' ", "a.", "1.", "@", "http://", "\u0301", "l'", "-1", "<a", "x@y."])
def test_reading_hostile_repetition_takes_no_time(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    before = time.perf_counter()

    read(text, 10_000)
    personal(text)

    assert time.perf_counter() - before < 1.0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to bob.smith+x@mail.example.com", "an e-mail address"),
        ("call +44 20 7946 0958 now", "a phone number"),
        ("ruf (030) 123456-78 an", "a phone number"),
        ("card 4111 1111 1111 1111", "a card number"),
        ("IBAN DE89 3704 0044 0532 0130 00", "a bank account"),
        ("your order LH-57304", "an order number"),
        ("Bestellung Nr. 123456", "an order number"),
        ("ticket #88231", "an order number"),
    ],
)
def test_personal_data_is_recognised(text: str, kind: str) -> None:
    assert [one.kind for one in personal(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["by 15:00", "on 2026-11-03", "am 03.11.2026", "502 on every page", "€48.50", "@maya@toot.city", "6 weeks", ""],
)
def test_times_dates_amounts_and_handles_are_not_personal(text: str) -> None:
    assert personal(text) == ()


def test_hidden_characters_are_found_and_emoji_are_not() -> None:
    assert hidden("a\u202eb") == 1
    assert hidden("a\x00") == 1
    assert hidden("x\U000e0069") == 1
    assert hidden("x\ud800") == 1
    assert hidden("family 👩‍👧 ☕️ naïve, grüße\nok") is None
