"""What the app's manifest allows it: scopes, events, commands and shortcuts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DEFAULT_SCOPES = (
    "chat:write",
    "commands",
    "reactions:read",
    "channels:history",
    "groups:history",
    "usergroups:read",
    "users:read",
)
DEFAULT_EVENTS = ("reaction_added", "reaction_removed", "app_home_opened")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The part of a Slack app manifest that Slack itself enforces. `commands` and `shortcuts` None allow any."""

    scopes: tuple[str, ...] = DEFAULT_SCOPES
    events: tuple[str, ...] = DEFAULT_EVENTS
    commands: tuple[str, ...] | None = None
    shortcuts: dict[str, str] | None = None

    @classmethod
    def load(cls) -> Manifest:
        """Return the manifest of AMENDS_MANIFEST, the working folder or the project, else the built-in one."""
        for path in _places():
            if path.is_file():
                return _read(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
        return cls()


def _places() -> list[Path]:
    named = os.environ.get("AMENDS_MANIFEST")
    top = Path(__file__).resolve().parents[2]
    return ([Path(named)] if named else []) + [Path.cwd() / "manifest.yml", top / "manifest.yml"]


def _read(data: dict[str, Any]) -> Manifest:
    features = data.get("features") or {}
    scopes = ((data.get("oauth_config") or {}).get("scopes") or {}).get("bot") or ()
    events = ((data.get("settings") or {}).get("event_subscriptions") or {}).get("bot_events") or ()
    return Manifest(
        scopes=tuple(scopes),
        events=tuple(events),
        commands=tuple(each["command"] for each in features.get("slash_commands") or ()),
        shortcuts={each["callback_id"]: each.get("type", "global") for each in features.get("shortcuts") or ()},
    )
