"""Step 4: a writer proposes a reply, and the house rules check it. Every version is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import sla
from bot.domain.draft import Check, Facts, Length, Level, house_rules, mark
from bot.domain.errors import Refused, Stale
from bot.domain.ticket import CLOSED, Action, Status, move
from bot.domain.triage import Category
from bot.flow import knowledge
from bot.platforms.base import Platform
from bot.store import cards, events, posts, staff, tickets
from bot.store.tables import DraftRow, ReplyRow, TicketRow
from bot.team import Team
from bot.writers.base import Brief, Voice, Writer, Written

RECENT = 200
"""Sent replies that a draft is compared with (EVIDENCE, «boilerplate»)."""

CHANGED = "changed"
"""The check on a draft that was written before something changed there."""
PRIVATE = "private"
"""The writer of a version that only the author may read: it is never sent in public."""

_NEWEST = select(DraftRow).where(DraftRow.ticket_id == bindparam("ticket"), DraftRow.version == bindparam("version"))


def brief(session: Session, ticket_id: int, settings: Settings, *, limit: int, now: datetime, wish: str = "") -> Brief:
    """Gather everything that a writer may know about one ticket, and nothing else."""
    ticket = session.get_one(TicketRow, ticket_id)
    newest, post = newest_draft(session, ticket), posts.read(session, ticket.post_id)
    plain = Brief(
        ticket=ticket.id,
        version=ticket.draft_version + 1,
        post=post,
        conversation=posts.thread(session, ticket.conversation_id),
        verdict=tickets.verdict(ticket),
        voice=_voice(session, ticket, settings.team.speaking(post.platform)),
        limit=limit,
        promise_at=_promise(ticket, settings, now=now),
        wish=wish,
        previous=newest.text if newest else "",
        recent=recent(session, most=20),
        known=settings.team.rules.known,
    )
    return knowledge.complete(session, plain, now=now)


def _voice(session: Session, ticket: TicketRow, team: Team) -> Voice:
    return Voice(
        brand=team.brand.name,
        signature=_signature(session, ticket, team),
        person=team.voice.person,
        formal=team.voice.formal,
        contact=team.voice.contact,
        avoid=team.unwanted(),
        tone=team.voice.tone,
    )


def sign(person: staff.Staff | None, style: str) -> str:
    """Return how a person signs: first name, initials, or not at all."""
    if person is None or style == "none":
        return ""
    if style == "initials":
        return "".join(part[0].upper() for part in person.name.split() if part)
    return person.first_name


def _promise(ticket: TicketRow, settings: Settings, *, now: datetime) -> datetime:
    """Return by when we write again, in the team's time zone."""
    policy = settings.policies.get(ticket.policy) or settings.policies["default"]
    promise = sla.due_at(now, policy.first_reply, None if policy.around_the_clock else settings.hours)
    return sla.quarter(promise).astimezone(ZoneInfo(settings.hours.zone))


def recent(session: Session, *, most: int = RECENT) -> tuple[str, ...]:
    """Return the last public replies, newest first."""
    sent = select(ReplyRow.text).where(ReplyRow.sent_at.is_not(None), ~ReplyRow.private)
    return tuple(session.scalars(sent.order_by(ReplyRow.sent_at.desc()).limit(most)))


def newest_draft(session: Session, ticket: TicketRow) -> DraftRow | None:
    """Return the draft that the card shows."""
    return session.scalar(_NEWEST, {"ticket": ticket.id, "version": ticket.draft_version})


def write(writer: Writer, wanted: Brief) -> Written:
    """Let the writer propose a text."""
    return writer.write(wanted)


def facts(
    session: Session, ticket: TicketRow, length: Length, settings: Settings, *, now: datetime, text: str = ""
) -> Facts:
    """Return what the house rules may know of `text` as a reply to the ticket's newest post."""
    post = posts.read(session, ticket.post_id)
    thread = posts.thread(session, ticket.conversation_id)
    team = settings.team.speaking(post.platform)
    known = Facts(
        post_text=post.text,
        author_name=post.author.name,
        author_handle=post.author.handle,
        category=Category(ticket.category),
        language=ticket.language,
        length=length,
        conversation=tuple(p.text for p in thread),
        recent=recent(session),
        rounds=sum(p.own for p in thread),
        signature=_signature(session, ticket, team),
        now=now.astimezone(ZoneInfo(settings.hours.zone)),
        promise_at=_promise(ticket, settings, now=now),
    )
    return knowledge.told(session, team.judged(known), text)


def _signature(session: Session, ticket: TicketRow, team: Team) -> str:
    owner = staff.named(session, ticket.assignee) if ticket.assignee else None
    return sign(owner, team.voice.signature)


def save(
    session: Session, wanted: Brief, written: Written, platform: Platform, settings: Settings, *, now: datetime
) -> bool:
    """Keep a writer's text as the ticket's newest version, unless a newer one came meanwhile."""
    ticket = tickets.lock(session, wanted.ticket)
    if ticket.draft_version != wanted.version - 1 or Status(ticket.status) in CLOSED:
        return False
    if platform.caps.note or posts.read(session, ticket.post_id).gone_at is not None:
        return False
    put(session, ticket, written, platform=platform, settings=settings, now=now)
    return True


def put(
    session: Session, ticket: TicketRow, written: Written, *, platform: Platform, settings: Settings, now: datetime
) -> None:
    """Make a text that no person typed the ticket's newest version; the caller has locked the ticket."""
    known = facts(session, ticket, platform.measure(written.text), settings, now=now, text=written.text)
    # What a writer made up is marked, and a text with a mark in it cannot be sent.
    text = mark(written.text, known)
    checks = house_rules(text, replace(known, length=platform.measure(text)))
    add(session, ticket, replace(written, text=text), checks, by=None, now=now)


def judge(text: str, known: Facts, platform: Platform) -> tuple[Check, ...]:
    """Return what the house rules say of a text; they do not hold for a note that goes nowhere."""
    return () if platform.caps.note else house_rules(text, known)


def edit(
    session: Session,
    ticket_id: int,
    text: str,
    *,
    base: int,
    by: staff.Staff,
    platform: Platform,
    settings: Settings,
    now: datetime,
) -> int:
    """Keep a person's text as the newest version if it was made from the newest; otherwise raise Stale."""
    ticket = tickets.lock(session, ticket_id)
    move(Status(ticket.status), Action.EDIT)
    text = posts.clean(text)
    if not text.strip():
        raise Refused("The reply is empty.")
    newest = newest_draft(session, ticket)
    if newest is not None and newest.version != base:
        theirs = {"theirs": newest.text, "theirs_by": newest.by or ""}
        raise Stale("The draft changed while you wrote.", version=newest.version, **theirs)
    checks = judge(text, facts(session, ticket, platform.measure(text), settings, now=now, text=text), platform)
    events.note(session, ticket_id, Action.EDIT, by=by.user, now=now, version=ticket.draft_version + 1)
    return add(session, ticket, Written(text, ticket.language, "staff"), checks, by=by.user, now=now)


def keep(
    session: Session,
    ticket: TicketRow,
    text: str,
    *,
    by: str | None,
    why: str,
    platform: Platform,
    settings: Settings,
    now: datetime,
) -> int:
    """Lay a text before staff once more, as the newest version, with what they must confirm: why it is looked at anew.

    Of a post that is gone nothing is left to hold the text against.
    """
    gone = posts.read(session, ticket.post_id).gone_at is not None
    known = facts(session, ticket, platform.measure(text), settings, now=now, text=text)
    checks = () if gone else (Check(CHANGED, Level.TICK, why), *judge(text, known, platform))
    return add(session, ticket, Written(text, ticket.language, "staff" if by else "kept"), checks, by=by, now=now)


def add(
    session: Session, ticket: TicketRow, written: Written, checks: tuple[Check, ...], *, by: str | None, now: datetime
) -> int:
    """Keep a text with its checks as the newest version; return its number."""
    ticket.draft_version += 1
    session.add(
        DraftRow(
            ticket_id=ticket.id,
            version=ticket.draft_version,
            post_id=ticket.post_id,
            text=written.text,
            language=written.language,
            writer=written.writer,
            note=written.note,
            by=by,
            checks=[cards.check_row(c) for c in checks],
            created_at=now,
        )
    )
    return ticket.draft_version


def outdated(session: Session, wanted: Sequence[int]) -> list[list[int]]:
    """Return [ticket, newest version] of those whose draft answers a post that is not the ticket's any more."""
    newest = (DraftRow.ticket_id == TicketRow.id) & (DraftRow.version == TicketRow.draft_version)
    old = select(TicketRow.id, TicketRow.draft_version).join(DraftRow, newest)
    old = old.where(TicketRow.id.in_(wanted), DraftRow.post_id != TicketRow.post_id)
    return [[ticket, version] for ticket, version in session.execute(old)]


def versions(session: Session, wanted: Sequence[int]) -> list[list[int]]:
    """Return [ticket, newest version] for each ticket: what a draft for it comes after."""
    found = select(TicketRow.id, TicketRow.draft_version).where(TicketRow.id.in_(wanted))
    return [[ticket, version] for ticket, version in session.execute(found)]
