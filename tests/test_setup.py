"""`amends init`: what it writes is accepted at start, nonsense is asked again, and no file is lost."""

import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from bot import config, setup
from bot.domain.errors import BadSettings
from bot.team import Team

ANSWERS = (
    "Lark Harbour",
    "@LarkHarbour",
    "C0COMPLAINTS",
    "S0SUPPORT",
    "U0ANA",
    "sandbox",
    "Europe/Berlin",
    "mon-fri",
    "08:30-17:00",
    "none",
    "xoxb-1-a",
    "xapp-1-b",
)


class Typist:
    """Types the answers one after the other; an empty one is a bare Enter."""

    def __init__(self, *answers: str) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.asked: list[str] = []
        self.hidden: list[str] = []
        self.told: list[str] = []

    def ask(self, text: str, *, default: str, show_default: bool, hide_input: bool) -> str:
        self.asked.append(text)
        if hide_input:
            self.hidden.append(text)
        return next(self._answers) or default

    def say(self, text: str) -> None:
        self.told.append(text)

    def walk(self, folder: Path) -> "Typist":
        setup.walk(folder, ask=self.ask, say=self.say)
        return self


def read(folder: Path) -> Team:
    problems: list[str] = []
    team = config.parse((folder / "amends.toml").read_text(encoding="utf-8"), "amends.toml", problems)
    assert team is not None, problems
    return team


def test_what_it_writes_is_accepted_at_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in config.Secrets.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    Typist(*ANSWERS).walk(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SANDBOX_URL", "http://127.0.0.1:1")

    settings = config.load()

    assert settings.secrets.slack_bot_token == "xoxb-1-a"
    assert settings.team.brand.handles == ("LarkHarbour",)
    assert settings.hours.zone == "Europe/Berlin"
    assert len(settings.hours.days) == 5


def test_it_ends_with_the_next_two_commands(tmp_path: Path) -> None:
    typist = Typist(*ANSWERS).walk(tmp_path)

    assert [line.split()[1] for line in typist.told[-2:]] == ["check", "run"]


def test_only_its_owner_can_read_the_secrets(tmp_path: Path) -> None:
    typist = Typist(*ANSWERS).walk(tmp_path)

    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert len(typist.hidden) == 2


def test_a_bare_enter_takes_the_default(tmp_path: Path) -> None:
    Typist(*ANSWERS[:4], "", "", "", "", "", "", "", "").walk(tmp_path)

    assert read(tmp_path).office.zone == "UTC"
    written = (tmp_path / ".env").read_text(encoding="utf-8").splitlines()
    assert "AMENDS_EMBEDDINGS=Xenova/all-MiniLM-L6-v2" in written
    assert any(line.startswith("#SLACK_BOT_TOKEN=") for line in written)


@pytest.mark.parametrize(("typed", "kept"), [("none", ""), ("acme/mini", "acme/mini"), (".", ".")])
def test_another_encoder_or_none_may_be_named(tmp_path: Path, typed: str, kept: str) -> None:
    Typist(*ANSWERS[:9], typed, *ANSWERS[10:]).walk(tmp_path)

    written = (tmp_path / ".env").read_text(encoding="utf-8").splitlines()
    assert (f"AMENDS_EMBEDDINGS={kept}" in written) == bool(kept)


def test_an_encoder_that_is_neither_is_asked_for_again(tmp_path: Path) -> None:
    typist = Typist(*ANSWERS[:9], "./nowhere/at all", *ANSWERS[9:]).walk(tmp_path)

    assert any("a folder that is there" in line for line in typist.told)


def test_nonsense_is_explained_and_asked_again(tmp_path: Path) -> None:
    answers = ["", ANSWERS[0], "a b", ANSWERS[1], "#complaints", ANSWERS[2], "@support", *ANSWERS[3:6]]
    answers += [
        "Mars",
        ANSWERS[6],
        "all week",
        ANSWERS[7],
        "17-8",
        "17:00-08:00",
        ANSWERS[8],
        ANSWERS[9],
        "xapp-2",
        *ANSWERS[10:],
    ]

    typist = Typist(*answers).walk(tmp_path)

    told = " ".join(typist.told)
    assert len(typist.asked) == len(ANSWERS) + 9
    for words in ("is needed", "as people would mention it", "begins with C or G", "begins with S", "no time zone"):
        assert words in told


def test_a_file_that_is_there_is_kept_unless_its_owner_agrees(tmp_path: Path) -> None:
    (tmp_path / "amends.toml").write_text("mine", encoding="utf-8")

    Typist(*ANSWERS, "no").walk(tmp_path)

    assert (tmp_path / "amends.toml").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / ".env").exists()


def test_a_file_that_is_replaced_is_kept_beside_it_each_time(tmp_path: Path) -> None:
    (tmp_path / "amends.toml").write_text("first", encoding="utf-8")

    Typist(*ANSWERS, "yes").walk(tmp_path)
    Typist("Other", *ANSWERS[1:], "yes", "yes").walk(tmp_path)

    assert (tmp_path / "amends.toml.bak").read_text(encoding="utf-8") == "first"
    assert "Lark Harbour" in (tmp_path / "amends.toml.bak2").read_text(encoding="utf-8")
    assert stat.S_IMODE((tmp_path / ".env.bak").stat().st_mode) == 0o600
    assert read(tmp_path).brand.name == "Other"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(BadSettings, match="cannot be written"):
        Typist(*ANSWERS).walk(tmp_path / "file")


@given(brand=st.text(min_size=1).filter(lambda name: any(char.isprintable() and not char.isspace() for char in name)))
@given_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_of_a_brand_survives_the_file(brand: str) -> None:
    answers = dict(zip((question.name for question in setup.QUESTIONS), ANSWERS, strict=True)) | {"brand": brand}
    typed = "".join(char for char in brand if char.isprintable()).strip()

    written = tomllib.loads(setup.team(answers | {"brand": typed}))

    assert written["brand"]["name"] == typed


@pytest.mark.parametrize("kind", setup.PLATFORMS)
def test_what_is_written_for_each_platform_is_accepted(tmp_path: Path, kind: str) -> None:
    answers = [kind if answer == "sandbox" else answer for answer in ANSWERS]

    Typist(*answers).walk(tmp_path)

    section = read(tmp_path).platforms[0]
    assert (section.type, section.name) == (kind, kind)
    if kind in ("x", "mastodon"):  # elsewhere our handle there is not the brand's
        assert getattr(section, "account", "") == "LarkHarbour"
