"""Step 3: a post opens a ticket, joins one, is our own, or is ignored for a reason. Exactly one of the four."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import routing, sla, triage
from bot.domain.post import Post
from bot.domain.ticket import Action, Status, move
from bot.domain.triage import Past, Priority, Verdict
from bot.flow.triage import ignore_because, unwanted
from bot.platforms.base import Watch
from bot.store import events, posts, tickets
from bot.store.dialect import insert
from bot.store.tables import UNDER_WAY, AccountRow, ReplyRow, TicketRow

_NEW: dict[str, Any] = {
    "status": Status.NEW,
    "revision": 1,
    "shown": 0,
    "escalated": False,
    "warned": 0,
    "draft_version": 0,
    "dismissed_because": "",
}
"""What every ticket begins with; a bulk INSERT knows no defaults."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A post with its bucket: ticket, joined, own or ignored."""

    post: Post
    bucket: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a page of posts became: ticket ids, and the rows of posts that belong into the cards' threads."""

    opened: tuple[int, ...]
    joined: tuple[int, ...]
    thread_posts: tuple[int, ...]


def sort(
    session: Session, fresh: Sequence[Post], verdicts: Mapping[str, Verdict], want: Watch
) -> tuple[list[Sorted], dict[str, int]]:
    """Decide each post's bucket; return them with the rows of their conversations."""
    if not fresh:
        return [], {}
    rows = posts.conversations(session, fresh[0].platform, (post.conversation for post in fresh))
    running = set(tickets.of_conversations(session, list(rows.values())))
    buckets = []
    for post in fresh:
        bucket, because = _bucket(post, verdicts[post.id], want, running=rows[post.conversation] in running)
        buckets.append(Sorted(post, bucket, because))
        if bucket == "ticket":
            running.add(rows[post.conversation])
    return buckets, rows


def _bucket(post: Post, verdict: Verdict, want: Watch, *, running: bool) -> tuple[str, str]:
    if post.own:
        return "own", ""
    if post.aside:
        return "ignored", post.aside
    if running:
        return "joined", ""
    if want.since is not None and post.posted_at < want.since:
        return "ignored", "older than the first look goes back"
    because = unwanted(post, want.exclude, want.languages) or ignore_because(post, verdict)
    return ("ignored", because) if because else ("ticket", "")


def file(
    session: Session,
    account: str,
    sorted_posts: Sequence[Sorted],
    rows: Mapping[str, int],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    *,
    now: datetime,
) -> Filed:
    """Store the posts, open and reopen tickets, and count every post in its bucket."""
    added = posts.add(session, [_post_columns(s, rows, now) for s in sorted_posts])
    new = [s for s in sorted_posts if s.post.id in added]
    _count(session, account, new)
    openers = [s.post for s in new if s.bucket == "ticket"]
    opened = _open(session, openers, rows, added, verdicts, settings, now)
    later = [s for s in new if s.bucket in ("joined", "own")]
    joined, lines = _add_to_running(session, later, rows, added, verdicts, settings, now)
    return Filed(tuple(opened), tuple(dict.fromkeys(joined)), tuple(lines))


def _add_to_running(
    session: Session,
    later: Sequence[Sorted],
    rows: Mapping[str, int],
    added: Mapping[str, int],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    now: datetime,
) -> tuple[list[int], list[int]]:
    """Let later posts join their tickets; return those tickets, and the posts that belong into the cards' threads."""
    running = tickets.of_conversations(session, [rows[s.post.conversation] for s in later])
    joined, lines = [], []
    for s in later:
        row = running.get(rows[s.post.conversation])
        own = s.bucket == "own"
        if row is None or (own and (s.post.aside or not _by_hand(session, row.id, s.post, now=now))):
            continue  # the bot's own reply is on the card; it comes into the thread when they answer it
        if s.bucket == "joined":
            join(session, row.id, added[s.post.id], verdicts[s.post.id], settings, now=now)
            joined.append(row.id)
        lines.append(added[s.post.id])
    return joined, lines


def _post_columns(s: Sorted, rows: Mapping[str, int], now: datetime) -> dict[str, Any]:
    conversation = rows[s.post.conversation]
    return posts.row_of(s.post, conversation=conversation, bucket=s.bucket, because=s.because, now=now)


def _count(session: Session, account: str, new: Sequence[Sorted]) -> None:
    sums = {name: sum(s.bucket == name for s in new) for name in ("joined", "own", "ignored")}
    session.execute(
        update(AccountRow)
        .where(AccountRow.name == account)
        .values(
            seen=AccountRow.seen + len(new),
            tickets=AccountRow.tickets + sum(s.bucket == "ticket" for s in new),
            joined=AccountRow.joined + sums["joined"],
            own=AccountRow.own + sums["own"],
            ignored=AccountRow.ignored + sums["ignored"],
        )
    )


def _open(
    session: Session,
    openers: Sequence[Post],
    rows: Mapping[str, int],
    added: Mapping[str, int],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    now: datetime,
) -> list[int]:
    values = [
        _columns(post, rows[post.conversation], added[post.id], verdicts[post.id], settings, now) for post in openers
    ]
    if not values:
        return []
    session.execute(insert(session, TicketRow.__table__).on_conflict_do_nothing(), values)
    opened = tickets.of_posts(session, [value["post_id"] for value in values])
    events.note_all(session, opened, Action.ARRIVE, by=events.AMENDS, now=now)
    return opened


def _columns(
    post: Post, conversation: int, row: int, verdict: Verdict, settings: Settings, now: datetime
) -> dict[str, Any]:
    routed = routing.route(settings.rules, post, verdict)
    policy = settings.policies[routed.rule.policy or "default"]
    hours = None if policy.around_the_clock else settings.hours
    return _NEW | {
        "conversation_id": conversation,
        "post_id": row,
        "category": verdict.category,
        "topic": verdict.topic,
        "priority": verdict.priority,
        "language": verdict.language,
        "probability": verdict.probability,
        "reasons": list(verdict.reasons),
        "classifier": verdict.classifier,
        "route": routed.rule.name,
        "channel": routed.rule.channel,
        "mention": routed.rule.group,
        "policy": policy.name,
        "opened_at": now,
        "waiting_since": post.posted_at,
        "due_at": sla.due_at(post.posted_at, policy.first_reply, hours),
    }


def join(session: Session, ticket: int, post_row: int, verdict: Verdict, settings: Settings, *, now: datetime) -> None:
    """Add a customer's later post to its ticket: the ticket reopens, and the clock of the next reply starts."""
    row = tickets.lock(session, ticket)
    row.status = move(Status(row.status), Action.JOIN)
    earlier, row.post_id = posts.read(session, row.post_id), post_row
    row.snoozed_until = None
    _raise(row, verdict, earlier, posts.read(session, post_row), now=now)
    if row.due_at is None:
        policy = settings.policies.get(row.policy) or settings.policies["default"]
        length = policy.next_reply if row.first_reply_at else policy.first_reply
        row.waiting_since = now
        row.warned = 0
        row.due_at = sla.due_at(now, length, None if policy.around_the_clock else settings.hours)
    events.note(session, ticket, Action.JOIN, by="customer", now=now, post=post_row)


def _raise(row: TicketRow, verdict: Verdict, earlier: Post, post: Post, *, now: datetime) -> None:
    """Let a later post make the ticket more urgent, never less, and say on the card what did so."""
    waiting = row.due_at is not None and row.first_reply_at is None and earlier.author.id == post.author.id
    waited = post.posted_at - row.waiting_since if waiting and row.waiting_since else timedelta()
    weighed = triage.weigh(verdict, post, Past(waited=waited), now=now)
    if weighed.priority.rank < Priority(row.priority).rank:
        row.priority = weighed.priority
        row.reasons = list(dict.fromkeys([*weighed.reasons, *row.reasons]))[:6]


def _by_hand(session: Session, ticket: int, post: Post, *, now: datetime) -> bool:
    """Note that a colleague answered there; False where the post by our account is one that the bot sent."""
    ours = select(ReplyRow.id).where(ReplyRow.ticket_id == ticket)
    if session.scalar(ours.where((ReplyRow.remote_id == post.id) | ReplyRow.state.in_(UNDER_WAY)).limit(1)):
        return False
    row = tickets.lock(session, ticket)
    if Status(row.status) in (Status.NEW, Status.OPEN):
        row.status = move(Status(row.status), Action.ANSWERED_BY_HAND)
        row.due_at = None
        events.note(session, ticket, Action.ANSWERED_BY_HAND, by="colleague", now=now, post=post.id)
    return True


def platform_of(session: Session, ticket: int) -> str:
    """Return the name of the platform account that a ticket's conversation is on."""
    return posts.platform_of(session, ticket)
