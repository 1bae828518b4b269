"""By hand: complaints that came by telephone, in person or by letter, and were written down by staff.

Nothing is asked and nothing is sent: a «reply» here is a note of what was said to the customer.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.draft import Length
from bot.domain.post import BY_HAND, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes

LIMIT = 3_000
"""Characters of a note: what Slack's input takes."""


class ByHandPlatform:
    """Takes notes in the place of replies; see `bot.platforms.base.Platform`."""

    name = BY_HAND
    title = "By hand"

    def __init__(self) -> None:
        self.caps = Caps(note=True, idempotent=True, visibility_grace=timedelta(), public=False)

    def check(self) -> str:
        """Return whose notes these are."""
        return "staff"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return nothing: what comes by hand is brought by staff."""
        return Page((), cursor)

    def may_reply(self, post: Post) -> Yes | No:
        """Whatever was said may be noted."""
        return Yes()

    def measure(self, text: str) -> Length:
        """Return the number of characters."""
        return Length(len(text), LIMIT)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Take the note; it is in the database already, and goes nowhere else."""
        return Receipt(key, "")

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Return the note: taking it cannot fail."""
        return Receipt(key, "")

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Take every call for live: what was said was said."""
        return dict.fromkeys(ids, Live())
