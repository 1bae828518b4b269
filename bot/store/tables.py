"""The tables. Ids of others are strings, ours integers; `*_at` are instants in UTC."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, String, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.store.types import Json, UTCDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

LIVE_TICKET = "status IN ('new', 'open')"
UNSHOWN = text("shown <> revision AND card_queued_at IS NULL")
"""Tickets whose card lags behind while nothing is under way for it: none, unless work got lost."""
UNDER_WAY = ("queued", "sending", "unclear")
"""States of a reply that is approved and neither proven public nor given up."""
_UNDER_WAY = text(f"state IN {UNDER_WAY}")
_PUBLIC_UNDER_WAY = text(f"state IN {UNDER_WAY} AND NOT private")

# A condition with bound values is the same to people, but not to a database that looks for a partial index.
IS_LIVE = text(f"tickets.{LIVE_TICKET}")
IS_UNDER_WAY = text(f"replies.state IN {UNDER_WAY}")
_LIVE = text(LIVE_TICKET)
_SNOOZED = text("snoozed_until IS NOT NULL")
_WAITING = text("status = 'pending' AND word_due_at IS NOT NULL")
_UNSETTLED = text("settle_due_at IS NOT NULL")
_COUNTED = ("due_at", "priority", "waiting_since", "status")
"""What the counts of `status` are made of: they are read from the index alone."""


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UTCDateTime, dict[str, Any]: Json, list[Any]: Json, str: Text}  # noqa: RUF012


def table(row: type[Base]) -> Table:
    """Return the table behind a mapped class, for statements within every click: they cost half as much on it."""
    return cast(Table, row.__table__)


class AccountRow(Base):
    """One account of ours on one platform: how far we have read, and how it is doing.

    Every item that the platform returned is counted once in `seen` and once in one of the four buckets.
    """

    __tablename__ = "accounts"
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    cursor: Mapped[str | None]
    queued_at: Mapped[datetime | None]
    success_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(default="")
    error_since: Mapped[datetime | None]
    seen: Mapped[int] = mapped_column(default=0)
    tickets: Mapped[int] = mapped_column(default=0)
    joined: Mapped[int] = mapped_column(default=0)
    own: Mapped[int] = mapped_column(default=0)
    ignored: Mapped[int] = mapped_column(default=0)


class ConversationRow(Base):
    """All posts of one thread on a platform."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("platform", "remote_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(80))
    remote_id: Mapped[str]


class PostRow(Base):
    """One public message there. `bucket` says where it ended: ticket, joined, own or ignored.

    `text_before` is what stood there until its author edited it. A post that is gone has neither text nor author.
    """

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("platform", "remote_id"),
        Index("ix_posts_conversation_id", "conversation_id"),
        Index("ix_posts_author", "platform", "author_id", "posted_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(80))
    remote_id: Mapped[str]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    parent: Mapped[str | None]
    author_id: Mapped[str]
    author_handle: Mapped[str]
    author_name: Mapped[str]
    author_url: Mapped[str]
    followers: Mapped[int | None]
    text: Mapped[str]
    url: Mapped[str]
    language: Mapped[str | None]
    own: Mapped[bool]
    mentions_us: Mapped[bool]
    posted_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    shares: Mapped[int]
    likes: Mapped[int]
    bucket: Mapped[str] = mapped_column(String(10))
    ignored_because: Mapped[str] = mapped_column(default="")
    gone_at: Mapped[datetime | None]
    gone_because: Mapped[str] = mapped_column(String(12), default="", server_default="")
    text_before: Mapped[str] = mapped_column(default="", server_default="")


class TicketRow(Base):
    """Our unit of work on one conversation. `revision` grows with every change and is what the card shows.

    `due_at` is when the next public reply is due (first or next); None while the next move is not ours. `word_due_at`
    is when the customer is owed a word although the last one was ours, `settle_due_at` when all is to be settled.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("conversation_id"),
        Index("ix_tickets_live", *_COUNTED, sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("ix_tickets_assignee", "assignee", "due_at", sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("ix_tickets_snoozed", "snoozed_until", sqlite_where=_SNOOZED, postgresql_where=_SNOOZED),
        Index("ix_tickets_word", "word_due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_tickets_settle", "settle_due_at", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
        Index("ix_tickets_first_reply_at", "first_reply_at"),
        Index("ix_tickets_post_id", "post_id"),
        Index("ix_tickets_unshown", "opened_at", sqlite_where=UNSHOWN, postgresql_where=UNSHOWN),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    status: Mapped[str] = mapped_column(String(10))
    revision: Mapped[int] = mapped_column(default=0)
    category: Mapped[str] = mapped_column(String(12))
    topic: Mapped[str]
    priority: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(12))
    probability: Mapped[float]
    reasons: Mapped[list[Any]]
    classifier: Mapped[str] = mapped_column(String(20))
    route: Mapped[str]
    channel: Mapped[str] = mapped_column(String(40))
    mention: Mapped[str] = mapped_column(String(40), default="")
    policy: Mapped[str]
    assignee: Mapped[str | None] = mapped_column(String(40))
    claimed_at: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    waiting_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    word_due_at: Mapped[datetime | None]
    settle_due_at: Mapped[datetime | None]
    first_reply_at: Mapped[datetime | None]
    first_reply_seconds: Mapped[float | None]
    in_time: Mapped[bool | None]
    snoozed_until: Mapped[datetime | None]
    escalated: Mapped[bool] = mapped_column(default=False)
    warned: Mapped[int] = mapped_column(default=0)
    draft_version: Mapped[int] = mapped_column(default=0)
    card_queued_at: Mapped[datetime | None]
    shown: Mapped[int] = mapped_column(default=0)
    dismissed_because: Mapped[str] = mapped_column(default="")


class DraftRow(Base):
    """Proposed text, version by version; `by` is the staff member who wrote or asked for it.

    `other` is the second draft that came with this one (text, language, writer, checks), for whoever wants to switch;
    `note` says in two words why no model wrote it.
    """

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("ticket_id", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    version: Mapped[int]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    text: Mapped[str]
    language: Mapped[str] = mapped_column(String(12))
    writer: Mapped[str]
    by: Mapped[str | None] = mapped_column(String(40))
    checks: Mapped[list[Any]]
    created_at: Mapped[datetime]
    other: Mapped[dict[str, Any] | None] = mapped_column(Json)
    note: Mapped[str] = mapped_column(default="", server_default="")


class ReplyRow(Base):
    """Approved text under way or sent. The unique keys make one approval one reply, and one at a time in public.

    What is `private` goes to the author alone. `text` is frozen at approval; `text_hash` (SHA-256) is checked before
    every send. `seen` is the fingerprint of what the approver saw, and `blind` how often the platform did not say
    whether it still stands.
    """

    __tablename__ = "replies"
    __table_args__ = (
        UniqueConstraint("draft_id"),
        UniqueConstraint("key"),
        Index(
            "uq_replies_under_way",
            "ticket_id",
            unique=True,
            sqlite_where=_PUBLIC_UNDER_WAY,
            postgresql_where=_PUBLIC_UNDER_WAY,
        ),
        Index("ix_replies_under_way", "ticket_id", sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY),
        Index("ix_replies_ticket_id", "ticket_id"),
        Index("ix_replies_sent_at", "sent_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    platform: Mapped[str] = mapped_column(String(80))
    text: Mapped[str]
    text_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(10))
    approved_by: Mapped[str] = mapped_column(String(40))
    approved_at: Mapped[datetime]
    sending_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    looks: Mapped[int] = mapped_column(default=0)
    asks: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None]
    remote_id: Mapped[str] = mapped_column(default="")
    permalink: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(String(64), default="", server_default="")
    blind: Mapped[int] = mapped_column(default=0, server_default="0")
    private: Mapped[bool] = mapped_column(default=False)


class MessageRow(Base):
    """One Slack message that must exist once: a card, or a line in its thread. `key` is in its metadata.

    The alarm of a surge belongs to no ticket.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_messages_channel_ts", "channel", "ts"),
        Index("ix_messages_missing", "wanted_at", sqlite_where=text("ts IS NULL"), postgresql_where=text("ts IS NULL")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    channel: Mapped[str] = mapped_column(String(40))
    ts: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), default="wanted")
    wanted_at: Mapped[datetime]
    posting_at: Mapped[datetime | None]
    text: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")


class EventRow(Base):
    """Who did what, when, to which ticket. Only ever added to (the migration's triggers refuse anything else)."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_ticket_id", "ticket_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    by: Mapped[str]
    action: Mapped[str] = mapped_column(String(20))
    detail: Mapped[dict[str, Any]]


class DeliveryRow(Base):
    """What Slack has delivered already: it delivers at least once."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_at", "at"),)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime]


class StaffRow(Base):
    """Who may decide, as Slack last told us."""

    __tablename__ = "staff"
    user: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str]
    first_name: Mapped[str]
    may_decide: Mapped[bool]
    why_not: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[datetime]


class WorkerRow(Base):
    """A process that runs work, and when it last said that it is alive."""

    __tablename__ = "workers"
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    beat_at: Mapped[datetime]


class PurseRow(Base):
    """What a language model was asked on one day, for one purse: all calls, triage's, one author's.

    `micros` are millionths of a dollar. What is under way is counted with the most that it may cost.
    """

    __tablename__ = "model_spending"
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    purse: Mapped[str] = mapped_column(String(400), primary_key=True)
    calls: Mapped[int]
    tokens: Mapped[int] = mapped_column(BigInteger)
    micros: Mapped[int] = mapped_column(BigInteger)


class AnswerRow(Base):
    """What a language model answered to the same question before; `key` is the question's SHA-256."""

    __tablename__ = "model_answers"
    __table_args__ = (Index("ix_model_answers_at", "at"),)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]


class VaultRow(Base):
    """What `amends login` obtained for an account, sealed with AMENDS_KEY."""

    __tablename__ = "vault"
    account: Mapped[str] = mapped_column(String(80), primary_key=True)
    sealed: Mapped[str]
