"""Further conversations in which somebody says the same, and tickets about something similar."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("wrote_again", sa.Boolean(), nullable=False),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_copies_conversation_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_copies_ticket_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_copies_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_copies_conversation_id")),
    )
    op.create_index("ix_copies_ticket_id", "copies", ["ticket_id"])
    op.create_table(
        "similar_tickets",
        sa.Column("ticket_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("open_id", sa.Integer(), nullable=True),
        sa.Column("solved_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_similar_tickets_ticket_id")),
        sa.ForeignKeyConstraint(["open_id"], ["tickets.id"], name=op.f("fk_similar_tickets_open_id")),
        sa.ForeignKeyConstraint(["solved_id"], ["tickets.id"], name=op.f("fk_similar_tickets_solved_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_similar_tickets")),
    )
