"""What became of the posts of open tickets, asked once an hour: they may be edited or removed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.ticket import CLOSED, Action
from bot.flow import drafts, fresh, removal
from bot.platforms.base import Edited, Gone, Live, Platform
from bot.store import events, posts, tickets
from bot.store.copies import CopyRow
from bot.store.tables import PostRow, TicketRow

BATCH = 100
"""Posts that are asked about in one call, where the platform allows that many."""

States = Mapping[str, Live | Edited | Gone]


def batches(session: Session, platforms: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the ids of what people said in conversations of open tickets, by account, as many as one call takes."""
    open_ = select(TicketRow.conversation_id).where(TicketRow.status.not_in(CLOSED))
    same = select(CopyRow.conversation_id).join(TicketRow).where(TicketRow.status.not_in(CLOSED))
    there = PostRow.conversation_id.in_(open_.union_all(same))
    here = PostRow.gone_at.is_(None), PostRow.own.is_(False), PostRow.bucket != "ignored"
    found = []
    for platform in platforms:
        wanted = select(PostRow.remote_id).where(PostRow.platform == platform, *here)
        ids = list(session.scalars(wanted.where(there).order_by(PostRow.id)))
        found += [(platform, ids[start : start + BATCH]) for start in range(0, len(ids), BATCH)]
    return found


def ask(platform: Platform, ids: Sequence[str]) -> States:
    """Ask the platform what became of these posts."""
    return platform.refresh(ids)


def apply(session: Session, platform: Platform, states: States, settings: Settings, *, now: datetime) -> list[int]:
    """Remove what is gone and keep what was edited beside what it was; return the tickets whose cards change."""
    known = select(PostRow).where(PostRow.platform == platform.name, PostRow.gone_at.is_(None))
    rows = {row.remote_id: row for row in session.scalars(known.where(PostRow.remote_id.in_(list(states))))}
    gone = [row.id for row in rows.values() if isinstance(states[row.remote_id], Gone)]
    about = _about(session, gone)
    changed = removal.remove(session, gone, removal.THERE, now=now) if gone else []
    for ticket in set(about) & set(changed):
        _stop(session, ticket, fresh.Why.GONE, platform, settings, now=now)
    for row in rows.values():
        state = states[row.remote_id]
        if isinstance(state, Edited) and posts.clean(state.text) != row.text:
            changed += _edited(session, row, state, platform, settings, now=now)
    return sorted(set(changed))


def _about(session: Session, rows: Sequence[int]) -> list[int]:
    """Return the tickets that are about these very posts, and not only in the same conversation."""
    return list(session.scalars(select(TicketRow.id).where(TicketRow.post_id.in_(rows)))) if rows else []


def _edited(
    session: Session, row: PostRow, state: Edited, platform: Platform, settings: Settings, *, now: datetime
) -> list[int]:
    found = _about(session, [row.id])
    for ticket in found:
        tickets.lock(session, ticket)
    fresh.edit(session, row, state.text, state.edited_at, now=now)
    for ticket in found:
        events.note(session, ticket, Action.EDITED_THERE, by="customer", now=now, post=row.id)
        if not _stop(session, ticket, fresh.Why.EDITED, platform, settings, now=now):
            _look_again(session, ticket, platform, settings, now=now)
    return found


def _stop(
    session: Session, ticket: int, why: fresh.Why, platform: Platform, settings: Settings, *, now: datetime
) -> bool:
    """Stop a reply that nobody has begun to send. One under way stops itself: it asks before it goes out."""
    row = tickets.lock(session, ticket)
    reply = fresh.waiting(session, ticket)
    if reply is not None:
        fresh.put_back(session, reply, row, why, platform, settings, now=now)
    return reply is not None


def _look_again(session: Session, ticket: int, platform: Platform, settings: Settings, *, now: datetime) -> None:
    """Make the draft one that must be looked at anew before it can be approved."""
    row = tickets.lock(session, ticket)
    draft = drafts.newest_draft(session, row)
    if draft is not None:
        why = "They changed their post after this was written: read it again"
        drafts.keep(session, row, draft.text, by=draft.by, why=why, platform=platform, settings=settings, now=now)
