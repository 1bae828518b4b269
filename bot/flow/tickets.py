"""Step 3: a post opens a ticket, joins one, is our own, or is ignored for a reason. Exactly one of the four."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import routing, sla
from bot.domain.post import Post
from bot.domain.ticket import Action, Status
from bot.domain.triage import Verdict
from bot.flow import conversations
from bot.flow.conversations import Later
from bot.flow.triage import ignore_because, unwanted
from bot.platforms.base import Watch
from bot.store import events, posts, tickets
from bot.store.copies import CopyRow
from bot.store.dialect import insert_new
from bot.store.tables import AccountRow, TicketRow, table

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
    """A post with its bucket: ticket, joined, own or ignored.

    Where it says the same as another conversation's post, or goes on where somebody did, `joins` is the ticket, or
    `first` the conversation on the same page whose ticket is about to be opened.
    """

    post: Post
    bucket: str
    because: str = ""
    joins: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a page of posts became: ticket ids, and the rows of posts that belong into the cards' threads.

    `same` are [row of a post that says the same, its priority]: what follows from it is `bot.flow.copies`' to decide.
    """

    opened: tuple[int, ...]
    joined: tuple[int, ...]
    thread_posts: tuple[int, ...]
    same: tuple[list[Any], ...] = ()


def sort(
    session: Session, fresh: Sequence[Post], verdicts: Mapping[str, Verdict], want: Watch
) -> tuple[list[Sorted], dict[str, int]]:
    """Decide each post's bucket; return them with the rows of their conversations."""
    if not fresh:
        return [], {}
    rows = posts.conversations(session, fresh[0].platform, (post.conversation for post in fresh))
    running = tickets.running(session, list(rows.values()))
    buckets = []
    for post in fresh:
        row = rows[post.conversation]
        bucket, because = _bucket(post, verdicts[post.id], want, running=row in running)
        buckets.append(Sorted(post, bucket, because, running.get(row, 0) if bucket in ("joined", "own") else 0))
        if bucket == "ticket":
            running[row] = 0
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
    same = [s for s in new if s.joins or s.first]
    _keep_further(session, same, rows, added)
    later = _later([s for s in new if not (s.joins or s.first)], rows, added, verdicts)
    joined, lines = conversations.go_on(session, later, settings, now=now)
    # A ticket may have turned to another conversation since these were sorted: then the same step finds it.
    astray = [one.post for one in later if not one.post.own and one.row not in lines]
    to_land = [[added[post.id], verdicts[post.id].priority] for post in (*(s.post for s in same), *astray)]
    return Filed(tuple(opened), tuple(joined), tuple(lines), tuple(to_land))


def _later(
    new: Sequence[Sorted], rows: Mapping[str, int], added: Mapping[str, int], verdicts: Mapping[str, Verdict]
) -> list[Later]:
    return [
        Later(s.post, added[s.post.id], rows[s.post.conversation], verdicts[s.post.id])
        for s in new
        if s.bucket in ("joined", "own")
    ]


def _keep_further(session: Session, same: Sequence[Sorted], rows: Mapping[str, int], added: Mapping[str, int]) -> None:
    """Keep the conversations in which somebody says the same as further ones of their tickets."""
    if not same:
        return
    firsts = tickets.of_conversations(session, sorted({rows[s.first] for s in same if s.first}))
    values = {
        rows[s.post.conversation]: {
            "conversation_id": rows[s.post.conversation],
            "ticket_id": s.joins or firsts[rows[s.first]].id,
            "post_id": added[s.post.id],
            "wrote_again": False,
            "settled_at": None,
        }
        for s in reversed(same)
        if s.bucket == "joined"
    }
    insert_new(session, table(CopyRow), list(values.values()), "conversation_id")


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
    opened = sorted(insert_new(session, table(TicketRow), values, "post_id").values())
    events.note_all(session, [events.event(each, Action.ARRIVE, by=events.AMENDS, now=now) for each in opened])
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
        "settle_due_at": sla.due_at(post.posted_at, policy.resolve, hours) if policy.resolve else None,
    }


def platform_of(session: Session, ticket: int) -> str:
    """Return the name of the platform account that a ticket's conversation is on."""
    return posts.platform_of(session, ticket)
