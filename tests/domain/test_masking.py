"""What a model never gets to see."""

import time

import pytest

from bot.domain.masking import mask
from tests.domain.outside import hostile_texts

HIDDEN = [
    ("card 4111-1111-1111-1111.", "card [card number]."),
    ("card:4111111111111111", "card:[card number]"),
    ("４１１１１１１１１１１１１１１１", "[card number]"),
    ("4111\u200b1111 1111 1111", "[card number]"),
    ("my IBAN is DE89 3704 0044 0532 0130 00 is that right", "my IBAN is [bank account] is that right"),
    ("IBAN:GB29NWBK60161331926819", "IBAN:[bank account]"),
    ("call +44 20 7946 0958 now", "call [phone number] now"),
    ("tel:030 1234567", "tel:[phone number]"),
    ("0151/23456789", "[phone number]"),
    ("maya.o@mail.example", "[e-mail address]"),
    ("maya [at] mail [dot] com", "[e-mail address]"),
    ("maya at mail dot com", "[e-mail address]"),
    ("maya arroba correo punto es", "[e-mail address]"),
    ("I live at 12 High Street", "I live at [address]"),
    ("Hauptstr. 12, 10115 Berlin", "[address], [address]"),
    ("12 rue de la Paix, 75002 Paris", "[address], [address]"),
    ("Calle de Alcalá 45", "[address]"),
    ("Via Roma, 12", "[address]"),
    ("Rua Augusta 100", "[address]"),
    ("Keizersgracht 12, 1015 CX Amsterdam", "[address], [address]"),
    ("London SW1A 1AA", "London [address]"),
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_personal_data_is_replaced_by_what_it_was(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Day nine, 3 times, at 9:00-18:00, and I paid £39.99 on 3 November 2026.",
        "I was at work. No answer. Since 2019 I have bought 12 kettles!",
        "Open 2024-2025, ordered 14.11.2026 10:30, delivered 2026-11-20",
        "Rückerstattung? Seit 3 Wochen nichts. @LarkHarbour #fail",
        "",
    ],
)
def test_days_times_prices_and_small_numbers_stay(text: str) -> None:
    assert mask(text) == text


def test_an_account_number_with_a_wrong_check_digit_is_hidden_as_a_number_at_least() -> None:
    assert "3704" not in mask("DE88 3704 0044 0532 0130 00")


def test_every_hostile_text_is_masked_in_time() -> None:
    began = time.process_time()

    for text in hostile_texts():
        assert len(mask(text)) <= 80_000

    assert time.process_time() - began < 10


@pytest.mark.parametrize("piece", ["a@", "1 ", "DE89", "12 A", "rue ", "1 Aa ", "a at b dot ", "Via Aa ", "DE89 ", "x"])
def test_no_text_takes_long(piece: str) -> None:
    began = time.process_time()

    mask(piece * 20_000)

    assert time.process_time() - began < 1
