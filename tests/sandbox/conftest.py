"""A real sandbox in a process of its own, and real Bolt apps that talk to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
import requests
import waitress
from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

Json = dict[str, Any]
TOP = Path(__file__).resolve().parents[2]
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-sandbox-bot", "xapp-sandbox-app", "sandbox-signing-secret"
COMPLAINTS = "C0COMPLAINTS"
MANIFEST = TOP / "tests" / "sandbox" / "manifest.yml"


@dataclass(slots=True)
class Outside:
    """A running sandbox, as a test sees it."""

    url: str
    token: str
    http: requests.Session = field(default_factory=requests.Session)

    def client(self, token: str = BOT_TOKEN) -> WebClient:
        return WebClient(token, base_url=f"{self.url}/api/", retry_handlers=[])

    def call(self, method: str, path: str, body: Json | None = None) -> requests.Response:
        headers = {"X-Sandbox-Token": self.token}
        return self.http.request(method, self.url + path, json=body, headers=headers, timeout=20)

    def act(self, user: str, deed: str, **body: Any) -> Json:
        answer = self.call("POST", f"/_as/{user}/{deed}", body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def refused(self, user: str, deed: str, **body: Any) -> str:
        answer = self.call("POST", f"/_as/{user}/{deed}", body)
        assert 400 <= answer.status_code < 500, answer.text
        return str(answer.json()["error"])

    def fault(self, kind: str, method: str = "*", target: str = "slack", **more: Any) -> None:
        answer = self.call("POST", "/_faults", {"target": target, "method": method, "kind": kind, **more})
        assert answer.status_code == 201, answer.text

    def ledger(self) -> Json:
        return dict(self.call("GET", "/_ledger").json()["slack"])

    def fired(self) -> Json:
        return dict(self.call("GET", "/_ledger").json()["faults"])

    def state(self, user: str = "") -> Json:
        return dict(self.call("GET", f"/_slack/state?user={user}").json())

    def views(self, user: str) -> list[Json]:
        return list(self.state(user)["views"])

    def whispers(self, user: str) -> list[Json]:
        return list(self.state(user)["ephemerals"])

    def messages(self, channel: str = COMPLAINTS) -> list[Json]:
        found = self.call("GET", f"/_slack/state?channel={channel}").json()["channels"][0]["messages"]
        return list(found)

    def later(self, seconds: float) -> None:
        self.call("POST", "/_clock", {"seconds": seconds})

    def post(self, text: str = "A complaint", *, channel: str = COMPLAINTS, **more: Any) -> str:
        return str(self.client().chat_postMessage(channel=channel, text=text, **more)["ts"])


@contextmanager
def running(*options: str, manifest: Path = MANIFEST) -> Iterator[Outside]:
    """Run a sandbox and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.sandbox", "--port", "0", *options],
        cwd=TOP,
        env={**os.environ, "AMENDS_MANIFEST": str(manifest)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        ready = json.loads(process.stdout.readline())
        outside = Outside(ready["url"], ready["token"])
        yield outside
        outside.http.close()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Outside]:
    with running() as outside:
        yield outside


@pytest.fixture
def outside(sandbox: Outside) -> Iterator[Outside]:
    """The shared sandbox, with every rate limit rested and no fault armed."""
    sandbox.later(600)
    yield sandbox
    sandbox.call("DELETE", "/_faults")


def bolt_app(outside: Outside, **options: Any) -> App:
    return App(client=outside.client(), signing_secret=SECRET, **options)


class Connect(Protocol):
    """Opens a socket for a Bolt app."""

    def __call__(self, app: App, to: Outside | None = None) -> SocketModeHandler: ...


@pytest.fixture
def connect(outside: Outside) -> Iterator[Connect]:
    """Connects Bolt apps in Socket Mode and closes them afterwards."""
    handlers: list[SocketModeHandler] = []

    def open_socket(app: App, to: Outside | None = None) -> SocketModeHandler:
        client = (to or outside).client(APP_TOKEN)
        handler = SocketModeHandler(app, APP_TOKEN, web_client=client, ping_interval=1)
        handlers.append(handler)
        handler.connect()
        return handler

    yield open_socket
    for handler in handlers:
        handler.client.auto_reconnect_enabled = False
    # A cut connection ends the SDK's reader at once; closing alone makes it wait 3 s for its time-out.
    outside.fault("socket_drop")
    for handler in handlers:
        handler.close()
    until(lambda: outside.ledger()["connections"] == 0)


class Late:
    """A WSGI application that is set after its server has started."""

    app: Any = None

    def __call__(self, environ: Any, start_response: Any) -> Any:
        return self.app(environ, start_response)


@pytest.fixture
def over_http() -> Iterator[tuple[Outside, Callable[[App], None]]]:
    """A sandbox that delivers signed HTTP to a Bolt app on waitress."""
    late = Late()
    server = waitress.create_server(late, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run)
    thread.start()
    port = server.effective_port

    def receive(app: App) -> None:
        late.app = SlackRequestHandler(app)

    with running("--events-url", f"http://127.0.0.1:{port}/slack/events") as outside:
        yield outside, receive
    server.close()
    thread.join(10)


def until(happened: Callable[[], Any], seconds: float = 8.0) -> Any:
    """Return what `happened` returns as soon as it is something; the other side is another process."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        result = happened()
        if result:
            return result
        time.sleep(0.01)
    raise AssertionError(f"This did not happen within {seconds} s.")


def error_of(call: Callable[..., Any], **arguments: Any) -> str:
    """Return the word with which Slack refuses this call."""
    with pytest.raises(SlackApiError) as refused:
        call(**arguments)
    return str(refused.value.response["error"])


def button(action_id: str = "claim", value: str = "7", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "value": value, "text": plain("Claim"), **more}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "Hello") -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def asking(**element: Any) -> Json:
    field = {"type": "plain_text_input", "action_id": "text", **element}
    return {"type": "input", "block_id": "reply", "label": plain("Reply"), "element": field}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "edit",
        "title": plain("Edit the reply"),
        "submit": plain("Save"),
        "blocks": list(blocks),
        **more,
    }


def card(outside: Outside, *elements: Json, **more: Any) -> str:
    """Post a message with a button (or with these elements) and return its timestamp."""
    return outside.post("A card", blocks=[section(), actions(*(elements or (button(),)))], **more)
