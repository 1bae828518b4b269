"""Modals with a real Bolt app: triggers, live input, submissions, hashes."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.sandbox.conftest import (
    COMPLAINTS,
    Connect,
    Json,
    Outside,
    actions,
    asking,
    bolt_app,
    button,
    error_of,
    modal,
    section,
    until,
)

LIVE = {"trigger_actions_on": ["on_character_entered"]}


def opening(outside: Outside, view: Json) -> App:
    """An app that opens this modal when the button is pressed."""
    app = bolt_app(outside)

    @app.action("claim")
    def claim(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    return app


def opened(outside: Outside, user: str = "U0SAM") -> Json:
    """The modal that the person sees after pressing the button."""
    for old in outside.views(user)[::-1]:
        outside.act(user, "close", view_id=old["id"])
    ts = outside.post("A card", blocks=[actions(button())])
    outside.act(user, "click", channel=COMPLAINTS, ts=ts, action_id="claim")
    view: Json = until(lambda: outside.views(user))[-1]
    return view


def trigger(outside: Outside, connect: Connect) -> str:
    """A fresh trigger."""
    triggers: list[str] = []
    app = bolt_app(outside)

    @app.action("claim")
    def claim(ack: Ack, body: Json) -> None:
        ack()
        triggers.append(body["trigger_id"])

    connect(app)
    ts = outside.post("A card", blocks=[actions(button())])
    outside.act("U0SAM", "click", channel=COMPLAINTS, ts=ts, action_id="claim")
    return str(until(lambda: triggers)[0])


def test_a_trigger_works_once(outside: Outside, connect: Connect) -> None:
    client, once = outside.client(), trigger(outside, connect)

    client.views_open(trigger_id=once, view=modal(section()))

    assert error_of(client.views_open, trigger_id=once, view=modal(section())) == "exchanged_trigger_id"


def test_a_trigger_expires_after_three_seconds(outside: Outside, connect: Connect) -> None:
    client, old = outside.client(), trigger(outside, connect)
    outside.later(3.1)

    assert error_of(client.views_open, trigger_id=old, view=modal(section())) == "expired_trigger_id"
    assert error_of(client.views_open, trigger_id="1.2.x", view=modal(section())) == "invalid_trigger_id"


def test_a_refused_view_does_not_use_the_trigger_up(outside: Outside, connect: Connect) -> None:
    client, once = outside.client(), trigger(outside, connect)

    assert error_of(client.views_open, trigger_id=once, view=modal(asking(), title=None)) == "invalid_arguments"
    client.views_open(trigger_id=once, view=modal(section()))


def test_what_is_typed_comes_live_with_state_and_hash(outside: Outside, connect: Connect) -> None:
    asks = asking(dispatch_action_config=LIVE) | {"dispatch_action": True}
    app, bodies = opening(outside, modal(asks, private_metadata="ticket 7")), []

    @app.action("text")
    def typed(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        count = section(f"{len(body['actions'][0]['value'])} of 500")
        view = modal(asks, count, private_metadata=body["view"]["private_metadata"])
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        bodies.append(body)

    connect(app)
    view = opened(outside)

    answer = outside.act("U0SAM", "type", view_id=view["id"], block_id="reply", action_id="text", text="Hi Maya")

    assert answer["sent"]
    body = until(lambda: bodies)[0]
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert body["view"]["hash"] == view["hash"]
    assert body["view"]["state"]["values"]["reply"]["text"] == {"type": "plain_text_input", "value": "Hi Maya"}
    now = until(lambda: [each for each in outside.views("U0SAM") if each["hash"] != view["hash"]])[0]
    assert now["blocks"][1]["text"]["text"] == "7 of 500"
    assert now["private_metadata"] == "ticket 7"
    assert now["state"]["values"]["reply"]["text"]["value"] == "Hi Maya"


def test_without_dispatch_action_typing_stays_in_the_form(outside: Outside, connect: Connect) -> None:
    connect(opening(outside, modal(asking())))
    view = opened(outside)

    answer = outside.act("U0SAM", "type", view_id=view["id"], block_id="reply", action_id="text", text="Hi")

    assert answer["sent"] is False
    assert outside.views("U0SAM")[0]["state"]["values"]["reply"]["text"]["value"] == "Hi"


def test_enter_is_sent_only_where_it_is_asked_for(outside: Outside, connect: Connect) -> None:
    app = opening(outside, modal(asking() | {"dispatch_action": True}))

    @app.action("text")
    def typed(ack: Ack) -> None:
        ack()

    connect(app)
    field = {"view_id": opened(outside)["id"], "block_id": "reply", "action_id": "text", "text": "Hi"}

    assert outside.act("U0SAM", "type", **field)["sent"] is False
    assert outside.act("U0SAM", "type", **field, enter=True)["sent"] is True


def test_errors_keep_the_modal_open_at_the_field(outside: Outside, connect: Connect) -> None:
    app = opening(outside, modal(asking()))

    @app.view("edit")
    def save(ack: Ack) -> None:
        ack(response_action="errors", errors={"reply": "Too long for this platform."})

    connect(app)
    view = opened(outside)

    answer = outside.act("U0SAM", "submit", view_id=view["id"], values={"reply": {"text": "x"}})

    assert answer["closed"] is False
    assert answer["errors"] == {"reply": "Too long for this platform."}
    assert answer["view"]["id"] == view["id"]


def test_errors_for_a_block_that_asks_nothing_are_refused(outside: Outside, connect: Connect) -> None:
    app = opening(outside, modal(asking(), section()))

    @app.view("edit")
    def save(ack: Ack) -> None:
        ack(response_action="errors", errors={"nothing": "?"})

    connect(app)

    answer = outside.act("U0SAM", "submit", view_id=opened(outside)["id"], values={"reply": {"text": "x"}})

    assert answer["refused"] == "invalid_errors"
    assert outside.ledger()["rejected"]["invalid_errors"]["view_submission"] >= 1


def test_a_submission_carries_the_whole_state_and_closes_the_modal(outside: Outside, connect: Connect) -> None:
    option = {"text": {"type": "plain_text", "text": "I will keep it"}, "value": "promise"}
    ticks = {"type": "checkboxes", "action_id": "ticks", "options": [option]}
    app, views = opening(outside, modal(asking(initial_value="Draft"), {"block_id": "t"} | actions(ticks))), []

    @app.view("edit")
    def save(ack: Ack, view: Json) -> None:
        ack()
        views.append(view)

    connect(app)
    values = {"reply": {"text": "Hi Maya"}, "t": {"ticks": ["promise"]}}

    answer = outside.act("U0SAM", "submit", view_id=opened(outside)["id"], values=values)

    assert (answer["closed"], answer["errors"], answer["view"]) == (True, None, None)
    state = until(lambda: views)[0]["state"]["values"]
    assert state["reply"]["text"]["value"] == "Hi Maya"
    assert [each["value"] for each in state["t"]["ticks"]["selected_options"]] == ["promise"]


def test_a_required_field_is_checked_before_anything_is_sent(outside: Outside, connect: Connect) -> None:
    connect(opening(outside, modal(asking(max_length=5))))
    view = opened(outside)
    sent = outside.ledger()["deliveries"]["sent"]

    empty = outside.act("U0SAM", "submit", view_id=view["id"])
    long = outside.act("U0SAM", "submit", view_id=view["id"], values={"reply": {"text": "123456"}})

    assert list(empty["errors"]) == list(long["errors"]) == ["reply"]
    assert outside.ledger()["deliveries"]["sent"] == sent


def test_update_push_and_clear_move_the_stack(outside: Outside, connect: Connect) -> None:
    app, steps = opening(outside, modal(section("one"))), []

    @app.view("edit")
    def save(ack: Ack) -> None:
        steps.append(1)
        answers: list[Json] = [
            {"response_action": "update", "view": modal(section("two"))},
            {"response_action": "push", "view": modal(section("three"))},
            {"response_action": "clear"},
        ]
        ack(**answers[len(steps) - 1])

    connect(app)
    view = opened(outside)

    updated = outside.act("U0SAM", "submit", view_id=view["id"])["view"]
    pushed = outside.act("U0SAM", "submit", view_id=view["id"])["view"]
    covered = outside.refused("U0SAM", "submit", view_id=view["id"])
    cleared = outside.act("U0SAM", "submit", view_id=pushed["id"])

    assert (updated["id"], updated["blocks"][0]["text"]["text"]) == (view["id"], "two")
    assert "does not see" in covered
    assert (pushed["previous_view_id"], pushed["root_view_id"]) == (view["id"], view["id"])
    assert cleared["closed"]
    assert outside.views("U0SAM") == []


def test_three_modals_lie_on_each_other_and_no_more(outside: Outside, connect: Connect) -> None:
    triggers: list[str] = []
    app = opening(outside, modal(actions(button("deeper"))))

    @app.action("deeper")
    def deeper(ack: Ack, body: Json) -> None:
        ack()
        triggers.append(body["trigger_id"])

    connect(app)
    client, view = outside.client(), opened(outside)

    def pressed(view: Json) -> str:
        outside.act("U0SAM", "click", view_id=view["id"], action_id="deeper")
        return str(until(lambda: triggers and triggers.pop()))

    for _ in range(2):
        view = client.views_push(trigger_id=pressed(view), view=modal(actions(button("deeper"))))["view"]

    assert error_of(client.views_push, trigger_id=pressed(view), view=modal(section())) == "push_limit_reached"
    assert len(outside.views("U0SAM")) == 3


def test_a_stale_hash_is_refused(outside: Outside, connect: Connect) -> None:
    connect(opening(outside, modal(section("one"))))
    client, view = outside.client(), opened(outside)

    client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("two")))

    update = client.views_update
    assert error_of(update, view_id=view["id"], hash=view["hash"], view=modal(section("x"))) == "hash_conflict"
    assert outside.views("U0SAM")[0]["blocks"][0]["text"]["text"] == "two"


def test_a_closed_modal_cannot_be_updated_and_is_told_of_if_asked(outside: Outside, connect: Connect) -> None:
    app, closed = opening(outside, modal(section(), notify_on_close=True, external_id="edit-7")), []

    @app.view_closed("edit")
    def gone(ack: Ack, body: Json) -> None:
        ack()
        closed.append(body)

    connect(app)
    view = opened(outside)
    outside.client().views_update(external_id="edit-7", view=modal(section("two"), notify_on_close=True))

    outside.act("U0SAM", "close", view_id=view["id"])

    body = until(lambda: closed)[0]
    assert (body["view"]["id"], body["is_cleared"]) == (view["id"], False)
    assert error_of(outside.client().views_update, view_id=view["id"], view=modal(section())) == "not_found"


def test_two_views_may_not_have_one_external_id(outside: Outside, connect: Connect) -> None:
    connect(opening(outside, modal(section(), external_id="only-one")))
    opened(outside)
    home = {"type": "home", "blocks": [section()], "external_id": "only-one"}

    assert error_of(outside.client().views_publish, user_id="U0SAM", view=home) == "duplicate_external_id"


def test_an_old_button_in_a_modal_cannot_be_pressed(outside: Outside, connect: Connect) -> None:
    connect(opening(outside, modal(actions(button("deeper")))))
    view = opened(outside)
    outside.client().views_update(view_id=view["id"], view=modal(section()))

    outside.refused("U0SAM", "click", view_id=view["id"], action_id="deeper")
    outside.refused("U0MIA", "click", view_id=view["id"], action_id="deeper")


def test_a_submission_without_an_answer_leaves_the_modal_open(outside: Outside, connect: Connect) -> None:
    handler = connect(opening(outside, modal(asking())))
    view = opened(outside)
    handler.client.auto_reconnect_enabled = False
    outside.fault("socket_drop")
    until(lambda: outside.ledger()["connections"] == 0)

    answer: dict[str, Any] = outside.act("U0SAM", "submit", view_id=view["id"], values={"reply": {"text": "x"}})

    assert (answer["ack"], answer["closed"], answer["problem"]) == (False, False, "no_connection")
    assert answer["errors"] == {"_": "We had some trouble connecting. Try again?"}
