"""The tables of surges: what staff see of one, the posts in it, and the memory of how often terms are said usually."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables import Base

_RUNNING = text("ended_at IS NULL")


class SurgeRow(Base):
    """One alarm of a brand. `term` is what it was found by: while it runs, there is no second one by the same.

    `name` is the term as people say it, `terms` all that burst with it. All were used by five people at least, and are
    taken away where fewer than two of them are left. `revision` is what its message shows once `shown` is the same.
    """

    __tablename__ = "surges"
    __table_args__ = (
        Index("uq_surges_running", "brand", "term", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        Index("ix_surges_began_at", "began_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    brand: Mapped[str]
    term: Mapped[str]
    name: Mapped[str]
    terms: Mapped[list[Any]]
    times: Mapped[float]
    channel: Mapped[str] = mapped_column(String(40))
    began_at: Mapped[datetime]
    found_at: Mapped[datetime]
    last_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    posts: Mapped[int] = mapped_column(default=0)
    mark: Mapped[str] = mapped_column(String(10), default="")
    marked_by: Mapped[str] = mapped_column(String(40), default="")
    marked_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)
    shown: Mapped[int] = mapped_column(default=0)


class SurgePostRow(Base):
    """A post that is part of a surge. `told` is the mark of the surge that its ticket's card was last told of."""

    __tablename__ = "surge_posts"
    surge_id: Mapped[int] = mapped_column(ForeignKey("surges.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)
    told: Mapped[str] = mapped_column(String(10), server_default="")


class MemoryRow(Base):
    """How often terms are said of a brand usually (`bot.domain.memory`): one row, of which no term can be read.

    `mark` is the last post that it has learnt; `version` lets one worker at a time change it.
    """

    __tablename__ = "surge_memory"
    brand: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    mark: Mapped[int]
    since_at: Mapped[datetime | None]
    until_at: Mapped[datetime | None]
    posts: Mapped[float]
    hours: Mapped[list[Any]]
    cells: Mapped[bytes]
