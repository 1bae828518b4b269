"""What the bot answers to a slash command; only the person who asked sees it."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.card import Card
from bot.domain.report import Line, Summary
from bot.domain.saved import Saved
from bot.slack import blocks as b
from bot.slack import card as cards
from bot.slack import lists
from bot.slack import texts as t
from bot.slack.blocks import Message

COMMANDS = (
    ("status", "how things stand now and today"),
    ("mine", "the tickets you have"),
    ("overdue", "the tickets whose answer is late"),
    ("search kettle", "the tickets in which somebody wrote that"),
    ("show 7", "ticket 7"),
    ("log", "write down a complaint that came by telephone or in person"),
    ("saved", "the saved replies; `saved forget 3` takes one away"),
)


def status(summary: Summary, now: datetime) -> Message:
    """Return how things stand: two lines of numbers, one line a platform."""
    words = f"{summary.open:,} open, {summary.urgent:,} urgent, {summary.overdue:,} overdue."
    return Message(
        words, [b.said("\n".join(lists.numbers(summary))), *lists.sources(summary.sources, now, summary.gaps)]
    )


def listing(title: str, lines: Sequence[Line], now: datetime) -> Message:
    """Return a list of tickets, worst first."""
    head = t.first_line(title, 120)
    if not lines:
        return Message(t.escape(f"{head}: nothing."), [b.section(f"{head}: nothing.")])
    words = f"{head}: {t.count(len(lines), 'ticket')}."
    return Message(t.escape(words), [b.section(words), *lists.tickets(lines)])


def ticket(card: Card, now: datetime) -> Message:
    """Return a ticket to look at. Its buttons stay on the card, where everyone sees what is pressed."""
    made = cards.render(card, now)
    history = b.actions(f"ticket:{card.ticket}:look", [b.button("History", "history", str(card.ticket))])
    return Message(made.text, [*(block for block in made.blocks if block["type"] != "actions"), history])


def saved_replies(found: Sequence[Saved]) -> Message:
    """Return the saved replies, the newest first, as they will be filled in."""
    if not found:
        return sentence("No reply is saved yet: «Save for reuse» on an answered card keeps one.")
    lines = [
        b.rich_line(b.run(f"{one.id} · {one.topic} · {one.language} "), b.run(t.first_line(one.text, 300)))
        for one in found
    ]
    words = f"{t.count(len(found), 'saved reply', 'saved replies')}."
    return Message(words, [b.section(words), b.rich(*lines)])


def help_text(command: str = "/complaints") -> Message:
    """Return what one can ask and how a card works, in eight lines; the command is what amends.toml calls it."""
    lines = [f"`{command} {words}`  {meaning}" for words, meaning in COMMANDS]
    how = (
        "*On a card*: 👀 takes the ticket. *Approve & send* makes the reply public, word for word as you read it. "
        "Nothing you write in Slack is ever sent to a customer by itself."
    )
    return Message("What you can ask Amends.", [b.said("\n".join(lines)), b.said(how)])


def sentence(words: str) -> Message:
    """Return one plain sentence, for refusals and confirmations; people in it, as `<@U0SAM>`, are shown by name."""
    return Message(t.escape(t.first_line(words, b.FALLBACK)), [b.said(harmless(words))])


def harmless(words: str) -> str:
    """Return a sentence of ours for mrkdwn: people in it are named, and nothing that a customer wrote comes alive."""
    return t.with_people(t.plain(words, 2_500))
