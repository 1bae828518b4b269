"""The web server: only what Slack signed gets through, once, and nothing that arrives makes it answer 500."""

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from bot.serve import LARGEST, Server, metrics, pages

SECRET = "a signing secret"
FORM = "application/x-www-form-urlencoded"


_ages = count()


def fresh() -> str:
    """Return a timestamp that Slack might send now, another one each time: the same body twice is no replay then."""
    return str(int(time.time()) - next(_ages) % 240)


def sign(body: bytes, stamp: str) -> str:
    """Return Slack's signature, by its documentation: https://docs.slack.dev/authentication/verifying-requests-from-slack."""
    return "v0=" + hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()


@dataclass
class Site:
    """A running server, and what its listeners heard."""

    port: int
    heard: list[str] = field(default_factory=list)
    health: dict[str, Any] = field(default_factory=lambda: {"ok": True, "live_tickets": 3, "failing": ["send: gone"]})

    def call(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def send(self, body: bytes, *, kind: str = FORM, **headers: str) -> int:
        """Send what Slack would send; headers given here replace the right ones."""
        stamp = fresh()
        right = {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": sign(body, stamp)}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.call("POST", "/slack/events", body, right | given)[0]


def command(text: str) -> bytes:
    return f"command=/complaints&text={quote(text)}&user_id=U1&channel_id=C1&team_id=T1&trigger_id=1.2".encode()


def somebody() -> AuthorizeResult:
    """Stands for Slack's auth.test: here nobody is asked."""
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-nobody", bot_id="B1", bot_user_id="U0")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    app = App(signing_secret=SECRET, authorize=somebody, process_before_response=True)
    here = Site(0)

    @app.command("/complaints")
    def complaints(ack: Ack, body: dict[str, Any]) -> None:
        here.heard.append(body.get("text", ""))
        ack("Here.")

    server = Server(pages(app, SECRET, lambda: here.health), host="127.0.0.1", port=0)
    server.start()
    here.port = server.port
    yield here
    server.stop()


def test_what_slack_signed_reaches_its_listener(site: Site) -> None:
    assert site.send(command("signed")) == 200

    assert site.heard[-1] == "signed"


def test_the_same_request_again_is_answered_but_not_heard(site: Site) -> None:
    stamp = fresh()
    body = command("replayed")
    again = {"x_slack_request_timestamp": stamp, "x_slack_signature": sign(body, stamp)}

    assert [site.send(body, **again) for _ in range(3)] == [200, 200, 200]
    assert site.heard.count("replayed") == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"x_slack_signature": ""},
        {"x_slack_signature": "v0=" + "0" * 64},
        {"x_slack_signature": "v0=gr\u00fc\u00dfe"},
        {"x_slack_request_timestamp": ""},
        {"x_slack_request_timestamp": "yesterday"},
        {"x_slack_request_timestamp": "-1"},
        {"x_slack_request_timestamp": "1e9"},
        {"x_slack_request_timestamp": "\u00b2"},
        {"x_slack_request_timestamp": "9" * 5000},
        {"x_slack_request_timestamp": str(int(time.time()) - 301)},
        {"x_slack_request_timestamp": str(int(time.time()) + 400)},
    ],
    ids=[
        "none",
        "wrong",
        "no ASCII",
        "no time",
        "words",
        "negative",
        "float",
        "superscript",
        "endless",
        "old",
        "future",
    ],
)
def test_what_slack_did_not_sign_is_refused(site: Site, headers: dict[str, str]) -> None:
    assert site.send(command("unsigned"), **headers) == 401

    assert "unsigned" not in site.heard


def test_an_old_request_with_its_right_signature_is_refused(site: Site) -> None:
    stamp = str(int(time.time()) - 301)
    body = command("old")

    assert site.send(body, x_slack_request_timestamp=stamp, x_slack_signature=sign(body, stamp)) == 401


def test_bytes_that_are_no_text_are_refused(site: Site) -> None:
    assert site.send(b"\xff\xfe\x00") == 401


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[1, 2]"),
        ("application/json", b"null"),
        ("application/json", b"{"),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"a":' * 100_000),
        (FORM, b"payload=nonsense"),
        (FORM, b"payload=%5B1%5D"),
        (FORM, b"payload=" + b"%5B" * 50_000),
        (FORM, b'{"a":' * 100_000),
        (FORM, b'{"authorizations": 5, "enterprise": 7}'),
        ("application/json", b'{"authorizations": [[]]}'),
    ],
)
def test_what_is_signed_but_no_request_of_slacks_is_told_so(site: Site, kind: str, body: bytes) -> None:
    assert site.send(body, kind=kind) == 400


def test_a_request_that_is_too_large_is_not_read(site: Site) -> None:
    assert site.send(b"a" * (LARGEST + 1)) == 413


@given(
    body=st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["type", "event", "user", "channel", "team", "view", "actions"]), inner
                )
            ),
        ).map(lambda value: json.dumps(value).encode()),
    ),
    kind=st.sampled_from([FORM, "application/json", "text/plain", ""]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_signed_makes_it_fail(site: Site, body: bytes, kind: str) -> None:
    assert site.send(body, kind=kind) < 500


def test_slack_speaks_by_post_only(site: Site) -> None:
    assert site.call("GET", "/slack/events")[0] == 404


def test_health_says_whether_all_parts_live(site: Site) -> None:
    site.health["ok"] = True
    status, body = site.call("GET", "/health")
    site.health["ok"] = False
    ill, _ = site.call("GET", "/health")

    assert (status, json.loads(body)["live_tickets"], ill) == (200, 3, 503)


def test_metrics_are_numbers_that_a_monitor_can_read(site: Site) -> None:
    assert metrics({"ok": True, "live_tickets": 3, "failing": ["x"]}) == "amends_live_tickets 3\namends_ok 1\n"

    assert site.call("GET", "/metrics")[0] == 200


def test_without_an_app_there_is_no_way_in_for_slack() -> None:
    server = Server(pages(None, "", lambda: {"ok": True}), host="127.0.0.1", port=0)
    server.start()
    try:
        assert Site(server.port).send(command("nobody")) == 404
    finally:
        server.stop()
