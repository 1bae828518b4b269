"""Step 4, second part: a language model's drafts take the place of the offline one, if they are better and in time.

The card went out at once with the offline draft. Nothing that a model says is taken on trust: both of its drafts are
marked and held against the house rules like any other, and one that a rule blocks replaces nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain.draft import Check, Facts, Level, blocked, house_rules, mark
from bot.domain.post import Post
from bot.domain.ticket import CLOSED, Action, Status
from bot.domain.words.personal import LINK
from bot.flow import drafts
from bot.platforms.base import No, Platform
from bot.store import cards, posts, tickets
from bot.store.tables import UNDER_WAY, DraftRow, EventRow, ReplyRow, TicketRow
from bot.writers.base import Brief, Written

UNSAFE = "model unsafe"
"""What the card says where the house rules stopped both drafts of the model."""

_GRAVE = (Level.BLOCK, Level.TICK)
_SUSPECT = frozenset({"astray", "money", "language", "mention", "personal data", "markup", "liability"})
"""Rules by which a model that obeyed a stranger shows, however mildly a team takes them."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text of the model's with what the house rules say of it."""

    text: str
    checks: tuple[Check, ...]
    foreign: bool = False

    @property
    def is_sound(self) -> bool:
        """Return whether it could be approved as it is, or once a person has confirmed what is marked in it.

        A link that nobody knows is not even shown marked. A draft in another language, where staff asked for one, has
        few words of the post's.
        """
        if any(check.rule != "placeholder" for check in blocked(self.checks)):
            return False
        mild = {"language", "astray"} if self.foreign else set[str]()
        found = (
            check
            for check in self.checks
            if check.level is not Level.OK and not (check.rule in mild and check.level is Level.WARN)
        )
        return not any(check.rule in _SUSPECT or self._marks_a_link(check) for check in found)

    def _marks_a_link(self, check: Check) -> bool:
        marked = self.text[slice(*check.span)] if check.rule == "placeholder" and check.span else ""
        return LINK.search(marked) is not None

    @property
    def doubts(self) -> int:
        """Return how many things a person would have to settle before it goes out."""
        return sum(check.level in _GRAVE for check in self.checks)


def wanted(
    session: Session, ticket_id: int, version: int, platform: Platform, settings: Settings, *, now: datetime, wish: str
) -> Brief | None:
    """Return the brief for a draft in the place of this version, None where nobody wants it any more."""
    ticket = session.get_one(TicketRow, ticket_id)
    post = posts.read(session, ticket.post_id)
    if isinstance(platform.may_reply(post), No) or not _is_untouched(session, ticket, version, post):
        return None
    return drafts.brief(session, ticket_id, settings, limit=platform.measure("").limit, now=now, wish=wish)


def take(
    session: Session, brief: Brief, written: Written, platform: Platform, settings: Settings, *, now: datetime
) -> None:
    """Put the better of the model's drafts in the place of the one that the brief follows, and keep the second.

    Where somebody has edited or approved, or asked for something else meanwhile, everything stays as it is.
    """
    ticket = tickets.lock(session, brief.ticket)
    if not _is_untouched(session, ticket, brief.version - 1, brief.post):
        return
    before = drafts.newest_draft(session, ticket)
    assert before is not None
    known = drafts.facts(session, ticket, platform.measure(written.text), settings, now=now)
    texts = [text for text in (written.text, written.other) if text]
    found = [_judged(text, written, platform, known) for text in texts]
    found = [replace(draft, foreign=bool(brief.wish)) for draft in found]
    sound = sorted((draft for draft in found if draft.is_sound), key=lambda draft: draft.doubts)
    if not sound:
        before.note = UNSAFE
        return
    drafts.add(session, ticket, replace(written, text=sound[0].text), sound[0].checks, by=None, now=now)
    newest = drafts.newest_draft(session, ticket)
    assert newest is not None
    newest.other = _other(sound[1], written) if len(sound) > 1 else _kept(before)


def excuse(session: Session, brief: Brief, why: str) -> None:
    """Let the card say in two words why the offline draft stays."""
    ticket = tickets.lock(session, brief.ticket)
    newest = drafts.newest_draft(session, ticket)
    if newest is not None and newest.version == brief.version - 1:
        newest.note = why[:40]


def _is_untouched(session: Session, ticket: TicketRow, version: int, post: Post) -> bool:
    """Return whether this version, to this post, is still the newest, by no person, and nobody waits for another."""
    draft = drafts.newest_draft(session, ticket)
    if draft is None or draft.version != version or draft.by is not None or Status(ticket.status) in CLOSED:
        return False
    if posts.read(session, draft.post_id).id != post.id or draft.post_id != ticket.post_id:
        return False
    return not _is_approved(session, draft) and not _is_redrafted(session, draft)


def _is_approved(session: Session, draft: DraftRow) -> bool:
    mine, running = ReplyRow.draft_id == draft.id, ReplyRow.state.in_(UNDER_WAY)
    found = select(ReplyRow.id).where(ReplyRow.ticket_id == draft.ticket_id, mine | running)
    return session.scalar(found.limit(1)) is not None


def _is_redrafted(session: Session, draft: DraftRow) -> bool:
    """Return whether staff have asked for another draft since: theirs comes next, and it must find this version."""
    asked = select(EventRow.id).where(EventRow.ticket_id == draft.ticket_id, EventRow.action == Action.REDRAFT)
    return session.scalar(asked.where(EventRow.at > draft.created_at).limit(1)) is not None


def _judged(text: str, written: Written, platform: Platform, known: Facts) -> _Draft:
    text = _confirm(mark(posts.clean(text), known), written.doubtful)
    return _Draft(text, house_rules(text, replace(known, length=platform.measure(text))))


def _confirm(text: str, doubtful: tuple[str, ...]) -> str:
    """Mark sentences without a source; what the house rules have marked a part of needs no second mark."""
    for sentence in doubtful:
        if "[" not in sentence:
            text = text.replace(sentence, f"[please confirm: {sentence}]", 1)
    return text


def _other(draft: _Draft, written: Written) -> dict[str, object]:
    return {
        "text": draft.text,
        "language": written.language,
        "writer": written.writer,
        "checks": [cards.check_row(check) for check in draft.checks],
    }


def _kept(before: DraftRow) -> dict[str, object]:
    """Return the draft that was on the card: with one good draft of the model's, it is the other choice."""
    return {"text": before.text, "language": before.language, "writer": before.writer, "checks": before.checks}
