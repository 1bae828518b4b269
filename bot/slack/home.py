"""The Home tab: my tickets, how things stand, and how this works."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.report import Line, Summary
from bot.slack import answers, lists
from bot.slack import blocks as b
from bot.slack.blocks import View


def render(status: Summary, mine: Sequence[Line], now: datetime | None = None) -> View:
    """Return the Home tab of one person; `mine` are the tickets they have.

    Without `now`, ages are left to the reader's Slack to tell, which keeps them true while the tab stays open.
    """
    own = lists.tickets(mine) or [b.section("You have no tickets. 👀 on a card takes one.")]
    body = [
        b.header("Your tickets"),
        *own,
        b.divider(),
        b.header("How things stand"),
        b.said("\n".join(lists.numbers(status))),
        *lists.sources(status.sources, now, status.gaps),
        b.divider(),
        *answers.help_text().blocks,
    ]
    return {"type": "home", "callback_id": "home", "blocks": body[: b.VIEW_BLOCKS]}
