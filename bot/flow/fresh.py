"""Fresh at send: an approval holds for what the approver saw, and for nothing else.

What was stored since is compared by a fingerprint; right before the send the platform is asked about the post itself,
and, where that is cheap, about what was said below it. Something else there: nothing is sent, and the text goes back
to staff with the reason. A look at the post that fails is «unknown»: it is repeated, and after `BLIND` times a person
is asked; only their word lets a reply go out unseen. A look below it is an addition, and may fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import errors
from bot.domain.card import ReplyState
from bot.domain.errors import Refused
from bot.domain.post import Post
from bot.domain.ticket import Action
from bot.flow import drafts, outbox, removal
from bot.flow.outbox import Errand, Later, Unknown
from bot.platforms.base import Edited, Gone, Live, Platform, Threaded
from bot.store import events, posts, tickets
from bot.store.tables import DraftRow, PostRow, ReplyRow, TicketRow, table

BLIND = 10
"""Looks that may fail before a person is asked: with their pauses, about eight minutes."""

PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=1)


class Why(StrEnum):
    """What is there instead of what the approver saw; the words stand on the card."""

    GONE = "The post was removed"
    EDITED = "They changed their post after this was approved"
    WROTE_AGAIN = "They wrote again after this was approved"
    ANSWERED = "Somebody answered there from our account"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something else is there; nothing was sent. `text` is the post's new one, `posts` what we did not know yet."""

    why: Why
    text: str = ""
    edited_at: datetime | None = None
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Blind:
    """The platform did not say whether the post still stands."""

    problem: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the approver knew: the ids of all that was said. `blind` counts the looks that failed."""

    known: frozenset[str]
    blind: int
    changed: Changed | None


Outcome = outbox.Outcome | Changed | Blind
Said = Row[int, bool, datetime]
"""One post of a conversation: its row, whether it is ours, and since when we know it."""

_POSTS, _REPLIES = table(PostRow).c, table(ReplyRow).c
_OURS = select(_REPLIES.remote_id).where(_REPLIES.ticket_id == bindparam("ticket"))
_SAID = (
    select(_POSTS.id, _POSTS.own, _POSTS.seen_at)
    .where(_POSTS.conversation_id == bindparam("conversation"), _POSTS.bucket != "ignored")
    .where(_POSTS.remote_id.not_in(_OURS))
    .order_by(_POSTS.id)
)
_KNOWN = select(_POSTS.remote_id).where(_POSTS.conversation_id == bindparam("conversation")).union_all(_OURS)


def all_said(session: Session, ticket: TicketRow) -> Sequence[Said]:
    """Return all that was said in a ticket's conversation, oldest first.

    Replies that the bot sent are left out: they come back from the platform as posts at any time.
    """
    return session.execute(_SAID, {"ticket": ticket.id, "conversation": ticket.conversation_id}).all()


def sight(post: Post, said: Sequence[Said]) -> str:
    """Return the fingerprint of what a person can see: half the post's text, half all that was said."""
    return _half(post.text) + _half(" ".join(str(row) for row, _, _ in said))


def _half(text: str) -> str:
    return outbox.fingerprint(text)[:32]


def refuse_old(said: Sequence[Said], draft: DraftRow, post: Post) -> None:
    """Refuse to approve a draft that is older than what it would answer."""
    if post.gone_at is not None:
        raise Refused("The post was removed, so there is nothing to answer. Your text is kept.")
    if any(own and seen_at > draft.created_at for _, own, seen_at in said):
        raise Refused(f"{Why.ANSWERED} after this draft was written. Edit it or redraft it, then approve.")


def seen(session: Session, errand: Errand | Later | None) -> Seen | None:
    """Return what the approver of a reply that is about to be sent knew, and what was stored since.

    None for what is only looked for, and for a private message: it goes with its public word, for which was looked.
    """
    if not isinstance(errand, Errand) or errand.look or errand.private:
        return None
    reply = session.get_one(ReplyRow, errand.reply)
    ticket = session.get_one(TicketRow, reply.ticket_id)
    known = session.scalars(_KNOWN, {"ticket": ticket.id, "conversation": ticket.conversation_id})
    return Seen(frozenset(known), reply.blind, _stored(session, reply, ticket, errand.post))


def _stored(session: Session, reply: ReplyRow, ticket: TicketRow, post: Post) -> Changed | None:
    if post.gone_at is not None:
        return Changed(Why.GONE)
    if not reply.seen or sight(post, all_said(session, ticket)) == reply.seen:
        return None
    if ticket.post_id != reply.post_id:
        return Changed(Why.WROTE_AGAIN)
    return Changed(Why.ANSWERED) if _half(post.text) == reply.seen[:32] else Changed(Why.EDITED, post.text)


def stands(platform: Platform, errand: Errand, saw: Seen | None, *, now: datetime) -> Outcome | None:
    """Ask the platform whether the post is as the approver saw it: one call. None lets the reply go out."""
    if saw is None:
        return None
    if saw.changed is not None:
        return _perhaps_ours(saw.changed, errand)
    try:
        state = platform.refresh([errand.post.id]).get(errand.post.id)
    except errors.RateLimited as error:
        return Later(error.until, "The platform asks us to slow down.")
    except (errors.AuthExpired, errors.OutOfCredit) as error:
        return Later(now + LONGEST_PAUSE, str(error), error)
    except errors.Outside as error:
        return _unseen(saw, str(error))
    return _judged(state, errand.post) if state is not None else _unseen(saw, "The platform said nothing of the post.")


def _unseen(saw: Seen, problem: str) -> Blind | None:
    return None if saw.blind >= BLIND else Blind(problem)


def _judged(state: Live | Edited | Gone, post: Post) -> Changed | None:
    match state:
        case Gone():
            return Changed(Why.GONE)
        case Edited(text, edited_at) if posts.clean(text) != post.text:
            return Changed(Why.EDITED, text, edited_at)
    return None


def below(platform: Platform, errand: Errand, saw: Seen | None) -> Outcome | None:
    """Ask the platform what was said below the post, where it can be asked: one call. None lets the reply go out."""
    if saw is None or not isinstance(platform, Threaded):
        return None
    try:
        found = [post for post in platform.below(errand.post) if post.id not in saw.known]
    except errors.Outside:
        return None  # an addition: the post itself stands, and what is said below it comes by fetching as well
    theirs = tuple(post for post in found if post.author.id == errand.post.author.id)
    if ours := tuple(post for post in found if post.own):
        return _perhaps_ours(Changed(Why.ANSWERED, posts=(*ours, *theirs)), errand)
    return Changed(Why.WROTE_AGAIN, posts=theirs) if theirs else None


def _perhaps_ours(changed: Changed, errand: Errand) -> Changed | Unknown:
    """After an earlier attempt, an answer of ours may be that very reply: then it is looked for."""
    if changed.why is Why.ANSWERED and errand.attempt > 1:
        return Unknown("Something of ours stands there, and may be this reply.")
    return changed


def news(outcome: Outcome) -> tuple[Post, ...]:
    """Return the posts that a look found and that are not stored yet."""
    return outcome.posts if isinstance(outcome, Changed) else ()


def settle(
    session: Session, errand: Errand, outcome: Outcome, platform: Platform, settings: Settings, *, now: datetime
) -> Later | None:
    """Write down what became of the reply; return when to go on, or None where it is done."""
    if not isinstance(outcome, Changed | Blind):
        return outbox.settle(session, errand, outcome, platform, now=now)
    reply = session.get_one(ReplyRow, errand.reply, populate_existing=True)
    ticket = tickets.lock(session, reply.ticket_id)
    if reply.state != ReplyState.SENDING or reply.attempts != errand.attempt:
        return None
    if isinstance(outcome, Blind):
        return _wait(session, reply, ticket, outcome.problem, now=now)
    reply.state = ReplyState.FAILED
    _write_down(session, reply, outcome, now=now)
    put_back(session, reply, session.get_one(TicketRow, ticket.id), outcome.why, platform, settings, now=now)
    return None


def _write_down(session: Session, reply: ReplyRow, changed: Changed, *, now: datetime) -> None:
    """Keep what the platform said of the post; of what was stored before nothing is new."""
    row = session.get_one(PostRow, reply.post_id)
    if changed.why is Why.GONE and row.gone_at is None:
        removal.remove(session, [row.id], removal.THERE, now=now)
    elif changed.why is Why.EDITED and posts.clean(changed.text) != row.text:
        edit(session, row, changed.text, changed.edited_at, now=now)


def edit(session: Session, row: PostRow, words: str, edited_at: datetime | None, *, now: datetime) -> None:
    """Keep the new text of a post beside the one before."""
    row.text_before, row.text, row.edited_at = row.text, posts.clean(words), edited_at or now
    session.flush()
    removal.restate(session, [row.id])


def _wait(session: Session, reply: ReplyRow, ticket: TicketRow, problem: str, *, now: datetime) -> Later | None:
    reply.blind += 1
    if reply.blind < BLIND:
        pause = min(PAUSE * 2**reply.blind, LONGEST_PAUSE)
        reply.state, reply.problem, reply.attempts = ReplyState.QUEUED, problem, reply.attempts - 1
        return Later(now + pause, problem)
    problem = f"I could not see whether the post still stands. {problem} Look there before you send it"
    reply.state, reply.problem, reply.asks = ReplyState.FAILED, problem, True
    events.note(session, ticket.id, Action.STOPPED, by=events.AMENDS, now=now, reply=reply.id, problem=problem)
    return None


def put_back(
    session: Session,
    reply: ReplyRow,
    ticket: TicketRow,
    why: Why,
    platform: Platform,
    settings: Settings,
    *,
    now: datetime,
) -> None:
    """Stop a reply that is not out, and lay its text before staff again."""
    reply.state, reply.problem, reply.asks = ReplyState.FAILED, why, False
    events.note(session, ticket.id, Action.STOPPED, by=events.AMENDS, now=now, reply=reply.id, problem=why)
    words = f"{why}: read it again"
    drafts.keep(
        session, ticket, reply.text, by=reply.approved_by, why=words, platform=platform, settings=settings, now=now
    )


def waiting(session: Session, ticket: int) -> ReplyRow | None:
    """Return the ticket's reply that nobody has begun to send."""
    queued = select(ReplyRow).where(ReplyRow.ticket_id == ticket, ReplyRow.state == ReplyState.QUEUED)
    return session.scalar(queued)
