"""Settings: secrets from the environment, what a team decides from `amends.toml`; every problem is told at once."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import BadSettings
from bot.domain.routing import Rule
from bot.domain.sla import OfficeHours, Policy
from bot.team import Team, where


class Secrets(BaseSettings):
    """What the environment (or a file `.env`) holds. The names in capitals are the variables."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    slack_bot_token: str = Field("", repr=False, description="Bot token of the Slack app, xoxb-…")
    slack_app_token: str = Field("", repr=False, description="App-level token, xapp-…: set it to use Socket Mode")
    slack_signing_secret: str = Field("", repr=False, description="Signing secret: needed without Socket Mode")
    slack_api_url: str = Field("", description="Another address for Slack's Web API (the sandbox sets it)")
    database_url: str = Field("sqlite:///amends.sqlite", repr=False, description="SQLite file, or postgresql://…")
    amends_settings: str = Field("amends.toml", description="Path of the team's settings")
    port: int = Field(8080, description="Port of the web server (Slack over HTTP, /health, /metrics)")
    host: str = Field("127.0.0.1", description="Address the web server listens on; 0.0.0.0 behind a router")
    worker_name: str = Field("", description="Stable name of this process; $DYNO or the host name otherwise")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    openai_api_key: str = Field("", repr=False, description="Key of a language model's provider")
    openai_base_url: str = Field("", description="Address of an OpenAI-compatible endpoint")
    openai_model: str = Field("", description="Name of the model")
    sandbox_url: str = Field("", description="Address of the sandbox's network (the demo sets it)")
    sandbox_token: str = Field("", repr=False, description="Token for the sandbox's network")


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
    if secrets and not problems:
        problems += _missing(secrets, team)
    if problems or secrets is None or team is None:
        raise BadSettings(problems)
    return Settings(secrets, team, team.rules(), team.promises(), team.office.office_hours())


def _secrets(problems: list[str]) -> Secrets | None:
    try:
        return Secrets()  # type: ignore[call-arg,unused-ignore]
    except ValidationError as error:
        problems += [
            f"{str(problem['loc'][0]).upper()} in the environment: {problem['msg']}." for problem in error.errors()
        ]
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
            line = where(text, problem["loc"])
            path = ".".join(str(part) for part in problem["loc"])
            said = problem["msg"].removeprefix("Value error, ")
            problems.append(f"{name}, line {line}: {path}: {said}." if path else f"{name}: {said}.")
        return None


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
    return problems
