"""Surges: alarms, their posts, and what is usual; a Slack message may belong to no ticket."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Json, UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

RUNNING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Add the tables."""
    with op.batch_alter_table("messages") as messages:
        messages.alter_column("ticket_id", existing_type=sa.Integer(), nullable=True)
    _surges()
    op.create_table(
        "surge_posts",
        sa.Column("surge_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.String(length=10), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["surge_id"], ["surges.id"], name=op.f("fk_surge_posts_surge_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_surge_posts_post_id")),
        sa.PrimaryKeyConstraint("surge_id", "post_id", name=op.f("pk_surge_posts")),
    )
    op.create_index(op.f("ix_surge_posts_post_id"), "surge_posts", ["post_id"])
    op.create_table(
        "surge_memory",
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("since_at", UTCDateTime(), nullable=True),
        sa.Column("until_at", UTCDateTime(), nullable=True),
        sa.Column("posts", sa.Double(), nullable=False),
        sa.Column("hours", Json, nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("brand", name=op.f("pk_surge_memory")),
    )


def _surges() -> None:
    op.create_table(
        "surges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("terms", Json, nullable=False),
        sa.Column("times", sa.Double(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("found_at", UTCDateTime(), nullable=False),
        sa.Column("last_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=10), nullable=False),
        sa.Column("marked_by", sa.String(length=40), nullable=False),
        sa.Column("marked_at", UTCDateTime(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surges")),
    )
    op.create_index(
        "uq_surges_running", "surges", ["brand", "term"], unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING
    )
    op.create_index("ix_surges_began_at", "surges", ["began_at"])
