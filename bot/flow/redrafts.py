"""Beside step 4: other words for a draft. The draft before, a saved reply, and what staff made of what was proposed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.draft import Length, unmarked
from bot.domain.edits import compare
from bot.domain.errors import Refused
from bot.domain.saved import Saved, template, title_of
from bot.domain.ticket import Action, Status, move
from bot.flow import drafts, knowledge
from bot.platforms.base import Platform
from bot.store import events, saved, tickets
from bot.store.staff import Staff
from bot.store.tables import DraftRow, ReplyRow, TicketRow
from bot.writers.base import Written


def switch(
    session: Session, ticket_id: int, *, platform: Platform, settings: Settings, by: Staff, now: datetime
) -> bool:
    """Put the draft that stood there before in the newest one's place, as a new version; False where there is none."""
    ticket = tickets.lock(session, ticket_id)
    move(Status(ticket.status), Action.REDRAFT)
    newest = drafts.newest_draft(session, ticket)
    before = _before(session, ticket, newest) if newest else None
    if before is None:
        return False
    written = Written(unmarked(before.text), before.language, before.writer)
    drafts.put(session, ticket, written, platform=platform, settings=settings, now=now)
    events.note(session, ticket_id, Action.REDRAFT, by=by.user, now=now, version_before=before.version)
    return True


def _before(session: Session, ticket: TicketRow, newest: DraftRow) -> DraftRow | None:
    """Return the last draft by a writer for the newest post that says something else."""
    return session.scalar(
        select(DraftRow)
        .where(DraftRow.ticket_id == ticket.id, DraftRow.post_id == ticket.post_id, DraftRow.by.is_(None))
        .where(DraftRow.version < newest.version, DraftRow.text != newest.text)
        .order_by(DraftRow.version.desc())
        .limit(1)
    )


def use(
    session: Session,
    ticket_id: int,
    saved_id: int,
    *,
    platform: Platform,
    settings: Settings,
    by: Staff,
    now: datetime,
) -> None:
    """Make a saved reply the newest draft, its fields filled from the ticket."""
    ticket = tickets.lock(session, ticket_id)
    move(Status(ticket.status), Action.REDRAFT)
    one = saved.one(session, saved_id)
    if one is None:
        raise Refused("This saved reply has been forgotten meanwhile.")
    brief = drafts.brief(session, ticket_id, settings, limit=platform.measure("").limit, now=now)
    written = Written(knowledge.fill(one.text, brief), one.language, "saved")
    drafts.put(session, ticket, written, platform=platform, settings=settings, now=now)
    events.note(session, ticket_id, Action.REDRAFT, by=by.user, now=now, saved=saved_id)


def keep(session: Session, ticket_id: int, settings: Settings, *, by: Staff, now: datetime) -> None:
    """Save the ticket's last public reply for reuse, with fields in the place of what was this customer's alone."""
    ticket = tickets.lock(session, ticket_id)
    reply = _last_public(session, ticket)
    if reply is None:
        raise Refused("There is no public reply to save here yet.")
    if saved.is_saved(session, reply.id):
        raise Refused("This reply is saved already.")
    facts = drafts.facts(session, ticket, Length(len(reply.text), len(reply.text)), settings, now=now, text=reply.text)
    text = template(reply.text, facts)
    number = saved.add(
        session, reply.id, Saved(0, title_of(text), text, ticket.topic, ticket.language), by=by.user, now=now
    )
    events.note(session, ticket_id, Action.SAVE_REPLY, by=by.user, now=now, saved=number)


def _last_public(session: Session, ticket: TicketRow) -> ReplyRow | None:
    sent = select(ReplyRow).where(ReplyRow.ticket_id == ticket.id, ReplyRow.state == "sent", ~ReplyRow.private)
    return session.scalar(sent.order_by(ReplyRow.id.desc()).limit(1))


def note_edit(session: Session, ticket: TicketRow, draft: DraftRow, reply: ReplyRow) -> None:
    """Keep what staff changed between the last draft that was proposed and the one that they approved."""
    proposed = draft.text if draft.by is None else _proposed(session, draft)
    if proposed is not None:
        saved.note_edit(session, reply, compare(proposed, draft.text), topic=ticket.topic, language=ticket.language)


def _proposed(session: Session, draft: DraftRow) -> str | None:
    """Return the last draft that nobody wrote by hand, at or before this one and on the same post."""
    return session.scalar(
        select(DraftRow.text)
        .where(DraftRow.ticket_id == draft.ticket_id, DraftRow.post_id == draft.post_id, DraftRow.by.is_(None))
        .where(DraftRow.version <= draft.version)
        .order_by(DraftRow.version.desc())
        .limit(1)
    )
