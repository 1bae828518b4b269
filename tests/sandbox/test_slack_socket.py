"""Socket Mode: what people do reaches a real Bolt app, by Slack's rules."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, BoltResponse

from tests.sandbox.conftest import (
    COMPLAINTS,
    Connect,
    Json,
    Outside,
    bolt_app,
    button,
    card,
    section,
    until,
)


def test_a_click_is_acknowledged_and_has_the_shape_that_slack_sends(outside: Outside, connect: Connect) -> None:
    app, bodies = bolt_app(outside), []

    @app.action("claim")
    def claim(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    connect(app)
    ts = card(outside)

    answer = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim", value="7")

    assert answer["ack"]
    assert answer["http"] is None
    assert answer["ack_ms"] < 1000
    body = until(lambda: bodies)[0]
    assert body["type"] == "block_actions"
    assert body["user"]["id"] == "U0SAM"
    assert body["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": COMPLAINTS,
        "is_ephemeral": False,
    }
    assert body["message"]["blocks"][1]["elements"][0]["text"]["emoji"] is True
    assert body["actions"][0] | {"action_ts": "", "block_id": ""} == {
        "type": "button",
        "action_id": "claim",
        "block_id": "",
        "value": "7",
        "text": {"type": "plain_text", "text": "Claim", "emoji": True},
        "action_ts": "",
    }


def test_the_chosen_option_is_in_the_action_and_in_the_state(outside: Outside, connect: Connect) -> None:
    app, bodies = bolt_app(outside), []

    @app.action("why")
    def why(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    connect(app)
    options = [{"text": {"type": "plain_text", "text": each}, "value": each} for each in ("spam", "twin")]
    ts = card(outside, {"type": "static_select", "action_id": "why", "options": options})

    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="why", option="twin")

    body = until(lambda: bodies)[0]
    assert body["actions"][0]["selected_option"]["value"] == "twin"
    (fields,) = body["state"]["values"].values()
    assert fields["why"]["selected_option"]["value"] == "twin"


def test_nobody_can_press_what_is_no_longer_there(outside: Outside) -> None:
    ts = card(outside)
    outside.client().chat_update(channel=COMPLAINTS, ts=ts, text="Done", blocks=[section()])

    assert "claim" in outside.refused("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")


def test_a_button_with_another_value_is_not_pressed(outside: Outside) -> None:
    ts = card(outside, button(value="8"))

    outside.refused("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim", value="7")


def test_who_is_not_in_the_channel_cannot_press(outside: Outside) -> None:
    ts = card(outside, channel="C0OPS")

    outside.refused("U0EVE", "click", channel="C0OPS", ts=ts, action_id="claim")


def test_without_a_bot_the_click_fails(outside: Outside) -> None:
    answer = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")

    assert answer == {"ack": False, "ack_ms": None, "http": None, "problem": "no_connection", "sent": True}


def test_a_click_that_is_acknowledged_too_late_has_failed_and_is_not_sent_again(
    outside: Outside, connect: Connect
) -> None:
    app, release, clicks = bolt_app(outside, process_before_response=True), threading.Event(), []

    @app.action("claim")
    def claim(ack: Ack) -> None:
        clicks.append(1)
        release.wait(10)
        ack()

    connect(app)
    late = outside.ledger()["deliveries"]["late"]

    answer = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")
    release.set()

    assert answer["ack"] is False
    assert answer["problem"] == "timeout"
    until(lambda: outside.ledger()["deliveries"]["late"] == late + 1)
    assert clicks == [1]


def test_a_reaction_reaches_the_bot(outside: Outside, connect: Connect) -> None:
    app, events = bolt_app(outside), []

    @app.event("reaction_added")
    def added(event: Json, body: Json) -> None:
        events.append((event, body))

    connect(app)
    ts = card(outside)

    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=ts, name="eyes")

    event, body = until(lambda: events)[0]
    assert event["item"] == {"type": "message", "channel": COMPLAINTS, "ts": ts}
    assert (event["user"], event["reaction"], event["item_user"]) == ("U0SAM", "eyes", "U0AMENDS")
    assert body["event_id"].startswith("Ev0")
    assert body["authorizations"][0]["user_id"] == "U0AMENDS"
    message = outside.client().reactions_get(channel=COMPLAINTS, timestamp=ts)["message"]
    assert message["reactions"] == [{"name": "eyes", "users": ["U0SAM"], "count": 1}]


def test_an_event_comes_again_until_it_is_acknowledged(outside: Outside, connect: Connect) -> None:
    outside.fault("retry_delays", seconds=[0.1, 0.1, 0.1])
    app, seen = bolt_app(outside, process_before_response=True), []

    @app.middleware
    def the_first_time_is_lost(req: Any, next: Callable[[], Any]) -> Any:  # noqa: A002
        seen.append((req.body["event_id"], req.headers.get("x-slack-retry-num")))
        return BoltResponse(status=500) if len(seen) == 1 else next()

    @app.event("reaction_added")
    def added() -> None:
        return None

    connect(app)
    redelivered = outside.ledger()["deliveries"]["redelivered"]
    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=card(outside), name="eyes")

    until(lambda: len(seen) == 2)
    assert seen[0][0] == seen[1][0]
    assert seen[1][1] == ["1"]
    assert outside.ledger()["deliveries"]["redelivered"] == redelivered + 1


def test_an_event_waits_for_a_bot_that_is_away(outside: Outside, connect: Connect) -> None:
    outside.fault("retry_delays", seconds=[0.5, 2.0, 4.0])
    app, events = bolt_app(outside), []

    @app.event("reaction_added")
    def added(event: Json) -> None:
        events.append(event)

    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=card(outside), name="eyes")
    connect(app)

    until(lambda: events)


def test_each_envelope_goes_to_one_connection_only(outside: Outside, connect: Connect) -> None:
    seen: list[str] = []

    def listen(name: str) -> None:
        app = bolt_app(outside)

        @app.action("claim")
        def claim(ack: Ack) -> None:
            ack()
            seen.append(name)

        connect(app)

    listen("one")
    listen("two")
    ts = card(outside)
    assert outside.ledger()["connections"] == 2

    for _ in range(4):
        outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")

    until(lambda: len(seen) == 4)
    assert sorted(seen) == ["one", "one", "two", "two"]


def test_repeat_delivers_everything_as_often_as_asked(outside: Outside, connect: Connect) -> None:
    outside.fault("repeat", times_each=4)
    app, clicks = bolt_app(outside), []

    @app.action("claim")
    def claim(ack: Ack, body: Json) -> None:
        ack()
        clicks.append(body["trigger_id"])

    connect(app)

    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")

    until(lambda: len(clicks) == 4)
    assert len(set(clicks)) == 1


def test_a_dropped_socket_is_opened_again(outside: Outside, connect: Connect) -> None:
    app, clicks = bolt_app(outside), []

    @app.action("claim")
    def claim(ack: Ack) -> None:
        ack()
        clicks.append(1)

    connect(app)
    ts = card(outside)

    outside.fault("socket_drop")

    until(lambda: outside.ledger()["connections"] == 0)
    until(lambda: outside.ledger()["connections"] == 1)
    assert outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")["ack"]


def test_a_frozen_socket_looks_alive_and_answers_nothing_not_even_pings(outside: Outside, connect: Connect) -> None:
    app, clicks = bolt_app(outside), []

    @app.action("claim")
    def claim(ack: Ack) -> None:
        ack()
        clicks.append(1)

    handler = connect(app)
    session = handler.client.current_session
    assert session is not None
    until(lambda: session.last_ping_pong_time)

    outside.fault("socket_freeze", seconds=60)
    last = session.last_ping_pong_time
    answer = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")

    assert answer["problem"] == "timeout"
    assert session.last_ping_pong_time == last
    assert clicks == []


def test_a_socket_ticket_opens_one_connection(outside: Outside, connect: Connect) -> None:
    handler = connect(bolt_app(outside))
    used = handler.client.wss_uri
    answer = outside.http.get(
        str(used).replace("ws://", "http://"),
        headers={
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
        timeout=5,
    )

    assert answer.status_code == 403


def test_the_time_to_an_acknowledgement_is_measured(outside: Outside, connect: Connect) -> None:
    app = bolt_app(outside)

    @app.action("claim")
    def claim(ack: Ack) -> None:
        ack()

    connect(app)
    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")

    measured = outside.ledger()["ack_ms"]
    assert 0 < measured["p50"] <= measured["p95"]
