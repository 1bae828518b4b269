"""Reads the texts that lie beside the project, not in it; tests that need them skip where they are missing."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.post import Author, Post

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def hostile_texts() -> list[str]:
    """Return every hostile text: markup, Unicode, lengths, injections."""
    made = [_spelled_out(json.loads(line)["text"]) for line in read("hostile/generated.jsonl").splitlines()]
    attacks = json.loads(read("hostile/prompt_injection.json"))
    return (
        made
        + list(json.loads(read("hostile/naughty_strings.json")))
        + [text for some in attacks.values() for text in some]
    )


def conversations() -> list[dict[str, Any]]:
    """Return the conversations of the replay."""
    return [json.loads(line) for line in read("replay/larkharbour.jsonl").splitlines()]


def as_post(row: dict[str, Any], platform: str = "sandbox") -> Post:
    """Return one row of the replay as a post."""
    author = Author(row["author"], row["author"].removeprefix("@"), row["name"], followers=row["followers"])
    at = datetime.fromisoformat(row["ts"]).astimezone(UTC)
    return Post(platform, row["id"], row["id"], author, row["text"], "", at, row["in_reply_to"], own=not row["inbound"])


def _spelled_out(text: str | dict[str, Any]) -> str:
    return text if isinstance(text, str) else str(text["repeat"]) * int(text["n"])


def read(name: str) -> str:
    if not (DATA / name).exists():
        pytest.skip(f"data folder missing: {name} is not beside the project")
    return (DATA / name).read_text("utf-8")
