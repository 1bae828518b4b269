"""The endpoint's door, against a server on loopback that misbehaves in every way that vendors do."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from bot.domain.errors import Silent
from bot.model.client import Asked, Client
from tests.model.standin import hanging_up, plainly, serving, trickling, whole

ASKED = Asked("Be kind.", '{"post": "no kettle"}', "Drafts", {"type": "object"}, 100)
Answer = Callable[[BaseHTTPRequestHandler], None]


def client(base_url: str) -> Client:
    return Client(key="", base_url=base_url, model="fake-1")


def failure(answer: Answer, *, seconds: float = 5.0) -> Silent:
    with serving(answer) as base_url, pytest.raises(Silent) as caught:
        client(base_url).ask(ASKED, seconds=seconds)
    return caught.value


def test_an_answer_comes_with_what_it_counted() -> None:
    with serving(plainly(whole('{"a": 1}'))) as base_url:
        answered = client(base_url).ask(ASKED, seconds=5.0)

    assert (answered.text, answered.tokens) == ('{"a": 1}', (9, 4))


def test_an_endpoint_that_does_not_count_is_understood_all_the_same() -> None:
    with serving(plainly(whole("{}") | {"usage": None})) as base_url:
        assert client(base_url).ask(ASKED, seconds=5.0).tokens is None


@pytest.mark.parametrize(
    ("status", "why"),
    [(401, "key refused"), (402, "no credit"), (404, "model unknown"), (429, "model busy"), (500, "model down")],
)
def test_a_refused_call_is_told_in_two_words_and_not_billed(status: int, why: str) -> None:
    silent = failure(plainly({"error": {"message": "no"}}, status))

    assert (str(silent), silent.billed) == (why, False)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<!doctype html>", "model unclear"),
        ([], "model unclear"),
        ({"choices": []}, "model unclear"),
        ({"choices": [{"message": None}]}, "model unclear"),
        (whole("x", refusal="I will not."), "model refused"),
        ({"choices": [{"message": {"content": "cut"}, "finish_reason": "length"}]}, "model unclear"),
        ({"choices": [{"message": {"content": None}, "finish_reason": "content_filter"}]}, "model refused"),
        ({"choices": [{"message": {"content": 7}, "finish_reason": "stop"}]}, "model unclear"),
        (" " * 300_000, "model unclear"),
        ("[" * 100_000, "model unclear"),
    ],
)
def test_an_answer_that_makes_no_sense_is_told_in_two_words_and_paid_for(body: object, why: str) -> None:
    silent = failure(plainly(body))

    assert (str(silent), silent.billed) == (why, True)


def test_a_line_that_breaks_is_perhaps_billed() -> None:
    silent = failure(hanging_up)

    assert (str(silent), silent.billed) == ("model down", True)


def test_an_endpoint_that_is_not_there_bills_nothing() -> None:
    with serving(hanging_up) as base_url:
        pass

    with pytest.raises(Silent, match="model down") as caught:
        client(base_url).ask(ASKED, seconds=5.0)

    assert caught.value.billed is False


def test_an_answer_that_trickles_ends_when_the_time_is_over() -> None:
    began = time.monotonic()

    silent = failure(trickling, seconds=0.2)

    assert str(silent) == "model slow"
    assert time.monotonic() - began < 2
