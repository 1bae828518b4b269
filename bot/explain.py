"""`amends route`: what would become of a post, and why, without storing or sending anything."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.classifiers.rules import RulesClassifier
from bot.config import Settings
from bot.domain import routing, sla
from bot.domain.errors import BadSettings
from bot.domain.post import Author, Post
from bot.domain.sla import Policy
from bot.domain.triage import Verdict
from bot.flow.triage import ignore_because, judge


def explain(settings: Settings, text: str, *, platform: str, author: str, followers: int, now: datetime) -> list[str]:
    """Return the lines: the verdict, every rule up to the one that wins, and what that rule decides."""
    post = _post(text, _account(settings, platform), author, followers, now=now)
    verdict = judge(RulesClassifier(settings.team.topic_words()), [post])[post.id]
    return [*_judged(post, verdict), *_routed(settings, post, verdict, now=now)]


def _account(settings: Settings, wanted: str) -> str:
    """Return the platform account to play, the first one where none is named."""
    names = [section.name for section in settings.team.platforms]
    if wanted and wanted not in names:
        raise BadSettings([f"There is no platform account «{wanted}» in amends.toml. There is: {', '.join(names)}."])
    return wanted or names[0]


def _post(text: str, platform: str, author: str, followers: int, *, now: datetime) -> Post:
    handle = author.removeprefix("@") or "somebody"
    by = Author(id=handle, handle=handle, name=handle, followers=followers)
    return Post(platform, "example", "example", by, text, url="", posted_at=now)


def _judged(post: Post, verdict: Verdict) -> Iterator[str]:
    sure = f"{verdict.probability:.0%} sure that it is a complaint"
    yield f"Triage: {verdict.category}, {verdict.priority} priority, topic {verdict.topic}, language {verdict.language}"
    yield f"        ({sure}, says the classifier «{verdict.classifier}»)"
    if verdict.reasons:
        yield f"Why:    {', '.join(verdict.reasons)}"
    if because := ignore_because(post, verdict):
        yield f"Note:   this would open no ticket ({because}); the rules below are tried as if it did."


def _routed(settings: Settings, post: Post, verdict: Verdict, *, now: datetime) -> Iterator[str]:
    tries = routing.explain(settings.rules, post, verdict)
    for number, tried in enumerate(tries, 1):
        mark, word = ("✓", "caught it") if tried.matched else ("✗", "no")
        yield f"{mark} {number}. {tried.rule.name}: {word}: {tried.why}"
    rule = routing.route(settings.rules, post, verdict).rule
    group = f", mentions the group {rule.group}" if rule.group else ""
    yield f"→ channel {rule.channel}{group}"
    yield f"→ {_promise(settings, settings.policies[rule.policy or 'default'], now=now)}"


def _promise(settings: Settings, policy: Policy, *, now: datetime) -> str:
    hours = None if policy.around_the_clock else settings.hours
    due = sla.due_at(now, policy.first_reply, hours).astimezone(ZoneInfo(settings.hours.zone))
    minutes = int(policy.first_reply.total_seconds() // 60)
    time = "min of office time" if hours and hours.days else "min, day and night"
    return f"policy «{policy.name}»: first reply within {minutes} {time}, by {due:%a %d %b %H:%M} ({due.tzname()})"
