"""`amends lint`: the house rules for people who write a reply by hand, without storing or sending anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot.accounts import PlatformSection
from bot.classifiers.base import Classifier
from bot.classifiers.judge import judge_of
from bot.classifiers.rules import RulesClassifier
from bot.config import Settings
from bot.domain.draft import Check, Facts, Length, Level, blocked, house_rules
from bot.domain.errors import BadSettings
from bot.domain.knowledge import Piece, vouched
from bot.domain.post import Author, Post
from bot.domain.triage import Category
from bot.domain.words.text import read
from bot.domain.words.tongue import guess
from bot.flow import knowledge
from bot.platforms import registry

_LONGEST_PATH = 1_000
_SIGNS = {Level.BLOCK: "✖", Level.TICK: "☐", Level.WARN: "⚠", Level.OK: "✓"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the house rules say of a text, and its length there."""

    text: str
    length: Length
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Return whether it could be sent; ticks and warnings are for the writer to weigh."""
        return not blocked(self.checks)

    def lines(self) -> Iterator[str]:
        """Yield a line per check, worst first, each with the words it is about."""
        yield f"{self.length.used}/{self.length.limit} {self.length.unit}"
        for check in self.checks:
            shown = f"  «{_shown(self.text, check.span)}»" if check.span and check.level is not Level.OK else ""
            yield f"{_SIGNS[check.level]} {check.rule}: {check.message}{shown}"

    def as_dict(self) -> dict[str, Any]:
        """Return the same for programs; a span is [start, end] in characters of the text, or null."""
        told = [
            {"rule": check.rule, "level": str(check.level), "message": check.message, "span": check.span}
            for check in self.checks
        ]
        length = {"used": self.length.used, "limit": self.length.limit, "unit": self.length.unit}
        return {"ok": self.ok, "length": length, "checks": told}


def _shown(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[slice(*span)].split())[:60]


def text_of(given: str, stdin: TextIO) -> str:
    """Return the text that is meant: standard input for «-», a file's where there is one, else what was given."""
    try:
        if given == "-":
            return stdin.read()
        if len(given) <= _LONGEST_PATH and "\n" not in given and "\0" not in given and Path(given).is_file():
            return Path(given).read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise BadSettings([f"{given} cannot be read: {error}."]) from error
    return given


def by_hand(settings: Settings, text: str, *, platform: str, post: str, name: str, now: datetime) -> Found:
    """Hold a text against the house rules with all that the team knows, as while the bot runs."""
    path = Path(settings.secrets.amends_settings)
    known = knowledge.read(knowledge.folder_of(settings.team, path))
    judge = judge_of(settings.team, path.parent) if post else None
    return lint(settings, text, platform=platform, post=post, name=name, now=now, known=known, classifier=judge)


def lint(
    settings: Settings,
    text: str,
    *,
    platform: str,
    post: str,
    name: str,
    now: datetime,
    known: Sequence[Piece] = (),
    classifier: Classifier | None = None,
) -> Found:
    """Hold a text against the house rules, as a reply to `post` where that is given, on one platform account.

    `known` are the sections of the team's files; `classifier` judges the post.
    """
    text = text.strip()
    account = _account(settings, platform)
    length = registry.build(account, settings).measure(text)
    judged = (
        _judged(post, classifier or RulesClassifier(), now) if post else (Category.COMPLAINT, guess(read(text)).best)
    )
    plain = _facts(settings, post, name, judged, length, now=now)
    told = settings.team.speaking(account.name).judged(plain)
    return Found(text, length, house_rules(text, vouched(told, text, known)))


def _facts(
    settings: Settings, post: str, name: str, judged: tuple[Category, str], length: Length, *, now: datetime
) -> Facts:
    return Facts(
        post_text=post,
        author_name=name,
        author_handle="",
        category=judged[0],
        language=judged[1],
        length=length,
        conversation=(post,),
        now=now.astimezone(ZoneInfo(settings.hours.zone)),
        promise_at=settings.team.promise(now),
    )


def _judged(post: str, classifier: Classifier, now: datetime) -> tuple[Category, str]:
    """Return what the post is and its language."""
    found = classifier.judge([Post("", "1", "1", Author("", "", ""), post, "", now)])[0]
    return found.category, found.language


def _account(settings: Settings, wanted: str) -> PlatformSection:
    """Return the platform account whose limits count, the first one where none is named."""
    sections = {section.name: section for section in settings.team.platforms}
    if wanted and wanted not in sections:
        raise BadSettings([f"There is no platform account «{wanted}» in amends.toml. There is: {', '.join(sections)}."])
    return sections[wanted or next(iter(sections))]
