"""Settings: every problem is told at once, with the line to change, and nothing is guessed."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import config
from bot.domain.draft import RULES as RULES_OF_THE_HOUSE
from bot.domain.draft import Level
from bot.domain.errors import BadSettings
from bot.section import duration
from bot.team import RulesSection

GOOD = """\
[brand]
name = "Lark Harbour"
handles = ["LarkHarbour"]

[staff]
groups = ["S0SUPPORT"]

[[platforms]]
type = "sandbox"
name = "sandbox"

[[routes]]
name = "Everything"
channel = "C0COMPLAINTS"
"""

GOOD_ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "SANDBOX_URL": "http://127.0.0.1:1",
}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for field in config.Secrets.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    for name, value in GOOD_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    Path("amends.toml").write_text(GOOD, encoding="utf-8")


def problems() -> list[str]:
    with pytest.raises(BadSettings) as refused:
        config.load()
    return list(refused.value.problems)


def write(text: str) -> None:
    Path("amends.toml").write_text(text, encoding="utf-8")


def test_good_settings_are_read() -> None:
    settings = config.load()

    assert settings.team.brand.name == "Lark Harbour"
    assert settings.rules[-1].channel == "C0COMPLAINTS"
    assert settings.policies["default"].first_reply == timedelta(hours=1)


def test_every_problem_is_told_at_once_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    write(
        GOOD.replace('name = "Lark Harbour"', 'name = ""')
        .replace('name = "sandbox"', 'name = "sandbox"\nevery = "often"\ncolour = "red"')
        .replace('"C0COMPLAINTS"', '"#complaints"')
    )

    found = problems()

    assert [line for line in found if line.startswith("PORT in the environment")]
    assert [line for line in found if line.startswith("LOG_LEVEL in the environment")]
    assert "amends.toml, line 2: brand.name: String should have at least 1 character." in found
    assert (
        "amends.toml, line 11: platforms.0.every: «often» is not a length of time; write for example 15m, 4h or 2d."
        in found
    )
    assert "amends.toml, line 12: platforms.0.colour: there is no such setting; look for a slip of the pen." in found
    assert any("line 16: routes.0.channel: «#complaints» is no channel id" in line for line in found)


RULES = """\

[rules]
money = "tick"
hand_off = "off"
forbid = ["Kind regards"]
known = ["Returns within 30 days"]
"""


def test_a_team_sets_the_house_rules() -> None:
    write(GOOD + RULES)

    rules = config.load().team.rules

    assert rules.levels() == {"money": Level.TICK, "hand-off": Level.OFF}
    assert (rules.forbid, rules.known) == (("Kind regards",), ("Returns within 30 days",))


def test_every_rule_that_a_team_may_set_has_its_name_and_its_level() -> None:
    fields = set(RulesSection.model_fields) - {"known", "forbid", "require"}
    whole = RulesSection.model_validate(dict.fromkeys(fields, "off"))

    assert set(whole.levels()) == set(RULES_OF_THE_HOUSE) - {"placeholder", "markup"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('money = "never"', "line 16: rules.money: Input should be 'off', 'warn', 'tick' or 'block'"),
        ('mony = "warn"', "line 16: rules.mony: there is no such setting; look for a slip of the pen"),
        ('placeholder = "off"', "«placeholder» has no level: a reply with a gap or markup in it is never sent"),
        ('forbid = [" "]', "line 16: rules.forbid: an empty word says nothing; leave it out"),
        ('forbid = ["Hi"]\nrequire = ["hi"]', "«hi» is both forbidden and required"),
    ],
)
def test_a_slip_in_the_house_rules_is_told_like_any_other(line: str, words: str) -> None:
    write(f"{GOOD}[rules]\n{line}\n")

    assert any(words in problem for problem in problems()), problems()


def test_missing_tokens_are_told_together_with_a_wrong_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN")
    monkeypatch.delenv("SLACK_APP_TOKEN")
    write(GOOD.replace("[staff]", "[stuff]"))

    found = " ".join(problems())

    assert "staff: is missing" in found
    assert "stuff: there is no such setting" in found
    assert "SLACK_BOT_TOKEN is not set" in found
    assert "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)" in found


def test_a_missing_file_says_how_to_get_one() -> None:
    Path("amends.toml").unlink()

    assert problems() == ["amends.toml does not exist. Run «amends init» to write one, or set AMENDS_SETTINGS."]


def test_a_slip_in_the_file_is_told_with_its_place() -> None:
    write("[brand\nname = 1")

    assert "not valid TOML" in problems()[0]
    assert "line 1" in problems()[0]


@pytest.mark.parametrize("name", ["amends.toml", ".env"])
def test_a_file_in_another_encoding_is_told(name: str) -> None:
    Path(name).write_bytes(b"SLACK_SIGNING_SECRET=gr\xfcn\n")

    assert f"{name} cannot be read" in problems()[0]


def test_a_folder_in_the_place_of_the_file_is_told() -> None:
    Path("amends.toml").unlink()
    Path("amends.toml").mkdir()

    assert "amends.toml cannot be read" in problems()[0]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1", "begins with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "begins with xapp-"),
        ("SLACK_API_URL", "slack.example/api", "begins with https:// or http://"),
        ("DATABASE_URL", "amends.sqlite", "write sqlite:///"),
        ("DATABASE_URL", "mysql://localhost/amends", "write sqlite:///"),
        ("PORT", "70000", "less than or equal to 65535"),
        ("SANDBOX_URL", "", "SANDBOX_URL is not set"),
    ],
)
def test_a_wrong_value_in_the_environment_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)

    found = problems()

    assert len(found) == 1
    assert found[0].startswith(name)
    assert words in found[0]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('groups = ["S0SUPPORT"]', "groups = []", "nobody may approve anything"),
        ('channel = "C0COMPLAINTS"', 'channel = "C0COMPLAINTS"\npolicy = "soon"', "there is no policy «soon»"),
        ('channel = "C0COMPLAINTS"', 'channel = "C0COMPLAINTS"\ntopics = ["delivery"]', "the last route must have no"),
        ("[[routes]]", '[[platforms]]\ntype = "sandbox"\nname = "sandbox"\n\n[[routes]]', "the same name"),
        ("[[routes]]", '[office]\nzone = "Mars/Base"\n\n[[routes]]', "«Mars/Base» is no time zone"),
        ("[[routes]]", '[office]\ndays = "mon to fri"\n\n[[routes]]', "write days ="),
        ("[[routes]]", '[office]\ndays = "fri-mon"\n\n[[routes]]', "the earlier one first"),
        ('type = "sandbox"', 'type = "myspace"', "line 9: platforms.0.type: there is no platform «myspace»; there are"),
        ('type = "sandbox"\n', "", "platforms.0.type: is missing"),
        ('type = "sandbox"', 'type = "mastodon"', "platforms.0.url: is missing"),
        ('type = "sandbox"', 'type = "x"\naccount = "two words"', "platforms.0.account"),
        ('type = "sandbox"', 'type = "x"\naccount = "@LarkHarbour"', "X_ACCESS_SECRET is not set, but the platform"),
        ("[[routes]]", '[[topics]]\nname = "recycling"\n\n[[routes]]', "«recycling» needs words"),
        ("[[routes]]", '[[topics]]\nname = "delivery"\nwords = ["!!"]\n\n[[routes]]', "without letters or digits"),
        (
            "[[routes]]",
            '[[routes]]\nname = "A"\nchannel = "C0A"\ntopics = ["parcels"]\n\n[[routes]]',
            "no topic «parcels»",
        ),
    ],
)
def test_parts_that_do_not_fit_are_told(old: str, new: str, words: str) -> None:
    write(GOOD.replace(old, new))

    assert words in " ".join(problems())


def test_a_team_lists_its_topics_and_may_route_by_them() -> None:
    listed = '[[topics]]\nname = "recycling"\nwords = ["recycl*"]\n\n[[topics]]\nname = "delivery"\n\n'
    routed = '[[routes]]\nname = "A"\nchannel = "C0A"\ntopics = ["recycling", "other"]\n\n[[routes]]'
    write(GOOD.replace("[[routes]]", listed + routed))

    assert config.load().team.topic_words() == {"recycling": ("recycl*",), "delivery": ()}


def test_the_environment_wins_over_the_file_env(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nLOG_LEVEL=debug\n", encoding="utf-8")

    secrets = config.load().secrets

    assert (secrets.slack_bot_token, secrets.log_level) == ("xoxb-1", "DEBUG")


def test_secrets_do_not_show_when_they_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://amends:hunter2@localhost/amends")

    shown = repr(config.load())

    assert "xoxb-1" not in shown
    assert "hunter2" not in shown


def test_a_process_is_known_by_the_same_name_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYNO", "worker.2")
    on_heroku = config.load().worker
    monkeypatch.setenv("WORKER_NAME", "depot-1")

    assert (on_heroku, config.load().worker) == ("worker.2", "depot-1")


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), ("4 h", 14_400), ("2d", 172_800), (30, 30)])
def test_lengths_of_time_are_read_as_people_write_them(text: str | int, seconds: int) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "0m", "-5m", "an hour", "15", True, None, 0, float("inf"), "9999999999d"])
def test_other_lengths_are_refused(text: object) -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        duration(text)


TWO_ON_X = """
[[platforms]]
type = "x"
name = "x"
account = "@LarkHarbour"

[[platforms]]
type = "x"
name = "x_uk"
account = "@LarkHarbourUK"
terms = ["kettle"]
max_age = "2d"

[watch]
terms = ["Lark Harbour"]
exclude = ["giveaway"]
"""


def test_a_second_account_reads_its_own_secrets_first(monkeypatch: pytest.MonkeyPatch) -> None:
    write(GOOD.replace("[[routes]]", f"{TWO_ON_X}\n[[routes]]"))
    for name in ("API_KEY", "API_SECRET", "ACCESS_TOKEN", "ACCESS_SECRET"):
        monkeypatch.setenv(f"X_{name}", f"of x: {name}")
    monkeypatch.setenv("X_UK_ACCESS_TOKEN", "of x_uk")
    Path(".env").write_text("X_UK_ACCESS_SECRET=in the file\n", encoding="utf-8")

    settings = config.load()
    found = [list(config.keys(settings.secrets, section).values()) for section in settings.team.platforms[1:]]

    assert found == [
        ["of x: API_KEY", "of x: API_SECRET", "of x: ACCESS_TOKEN", "of x: ACCESS_SECRET"],
        ["of x: API_KEY", "of x: API_SECRET", "of x_uk", "in the file"],
    ]


def test_what_an_account_does_not_say_is_as_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    write(GOOD.replace("[[routes]]", f"{TWO_ON_X}\n[[routes]]"))
    for name in ("X_API_KEY", "X_API_SECRET", "X_ACCESS_TOKEN", "X_ACCESS_SECRET"):
        monkeypatch.setenv(name, "given")

    team = config.load().team
    one, other = team.watched("x"), team.watched("x_uk")

    assert (one.terms, one.exclude, one.max_age) == (("Lark Harbour",), ("giveaway",), timedelta(hours=24))
    assert (other.terms, other.exclude, other.max_age) == (("kettle",), ("giveaway",), timedelta(days=2))


BRANDS = """\
[[brands]]
name = "Lark Harbour"
handles = ["LarkHarbour"]

[[brands]]
name = "Otter Bay"
[brands.voice]
person = "we"
contact = ["help@otterbay.example"]

[voice]
formal = true
contact = ["help@larkharbour.example"]
"""

OTTER = """
[[platforms]]
type = "feed"
name = "otters"
url = "https://otterbay.example/feed"
brand = "Otter Bay"
"""


def several(text: str = BRANDS + GOOD[GOOD.index("[staff]") :] + OTTER) -> str:
    """Return a file in which the second of two accounts belongs to the second of two brands."""
    return text


def test_an_account_speaks_in_the_name_and_the_voice_of_its_brand() -> None:
    write(several())

    team = config.load().team
    otter, lark = team.speaking("otters"), team.speaking("sandbox")

    assert (otter.brand.name, otter.voice.person) == ("Otter Bay", "we")
    assert otter.voice.contact == ("help@otterbay.example",)
    assert otter.voice.formal
    assert (lark.brand.name, lark.voice.person) == ("Lark Harbour", "I")
    assert lark.voice.contact == ("help@larkharbour.example",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('brand = "Otter Bay"', 'brand = "Otter Bey"', "«otters»: there is no brand «Otter Bey»"),
        ('name = "Otter Bay"', 'name = "Lark Harbour"', "two brands have the same name"),
        ("[[brands]]", '[brand]\nname = "Lark"\n\n[[brands]]', "write only one of them"),
        ('name = "Lark Harbour"', 'name = ""', "line 2: brands.0.name"),
        (BRANDS[: BRANDS.rindex("[[brands]]") + 10], "[brands]", "line 1: brands: Input should be a valid tuple"),
    ],
)
def test_brands_that_do_not_fit_are_told_once(old: str, new: str, told: str) -> None:
    write(several().replace(old, new, 1 if "[brand]" in new or "Lark" in old else -1))

    assert len([line for line in problems() if told in line]) == 1
    assert not [line for line in problems() if "brand.name" in line]
