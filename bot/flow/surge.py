"""Beside the way: when far more people than usual say the same, staff get one alarm that grows in place.

Each minute the posts of the last three hours are held against what is usual (`bot.domain.surge`). Posts are read, never
written, so that reading and triage wait for nothing. What leaves the three hours is learnt as usual.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from bot.config import Settings
from bot.domain import surge
from bot.domain.memory import Memory
from bot.domain.surge import Mark, Said, Surge
from bot.domain.terms import LONGEST, names, spoken, terms
from bot.domain.triage import Category
from bot.store import surges, tickets
from bot.store.copies import CopyRow
from bot.store.dialect import insert
from bot.store.surging import SurgePostRow, SurgeRow
from bot.store.tables import PostRow, TicketRow

MOST = 5_000
"""Posts of one look. Where more come in three hours, the newest are looked at: shares need no more."""

LEARN = timedelta(minutes=15)
"""How often what is usual is written anew: it hardly changes from one minute to the next."""

TERMS = 12
KEPT = timedelta(days=180)
"""So long false alarms teach, and surges are remembered."""

_ASIDE = ("spam", "not_us")
"""Tickets that staff dismissed as such belong to no surge."""

_ABOUT = TicketRow.category.in_((Category.COMPLAINT, Category.QUESTION)), TicketRow.dismissed_because.not_in(_ASIDE)
_OF_TICKET = exists().where(TicketRow.conversation_id == PostRow.conversation_id, *_ABOUT)
_OF_COPY = exists().where(
    CopyRow.conversation_id == PostRow.conversation_id, CopyRow.ticket_id == TicketRow.id, *_ABOUT
)
_EARLIER = aliased(PostRow)
_AGAIN = exists().where(
    _EARLIER.conversation_id == PostRow.conversation_id,
    _EARLIER.author_id == PostRow.author_id,
    _EARLIER.id < PostRow.id,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look sees: what is usual, the posts of the last three hours, and those that are older by now."""

    brand: str
    version: int
    mark: int
    memory: Memory
    window: tuple[Said, ...]
    aged: tuple[Said, ...]
    bars: dict[str, float]
    running: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a look finds: surges, and what is usual now; `memory` is None where nothing was learnt."""

    surges: tuple[Surge, ...]
    memory: Memory | None
    mark: int


def look(session: Session, settings: Settings, brand: str, *, now: datetime) -> Look:
    """Read what is needed to tell what surges of a brand now."""
    version, mark, memory = surges.memory(session, brand)
    leave_out = _names(settings)
    counted = _counted(mark).where(*_theirs(settings, brand))
    newest = counted.order_by(PostRow.id.desc()).limit(MOST)
    window = [_said(row, leave_out) for row in session.execute(newest.where(PostRow.posted_at > now - surge.WINDOW))]
    aged: list[Said] = []
    if memory.until is None or now - surge.WINDOW - memory.until >= LEARN:
        oldest = session.execute(counted.order_by(PostRow.id).limit(MOST))
        aged = [_said(row, leave_out) for row in takewhile(lambda row: row.posted_at <= now - surge.WINDOW, oldest)]
    bars = surge.lessons(surges.false(session, brand, since=now - KEPT), now=now)
    window.reverse()
    return Look(brand, version, mark, memory, tuple(window), tuple(aged), bars, surges.is_any_running(session, brand))


def _names(settings: Settings) -> frozenset[str]:
    team = settings.team
    accounts = (getattr(account, "account", "") for account in team.platforms)
    ours = (name for brand in team.all_brands for name in (brand.name, *brand.handles))
    return names((*ours, *(str(account) for account in accounts if account)))


def _theirs(settings: Settings, brand: str) -> tuple[ColumnElement[bool], ...]:
    """Return the condition on which accounts are a brand's; whatever belongs to no other is the first one's."""
    team = settings.team
    first = team.all_brands[0].name
    owners = {account.name: account.brand or first for account in team.platforms}
    if brand == first:
        others = [account for account, owner in owners.items() if owner != first]
        return (PostRow.platform.not_in(others),) if others else ()
    return (PostRow.platform.in_([account for account, owner in owners.items() if owner == brand]),)


def _counted(mark: int) -> Select[int, str, str, datetime, str]:
    """Return the posts after this one that complain or ask, of each person in a conversation the first.

    Praise is no reason for an alarm, nor are the thanks of everybody who was answered.
    """
    text = func.substr(PostRow.text, 1, LONGEST)
    return (
        select(PostRow.id, PostRow.platform, PostRow.author_id, PostRow.posted_at, text)
        .where(PostRow.id > mark, PostRow.own.is_(False), PostRow.gone_at.is_(None))
        .where(_OF_TICKET | _OF_COPY, ~_AGAIN)
    )


def _said(row: Iterable[object], leave_out: frozenset[str]) -> Said:
    post, platform, author, at, text = row
    assert isinstance(post, int)
    assert isinstance(at, datetime)
    return Said(post, f"{platform}:{author}", at, terms(str(text), leave_out), str(text))


def judge(seen: Look, *, now: datetime) -> Found:
    """Tell what surges, and learn what is older than three hours: all the reckoning, outside of transactions."""
    memory = None
    if seen.aged:
        memory = seen.memory.learn([(said.at, said.terms) for said in seen.aged], now - surge.WINDOW)
    usual = memory or seen.memory
    found = surge.find(seen.window, usual, seen.bars, now=now)
    return Found(tuple(found), memory, seen.aged[-1].post if seen.aged else seen.mark)


def is_quiet(seen: Look, found: Found) -> bool:
    """Return whether there is nothing to write down."""
    return not (found.surges or found.memory or seen.running)


def keep(session: Session, seen: Look, found: Found, settings: Settings, *, now: datetime) -> list[int] | None:
    """Write down what was found; return the surges whose message changes. None where another worker was first."""
    if not surges.remember(session, seen.brand, seen.version, found.mark, found.memory):
        return None
    busy = set[int]()
    for one in found.surges:
        row = _known(session, seen.brand, one, now=now) or _begun(session, seen, one, settings, now=now)
        if row is not None and row.mark != Mark.FALSE:
            busy.add(row.id)
            row.terms = list(dict.fromkeys((*row.terms, *one.terms)))[:TERMS]
            row.times = max(row.times, one.times)
    for row in surges.running(session, seen.brand, busy):
        _grow(row, _of(row, seen.window), session)
        calm = row.id not in busy and _is_calm(row, seen.window, found.memory or seen.memory, now=now)
        _settle(row, ended_at=now if calm else None)
    if found.memory is not None:
        surges.forget(session, before=now - KEPT)
    return surges.unshown(session, seen.brand)


def _known(session: Session, brand: str, one: Surge, *, now: datetime) -> SurgeRow | None:
    """Return the surge that this one belongs to: what runs, what ended a while ago, what was called false."""
    for row in surges.lately(session, brand, ended=now - surge.AGAIN, false=now - surge.SILENT):
        posts = select(SurgePostRow.post_id).where(SurgePostRow.surge_id == row.id)
        there = frozenset(session.scalars(posts.where(SurgePostRow.post_id.in_(one.posts))))
        if set(one.terms) & set(row.terms) or surge.overlap(one.posts, there):
            return row
    return None


def _begun(session: Session, seen: Look, one: Surge, settings: Settings, *, now: datetime) -> SurgeRow | None:
    """Make the alarm; None where a running one has its term already."""
    said = [each for each in seen.window if each.post in one.posts]
    values = {
        "brand": seen.brand,
        "term": one.terms[0],
        "name": spoken(one.terms[0], [each.text for each in said], _names(settings)),
        "terms": list(one.terms[:TERMS]),
        "times": one.times,
        "channel": _channel(session, one.posts, settings),
        "began_at": min(each.at for each in said),
        "found_at": now,
        "last_at": max(each.at for each in said),
        **surges.NEW,
    }
    return surges.begin(session, values)


def _channel(session: Session, posts: Iterable[int], settings: Settings) -> str:
    """Return the channel of most of the tickets, or the operators' where there is none for most of them."""
    conversations = select(PostRow.conversation_id).where(PostRow.id.in_(posts))
    found = Counter(session.scalars(select(TicketRow.channel).where(tickets.of(conversations))))
    team = settings.team
    channel, often = found.most_common(1)[0] if found else ("", 0)
    return channel if 2 * often > found.total() else team.staff.ops_channel or team.routes[-1].channel


def _of(row: SurgeRow, window: Sequence[Said]) -> list[Said]:
    """Return the posts that belong to a surge: those that hold one of its terms since it began."""
    return [said for said in window if said.at >= row.began_at and not said.terms.isdisjoint(row.terms)]


def _grow(row: SurgeRow, mine: Sequence[Said], session: Session) -> None:
    """Add posts to a surge; its message changes where there are new ones."""
    if mine:
        links = [{"surge_id": row.id, "post_id": said.post} for said in mine]
        session.execute(insert(session, SurgePostRow).on_conflict_do_nothing(), links)
    posts, last_at = surges.count(session, row.id), max([row.last_at, *(said.at for said in mine)])
    if (posts, last_at) != (row.posts, row.last_at):
        row.posts, row.last_at, row.revision = posts, last_at, row.revision + 1


def _is_calm(row: SurgeRow, window: Sequence[Said], memory: Memory, *, now: datetime) -> bool:
    lately = {said.author for said in _of(row, window) if said.at > now - surge.CALM}
    return surge.is_calm(len(lately), row.terms, memory, now=now)


def _settle(row: SurgeRow, *, ended_at: datetime | None) -> None:
    """Write down whether it goes on; a message that says the contrary changes."""
    if (ended_at is None) != (row.ended_at is None):
        row.ended_at, row.revision = ended_at, row.revision + 1


def mark(session: Session, number: int, word: Mark, *, by: str, now: datetime) -> bool:
    """Write down what staff say of a surge; False where they said so before. What is false is over at once."""
    row = surges.lock(session, number)
    if row.mark == word:
        return False
    row.mark, row.marked_by, row.marked_at = word, by, now
    if word is Mark.FALSE:
        row.ended_at = row.ended_at or now
    return True


def is_incident(session: Session, number: int) -> bool:
    """Return whether staff called a surge an incident."""
    return session.get_one(SurgeRow, number).mark == Mark.INCIDENT
