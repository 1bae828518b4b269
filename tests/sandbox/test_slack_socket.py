"""Socket Mode: what people do reaches a real Bolt app, by Slack's rules."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from tests.sandbox.conftest import (
    COMPLAINTS,
    MANIFEST,
    Connect,
    Json,
    Outside,
    actions,
    bolt_app,
    button,
    running,
    section,
    until,
)



def card(outside: Outside, *elements: Json, **more: Any) -> str:
    return outside.post("A card", blocks=[section(), actions(*(elements or (button(),)))], **more)


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


def test_a_command_shows_what_its_acknowledgement_says(outside: Outside, connect: Connect) -> None:
    app, forms = bolt_app(outside), []

    @app.command("/complaints")
    def complaints(ack: Ack, body: Json) -> None:
        forms.append(body)
        ack(text="7 open")

    connect(app)

    answer = outside.act("U0SAM", "command", command="/complaints", text="status", channel=COMPLAINTS)

    assert answer["response"] == {"text": "7 open", "blocks": None, "response_type": "ephemeral"}
    assert outside.whispers("U0SAM")[-1]["text"] == "7 open"
    assert {
        "token": "sandbox-verification",
        "team_id": "T0LARK",
        "team_domain": "lark-harbour",
        "channel_id": COMPLAINTS,
        "channel_name": "complaints",
        "user_id": "U0SAM",
        "user_name": "sam",
        "command": "/complaints",
        "text": "status",
        "api_app_id": "A0AMENDS",
        "is_enterprise_install": "false",
    }.items() <= forms[0].items()


def test_a_command_shows_what_comes_later_through_response_url(outside: Outside, connect: Connect) -> None:
    app = bolt_app(outside)

    @app.command("/complaints")
    def complaints(ack: Ack, respond: Any) -> None:
        ack()
        respond(text="7 open", response_type="in_channel")

    connect(app)

    answer = outside.act("U0SAM", "command", command="/complaints", text="status", channel=COMPLAINTS)

    assert answer["response"]["text"] == "7 open"
    assert outside.messages()[-1]["text"] == "7 open"


def test_response_url_works_five_times_within_thirty_minutes(outside: Outside, connect: Connect) -> None:
    app, urls = bolt_app(outside), []

    @app.action("claim")
    def claim(ack: Ack, body: Json) -> None:
        ack()
        urls.append(body["response_url"])

    connect(app)
    ts = card(outside)
    for _ in range(2):
        outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")
    often, old = until(lambda: len(urls) == 2 and urls)

    statuses = [outside.http.post(often, json={"text": "hi"}, timeout=5).status_code for _ in range(6)]
    outside.later(31 * 60)
    expired = outside.http.post(old, json={"text": "hi"}, timeout=5)

    assert statuses == [200, 200, 200, 200, 200, 404]
    assert expired.json()["error"] == "expired_url"


def test_response_url_replaces_the_message_that_was_clicked(outside: Outside, connect: Connect) -> None:
    app = bolt_app(outside)

    @app.action("claim")
    def claim(ack: Ack, respond: Any) -> None:
        ack()
        respond(text="Taken", replace_original=True)

    connect(app)
    ts = card(outside)

    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")

    until(lambda: outside.messages()[-1]["text"] == "Taken")
    assert outside.messages()[-1]["ts"] == ts
    assert outside.messages()[-1]["blocks"] is None


def test_an_unknown_command_and_shortcut_are_not_offered(outside: Outside) -> None:
    assert "valid command" in outside.refused("U0SAM", "command", command="/nothing")
    assert "shortcut" in outside.refused("U0SAM", "shortcut", callback_id="nothing")


def test_shortcuts_reach_the_bot_with_and_without_a_message(outside: Outside, connect: Connect) -> None:
    app, bodies = bolt_app(outside), []

    @app.shortcut("add_note")
    @app.shortcut("new_ticket")
    def shortcut(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    connect(app)
    ts = card(outside)

    outside.act("U0SAM", "shortcut", callback_id="add_note", channel=COMPLAINTS, ts=ts)
    outside.act("U0SAM", "shortcut", callback_id="new_ticket")

    on_message, anywhere = until(lambda: len(bodies) == 2 and bodies)
    assert (on_message["type"], on_message["message"]["ts"]) == ("message_action", ts)
    assert (anywhere["type"], "message" in anywhere) == ("shortcut", False)


def test_messages_of_people_reach_a_bot_that_subscribes(connect: Connect, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST.read_text().replace("- reaction_added", "- message.channels"))
    with running(manifest=manifest) as outside:
        app, events = bolt_app(outside), []

        @app.event("message")
        def said(event: Json) -> None:
            events.append(event)

        connect(app, outside)
        ts = card(outside)

        outside.act("U0SAM", "message", channel=COMPLAINTS, text="a note", thread_ts=ts)

        event = until(lambda: [each for each in events if each["user"] == "U0SAM"])[0]
        assert (event["text"], event["thread_ts"], event["channel"]) == ("a note", ts, COMPLAINTS)


def test_messages_of_people_are_not_told_to_a_bot_that_has_not_asked(outside: Outside, connect: Connect) -> None:
    connect(bolt_app(outside))
    sent = outside.ledger()["deliveries"]["sent"]

    outside.act("U0SAM", "message", channel=COMPLAINTS, text="a note")

    assert outside.ledger()["deliveries"]["sent"] == sent


def test_home_is_told_when_opened_and_shows_what_was_published(outside: Outside, connect: Connect) -> None:
    app = bolt_app(outside)

    @app.event("app_home_opened")
    def opened(event: Json, client: Any) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("Your tickets")]})

    connect(app)

    outside.act("U0MIA", "home")

    home = until(lambda: outside.state("U0MIA")["home"])
    assert home["blocks"][0]["text"]["text"] == "Your tickets"


def test_the_time_to_an_acknowledgement_is_measured(outside: Outside, connect: Connect) -> None:
    app = bolt_app(outside)

    @app.action("claim")
    def claim(ack: Ack) -> None:
        ack()

    connect(app)
    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=card(outside), action_id="claim")

    measured = outside.ledger()["ack_ms"]
    assert 0 < measured["p50"] <= measured["p95"]
