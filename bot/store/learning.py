"""The tables of what triage learns from staff: labels of posts, and trainings that took them in.

A label holds no text. What its post says is read when it is learnt, so that a post which is gone teaches nothing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables import Base


class TrainingRow(Base):
    """One try to learn from new labels: `used`, `refused` because the model got worse, or `undone` later.

    `figures` are those of the two models on what was held back. A training that is used is in use together with all
    used ones before it.
    """

    __tablename__ = "trainings"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))
    labels: Mapped[int]
    last_label: Mapped[int]
    figures: Mapped[dict[str, Any]]


class LabelRow(Base):
    """What staff said that a post is. Of several for one post the last one counts.

    `source` is corrected, dismissed or reviewed; `training_id` is the training that took it in, None before.
    """

    __tablename__ = "labels"
    __table_args__ = (Index("ix_labels_post_id", "post_id"), Index("ix_labels_training_id", "training_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    category: Mapped[str] = mapped_column(String(12))
    source: Mapped[str] = mapped_column(String(10))
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    training_id: Mapped[int | None] = mapped_column(ForeignKey("trainings.id"))
