"""What `/complaints status` says of accounts: health, money, the proof, and each gap."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.coverage import LATE, Gap, Proof
from bot.domain.report import Source, Summary
from bot.slack import answers
from tests.factories import NOW
from tests.slack.test_answers import fits, words

MINUTE = timedelta(minutes=1)
X = Source("x", "X", ok=True, last_success_at=NOW - MINUTE, seen=132, accounted=132)
GAP = Gap("x", NOW, NOW - 60 * MINUTE, NOW - 55 * MINUTE, 3, LATE, {"ticket": 2, "ignored": 1})


def told(*sources: Source, gaps: tuple[Gap, ...] = ()) -> str:
    made = answers.status(Summary(sources=sources, gaps=gaps), NOW)
    assert fits(made)
    return words(made.blocks)


def test_an_account_shows_its_health_and_its_money() -> None:
    busy = replace(X, lag=12 * MINUTE, errors_today=3, left=212, cost_today=0.42, cost_month=9.1, budget=50.0)

    assert "X ✓ 1 min ago · 12 min behind · 3 errors today · 212 calls left" in told(busy)
    assert "$0.42 today, $9.10 of $50.00 this month" in told(busy)


def test_a_quiet_account_says_no_more_than_that_it_is_well() -> None:
    assert "X ✓ 1 min ago\n" in told(X)


def test_an_account_on_which_somebody_has_to_act_is_red_and_comes_first() -> None:
    ill = replace(X, title="Mail", ok=False, red=True, error="The mailbox refuses our password.")
    away = replace(X, title="Sky", ok=False, error="The platform cannot be reached.")

    found = told(X, away, ill)

    assert found.index("Mail 🔴 The mailbox refuses") < found.index("Sky ⚠ The platform") < found.index("X ✓")


def test_the_proof_and_each_gap_are_named() -> None:
    found = told(replace(X, proof=Proof(NOW - 75 * MINUTE, NOW, 45, 3)), gaps=(GAP,) * 7)

    assert "132 seen, 132 accounted for · read again" in found
    assert "42 of 45 were there" in found
    assert "⚠ X: 3 posts of" in found
    assert f"(1 ignored, 2 ticket). {LATE}" in found
    assert "2 more gaps: `amends coverage` names them all" in found
