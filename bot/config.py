"""Settings: secrets from the environment, what a team decides from `amends.toml`; every problem is told at once."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.accounts import TYPES, PlatformSection
from bot.domain.errors import BadSettings
from bot.domain.routing import Rule
from bot.domain.sla import OfficeHours, Policy
from bot.team import Team, where


def _web_address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("write a whole address that begins with https:// or http://")
    return value


def _database_url(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgres://", "postgresql://", "postgresql+psycopg://")):
        raise ValueError("write sqlite:///amends.sqlite, or postgresql://user:password@host/name")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda value: str(value).upper())]


class Secrets(BaseSettings):
    """What the environment (or a file `.env`) holds. The names in capitals are the variables."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    slack_bot_token: str = Field("", repr=False, description="Bot token of the Slack app, xoxb-…")
    slack_app_token: str = Field("", repr=False, description="App-level token, xapp-…: set it to use Socket Mode")
    slack_signing_secret: str = Field("", repr=False, description="Signing secret: needed without Socket Mode")
    slack_api_url: WebAddress = Field("", description="Another address for Slack's Web API (the sandbox sets it)")
    database_url: DatabaseUrl = Field(
        "sqlite:///amends.sqlite", repr=False, description="SQLite file, or postgresql://…"
    )
    amends_settings: str = Field("amends.toml", description="Path of the team's settings")
    port: int = Field(8080, ge=0, le=65535, description="Port of the web server (Slack over HTTP, /health, /metrics)")
    host: str = Field("127.0.0.1", description="Address the web server listens on; 0.0.0.0 behind a router")
    worker_name: str = Field("", description="Stable name of this process; $DYNO or the host name otherwise")
    log_level: LogLevel = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    amends_embeddings: str = Field("", description="Sentence encoder for triage: a folder, or a name on the model hub")
    amends_cache: str = Field("", description="Folder for what triage has learnt; beside the database otherwise")
    openai_api_key: str = Field("", repr=False, description="Key of a language model's provider")
    openai_base_url: WebAddress = Field("", description="Address of an OpenAI-compatible endpoint")
    openai_model: str = Field("", description="Name of the model")
    x_api_key: str = Field("", repr=False, description="API key (consumer key) of the app on X")
    x_api_secret: str = Field("", repr=False, description="Its secret")
    x_access_token: str = Field("", repr=False, description="Access token of the account on X, 123…-…")
    x_access_secret: str = Field("", repr=False, description="Its secret")
    x_api_url: WebAddress = Field("", description="Another address for X's API (tests set it)")
    mastodon_access_token: str = Field("", repr=False, description="Access token of the account on Mastodon")
    bluesky_password: str = Field("", repr=False, description="App password of the account on Bluesky")
    email_password: str = Field("", repr=False, description="Password of the mailbox, for reading and for sending")
    amends_key: str = Field("", repr=False, description="Key that seals what «amends login» obtains")
    sandbox_url: WebAddress = Field("", description="Address of the sandbox's network (the demo sets it)")
    sandbox_token: str = Field("", repr=False, description="Token for the sandbox's network")


class Keys(BaseSettings):
    """What one account needs; each field is read from NAME_… where that is set."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    api_key: str = Field("", repr=False)
    api_secret: str = Field("", repr=False)
    access_token: str = Field("", repr=False)
    access_secret: str = Field("", repr=False)
    password: str = Field("", repr=False)


NEEDED = {
    "x": ("api_key", "api_secret", "access_token", "access_secret"),
    "mastodon": ("access_token",),
    "bluesky": ("password",),
    "email": ("password",),
}
"""What the platforms want to be told in the environment."""


LOGINS = ("x", "mastodon", "bluesky")
"""Platforms whose tokens `amends login` obtains, all but the keys of an app."""


def keys(secrets: Secrets, section: PlatformSection) -> dict[str, str]:
    """Return an account's secrets: those of its own name (X_UK_ACCESS_TOKEN for x_uk), else those of its type."""
    own = Keys(_env_prefix=prefix(section.name))  # type: ignore[call-arg,unused-ignore]
    fields = NEEDED.get(section.type, ())
    return {field: getattr(own, field) or getattr(secrets, f"{section.type}_{field}") for field in fields}


def prefix(name: str) -> str:
    """Return what an account's variables begin with."""
    return f"{name.upper().replace('-', '_')}_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Both halves together, and the values that the rules work with."""

    secrets: Secrets
    team: Team
    rules: tuple[Rule, ...]
    policies: dict[str, Policy]
    hours: OfficeHours

    @property
    def worker(self) -> str:
        """Return this process's name: the same after a restart where that can be, and never that of another one."""
        alone = self.secrets.database_url.startswith("sqlite")
        named = self.secrets.worker_name or os.environ.get("DYNO", "")
        return named or ("amends" if alone else f"{os.uname().nodename}-{os.getpid()}")


def load() -> Settings:
    """Read both halves or raise BadSettings with every problem, each with the line to change."""
    problems: list[str] = []
    secrets = _secrets(problems)
    path = Path(secrets.amends_settings if secrets else os.environ.get("AMENDS_SETTINGS", "amends.toml"))
    team = _team(path, problems)
    if secrets:
        problems += _missing(secrets, team)
    if problems or secrets is None or team is None:
        raise BadSettings(problems)
    return Settings(secrets, team, team.routing(), team.promises(), team.office.office_hours())


def _secrets(problems: list[str]) -> Secrets | None:
    try:
        return Secrets()  # type: ignore[call-arg,unused-ignore]
    except ValidationError as error:
        problems += [f"{str(found['loc'][0]).upper()} in the environment: {_words(found)}." for found in error.errors()]
        # The rest can be judged all the same: with the defaults in the place of what is wrong.
        wrong = {str(found["loc"][0]) for found in error.errors()}
        return Secrets(**{name: Secrets.model_fields[name].default for name in wrong})
    except UnicodeDecodeError as error:
        problems.append(f".env cannot be read: {error}. Save it as UTF-8.")
    return None


def _team(path: Path, problems: list[str]) -> Team | None:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(f"{path} does not exist. Run «amends init» to write one, or set AMENDS_SETTINGS.")
        return None
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path} cannot be read: {error}.")
        return None
    return parse(text, str(path), problems)


def team_of(path: Path) -> Team | None:
    """Return the team's settings if the file is there, for what does without; raise BadSettings where it is bad."""
    if not path.exists():
        return None
    problems: list[str] = []
    team = _team(path, problems)
    if problems:
        raise BadSettings(problems)
    return team


def parse(text: str, name: str, problems: list[str]) -> Team | None:
    """Return the team's settings, or None after adding every problem with its line."""
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{name}: not valid TOML: {error}.")
        return None
    try:
        return Team.model_validate(raw)
    except ValidationError as error:
        for problem in error.errors():
            place = _place(problem)
            if place[0:1] == ("brand",) and "brand" not in raw and "brands" in raw:
                continue  # told of the first of the brands already
            line = where(text, place)
            path = ".".join(str(part) for part in place)
            said = _words(problem)
            problems.append(f"{name}, line {line}: {path}: {said}." if path else f"{name}: {said}.")
        return None


def _place(problem: ErrorDetails) -> tuple[int | str, ...]:
    """Return where in the file: pydantic adds the kind of the platform, which is no key there."""
    loc = problem["loc"]
    if problem["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return (*loc, "type")
    return (*loc[:2], *loc[3:]) if loc[:1] == ("platforms",) and len(loc) > 2 and loc[2] in TYPES else loc


def _words(problem: ErrorDetails) -> str:
    """Return what pydantic found in words for whoever edits the file."""
    match problem["type"]:
        case "missing" | "union_tag_not_found":
            return "is missing"
        case "union_tag_invalid":
            return f"there is no platform «{problem['ctx']['tag']}»; there are {', '.join(TYPES)}"
        case "extra_forbidden":
            return "there is no such setting; look for a slip of the pen"
        case "string_pattern_mismatch" if str(problem["loc"][-1]) == "channel":
            return (
                f"«{problem['input']}» is no channel id; it begins with C or G, such as C0123ABCD, and is not the name"
            )
    return problem["msg"].removeprefix("Value error, ")


def _missing(secrets: Secrets, team: Team | None) -> list[str]:
    problems = []
    if not secrets.slack_bot_token:
        problems.append(
            "SLACK_BOT_TOKEN is not set: copy the bot token (xoxb-…) from your app's «OAuth & Permissions»."
        )
    elif not secrets.slack_bot_token.startswith("xoxb-"):
        problems.append("SLACK_BOT_TOKEN must be a bot token: it begins with xoxb-.")
    if secrets.slack_app_token and not secrets.slack_app_token.startswith("xapp-"):
        problems.append("SLACK_APP_TOKEN must be an app-level token: it begins with xapp-.")
    if not secrets.slack_app_token and not secrets.slack_signing_secret:
        problems.append("Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).")
    if team and any(p.type == "sandbox" for p in team.platforms) and not secrets.sandbox_url:
        problems.append("SANDBOX_URL is not set, but amends.toml lists a platform of type «sandbox».")
    if secrets.openai_model and not secrets.openai_api_key and not secrets.openai_base_url:
        problems.append("OPENAI_MODEL is set: set OPENAI_API_KEY too, or OPENAI_BASE_URL for a model of your own.")
    return problems + [line for section in team.platforms for line in _lacking(secrets, section)] if team else problems


def _lacking(secrets: Secrets, section: PlatformSection) -> list[str]:
    lacking = [field for field, value in keys(secrets, section).items() if not value]
    if secrets.amends_key and section.type in LOGINS:
        lacking = [field for field in lacking if field.startswith("api_")]
    names = [prefix(section.type) + field.upper() for field in lacking]
    own = f" (or {prefix(section.name)}… for this account alone)" if section.name != section.type else ""
    return [f"{name} is not set, but the platform «{section.name}» in amends.toml needs it{own}." for name in names]
