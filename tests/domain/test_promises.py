from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.draft import Facts, Length
from bot.domain.promises import SILENCE, promised, word_due
from bot.domain.triage import Category

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 13, 20, tzinfo=BERLIN)
FACTS = Facts(
    post_text="@LarkHarbour the shop said 16:00 and nobody came.",
    author_name="Maya Okafor",
    author_handle="maya",
    category=Category.COMPLAINT,
    language="en",
    length=Length(100, 500),
    contact=("our shop is open until 18:00",),
    conversation=("@LarkHarbour the shop said 16:00 and nobody came.",),
    now=NOW,
    promise_at=NOW + timedelta(hours=2),
)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("I'm sorry. I'll write to you here by 15:00.", 15, 0),
        ("Es tut mir leid. Du hörst bis 15:30 Uhr von mir.", 15, 30),
        ("Je suis désolée. Des nouvelles arrivent ici avant 14h45.", 14, 45),
        ("Lo siento. Te escribo antes de las 15:15.", 15, 15),
        ("Mi dispiace. Ti scrivo entro le 15:00.", 15, 0),
        ("Peço desculpa. Escrevo-te até às 15:00.", 15, 0),
        ("Het spijt me. Je hoort van mij voor 15.00 uur.", 15, 0),
        ("I'm sorry. I'll be back within two hours.", 15, 20),
        ("It left at 9:00. I'll tell you more by 14:00, and the rest by 15:00.", 14, 0),
    ],
)
def test_the_next_word_is_due_at_the_first_time_ahead_that_the_reply_names(text: str, hour: int, minute: int) -> None:
    assert promised(text, FACTS) == NOW.replace(hour=hour, minute=minute)


def test_what_is_promised_for_tomorrow_is_due_tomorrow() -> None:
    due = promised("I'm sorry. You will hear from me tomorrow.", FACTS)

    assert due is not None
    assert due.date() == (NOW + timedelta(days=1)).date()


@pytest.mark.parametrize("text", ["I'm sorry.", "I'm sorry: it left at 9:00.", "Our shop is open until 18:00."])
def test_a_complaint_that_no_time_was_promised_hears_from_us_within_a_day(text: str) -> None:
    assert promised(text, FACTS) is None
    assert word_due(text, FACTS) == NOW + SILENCE


def test_praise_is_owed_no_further_word() -> None:
    assert word_due("Thank you, that makes our day.", replace(FACTS, category=Category.PRAISE)) is None
