"""The tables of what the team knows, keeps and gives: knowledge, saved replies, edits, goodwill."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables import Base

OPEN_OFFER = text("state IN ('waiting', 'to_copy')")
"""Offers that a person must still settle."""


class KnowledgeRow(Base):
    """One section of a knowledge file: the text below one heading."""

    __tablename__ = "knowledge"
    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(String(200))
    heading: Mapped[str]
    text: Mapped[str]
    language: Mapped[str] = mapped_column(String(12))


class SavedReplyRow(Base):
    """A reply to use again, with fields such as `{name}`; made from the approved reply `reply_id`."""

    __tablename__ = "saved_replies"
    __table_args__ = (UniqueConstraint("reply_id"), Index("ix_saved_replies_topic", "topic", "language"))
    id: Mapped[int] = mapped_column(primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey("replies.id"))
    title: Mapped[str]
    text: Mapped[str]
    topic: Mapped[str]
    language: Mapped[str] = mapped_column(String(12))
    by: Mapped[str] = mapped_column(String(40))
    saved_at: Mapped[datetime]


class EditRow(Base):
    """What staff changed between a writer's draft and the reply that they approved; nothing, where both are alike."""

    __tablename__ = "edits"
    __table_args__ = (
        UniqueConstraint("reply_id"),
        Index("ix_edits_approved_at", "approved_at"),
        Index("ix_edits_topic", "topic", "language", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey("replies.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    topic: Mapped[str]
    language: Mapped[str] = mapped_column(String(12))
    proposed: Mapped[str]
    approved: Mapped[str]
    removed: Mapped[list[Any]]
    added: Mapped[list[Any]]
    approved_at: Mapped[datetime]


class GoodwillRow(Base):
    """Something extra that is offered in private. Both texts are frozen when they are proposed.

    `person` is account and author; `cents` are reserved in `goodwill_spent` from the proposal on, in `month`.
    """

    __tablename__ = "goodwill"
    __table_args__ = (
        Index("ix_goodwill_ticket_id", "ticket_id"),
        Index("uq_goodwill_open", "ticket_id", unique=True, sqlite_where=OPEN_OFFER, postgresql_where=OPEN_OFFER),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    person: Mapped[str] = mapped_column(String(400))
    cents: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    month: Mapped[str] = mapped_column(String(7))
    public_text: Mapped[str]
    private_text: Mapped[str]
    ticked: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(String(10))
    by: Mapped[str] = mapped_column(String(40))
    proposed_at: Mapped[datetime]
    second_by: Mapped[str | None] = mapped_column(String(40))
    settled_at: Mapped[datetime | None]
    reply_id: Mapped[int | None] = mapped_column(ForeignKey("replies.id"))


class SpentRow(Base):
    """How much of one limit is used up: the month's, a staff member's, a customer's."""

    __tablename__ = "goodwill_spent"
    key: Mapped[str] = mapped_column(String(480), primary_key=True)
    cents: Mapped[int]
