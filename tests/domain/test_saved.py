from bot.domain.draft import Facts, Length
from bot.domain.edits import compare, most_removed
from bot.domain.saved import filled, template, title_of
from bot.domain.triage import Category

FACTS = Facts(
    "Order 4471: day nine and no kettle. Ask Priya.",
    "Maya Okafor",
    "@maya",
    Category.COMPLAINT,
    "en",
    Length(10, 500),
    contact=("help@larkharbour.example",),
    signature="Sam",
)


def saved(text: str) -> str:
    return template(text, FACTS)


def test_names_and_times_become_fields() -> None:
    text = saved("Hi Maya, I'm sorry about the wait. I'm asking the depot and will write here by 15:00. — Sam")

    assert (
        text == "Hi {name}, I'm sorry about the wait. I'm asking the depot and will write here by {time}. — {signature}"
    )


def test_what_was_true_for_that_customer_alone_becomes_a_gap() -> None:
    text = saved("Hi Maya, order 4471 is with my colleague Priya, nine days late. Mail maya@home.example. — Sam")

    for private in ("4471", "Priya", "nine", "maya", "home.example", "Maya"):
        assert private not in text
    assert text.count("[…]") == 4


def test_the_teams_own_contact_lines_stay() -> None:
    assert "help@larkharbour.example" in saved("Hi Maya, please write to help@larkharbour.example. — Sam")


def test_fields_are_filled_and_what_is_not_known_stays_a_gap() -> None:
    text = "Hi {name}, I'm sorry. I'll write here by {time}. — {signature}"

    assert filled(text, {"name": "Jo", "time": "16:15", "signature": "Mia"}) == (
        "Hi Jo, I'm sorry. I'll write here by 16:15. — Mia"
    )
    assert filled(text, {"name": "Jo", "time": "", "signature": ""}) == "Hi Jo, I'm sorry. I'll write here by {time}."


def test_a_menu_shows_how_a_reply_begins_after_the_greeting() -> None:
    assert title_of("Hi {name}, the depot has lost sight of your parcel, and I am sorry for that. — {signature}") == (
        "the depot has lost sight of your parcel, and I am sorry for …"
    )


def test_the_difference_is_told_in_runs_of_words() -> None:
    edit = compare(
        "Hi Maya, I am sorry. Thank you for your patience. — Sam", "Hi Maya, I am truly sorry. I am on it. — Sam"
    )

    assert edit.removed == ("Thank you for your patience",)
    assert edit.added == ("truly", "I am on it")
    assert not edit.unchanged
    assert compare("Same.", "Same.").unchanged


def test_what_is_removed_often_is_told_once_per_reply_and_names_are_not() -> None:
    runs = [
        ["Thank you for your patience", "Maya"],
        ["thank you for your patience", "thank you for your patience"],
        ["as soon as possible", "Maya"],
    ]

    assert most_removed(runs) == ("thank you for your patience",)
