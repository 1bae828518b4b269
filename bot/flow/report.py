"""Step 10: what staff and lead want to know: counts, lists, search."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from bot.domain.edits import most_removed
from bot.domain.reach import reach
from bot.domain.report import Happened, Line, Summary
from bot.domain.ticket import LIVE, Status
from bot.domain.triage import Priority
from bot.domain.turn import turn_at
from bot.flow import coverage, receipt
from bot.flow.receipt import Budgets
from bot.platforms.base import Platform
from bot.store import events, saved, surges, tickets
from bot.store.tables import IS_LIVE, IS_UNDER_WAY, AccountRow, MessageRow, PostRow, ReplyRow, TicketRow

MOST = 10
RECENT = timedelta(days=1)
"""Gaps that are shown with how things stand; `amends coverage` names older ones."""
EDITS = timedelta(days=30)
"""How far back it counts what staff changed in drafts."""

SHORTEST = 3
"""Letters from which on the last word may be a beginning; fewer begin every tenth post."""

FOUND_SQLITE = "SELECT rowid FROM post_search WHERE post_search MATCH :words ORDER BY rowid DESC LIMIT :most"
# What is common is found among the newest posts; the index alone would give hundreds of thousands to sort: seconds.
FOUND_LATELY = (
    "SELECT id FROM (SELECT id, search FROM posts ORDER BY id DESC LIMIT 10000) AS newest "
    "WHERE search @@ to_tsquery('simple', :words) ORDER BY id DESC LIMIT :most"
)
# MATERIALIZED, or the planner walks the primary key backwards and tests each post: 2.5 s at a million rows.
FOUND_EVER = (
    "WITH m AS MATERIALIZED (SELECT id FROM posts WHERE search @@ to_tsquery('simple', :words)) "
    "SELECT id FROM m ORDER BY id DESC LIMIT :most"
)


def summary(
    session: Session, platforms: dict[str, Platform], *, zone: str, now: datetime, budgets: Budgets | None = None
) -> Summary:
    """Return the numbers of now and of today, in the team's zone."""
    midnight = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    lengths, in_time = _answered(session, since=midnight)
    approved, unchanged = saved.counts(session, since=now - EDITS)
    return replace(
        _live_now(session, now=now),
        answered_today=len(lengths),
        p50=_quantile(lengths, 0.5),
        p90=_quantile(lengths, 0.9),
        in_time=in_time,
        sources=receipt.sources(session, platforms, budgets or {}, now=now),
        unclear=session.scalar(select(func.count()).select_from(ReplyRow).where(IS_UNDER_WAY, ReplyRow.asks)) or 0,
        ignored=session.scalar(select(func.sum(AccountRow.ignored))) or 0,
        gaps=coverage.gaps(session, since=now - RECENT),
        approved=approved,
        unchanged=unchanged,
        removed=most_removed(saved.removed(session, since=now - EDITS)),
        surges=surges.rising(session),
    )


def _live_now(session: Session, *, now: datetime) -> Summary:
    counts = select(
        func.count(),
        func.count().filter(TicketRow.priority == Priority.URGENT),
        func.count().filter(TicketRow.due_at < now),
        func.min(TicketRow.waiting_since),
    )
    open_, urgent, overdue, oldest = session.execute(counts.where(IS_LIVE)).one()
    worst = _worst(session, now=now) if overdue else None
    return Summary(
        open=open_,
        urgent=urgent,
        overdue=overdue,
        oldest=now - oldest if oldest else None,
        worst_overdue=now - worst.due_at if worst and worst.due_at else None,
        worst_overdue_assignee=worst.assignee if worst else None,
    )


def _worst(session: Session, *, now: datetime) -> TicketRow | None:
    return session.scalar(_live().where(TicketRow.due_at < now).order_by(TicketRow.due_at).limit(1))


def _answered(session: Session, *, since: datetime) -> tuple[list[float], float | None]:
    rows = session.execute(
        select(TicketRow.first_reply_seconds, TicketRow.in_time).where(TicketRow.first_reply_at >= since)
    ).all()
    if not rows:
        return [], None
    return sorted(seconds or 0.0 for seconds, _ in rows), sum(bool(good) for _, good in rows) / len(rows)


def _quantile(lengths: Sequence[float], share: float) -> timedelta | None:
    """Return the nearest-rank quantile of a sorted list."""
    if not lengths:
        return None
    return timedelta(seconds=lengths[min(len(lengths) - 1, int(share * len(lengths)))])


def mine(session: Session, user: str, *, now: datetime) -> tuple[Line, ...]:
    """Return the live tickets of one person, the next due first."""
    return lines(session, _live().where(TicketRow.assignee == user).order_by(TicketRow.due_at), now=now)


def overdue(session: Session, *, now: datetime) -> tuple[Line, ...]:
    """Return the live tickets whose reply is overdue, the worst first."""
    return lines(session, _live().where(TicketRow.due_at < now).order_by(TicketRow.due_at), now=now)


def _live() -> Select[TicketRow]:
    return select(TicketRow).where(IS_LIVE)


def search(session: Session, words: str, *, now: datetime) -> tuple[Line, ...]:
    """Return the newest tickets with posts that hold all the words; the last word may be a beginning.

    Each further way to find them is gone only where the one before found too few.
    """
    found: list[int] = []
    for statement, asked in _ways(words, session.get_bind().dialect.name):
        found = list(session.scalars(text(statement), {"words": asked, "most": MOST * 3}))
        if len(found) == MOST * 3:
            break
    conversations = select(PostRow.conversation_id).where(PostRow.id.in_(found))
    return lines(session, select(TicketRow).where(tickets.of(conversations)).order_by(TicketRow.id.desc()), now=now)


def _ways(words: str, family: str) -> list[tuple[str, str]]:
    """Return statements with the words in the database's own query language, and nothing in them to interpret."""
    plain = "".join(letter if letter.isalnum() else " " for letter in words[:200]).split()[:8]
    if not plain:
        return []
    begins = len(plain[-1]) >= SHORTEST
    if family == "sqlite":
        # Whole words first: a beginning makes SQLite merge the posts of every word that begins so.
        whole = " ".join(f'"{word}"' for word in plain)
        return [(FOUND_SQLITE, whole), *([(FOUND_SQLITE, whole + "*")] if begins else [])]
    asked = " & ".join(plain) + (":*" if begins else "")
    return [(FOUND_LATELY, asked), (FOUND_EVER, asked)]


def lines(session: Session, wanted: Select[TicketRow], *, now: datetime) -> tuple[Line, ...]:
    """Return the first of these tickets as lines of a list."""
    rows = session.scalars(wanted.limit(MOST)).all()
    posts = select(PostRow.id, func.substr(PostRow.text, 1, 200), PostRow.followers, PostRow.shares)
    said = {
        post: (words, reach(followers, shares).share)
        for post, words, followers, shares in session.execute(
            posts.where(PostRow.id.in_([row.post_id for row in rows]))
        )
    }
    return tuple(_line(row, *said.get(row.post_id, ("", 0.0)), now=now) for row in rows)


def _line(row: TicketRow, words: str, seen: float, *, now: datetime) -> Line:
    live = Status(row.status) in LIVE
    priority = Priority(row.priority)
    return Line(
        ticket=row.id,
        text=words,
        priority=priority,
        status=Status(row.status),
        assignee=row.assignee,
        due_at=row.due_at,
        overdue_by=now - row.due_at if live and row.due_at and row.due_at < now else None,
        turn_at=turn_at(priority, row.waiting_since or row.opened_at, seen),
    )


def history(session: Session, ticket: int) -> tuple[Happened, ...]:
    """Return what happened to a ticket, oldest first."""
    return tuple(
        Happened(row.at, row.action.replace("_", " "), row.by if row.by.startswith(("U", "W")) else "")
        for row in events.of_ticket(session, ticket)
    )


def place(session: Session, ticket: int) -> tuple[str, str] | None:
    """Return the channel and ts of a ticket's card."""
    found = select(MessageRow.channel, MessageRow.ts).where(MessageRow.key == f"card:{ticket}")
    row = session.execute(found).first()
    return (row[0], row[1]) if row and row[1] else None
