"""How reading goes: health and cost per account, and the proof that nothing was left out."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Add six tables; what was read before has no marks, and is proven from the next look on."""
    op.create_table(
        "account_health",
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("retry_at", UTCDateTime(), nullable=True),
        sa.Column("lag", sa.Double(), nullable=True),
        sa.Column("calls_left", sa.Integer(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("send_refused", sa.Text(), nullable=False),
        sa.Column("refused_at", UTCDateTime(), nullable=True),
        sa.Column("stopped_in", sa.String(length=7), nullable=False),
        sa.Column("marked_at", UTCDateTime(), nullable=True),
        sa.Column("suspects", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_account_health")),
    )
    op.create_table(
        "account_days",
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("cost", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("account", "day", name=op.f("pk_account_days")),
    )
    op.create_table(
        "troubles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_troubles")),
    )
    op.create_index("ix_troubles_began_at", "troubles", ["account", "began_at"])
    op.create_index("ix_troubles_open", "troubles", ["account"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
    )
    op.create_index("ix_marks_at", "marks", ["account", "at"])
    op.create_table(
        "passes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("since_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("first_look", sa.Boolean(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passes")),
    )
    op.create_index("ix_passes_began_at", "passes", ["account", "began_at"])
    op.create_table(
        "gaps",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("pass_id", sa.Integer(), nullable=False),
        sa.Column("found_at", UTCDateTime(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_gaps")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_gaps_post_id")),
        sa.ForeignKeyConstraint(["pass_id"], ["passes.id"], name=op.f("fk_gaps_pass_id")),
    )
    op.create_index("ix_gaps_found_at", "gaps", ["account", "found_at"])
