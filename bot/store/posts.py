"""Posts and conversations, in and out of the database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from bot.domain.post import Author, Post
from bot.domain.triage import Category
from bot.store.dialect import insert_new
from bot.store.tables import IS_LIVE, ConversationRow, PostRow, ReplyRow, TicketRow, table

LONGEST = 100_000
"""Characters of a post that are kept; a complaint is never longer, an attack is."""

_BATCH = 500
# By way of the ticket: replies have an index on that, and not on the post.
_ANSWERED = exists().where(
    TicketRow.conversation_id == PostRow.conversation_id,
    ReplyRow.ticket_id == TicketRow.id,
    ReplyRow.post_id == PostRow.id,
    ReplyRow.state == "sent",
    ~ReplyRow.private,
)
_READ = (
    select(PostRow, ConversationRow.remote_id, _ANSWERED)
    .join(ConversationRow, ConversationRow.id == PostRow.conversation_id)
    .where(PostRow.id == bindparam("post"))
)
_POSTS, _TICKETS = table(PostRow).c, table(TicketRow).c
_PLATFORM = (select(_POSTS.platform).join_from(table(TicketRow), table(PostRow), _TICKETS.post_id == _POSTS.id)).where(
    _TICKETS.id == bindparam("ticket")
)

BEFORE = timedelta(days=30)
"""How far back an earlier complaint counts."""

_CONVERSATIONS = table(ConversationRow).c
_UNANSWERED = (
    select(_POSTS.author_id, _CONVERSATIONS.remote_id)
    .select_from(table(PostRow))
    .join(table(TicketRow), _TICKETS.post_id == _POSTS.id)
    .join(table(ConversationRow), _CONVERSATIONS.id == _POSTS.conversation_id)
    .where(_TICKETS.category == Category.COMPLAINT, _TICKETS.first_reply_at.is_(None), IS_LIVE)
)


def clean(text: str) -> str:
    """Return the text as both databases can hold it: no NUL, no lone surrogates, not endless."""
    return text[:LONGEST].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def known(session: Session, platform: str, ids: Iterable[str]) -> set[str]:
    """Return which of these posts are stored already."""
    wanted, found = list(ids), set[str]()
    for start in range(0, len(wanted), _BATCH):
        batch = PostRow.remote_id.in_(wanted[start : start + _BATCH])
        found |= set(session.scalars(select(PostRow.remote_id).where(PostRow.platform == platform, batch)))
    return found


def conversations(session: Session, platform: str, remote_ids: Iterable[str]) -> dict[str, int]:
    """Return the row of each conversation, making those that are new."""
    wanted = list(dict.fromkeys(remote_ids))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        rows = [{"platform": platform, "remote_id": remote_id} for remote_id in batch]
        found |= insert_new(session, table(ConversationRow), rows, "remote_id")
        there = _CONVERSATIONS.remote_id.in_([remote_id for remote_id in batch if remote_id not in found])
        here = select(_CONVERSATIONS.remote_id, _CONVERSATIONS.id).where(_CONVERSATIONS.platform == platform, there)
        found |= dict(session.execute(here).all())
    return found


def add(session: Session, rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Insert posts of one platform; return the new rows by remote id. A post that is there already is left alone."""
    return insert_new(session, table(PostRow), rows, "remote_id")


def unanswered(session: Session, fresh: Sequence[Post], *, now: datetime) -> set[tuple[str, str]]:
    """Return the complaints of these posts' authors that nobody answered in 30 days, as (author, conversation)."""
    found: set[tuple[str, str]] = set()
    authors = sorted({post.author.id for post in fresh if not post.own})
    for start in range(0, len(authors), _BATCH):
        many = _POSTS.author_id.in_(authors[start : start + _BATCH])
        here = _UNANSWERED.where(_POSTS.platform == fresh[0].platform, many, _POSTS.posted_at > now - BEFORE)
        found |= {(author, conversation) for author, conversation in session.execute(here)}
    return found


def row_of(post: Post, *, conversation: int, bucket: str, because: str, now: datetime) -> dict[str, Any]:
    """Return a post as columns."""
    return {
        "platform": post.platform,
        "remote_id": post.id,
        "conversation_id": conversation,
        "parent": post.parent,
        "author_id": post.author.id,
        "author_handle": clean(post.author.handle)[:300],
        "author_name": clean(post.author.name)[:300],
        "author_url": post.author.url,
        "followers": post.author.followers,
        "text": clean(post.text),
        "url": post.url,
        "language": post.language,
        "own": post.own,
        "mentions_us": post.mentions_us,
        "posted_at": post.posted_at,
        "seen_at": now,
        "edited_at": post.edited_at,
        "shares": post.shares,
        "likes": post.likes,
        "bucket": bucket,
        "ignored_because": because,
    }


def post_of(row: PostRow, conversation: str) -> Post:
    """Return a stored post as a value."""
    author = Author(row.author_id, row.author_handle, row.author_name, row.author_url, row.followers)
    return Post(
        platform=row.platform,
        id=row.remote_id,
        conversation=conversation,
        author=author,
        text=row.text,
        url=row.url,
        posted_at=row.posted_at,
        parent=row.parent,
        language=row.language,
        own=row.own,
        mentions_us=row.mentions_us,
        edited_at=row.edited_at,
        shares=row.shares,
        likes=row.likes,
        before=row.text_before,
        gone_at=row.gone_at,
        gone_because=row.gone_because,
    )


def read(session: Session, post_id: int) -> Post:
    """Return one post, and whether a reply of ours to it is public."""
    row, conversation, answered = session.execute(_READ, {"post": post_id}).one()
    return replace(post_of(row, conversation), answered=bool(answered))


def authors(session: Session, rows: Sequence[int]) -> dict[int, str]:
    """Return who wrote these posts, by their rows."""
    found: dict[int, str] = {}
    for start in range(0, len(rows), _BATCH):
        batch = select(_POSTS.id, _POSTS.author_id).where(_POSTS.id.in_(rows[start : start + _BATCH]))
        found |= dict(session.execute(batch).all())
    return found


def platform_of(session: Session, ticket: int) -> str:
    """Return the platform account that a ticket's conversation is on."""
    return str(session.execute(_PLATFORM, {"ticket": ticket}).scalar_one())


def thread(session: Session, conversation_id: int, *, most: int = 50) -> tuple[Post, ...]:
    """Return the newest posts of a conversation that are still there, oldest first, the brand's own included."""
    remote = session.scalar(select(ConversationRow.remote_id).where(ConversationRow.id == conversation_id)) or ""
    newest = (
        select(PostRow)
        .where(PostRow.conversation_id == conversation_id, PostRow.gone_at.is_(None))
        .order_by(PostRow.posted_at.desc(), PostRow.id.desc())
        .limit(most)
    )
    return tuple(post_of(row, remote) for row in reversed(list(session.scalars(newest))))
