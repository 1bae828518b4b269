"""The command line, run as its users run it: each thing that can be wrong at start ends in one clear sentence."""

import contextlib
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from bot.domain.errors import AmendsError
from bot.sandbox.network_api import TOKEN as NETWORK_TOKEN
from bot.sandbox.processes import free_port
from bot.store import session as database
from tests.sandbox.conftest import APP_TOKEN, BOT_TOKEN, TOP, Outside, running

TEAM = """\
[brand]
name = "Lark Harbour"
handles = ["LarkHarbour"]

[staff]
groups = ["S0SUPPORT"]
lead = "U0ANA"

[[platforms]]
type = "sandbox"
name = "sandbox"

[[routes]]
name = "Urgent"
priorities = ["urgent"]
channel = "C0URGENT"
group = "S0LEADS"

[[routes]]
name = "Everything"
channel = "C0COMPLAINTS"
"""


@dataclass
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The last thing it said on standard error."""
        return self.err.strip().splitlines()[-1] if self.err.strip() else ""


@dataclass
class Shell:
    """A folder with settings, and an environment with nothing but ours in it."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def start(self, *command: str, before: Callable[[], object] | None = None, **env: str) -> subprocess.Popen[str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "AMENDS_CACHE") if name in os.environ}
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *command],
            cwd=self.folder,
            env=kept | {"PYTHONPATH": str(TOP), "COLUMNS": "200"} | self.env | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=before,
        )

    def run(self, *command: str, before: Callable[[], object] | None = None, **env: str) -> Done:
        process = self.start(*command, before=before, **env)
        try:
            out, err = process.communicate(timeout=90)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return Done(process.returncode, out, err)


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    with running(manifest=TOP / "manifest.yml") as world:
        yield world


@pytest.fixture
def shell(tmp_path: Path, outside: Outside) -> Shell:
    (tmp_path / "amends.toml").write_text(TEAM, encoding="utf-8")
    env = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": f"{outside.url}/api/",
        "SANDBOX_URL": outside.url,
        "SANDBOX_TOKEN": NETWORK_TOKEN,
        "PORT": "0",
    }
    return Shell(tmp_path, env)


def refused(done: Done, *words: str) -> None:
    """The command ended with status 2 and a sentence with these words, and showed no traceback."""
    assert done.code == 2, done.err
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.sentence


def filled(folder: Path) -> str:
    """Make a database with something in it, and return its URL."""
    url = f"sqlite:///{folder / 'amends.sqlite'}"
    engine = database.open_engine(url)
    database.migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO accounts (name, seen, tickets, joined, own, ignored, error) VALUES ('mine', 7, 7, 0, 0, 0, '')"
        )
    engine.dispose()
    return url


def kept(folder: Path) -> None:
    """The database is whole, and what was in it is still there."""
    with contextlib.closing(sqlite3.connect(folder / "amends.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT seen FROM accounts WHERE name = 'mine'").fetchone() == (7,)


def test_broken_settings_are_all_told_and_nothing_is_made(shell: Shell) -> None:
    (shell.folder / "amends.toml").write_text(TEAM.replace('"C0URGENT"', '"urgent"'), encoding="utf-8")

    done = shell.run("run", SLACK_BOT_TOKEN="", PORT="many")

    refused(done)
    assert len(done.err.strip().splitlines()) == 3
    assert [path.name for path in shell.folder.iterdir()] == ["amends.toml"]


def test_without_settings_the_way_to_some_is_told(shell: Shell) -> None:
    (shell.folder / "amends.toml").unlink()

    refused(shell.run("run"), "amends.toml does not exist", "amends init")


@pytest.mark.parametrize(
    ("name", "value"), [("SLACK_BOT_TOKEN", "xoxb-wrong"), ("SLACK_APP_TOKEN", "xapp-wrong")], ids=["bot", "app"]
)
def test_a_token_that_slack_refuses_is_named(shell: Shell, name: str, value: str) -> None:
    shell.env[name] = value

    refused(shell.run("run"), "Slack refuses", name)


def test_a_slack_that_cannot_be_reached_is_told(shell: Shell) -> None:
    refused(shell.run("run", SLACK_API_URL=f"http://127.0.0.1:{free_port()}/api/"), "I could not reach Slack")


def test_a_second_process_on_one_file_is_refused_and_the_first_goes_on(shell: Shell) -> None:
    port = free_port()
    first = shell.start("run", PORT=str(port))
    try:
        wait_until_healthy(port, first)

        refused(shell.run("run"), "Another Amends process already uses", "PostgreSQL")
        assert requests.get(f"http://127.0.0.1:{port}/health", timeout=5).json()["ok"] is True
    finally:
        first.send_signal(signal.SIGTERM)
        _, err = first.communicate(timeout=120)
    assert first.returncode == 0, err


def wait_until_healthy(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"http://127.0.0.1:{port}/health", timeout=2).status_code == 200:
                return
        time.sleep(0.1)
    raise AssertionError(process.communicate(timeout=60)[1])


def test_a_reply_written_by_hand_is_held_against_the_house_rules(shell: Shell) -> None:
    (shell.folder / "reply.txt").write_text("Hi Maya, sorry, here is a voucher.\n", encoding="utf-8")

    late, words = "My kettle is nine days late", "Hi Maya, I'm sorry about the kettle. I'll ring the depot."

    stopped = shell.run("lint", "reply.txt", "--to", late, "--name", "Maya", "--json")
    passed = shell.run("lint", words, "--to", late)

    said = json.loads(stopped.out)
    assert stopped.code == 1
    assert said["ok"] is False
    assert said["length"] == {"used": 34, "limit": 500, "unit": "characters"}
    assert next((c["rule"], c["level"], c["span"]) for c in said["checks"]) == ("money", "block", [26, 33])
    assert passed.code == 0, passed.out + passed.err
    assert "⚠ when: does not say by when" in passed.out


def test_a_reply_may_come_from_standard_input(shell: Shell) -> None:
    done = shell.run("lint", "-")

    assert (done.code, "✖ length: is empty" in done.out) == (1, True)


def test_an_account_that_is_not_there_is_told_with_those_that_are(shell: Shell) -> None:
    refused(shell.run("lint", "Sorry", "--platform", "x"), "no platform account «x»", "sandbox")


def test_a_port_that_is_taken_is_told(shell: Shell, outside: Outside) -> None:
    taken = outside.url.rsplit(":", 1)[1]

    refused(shell.run("run", PORT=taken), f"port {taken}", "Set PORT")


def test_a_locked_database_is_told_and_left_alone(shell: Shell) -> None:
    """It waits for half a minute first: a backup that copies the file takes a while too."""
    url = filled(shell.folder)
    with contextlib.closing(sqlite3.connect(shell.folder / "amends.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        done = shell.run("run", DATABASE_URL=url)

        other.execute("ROLLBACK")
    refused(done, "The database is locked by another program")
    kept(shell.folder)


def test_a_newer_database_is_refused_and_left_alone(shell: Shell) -> None:
    url = filled(shell.folder)
    with contextlib.closing(sqlite3.connect(shell.folder / "amends.sqlite", isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")

    refused(shell.run("run", DATABASE_URL=url), "newer version of Amends (schema 9999)", "Update Amends")
    checked = shell.run("check", DATABASE_URL=url)

    kept(shell.folder)
    assert checked.code == 1
    assert "schema 9999" in checked.out


def test_a_file_that_is_no_database_is_told_and_left_alone(shell: Shell) -> None:
    text = "Dear diary, " * 200
    (shell.folder / "amends.sqlite").write_text(text, encoding="utf-8")

    refused(shell.run("run"), "is not an SQLite database")
    assert (shell.folder / "amends.sqlite").read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written_is_told(shell: Shell) -> None:
    # No user may make files there, root included.
    refused(shell.run("run", DATABASE_URL="sqlite:////proc/amends.sqlite"), "/proc cannot be written", "DATABASE_URL")


def test_a_database_server_that_is_away_is_told(shell: Shell) -> None:
    url = f"postgresql://amends@127.0.0.1:{free_port()}/amends"

    refused(shell.run("run", DATABASE_URL=url), "The database does not answer", "nothing is lost")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes where we may mount one; a plain folder otherwise."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    yield disk
    if mount.returncode == 0:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(shell: Shell, small_disk: Path) -> None:
    url = filled(small_disk)
    fill, limit = None, None
    if os.path.ismount(small_disk):
        fill = small_disk / "fill"
        with contextlib.suppress(OSError), fill.open("wb", buffering=0) as file:
            while True:
                file.write(b"0" * 4096)
    else:
        # Without the right to mount, a limit on the size of files: writes beyond it fail as on a full disk.
        size = (small_disk / "amends.sqlite").stat().st_size
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # noqa: E731

    done = shell.run("run", before=limit, DATABASE_URL=url)

    if fill:
        fill.unlink()
    # SQLite says «full» for a page that does not fit and «disk I/O error» for an index of the log that does not.
    refused(done, "disk")
    kept(small_disk)


def test_check_tries_everything_and_says_yes(shell: Shell) -> None:
    done = shell.run("check")

    assert done.code == 0, done.out + done.err
    for line in (
        "Database",
        "Slack bot token",
        "Slack scopes",
        "Channel C0URGENT",
        "User group S0LEADS",
        "Person U0ANA",
    ):
        assert f"{line}" in done.out
    assert "✗" not in done.out
    assert not (shell.folder / "amends.sqlite").exists()


def test_check_says_what_to_do_about_each_thing_that_does_not_work(shell: Shell) -> None:
    team = TEAM.replace("C0URGENT", "C0RANDOM").replace("S0LEADS", "S0NOBODY").replace("U0ANA", "U0NOBODY")
    (shell.folder / "amends.toml").write_text(team, encoding="utf-8")

    done = shell.run("check", SLACK_APP_TOKEN="xapp-wrong", SANDBOX_TOKEN="wrong")

    lines = [line for line in done.out.splitlines() if "✗" in line]
    assert done.code == 1
    assert [line.split("✗")[0].strip() for line in lines] == [
        *("Slack app token", "Channel C0RANDOM", "User group S0NOBODY", "Person U0NOBODY", "Platform sandbox"),
    ]
    assert "/invite @Amends" in lines[1]


def test_check_works_while_amends_runs(shell: Shell) -> None:
    port = free_port()
    running_one = shell.start("run", PORT=str(port))
    try:
        wait_until_healthy(port, running_one)

        assert shell.run("check").code == 0
    finally:
        running_one.send_signal(signal.SIGTERM)
        running_one.communicate(timeout=120)


def test_route_explains_which_rule_catches_a_post(shell: Shell) -> None:
    done = shell.run("route", "My kettle caught fire and burnt my hand", "--followers", "20000")

    assert done.code == 0, done.err
    assert "Triage: complaint, urgent priority" in done.out
    assert "✓ 1. Urgent: caught it: priority urgent" in done.out
    assert "→ channel C0URGENT, mentions the group S0LEADS" in done.out


def test_route_shows_why_the_other_rules_did_not(shell: Shell) -> None:
    done = shell.run("route", "[bold]Day nine[/bold] and still no parcel :-(", "--author", "@maya")

    assert "✗ 1. Urgent: no: priority " in done.out
    assert "✓ 2. Everything: caught it: everything else" in done.out


def test_route_knows_the_platforms_of_the_settings_only(shell: Shell) -> None:
    refused(shell.run("route", "Hello", "--platform", "myspace"), "no platform account «myspace»", "sandbox")


def test_init_needs_no_settings_and_stops_where_nobody_answers(shell: Shell) -> None:
    done = shell.run("init", "new")

    assert done.code != 0
    assert "Traceback" not in done.err
    assert not (shell.folder / "new").exists()


def test_a_demo_with_several_workers_asks_for_postgresql(shell: Shell) -> None:
    refused(shell.run("demo", "--script", "--workers", "2"), "Several workers need PostgreSQL")


def test_a_demo_refuses_a_file_that_is_not_there(shell: Shell) -> None:
    done = shell.run("demo", "--script", "--replay", "nowhere.csv")

    refused(done)
    assert "nowhere.csv" in done.err


def test_an_error_of_ours_is_a_sentence_for_its_reader() -> None:
    assert str(AmendsError("The kettle is empty.")) == "The kettle is empty."
