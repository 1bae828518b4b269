"""Cards as the flow would hand them over, in every state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.card import Also, Card, CardDraft, CardReply, ReplyState, Similar
from bot.domain.draft import Check, Length, Level
from bot.domain.goodwill import Offer, OfferState
from bot.domain.post import BY_HAND, Author, Post
from bot.domain.ticket import Status
from bot.domain.triage import Category, Priority

NOW = datetime(2026, 11, 5, 13, 39, tzinfo=UTC)
POSTED = datetime(2026, 11, 5, 13, 20, tzinfo=UTC)
TEXT = 'Day nine and still no kettle. Third time I\'m told "tomorrow". I want my money back, @LarkHarbour.'
DRAFT = (
    "Hi Maya, nine days and three broken promises: I'm sorry, that is not how this should go.\n"
    "I'm checking with the depot now and will write to you here by 15:00. — Sam"
)

OK = tuple(Check(rule, Level.OK, rule) for rule in ("name", "apology", "own_detail"))
WARN = Check("promise", Level.WARN, "says «by 15:00»: a promise", (118, 126))
TICK = Check("promise", Level.TICK, "I will write by 15:00", (118, 126))
BLOCK = Check("goodwill_in_public", Level.BLOCK, "a voucher is offered in public", (0, 5))

MONEY = Check("money", Level.BLOCK, "«voucher» in public: move it to a DM", (0, 5))
OFFER = Offer(4, OfferState.TO_COPY, "EUR 20", DRAFT, "x" * 1_200, "U0SAM")


def post(text: str = TEXT, **changes: Any) -> Post:
    author = Author("a1", "maya@toot.city", "Maya Okafor", "https://toot.city/@maya", 18_200)
    made = Post("mastodon", "p1", "p1", author, text, "https://toot.city/@maya/1", POSTED, language="en")
    return replace(made, **changes)


def draft(
    text: str = DRAFT, *, checks: tuple[Check, ...] = (*OK, WARN), limit: int = 500, version: int = 3
) -> CardDraft:
    return CardDraft(version, text, Length(len(text), limit), "en", checks, "offline")


def reply(state: ReplyState, **changes: Any) -> CardReply:
    return replace(CardReply(9, state, DRAFT, "U0SAM", POSTED + timedelta(minutes=20)), **changes)


def card(**changes: Any) -> Card:
    made = Card(
        ticket=7,
        status=Status.NEW,
        category=Category.COMPLAINT,
        topic="delivery",
        priority=Priority.URGENT,
        platform="mastodon",
        platform_title="Mastodon",
        post=post(),
        reasons=("third time", "money back"),
        route="Delivery DE/EN",
        due_at=POSTED + timedelta(hours=1),
        complaints_before=1,
        draft=draft(),
        mention="S0SUPPORT",
        topics=("delivery", "billing", "other"),
    )
    return replace(made, **changes)


def every_state() -> dict[str, Card]:
    """Return one card for each state that staff can meet."""
    return {**_waiting(), **_tried(), **_over()}


def _waiting() -> dict[str, Card]:
    claimed = {"status": Status.OPEN, "assignee": "U0SAM", "claimed_at": POSTED + timedelta(minutes=11)}
    return {
        "new": card(),
        "claimed": card(**claimed),
        "escalated": card(**claimed, escalated=True),
        "overdue": card(due_at=NOW - timedelta(minutes=12), breached=True, overdue_by=timedelta(minutes=12)),
        "snoozed": card(**claimed, snoozed_until=NOW + timedelta(hours=19)),
        "edited there": card(post=post("It came, thank you", before=TEXT)),
        "pile-on": card(also=(*OTHERS, MAIL), similar=(Similar(3, True, TEXT, "C1", "1.2"),)),
        "note to write": card(platform=BY_HAND, draft=None),
        "note": card(platform=BY_HAND),
        "tick": card(draft=draft(checks=(*OK, TICK))),
        "blocked": card(draft=draft(checks=(*OK, BLOCK))),
        "gives in public": card(draft=draft(checks=(*OK, MONEY)), saved=((3, "the depot has lost sight of it …"),)),
        "offer waits": card(offer=replace(OFFER, state=OfferState.WAITING)),
        "offer to copy": card(status=Status.PENDING, reply=reply(ReplyState.SENT), may_save=True, offer=OFFER),
        "too long": card(draft=draft(limit=100)),
        "drafting": card(draft=None),
        "read only": card(platform_title="X", may_not_reply="X lets us answer only who mentioned us."),
        "question": card(category=Category.QUESTION, priority=Priority.LOW),
        "bare": card(
            post=post(author=Author("a", "a"), url=""), reasons=(), route="", topic="", due_at=None, complaints_before=0
        ),
    }


def _tried() -> dict[str, Card]:
    wrote_again = {"status": Status.OPEN, "first_reply_after": timedelta(minutes=20), "earlier": (TEXT,)}
    return {
        "queued": card(status=Status.OPEN, reply=reply(ReplyState.QUEUED)),
        "sending": card(status=Status.OPEN, reply=reply(ReplyState.SENDING)),
        "checking": card(status=Status.OPEN, reply=reply(ReplyState.UNCLEAR)),
        "unclear": card(status=Status.OPEN, reply=reply(ReplyState.UNCLEAR, asks=True)),
        "failed": card(status=Status.OPEN, reply=reply(ReplyState.FAILED, problem="Mastodon says: too many links.")),
        "failed, asks": card(status=Status.OPEN, reply=reply(ReplyState.FAILED, asks=True)),
        "failed, edited": card(status=Status.OPEN, reply=reply(ReplyState.FAILED, text="An older text.")),
        "dropped": card(status=Status.OPEN, reply=reply(ReplyState.DROPPED)),
        "wrote again": card(**wrote_again, draft=draft("Hi Maya, ..."), reply=_sent()),
    }


def _sent() -> CardReply:
    sent_at = POSTED + timedelta(minutes=20)
    return reply(ReplyState.SENT, sent_at=sent_at, permalink="https://toot.city/@lark/2")


MAIL = Also("email", "E-mail", "", same_person=True)
OTHERS = tuple(Also("x", "X", f"https://x.example/{n}", same_person=False, wrote_again=n == 0) for n in range(60))


def _over() -> dict[str, Card]:
    return {
        "sent, others wait": card(status=Status.PENDING, reply=_sent(), also=OTHERS),
        "sent": card(status=Status.PENDING, reply=_sent(), first_reply_after=timedelta(minutes=20)),
        "by hand": card(status=Status.PENDING),
        "resolved": card(status=Status.RESOLVED, reply=_sent()),
        "dismissed": card(status=Status.DISMISSED, dismissed_because="not_us"),
        "gone": card(gone_at=NOW, post=post("")),
        "gone, answered": card(gone_at=NOW, post=post(""), status=Status.PENDING, reply=_sent()),
    }


def hostile(text: str) -> list[Card]:
    """Return cards with this text in every place that a customer, a platform or a model fills."""
    author = Author(text, text, text, "https://evil.example/" + text, 3)
    bad = post(text, author=author, url="https://evil.example/" + text)
    check = Check(text or "rule", Level.WARN, text)
    ticks = tuple(Check(f"r{n}" + text, Level.TICK, text) for n in range(12))
    blocks = tuple(Check(f"b{n}", Level.BLOCK, text) for n in range(12))
    common: dict[str, Any] = {
        "post": bad,
        "reasons": (text,) * 9,
        "route": text,
        "topic": text,
        "also": (Also(text, "X", text, same_person=True), *(Also(text, "X", text, same_person=False),) * 9),
        "similar": (Similar(1, True, text, text, text), Similar(2, False, text)),
        "workspace": text,
        "platform_title": text,
        "earlier": (text,) * 9,
        "dismissed_because": text,
        "mention": text,
        "assignee": text,
    }
    drafts = [draft(text, checks=(check,)), draft(text, checks=ticks), draft(text, checks=blocks), None]
    replies = [
        reply(state, text=text, problem=text, permalink=text, approved_by=text, asks=True) for state in ReplyState
    ]
    return [
        *(card(**common, draft=made) for made in drafts),
        *(card(**common, reply=made) for made in replies),
        *(card(**common, status=status, reply=replies[2]) for status in Status),
        card(**common, may_not_reply=text or "no"),
        card(**common, gone_at=NOW),
    ]
