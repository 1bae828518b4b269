"""Each account with its reading, its health, its money and its proof, for whoever asks how things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.coverage import Proof
from bot.domain.report import Source
from bot.flow import coverage, health
from bot.flow.health import Money
from bot.platforms.base import Platform
from bot.store.tables import AccountRow
from bot.store.watching import AccountDayRow, HealthRow

Budgets = Mapping[str, float | None]
"""Dollars a month by account; None where there is no limit."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the accounts themselves, by account."""

    health: dict[str, HealthRow]
    errors: dict[str, int]
    spent: dict[str, Money]
    proofs: dict[str, Proof]


def sources(
    session: Session, platforms: Mapping[str, Platform], budgets: Budgets, *, now: datetime
) -> tuple[Source, ...]:
    """Return every account that was ever read, by name."""
    today = select(AccountDayRow).where(AccountDayRow.day == now.date())
    known = _Known(
        {row.account: row for row in session.scalars(select(HealthRow))},
        {row.account: row.errors for row in session.scalars(today)},
        health.spent(session, now=now),
        coverage.proofs(session, now=now),
    )
    rows = session.scalars(select(AccountRow).order_by(AccountRow.name))
    found = (_source(row, known, now) for row in rows)
    return tuple(replace(each, title=_title(platforms, each.name), budget=budgets.get(each.name)) for each in found)


def _title(platforms: Mapping[str, Platform], account: str) -> str:
    return platforms[account].title if account in platforms else account


def _source(row: AccountRow, known: _Known, now: datetime) -> Source:
    health = known.health.get(row.name) or HealthRow(refused="", send_refused="", stopped_in="")
    money, wrong = known.spent.get(row.name, Money()), _wrong(health, now)
    return Source(
        name=row.name,
        title=row.name,
        ok=not (row.error or wrong),
        last_success_at=row.success_at,
        error=wrong or row.error,
        error_since=row.error_since,
        seen=row.seen,
        accounted=row.tickets + row.joined + row.own + row.ignored,
        red=bool(wrong),
        lag=timedelta(seconds=health.lag) if health.lag is not None else None,
        left=health.calls_left,
        errors_today=known.errors.get(row.name, 0),
        cost_today=money.today,
        cost_month=money.month,
        proof=known.proofs.get(row.name),
    )


def _wrong(health: HealthRow, now: datetime) -> str:
    """Return what does not mend itself, or nothing."""
    if health.refused or health.send_refused:
        return health.refused or health.send_refused
    return "The month's budget is used up" if health.stopped_in == f"{now:%Y-%m}" else ""


def red(session: Session, *, now: datetime) -> dict[str, str]:
    """Return the accounts on which somebody has to do something, and what is wrong there."""
    found = ((row.account, _wrong(row, now)) for row in session.scalars(select(HealthRow)))
    return {account: wrong for account, wrong in found if wrong}
