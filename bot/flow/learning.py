"""Beside the way: triage learns from staff. Which labels are tried when, what came of it, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.store import labels
from bot.store.labels import Label

HOUR = 3
"""When nightly training looks at what staff said until then, by the team's clock."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Labels to learn: those that are in use, and the fresh ones on trial."""

    taken: tuple[Label, ...]
    fresh: tuple[Label, ...]


def night(now: datetime, zone: str) -> datetime:
    """Return the last time that it was three in the morning."""
    here = now.astimezone(ZoneInfo(zone))
    at = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return at if at <= here else at - timedelta(days=1)


def wanted(session: Session, *, before: datetime, again: bool) -> Wanted | None:
    """Return what to learn; None where staff have said nothing since the last try. `again`: try all the same."""
    fresh = labels.fresh(session, before=before)
    newest = max((label.id for label in fresh), default=0)
    if not fresh or not (again or newest > labels.last_tried(session)):
        return None
    return Wanted(labels.in_use(session), fresh)


def settle(
    session: Session, tried: Wanted, figures: Mapping[str, object], problem: str, *, by: str, now: datetime
) -> tuple[int, str]:
    """Take the fresh labels into use, unless there is a problem; return the training's number and a sentence."""
    held = dict(figures) | ({"problem": problem} if problem else {})
    number = labels.settle(session, tried.fresh, held, used=not problem, by=by, now=now)
    many = f"{len(tried.fresh):,} new {'label' if len(tried.fresh) == 1 else 'labels'}"
    if problem:
        kept = "They are kept and tried again together with the next ones; triage stays as it is."
        return number, f"Triage did not learn from {many} of your team: {problem}. {kept}"
    return number, f"Triage has learnt from {many} of your team, {len(tried.taken) + len(tried.fresh):,} in all."


def undo(session: Session) -> str:
    """Go back to what was in use before the last training; return a sentence."""
    last = labels.undo(session)
    if last is None:
        return "Triage has learnt nothing from your team that could be undone."
    left = len(labels.in_use(session))
    when = f"{last.at:%Y-%m-%d %H:%M} UTC"
    return (
        f"The training of {when} is undone: its {last.labels:,} labels are left out from now on, {left:,} stay in use."
    )
