"""Goodwill in the database: reserving money within three limits, and the offers that it is reserved for.

The database is the referee: money is taken by an UPDATE that holds only where the limit is kept, so that however many
try at once, no limit is ever passed. All three are taken in one order, so that no two wait for each other.
"""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import Refused
from bot.domain.goodwill import Budget, Offer, OfferState, keys, told
from bot.store.dialect import insert
from bot.store.kept import OPEN_OFFER, GoodwillRow, SpentRow
from bot.store.tables import table

_SPENT = table(SpentRow)
_TAKE = (
    update(_SPENT)
    .where(_SPENT.c.key == bindparam("limit_key"), _SPENT.c.cents + bindparam("wanted") <= bindparam("limit"))
    .values(cents=_SPENT.c.cents + bindparam("wanted"))
)


def reserve(session: Session, cents: int, budget: Budget, *, month: str, staff: str, person: str) -> None:
    """Take the money out of the month's, the staff member's and the customer's limit, or refuse and take nothing.

    The caller's transaction must end with the refusal: what was taken before it goes back by the rollback.
    """
    if cents <= 0:
        return
    for key, limit, name in budget.limits(month=month, staff=staff, person=person):
        session.execute(insert(session, _SPENT).values(key=key, cents=0).on_conflict_do_nothing())
        taken = session.execute(_TAKE, {"limit_key": key, "wanted": cents, "limit": limit})
        if not taken.rowcount:  # type: ignore[attr-defined]
            left = max(0, limit - spent(session, key))
            raise Refused(f"{budget.told(cents)} is more than {name} has left: {budget.told(left)}. Nothing was given.")


def give_back(session: Session, offer: GoodwillRow) -> None:
    """Give reserved money back to the limits that it was taken from."""
    for key in keys(month=offer.month, staff=offer.by, person=offer.person):
        session.execute(update(_SPENT).where(_SPENT.c.key == key).values(cents=_SPENT.c.cents - offer.cents))


def spent(session: Session, key: str) -> int:
    """Return what is used up of a limit."""
    return session.scalar(select(_SPENT.c.cents).where(_SPENT.c.key == key)) or 0


def open_offer(session: Session, ticket: int) -> GoodwillRow | None:
    """Return the ticket's offer that a person must still settle."""
    return session.scalar(select(GoodwillRow).where(GoodwillRow.ticket_id == ticket, OPEN_OFFER))


def shown(session: Session, ticket: int) -> Offer | None:
    """Return the open offer as the card shows it."""
    row = open_offer(session, ticket)
    if row is None:
        return None
    return Offer(
        row.id, OfferState(row.state), told(row.cents, row.currency), row.public_text, row.private_text, row.by
    )


def settle(session: Session, offer: int, *, before: OfferState, after: OfferState, now: datetime) -> bool:
    """Move an offer on; False where somebody else was first."""
    moved = (
        update(GoodwillRow)
        .where(GoodwillRow.id == offer, GoodwillRow.state == before)
        .values(state=after, settled_at=now)
        .execution_options(synchronize_session=False)
    )
    return bool(session.execute(moved).rowcount)  # type: ignore[attr-defined]


def sent(session: Session, reply: int, *, now: datetime) -> None:
    """Note that the offer which a reply carries, if it carries one, has reached the customer."""
    _carried(session, reply, OfferState.GIVEN, now=now)


def dropped(session: Session, reply: int, *, now: datetime) -> None:
    """Give back the money of the offer which a reply carries, if it carries one: it was given up."""
    for offer in _carried(session, reply, OfferState.REFUSED, now=now):
        give_back(session, offer)


def _carried(session: Session, reply: int, after: OfferState, *, now: datetime) -> list[GoodwillRow]:
    """Move on the offer that a reply carries; return it where nobody was faster."""
    found = session.scalars(select(GoodwillRow).where(GoodwillRow.reply_id == reply))
    return [row for row in found if settle(session, row.id, before=OfferState.SENDING, after=after, now=now)]
