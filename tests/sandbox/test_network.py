"""Town Square: what its inbox promises, what it refuses, and what it does when it is told to fail."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.sandbox import faults, network_api
from bot.sandbox.network import Network, Post, Refusal, RefusedError, Submission
from bot.sandbox.world import World, new_world

NOW = datetime(2026, 11, 3, 13, 20, tzinfo=UTC)
TOKEN = "page-token"
BOT = {"Authorization": f"Bearer {network_api.TOKEN}"}


@pytest.fixture
def town() -> Network:
    return Network()


def write(town: Network, text: str, *, by: str = "maya", to: str | None = None, now: datetime = NOW) -> Post:
    return town.publish(Submission(by, text, to), now=now)


def inbox_ids(town: Network, **question: Any) -> list[str]:
    return [each.id for each in town.inbox(**question).posts]


class TestInbox:
    def test_a_mention_arrives_in_whatever_case(self, town: Network) -> None:
        loud, quiet = write(town, "@LARKHARBOUR, hello"), write(town, "oh, @larkharbour.")

        assert inbox_ids(town) == [loud.id, quiet.id]
        assert loud.mentions == ("LarkHarbour",)

    @pytest.mark.parametrize("text", ["write to help@LarkHarbour", "LarkHarbour is slow", "@LarkHarbours is not us"])
    def test_what_only_looks_like_a_mention_does_not_arrive(self, town: Network, text: str) -> None:
        write(town, text)

        assert inbox_ids(town) == []

    def test_a_missing_space_after_the_name_does_not_hide_a_mention(self, town: Network) -> None:
        assert write(town, "@LarkHarbour.Please help").mentions == ("LarkHarbour",)

    def test_everything_later_in_a_conversation_with_a_mention_arrives(self, town: Network) -> None:
        before = write(town, "My kettle leaks.")
        mention = write(town, "@LarkHarbour did you see this?", by="ben", to=before.id)
        after = write(town, "Still leaking.", to=before.id)

        assert inbox_ids(town) == [mention.id, after.id]

    def test_a_conversation_joined_by_the_account_arrives_without_mentions(self, town: Network) -> None:
        root = write(town, "My kettle leaks.")
        answer = write(town, "I'm sorry about that.", by="LarkHarbour", to=root.id)
        reply = write(town, "Thank you.", to=answer.id)

        assert inbox_ids(town) == [answer.id, reply.id]

    def test_watched_terms_find_posts_of_before_and_after_the_first_question(self, town: Network) -> None:
        first = write(town, "This KETTLE is loud.")
        write(town, "Nothing to see.")
        assert inbox_ids(town, terms=["kettle", "jug"]) == [first.id]

        second = write(town, "And the jug as well.")

        assert inbox_ids(town, terms=["kettle", "jug"]) == [first.id, second.id]

    def test_a_post_that_is_found_in_two_ways_arrives_once(self, town: Network) -> None:
        post = write(town, "@LarkHarbour my kettle and my jug leak")

        assert inbox_ids(town, terms=["kettle", "jug"]) == [post.id]

    def test_pages_leave_no_gap_and_repeat_nothing_while_people_go_on_writing(self, town: Network) -> None:
        seen: list[str] = []
        written: list[str] = []
        after = 0
        for number in range(30):
            written += [write(town, f"@LarkHarbour {number}.{each}").id for each in range(3)]
            write(town, "Something else.")
            page = town.inbox(after=after, limit=2)
            seen += [each.id for each in page.posts]
            after = page.next
        while page.more:
            page = town.inbox(after=after, limit=2)
            seen += [each.id for each in page.posts]
            after = page.next

        assert seen == written

    def test_a_mention_that_comes_with_an_edit_arrives_behind_the_cursor_of_its_post(self, town: Network) -> None:
        post = write(town, "My kettle leaks.")
        cursor = town.inbox().next

        town.edit(post.id, "My kettle leaks, @LarkHarbour.", now=NOW)

        assert inbox_ids(town, after=cursor) == [post.id]

    def test_an_edit_of_a_post_that_has_arrived_does_not_make_it_arrive_again(self, town: Network) -> None:
        post = write(town, "@LarkHarbour hello")
        cursor = town.inbox().next

        edited = town.edit(post.id, "@LarkHarbour hello again", now=NOW + timedelta(minutes=1))

        assert inbox_ids(town, after=cursor) == []
        assert edited.edited_at == NOW + timedelta(minutes=1)

    def test_a_deleted_post_does_not_arrive(self, town: Network) -> None:
        gone = write(town, "@LarkHarbour never mind")

        town.delete(gone.id)

        assert inbox_ids(town) == []
        assert town.lookup([gone.id])[0].text == ""

    def test_a_cursor_of_another_network_is_refused(self, town: Network) -> None:
        with pytest.raises(RefusedError) as refused:
            town.inbox(after=7)

        assert refused.value.code is Refusal.BAD_CURSOR

    @pytest.mark.timeout(20)
    def test_a_hundred_thousand_posts_do_not_slow_the_next_page_down(self, town: Network) -> None:
        for number in range(100_000):
            write(town, "@LarkHarbour hello" if number % 50 == 0 else "Nice weather.", by=f"p{number % 500}")
        cursor = town.inbox(after=99_000, terms=["kettle"]).next
        town.inbox(after=cursor, terms=["kettle"])

        started = datetime.now(UTC)
        for _ in range(2_000):
            town.inbox(after=cursor, terms=["kettle"])

        # Reading everything again would take some 50 ms a page; 2,000 pages may take no more than that for forty.
        assert datetime.now(UTC) - started < timedelta(seconds=2)


class TestRules:
    def test_the_same_post_twice_makes_two_posts(self, town: Network) -> None:
        once, twice = write(town, "Sorry.", by="LarkHarbour"), write(town, "Sorry.", by="LarkHarbour")

        assert once.id != twice.id

    def test_the_account_may_write_up_to_its_limit_and_people_longer(self, town: Network) -> None:
        assert write(town, "x" * 500, by="LarkHarbour").text == "x" * 500
        assert len(write(town, "x" * 900).text) == 900
        with pytest.raises(RefusedError) as refused:
            write(town, "x" * 501, by="larkharbour")

        assert refused.value.code is Refusal.TOO_LONG

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_an_empty_post_is_refused(self, town: Network, text: str) -> None:
        with pytest.raises(RefusedError) as refused:
            write(town, text)

        assert refused.value.code is Refusal.EMPTY

    def test_what_was_deleted_cannot_be_answered(self, town: Network) -> None:
        target = write(town, "@LarkHarbour hello")
        town.delete(target.id)

        with pytest.raises(RefusedError) as refused:
            write(town, "Hi", by="LarkHarbour", to=target.id)

        assert refused.value.code is Refusal.TARGET_GONE

    def test_who_has_blocked_the_account_gets_no_reply_of_it(self, town: Network) -> None:
        target = write(town, "@LarkHarbour leave me alone")
        town.block("maya")

        with pytest.raises(RefusedError) as refused:
            write(town, "Hi", by="LarkHarbour", to=target.id)

        assert refused.value.code is Refusal.NOT_ALLOWED

    def test_a_person_is_known_by_handle_in_whatever_case(self, town: Network) -> None:
        first = town.publish(Submission("Maya", "Hello", name="Maya Okafor", followers=18_200), now=NOW)
        again = write(town, "Hello again", by="@maya")

        assert first.author == again.author == "Maya"
        assert town.person("MAYA").followers == 18_200

    def test_a_like_by_the_same_person_twice_takes_it_back(self, town: Network) -> None:
        post = write(town, "Hello")

        assert len(town.like(post.id, "ben").likes) == 1
        assert len(town.like(post.id, "ben").likes) == 0

    def test_own_posts_are_read_newest_first_and_only_from_an_instant_on(self, town: Network) -> None:
        posts = [write(town, f"{n}", by="LarkHarbour", now=NOW + timedelta(minutes=n)) for n in range(4)]

        found = town.written_by("larkharbour", since=NOW + timedelta(minutes=1), limit=2)

        assert [each.id for each in found] == [posts[3].id, posts[2].id]

    def test_a_conversation_is_read_oldest_first_by_any_of_its_posts(self, town: Network) -> None:
        root = write(town, "A")
        reply = write(town, "B", to=root.id)

        assert [each.id for each in town.conversation(reply.id)] == [root.id, reply.id]


# --- on the wire --------------------------------------------------------------------------------------------------


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
