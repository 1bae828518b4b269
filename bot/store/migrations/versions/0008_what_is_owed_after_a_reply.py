"""What is owed after a reply: the next word that was promised, and the end of the matter."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WAITING = sa.text("status = 'pending' AND word_due_at IS NOT NULL")
UNSETTLED = sa.text("settle_due_at IS NOT NULL")


def upgrade() -> None:
    """Add two instants to a ticket; those of before owe nothing."""
    op.add_column("tickets", sa.Column("word_due_at", UTCDateTime(), nullable=True))
    op.add_column("tickets", sa.Column("settle_due_at", UTCDateTime(), nullable=True))
    op.create_index("ix_tickets_word", "tickets", ["word_due_at"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_index(
        "ix_tickets_settle", "tickets", ["settle_due_at"], sqlite_where=UNSETTLED, postgresql_where=UNSETTLED
    )


def downgrade() -> None:
    """Forget what is owed."""
    op.drop_index("ix_tickets_settle", "tickets")
    op.drop_index("ix_tickets_word", "tickets")
    op.drop_column("tickets", "settle_due_at")
    op.drop_column("tickets", "word_due_at")
