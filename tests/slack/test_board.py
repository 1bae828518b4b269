import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import URLError

import pytest

from bot.domain.errors import AuthExpired, Outside, RateLimited, Rejected, TargetGone, Unclear, Unreachable
from bot.slack.blocks import Message, section
from bot.slack.board import Board, client
from bot.slack.failures import told
from tests.slack.server import Answer, Json, error, ok, slack

NOW = datetime(2026, 11, 5, 13, 39, tzinfo=UTC)
HELLO = Message("Hello.", [section("Hello.")])
PAYLOAD: dict[str, str | int] = {"ticket": 7, "post": "p1"}

Call = Callable[[Board], Any]


def board(url: str, timeout: int = 10) -> Board:
    made = client("xoxb-test", url)
    made.timeout = timeout
    return Board(made, now=lambda: NOW)


def post(to: Board) -> str:
    return to.post("C1", HELLO, key="card:7", payload=PAYLOAD)


def update(to: Board) -> None:
    to.update("C1", "1.2", HELLO, key="card:7", payload=PAYLOAD)


def find(to: Board) -> str | None:
    return to.find("C1", "card:7", since=NOW)


WRITES: dict[str, Call] = {
    "post": post,
    "update": update,
    "whisper": lambda to: to.whisper("C1", "U1", "hi"),
    "open_view": lambda to: to.open_view("t", {"type": "modal"}),
    "update_view": lambda to: to.update_view("V1", {"type": "modal"}, "h"),
    "publish_home": lambda to: to.publish_home("U1", {"type": "home"}),
}
READS: dict[str, Call] = {
    "find": find,
    "group_members": lambda to: to.group_members("S1"),
    "person": lambda to: to.person("U1"),
    "reactions": lambda to: to.reactions("C1", "1.2"),
    "permalink": lambda to: to.permalink("C1", "1.2"),
    "whoami": lambda to: to.whoami(),
}
ALL = {**WRITES, **READS}
JSON = {"Content-Type": "application/json"}

LOST = {
    "dropped": Answer(drop=True),
    "reset": Answer(reset=True),
    "cut short": Answer('{"ok": true, "ts": "1.2"}', cut=True),
    "500": Answer("{}", status=500),
    "503 page": Answer("<html>down</html>", status=503),
    "garbage": Answer("<html>hello</html>"),
    "half a JSON": Answer('{"ok": true, "ts"'),
    "empty": Answer(""),
    "null": Answer("null"),
    "a list": Answer("[1]"),
    "a word": Answer('"ok"'),
    "deep": Answer("[" * 100_000),
    "no character set": Answer('{"ok": true}', headers={"Content-Type": "application/json; charset=nonsense"}),
    "internal_error": error("internal_error"),
    "fatal_error": error("fatal_error"),
}


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("name", WRITES)
def test_a_write_without_a_usable_answer_is_unclear(name: str, lost: str) -> None:
    with slack(LOST[lost]) as server, pytest.raises(Unclear):
        WRITES[name](board(server.url))

    assert len(server.calls) == 1, "it must not be repeated"


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("name", READS)
def test_a_read_without_a_usable_answer_is_safe_to_repeat(name: str, lost: str) -> None:
    with slack(LOST[lost]) as server, pytest.raises(Unreachable):
        READS[name](board(server.url))


@pytest.mark.parametrize("name", ["post", "open_view", "update_view"])
def test_a_yes_without_what_was_asked_for_is_unclear(name: str) -> None:
    with slack(ok()) as server, pytest.raises(Unclear):
        WRITES[name](board(server.url))


@pytest.mark.parametrize("name", READS)
def test_a_read_that_lacks_what_was_asked_for_is_not_an_empty_answer(name: str) -> None:
    with slack(ok()) as server, pytest.raises(Unreachable):
        READS[name](board(server.url))


@pytest.mark.parametrize("name", ALL)
def test_a_refused_connection_never_left_us(name: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/api/"

        with pytest.raises(Unreachable):
            ALL[name](board(url))


def test_a_name_that_does_not_resolve_never_left_us() -> None:
    with pytest.raises(Unreachable):
        post(board("http://slack.invalid/api/"))


@pytest.mark.parametrize("reason", [ConnectionResetError(), BrokenPipeError(), TimeoutError(), ssl.SSLError()])
def test_a_connection_that_broke_while_writing_is_unclear(reason: OSError) -> None:
    with pytest.raises(Unclear), told("posting", writes=True, now=lambda: NOW):
        raise URLError(reason)


@pytest.mark.parametrize("reason", [ssl.SSLCertVerificationError(), ConnectionRefusedError(), socket.gaierror()])
def test_a_connection_that_was_never_made_is_safe_to_repeat(reason: OSError) -> None:
    with pytest.raises(Unreachable), told("posting", writes=True, now=lambda: NOW):
        raise URLError(reason)


@pytest.mark.parametrize(("name", "wanted"), [("post", Unclear), ("whoami", Unreachable)])
def test_silence_is_unclear_for_writes_and_safe_for_reads(name: str, wanted: type[Outside]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        quiet = board(f"http://127.0.0.1:{silent.getsockname()[1]}/api/", timeout=1)

        with pytest.raises(wanted):
            ALL[name](quiet)


@pytest.mark.parametrize("name", ALL)
def test_too_fast_says_when_to_come_back(name: str) -> None:
    busy = Answer('{"ok": false, "error": "ratelimited"}', status=429, headers={"Retry-After": "17", **JSON})

    with slack(busy) as server, pytest.raises(RateLimited) as caught:
        ALL[name](board(server.url))

    assert caught.value.until == NOW + timedelta(seconds=17)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({}, 30), ({"Retry-After": "soon"}, 30), ({"retry-after": "0"}, 1), ({"Retry-After": "9" * 30}, 3_600)],
)
def test_an_odd_retry_after_still_gives_a_time(headers: dict[str, str], seconds: int) -> None:
    with slack(Answer("", status=429, headers=headers)) as server, pytest.raises(RateLimited) as caught:
        post(board(server.url))

    assert caught.value.until == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive", "not_authed", "token_expired"])
def test_a_refused_token_is_its_own_error(code: str) -> None:
    with slack(error(code)) as server, pytest.raises(AuthExpired, match="SLACK_BOT_TOKEN"):
        post(board(server.url))


@pytest.mark.parametrize(
    "code", ["message_not_found", "expired_trigger_id", "exchanged_trigger_id", "hash_conflict", "not_found"]
)
def test_a_moment_that_has_passed_is_gone(code: str) -> None:
    with slack(error(code)) as server, pytest.raises(TargetGone):
        update(board(server.url))


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("not_in_channel", "/invite @Amends"),
        ("channel_not_found", "amends.toml|/invite"),
        ("is_archived", "Unarchive"),
        ("invalid_blocks", "report"),
        ("something_new", "something_new"),
    ],
)
def test_a_refusal_for_good_says_what_to_do(code: str, advice: str) -> None:
    with slack(error(code)) as server, pytest.raises(Rejected, match=advice):
        post(board(server.url))


def test_a_missing_scope_is_named() -> None:
    refused = error("missing_scope", needed="channels:history", provided="chat:write")

    with slack(refused) as server, pytest.raises(Rejected, match=r"manifest.yml.*channels:history"):
        find(board(server.url))


def test_refused_blocks_say_which() -> None:
    refused = error("invalid_blocks", response_metadata={"messages": ["[ERROR] must be less than 3001 characters"]})

    with slack(refused) as server, pytest.raises(Rejected, match="3001"):
        post(board(server.url))


@pytest.mark.parametrize("status", [403, 404, 407])
def test_an_answer_that_is_not_slacks_is_a_matter_of_settings(status: int) -> None:
    with slack(Answer("<html>proxy</html>", status=status)) as server, pytest.raises(Rejected, match="SLACK_API_URL"):
        post(board(server.url))


def test_a_message_is_posted_with_its_key_and_with_nothing_live() -> None:
    with slack(ok(ts="1.2", channel="C1")) as server:
        assert post(board(server.url)) == "1.2"

    name, sent = server.calls[0]
    assert name == "chat.postMessage"
    assert sent["metadata"] == {"event_type": "amends_message", "event_payload": {"key": "card:7", **PAYLOAD}}
    assert (sent["parse"], sent["link_names"]) == ("none", False)
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert "thread_ts" not in sent


def test_an_update_carries_text_blocks_and_key() -> None:
    with slack(ok()) as server:
        update(board(server.url))

    sent = server.calls[0][1]
    assert (sent["text"], sent["blocks"], sent["ts"]) == ("Hello.", HELLO.blocks, "1.2")
    assert sent["metadata"]["event_payload"]["key"] == "card:7"


def message(key: str, ts: str) -> Json:
    return {"ts": ts, "metadata": {"event_type": "amends_message", "event_payload": {"key": key}}}


def test_a_message_is_found_by_its_key_on_a_later_page() -> None:
    first = ok(messages=[{"ts": "9"}, message("card:8", "8")], response_metadata={"next_cursor": "more"})
    second = ok(messages=[message("card:7", "7.7")])

    with slack(first, second) as server:
        assert find(board(server.url)) == "7.7"

    name, asked = server.calls[1]
    assert (name, asked["cursor"], asked["include_all_metadata"]) == ("conversations.history", "more", "1")
    assert float(asked["oldest"]) <= NOW.timestamp() - 60


def test_a_message_in_a_thread_is_looked_for_in_the_thread() -> None:
    with slack(ok(messages=[message("post:p2", "7.8")])) as server:
        assert board(server.url).find("C1", "post:p2", since=NOW, thread_ts="7.7") == "7.8"

    assert server.calls[0][0] == "conversations.replies"
    assert server.calls[0][1]["ts"] == "7.7"


def test_another_apps_metadata_is_not_ours() -> None:
    other = {"ts": "1", "metadata": {"event_type": "other", "event_payload": {"key": "card:7"}}}

    with slack(ok(messages=[other, {"ts": "2", "metadata": None}])) as server:
        assert find(board(server.url)) is None


def test_not_found_means_that_everything_was_looked_at() -> None:
    endless = ok(messages=[{"ts": "1"}], response_metadata={"next_cursor": "more"})

    with slack(endless) as server, pytest.raises(Unreachable, match="Too many"):
        find(board(server.url))

    assert len(server.calls) == 10


def test_a_window_is_opened_and_updated() -> None:
    with slack(ok(view={"id": "V1", "hash": "1.a"})) as server:
        to = board(server.url)

        assert to.open_view("t", {"type": "modal"}) == ("V1", "1.a")
        assert to.update_view("V1", {"type": "modal"}) == "1.a"

    assert "hash" not in server.calls[1][1]


def user(**changes: Any) -> Answer:
    profile = {"display_name": "sam", "real_name": "Sam Rivera", "first_name": "Sam"}
    return ok(user={"id": "U1", "name": "samr", "profile": profile, **changes})


def test_a_colleague_may_act() -> None:
    with slack(user()) as server:
        found = board(server.url).person("U1")

    assert (found.name, found.first_name, found.may_act, found.why_not) == ("sam", "Sam", True, "")


@pytest.mark.parametrize("flag", ["is_bot", "is_restricted", "is_ultra_restricted", "deleted", "is_stranger"])
def test_guests_bots_strangers_and_leavers_may_not_act(flag: str) -> None:
    with slack(user(**{flag: True})) as server:
        found = board(server.url).person("U1")

    assert not found.may_act
    assert found.why_not


def test_a_person_with_a_bare_profile_still_has_a_name() -> None:
    with slack(ok(user={"id": "U1"})) as server:
        assert board(server.url).person("U1").first_name == "U1"


def test_reactions_name_who_gave_them() -> None:
    given = {"reactions": [{"name": "eyes", "users": ["U1", "U2"], "count": 2}]}

    with slack(ok(message=given), ok(message={})) as server:
        to = board(server.url)

        assert to.reactions("C1", "1.2") == {"eyes": ["U1", "U2"]}
        assert to.reactions("C1", "1.2") == {}


def test_a_group_and_a_link_are_read() -> None:
    with slack(ok(users=["U1"]), ok(permalink="https://x.slack.com/p1")) as server:
        to = board(server.url)

        assert to.group_members("S1") == ["U1"]
        assert to.permalink("C1", "1.2") == "https://x.slack.com/p1"


def test_the_token_says_who_we_are_and_what_we_may_do() -> None:
    me = ok(team="Lark", team_id="T1", user="amends", user_id="U9", bot_id="B9", url="https://lark.slack.com/")
    me.headers["x-oauth-scopes"] = "chat:write,commands"

    with slack(me) as server:
        found = board(server.url).whoami()

    assert (found.team_name, found.user, found.bot, found.scopes) == ("Lark", "U9", "B9", ("chat:write", "commands"))


def test_an_answer_goes_to_one_person_alone() -> None:
    with slack(Answer("ok", headers={"Content-Type": "text/plain"})) as server:
        board(server.url).respond(server.url + "hook", HELLO)

    assert server.calls[0][1]["response_type"] == "ephemeral"
    assert server.calls[0][1]["replace_original"] is False


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (Answer("used_url", status=404), TargetGone),
        (Answer("expired_url", status=400), TargetGone),
        (Answer("invalid_blocks", status=400), Rejected),
        (Answer("", status=500), Unclear),
        (Answer("", status=429, headers={"Retry-After": "3"}), RateLimited),
        (Answer(drop=True), Unclear),
    ],
)
def test_an_answer_that_did_not_arrive_says_why(answer: Answer, wanted: type[Outside]) -> None:
    with slack(answer) as server, pytest.raises(wanted):
        board(server.url).respond(server.url + "hook", HELLO)


def test_the_client_never_repeats_by_itself() -> None:
    made = client("xoxb-test")

    assert (made.retry_handlers, made.timeout, made.base_url) == ([], 10, "https://slack.com/api/")


def test_our_own_machine_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")

    assert client("xoxb-test", "http://127.0.0.1:1/api/").proxy is None
    assert client("xoxb-test").proxy == "http://proxy.example:3128"
