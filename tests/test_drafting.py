"""`amends draft`: a file of posts in, a line of JSON per draft out, and a clear word for a bad line."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.config import parse, team_of
from bot.domain.draft import Level
from bot.domain.errors import AmendsError
from bot.drafting import Asked, drafts, readable, rows
from bot.lint import lint
from tests.factories import AMENDS, settings

AT = datetime(2026, 11, 2, 13, 7, tzinfo=UTC)
POST = {"id": 7, "text": "my parcel is lost and nobody answers", "author": "@maya", "name": "Maya Okafor"}


def answers(text: str, asked: Asked | None = None, team: str = "") -> list[dict[str, Any]]:
    found = parse(team, "amends.toml", []) if team else None
    return list(drafts(StringIO(text, newline=""), asked or Asked(), found, now=AT))


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_each_post_gets_a_draft_with_its_checks_and_length() -> None:
    (found,) = answers(lines({**POST, "platform": "x"}))

    assert found["id"] == "7"
    assert found["text"].startswith("Hi Maya, ")
    assert (found["language"], found["writer"]) == ("en", "offline")
    assert (found["used"], found["limit"], found["unit"]) == (len(found["text"]), 280, "weighted characters")
    assert {"rule", "level", "span", "message"} == set(found["checks"][0])
    assert {check["rule"]: check["level"] for check in found["checks"]}["apology"] == "ok"


def test_csv_is_read_as_well_as_json() -> None:
    table = '\ufeffid,Text,name,thread\n1,"my lamp, it broke",Al,\n\n2,"mein Paket ist weg",Bo,"[""Hallo""]"\n'

    found = answers(table)

    assert [row["id"] for row in found] == ["1", "2"]
    assert [row["language"] for row in found] == ["en", "de"]


@pytest.mark.parametrize(
    ("platform", "limit"), [("x", 280), ("bluesky", 300), ("mastodon", 500), ("elsewhere", 500), ("", 500)]
)
def test_the_platform_gives_the_limit(platform: str, limit: int) -> None:
    assert answers(lines(POST), Asked(platform))[0]["limit"] == limit


def test_a_limit_that_is_asked_for_is_kept() -> None:
    (found,) = answers(lines(POST), Asked(limit=90))

    assert found["limit"] == 90
    assert 0 < found["used"] <= 90


def test_a_thread_makes_it_a_running_conversation() -> None:
    row = {**POST, "text": "Still nothing?!", "thread": ["my kettle leaks", {"text": "I'm on it.", "own": True}]}

    assert "your kettle" in answers(lines(row))[0]["text"]


def test_the_teams_voice_and_promise_are_used() -> None:
    (found,) = answers(lines(POST), team=AMENDS)

    assert "14:15" in found["text"]


def test_a_word_that_the_team_avoids_is_left_out() -> None:
    (found,) = answers(lines(POST), team=AMENDS.replace("[voice]", '[voice]\navoid = ["sorry", "apologies"]'))

    assert "sorry" not in found["text"].lower()
    assert "forbidden words" not in {check["rule"] for check in found["checks"]}


def test_an_avoided_word_that_somebody_types_is_told_like_a_forbidden_one() -> None:
    known = settings(AMENDS.replace("[voice]", '[voice]\navoid = ["Kind regards"]'))

    told = lint(known, "Sorry, Maya. kind REGARDS", platform="", post="", name="", now=AT)

    assert [check.rule for check in told.checks if check.level is Level.BLOCK] == ["forbidden words"]


def test_both_commands_say_the_same_of_the_same_text() -> None:
    known = settings()
    for text in ("my parcel is lost and nobody answers", "mein Wasserkocher ist kaputt", "Thank you, lovely lamp!"):
        row = {"id": 1, "text": text, "name": "Maya Okafor", "platform": "sandbox"}
        (drafted,) = drafts(StringIO(lines(row)), Asked(), known.team, now=AT)

        told = lint(known, drafted["text"], platform="sandbox", post=text, name="Maya Okafor", now=AT).as_dict()

        shown = [(c["rule"], c["level"], c["message"]) for c in told["checks"]]
        assert shown == [(c["rule"], c["level"], c["message"]) for c in drafted["checks"]]


POST_OF_LID = "The lid of my kettle is broken after a week"
LID = "A new lid for a kettle is sent within 3 days."


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a team's settings and one file of knowledge."""
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "spares.md").write_text(f"# Lids of kettles\n{LID}\n", encoding="utf-8")
    (tmp_path / "amends.toml").write_text(AMENDS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AMENDS_SETTINGS", str(tmp_path / "amends.toml"))
    monkeypatch.setenv("SANDBOX_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-test")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-test")
    return tmp_path


def test_both_commands_read_the_folder_of_knowledge(beside: Path) -> None:
    row = {"id": 1, "text": POST_OF_LID, "name": "Maya Okafor"}
    (beside / "posts.jsonl").write_text(lines(row), encoding="utf-8")

    drafted = CliRunner().invoke(app, ["draft", str(beside / "posts.jsonl"), "--json"])
    said = CliRunner().invoke(app, ["lint", f"Hi Maya, I'm sorry about the lid. {LID}", "--to", POST_OF_LID, "--json"])

    assert LID in json.loads(drafted.output)["text"]
    assert "invented" not in {check["rule"] for check in json.loads(said.output)["checks"]}


def test_what_the_knowledge_does_not_say_is_asked_for(beside: Path) -> None:
    said = CliRunner().invoke(app, ["lint", "Hi Maya, I'm sorry. A new lid is sent within 60 days.", "--json"])

    assert "invented" in {check["rule"] for check in json.loads(said.output)["checks"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 is empty"),
        ("id,body\n1,x\n", "Line 1: the header names no text."),
        ("name\n", "Line 1: the header names no id and no text."),
        (lines(POST) + "nope\n", "Line 2 is no JSON"),
        (lines(POST) + "[1]\n", "Line 2 is no JSON object."),
        (lines(POST, {"id": 1}), "Line 2 has no text."),
        (lines(POST, {"text": "x"}), "Line 2 has no id."),
        (lines({**POST, "text": ["x"]}), "Line 1: text must be text, not list."),
        (lines({**POST, "thread": 3}), "Line 1: thread must be a list."),
        (lines({**POST, "thread": [3]}), "Line 1: thread holds something without a text."),
        ("id,text,thread\n1,x,nope\n", "Line 2: thread is no JSON list"),
        ("id,text\n1,x\n2,x,y\n", "Line 3 has 3 cells, the header 2."),
        ('id,text\n1,"two\nlines"\n2,\n', "Line 4 has no text."),
    ],
)
def test_a_bad_line_is_named(text: str, said: str) -> None:
    with pytest.raises(AmendsError) as raised:
        list(rows(StringIO(text, newline=""), now=AT))

    assert str(raised.value).startswith(said)


def test_what_came_before_a_bad_line_is_drafted() -> None:
    found = drafts(StringIO(lines(POST) + "nope\n"), Asked(), None, now=AT)

    assert next(found)["id"] == "7"


def test_people_see_what_is_wrong_only() -> None:
    (found,) = answers(lines(POST))

    shown = readable(found)

    assert found["text"] in shown
    assert "own detail" not in shown


def command(args: Sequence[str], given: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["draft", *args], input=given)
    return done.exit_code, done.stdout


def test_the_command_reads_standard_input_and_writes_json_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    code, shown = command(["-", "--platform", "bluesky", "--json"], lines(POST, {**POST, "id": 8}))

    assert code == 0
    assert [json.loads(line)["id"] for line in shown.splitlines()] == ["7", "8"]


def test_without_settings_there_is_no_team(tmp_path: Path) -> None:
    assert team_of(tmp_path / "amends.toml") is None


def test_settings_that_are_wrong_are_told(tmp_path: Path) -> None:
    (tmp_path / "amends.toml").write_text("[brand]\n")

    with pytest.raises(AmendsError, match=r"amends\.toml"):
        team_of(tmp_path / "amends.toml")
