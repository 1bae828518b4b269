"""Signed HTTP: the same deliveries, to Bolt on waitress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from tests.sandbox.conftest import COMPLAINTS, Json, Outside, actions, bolt_app, button, until

OverHttp = tuple[Outside, Callable[[App], None]]


def test_clicks_commands_and_events_arrive_signed(over_http: OverHttp) -> None:
    outside, receive = over_http
    app, seen = bolt_app(outside, process_before_response=True), []

    @app.action("claim")
    def claim(ack: Ack, body: Json) -> None:
        seen.append(body["type"])
        ack()

    @app.command("/complaints")
    def complaints(ack: Ack, body: Json) -> None:
        seen.append(body["command"])
        ack({"text": "7 open", "response_type": "in_channel"})

    @app.event("reaction_added")
    def added(event: Json) -> None:
        seen.append(event["type"])

    receive(app)
    ts = outside.post("A card", blocks=[actions(button())])

    click = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")
    command = outside.act("U0SAM", "command", command="/complaints", text="status", channel=COMPLAINTS)
    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=ts, name="eyes")

    assert (click["ack"], click["http"]) == (True, 200)
    assert command["response"]["text"] == "7 open"
    assert outside.messages()[-1]["text"] == "7 open"
    until(lambda: seen == ["block_actions", "/complaints", "reaction_added"])


def test_a_bot_with_another_secret_acknowledges_nothing(over_http: OverHttp) -> None:
    outside, receive = over_http
    receive(App(client=outside.client(), signing_secret="another"))
    ts = outside.post("A card", blocks=[actions(button())])

    click = outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")

    assert (click["ack"], click["http"], click["problem"]) == (False, 401, "http_error")


def test_an_event_that_fails_comes_again_with_slacks_headers(over_http: OverHttp) -> None:
    outside, receive = over_http
    outside.fault("retry_delays", seconds=[0.1, 0.1, 0.1])
    app, seen = bolt_app(outside, process_before_response=True), []

    @app.middleware
    def two_times_it_fails(req: Any, next: Callable[[], Any]) -> Any:  # noqa: A002
        headers = req.headers.get("x-slack-retry-num"), req.headers.get("x-slack-retry-reason")
        seen.append((req.body["event_id"], *headers))
        return BoltResponse(status=500) if len(seen) < 3 else next()

    @app.event("reaction_added")
    def added() -> None:
        return None

    receive(app)
    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=outside.post(), name="eyes")

    until(lambda: len(seen) == 3)
    assert len({each[0] for each in seen}) == 1
    assert [each[1:] for each in seen] == [(None, None), (["1"], ["http_error"]), (["2"], ["http_error"])]
    assert outside.ledger()["deliveries"]["redelivered"] == 2


def test_a_modal_is_opened_and_submitted_over_http(over_http: OverHttp) -> None:
    outside, receive = over_http
    app = bolt_app(outside, process_before_response=True)

    @app.shortcut("new_ticket")
    def new_ticket(ack: Ack, body: Json, client: Any) -> None:
        ack()
        field = {"type": "plain_text_input", "action_id": "text"}
        label = {"type": "plain_text", "text": "Reply"}
        blocks = [{"type": "input", "block_id": "reply", "label": label, "element": field}]
        words = {"title": label, "submit": label}
        client.views_open(
            trigger_id=body["trigger_id"],
            view={"type": "modal", "callback_id": "edit", "blocks": blocks, **words},
        )

    @app.view("edit")
    def save(ack: Ack) -> None:
        ack(response_action="errors", errors={"reply": "No."})

    receive(app)
    outside.act("U0SAM", "shortcut", callback_id="new_ticket")
    view = outside.views("U0SAM")[0]

    answer = outside.act("U0SAM", "submit", view_id=view["id"], values={"reply": {"text": "x"}})

    assert answer["errors"] == {"reply": "No."}
