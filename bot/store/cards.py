"""Reading everything that a card shows."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.domain.card import Card, CardDraft, CardReply, ReplyState
from bot.domain.draft import Check, Length, Level
from bot.domain.post import Post
from bot.domain.ticket import LIVE, Status
from bot.domain.triage import Category, Priority
from bot.store import copies, goodwill, posts, saved, similar, surges
from bot.store.tables import DraftRow, PostRow, ReplyRow, TicketRow

BEFORE = timedelta(days=30)


def read(session: Session, ticket_id: int, *, now: datetime) -> tuple[Card, int]:
    """Return the card and the revision it shows. Platform title, length and «may reply» are the caller's to add."""
    ticket = session.get_one(TicketRow, ticket_id, populate_existing=True)
    post = posts.read(session, ticket.post_id)
    reply = _reply(session, ticket)
    card = replace(
        _plain(ticket, post, now=now),
        complaints_before=_before(session, ticket, post, now=now),
        draft=_draft(session, ticket),
        reply=reply,
        gone_at=post.gone_at,
        saved=tuple((one.id, one.title) for one in saved.offered(session, ticket.topic, ticket.language)),
        may_save=bool(reply and reply.state is ReplyState.SENT and not saved.is_saved(session, reply.id)),
        offer=goodwill.shown(session, ticket_id),
        also=copies.shown(session, ticket_id, post),
        similar=similar.shown(session, ticket_id),
        incident=surges.incident(session, ticket_id),
    )
    return card, ticket.revision


def _plain(ticket: TicketRow, post: Post, *, now: datetime) -> Card:
    late = now - ticket.due_at if ticket.due_at and ticket.due_at < now and Status(ticket.status) in LIVE else None
    return Card(
        ticket=ticket.id,
        status=Status(ticket.status),
        category=Category(ticket.category),
        topic=ticket.topic,
        priority=Priority(ticket.priority),
        platform=post.platform,
        platform_title=post.platform,
        post=post,
        reasons=tuple(ticket.reasons),
        route=ticket.route,
        due_at=ticket.due_at,
        word_due_at=ticket.word_due_at if ticket.status == Status.PENDING else None,
        breached=late is not None,
        overdue_by=late,
        assignee=ticket.assignee,
        claimed_at=ticket.claimed_at,
        snoozed_until=ticket.snoozed_until,
        escalated=ticket.escalated,
        mention=ticket.mention if ticket.priority in (Priority.URGENT, Priority.HIGH) else "",
        first_reply_after=_length(ticket.first_reply_seconds),
        dismissed_because=ticket.dismissed_because,
    )


def _length(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _before(session: Session, ticket: TicketRow, post: Post, *, now: datetime) -> int:
    earlier = (
        select(func.count(func.distinct(PostRow.conversation_id)))
        .where(PostRow.platform == post.platform, PostRow.author_id == post.author.id)
        .where(PostRow.posted_at > now - BEFORE, PostRow.conversation_id != ticket.conversation_id)
        .where(PostRow.bucket == "ticket")
    )
    return session.scalar(earlier) or 0


def _draft(session: Session, ticket: TicketRow) -> CardDraft | None:
    row = session.scalar(
        select(DraftRow).where(DraftRow.ticket_id == ticket.id, DraftRow.version == ticket.draft_version)
    )
    if row is None:
        return None
    checks = tuple(check_of(raw) for raw in row.checks)
    return CardDraft(row.version, row.text, Length(len(row.text), 0), row.language, checks, row.writer, row.note)


def check_of(raw: dict[str, object]) -> Check:
    """Return a check from JSON."""
    span = raw["span"]
    at = (int(span[0]), int(span[1])) if isinstance(span, list) else None
    return Check(str(raw["rule"]), Level(str(raw["level"])), str(raw["message"]), at)


def check_row(check: Check) -> dict[str, object]:
    """Return a check as JSON."""
    span = list(check.span) if check.span else None
    return {"rule": check.rule, "level": check.level, "message": check.message, "span": span}


def _reply(session: Session, ticket: TicketRow) -> CardReply | None:
    # A private reply shows while it is under way or in doubt; what the card then shows of a ticket is its public one.
    over = ReplyRow.private & ReplyRow.state.in_((ReplyState.SENT, ReplyState.DROPPED))
    newest = select(ReplyRow).where(ReplyRow.ticket_id == ticket.id, ~over).order_by(ReplyRow.id.desc()).limit(1)
    row = session.scalar(newest)
    if row is None or (row.post_id != ticket.post_id and row.state in (ReplyState.SENT, ReplyState.DROPPED)):
        return None
    return CardReply(
        id=row.id,
        state=ReplyState(row.state),
        text=row.text,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        sent_at=row.sent_at,
        permalink=row.permalink,
        problem=row.problem,
        asks=row.asks,
        version=session.scalar(select(DraftRow.version).where(DraftRow.id == row.draft_id)) or 0,
    )
