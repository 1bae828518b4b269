"""Surges in and out of the database, and the memory of what is usual."""

from array import array
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import Refused
from bot.domain.memory import Memory
from bot.domain.report import Rising
from bot.domain.surge import Mark
from bot.store.copies import CopyRow
from bot.store.dialect import insert
from bot.store.surging import MemoryRow, SurgePostRow, SurgeRow
from bot.store.tables import PostRow, TicketRow

FIRST = 20_000
"""Where there is none yet, it begins with the newest posts; those of years ago say nothing of what is usual."""

NEW: dict[str, Any] = {"posts": 0, "mark": Mark.NONE, "marked_by": "", "revision": 1, "shown": 0}
"""What every surge begins with; an INSERT that minds conflicts knows no defaults."""


def key(surge: int) -> str:
    """Return the key of a surge's message."""
    return f"surge:{surge}"


def memory(session: Session, brand: str) -> tuple[int, int, Memory]:
    """Return its version (0 where there is none yet), the last post that it has learnt, and what is usual."""
    row = session.get(MemoryRow, brand, populate_existing=True)
    if row is None:
        return 0, max(0, (session.scalar(select(func.max(PostRow.id))) or 0) - FIRST), Memory()
    cells = array("f")
    cells.frombytes(row.cells)
    return row.version, row.mark, Memory(row.since_at, row.until_at, row.posts, tuple(row.hours), cells)


def remember(session: Session, brand: str, version: int, mark: int, learnt: Memory | None) -> bool:
    """Take the turn of this version, with what was learnt; False where another worker has had it."""
    values: dict[str, Any] = {"version": version + 1, "mark": mark}
    if learnt is not None or version == 0:
        known = learnt or Memory()
        values |= {"since_at": known.since, "until_at": known.until, "posts": known.posts}
        values |= {"hours": list(known.hours), "cells": known.cells.tobytes()}
    if version == 0:
        new = (
            insert(session, MemoryRow).values(brand=brand, **values).on_conflict_do_nothing().returning(MemoryRow.brand)
        )
        return session.scalar(new) is not None
    mine = update(MemoryRow).where(MemoryRow.brand == brand, MemoryRow.version == version).values(**values)
    return session.scalar(mine.returning(MemoryRow.version)) is not None


def begin(session: Session, values: dict[str, Any]) -> SurgeRow | None:
    """Add a surge; None where one with the same term runs already."""
    new = insert(session, SurgeRow).values(**values).on_conflict_do_nothing().returning(SurgeRow.id)
    number = session.scalar(new)
    return session.get_one(SurgeRow, number) if number is not None else None


def lock(session: Session, number: int) -> SurgeRow:
    """Return the surge with its revision raised, held by this transaction until it ends."""
    mine = update(SurgeRow).where(SurgeRow.id == number).values(revision=SurgeRow.revision + 1).returning(SurgeRow)
    row = session.scalars(mine.execution_options(synchronize_session=False, populate_existing=True)).one_or_none()
    if row is None:
        raise Refused(f"There is no alarm {number}.")
    return row


def lately(session: Session, brand: str, *, ended: datetime, false: datetime) -> list[SurgeRow]:
    """Return the surges that run or ended since then, and those called false since then; the newest first."""
    over = SurgeRow.ended_at.is_(None) | (SurgeRow.ended_at > ended)
    wrong = (SurgeRow.mark == Mark.FALSE) & (SurgeRow.marked_at > false)
    return list(session.scalars(_held((SurgeRow.brand == brand) & (over | wrong)).order_by(SurgeRow.id.desc())))


def running(session: Session, brand: str, more: Collection[int] = ()) -> list[SurgeRow]:
    """Return the brand's surges that have not ended, and these."""
    wanted = (SurgeRow.brand == brand) & SurgeRow.ended_at.is_(None) | SurgeRow.id.in_(more)
    return list(session.scalars(_held(wanted).order_by(SurgeRow.id)))


def _held(wanted: ColumnElement[bool]) -> Select[SurgeRow]:
    """Hold them until the transaction ends: who clicks meanwhile waits, and neither takes back the other's change."""
    return select(SurgeRow).where(wanted).with_for_update().execution_options(populate_existing=True)


def is_any_running(session: Session, brand: str) -> bool:
    """Return whether a surge of the brand runs, or its message lags behind."""
    unsaid = SurgeRow.shown != SurgeRow.revision
    return bool(session.scalar(select(exists().where(SurgeRow.brand == brand, SurgeRow.ended_at.is_(None) | unsaid))))


def unshown(session: Session, brand: str) -> list[int]:
    """Return the brand's surges whose messages lag behind."""
    lags = SurgeRow.brand == brand, SurgeRow.shown != SurgeRow.revision
    return list(session.scalars(select(SurgeRow.id).where(*lags).order_by(SurgeRow.id)))


def revision(session: Session, number: int) -> int:
    """Return how often a surge has changed."""
    return session.get_one(SurgeRow, number).revision


def count(session: Session, number: int) -> int:
    """Return how many posts a surge has."""
    return session.scalar(select(func.count()).where(SurgePostRow.surge_id == number)) or 0


def false(session: Session, brand: str, *, since: datetime) -> list[tuple[Sequence[str], int, datetime]]:
    """Return the terms of what staff called false since then, how many posts it had, and when they did."""
    wrong = select(SurgeRow.terms, SurgeRow.posts, SurgeRow.marked_at).where(SurgeRow.brand == brand)
    found = session.execute(wrong.where(SurgeRow.mark == Mark.FALSE, SurgeRow.marked_at > since))
    return [(list(terms), posts, at) for terms, posts, at in found if at is not None]


def forget(session: Session, *, before: datetime) -> None:
    """Forget which posts were part of surges that are long over; the alarms themselves stay, as few as they are."""
    old = select(SurgeRow.id).where(SurgeRow.began_at < before)
    session.execute(delete(SurgePostRow).where(SurgePostRow.surge_id.in_(old)))


def touch(session: Session, posts: Sequence[int]) -> None:
    """Note that the messages of these posts' surges say what is no longer so.

    What fewer than two people are left to have said is forgotten with them.
    """
    about = select(SurgePostRow.surge_id).where(SurgePostRow.post_id.in_(posts))
    for row in session.scalars(select(SurgeRow).where(SurgeRow.id.in_(about)).order_by(SurgeRow.id)):
        lock(session, row.id)
        authors = select(func.count(func.distinct(PostRow.platform + ":" + PostRow.author_id)))
        left = authors.join(SurgePostRow, SurgePostRow.post_id == PostRow.id).where(SurgePostRow.surge_id == row.id)
        if (session.scalar(left.where(PostRow.gone_at.is_(None))) or 0) < 2:
            row.term, row.name, row.terms = f"#{row.id}", "…", []


def incident(session: Session, ticket: int) -> str:
    """Return the name of the incident that a ticket is part of with any of its conversations, or nothing."""
    own = select(TicketRow.conversation_id).where(TicketRow.id == ticket)
    further = select(CopyRow.conversation_id).where(CopyRow.ticket_id == ticket)
    here = select(SurgeRow.name).join(SurgePostRow, SurgePostRow.surge_id == SurgeRow.id)
    here = here.join(PostRow, PostRow.id == SurgePostRow.post_id).where(SurgeRow.mark == Mark.INCIDENT)
    here = here.where(PostRow.conversation_id.in_(own) | PostRow.conversation_id.in_(further))
    return session.scalar(here.order_by(SurgeRow.id.desc()).limit(1)) or ""


def rising(session: Session) -> tuple[Rising, ...]:
    """Return what surges now, the newest first."""
    rows = session.scalars(select(SurgeRow).where(SurgeRow.ended_at.is_(None)).order_by(SurgeRow.id.desc()))
    return tuple(
        Rising(row.name, row.posts, row.last_at - row.began_at, row.times, row.mark == Mark.INCIDENT) for row in rows
    )
