"""`amends draft`: the offline writer and the house rules over a file of posts; nothing is stored or sent."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

from bot.classifiers.base import Classifier
from bot.classifiers.judge import judge_of
from bot.classifiers.rules import RulesClassifier
from bot.config import team_of
from bot.domain.draft import Check, Facts, Length, house_rules, mark
from bot.domain.errors import AmendsError
from bot.domain.knowledge import Piece, ranked, vouched
from bot.domain.post import Author, Post
from bot.domain.sla import quarter
from bot.domain.triage import Verdict, verdict
from bot.files import MANDATORY, BadLine, Line, read
from bot.flow import knowledge
from bot.team import Team
from bot.writers.base import Brief, Voice, Written
from bot.writers.fit import limit_of, measure
from bot.writers.offline import OfflineWriter

_LATELY = 20
"""Drafts before this one that it should not resemble: as many as a ticket's writer knows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How to draft. `platform` and `limit` count where a row names no platform of its own.

    `knowledge` are the sections of the team's files; `classifier` judges the posts.
    """

    platform: str = ""
    limit: int | None = None
    knowledge: tuple[Piece, ...] = ()
    classifier: Classifier = field(default_factory=RulesClassifier)


@dataclass(frozen=True, slots=True)
class Row:
    """One post to answer, and the thread before it, oldest first."""

    id: str
    post: Post
    thread: tuple[Post, ...]


def drafts(lines: TextIO, asked: Asked, team: Team | None, *, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield one answer per row, in order; raise AmendsError with the line's number for a row that cannot be read."""
    writer, sent = OfflineWriter(), list[str]()
    for number, row in enumerate(rows(lines, now=now), 1):
        brief = _brief(row, number, asked, team)
        draft = writer.write(_lately(brief, sent))
        sent.append(draft.text)
        yield _answer(row, brief, draft, asked, team)


def rows(lines: TextIO, *, now: datetime) -> Iterator[Row]:
    """Read JSONL, or CSV with a header, whichever the first line is."""
    for line in read(lines):
        if isinstance(line, BadLine):
            raise line
        yield _row(line, now=now)


def _row(line: Line, *, now: datetime) -> Row:
    known = {name: line.text(name) for name in ("id", "text", "author", "name", "platform")}
    missing = [name for name in MANDATORY if not known[name].strip()]
    if missing:
        raise AmendsError(f"Line {line.number} has no {' and no '.join(missing)}.")
    post = _post(known, own=False, now=now)
    return Row(known["id"], post, (*_thread(line.number, line.values.get("thread"), post, now=now), post))


def _post(known: Mapping[str, str], *, own: bool, now: datetime) -> Post:
    handle = known["author"].removeprefix("@")
    author = Author(handle, handle, known["name"])
    return Post(known["platform"], known["id"], known["id"], author, known["text"], "", now, own=own)


def _thread(line: int, value: object, post: Post, *, now: datetime) -> Iterator[Post]:
    """Yield the earlier posts: texts of the author, or objects with text and `own` for what we wrote."""
    if isinstance(value, str):
        value = _parsed(line, value) if value.strip() else None
    if value is None:
        return
    if not isinstance(value, list):
        raise AmendsError(f"Line {line}: thread must be a list.")
    for at, earlier in enumerate(value):
        one = {"text": earlier} if isinstance(earlier, str) else earlier
        if not isinstance(one, dict) or not isinstance(one.get("text"), str):
            raise AmendsError(f"Line {line}: thread holds something without a text.")
        known = {"id": f"{post.id}.{at}", "platform": post.platform, "text": one["text"]}
        said = {name: str(one.get(name) or getattr(post.author, kept)) for name, kept in _AUTHOR.items()}
        yield _post({**known, **said}, own=bool(one.get("own")), now=now)


_AUTHOR = {"author": "handle", "name": "name"}


def _parsed(line: int, value: str) -> object:
    try:
        return json.loads(value)
    except ValueError as error:
        raise AmendsError(f"Line {line}: thread is no JSON list: {error}.") from None


def _brief(row: Row, number: int, asked: Asked, team: Team | None) -> Brief:
    judged = asked.classifier.judge([row.post])[0]
    found: Verdict = verdict(
        judged.category, judged.probability, judged.topic, judged.language, judged.cues, judged.classifier, row.post
    )
    limit = asked.limit or limit_of(row.post.platform or asked.platform)
    promise = _promise(row.post.posted_at, team)
    about = ranked(asked.knowledge, row.post.text)
    return Brief(number, 1, row.post, row.thread, found, _voice(team), limit, promise, knowledge=about)


def _promise(now: datetime, team: Team | None) -> datetime:
    """Return the quarter of an hour by which the team would write, by its default policy; without a team, an hour."""
    return team.promise(now) if team else quarter(now + timedelta(hours=1))


def _voice(team: Team | None) -> Voice:
    if team is None:
        return Voice("")
    voice = team.voice
    return Voice(team.brand.name, "", voice.person, voice.formal, voice.contact, team.unwanted(), voice.tone)


def _lately(brief: Brief, sent: list[str]) -> Brief:
    return replace(brief, recent=tuple(sent[: -_LATELY - 1 : -1]))


def _answer(row: Row, brief: Brief, draft: Written, asked: Asked, team: Team | None) -> dict[str, Any]:
    platform = row.post.platform or asked.platform
    known = _facts(brief, measure(draft.text, platform, brief.limit), team)
    known = vouched(known, draft.text, asked.knowledge)
    text = mark(draft.text, known)
    length = measure(text, platform, brief.limit)
    return {
        "id": row.id,
        "text": text,
        "language": draft.language,
        "writer": draft.writer,
        "checks": [_check(check) for check in house_rules(text, replace(known, length=length))],
        "used": length.used,
        "limit": length.limit,
        "unit": length.unit,
    }


def _check(check: Check) -> dict[str, Any]:
    span = list(check.span) if check.span else None
    return {"rule": check.rule, "level": check.level.value, "span": span, "message": check.message}


def _facts(brief: Brief, length: Length, team: Team | None) -> Facts:
    """Return what the house rules may know: what they know of the same reply in Slack."""
    known = Facts(
        post_text=brief.post.text,
        author_name=brief.post.author.name,
        author_handle=brief.post.author.handle,
        category=brief.verdict.category,
        language=brief.verdict.language,
        length=length,
        conversation=tuple(post.text for post in brief.conversation),
        recent=brief.recent,
        rounds=sum(post.own for post in brief.conversation),
        now=brief.post.posted_at.astimezone(brief.promise_at.tzinfo) if brief.promise_at else None,
        promise_at=brief.promise_at,
    )
    return team.judged(known) if team else known


def ready(path: Path, platform: str, limit: int | None) -> tuple[Team | None, Asked]:
    """Return the team's settings if the file is there, and how to draft by them: with the team's knowledge."""
    team = team_of(path)
    known = knowledge.read(knowledge.folder_of(team, path)) if team else ()
    return team, Asked(platform, limit, known, judge_of(team, path.parent))


def readable(answer: Mapping[str, Any]) -> str:
    """Return an answer for people: the draft, its length, and what the house rules found wrong."""
    wrong = [f"  {check['level']}: {check['message']}" for check in answer["checks"] if check["level"] != "ok"]
    head = f"{answer['id']} · {answer['used']}/{answer['limit']} {answer['unit']} · {answer['language']}"
    return "\n".join([head, f"  {answer['text']}", *wrong])
