"""Commands, response_urls, shortcuts, messages and Home: what the bot is asked, and where its answers show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from slack_bolt import Ack

from tests.sandbox.conftest import (
    COMPLAINTS,
    MANIFEST,
    Connect,
    Json,
    Outside,
    bolt_app,
    card,
    running,
    section,
    until,
)


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
