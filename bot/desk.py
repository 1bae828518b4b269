"""Everything that a recipe or a listener may need, built once by `bot.wiring`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.classifiers.base import Classifier
from bot.config import Settings
from bot.domain.card import Card
from bot.domain.post import Post
from bot.engine import Engine, Options
from bot.flow import cards, drafts, followup, removal, tickets
from bot.flow.recent import Recent
from bot.platforms.base import No, Platform, Yes
from bot.slack.board import Board
from bot.store import cards as stored_cards
from bot.store import staff
from bot.store.session import Sessions
from bot.writers.base import SlowWriter, Writer


class Repeated(Exception):
    """Slack delivered this before; what it asked for is done."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which the work is done. `now` gives the current instant in UTC.

    `writer` is always there and quick; `model` is a second one that may be slow, or None.
    """

    settings: Settings
    sessions: Sessions
    platforms: dict[str, Platform]
    classifier: Classifier
    writer: Writer
    board: Board
    engine: Engine
    now: Callable[[], datetime]
    model: SlowWriter | None = None
    recent: Recent = field(default_factory=Recent)

    @contextmanager
    def deciding(self, delivery: str, user: str) -> Iterator[tuple[Session, staff.Staff]]:
        """Open the one transaction of a decision: once per delivery, and only for people who may decide."""
        with self.sessions.begin() as session:
            if not staff.first_time(session, delivery, now=self.now()):
                raise Repeated
            yield session, staff.may_decide(session, user, now=self.now())

    def show(self, session: Session, ticket: int, *, at: datetime | None = None) -> None:
        """Bring the ticket's card up to date, or do so at a later instant.

        A new card waits for its channel's turn (Slack takes one message a second there); a known one does not.
        """
        wanted = cards.want(session, ticket, now=self.now())
        if wanted is None:
            return
        options: Options = {"delay": at - self.now()} if at else {}
        if wanted.posted:
            self.engine.enqueue(session, "updates", "show_card", ticket, **options)
        else:
            options |= {"partition": wanted.channel, "priority": wanted.rank}
            self.engine.enqueue(session, "cards", "show_card", ticket, **options)

    def say(self, session: Session, post_row: int) -> None:
        """Bring a post, and what was said before it, into its card's thread, once."""
        # Work of one priority that is enqueued in the same instant runs in any order; a conversation has one.
        for priority, (message, channel) in enumerate(cards.lines(session, post_row, now=self.now()), start=5):
            self.engine.enqueue(session, "cards", "say", message, partition=channel, priority=priority)

    def turned(self, session: Session, ticket: int, left: int) -> None:
        """Draft anew for a ticket that is about another post now, and keep the one that it `left` in the thread."""
        self.say(session, left)
        self.engine.enqueue(session, "drafts", "draft", drafts.versions(session, [ticket]))

    def rewrite(self, session: Session, ticket: int, version: int, wish: str = "") -> None:
        """Let the model try to better this version of a draft, on a queue where nothing else waits."""
        if self.model is not None:
            self.engine.enqueue(session, "models", "rewrite", ticket, version, wish)

    def restate(self, session: Session, ticket: int) -> None:
        """Say the lines of the card's thread anew whose posts were edited or removed."""
        for line in removal.stale(session, ticket):
            self.engine.enqueue(session, "updates", "restate", line)

    def send(self, session: Session, reply: int, *, at: datetime | None = None) -> None:
        """Send an approved reply, in the same transaction that approved it."""
        options: Options = {"delay": at - self.now()} if at else {}
        self.engine.enqueue(session, "replies", "send_reply", reply, **options)

    def owe(self, session: Session, ticket: int) -> None:
        """Note what the customer is owed after a reply that a person saw in public."""
        followup.owe(session, ticket, self.settings, now=self.now())

    def catch_up(self, session: Session, tickets: Sequence[int]) -> None:
        """Look at the reactions on these cards a little later, when it is known where the cards are."""
        for ticket in tickets:
            self.engine.enqueue(session, "updates", "catch_up", ticket, delay=cards.GRACE)

    def card(self, session: Session, ticket: int) -> Card:
        """Return the ticket's card as it stands now."""
        card, _ = stored_cards.read(session, ticket, now=self.now())
        return cards.finish(card, self.platforms, self.settings.team.topic_names())

    def whisper(self, session: Session, channel: str, user: str, text: str, *, key: str = "") -> None:
        """Tell one person something that nobody else sees; what has a key is told once."""
        options: Options = {"key": f"whisper:{key}"} if key else {}
        self.engine.enqueue(session, "views", "whisper", channel, user, text, **options)

    def may_reply(self, post: Post) -> Yes | No:
        """Return whether the post's platform lets us answer it."""
        return self.platforms[post.platform].may_reply(post)

    def edit(self, session: Session, ticket: int, text: str, *, base: int, by: staff.Staff) -> int:
        """Keep a person's text as the newest draft; return its version."""
        platform = self.platforms[tickets.platform_of(session, ticket)]
        options: dict[str, Any] = {"platform": platform, "settings": self.settings, "now": self.now()}
        return drafts.edit(session, ticket, text, base=base, by=by, **options)

    def call_lead(self, session: Session, ticket: int) -> None:
        """Call the lead in the card's thread if the ticket was just escalated."""
        line = cards.line_for_lead(session, ticket, self.settings.team.staff.lead, now=self.now())
        if line is not None:
            self.engine.enqueue(session, "cards", "say", line[0], partition=line[1], priority=1)
