"""Faults on Slack's side: what was accepted counts, whatever the caller gets to see of it."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.faults import Faults, parse
from tests.sandbox.conftest import COMPLAINTS, Outside, error_of


def test_accepted_and_dropped_the_message_is_there_and_the_caller_sees_a_broken_connection(outside: Outside) -> None:
    outside.fault("accept_then_drop", "chat.postMessage")
    posted = outside.ledger()["posted"]

    with pytest.raises((http.client.RemoteDisconnected, ConnectionError, urllib.error.URLError)):
        outside.post("lost answer")

    assert outside.ledger()["posted"] == posted + 1
    assert outside.messages()[-1]["text"] == "lost answer"
    assert outside.fired()["slack.accept_then_drop"] >= 1
    outside.post("the fault is used up")


def test_reset_does_nothing_and_breaks_the_connection(outside: Outside) -> None:
    outside.fault("reset", "chat.postMessage")
    posted = outside.ledger()["posted"]

    with pytest.raises((ConnectionResetError, urllib.error.URLError)):
        outside.post("never")

    assert outside.ledger()["posted"] == posted


def test_a_status_comes_without_the_deed_or_with_it(outside: Outside) -> None:
    posted = outside.ledger()["posted"]
    outside.fault("status", "chat.postMessage", status=502)
    with pytest.raises(SlackApiError) as refused:
        outside.post("not done")
    assert refused.value.response.status_code == 502
    assert outside.ledger()["posted"] == posted

    outside.fault("accept_then_status", "chat.postMessage", status=503)
    with pytest.raises(SlackApiError):
        outside.post("done")
    assert outside.ledger()["posted"] == posted + 1


def test_a_rate_limit_says_how_long_to_wait(outside: Outside) -> None:
    outside.fault("rate_limit", "chat.update", seconds=7)

    with pytest.raises(SlackApiError) as refused:
        outside.client().chat_update(channel=COMPLAINTS, ts="1.0", text="x")

    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"


@pytest.mark.parametrize("kind", ["garbage", "truncate"])
def test_an_unreadable_answer_hides_what_was_done(outside: Outside, kind: str) -> None:
    outside.fault(kind, "chat.postMessage")
    posted = outside.ledger()["posted"]

    body = outside.http.post(
        f"{outside.url}/api/chat.postMessage",
        json={"channel": COMPLAINTS, "text": "x"},
        headers={"Authorization": "Bearer xoxb-sandbox-bot"},
        timeout=5,
    )

    assert body.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(body.text)
    assert outside.ledger()["posted"] == posted + 1


def test_a_delay_delays(outside: Outside) -> None:
    outside.fault("delay", "auth.test", seconds=0.3)
    started = time.monotonic()

    outside.client().auth_test()

    assert time.monotonic() - started >= 0.3


def test_a_token_can_be_refused(outside: Outside) -> None:
    outside.fault("auth", "auth.test")

    assert error_of(outside.client().auth_test) == "invalid_auth"


def test_a_fault_fires_as_often_as_asked_and_can_be_cleared(outside: Outside) -> None:
    outside.fault("auth", "auth.test", times=2)
    outside.fault("auth", "users.info", times=-1)
    client = outside.client()

    assert [error_of(client.auth_test) for _ in range(2)] == ["invalid_auth"] * 2
    client.auth_test()
    assert error_of(client.users_info, user="U0SAM") == "invalid_auth"
    outside.call("DELETE", "/_faults")
    client.users_info(user="U0SAM")


def test_a_fault_that_makes_no_sense_is_refused(outside: Outside) -> None:
    for body in ({}, {"target": "slack", "kind": "meteor"}, {"target": "moon", "kind": "reset"}):
        assert outside.call("POST", "/_faults", body).status_code == 400


def test_a_fault_with_a_probability_falls_the_same_way_for_the_same_seed() -> None:
    def falls(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add(parse({"target": "slack", "kind": "reset", "times": -1, "p": 0.5}))
        return [faults.take("slack", "auth.test") is not None for _ in range(40)]

    assert falls(1) == falls(1)
    assert 5 < sum(falls(1)) < 35


def test_a_setting_stands_until_it_is_cleared() -> None:
    faults = Faults()
    faults.add(parse({"target": "slack", "kind": "retry_delays", "seconds": [0.2, 0.4]}))

    assert faults.take("slack", "chat.postMessage") is None
    for _ in range(3):
        standing = faults.standing("slack", "retry_delays")
        assert standing is not None
        assert standing.delays == (0.2, 0.4)
