"""Beside the way: the team's Markdown files come into the database, and what they say into briefs and checks."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.draft import Facts, first_name
from bot.domain.edits import most_removed
from bot.domain.knowledge import Piece, pieces
from bot.domain.knowledge import told as add
from bot.domain.post import Post
from bot.domain.saved import filled
from bot.store import knowledge, posts, saved
from bot.store.tables import ConversationRow, PostRow, TicketRow
from bot.team import Team
from bot.writers.base import Brief

log = logging.getLogger(__name__)

FILES, LARGEST = 500, 200_000
"""Files that are read, and the bytes of one: knowledge is written by people."""

EXAMPLES = 3
UNWANTED_FOR = timedelta(days=90)
_SUFFIXES = (".md", ".markdown")


def folder_of(team: Team, beside: str | Path) -> Path | None:
    """Return the folder of the team's knowledge, beside amends.toml; None where the team wants none."""
    return Path(beside).parent / team.knowledge if team.knowledge else None


def read(folder: Path | None) -> tuple[Piece, ...]:
    """Return the sections of all Markdown files in a folder and below it; none where there is no folder."""
    if folder is None:
        return ()
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in _SUFFIXES and path.is_file()][:FILES]
    found: list[Piece] = []
    for path in files:
        name = path.relative_to(folder).as_posix()
        try:
            with path.open(encoding="utf-8-sig") as file:
                found += pieces(file.read(LARGEST), name)
        except (OSError, UnicodeDecodeError) as error:
            log.warning("The knowledge file %s cannot be read: %s", name, error, extra={"action": "knowledge_unread"})
    return tuple(found)


def keep(session: Session, found: tuple[Piece, ...]) -> bool:
    """Make what is stored that of the files; return whether anything has changed."""
    return knowledge.keep(session, found)


def told(session: Session, facts: Facts, text: str) -> Facts:
    """Return the facts with what the knowledge says about the post and about the reply: that may be said as true."""
    return add(facts, (*knowledge.about(session, facts.post_text), *knowledge.about(session, text)))


def complete(session: Session, brief: Brief, *, now: datetime) -> Brief:
    """Return the brief with what the team knows about the matter, has said about it before, and of the person."""
    ticket = session.get_one(TicketRow, brief.ticket)
    about = {"topic": ticket.topic, "language": ticket.language}
    gone = saved.removed(session, ticket.language, since=now - UNWANTED_FOR)
    return replace(
        brief,
        knowledge=knowledge.about(session, brief.post.text),
        saved=tuple(fill(one.text, brief) for one in saved.offered(session, **about, most=EXAMPLES)),
        approved=saved.approved(session, **about, but=ticket.id, most=EXAMPLES),
        edits=saved.edits(session, **about, but=ticket.id, most=EXAMPLES),
        unwanted=most_removed(gone),
        earlier=_earlier(session, ticket, brief),
    )


def fill(text: str, brief: Brief) -> str:
    """Return a saved reply with its fields filled from a ticket. A time of another day must be said otherwise."""
    at = brief.promise_at
    today = at is not None and at.date() == brief.post.posted_at.astimezone(at.tzinfo).date()
    name = first_name(brief.post.author.name) or brief.post.author.shown
    time = f"{at:%H:%M}" if at is not None and today else ""
    return filled(text, {"name": name, "signature": brief.voice.signature, "time": time})


def _earlier(session: Session, ticket: TicketRow, brief: Brief) -> tuple[Post, ...]:
    """Return the person's newest other conversations: what they wrote, and what we answered."""
    theirs = (
        select(PostRow.conversation_id)
        .where(PostRow.platform == brief.post.platform, PostRow.author_id == brief.post.author.id)
        .where(PostRow.conversation_id != ticket.conversation_id, PostRow.bucket != "ignored", ~PostRow.own)
        .order_by(PostRow.posted_at.desc())
        .limit(EXAMPLES)
    )
    rows = session.execute(
        select(PostRow, ConversationRow.remote_id)
        .join(ConversationRow, ConversationRow.id == PostRow.conversation_id)
        .where(PostRow.conversation_id.in_(list(session.scalars(theirs))))
        .order_by(PostRow.posted_at.desc())
        .limit(2 * EXAMPLES)
    )
    return tuple(posts.post_of(row, remote) for row, remote in rows)
