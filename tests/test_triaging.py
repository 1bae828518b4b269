"""`amends triage`: a file of posts in, a line of JSON per post out, in order, and nothing lost."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import triaging
from bot.classifiers.rules import RulesClassifier
from bot.cli import app
from bot.config import Secrets
from bot.domain.errors import AmendsError
from bot.domain.triage import Category, Priority
from tests.domain.outside import hostile_texts
from tests.factories import AMENDS

AT = datetime(2026, 11, 2, 13, 7, tzinfo=UTC)
RULES = RulesClassifier()


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def judged(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what was said of the posts, and what of lines that could not be read."""
    told: list[str] = []
    found = triaging.verdicts(StringIO(text, newline=""), RULES, triaging.Tally(), told.append, now=AT)
    return [json.loads(line) for some in found for line in some], told


def test_each_post_gets_its_verdict_in_order() -> None:
    (first, second), _ = judged(lines({"id": "b", "text": "my parcel is late, awful"}, {"id": 1, "text": "lovely!"}))

    assert list(first) == [
        *("id", "category", "complaint_probability", "topic", "language", "priority", "reasons", "classifier")
    ]
    assert (first["id"], first["category"], first["topic"], first["language"]) == ("b", "complaint", "delivery", "en")
    assert first["reasons"]
    assert (second["id"], second["category"]) == (1, "praise")


def test_posts_of_one_id_are_all_judged() -> None:
    found, _ = judged(lines({"id": 1, "text": "lovely!"}, {"id": 1, "text": "my parcel is late, awful"}))

    assert [each["category"] for each in found] == ["praise", "complaint"]


def test_more_posts_than_are_held_at_once_come_out_in_order() -> None:
    found, _ = judged("id,text\n" + "".join(f"{n},late\n" for n in range(1_000)))

    assert [each["id"] for each in found] == [str(n) for n in range(1_000)]


def test_a_file_is_read_no_further_than_it_is_judged() -> None:
    file = StringIO("id,text\n" + "1,late\n" * 10_000)

    some = next(triaging.verdicts(file, RULES, triaging.Tally(), print, now=AT))

    assert file.tell() < len("id,text\n") + len("1,late\n") * (len(some) + 1)
    assert len(some) < 1_000


def test_followers_count() -> None:
    urgent = {"id": 1, "text": "third time I ask for my refund, awful", "author": "@maya"}
    (few, many), _ = judged(lines({**urgent, "followers": 3}, {**urgent, "followers": "250000.0"}))

    assert few["priority"] == Priority.HIGH
    assert many["priority"] == Priority.URGENT
    assert "250,000 followers" in many["reasons"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"id": 1}, "Line 1 has no text."),
        ({"text": "x"}, "Line 1 has no id."),
        ({"id": " ", "text": "x"}, "Line 1 has no id."),
        ({"id": 1, "text": 1.5}, "Line 1: text must be text, not float."),
        ({"id": 1, "text": "x", "followers": "many"}, "Line 1: followers must be a whole number, not 'many'."),
        ({"id": 1, "text": "x", "followers": -1}, "Line 1: followers must be a whole number, not '-1'."),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_judged(line: object, said: str) -> None:
    found, told = judged(lines(line, {"id": 2, "text": "lovely!"}))

    assert [each["id"] for each in found] == [2]
    assert told == [said]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(AmendsError, match="Line 1: the header names no id and no text"):
        judged("hello\n")


def test_every_hostile_text_is_judged() -> None:
    texts = hostile_texts()

    found, told = judged(lines(*({"id": n, "text": text} for n, text in enumerate(texts))))

    assert told == []
    assert [each["id"] for each in found] == list(range(len(texts)))
    assert {each["category"] for each in found} <= set(Category)


def run(*args: str, given: str) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(app, ["triage", *args], input=given)
    return done.exit_code, done.stdout_bytes, done.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AMENDS_EMBEDDINGS", raising=False)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_command_reads_standard_input_and_writes_json_lines() -> None:
    code, shown, _ = run("-", given=lines({"id": 7, "text": "my parcel is late \ud800 awful"}))

    assert code == 0
    (found,) = map(json.loads, shown.decode().splitlines())
    assert (found["id"], found["category"], found["classifier"]) == (7, "complaint", "linear")


@pytest.mark.usefixtures("folder")
def test_it_ends_with_1_where_a_line_could_not_be_read() -> None:
    code, shown, said = run("-", given=lines({"id": 7, "text": "late"}, {"id": 8}, {"id": 9, "text": "late"}))

    assert code == 1
    assert [json.loads(line)["id"] for line in shown.splitlines()] == [7, 9]
    assert said.splitlines() == ["Line 2 has no text.", "2 posts are judged. Lines that could not be read: 1."]


def test_what_a_team_taught_is_used_where_its_settings_are(folder: Path) -> None:
    settings = AMENDS + '\n[[topics]]\nname = "flumphs"\nwords = ["flumph"]\n'
    (folder / "amends.toml").write_text(settings, encoding="utf-8")
    secrets = Secrets(amends_cache=str(folder))  # type: ignore[call-arg,unused-ignore]

    (found,) = triaging.verdicts(
        StringIO('{"id":1,"text":"my flumph is broken"}\n'),
        triaging.classifier(secrets),
        triaging.Tally(),
        print,
        now=AT,
    )

    assert json.loads(found[0])["topic"] == "flumphs"
