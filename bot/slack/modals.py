"""The windows that open over Slack: edit a reply, settle two versions of it, see a ticket's history."""

import json
from collections.abc import Sequence
from typing import Any

from bot.domain.card import Card
from bot.domain.draft import Check, Length, Level
from bot.domain.post import BY_HAND
from bot.domain.report import Happened
from bot.slack import blocks as b
from bot.slack import compare
from bot.slack import texts as t
from bot.slack.blocks import Block, Choice, View
from bot.slack.faces import check_line

QUOTE = 1_000
SEND = "send"


def loading_modal(title: str) -> View:
    """Return a small modal to open at once: a trigger lives for three seconds, and the real one may take longer."""
    return {**_modal(title, [b.section("One moment …")]), "callback_id": "loading"}


def edit_modal(
    card: Card,
    *,
    text: str,
    checks: Sequence[Check],
    length: Length,
    version: int,
    typed: str | None = None,
    send_after: bool = False,
) -> View:
    """Return the edit window for draft `version`: `text` is the draft, `typed` what the person has typed so far.

    `checks` and `length` are those of what is typed. Slack keeps what somebody typed and ticked while the ids stay.
    """
    words = text if typed is None else typed
    body = [
        _quote(card),
        _input(words, live=True),
        *_too_long(words),
        _measure(words, length),
        *_warnings(checks),
        *_ticks(checks),
        _after(send_after=send_after, note=card.platform == BY_HAND),
    ]
    return _editing(card, version, "What was said" if card.platform == BY_HAND else "Edit the reply", body)


def stale_modal(card: Card, *, mine: str, theirs: str, theirs_by: str, version: int) -> View:
    """Return both texts with their differences, and mine in the input.

    `version` is theirs: saving again makes the next version on top of it, and nothing is overwritten unseen.
    The input does not report keystrokes here, so that no live update takes the comparison away.
    """
    who = t.person(theirs_by) if theirs_by else "Somebody else"
    body = [
        b.said(f"{who} saved version {version} while you were writing. Nothing is lost and nothing was sent."),
        b.context(b.mrkdwn(f"*Theirs*, by {who}. In bold: not in yours.")),
        b.rich(compare.marked(theirs, against=mine, bold=True)),
        b.context(b.mrkdwn("*Yours*. Struck out: not in theirs.")),
        b.rich(compare.marked(mine, against=theirs, bold=False)),
        b.divider(),
        _input(mine, live=False),
        b.context(b.text("Saving makes a new version on top of theirs. Cancel keeps theirs.")),
        _after(send_after=False),
    ]
    return _editing(card, version, "Two versions", body)


def detail_modal(card: Card, events: Sequence[Happened]) -> View:
    """Return the ticket's history, newest first, with the whole post as far as Slack takes it."""
    lines = [_event(event) for event in list(events)[-40:][::-1]]
    body = [_quote(card, 2_500), b.divider(), *(lines or [b.context(b.text("Nothing has happened yet."))])]
    return {**_modal(f"Ticket {card.ticket}", body, close="Close"), "callback_id": "detail"}


def _editing(card: Card, version: int, title: str, body: list[Block]) -> View:
    return {
        **_modal(title, body),
        "callback_id": "edit",
        "submit": b.text("Save draft", b.TITLE),
        "private_metadata": json.dumps({"ticket": card.ticket, "version": version}),
    }


def _modal(title: str, body: list[Block], *, close: str = "Cancel") -> View:
    return {
        "type": "modal",
        "title": b.text(title, b.TITLE),
        "close": b.text(close, b.TITLE),
        "blocks": body[: b.VIEW_BLOCKS],
    }


def _quote(card: Card, limit: int = QUOTE) -> Block:
    if card.gone_at is not None:
        return b.section("Their post was removed at the source.")
    return b.section(f"❝ {t.plain(card.post.text, limit)} ❞", limit + 10)


def _input(words: str, *, live: bool) -> Block:
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": "reply_text",
        "multiline": True,
        "max_length": b.INPUT,
    }
    if words:
        element["initial_value"] = _editable(words)
    if live:
        element["dispatch_action_config"] = {"trigger_actions_on": ["on_character_entered"]}
    return {
        "type": "input",
        "block_id": "reply",
        "label": b.text("Reply"),
        "dispatch_action": live,
        "element": element,
    }


def _editable(words: str) -> str:
    """Return the text as it stands, without what nobody can see, cut where Slack's input ends."""
    # Slack counts UTF-16 units: an emoji is two.
    seen = t.visible(words[: 4 * b.INPUT]).encode("utf-16-le", "replace")
    return seen[: 2 * b.INPUT].decode("utf-16-le", "ignore")


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "replace")) // 2


def _too_long(words: str) -> list[Block]:
    if _units(words) <= b.INPUT:
        return []
    return [
        b.section(f"⚠ Slack's window takes {b.INPUT:,} characters. The rest is not in it: saving would drop the rest.")
    ]


def _measure(words: str, length: Length) -> Block:
    if length.fits:
        return b.rich(b.rich_line(b.run(f"{length.used:,} of {length.limit:,} · fits")), block_id="length")
    if length.used <= 0:
        return b.rich(b.rich_line(b.run("Nothing to send yet.")), block_id="length")
    over = length.used - length.limit
    # Slack shows `code` in red: the one red there is.
    line = [b.run(f"{length.used:,} of {length.limit:,} · "), b.run(f"{over:,} too many", code=True)]
    return b.rich(b.rich_line(*line, *_where(words, over)), block_id="length")


def _where(words: str, over: int) -> list[Block]:
    """Return the words around the place where the text stops fitting; near enough where a platform weighs letters."""
    end = len(words) - over
    if end <= 0:
        return []
    before, after = t.first_line(words[max(0, end - 30) : end], 40), t.first_line(words[end : end + 30], 40)
    return [b.run(f". It fits up to here: …{before} "), b.run("✂", code=True), b.run(f" {after} …")]


def _warnings(checks: Sequence[Check]) -> list[Block]:
    lines = [check_line(check) for check in _sorted(checks)][:9]
    fine = [] if lines else ["✓ Nothing to mind"]
    return [{**b.context(*(b.text(line, 220) for line in [*lines, *fine])), "block_id": "checks"}]


def _sorted(checks: Sequence[Check]) -> list[Check]:
    levels = (Level.BLOCK, Level.WARN)
    return sorted((check for check in checks if check.level in levels), key=lambda check: levels.index(check.level))


def _ticks(checks: Sequence[Check]) -> list[Block]:
    """Return one box for each thing that a person must stand for. Its value is the rule's name."""
    asked: dict[str, list[str]] = {}
    for check in checks:
        if check.level is Level.TICK:
            asked.setdefault(check.rule[: b.OPTION_VALUE], []).append(t.first_line(check.message or check.rule, 140))
    choices = [_choice(messages[0], messages[1:], rule) for rule, messages in asked.items()]
    return [b.boxes("ticks", "Please confirm", choices)] if choices else []


def _choice(words: str, others: Sequence[str], rule: str) -> Choice:
    """Return a tick box; what its line has no room for stands below it."""
    line = t.cut(words, b.OPTION)
    rest = f"{t.CUT}{words[len(line) - len(t.CUT) :].strip()}" if line != words else ""
    return Choice(line, rule, "; ".join(others) or rest)


def _after(*, send_after: bool, note: bool = False) -> Block:
    choice = Choice("Mark answered after saving" if note else "Send after saving", SEND)
    made = b.boxes("after", "Then", [choice], chosen=[SEND] if send_after else [])
    made["element"]["action_id"] = "send"
    return made


def _event(event: Happened) -> Block:
    by = f" by {t.person(event.by)}" if event.by else ""
    head = b.mrkdwn(f"{t.when(event.at, 'date_time')} · *{t.escape(t.first_line(event.what, 60))}*{by}")
    return b.context(head, b.text(event.detail, 300)) if event.detail.strip() else b.context(head)
