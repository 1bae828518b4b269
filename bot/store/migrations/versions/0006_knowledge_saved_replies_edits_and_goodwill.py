"""Knowledge, saved replies, what staff edit, goodwill, and replies that are private."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Json, UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE knowledge_search USING fts5(heading, text, content='knowledge', content_rowid='id')",
    (
        "CREATE TRIGGER knowledge_found AFTER INSERT ON knowledge BEGIN "
        "INSERT INTO knowledge_search(rowid, heading, text) VALUES (new.id, new.heading, new.text); END"
    ),
    (
        "CREATE TRIGGER knowledge_lost AFTER DELETE ON knowledge BEGIN INSERT INTO knowledge_search(knowledge_search, "
        "rowid, heading, text) VALUES ('delete', old.id, old.heading, old.text); END"
    ),
)
POSTGRESQL = (
    (
        "ALTER TABLE knowledge ADD COLUMN search tsvector GENERATED ALWAYS AS "
        "(to_tsvector('simple', heading || ' ' || text)) STORED"
    ),
    "CREATE INDEX ix_knowledge_search ON knowledge USING gin (search)",
)
UNDER_WAY = sa.text("state IN ('queued', 'sending', 'unclear')")
PUBLIC_UNDER_WAY = sa.text("state IN ('queued', 'sending', 'unclear') AND NOT private")
OPEN_OFFER = sa.text("state IN ('waiting', 'to_copy')")


def upgrade() -> None:
    """Add the tables; a private reply may be under way beside a public one."""
    _knowledge()
    _saved_replies()
    _edits()
    _goodwill()
    op.add_column("replies", sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("uq_replies_under_way", table_name="replies")
    _partly("uq_replies_under_way", "replies", PUBLIC_UNDER_WAY, unique=True)
    # What is under way is counted by this one: a database takes a partial index only for its own condition.
    _partly("ix_replies_under_way", "replies", UNDER_WAY, unique=False)


def _partly(name: str, table: str, where: sa.TextClause, *, unique: bool) -> None:
    op.create_index(name, table, ["ticket_id"], unique=unique, sqlite_where=where, postgresql_where=where)


def _knowledge() -> None:
    op.create_table(
        "knowledge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge")),
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def _saved_replies() -> None:
    op.create_table(
        "saved_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_saved_replies_reply_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_replies")),
        sa.UniqueConstraint("reply_id", name=op.f("uq_saved_replies_reply_id")),
    )
    op.create_index("ix_saved_replies_topic", "saved_replies", ["topic", "language"])


def _edits() -> None:
    op.create_table(
        "edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("approved", sa.Text(), nullable=False),
        sa.Column("removed", Json, nullable=False),
        sa.Column("added", Json, nullable=False),
        sa.Column("approved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_edits_reply_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_edits_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edits")),
        sa.UniqueConstraint("reply_id", name=op.f("uq_edits_reply_id")),
    )
    op.create_index("ix_edits_approved_at", "edits", ["approved_at"])
    op.create_index("ix_edits_topic", "edits", ["topic", "language", "id"])


def _goodwill() -> None:
    op.create_table(
        "goodwill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=400), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("public_text", sa.Text(), nullable=False),
        sa.Column("private_text", sa.Text(), nullable=False),
        sa.Column("ticked", Json, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("second_by", sa.String(length=40), nullable=True),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column("reply_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_goodwill_ticket_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_goodwill_post_id")),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_goodwill_reply_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goodwill")),
    )
    op.create_index("ix_goodwill_ticket_id", "goodwill", ["ticket_id"])
    _partly("uq_goodwill_open", "goodwill", OPEN_OFFER, unique=True)
    op.create_table(
        "goodwill_spent",
        sa.Column("key", sa.String(length=480), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_goodwill_spent")),
    )
