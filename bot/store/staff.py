"""Who may decide, as Slack last told us. Fails closed: who is not known, or not known lately, may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select
from sqlalchemy.orm import Session

from bot.domain.errors import NotAllowed
from bot.store.dialect import insert, insert_on
from bot.store.tables import DeliveryRow, StaffRow, table

BELIEVE = timedelta(hours=2)
"""How long what Slack said about a person is believed when Slack cannot be asked again."""

NOT_READ = "I am still asking Slack who is in the support team. Please try again in a few seconds."


@dataclass(frozen=True, slots=True)
class Staff:
    """A person in Slack, and whether they may decide."""

    user: str
    name: str
    first_name: str
    may_decide: bool
    why_not: str = ""


_PERSON = select(*table(StaffRow).c).where(StaffRow.user == bindparam("user"))


def may_decide(session: Session, user: str, *, now: datetime) -> Staff:
    """Return the person if they may decide; otherwise say why not and who can."""
    row = session.execute(_PERSON, {"user": user}).one_or_none()
    if row is None:
        raise NotAllowed(f"Only the support team can do this.{_ask(session)}" if anybody(session) else NOT_READ)
    if not row.may_decide:
        raise NotAllowed(f"{row.why_not}{_ask(session)}")
    if now - row.checked_at > BELIEVE:
        raise NotAllowed("I could not check with Slack lately who is in the team, so nobody can decide right now.")
    return Staff(row.user, row.name, row.first_name, may_decide=True)


def anybody(session: Session) -> bool:
    """Return whether Slack has told us of anybody yet; before the very first start it has not."""
    return session.scalar(select(StaffRow.user).limit(1)) is not None


def _ask(session: Session) -> str:
    able = session.scalars(select(StaffRow.user).where(StaffRow.may_decide).order_by(StaffRow.user).limit(3)).all()
    return f" Ask {', '.join(f'<@{user}>' for user in able)}." if able else ""


def named(session: Session, user: str) -> Staff | None:
    """Return what is known of a person."""
    row = session.get(StaffRow, user)
    return Staff(row.user, row.name, row.first_name, row.may_decide, row.why_not) if row else None


def keep(session: Session, people: Sequence[Staff], *, now: datetime) -> None:
    """Replace what is known: who is not among these people may no longer decide."""
    session.execute(delete(StaffRow).where(StaffRow.user.not_in([person.user for person in people])))
    for person in people:
        values = {
            "name": person.name,
            "first_name": person.first_name,
            "may_decide": person.may_decide,
            "why_not": person.why_not,
            "checked_at": now,
        }
        statement = insert(session, StaffRow).values(user=person.user, **values)
        session.execute(statement.on_conflict_do_update(index_elements=["user"], set_=values))


def first_time(session: Session, delivery: str, *, now: datetime) -> bool:
    """Return whether this delivery by Slack is new, and remember it in the same transaction."""
    remembered = session.execute(_remember(session.get_bind().dialect.name), {"key": delivery[:200], "at": now})
    return remembered.scalar() is not None


@cache
def _remember(family: str) -> Executable:
    """Return the statement of every click; making it anew costs as much as running it."""
    statement: Executable = insert_on(family, DeliveryRow.__table__).on_conflict_do_nothing().returning(DeliveryRow.key)
    return statement


def forget_deliveries(session: Session, *, before: datetime) -> None:
    """Forget old deliveries; Slack's last redelivery comes after about six minutes."""
    session.execute(delete(DeliveryRow).where(DeliveryRow.at < before))
