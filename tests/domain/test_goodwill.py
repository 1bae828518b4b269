import pytest

from bot.domain.errors import Refused
from bot.domain.goodwill import Budget, cents_of, held_to_amount, month_of, most_named
from tests.factories import NOW

BUDGET = Budget("EUR", 10_000, 5_000, 2_000, 1_500)


@pytest.mark.parametrize(
    ("typed", "cents"), [("20", 2_000), (" 20.50 ", 2_050), ("20,5", 2_050), ("0", 0), ("0.01", 1), ("19.99", 1_999)]
)
def test_an_amount_is_read_to_the_cent(typed: str, cents: int) -> None:
    assert cents_of(typed) == cents


@pytest.mark.parametrize("typed", ["", "twenty", "-5", "1e3", "20 EUR", "1.000.000", "20.555", "١٢", "nan", "9" * 12])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="figures"):
        cents_of(typed)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("a €20 voucher", 2_000),
        ("20.50 € for you", 2_050),
        ("€1.000 and €5", 100_000),
        ("1,250.75 euros", 125_075),
        ("we send you twenty pounds", 2_000),
        ("20 % off", 0),
        ("your 20 euros back", 2_000),
        ("nothing", 0),
    ],
)
def test_the_largest_amount_in_a_text_is_found(text: str, cents: int) -> None:
    assert most_named(text, "") == cents


def test_what_the_customer_named_first_is_no_gift() -> None:
    assert most_named("your €20 is on its way back, and €5 on top", "You took 20 euros from me") == 500


def test_a_text_cannot_promise_more_than_is_taken_from_the_budget() -> None:
    with pytest.raises(Refused, match=r"names EUR 50, but EUR 5 is taken"):
        held_to_amount("Here are €50 for you", 500, "", BUDGET)

    held_to_amount("Here are €50 for you", 5_000, "", BUDGET)


def test_a_second_pair_of_eyes_is_wanted_above_the_sum_and_not_at_it() -> None:
    assert [BUDGET.wants_second(cents) for cents in (1_499, 1_500, 1_501)] == [False, False, True]


def test_the_month_is_the_teams_own() -> None:
    late = NOW.replace(month=10, day=31, hour=23, minute=30)

    assert (month_of(late, "UTC"), month_of(late, "Europe/Berlin")) == ("2026-10", "2026-11")
