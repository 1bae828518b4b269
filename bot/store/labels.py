"""Labels that staff give to posts: written with each decision, read by whoever learns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.domain.triage import Category
from bot.store.learning import LabelRow, TrainingRow
from bot.store.tables import PostRow, TicketRow, table

CORRECTED, DISMISSED, REVIEWED = "corrected", "dismissed", "reviewed"
"""Where a label comes from."""

NO_COMPLAINT = ("spam", "not_us")
"""Reasons of a dismissal that say what the post is; the others say only that it needs no answer."""

_ADD = insert(table(LabelRow))
_POSTS, _TICKETS = table(PostRow).c, table(TicketRow).c
# What triage judged is the post that opened the ticket; what joined it later may be a thank-you.
_OPENER = (
    select(_POSTS.id)
    .join_from(table(TicketRow), table(PostRow), _POSTS.conversation_id == _TICKETS.conversation_id)
    .where(_TICKETS.id == bindparam("ticket"), _POSTS.bucket == "ticket")
    .order_by(_POSTS.id)
    .limit(1)
)


def opener(session: Session, ticket: int) -> int | None:
    """Return the row of the post that opened a ticket."""
    return session.scalar(_OPENER, {"ticket": ticket})


def add(session: Session, post: int, category: Category, source: str, *, by: str, now: datetime) -> None:
    """Note what a person says that a post is."""
    values = {"post_id": post, "category": category, "source": source, "by": by, "at": now}
    session.execute(_ADD, values)


def withdraw(session: Session, post: int, source: str) -> None:
    """Take back what a decision said that was itself taken back."""
    session.execute(delete(LabelRow).where(LabelRow.post_id == post, LabelRow.source == source))


USED, REFUSED, UNDONE = "used", "refused", "undone"
"""What became of a training."""


@dataclass(frozen=True, slots=True)
class Label:
    """What staff said of a post, with what it says now."""

    id: int
    text: str
    category: Category
    language: str


_IN_USE = LabelRow.training_id.in_(select(TrainingRow.id).where(TrainingRow.state == USED))
_FRESH = LabelRow.training_id.is_(None)


def in_use(session: Session) -> tuple[Label, ...]:
    """Return the labels that triage has learnt: one a post, of posts that are still there."""
    return _read(session, _IN_USE)


def fresh(session: Session, *, before: datetime) -> tuple[Label, ...]:
    """Return the labels given until then that no training has taken in."""
    return _read(session, _FRESH & (LabelRow.at <= before))


def _read(session: Session, which: ColumnElement[bool]) -> tuple[Label, ...]:
    found = (
        select(PostRow.id, LabelRow.id, PostRow.text, LabelRow.category, PostRow.language)
        .join(PostRow, PostRow.id == LabelRow.post_id)
        .where(which, PostRow.gone_at.is_(None), PostRow.text != "")
        .order_by(LabelRow.id)
    )
    last = {
        post: Label(label, text, Category(category), (language or "en").partition("-")[0])
        for post, label, text, category, language in session.execute(found)
    }
    return tuple(last.values())


def state(session: Session) -> str:
    """Return what is another string where other labels are in use, or where a post of theirs has gone."""
    there = LabelRow.post_id.in_(select(PostRow.id).where(PostRow.gone_at.is_(None)))
    sums = select(func.count(), func.max(LabelRow.id), func.max(LabelRow.training_id)).where(_IN_USE, there)
    return ":".join(str(each) for each in session.execute(sums).one())


def last_tried(session: Session) -> int:
    """Return the newest label that any training has looked at; 0 before the first."""
    return session.scalar(select(func.max(TrainingRow.last_label))) or 0


def settle(
    session: Session, tried: Sequence[Label], figures: dict[str, object], *, used: bool, by: str, now: datetime
) -> int:
    """Write down a training, and that it took these labels in, where it is used; return its number."""
    newest = max(label.id for label in tried)
    row = TrainingRow(
        at=now, by=by, state=USED if used else REFUSED, labels=len(tried), last_label=newest, figures=figures
    )
    session.add(row)
    session.flush()
    if used:
        session.execute(_take(row.id, [label.id for label in tried]))
    return row.id


def _take(training: int, ids: Sequence[int]) -> Any:
    # All labels of the same posts up to then: an older one must not come back later as a fresh one.
    posts = select(LabelRow.post_id).where(LabelRow.id.in_(ids))
    mine = LabelRow.post_id.in_(posts), _FRESH, LabelRow.id <= max(ids)
    return update(LabelRow).where(*mine).values(training_id=training)


def undo(session: Session) -> TrainingRow | None:
    """Put the last training that is in use out of use, with its labels; None where there is none."""
    last = session.scalar(select(TrainingRow).where(TrainingRow.state == USED).order_by(TrainingRow.id.desc()).limit(1))
    if last is not None:
        last.state = UNDONE
    return last
