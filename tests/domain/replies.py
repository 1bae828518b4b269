"""Reads the replies that were written for each house rule: which must trip it and which must not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.draft import Facts, Length
from bot.domain.triage import Category

FOLDER = Path(__file__).parent / "rules"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 11, 13, 40, tzinfo=ZONE)
PLAIN = Facts(
    post_text="Day nine and still no kettle, @LarkHarbour.",
    author_name="Maya Okafor",
    author_handle="maya@toot.city",
    category=Category.COMPLAINT,
    language="en",
    length=Length(1, 500),
    contact=("help@larkharbour.example", "+44 20 7946 0958"),
    now=NOW,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One reply as somebody might send it; `must` is whether the rule has to find something in it."""

    rule: str
    must: bool
    text: str
    facts: Facts


def rules() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def lines(rule: str) -> Iterator[Line]:
    """Yield a rule's replies. `@en` begins a language, other `@` lines set the facts for what follows."""
    facts = PLAIN
    for line in (FOLDER / f"{rule}.txt").read_text("utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign[1:] in LANGUAGES:
            facts = replace(PLAIN, language=sign[1:])
        elif sign.startswith("@"):
            facts = _set(facts, sign[1:], rest.strip())
        elif sign in ("+", "-"):
            yield Line(rule, sign == "+", rest, _measured(facts, rest))


def _measured(facts: Facts, text: str) -> Facts:
    return replace(facts, length=Length(len(text), facts.length.limit), conversation=(facts.post_text,))


def _set(facts: Facts, what: str, value: str) -> Facts:
    return SETTERS[what](facts, value)


SETTERS: dict[str, Callable[[Facts, str], Facts]] = {
    "post": lambda facts, value: replace(facts, post_text=value),
    "name": lambda facts, value: replace(facts, author_name=value),
    "handle": lambda facts, value: replace(facts, author_handle=value),
    "contact": lambda facts, value: replace(facts, contact=tuple(part.strip() for part in value.split("|"))),
    "sent": lambda facts, value: replace(facts, recent=(value,)),
    "knowledge": lambda facts, value: replace(facts, knowledge=(value,)),
    "rounds": lambda facts, value: replace(facts, rounds=int(value)),
    "limit": lambda facts, value: replace(facts, length=Length(1, int(value))),
    "promise": lambda facts, value: replace(facts, promise_at=datetime.combine(NOW, time.fromisoformat(value), ZONE)),
    "person": lambda facts, value: replace(facts, person=value),
    "signature": lambda facts, value: replace(facts, signature=value),
}
