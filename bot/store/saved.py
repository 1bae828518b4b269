"""Saved replies, and what staff changed in drafts: in and out of the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from bot.domain.edits import Edit
from bot.domain.saved import Saved
from bot.store.kept import EditRow, SavedReplyRow
from bot.store.tables import ReplyRow, table

_EDITED = insert(table(EditRow))

OFFERED = 10
"""Saved replies that a card offers; more make a menu that nobody reads."""

COUNTED = 1_000
"""Approved drafts of which the removed words are added up: a status must not read a year of replies."""


def offered(session: Session, topic: str, language: str, *, most: int = OFFERED) -> tuple[Saved, ...]:
    """Return the saved replies on a topic in a language, newest first."""
    return _saved(session, SavedReplyRow.topic == topic, SavedReplyRow.language == _bare(language), most=most)


def every(session: Session, *, most: int = 20) -> tuple[Saved, ...]:
    """Return the newest saved replies."""
    return _saved(session, most=most)


def one(session: Session, saved: int) -> Saved | None:
    """Return one saved reply, None where it has been forgotten."""
    return next(iter(_saved(session, SavedReplyRow.id == saved, most=1)), None)


def _saved(session: Session, *where: ColumnElement[bool], most: int) -> tuple[Saved, ...]:
    rows = session.scalars(select(SavedReplyRow).where(*where).order_by(SavedReplyRow.id.desc()).limit(most))
    return tuple(Saved(row.id, row.title, row.text, row.topic, row.language) for row in rows)


def is_saved(session: Session, reply: int) -> bool:
    """Return whether a reply has been saved for reuse."""
    return session.scalar(select(SavedReplyRow.id).where(SavedReplyRow.reply_id == reply)) is not None


def add(session: Session, reply: int, saved: Saved, *, by: str, now: datetime) -> int:
    """Keep a reply for reuse; return its number. The caller has looked whether it is there."""
    row = SavedReplyRow(
        reply_id=reply,
        title=saved.title,
        text=saved.text,
        topic=saved.topic,
        language=_bare(saved.language),
        by=by,
        saved_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def forget(session: Session, saved: int) -> bool:
    """Forget a saved reply; False where there is none."""
    gone = session.execute(delete(SavedReplyRow).where(SavedReplyRow.id == saved))
    return bool(gone.rowcount)  # type: ignore[attr-defined]


def _bare(language: str) -> str:
    return language.split("-", maxsplit=1)[0].casefold()[:12]


def approved(session: Session, topic: str, language: str, *, but: int, most: int) -> tuple[str, ...]:
    """Return the last public replies on a topic in a language, newest first, none of the ticket `but`."""
    found = (
        select(ReplyRow.text)
        .join(EditRow, EditRow.reply_id == ReplyRow.id)
        .where(EditRow.topic == topic, EditRow.language == _bare(language), EditRow.ticket_id != but)
        .where(ReplyRow.sent_at.is_not(None))
        .order_by(EditRow.id.desc())
        .limit(most)
    )
    return tuple(session.scalars(found))


def note_edit(session: Session, reply: ReplyRow, edit: Edit, *, topic: str, language: str) -> None:
    """Keep what was changed in the draft of an approved reply."""
    columns = {
        "reply_id": reply.id,
        "ticket_id": reply.ticket_id,
        "topic": topic,
        "language": _bare(language),
        "proposed": edit.proposed,
        "approved": edit.approved,
        "removed": list(edit.removed),
        "added": list(edit.added),
        "approved_at": reply.approved_at,
    }
    session.execute(_EDITED, columns)


def edits(session: Session, topic: str, language: str, *, but: int, most: int) -> tuple[Edit, ...]:
    """Return the last changes on a topic in a language, newest first, none of the ticket `but`."""
    found = (
        select(EditRow)
        .where(EditRow.topic == topic, EditRow.language == _bare(language), EditRow.ticket_id != but)
        .where(EditRow.proposed != EditRow.approved)
        .order_by(EditRow.id.desc())
        .limit(most)
    )
    rows = session.scalars(found)
    return tuple(Edit(row.proposed, row.approved, tuple(row.removed), tuple(row.added)) for row in rows)


def removed(session: Session, language: str = "", *, since: datetime) -> list[Sequence[str]]:
    """Return what was removed from each draft approved since then, in a language or any; of many, the newest."""
    found = select(EditRow.removed).where(EditRow.approved_at >= since).order_by(EditRow.id.desc()).limit(COUNTED)
    return list(session.scalars(found.where(EditRow.language == _bare(language)) if language else found))


def counts(session: Session, *, since: datetime) -> tuple[int, int]:
    """Return how many drafts were approved since then, and how many of them unchanged."""
    unchanged = func.count().filter(EditRow.proposed == EditRow.approved)
    every_one, same = session.execute(select(func.count(), unchanged).where(EditRow.approved_at >= since)).one()
    return every_one, same
