"""A small language for saying what Slack accepts, and Slack's own sentences for what it does not.

A check takes a value, its JSON pointer and the list of problems found so far.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Check = Callable[[Any, str, list[str]], None]


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand in one property of an object."""

    check: Check
    required: bool = False


def need(check: Check) -> Field:
    """Return a property that must be there."""
    return Field(check, required=True)


def may(check: Check) -> Field:
    """Return a property that may be left out."""
    return Field(check)


def say(problems: list[str], sentence: str, pointer: str) -> None:
    """Add a problem in the form of Slack's response_metadata.messages."""
    problems.append(f"[ERROR] {sentence} [json-pointer:{pointer}]")


def string(most: int, least: int = 1) -> Check:
    """Accept a string of `least` to `most` characters."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, str):
            say(problems, "must be a string", at)
        elif len(value) > most:
            say(problems, f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            say(problems, f"must be more than {least - 1} characters", at)

    return check


def boolean(value: Any, at: str, problems: list[str]) -> None:
    """Accept true or false."""
    if not isinstance(value, bool):
        say(problems, "must be a boolean", at)


def integer(least: int, most: int) -> Check:
    """Accept a whole number between the two, both included."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            say(problems, "must be an integer", at)
        elif not least <= value <= most:
            say(problems, f"must be between {least} and {most}", at)

    return check


def one_of(*allowed: str) -> Check:
    """Accept one of these words."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if value not in allowed:
            say(problems, "must be a valid enum value", at)

    return check


def array(item: Check, most: int, least: int = 1) -> Check:
    """Accept a list of `least` to `most` items."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, list):
            say(problems, "must be an array", at)
            return
        if len(value) > most:
            say(problems, f"no more than {most} items allowed", at)
        elif len(value) < least:
            say(problems, f"no fewer than {least} items allowed", at)
        for index, each in enumerate(value[:most]):
            item(each, f"{at}/{index}", problems)

    return check


def record(fields: Mapping[str, Field]) -> Check:
    """Accept an object with these properties and no others."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, dict):
            say(problems, "must be an object", at)
            return
        for name, field in fields.items():
            if value.get(name) is not None:
                field.check(value[name], f"{at}/{name}", problems)
            elif field.required:
                say(problems, f"missing required field: {name}", at)
        for name in value.keys() - fields.keys():
            say(problems, f"invalid additional property: {name}", at)

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """Accept an object whose `type` is one of these, checked as that type."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, dict):
            say(problems, "must be an object", at)
        elif "type" not in value:
            say(problems, "missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            say(problems, f"unsupported type: {value['type']}", f"{at}/type")
        else:
            kinds[value["type"]](value, at, problems)

    return check


def both(*checks: Check) -> Check:
    """Accept what all of the checks accept; a later one runs only if the earlier ones found nothing."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        before = len(problems)
        for each in checks:
            if len(problems) == before:
                each(value, at, problems)

    return check


def exactly_one(*names: str) -> Check:
    """Accept an object with one, and only one, of these properties."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        given = [name for name in names if isinstance(value, dict) and value.get(name) is not None]
        if len(given) != 1:
            say(problems, f"exactly one of {', '.join(names)} is required", at)

    return check
