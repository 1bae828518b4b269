"""Runs the migrations, on the connection that `store.session.migrate` hands over or on DATABASE_URL."""

import os

from alembic import context
from sqlalchemy.engine import Connection

from bot.store import copies, kept, learning, similar, surging  # noqa: F401  (their tables are part of the metadata)
from bot.store.session import open_engine
from bot.store.tables import Base


def run(connection: Connection) -> None:
    """Migrate within one transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    with open_engine(os.environ.get("DATABASE_URL", "sqlite:///amends.sqlite")).connect() as opened:
        run(opened)
        opened.commit()
