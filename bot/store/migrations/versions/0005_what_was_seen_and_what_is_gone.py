"""What the approver of a reply saw, posts that were edited or removed, and secrets that rotate."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# One change of an event is allowed from now on: to forget the text in it, for a customer who asks for that.
SQLITE = (
    "DROP TRIGGER events_stay",
    (
        "CREATE TRIGGER events_stay BEFORE UPDATE ON events WHEN NOT (new.id = old.id AND new.at = old.at AND "
        'new.ticket_id = old.ticket_id AND new."by" = old."by" AND new.action = old.action AND '
        "json(new.detail) = json_remove(old.detail, '$.text')) "
        "BEGIN SELECT RAISE(ABORT, 'events are only added'); END"
    ),
)
POSTGRESQL = (
    (
        "CREATE OR REPLACE FUNCTION events_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'UPDATE' AND (NEW.id, NEW.at, NEW.ticket_id, NEW.\"by\", NEW.action, NEW.detail) = "
        "(OLD.id, OLD.at, OLD.ticket_id, OLD.\"by\", OLD.action, OLD.detail - 'text') THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'events are only added'; END $$"
    ),
)


def upgrade() -> None:
    """Change the tables."""
    op.add_column("posts", sa.Column("gone_at", UTCDateTime(), nullable=True))
    op.add_column("posts", sa.Column("gone_because", sa.String(length=12), server_default="", nullable=False))
    op.add_column("posts", sa.Column("text_before", sa.Text(), server_default="", nullable=False))
    op.add_column("replies", sa.Column("seen", sa.String(length=64), server_default="", nullable=False))
    op.add_column("replies", sa.Column("blind", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "vault",
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_vault")),
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
