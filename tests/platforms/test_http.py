"""The line under a vendor's client: when to come back, and nothing but whole answers."""

from datetime import UTC, datetime, timedelta

import pytest
import requests

from bot.domain import errors
from bot.platforms.http import Line, come_back
from tests.platforms.contract import provoke
from tests.platforms.lab import Call
from tests.platforms.standin import Answer, Asked, Route, Standin, served

NOW = datetime(2026, 11, 4, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "-5"}, 1),
        ({"Retry-After": "9999999"}, 86_400),
        ({"Retry-After": "Wed, 04 Nov 2026 13:20:30 GMT"}, 60),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 90)}, 90),
        ({"X-RateLimit-Reset": "2026-11-04T13:22:00.000Z"}, 120),
        ({"X-RateLimit-Reset": "2026-11-04T14:22:00Z", "Date": "Wed, 04 Nov 2026 14:20:00 GMT"}, 120),
        ({"X-RateLimit-Reset": "soon"}, 60),
        ({"x-rate-limit-reset": "9" * 40}, 60),
        ({"Retry-After": "nan"}, 60),
        ({}, 60),
    ],
)
def test_when_to_come_back(headers: dict[str, str], seconds: int) -> None:
    assert come_back(headers, now=NOW) == NOW + timedelta(seconds=seconds)


class Odd(Standin):
    """Answers whatever it is told to."""

    answers = Answer(200, {})

    def routes(self) -> tuple[Route, ...]:
        return tuple(Route(method, "/.*", Call.FETCH, self._say) for method in ("GET", "POST"))

    def _say(self, asked: Asked) -> Answer:
        return self.answers


def session(line: Line) -> requests.Session:
    made = requests.Session()
    made.mount("https://api.vendor.example", line)
    made.trust_env = False
    return made


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, "<html>welcome</html>"),
        Answer(200, "7"),
        Answer(200, ""),
        Answer(204, ""),
        Answer(301, {}, {"Location": "https://elsewhere.example/"}),
        Answer(503, {"error": "later"}),
    ],
)
def test_an_answer_that_is_none_is_repeated_when_reading_and_unclear_when_writing(answer: Answer) -> None:
    with served(Odd()) as odd, session(Line(host=odd.url)) as vendor:
        odd.answers = answer

        provoke(lambda: vendor.get("https://api.vendor.example/1"), errors.Unreachable)
        provoke(lambda: vendor.post("https://api.vendor.example/1", json={}), errors.Unclear)


def test_a_write_never_goes_over_a_connection_that_was_kept() -> None:
    with served(Odd()) as odd, session(Line(host=odd.url)) as vendor:
        vendor.get("https://api.vendor.example/1")
        vendor.post("https://api.vendor.example/1", json={})

        assert [asked.headers.get("connection") for asked in odd.asked] == ["keep-alive", "close"]
        assert len({asked.client for asked in odd.asked}) == 2
