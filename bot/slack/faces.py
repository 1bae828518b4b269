"""The parts of a card, above the buttons. Customers' words stand in `plain_text` alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.card import Card, CardDraft, CardReply, ReplyState
from bot.domain.draft import Check, Level
from bot.domain.post import BY_HAND, Post
from bot.domain.ticket import LIVE, Status
from bot.domain.triage import Category, Priority
from bot.slack import blocks as b
from bot.slack import compare, same
from bot.slack import texts as t
from bot.slack.blocks import Block

QUOTE = 1_500
DRAFT_ROOM = 4_500  # what a card shows in full; longer drafts cannot be approved from it
DOT = " · "

ICONS = {Priority.URGENT: "🔴", Priority.HIGH: "🟠", Priority.NORMAL: "🟡", Priority.LOW: "⚪"}
_ORDER = {Level.BLOCK: 0, Level.TICK: 1, Level.WARN: 2, Level.OK: 3}
_SIGNS = {Level.BLOCK: "✖", Level.TICK: "⚠ please confirm:", Level.WARN: "⚠", Level.OK: "✓"}

REASONS = {
    "spam": "spam",
    "not_us": "not about us",
    "answered_elsewhere": "answered elsewhere",
    "no_answer_needed": "no answer needed",
    "duplicate": "duplicate",
}


def overdue(card: Card, now: datetime) -> timedelta | None:
    """Return by how much the reply is late, None where it is not or no reply is owed."""
    if card.status not in LIVE:
        return None
    if card.overdue_by is not None:
        return card.overdue_by if card.overdue_by > timedelta() else None
    return now - card.due_at if card.breached and card.due_at is not None and card.due_at < now else None


def snoozed(card: Card, now: datetime) -> bool:
    """Return whether somebody put the ticket off and the time has not come."""
    return card.snoozed_until is not None and card.snoozed_until > now


def top(card: Card, now: datetime, *, title: str = "") -> list[Block]:
    """Return what everyone must know: how urgent, who, what they wrote, until when, why it is here.

    `title` stands in the place of the priority once a reply was approved; why the ticket is here is then old news.
    """
    return [
        b.header(_headline(card, now, title)),
        _byline(card),
        _quote(card),
        *before(card.post),
        b.context(b.mrkdwn(_clock(card, now))),
        *same.line(card),
        *([b.context(b.text(f"🚨 part of incident ‹{t.first_line(card.incident, 60)}›"))] if card.incident else []),
        *([] if title else [*same.similar(card), *_why(card)]),
    ]


def _headline(card: Card, now: datetime, title: str) -> str:
    kind = "" if card.category is Category.COMPLAINT else card.category.value
    first = title or _joined(_urgency(card, now), kind)
    return _joined(first, t.clean(card.platform_title, 40), t.clean(card.topic, 40))


def _urgency(card: Card, now: datetime) -> str:
    late = overdue(card, now)
    if late is not None:
        return f"⏰ Overdue {t.span(late)}{DOT}{card.priority}"
    if snoozed(card, now):
        return f"💤 Snoozed{DOT}{card.priority}"
    return f"{ICONS[card.priority]} {card.priority.capitalize()}"


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _byline(card: Card) -> Block:
    author = card.post.author
    facts = _joined(
        _who(card),
        t.count(author.followers, "follower") if author.followers is not None else "",
        f"{t.ordinal(card.complaints_before + 1)} complaint this month" if card.complaints_before > 0 else "",
    )
    profile = t.address(author.url)
    return b.context(b.text(facts, 250), *([b.mrkdwn(t.link(profile, "profile ↗"))] if profile else []))


def _who(card: Card) -> str:
    author = card.post.author
    handle = t.clean(author.handle, 80).lstrip("@")
    sign = "" if card.platform in ("email", "feeds", BY_HAND) else "@"
    shown = t.first_line(author.shown, 80)
    return f"{shown}  {sign}{t.first_line(handle, 80)}" if handle and handle != shown else shown


def _quote(card: Card) -> Block:
    if card.gone_at is not None:
        return b.section("Their post was removed at the source.")
    return b.section(f"❝ {t.plain(card.post.text, QUOTE)} ❞", QUOTE + 10)


def before(post: Post) -> list[Block]:
    """Return what the post said until its author edited it, with what they took out struck out."""
    if not post.before or post.gone_at is not None:
        return []
    return [b.context(b.text("Before the edit")), b.rich(compare.marked(post.before, against=post.text, bold=False))]


def removed(post: Post, when: str) -> str:
    """Return that a post is gone, and why."""
    if post.gone_because == "forgotten":
        return f"Forgotten {when}, as its author asked; text deleted."
    return f"Removed at the source {when}; text deleted here too."


def _clock(card: Card, now: datetime) -> str:
    parts = [
        _due(card, now),
        f"posted {t.near(card.post.posted_at, now)}",
        f"edited {t.near(card.post.edited_at, now)}" if card.post.edited_at else "",
        t.link(card.post.url, f"open on {t.first_line(card.platform_title, 40)} ↗") if t.address(card.post.url) else "",
    ]
    return _joined(*parts)


def _due(card: Card, now: datetime) -> str:
    if card.due_at is None or card.status not in LIVE:
        return ""
    late = overdue(card, now) is not None or card.due_at <= now
    return f"Reply was due {t.near(card.due_at, now)}" if late else f"*Reply due {t.due(card.due_at, now)}*"


def _why(card: Card) -> list[Block]:
    reasons = ", ".join(t.first_line(reason, 60) for reason in card.reasons[:5])
    route = f"route «{t.first_line(card.route, 60)}»" if card.route else ""
    why = "; ".join(part for part in (reasons, route) if part)
    earlier = [f"Earlier: {t.first_line(words, 120)}" for words in card.earlier[-3:]]
    lines = [*([f"Why here: {why}"] if why else []), *earlier]
    return [b.context(*(b.text(line, 400) for line in lines))] if lines else []


# The draft and its checks.


def missing(card: Card, draft: CardDraft) -> list[str]:
    """Return what stands between this draft and «Approve», one sentence each; empty where nothing does."""
    blocking = [check for check in draft.checks if check.level is Level.BLOCK]
    found = [t.first_line(check.message or _rule(check), 200) for check in blocking[:5]]
    rules = {check.rule for check in blocking}
    if not draft.text.strip():
        return found or ["the draft is empty: write one with Edit"]
    if not draft.length.fits and "length" not in rules:
        over = draft.length.used - draft.length.limit
        found.append(f"{over:,} {draft.length.unit} too many for {t.first_line(card.platform_title, 40)}")
    return [*found, *_unreadable(draft, rules), *_spent(card, draft)]


def _unreadable(draft: CardDraft, rules: set[str]) -> list[str]:
    """Return why the draft cannot be read here as it would go out: then it cannot be approved here either."""
    if t.size(draft.text) > DRAFT_ROOM:
        return ["too long to read here in full: make it shorter"]
    hidden = t.hides(draft.text) and "markup" not in rules
    return ["it has characters that nobody can see: Edit and save drops them"] if hidden else []


_SPENT = {
    ReplyState.SENT: "this text is public already: Edit it, or Redraft",
    ReplyState.FAILED: "this text was refused: Edit it, or Redraft",
    ReplyState.DROPPED: "this text was dropped: Edit it, or Redraft",
}


def _spent(card: Card, draft: CardDraft) -> list[str]:
    """Return that this very draft was approved before: one approval makes one reply, and no second one."""
    reply = card.reply
    if reply is None or reply.state not in _SPENT or may_try_again(card):
        return []
    used = reply.version == draft.version if reply.version else reply.text == draft.text
    return [_SPENT[reply.state]] if used else []


def may_try_again(card: Card) -> bool:
    """Return whether the reply that was refused waits for a person's word to be sent once more."""
    return card.reply is not None and card.reply.state is ReplyState.FAILED and card.reply.asks


def drafted(card: Card) -> list[Block]:
    """Return the draft with its length and checks, and what went wrong with the last try."""
    draft = card.draft
    problem = _last_try(card)
    if draft is None:
        return [b.divider(), *problem, b.context(b.text(_UNWRITTEN if card.platform == BY_HAND else _DRAFTING))]
    label = "What was said" if card.platform == BY_HAND else _label(draft)
    return [b.divider(), *problem, b.context(b.text(label, 150)), *_full(draft.text), *_checks(card, draft)]


_DRAFTING = "A draft is being written. Edit to write your own."
_UNWRITTEN = "Talk to them, then write down what was said. Nothing is sent from here."


def _last_try(card: Card) -> list[Block]:
    reply = card.reply
    if reply is None or reply.state is not ReplyState.FAILED:
        return []
    why = t.first_line(reply.problem, 300) if reply.problem else "it was refused"
    return [b.section(f"⚠ Not sent: {why.rstrip('.')}. The text is kept.", 400)]


def _label(draft: CardDraft) -> str:
    length = f"{draft.length.used:,}/{draft.length.limit:,}"
    price = f"${draft.length.cost:.2f}" if draft.length.cost else ""
    note = t.first_line(draft.note, 40) if draft.note else ""
    return _joined("Draft", length, t.clean(draft.language, 20), price, note)


def _full(words: str) -> list[Block]:
    if not words.strip() or t.size(words) > DRAFT_ROOM or t.hides(words):
        return [b.section(words)]
    return [b.verbatim(piece) for piece in b.pieces(words)]


def _checks(card: Card, draft: CardDraft) -> list[Block]:
    blocked = missing(card, draft)
    found = sorted((check for check in draft.checks if check.level is not Level.BLOCK), key=lambda c: _ORDER[c.level])
    lines = [check_line(check) for check in found if check.level is not Level.OK][:4]
    fine = " ".join(f"✓ {_rule(check)}" for check in found if check.level is Level.OK)
    small = [*lines, *([fine] if fine else [])]
    return [
        *(
            [b.section("Before this can go out:\n" + "\n".join(f"✖ {line}" for line in blocked), 1_500)]
            if blocked
            else []
        ),
        *([b.context(*(b.text(line, 220) for line in small))] if small else []),
    ]


def check_line(check: Check) -> str:
    """Return one check as a line: a sign and the words."""
    return f"{_SIGNS[check.level]} {t.first_line(check.message or _rule(check), 200)}"


def _rule(check: Check) -> str:
    return t.first_line(check.rule.replace("_", " "), 40)


def read_only(card: Card) -> list[Block]:
    """Return why no answer is possible here: said before anyone spends time on a draft."""
    return [b.divider(), b.section(card.may_not_reply, 400)]


# A reply under way, and after.


def under_way(card: Card, now: datetime) -> list[Block]:
    """Return the approved text and what is happening to it."""
    reply = card.reply
    if reply is None:
        return []
    return [
        b.divider(),
        b.context(b.text("Reply")),
        *_full(reply.text),
        b.context(b.mrkdwn(_progress(card, reply, now))),
    ]


def _progress(card: Card, reply: CardReply, now: datetime) -> str:
    approved = f"{t.person(reply.approved_by)} approved {t.near(reply.approved_at, now)}"
    if reply.state is ReplyState.UNCLEAR:
        where = t.escape(t.first_line(card.platform_title, 40))
        return f"{where} gave no clear answer. Checking whether it went out; nothing to do. ({approved})"
    if reply.problem:
        why = t.escape(t.first_line(reply.problem, 200)).rstrip(".")
        return f"{why}. The reply is kept and goes out by itself; nothing to do. ({approved})"
    return f"Sending … ({approved})"


def asking(card: Card, now: datetime) -> list[Block]:
    """Return the question that only a person can settle."""
    where = t.first_line(card.platform_title, 40)
    words = f"⚠ {where} did not say whether this went out. I looked twice and did not find it."
    reply = card.reply
    if reply is None:
        return []
    approved = f"{t.person(reply.approved_by)} approved {t.near(reply.approved_at, now)}"
    return [b.divider(), b.section(words), *_full(reply.text), b.context(b.mrkdwn(approved))]


def collapsed(card: Card, now: datetime) -> list[Block]:
    """Return a finished ticket in three lines, the buttons being the fourth."""
    kind = _joined(_who(card), t.clean(card.platform_title, 40), t.clean(card.topic, 40))
    return [
        b.context(b.text(kind, 250)),
        b.section(f"❝ {t.first_line(card.post.text, 80)} ❞"),
        b.context(b.mrkdwn(_joined(_outcome(card), _answered(card, now), _owed(card, now)))),
        *same.line(card),
        *(_last_try(card) if card.status is Status.PENDING else []),
    ]


def _outcome(card: Card) -> str:
    if card.status is Status.DISMISSED:
        why = REASONS.get(card.dismissed_because, t.clean(card.dismissed_because, 100))
        return f"Dismissed: {t.escape(t.first_line(why, 100))}" if why else "Dismissed"
    return "Resolved" if card.status is Status.RESOLVED else ""


def _answered(card: Card, now: datetime) -> str:
    reply = card.reply
    if reply is None or reply.state is not ReplyState.SENT:
        return "Answered by hand" if card.status is Status.PENDING else ""
    sent_at = reply.sent_at or reply.approved_at
    after = sent_at - card.post.posted_at
    late = f", {t.span(after)} after the post" if after > timedelta() else ""
    seen = f"{DOT}{t.link(reply.permalink, 'see it ↗')}" if t.address(reply.permalink) else ""
    return f"Answered {t.near(sent_at, now)} by {t.person(reply.approved_by)}{late}{seen}"


def _owed(card: Card, now: datetime) -> str:
    return f"next word by {t.near(card.word_due_at, now)}" if card.word_due_at is not None else ""


def gone(card: Card, now: datetime) -> list[Block]:
    """Return what is left of a post that was removed where it stood: nothing of its text, nothing of its author."""
    at = card.gone_at or now
    kind = _joined(t.clean(card.platform_title, 40), t.clean(card.topic, 40)) or "Post"
    after = _note(_joined(_outcome(card), _gone_answer(card, now)))
    return [b.context(b.text(kind, 150)), b.said(removed(card.post, t.near(at, now))), *after, *_kept(card)]


def _kept(card: Card) -> list[Block]:
    """Return the text that staff wrote or approved and that did not go out."""
    reply = card.reply
    if reply is None or reply.state is not ReplyState.FAILED:
        return [] if card.draft is None or card.draft.writer != "staff" else _unsent(card.draft.text)
    return _unsent(card.draft.text if card.draft is not None else reply.text)


def _unsent(words: str) -> list[Block]:
    return [b.context(b.text("Not sent. Your text is kept:")), *_full(words)] if words.strip() else []


def _gone_answer(card: Card, now: datetime) -> str:
    return _answered(card, now) if card.reply is not None and card.reply.state is ReplyState.SENT else ""


def _note(words: str) -> list[Block]:
    return [b.context(b.mrkdwn(words))] if words else []


def hints(card: Card, now: datetime) -> list[Block]:
    """Return whose move it is."""
    return [b.context(*(b.mrkdwn(line) for line in _hints(card, now)))]


def _hints(card: Card, now: datetime) -> Sequence[str]:
    since = f", since {t.near(card.claimed_at, now)}" if card.claimed_at else ""
    call = t.audience(card.mention)
    lines = [f"👀 {t.person(card.assignee)} has it{since}" if card.assignee else _joined("👀 to claim", call)]
    if card.escalated:
        lines.append("⬆ escalated")
    if snoozed(card, now) and card.snoozed_until:
        lines.append(f"💤 until {t.near(card.snoozed_until, now)}")
    if card.reply is not None and card.reply.state is ReplyState.SENT:
        lines.append(f"{_answered_before(card.reply, now)}; they wrote again")
    return lines


def _answered_before(reply: CardReply, now: datetime) -> str:
    words = f"answered {t.near(reply.sent_at or reply.approved_at, now)} by {t.person(reply.approved_by)}"
    return f"{words} {t.link(reply.permalink, '↗')}" if t.address(reply.permalink) else words
