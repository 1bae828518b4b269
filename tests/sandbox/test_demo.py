"""The demo's counting, and the processes that it starts and ends. The whole way is played in tests/story."""

import os
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.demo import ScriptOptions, StartError, script
from bot.sandbox.demo_settings import TEAM, UNHURRIED, bot_for
from bot.sandbox.harbour import CHANNELS, GROUPS, USERS
from bot.sandbox.processes import Address, Bot, Program, environment, free_port
from bot.sandbox.tally import Approval, Books, Result, count, ignored_in

Json = dict[str, Any]


def message(key: str, *, post: str = "", ticket: int = 0, posts: tuple[str, ...] | str = ()) -> Json:
    payload: Json = {"key": key, "ticket": ticket, "post": post, "posts": posts}
    return {"ts": "1.0", "metadata": {"event_type": "amends_message", "event_payload": payload}}


def reply(number: str, to: str, text: str = "Sorry, Ann.", *, talk: str = "") -> Json:
    return {"id": number, "in_reply_to": to, "text": text, "conversation": talk or to, "created_at": "2026-11-03"}


def books(
    *,
    messages: tuple[Json, ...] = (),
    own: tuple[Json, ...] = (),
    rejected: dict[str, dict[str, int]] | None = None,
    **more: Any,
) -> Books:
    ledger = {"slack": {"messages": list(messages), "rejected": rejected or {}}, "network": {"own": list(own)}}
    return Books(ledger=ledger, **more)


def counted(kept: Books) -> Result:
    return count(kept, seconds=1.25)


CARD = message("card:1", post="p1", ticket=1)
YES = Approval("p1", "Sorry, Ann.")


def test_one_post_one_card_one_reply_is_as_it_should_be() -> None:
    result = counted(books(messages=(CARD,), own=(reply("r1", "p1"),), posted=["p1"], approvals=[YES], claimed=1))

    assert result.ok
    assert result.as_dict() == {
        "posts": 1,
        "tickets": 1,
        "cards": 1,
        "claimed": 1,
        "approved": 1,
        "public_replies": 1,
        "duplicates": 0,
        "lost": 0,
        "unclear": 0,
        "seconds": 1.2,
    }


def test_a_reply_that_is_public_twice_is_a_duplicate() -> None:
    twice = (reply("r1", "p1"), reply("r2", "p1"))

    result = counted(books(messages=(CARD,), own=twice, posted=["p1"], approvals=[YES]))

    assert (result.duplicates, result.lost, result.ok) == (1, 0, False)


def test_a_reply_that_nobody_approved_is_a_duplicate() -> None:
    result = counted(books(messages=(CARD,), own=(reply("r1", "p1"),), posted=["p1"]))

    assert (result.duplicates, result.ok) == (1, False)


def test_a_reply_twice_and_another_not_at_all_are_both_noticed_in_one_conversation() -> None:
    talk = {"p1": "p1", "p2": "p1"}
    approvals = [YES, Approval("p2", "On its way.")]
    cards = (CARD, message("post:p2", post="p2", ticket=1))
    own = (reply("r1", "p1"), reply("r2", "p1"))

    result = counted(books(messages=cards, own=own, posted=["p1", "p2"], approvals=approvals, conversations=talk))

    assert (result.duplicates, result.lost, result.ok) == (1, 1, False)


def test_an_approved_reply_that_is_not_public_is_lost() -> None:
    result = counted(books(messages=(CARD,), posted=["p1"], approvals=[YES]))

    assert (result.approved, result.public_replies, result.lost, result.ok) == (1, 0, 1, False)


def test_a_reply_to_a_post_that_was_deleted_is_not_lost() -> None:
    result = counted(books(messages=(CARD,), approvals=[YES], gone=frozenset({"p1"})))

    assert result.lost == 0
    assert result.ok


def test_two_approvals_in_one_conversation_want_two_replies() -> None:
    kept = books(
        messages=(CARD, message("post:p2", post="p2", ticket=1)),
        own=(reply("r1", "p1"), reply("r2", "p2", "On its way.", talk="p1")),
        posted=["p1", "p2"],
        approvals=[YES, Approval("p2", "On its way.")],
        conversations={"p1": "p1", "p2": "p1"},
    )

    result = counted(kept)

    assert result.ok
    assert (result.approved, result.public_replies) == (2, 2)


@pytest.mark.parametrize(("own", "approved"), [((), 0), ((reply("r1", "p1"),), 1)])
def test_a_click_without_a_seen_outcome_allows_one_reply_and_demands_none(own: tuple[Json, ...], approved: int) -> None:
    doubtful = Approval("p1", "Sorry, Ann.", sure=False)

    result = counted(books(messages=(CARD,), own=own, posted=["p1"], approvals=[doubtful]))

    assert result.ok
    assert result.approved == approved


def test_a_text_that_was_not_on_the_card_is_a_problem() -> None:
    result = counted(books(messages=(CARD,), own=(reply("r1", "p1", "Buy now"),), posted=["p1"], approvals=[YES]))

    assert not result.ok
    assert "r1" in result.problems[0]


@pytest.mark.parametrize(
    "where",
    [
        message("card:1", post="p1", ticket=1),
        message("post:p1", post="p1", ticket=1),
        message("digest:4", posts=("p0", "p1")),
        message("digest:5", posts="p0,p1"),
    ],
)
def test_a_post_is_accounted_for_on_a_card_in_a_thread_or_in_a_digest(where: Json) -> None:
    assert counted(books(messages=(where,), posted=["p1"])).lost == 0
    assert counted(books(posted=["p1"])).lost == 1


def test_a_post_that_a_card_moved_on_from_is_found_in_the_messages_as_posted() -> None:
    now = message("card:1", post="p2", ticket=1)

    assert counted(books(messages=(CARD,), posted=["p1", "p2"])).lost == 1
    assert count(Books(ledger=books(messages=(CARD,)).ledger, messages=[now], posted=["p1", "p2"]), seconds=1).lost == 0


def test_ignored_posts_are_not_lost_and_the_others_are_named() -> None:
    result = counted(books(posted=["p1", "p2", "p3"], ignored=1))

    assert result.lost == 2
    assert "p1" in result.problems[-1]


def test_a_card_that_was_posted_twice_is_a_problem() -> None:
    result = counted(books(messages=(CARD, CARD), posted=["p1"]))

    assert result.cards == 1
    assert result.problems == ("The message card:1 was posted 2 times.",)


@pytest.mark.parametrize(
    ("error", "method", "fine"),
    [
        ("invalid_blocks", "chat.postMessage", False),
        ("invalid_blocks", "views.open", False),
        ("expired_trigger_id", "views.open", True),
        ("hash_conflict", "views.update", True),
        ("not_found", "chat.update", False),
    ],
)
def test_a_call_that_slack_refused_is_a_problem_unless_people_cause_it(error: str, method: str, *, fine: bool) -> None:
    assert counted(books(rejected={error: {method: 3}})).ok is fine


def test_cards_that_still_ask_are_unclear() -> None:
    assert counted(books(messages=(CARD,), posted=["p1"], asking=1)).unclear == 1


def test_what_was_noticed_on_the_way_is_a_problem_too() -> None:
    result = count(books(), seconds=1, problems=["The bot ended by itself."])

    assert result.problems == ("The bot ended by itself.",)
    assert not result.ok


def test_the_number_of_ignored_posts_is_read_off_the_status() -> None:
    section = {"type": "section", "text": {"text": "1,132 seen · 12 carded · 1,120 ignored"}}

    assert ignored_in({"text": "7 open", "blocks": [section]}) == 1_120
    assert ignored_in({"text": "Answered today 3 · 41 posts left aside"}) == 41
    assert ignored_in({"text": "7 open"}) == 0


# --- settings and processes -------------------------------------------------------------------------------------------


def test_the_demo_names_only_channels_groups_and_people_that_exist() -> None:
    team = tomllib.loads(TEAM + UNHURRIED)

    assert {route["channel"] for route in team["routes"]} | {team["staff"]["ops_channel"]} <= set(CHANNELS)
    assert set(team["staff"]["groups"]) <= set(GROUPS)
    assert team["staff"]["lead"] in USERS


def test_real_tokens_of_the_caller_never_reach_the_bot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OPENAI_API_KEY", "SLACK_APP_TOKEN", "X_BEARER_TOKEN", "DATABASE_URL"):
        monkeypatch.setenv(name, "real")

    bot = bot_for(tmp_path, Address("http://127.0.0.1:1", "t"), database_url=None, workers=1, port=2, http=True)

    assert "real" not in bot.programs[0].env.values()
    assert "SLACK_APP_TOKEN" not in bot.programs[0].env


def test_several_workers_get_a_port_each_and_one_database(tmp_path: Path) -> None:
    address = Address("http://127.0.0.1:1", "t")

    bot = bot_for(tmp_path, address, database_url="postgresql://x", workers=2, port=2, http=False)

    assert [program.command[-1] for program in bot.programs] == ["web", "worker", "worker"]
    assert len({program.env["PORT"] for program in bot.programs}) == 3
    assert {program.env["DATABASE_URL"] for program in bot.programs} == {"postgresql://x"}


def test_several_workers_on_sqlite_are_refused_in_a_sentence() -> None:
    with pytest.raises(StartError, match="PostgreSQL"):
        script(ScriptOptions(workers=2), progress=lambda _: None)


def sleeper(folder: Path, name: str = "sleeper", code: str = "import time; time.sleep(60)") -> Program:
    return Program(name, ["-c", code], environment(), folder)


def test_a_program_is_stopped_with_everything_it_started(tmp_path: Path) -> None:
    code = "import subprocess,sys,time; p=subprocess.Popen([sys.executable,'-c','import time;time.sleep(60)'])\n"
    program = sleeper(tmp_path, code=code + "print(p.pid, flush=True); time.sleep(60)")
    program.start()
    until = time.monotonic() + 20
    while not program.ending().strip() and time.monotonic() < until:
        time.sleep(0.02)
    child = int(program.ending())

    program.stop()

    assert not program.running()
    assert not alive(child)


def alive(pid: int) -> bool:
    until = time.monotonic() + 5  # whoever inherited it must collect it first
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return False
        time.sleep(0.02)
    return True


def test_leaving_the_block_ends_the_bot_also_after_an_error(tmp_path: Path) -> None:
    bot = Bot([sleeper(tmp_path)], health="http://127.0.0.1:9/")

    with pytest.raises(RuntimeError, match="boom"), bot:
        raise RuntimeError("boom")

    assert not bot.programs[0].running()


def test_a_bot_that_ends_at_once_is_reported_with_the_end_of_its_log(tmp_path: Path) -> None:
    program = sleeper(tmp_path, code="raise SystemExit('no settings')")

    with (
        Bot([program], health=f"http://127.0.0.1:{free_port()}/") as bot,
        pytest.raises(StartError, match="no settings"),
    ):
        bot.wait_until_ready(20)


def test_a_process_that_ended_by_itself_is_started_again_and_reported(tmp_path: Path) -> None:
    program = sleeper(tmp_path)
    with Bot([program], health="http://127.0.0.1:9/") as bot:
        assert bot.dead() == []
        program.kill()

        sentences = bot.dead()

        assert len(sentences) == 1
        assert program.running()


def test_under_fire_a_process_is_killed_and_started_again_until_all_is_over(tmp_path: Path) -> None:
    web, worker = sleeper(tmp_path, "web"), sleeper(tmp_path, "worker")
    with Bot([web, worker], health="http://127.0.0.1:9/") as bot:
        first = web.process
        with bot.under_fire(0.05):
            until = time.monotonic() + 20
            while bot.kills < 3 and time.monotonic() < until:
                time.sleep(0.02)
        kills = bot.kills

        assert kills >= 3
        assert web.process is first
        assert worker.running()
    assert not worker.running()
    assert bot.kills == kills
