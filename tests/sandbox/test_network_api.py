"""Town Square on the wire: what it answers, what it refuses, and what it does when it is told to fail."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.sandbox import faults, network_api
from bot.sandbox.world import World, new_world

TOKEN = "page-token"
BOT = {"Authorization": f"Bearer {network_api.TOKEN}"}


@pytest.fixture
def world() -> World:
    return new_world(token=TOKEN)


@pytest.fixture
def web(world: World) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=network_api.routes(world)), base_url="http://127.0.0.1:8080") as client:
        yield client


def say(web: TestClient, text: str, **more: Any) -> Any:
    answer = web.post("/_net/post", json={"handle": "maya", "text": text, **more}, headers={"X-Sandbox-Token": TOKEN})
    return answer.json()["post"]


def reply(web: TestClient, text: str, to: str | None) -> Any:
    # Written out here because a client's own JSON refuses half characters, which a broken program may well send.
    return web.post("/network/api/posts", content=json.dumps({"text": text, "in_reply_to": to}), headers=BOT)


def own_posts(web: TestClient) -> list[str]:
    answer = web.get("/network/api/accounts/LarkHarbour/posts", headers=BOT)
    return [each["id"] for each in answer.json()["posts"]]


def arm(world: World, kind: str, method: str = "*", **more: Any) -> None:
    world.faults.add(faults.parse({"target": "network", "method": method, "kind": kind, **more}))


def test_the_account_reads_a_complaint_and_answers_it(web: TestClient, world: World) -> None:
    say(web, "@LarkHarbour still no kettle", name="Maya Okafor", followers=18_200, lang="en")
    inbox = web.get("/network/api/inbox", headers=BOT).json()
    answer = reply(web, "Hi Maya, I'm sorry.", inbox["posts"][0]["id"])

    assert inbox["posts"][0]["author"]["followers"] == 18_200
    assert inbox["posts"][0]["url"] == "http://127.0.0.1:8080/#p1000"
    assert answer.status_code == 201
    assert answer.json()["post"]["conversation"] == "p1000"
    assert [each["text"] for each in world.ledger.network["own"]] == ["Hi Maya, I'm sorry."]
    assert world.ledger.network["inbound"] == 1


def test_the_cursor_on_the_wire_goes_on_where_the_last_page_ended(web: TestClient) -> None:
    for number in range(3):
        say(web, f"@LarkHarbour {number}")
    first = web.get("/network/api/inbox?limit=2", headers=BOT).json()
    second = web.get("/network/api/inbox", params={"limit": 2, "after": first["next"]}, headers=BOT).json()

    assert [first["more"], second["more"]] == [True, False]
    assert [each["text"][-1] for each in first["posts"] + second["posts"]] == ["0", "1", "2"]


def test_who_the_account_is_and_how_long_it_may_write(web: TestClient) -> None:
    me = web.get("/network/api/me", headers=BOT).json()

    assert (me["handle"], me["limit"], me["unit"]) == ("LarkHarbour", 500, "characters")


def test_lookup_marks_what_is_gone(web: TestClient) -> None:
    post = say(web, "@LarkHarbour oops")
    web.post("/_net/delete", json={"id": post["id"]}, headers={"X-Sandbox-Token": TOKEN})

    found = web.get(f"/network/api/posts?ids={post['id']},p9", headers=BOT).json()["posts"]

    assert found == [{"id": post["id"], "deleted": True}, {"id": "p9", "deleted": True}]


@pytest.mark.parametrize(
    ("text", "to", "status", "error"),
    [
        ("x" * 501, None, 422, "too_long"),
        (" ", None, 422, "empty"),
        ("Hi", "p404", 404, "target_gone"),
        (7, None, 400, "bad_request"),
        ("half \ud83d", None, 400, "bad_request"),
    ],
)
def test_what_the_network_refuses_to_publish(
    web: TestClient, world: World, text: Any, to: str | None, status: int, error: str
) -> None:
    answer = reply(web, text, to)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert world.ledger.network["rejected"] == {error: 1}
    assert world.ledger.network["own"] == []


@pytest.mark.parametrize("path", ["me", "inbox", "posts?ids=p1", "accounts/LarkHarbour/posts", "conversations/p1"])
def test_without_the_bearer_token_nothing_is_answered(web: TestClient, path: str) -> None:
    assert web.get(f"/network/api/{path}").status_code == 401


@pytest.mark.parametrize("question", ["limit=0", "limit=101", "limit=x", "after=nonsense", "after=dG93bjo5OTk"])
def test_a_question_that_makes_no_sense_is_a_bad_request(web: TestClient, question: str) -> None:
    assert web.get(f"/network/api/inbox?{question}", headers=BOT).status_code == 400


def test_people_write_only_with_the_control_token(web: TestClient) -> None:
    body = {"handle": "maya", "text": "Hello"}

    assert web.post("/_net/post", json=body).status_code == 401
    assert web.get("/_net/state").status_code == 401


def test_what_a_person_cannot_do_is_answered_with_a_sentence(web: TestClient) -> None:
    answer = web.post("/_net/edit", json={"id": "p404", "text": "x"}, headers={"X-Sandbox-Token": TOKEN})

    assert (answer.status_code, answer.json()["error"]) == (404, "There is no post p404.")


def test_many_posts_at_once_come_back_in_the_same_order(web: TestClient) -> None:
    bulk = [{"handle": "maya", "text": f"{n}", "created_at": "2026-11-03T09:00:00Z"} for n in range(5)]

    answer = web.post("/_net/posts", json={"posts": bulk}, headers={"X-Sandbox-Token": TOKEN})

    assert [each["text"] for each in answer.json()["posts"]] == ["0", "1", "2", "3", "4"]
    assert answer.json()["posts"][0]["created_at"] == "2026-11-03T09:00:00.000Z"


def test_the_state_can_be_asked_for_what_has_changed_since(web: TestClient) -> None:
    header = {"X-Sandbox-Token": TOKEN}
    first, second = say(web, "One"), say(web, "Two")
    n = web.get("/_net/state", headers=header).json()["n"]
    web.post("/_net/edit", json={"id": first["id"], "text": "One, edited"}, headers=header)

    changed = web.get(f"/_net/state?since={n}", headers=header).json()["posts"]

    assert [each["text"] for each in changed] == ["One, edited"]
    assert second["id"] not in {each["id"] for each in changed}


# --- failing on demand --------------------------------------------------------------------------------------------


def test_a_reply_whose_answer_was_lost_is_public_and_counted(web: TestClient, world: World) -> None:
    arm(world, "accept_then_drop", "posts")

    with pytest.raises(ConnectionAbortedError):
        reply(web, "Sorry.", None)

    assert len(own_posts(web)) == len(world.ledger.network["own"]) == 1


def test_a_refused_reply_is_not_public(web: TestClient, world: World) -> None:
    arm(world, "status", "posts", status=503)

    assert reply(web, "Sorry.", None).status_code == 503
    assert own_posts(web) == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("inbox", "inbox"),
        ("me", "me"),
        ("lookup", "posts?ids=p1"),
        ("account", "accounts/LarkHarbour/posts"),
        ("conversation", "conversations/p1000"),
    ],
)
def test_each_way_to_read_can_be_broken_by_its_name(web: TestClient, world: World, method: str, path: str) -> None:
    say(web, "@LarkHarbour hello")
    arm(world, "status", method, status=500)

    assert web.get(f"/network/api/{path}", headers=BOT).status_code == 500
    assert web.get(f"/network/api/{path}", headers=BOT).status_code == 200


def test_a_fresh_reply_stays_invisible_to_read_back_for_a_while(web: TestClient, world: World) -> None:
    arm(world, "readback_lag", seconds=30)
    made = reply(web, "Sorry.", None).json()["post"]["id"]

    assert own_posts(web) == []
    world.ahead += timedelta(seconds=31)
    assert own_posts(web) == [made]


def test_a_read_back_that_fails_says_so_and_not_that_nothing_is_there(web: TestClient, world: World) -> None:
    arm(world, "readback_fail")

    assert web.get("/network/api/accounts/LarkHarbour/posts", headers=BOT).status_code == 503


def test_at_the_real_pace_the_account_is_told_when_to_come_back() -> None:
    world = new_world(token=TOKEN, pace="real")
    with TestClient(Starlette(routes=network_api.routes(world)), base_url="http://127.0.0.1") as web:
        for number in range(network_api.WINDOW_POSTS):
            assert reply(web, f"{number}", None).status_code == 201
        refused = reply(web, "One too many", None)
        world.ahead += timedelta(seconds=int(refused.headers["Retry-After"]))

        assert refused.status_code == 429
        assert reply(web, "In time", None).status_code == 201


def test_a_browser_on_another_site_cannot_write_even_with_the_token(web: TestClient) -> None:
    headers = {"X-Sandbox-Token": TOKEN, "Origin": "http://evil.example"}

    assert web.post("/_net/post", json={"handle": "maya", "text": "Hi"}, headers=headers).status_code == 403
