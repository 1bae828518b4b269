from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.post import Author, Post
from bot.domain.triage import Category, Past, Priority, Verdict, verdict, weigh
from tests.domain.outside import hostile_texts

NOW = datetime(2026, 11, 2, 13, tzinfo=UTC)


def judged(
    text: str, category: Category = Category.COMPLAINT, followers: int | None = 40, cues: tuple[str, ...] = ()
) -> Verdict:
    return verdict(category, 0.9, "delivery", "en", cues, "rules", a_post(text, followers))


def a_post(text: str, followers: int | None = 40, shares: int = 0) -> Post:
    author = Author(id="1", handle="maya", name="Maya Okafor", followers=followers)
    return Post("sandbox", "p1", "p1", author, text, "", NOW, shares=shares)


def test_the_story_of_the_kettle_is_urgent_for_its_third_time_and_its_reach() -> None:
    text = 'Day nine and still no kettle. Third time I\'m told "tomorrow". I want my money back, @LarkHarbour.'

    found = judged(text, followers=18_200)

    assert found.priority is Priority.URGENT
    assert found.reasons == ("‹Third time›", "‹my money back›", "‹Day nine›", "18,200 followers")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The base caught fire last night", "caught fire"),
        ("My LAWYER will write to you", "LAWYER"),
        ("I can see someone else’s order in the app", "someone else’s order"),
        ("Der Wasserkocher hat einen Stromschlag ausgelöst", "Stromschlag"),
        ("Das geht jetzt an meinen Anwalt.", "Anwalt"),
        ("Ma fille s'est brûlée, direction les urgences", "brûlée"),
        ("Voy a poner una denuncia", "denuncia"),
        ("Ne parlerò con l'avvocato", "avvocato"),
        ("Vou falar com o meu advogado", "advogado"),
        ("Er kwamen vlammen uit de waterkoker", "vlammen"),
    ],
)
def test_danger_leaks_and_legal_threats_are_urgent_in_seven_languages(text: str, words: str) -> None:
    found = judged(text)

    assert found.priority is Priority.URGENT
    assert found.reasons[0].startswith("says ‹")
    assert words in found.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "It's not a fire hazard, but the lid does not close",
        "Nobody got hurt. The lid does not close",
        "Das ist keine Brandgefahr, aber der Deckel klemmt",
        "Ce n'est pas dangereux, mais le couvercle ferme mal",
    ],
)
def test_what_is_denied_is_not_urgent(text: str) -> None:
    assert judged(text).priority is Priority.NORMAL


@pytest.mark.parametrize(
    "text",
    [
        "This is not only dangerous, it is expensive",
        "Don't tell me to wait, it caught fire",
        "Not good. It is a fire hazard",
    ],
)
def test_a_denial_of_something_else_changes_nothing(text: str) -> None:
    assert judged(text).priority is Priority.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "You charged me twice for one jug",
        "I will tell the ombudsman",
        "No kettle, and my baby needs warm milk",
        "Second time you send it to my old address",
        "Not again",
        "Zum dritten Mal kommt das falsche Teil",
        "Two weeks and no refund",
        "fui cobrado duas vezes pelo pedido",
    ],
)
def test_money_taken_press_need_and_repeated_contact_are_high(text: str) -> None:
    assert judged(text).priority is Priority.HIGH


def test_a_plain_complaint_is_normal() -> None:
    assert judged("The lid of my kettle does not close").priority is Priority.NORMAL


def test_never_again_is_not_a_second_contact() -> None:
    found = judged("The lid does not close. I will never again order a jug.")

    assert found.priority is Priority.NORMAL
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("followers", "priority"), [(9_999, Priority.HIGH), (10_000, Priority.URGENT), (None, Priority.HIGH)]
)
def test_a_pressing_post_that_many_see_is_viral(followers: int | None, priority: Priority) -> None:
    assert judged("Third time you send the wrong lid", followers=followers).priority is priority


def test_reach_alone_changes_no_priority_but_is_said() -> None:
    found = judged("The lid does not close", followers=1_000_000)

    assert found.priority is Priority.NORMAL
    assert found.reasons == ("1,000,000 followers",)


def test_a_question_about_danger_is_looked_at_soon_and_a_report_of_it_at_once() -> None:
    asked = judged("Is the new kettle a fire hazard?", Category.QUESTION)
    told = judged("The new kettle is a fire hazard.", Category.QUESTION)

    assert (asked.priority, asked.reasons) == (Priority.HIGH, ("asks about ‹fire hazard›",))
    assert (told.priority, told.reasons) == (Priority.URGENT, ("says ‹fire hazard›",))


def test_an_earlier_complaint_without_an_answer_is_a_repeated_contact() -> None:
    found = weigh(judged("The lid does not close"), a_post("The lid does not close"), Past(unanswered=2), now=NOW)

    assert found.priority is Priority.HIGH
    assert found.reasons == ("2 earlier complaints without an answer",)


@pytest.mark.parametrize(
    ("minutes", "priority", "reasons"),
    [(59, Priority.NORMAL, ()), (180, Priority.HIGH, ("wrote again after 3 h without an answer",))],
)
def test_a_later_post_counts_as_writing_again_after_an_hour(
    minutes: int, priority: Priority, reasons: tuple[str, ...]
) -> None:
    past = Past(waited=timedelta(minutes=minutes))

    found = weigh(judged("And the base wobbles"), a_post("And the base wobbles"), past, now=NOW)

    assert (found.priority, found.reasons) == (priority, reasons)


def test_praise_by_somebody_who_complained_before_stays_low() -> None:
    found = weigh(judged("Lovely lamp", Category.PRAISE), a_post("Lovely lamp"), Past(unanswered=1), now=NOW)

    assert found.priority is Priority.LOW


def test_a_complaint_that_spreads_fast_is_urgent_and_a_slow_one_is_not() -> None:
    text = "The lid does not close"
    fast = weigh(judged(text), a_post(text, shares=40), Past(), now=NOW + timedelta(hours=1))
    slow = weigh(judged(text), a_post(text, shares=40), Past(), now=NOW + timedelta(hours=20))

    assert (fast.priority, fast.reasons) == (Priority.URGENT, ("40 shares, 40 an hour",))
    assert (slow.priority, slow.reasons) == (Priority.NORMAL, ())


def test_praise_and_noise_are_low_and_a_question_is_normal() -> None:
    assert judged("Lovely lamp", Category.PRAISE).priority is Priority.LOW
    assert judged("win a voucher", Category.NOISE, followers=1_000_000).priority is Priority.LOW
    assert judged("Is the blue one back?", Category.QUESTION).priority is Priority.NORMAL


def test_praise_that_tells_of_a_fire_is_looked_at() -> None:
    assert judged("Thanks for the quick help after it caught fire", Category.PRAISE).priority is Priority.NORMAL


def test_the_classifiers_cues_follow_the_reasons_once() -> None:
    found = judged("Third time, and the parcel is late", cues=("third time", "late"))

    assert found.reasons == ("‹Third time›", "‹late›")


def test_reasons_never_hold_markup_or_hidden_characters() -> None:
    found = judged("third <!channel> *time*: a re\u200bfund after\u202e two weeks")

    assert all(not set("<>*\u200b\u202e") & set(reason) for reason in found.reasons)


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    assert judged(text).reasons is not None


def test_no_hostile_text_raises() -> None:
    assert all(len(judged(text).reasons) <= 6 for text in hostile_texts())
