"""What a model may cost; on both databases where that is theirs to keep."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.domain.errors import Silent
from bot.model.asking import REST, Model, Question, Shape
from bot.model.budget import ALL, TRIAGE, Budget
from bot.spending import ModelSection
from bot.store import purses
from bot.store.purses import Sum
from bot.store.session import Sessions
from tests.factories import NOW
from tests.model.standin import FakeEndpoint, model

DAY = NOW.date().isoformat()


class Said(Shape):
    word: str


def question(n: int = 0, *, use: str = "drafts", author: str = "sandbox a1") -> Question[Said]:
    return Question("Say a word.", f"post {n}", Said, 50, use, author)


def yes(_: object = None) -> str:
    return '{"word": "yes"}'


def spent(sessions: Sessions, purse: str = ALL) -> Sum:
    with sessions() as session:
        return purses.spent(session, DAY, purse)


def test_a_call_costs_what_it_counted_and_not_what_was_reserved(sessions: Sessions) -> None:
    asking = model(sessions, FakeEndpoint(yes, tokens=(100, 50)), input_price=3.0, output_price=15.0)

    assert asking.ask(question(), seconds=1).word == "yes"

    assert spent(sessions) == Sum(1, 150, 100 * 3 + 50 * 15)


def test_what_an_endpoint_does_not_count_stays_reserved(sessions: Sessions) -> None:
    model(sessions, FakeEndpoint(yes, tokens=None)).ask(question(), seconds=1)

    assert spent(sessions).tokens > 100


def test_the_same_question_is_paid_for_once_a_day(either: Sessions) -> None:
    endpoint, now = FakeEndpoint(yes), [NOW]
    asking = model(either, endpoint, now=lambda: now[0])

    for hours in (0, 1, 23):
        now[0] = NOW + timedelta(hours=hours)
        asking.ask(question(), seconds=1)
    assert len(endpoint.asked) == 1

    now[0] = NOW + timedelta(hours=25)
    asking.ask(question(), seconds=1)
    assert len(endpoint.asked) == 2


LIMITS = [("calls", 3), ("tokens", 900), ("dollars", 0.0065), ("author_calls", 3)]


@pytest.mark.parametrize(("limit", "most"), LIMITS)
def test_no_limit_is_passed(either: Sessions, limit: str, most: float) -> None:
    endpoint = FakeEndpoint(yes, tokens=(200, 100))
    asking = model(either, endpoint, **{"author_calls": 99, limit: most})  # type: ignore[arg-type]

    refused = [silent for n in range(9) if (silent := refusal(asking, question(n)))]

    assert set(refused) == {"over budget"}
    assert 1 <= len(endpoint.asked) <= 3
    limits = {"calls": 500, "tokens": 2_000_000, "dollars": 5.0, limit: most}
    total = spent(either)
    assert total.calls <= limits["calls"]
    assert total.tokens <= limits["tokens"]
    assert total.micros <= limits["dollars"] * 1e6


def refusal(asking: Model, asked: Question[Said]) -> str:
    """Return why a question was not answered, nothing where it was."""
    try:
        asking.ask(asked, seconds=1)
    except Silent as silent:
        return str(silent)
    return ""


def test_a_call_that_was_not_let_through_leaves_no_trace_in_any_purse(either: Sessions) -> None:
    asking = model(either, FakeEndpoint(yes), author_calls=1)
    asking.ask(question(1), seconds=1)
    before = spent(either)

    with pytest.raises(Silent, match="over budget"):
        asking.ask(question(2), seconds=1)

    assert spent(either) == before


def test_triage_has_a_budget_within_the_budget(sessions: Sessions) -> None:
    asking = model(sessions, FakeEndpoint(yes), triage_calls=1)
    asking.ask(question(1, use=TRIAGE), seconds=1)

    with pytest.raises(Silent, match="over budget"):
        asking.ask(question(2, use=TRIAGE), seconds=1)
    asking.ask(question(3), seconds=1)

    assert (spent(sessions).calls, spent(sessions, TRIAGE).calls) == (2, 1)


def test_a_refused_call_gives_the_money_back_and_a_lost_one_does_not(sessions: Sessions) -> None:
    endpoint = FakeEndpoint(yes)
    asking = model(sessions, endpoint)
    for n, billed in enumerate((False, True)):
        endpoint.next_error = Silent("model refused", billed=billed)
        with pytest.raises(Silent):
            asking.ask(question(n), seconds=1)
        assert (spent(sessions).calls, spent(sessions).tokens > 0) == (n + 1, billed)


def test_a_day_begins_at_midnight_of_the_team_and_its_budget_is_fresh(sessions: Sessions) -> None:
    now = [NOW.replace(hour=22, minute=59)]
    books = Budget(sessions, ModelSection(calls=1), zone="Europe/Berlin", now=lambda: now[0])
    books.reserve("drafts", "a", tokens_in=1, tokens_out=1)
    with pytest.raises(Silent):
        books.reserve("drafts", "b", tokens_in=1, tokens_out=1)

    now[0] += timedelta(minutes=2)
    books.reserve("drafts", "c", tokens_in=1, tokens_out=1)


def test_many_at_once_never_overdraw(either: Sessions) -> None:
    books = Budget(either, ModelSection(calls=12, author_calls=5), zone="UTC", now=lambda: NOW)

    def reserve(n: int) -> bool:
        try:
            books.reserve("drafts", f"author {n % 10}", tokens_in=10, tokens_out=10)
        except Silent:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        held = list(pool.map(reserve, range(60)))

    assert sum(held) == 12
    assert spent(either) == Sum(12, 240, 12 * 180)


def test_a_model_that_is_down_is_left_alone_for_a_while(sessions: Sessions) -> None:
    endpoint, now = FakeEndpoint(yes), [NOW]
    asking = model(sessions, endpoint, now=lambda: now[0], author_calls=99)
    for n in range(2):
        endpoint.next_error = Silent("model slow", billed=True)
        with pytest.raises(Silent, match="model slow"):
            asking.ask(question(n), seconds=1)

    for n in range(5):
        with pytest.raises(Silent, match="model down"):
            asking.ask(question(n), seconds=1)
    assert len(endpoint.asked) == 2

    now[0] += REST
    assert asking.ask(question(9), seconds=1).word == "yes"


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"word": 7}', '{"word": "a", "more": 1}', "x" * 1000])
def test_an_answer_of_another_shape_is_refused_and_not_remembered(sessions: Sessions, text: str) -> None:
    endpoint = FakeEndpoint(lambda _: text)
    asking = model(sessions, endpoint)

    for _ in range(2):
        with pytest.raises(Silent, match="model unclear"):
            asking.ask(question(), seconds=1)

    assert len(endpoint.asked) == 2


def test_the_books_are_forgotten_after_a_while(either: Sessions) -> None:
    model(either, FakeEndpoint(yes)).ask(question(), seconds=1)

    with either.begin() as session:
        purses.forget(session, before=NOW + timedelta(days=2))

    assert spent(either) == Sum()
    with either() as session:
        assert purses.answer(session, "any", since=NOW) is None
