"""What the bot says in a card's thread: their next words, a reminder. The channel itself hears of a ticket once."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.card import Card
from bot.domain.post import Post
from bot.domain.report import Line
from bot.slack import blocks as b
from bot.slack import faces, lists
from bot.slack import texts as t
from bot.slack.blocks import Message


def arrived(post: Post, platform_title: str, now: datetime) -> Message:
    """Return a post that joined a conversation, theirs or ours; of one that is gone, that it is gone."""
    if post.gone_at is not None:
        return _gone(post, post.gone_at, now)
    who = "We" if post.own else t.first_line(post.author.shown, 60)
    where = t.first_line(platform_title, 40)
    facts = f"{t.near(post.posted_at, now)} · {t.link(post.url, f'open on {where} ↗')}"
    text = t.escape(t.cut(f"{who} wrote on {where}: {t.first_line(post.text, 300)}", b.FALLBACK))
    head = b.context(b.text(f"{who} wrote", 80), b.mrkdwn(facts))
    return Message(text, [head, b.section(post.text, 2_500), *faces.before(post)])


def _gone(post: Post, at: datetime, now: datetime) -> Message:
    return Message("A post in this conversation was removed.", [b.said(faces.removed(post, t.near(at, now)))])


def reminder(card: Card, mention: str, now: datetime) -> Message:
    """Return one reminder for the thread; `mention` is the person or group it calls, a Slack id."""
    late = faces.overdue(card, now)
    state = f"overdue by {t.span(late)}" if late is not None else "due soon"
    call = t.audience(mention)
    due = f" (due {t.near(card.due_at, now)})" if card.due_at is not None else ""
    words = f"The reply to this {card.priority} {card.category} is {state}"
    return Message(f"{words}.", [b.said(f"{call} {words}{due}.".strip())])


def word(card: Card, mention: str, _now: datetime) -> Message:
    """Return that the customer is owed a word, though the last one was ours."""
    who = t.first_line(card.post.author.shown, 60)
    words = f"{who} is owed a word from us: tell them how it stands (Reopen), or resolve the ticket."
    return Message(t.escape(words), [b.said(f"{t.audience(mention)} {t.escape(words)}".strip())])


def unsettled(card: Card, mention: str, _now: datetime) -> Message:
    """Return that the matter should be settled by now."""
    words = f"This {card.priority} {card.category} should be settled by now, and is {card.status}."
    return Message(words, [b.said(f"{t.audience(mention)} {words}".strip())])


REMINDERS = {"word": word, "settle": unsettled}
"""The reminders beside that of a due reply, by the first part of their key."""


def digest(lines: Sequence[Line], what: str = "of low priority") -> Message:
    """Return what was kept back from the channel, in one message: «14 more of low priority», one line each."""
    words = f"{len(lines):,} more {what}"
    return Message(f"{words}.", [b.section(words), *lists.tickets(lines)])
