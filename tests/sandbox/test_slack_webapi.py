"""The Web API answers as Slack does: tokens, scopes, membership, messages, history, rate limits."""

from __future__ import annotations

import time
from typing import Any

import pytest
import requests
from slack_sdk.errors import SlackApiError

from tests.sandbox.conftest import COMPLAINTS, Json, Outside, actions, button, error_of, running, section

METADATA = {"event_type": "amends_message", "event_payload": {"key": "card:7", "ticket": 7}}


def test_the_bot_learns_who_it_is(outside: Outside) -> None:
    me = outside.client().auth_test()

    assert (me["user_id"], me["bot_id"], me["team_id"]) == ("U0AMENDS", "B0AMENDS", "T0LARK")
    assert "chat:write" in me.headers["x-oauth-scopes"]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-other", "auth.test", "invalid_auth"),
        ("xapp-sandbox-app", "chat.postMessage", "not_allowed_token_type"),
        ("xoxb-sandbox-bot", "apps.connections.open", "not_allowed_token_type"),
        ("xoxb-sandbox-bot", "chat.shout", "unknown_method"),
    ],
)
def test_a_wrong_token_or_method_is_refused(outside: Outside, token: str, method: str, error: str) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}

    answer = outside.http.post(f"{outside.url}/api/{method}", headers=headers, timeout=5)

    assert answer.status_code == 200
    assert answer.json()["ok"] is False
    assert answer.json()["error"] == error


def test_a_method_without_its_scope_says_what_it_needs(outside: Outside) -> None:
    with pytest.raises(SlackApiError) as refused:
        outside.client().reactions_add(channel=COMPLAINTS, timestamp="1.0", name="eyes")

    answer = refused.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "reactions:write")
    assert "chat:write" in answer["provided"]


def test_arguments_may_come_as_a_form(outside: Outside) -> None:
    form = {"token": "xoxb-sandbox-bot", "channel": COMPLAINTS, "text": "hi", "blocks": '[{"type":"divider"}]'}

    answer = outside.http.post(f"{outside.url}/api/chat.postMessage", data=form, timeout=5).json()

    assert answer["message"]["blocks"][0]["type"] == "divider"


def test_a_channel_without_the_bot_takes_nothing(outside: Outside) -> None:
    client = outside.client()

    assert error_of(client.chat_postMessage, channel="C0RANDOM", text="hi") == "not_in_channel"
    assert error_of(client.conversations_history, channel="C0RANDOM") == "not_in_channel"
    assert error_of(client.chat_postMessage, channel="C0NOWHERE", text="hi") == "channel_not_found"


@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_message_that_says_nothing_is_refused(outside: Outside, text: str | None) -> None:
    arguments = {"channel": COMPLAINTS, "text": text}

    # Straight to the API: the SDK's own method warns before it asks.
    assert error_of(outside.client().api_call, api_method="chat.postMessage", json=arguments) == "no_text"


def test_more_than_a_burst_of_three_in_a_channel_is_too_fast(outside: Outside) -> None:
    for _ in range(3):
        outside.post(channel="C0BILLING")
    limited = outside.ledger()["rate_limited"].get("chat.postMessage", 0)

    with pytest.raises(SlackApiError) as refused:
        outside.post(channel="C0BILLING")

    assert refused.value.response.status_code == 429
    assert int(refused.value.response.headers["Retry-After"]) >= 1
    assert outside.ledger()["rate_limited"]["chat.postMessage"] == limited + 1
    outside.post(channel="C0PRODUCT")
    outside.later(1)
    outside.post(channel="C0BILLING")


def test_the_limits_per_minute_hold_only_at_the_real_pace(outside: Outside) -> None:
    for _ in range(60):
        outside.client().reactions_get(channel=COMPLAINTS, timestamp=outside.messages()[-1]["ts"])
    with running("--pace", "real") as real:
        client = real.client()
        for _ in range(20):
            client.usergroups_users_list(usergroup="S0SUPPORT")
        assert error_of(client.usergroups_users_list, usergroup="S0SUPPORT") == "ratelimited"


def test_text_without_blocks_removes_the_blocks(outside: Outside) -> None:
    ts = outside.post(blocks=[actions(button())])

    message = outside.client().chat_update(channel=COMPLAINTS, ts=ts, text="Done")["message"]

    assert "blocks" not in message
    assert message["text"] == "Done"


def test_metadata_stays_until_it_is_replaced(outside: Outside) -> None:
    client, ts = outside.client(), outside.post(metadata=METADATA)

    client.chat_update(channel=COMPLAINTS, ts=ts, text="Done", blocks=[section()])
    kept = client.conversations_history(
        channel=COMPLAINTS, oldest=ts, inclusive=True, limit=1, include_all_metadata=True
    )["messages"][0]
    bare = client.conversations_history(channel=COMPLAINTS, oldest=ts, inclusive=True, limit=1)["messages"][0]

    assert kept["metadata"] == METADATA
    assert "metadata" not in bare


def test_metadata_must_have_its_shape(outside: Outside) -> None:
    post = outside.client().chat_postMessage

    assert error_of(post, channel=COMPLAINTS, text="x", metadata={"event_type": "x"}) == "invalid_metadata_schema"
    assert error_of(post, channel=COMPLAINTS, text="x", metadata="{") == "invalid_metadata_format"


def test_messages_are_found_by_the_key_in_their_metadata(outside: Outside) -> None:
    key = f"card:{time.time_ns()}"
    ts = outside.post(metadata={"event_type": "amends_message", "event_payload": {"key": key}})

    found = outside.call("GET", f"/_slack/messages?channel={COMPLAINTS}&key={key}").json()["messages"]

    assert [each["ts"] for each in found] == [ts]
    assert [each["ts"] for each in outside.ledger()["messages"] if each["key"] == key] == [ts]


def test_the_bot_cannot_change_what_is_not_its_own(outside: Outside) -> None:
    client = outside.client()
    theirs = outside.act("U0SAM", "message", channel=COMPLAINTS, text="mine")["ts"]

    assert error_of(client.chat_update, channel=COMPLAINTS, ts=theirs, text="x") == "cant_update_message"
    assert error_of(client.chat_delete, channel=COMPLAINTS, ts=theirs) == "cant_delete_message"
    assert error_of(client.chat_update, channel=COMPLAINTS, ts="1.000000", text="x") == "message_not_found"


def test_an_ephemeral_is_seen_by_one_person_and_cannot_be_updated(outside: Outside) -> None:
    client = outside.client()

    ts = client.chat_postEphemeral(channel=COMPLAINTS, user="U0SAM", text="only you")["message_ts"]

    assert outside.whispers("U0SAM")[-1]["text"] == "only you"
    assert "only you" not in [each["text"] for each in outside.whispers("U0MIA") + outside.messages()]
    assert error_of(client.chat_update, channel=COMPLAINTS, ts=ts, text="x") == "message_not_found"


def test_an_ephemeral_reaches_only_who_is_in_the_channel(outside: Outside) -> None:
    whisper = outside.client().chat_postEphemeral

    assert error_of(whisper, channel="C0OPS", user="U0EVE", text="hi") == "user_not_in_channel"


def test_a_thread_is_read_oldest_first_and_is_not_in_the_history(outside: Outside) -> None:
    client, parent = outside.client(), outside.post("Parent", channel="C0URGENT")
    first = outside.post("first", channel="C0URGENT", thread_ts=parent)
    second = outside.post("second", channel="C0URGENT", thread_ts=first)

    thread = client.conversations_replies(channel="C0URGENT", ts=parent)["messages"]
    history = client.conversations_history(channel="C0URGENT", oldest=parent, inclusive=True)["messages"]

    assert [each["ts"] for each in thread] == [parent, first, second]
    assert [each["ts"] for each in history] == [parent]
    assert history[0]["reply_count"] == 2


def test_a_thread_that_is_not_there_takes_no_reply(outside: Outside) -> None:
    post = outside.client().chat_postMessage

    assert error_of(post, channel=COMPLAINTS, text="x", thread_ts="1.000000") == "thread_not_found"


def test_history_pages_backwards_with_a_cursor(outside: Outside) -> None:
    stamps = []
    for n in range(5):
        stamps.append(outside.post(f"{n}", channel="C0PRAISE"))
        outside.later(1)

    seen, cursor = [], ""
    while True:
        page = outside.client().conversations_history(
            channel="C0PRAISE", oldest=stamps[0], inclusive=True, limit=2, cursor=cursor
        )
        seen += [each["ts"] for each in page["messages"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not page["has_more"]:
            break

    assert seen == stamps[::-1]
    assert cursor == ""


def test_history_is_exclusive_unless_told_otherwise(outside: Outside) -> None:
    stamps = [outside.post(channel="C0DELIVERY") for _ in range(3)]

    def between(**more: Any) -> list[str]:
        page = outside.client().conversations_history(channel="C0DELIVERY", oldest=stamps[0], latest=stamps[2], **more)
        return [each["ts"] for each in page["messages"]]

    assert between() == [stamps[1]]
    assert between(inclusive=True) == stamps[::-1]


def test_a_deleted_message_is_gone(outside: Outside) -> None:
    client, ts = outside.client(), outside.post()

    client.chat_delete(channel=COMPLAINTS, ts=ts)

    assert ts not in [each["ts"] for each in outside.messages()]
    assert error_of(client.chat_update, channel=COMPLAINTS, ts=ts, text="x") == "message_not_found"


def test_people_and_groups_are_known(outside: Outside) -> None:
    client = outside.client()

    assert client.users_info(user="U0GIA")["user"]["is_restricted"] is True
    assert client.users_info(user="U0ROBOT")["user"]["is_bot"] is True
    assert client.users_info(user="U0SAM")["user"]["real_name"] == "Sam Rivera"
    assert "U0GIA" in client.usergroups_users_list(usergroup="S0SUPPORT")["users"]
    assert "U0EVE" not in client.usergroups_users_list(usergroup="S0SUPPORT")["users"]
    assert error_of(client.users_info, user="U0NOBODY") == "user_not_found"
    assert error_of(client.usergroups_users_list, usergroup="S0NONE") == "no_such_subteam"


def test_a_reaction_can_be_given_once_and_taken_back(outside: Outside) -> None:
    ts = outside.post()
    outside.act("U0SAM", "react", channel=COMPLAINTS, ts=ts, name="eyes")

    assert "already_reacted" in outside.refused("U0SAM", "react", channel=COMPLAINTS, ts=ts, name="eyes")
    assert outside.messages()[-1]["reactions"] == {"eyes": ["U0SAM"]}
    outside.act("U0SAM", "unreact", channel=COMPLAINTS, ts=ts, name="eyes")
    assert outside.messages()[-1]["reactions"] == {}


def test_the_page_shows_threads_under_their_message(outside: Outside) -> None:
    ts = outside.post("Parent", channel="C0OPS")
    outside.post("Reply", channel="C0OPS", thread_ts=ts)
    outside.act("U0SAM", "message", channel="C0OPS", text="A note", thread_ts=ts)

    parent = next(each for each in outside.messages("C0OPS") if each["ts"] == ts)

    assert [each["text"] for each in parent["replies"]] == ["Reply", "A note"]


def test_controls_need_the_token(outside: Outside) -> None:
    for path in ("/_ledger", "/_faults", "/_slack/state", "/_live"):
        assert outside.http.get(outside.url + path, timeout=5).status_code == 401
    act = outside.http.post(f"{outside.url}/_as/U0SAM/message", json={}, timeout=5)

    assert act.status_code == 401


def test_only_loopback_may_ask(outside: Outside) -> None:
    answer = outside.http.get(outside.url + "/_ledger", headers={"Host": "evil.test"}, timeout=5)

    assert answer.status_code == 403


def test_changes_are_streamed_to_the_page(outside: Outside) -> None:
    with outside.http.get(f"{outside.url}/_live?t={outside.token}", stream=True, timeout=5) as stream:
        lines = stream.iter_lines(decode_unicode=True)
        outside.post()
        event = next(line for line in lines if str(line).startswith("data:") and "slack" in str(line))

    assert '"kind": "slack"' in event


def test_the_sandbox_ends_when_told_to_even_with_a_stream_open() -> None:
    with running() as outside:
        stream = outside.http.get(f"{outside.url}/_live?t={outside.token}", stream=True, timeout=5)
    stream.close()

    with pytest.raises(requests.exceptions.ConnectionError):
        outside.http.get(outside.url, timeout=1)


def test_what_people_cannot_do_is_said_in_a_sentence(outside: Outside) -> None:
    bodies: list[tuple[str, str, Json]] = [
        ("U0NOBODY", "message", {}),
        ("U0SAM", "message", {"channel": "C0NOWHERE", "text": "x"}),
        ("U0SAM", "message", {"channel": COMPLAINTS, "text": " "}),
        ("U0SAM", "react", {"channel": COMPLAINTS, "ts": "1.0", "name": "eyes"}),
        ("U0SAM", "submit", {"view_id": "V0NONE"}),
    ]
    for user, deed, body in bodies:
        assert outside.refused(user, deed, **body).endswith(".")
