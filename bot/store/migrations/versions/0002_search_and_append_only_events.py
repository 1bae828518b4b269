"""Full-text search over posts, and events that can only be added to."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# FTS5 keeps its own index in step by triggers («external content»): https://sqlite.org/fts5.html#external_content_tables
SQLITE = (
    (
        "CREATE VIRTUAL TABLE post_search USING fts5(text, author_name, author_handle, content='posts', "
        "content_rowid='id')"
    ),
    (
        "CREATE TRIGGER posts_found AFTER INSERT ON posts BEGIN INSERT INTO post_search(rowid, text, author_name, "
        "author_handle) VALUES (new.id, new.text, new.author_name, new.author_handle); END"
    ),
    (
        "CREATE TRIGGER posts_lost AFTER DELETE ON posts BEGIN INSERT INTO post_search(post_search, rowid, text, "
        "author_name, author_handle) VALUES ('delete', old.id, old.text, old.author_name, old.author_handle); END"
    ),
    (
        "CREATE TRIGGER posts_changed AFTER UPDATE OF text, author_name, author_handle ON posts BEGIN "
        "INSERT INTO post_search(post_search, rowid, text, author_name, author_handle) "
        "VALUES ('delete', old.id, old.text, old.author_name, old.author_handle); "
        "INSERT INTO post_search(rowid, text, author_name, author_handle) "
        "VALUES (new.id, new.text, new.author_name, new.author_handle); END"
    ),
    "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    "CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
)

# «simple»: customers write in many languages, and staff search for names and order words, not for stems.
POSTGRESQL = (
    (
        "ALTER TABLE posts ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', "
        "left(text, 20000) || ' ' || left(author_name, 200) || ' ' || left(author_handle, 200))) STORED"
    ),
    "CREATE INDEX ix_posts_search ON posts USING gin (search)",
    (
        "CREATE FUNCTION events_stay() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'events are only added'; END $$"
    ),
    "CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_stay()",
)


def upgrade() -> None:
    """Add what the two databases do each in its own way."""
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
