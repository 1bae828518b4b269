"""What every section of `amends.toml` shares: how strictly it is read, and how lengths and channels are written."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=3650)


def duration(value: object) -> timedelta:
    """Read «90s», «15m», «4h», «2d» or a number of seconds."""
    if isinstance(value, timedelta):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= _LONGEST.total_seconds():
        return timedelta(seconds=value)
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", str(value).strip())
    if not match or int(match[1]) == 0:
        raise ValueError(f"«{value}» is not a length of time; write for example 15m, 4h or 2d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


Length = Annotated[timedelta, BeforeValidator(duration)]
Channel = Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{2,}$")]


class Section(BaseModel):
    """A part of the file; unknown keys are an error, since a mistyped setting would be ignored silently."""

    model_config = ConfigDict(extra="forbid", frozen=True)
