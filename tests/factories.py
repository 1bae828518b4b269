"""Makes posts, verdicts, settings and rows, with just enough in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.config import Secrets, Settings, parse
from bot.domain.post import Author, Post
from bot.domain.triage import Category, Priority, Verdict
from bot.store.staff import Staff

NOW = datetime(2026, 11, 4, 13, 20, tzinfo=UTC)
_ids = count(1)

AMENDS = """
[brand]
name = "Lark Harbour"
handles = ["LarkHarbour"]
[voice]
contact = ["help@larkharbour.example"]
[staff]
groups = ["S0SUPPORT"]
lead = "U0ANA"
[[platforms]]
type = "sandbox"
name = "sandbox"
[[policies]]
name = "urgent"
first_reply = "15m"
around_the_clock = true
[[routes]]
name = "Urgent"
priorities = ["urgent"]
channel = "C0URGENT"
group = "S0SUPPORT"
policy = "urgent"
[[routes]]
name = "Everything else"
channel = "C0COMPLAINTS"
"""

SAM = Staff("U0SAM", "Sam Rivera", "Sam", may_decide=True)
MIA = Staff("U0MIA", "Mia Chen", "Mia", may_decide=True)


def settings(text: str = AMENDS) -> Settings:
    """Return settings as read from `amends.toml`."""
    problems: list[str] = []
    team = parse(text, "amends.toml", problems)
    assert team is not None, problems
    secrets = Secrets(slack_bot_token="xoxb-test", slack_app_token="xapp-test", sandbox_url="http://127.0.0.1:1")
    return Settings(secrets, team, team.routing(), team.promises(), team.office.office_hours())


def post(text: str = "@LarkHarbour day nine and still no kettle", **changes: Any) -> Post:
    """Return a post by Maya, in a conversation of its own."""
    number = next(_ids)
    author = Author("a1", "maya", "Maya Okafor", "https://town.example/maya", 120)
    made = Post(
        platform="sandbox",
        id=f"p{number}",
        conversation=f"p{number}",
        author=author,
        text=text,
        url=f"https://town.example/p{number}",
        posted_at=NOW - timedelta(minutes=1),
    )
    return replace(made, **changes)


def verdict(**changes: Any) -> Verdict:
    """Return a complaint about delivery."""
    made = Verdict(Category.COMPLAINT, "delivery", Priority.NORMAL, "en", 0.9, ("‹day nine›",), "rules")
    return replace(made, **changes)
