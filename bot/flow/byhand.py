"""A complaint that staff heard and wrote down becomes a post, and then a ticket like any other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.post import BY_HAND, Author, Post
from bot.domain.ticket import Action
from bot.domain.triage import Category, Verdict
from bot.flow import tickets, triage
from bot.platforms.base import Watch
from bot.store import events

NOBODY = "A customer"


def heard(key: str, said: Mapping[str, str], *, now: datetime) -> Post:
    """Return what was heard as a post; `said` has who, how, contact and text as they were typed. The key tells it."""
    who = " ".join(said["who"].split())[:80]
    way = ", ".join(part for part in (said["how"], said["contact"].strip()[:80]) if part)
    author = Author(who.casefold() or key, way, who or NOBODY)
    return Post(BY_HAND, key, key, author, said["text"].strip(), "", now)


def log(
    session: Session, post: Post, verdicts: Mapping[str, Verdict], settings: Settings, *, by: str, now: datetime
) -> int | None:
    """Open the ticket, whatever the classifier thinks: a person says that it is a complaint. None where it is open."""
    complaint = replace(verdicts[post.id], category=Category.COMPLAINT)
    weighed = triage.weigh(session, {post.id: complaint}, [post], now=now)
    _, rows = tickets.sort(session, [post], weighed, Watch())
    filed = tickets.file(session, BY_HAND, [tickets.Sorted(post, "ticket")], rows, weighed, settings, now=now)
    for ticket in filed.opened:
        events.note(session, ticket, Action.LOG, by=by, now=now)
    return filed.opened[0] if filed.opened else None
