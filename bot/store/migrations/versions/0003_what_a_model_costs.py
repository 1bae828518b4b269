"""What a language model was asked and what it cost, and the second draft beside the one on the card."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Json, UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the books of a model, its answers, and two columns to drafts."""
    op.create_table(
        "model_spending",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("purse", sa.String(400), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "purse", name=op.f("pk_model_spending")),
    )
    op.create_table(
        "model_answers",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_model_answers")),
    )
    op.create_index("ix_model_answers_at", "model_answers", ["at"])
    op.add_column("drafts", sa.Column("other", Json, nullable=True))
    op.add_column("drafts", sa.Column("note", sa.Text(), nullable=False, server_default=""))
