"""Deletion duty: what its author removed, or asked us to forget, is removed here too, as is what was made of it.

Gone are the post's text, its author and its address, the reasons that quote it, its checks, and drafts that staff
have neither written nor approved; the search index follows by itself. Staff's own words stay, without what they quote,
and so does that there was a post: by its id it is known again, and not taken in anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from bot.domain.card import ReplyState
from bot.domain.goodwill import keys
from bot.domain.post import Author
from bot.domain.ticket import Action
from bot.flow import copies, outbox
from bot.store import copies as stored
from bot.store import events, surges, tickets
from bot.store.kept import EditRow, GoodwillRow, SpentRow
from bot.store.tables import DraftRow, EventRow, MessageRow, PostRow, ReplyRow, TicketRow

THERE, ASKED = "removed", "forgotten"
"""Why a post is gone: its author removed it there, or asked us to forget it."""

STALE = "stale"
"""State of a line in a thread that says what is no longer so."""

NAMELESS = "…"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NOTHING = {
    **dict.fromkeys(("author_id", "author_handle", "author_name", "author_url", "text", "text_before", "url"), ""),
    **dict.fromkeys(("followers", "language", "edited_at")),
    "shares": 0,
    "likes": 0,
}
_DRAFTED = DraftRow.writer != "staff"
_WORDS = select(PostRow.text, PostRow.text_before, PostRow.conversation_id)

QUOTE = 4
"""Words in a row that are a quotation; fewer are anybody's."""

_OUT = (ReplyState.SENT, ReplyState.SENDING, ReplyState.UNCLEAR)
"""Replies that are public, or may be: their words are what everybody reads, and by them they are found again."""

# FTS5 keeps the words of what was deleted until its segments are merged: https://sqlite.org/fts5.html#the_merge_command
_MERGE = "INSERT INTO post_search(post_search, rank) VALUES ('merge', -500)"


def remove(session: Session, rows: Sequence[int], because: str, *, now: datetime) -> list[int]:
    """Remove what these posts said and who said it; return the tickets whose cards change."""
    left = PostRow.id.in_(rows)
    conversations = select(PostRow.conversation_id).where(left)
    found = list(session.scalars(select(TicketRow.id).where(tickets.of(conversations))))
    for ticket in sorted(found):
        tickets.lock(session, ticket)  # before the posts, as everywhere: two orders would wait for each other
    for said, before, conversation in session.execute(_WORDS.where(left)).all():
        _unquote(session, conversation, f"{said}\n{before}")
    session.execute(update(PostRow).where(left).values(**_NOTHING, gone_at=now, gone_because=because))
    session.execute(update(DraftRow).where(DraftRow.post_id.in_(rows)).values(checks=[]))
    session.execute(update(DraftRow).where(DraftRow.post_id.in_(rows), _DRAFTED).values(text=""))
    session.execute(update(DraftRow).where(DraftRow.ticket_id.in_(found)).values(other=None))
    session.execute(delete(EditRow).where(EditRow.ticket_id.in_(found)))  # both texts quote, and so does what differs
    restate(session, rows)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text(_MERGE))
    return [_without(session, ticket, because, now=now) for ticket in found]


def _unquote(session: Session, conversation: int, said: str) -> None:
    """Take what the post said out of drafts and out of replies that did not go out."""
    words = _words(said)
    runs = {tuple(words[at : at + QUOTE]) for at in range(len(words) - QUOTE + 1)}
    ticket = select(TicketRow.id).where(tickets.of([conversation])).scalar_subquery()
    # A draft for another conversation of the ticket quotes somebody else, who said the same and stands by it.
    here = select(PostRow.id).where(PostRow.conversation_id == conversation)
    drafts = select(DraftRow).where(DraftRow.ticket_id == ticket, DraftRow.post_id.in_(here))
    for draft in session.scalars(drafts):
        draft.text = _unquoted(draft.text, runs)
    replies = select(ReplyRow).where(ReplyRow.ticket_id == ticket, ReplyRow.post_id.in_(here))
    for reply in session.scalars(replies.where(ReplyRow.state.not_in(_OUT))):
        reply.text = _unquoted(reply.text, runs)
        reply.text_hash = outbox.fingerprint(reply.text)


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(text)]


def _unquoted(text: str, runs: set[tuple[str, ...]]) -> str:
    found, words = list(_WORD.finditer(text)), _words(text)
    quoted = {at + n for at in range(len(words)) if tuple(words[at : at + QUOTE]) in runs for n in range(QUOTE)}
    for at in sorted(quoted, reverse=True):
        end = found[at + 1].start() if at + 1 in quoted else found[at].end()
        text = text[: found[at].start()] + ("" if at - 1 in quoted else NAMELESS) + text[end:]
    return text


def _without(session: Session, ticket: int, because: str, *, now: datetime) -> int:
    """Let a ticket go on with the newest post that is left of its conversations, or wait for nothing."""
    row = tickets.lock(session, ticket)
    row.reasons = []
    stored.renew(session, ticket)
    said = PostRow.conversation_id == row.conversation_id, PostRow.bucket.in_(("ticket", "joined"))
    left = session.scalar(select(func.max(PostRow.id)).where(*said, PostRow.gone_at.is_(None)))
    if left is not None:
        row.post_id = left
    elif not copies.without(session, row, now=now):
        row.due_at = row.snoozed_until = None
    action = Action.FORGET if because == ASKED else Action.GONE
    events.note(session, ticket, action, by=events.AMENDS, now=now)
    return ticket


def restate(session: Session, rows: Sequence[int]) -> None:
    """Mark the lines in Slack that bear these posts: they must be said anew."""
    said = MessageRow.post_id.in_(rows), MessageRow.ts.is_not(None)
    session.execute(update(MessageRow).where(*said).values(state=STALE))
    surges.touch(session, rows)


def stale(session: Session, ticket: int) -> list[int]:
    """Return the lines of a ticket's thread that say what is no longer so."""
    lines = select(MessageRow.id).where(MessageRow.ticket_id == ticket, MessageRow.state == STALE)
    return list(session.scalars(lines.order_by(MessageRow.id)))


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed of one person: how many posts, and the tickets whose cards change.

    `under_way` counts replies that are on their way and keep their words until it is known what became of them.
    """

    posts: int
    tickets: tuple[int, ...]
    under_way: int


def forget(session: Session, who: str, platform: str, *, now: datetime) -> Forgotten:
    """Remove everything by one person, by id or handle, and their name from what we wrote to them.

    Without a platform, on all of them.
    """
    handle = who.strip().lstrip("@").casefold()
    theirs = PostRow.author_id.in_((who.strip(), handle)) | (func.lower(PostRow.author_handle) == handle)
    where = (theirs, PostRow.own.is_(False), *([PostRow.platform == platform] if platform else []))
    found = list(session.scalars(select(PostRow).where(*where)))
    names = {name for row in found for name in _names(Author(row.author_id, row.author_handle, row.author_name))}
    changed: set[int] = set()
    for start in range(0, len(found), 500):
        changed |= set(remove(session, [row.id for row in found[start : start + 500]], ASKED, now=now))
    under_way = sum(_unname(session, ticket, names) for ticket in changed) if names else 0
    return Forgotten(len(found), tuple(sorted(changed)), under_way)


def _names(author: Author) -> set[str]:
    """Return what a reply may have called them."""
    names = {author.handle.lstrip("@"), author.handle.lstrip("@").partition("@")[0], author.name.strip()}
    return {name for name in (*names, *author.name.split()) if len(name) > 1}


def _unname(session: Session, ticket: int, names: set[str]) -> int:
    """Take their name out of what we wrote, and texts out of the log; return how many replies are under way."""
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    name = re.compile(rf"(?<!\w)@?(?:{words})(?!\w)", re.IGNORECASE)
    for draft in session.scalars(select(DraftRow).where(DraftRow.ticket_id == ticket)):
        draft.text = name.sub(NAMELESS, draft.text)
    replies = list(session.scalars(select(ReplyRow).where(ReplyRow.ticket_id == ticket)))
    for reply in replies:
        _unname_reply(reply, name)
    for offer in session.scalars(select(GoodwillRow).where(GoodwillRow.ticket_id == ticket)):
        session.execute(
            delete(SpentRow).where(SpentRow.key == keys(month=offer.month, staff="", person=offer.person)[2])
        )
        offer.person, offer.public_text = "", name.sub(NAMELESS, offer.public_text)
        offer.private_text = name.sub(NAMELESS, offer.private_text)
    for event in session.scalars(select(EventRow).where(EventRow.ticket_id == ticket)):
        if "text" in event.detail:
            event.detail = {key: value for key, value in event.detail.items() if key != "text"}
    return sum(reply.state in (ReplyState.SENDING, ReplyState.UNCLEAR) for reply in replies)


def _unname_reply(reply: ReplyRow, name: re.Pattern[str]) -> None:
    """What is on its way keeps its words: by them it is found again. What nobody has begun to send stays here."""
    if reply.state in (ReplyState.SENDING, ReplyState.UNCLEAR):
        return
    if reply.state == ReplyState.QUEUED:
        reply.state, reply.problem = ReplyState.FAILED, "Its author asked to be forgotten"
    reply.text = name.sub(NAMELESS, reply.text)
    reply.text_hash = outbox.fingerprint(reply.text)
