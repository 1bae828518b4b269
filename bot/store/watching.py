"""The tables of how reading goes: an account's health, what it cost, and the proof that nothing was left out."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables import Base

_OPEN = text("ended_at IS NULL")


class HealthRow(Base):
    """How one account is doing, beside what `AccountRow` says of its reading.

    `refused` and `send_refused` are the sentences with which the platform refuses our reading and our sending; a
    success of the same kind clears them. `lag` is how old the newest post of the last page with any was, in seconds.
    `stopped_in` is the month («2026-11») whose budget was told to be used up, `suspects` the gaps not confirmed yet.
    """

    __tablename__ = "account_health"
    account: Mapped[str] = mapped_column(String(80), primary_key=True)
    retry_at: Mapped[datetime | None]
    lag: Mapped[float | None]
    calls_left: Mapped[int | None]
    refused: Mapped[str] = mapped_column(default="")
    send_refused: Mapped[str] = mapped_column(default="")
    refused_at: Mapped[datetime | None]
    stopped_in: Mapped[str] = mapped_column(String(7), default="")
    marked_at: Mapped[datetime | None]
    suspects: Mapped[int] = mapped_column(default=0)


class AccountDayRow(Base):
    """What one account did on one day (UTC, as platforms bill): looks, errors, dollars."""

    __tablename__ = "account_days"
    account: Mapped[str] = mapped_column(String(80), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    looks: Mapped[int] = mapped_column(default=0)
    errors: Mapped[int] = mapped_column(default=0)
    cost: Mapped[float] = mapped_column(default=0.0)


class TroubleRow(Base):
    """A time in which an account could not be read, and why."""

    __tablename__ = "troubles"
    __table_args__ = (
        Index("ix_troubles_began_at", "account", "began_at"),
        Index("ix_troubles_open", "account", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(80))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    words: Mapped[str]


class MarkRow(Base):
    """How far an account had been read at an instant: from there a second pass begins."""

    __tablename__ = "marks"
    __table_args__ = (Index("ix_marks_at", "account", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    cursor: Mapped[str | None]


class PassRow(Base):
    """One second pass: what was read since `since_at` is read once more.

    `cursor` says where to go on; `seen` items came, and all but `found` of them were stored before.
    """

    __tablename__ = "passes"
    __table_args__ = (Index("ix_passes_began_at", "account", "began_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(80))
    began_at: Mapped[datetime]
    since_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    cursor: Mapped[str | None]
    first_look: Mapped[bool]
    pages: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)


class GapRow(Base):
    """A post that came by a second pass. It is a suspect until reading has gone on for `rounds` without bringing it."""

    __tablename__ = "gaps"
    __table_args__ = (Index("ix_gaps_found_at", "account", "found_at"),)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    account: Mapped[str] = mapped_column(String(80))
    pass_id: Mapped[int] = mapped_column(ForeignKey("passes.id"))
    found_at: Mapped[datetime]
    cause: Mapped[str]
    rounds: Mapped[int] = mapped_column(default=0)
    confirmed_at: Mapped[datetime | None]
