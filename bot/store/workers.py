"""Which processes run work, and which of them have fallen silent."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.dialect import insert
from bot.store.tables import WorkerRow


def beat(session: Session, name: str, *, now: datetime) -> None:
    """Say that this worker is alive."""
    statement = insert(session, WorkerRow).values(name=name, beat_at=now)
    session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"beat_at": now}))


def bury(session: Session, *, before: datetime) -> list[str]:
    """Remove the workers that were last heard of before this instant and return their names."""
    gone = delete(WorkerRow).where(WorkerRow.beat_at < before).returning(WorkerRow.name)
    return list(session.scalars(gone))
