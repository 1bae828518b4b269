"""What staff see of one ticket, as plain values: `flow` fills it in, `slack` turns it into blocks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.draft import Check, Length
from bot.domain.goodwill import Offer
from bot.domain.post import Post
from bot.domain.ticket import Status
from bot.domain.triage import Category, Priority


class ReplyState(StrEnum):
    """What became of an approved reply."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class CardDraft:
    """The newest draft as it stands on the card. `note` says in two words why no model wrote it."""

    version: int
    text: str
    length: Length
    language: str
    checks: tuple[Check, ...]
    writer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardReply:
    """The newest approved reply. `asks` is set when staff must say what became of it; `version` is its draft's."""

    id: int
    state: ReplyState
    text: str
    approved_by: str
    approved_at: datetime
    sent_at: datetime | None = None
    permalink: str = ""
    problem: str = ""
    asks: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Also:
    """Another post that says the same, by the same person or by somebody else.

    `settled`: it was answered, or staff decided that it needs no answer.
    """

    platform: str
    platform_title: str
    url: str
    same_person: bool
    settled: bool = False
    wrote_again: bool = False


@dataclass(frozen=True, slots=True)
class Similar:
    """A ticket about something similar, and where its card is: both empty while it has none."""

    ticket: int
    live: bool
    text: str
    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One ticket's card. People are Slack user ids; `post` is the newest post by the customer.

    `complaints_before` counts this author's earlier tickets in the last 30 days; `may_not_reply` is the platform's
    reason why an answer is not possible, empty where it is. `saved` are (number, title) of the saved replies that fit,
    `may_save` says that the public reply can be saved for reuse, `offer` is one that somebody must settle, `topics` is
    what a complaint may be about. `also` are other posts that say the same, `similar` tickets on something like it;
    `workspace` is Slack's address of ours, `incident` the
    name of the one that the ticket is part of.
    """

    ticket: int
    status: Status
    category: Category
    topic: str
    priority: Priority
    platform: str
    platform_title: str
    post: Post
    reasons: tuple[str, ...]
    route: str
    due_at: datetime | None
    word_due_at: datetime | None = None
    breached: bool = False
    overdue_by: timedelta | None = None
    complaints_before: int = 0
    assignee: str | None = None
    claimed_at: datetime | None = None
    snoozed_until: datetime | None = None
    escalated: bool = False
    draft: CardDraft | None = None
    reply: CardReply | None = None
    may_not_reply: str = ""
    mention: str = ""
    earlier: tuple[str, ...] = ()
    first_reply_after: timedelta | None = None
    dismissed_because: str = ""
    gone_at: datetime | None = None
    saved: tuple[tuple[int, str], ...] = ()
    may_save: bool = False
    offer: Offer | None = None
    topics: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    similar: tuple[Similar, ...] = ()
    workspace: str = ""
    incident: str = ""
