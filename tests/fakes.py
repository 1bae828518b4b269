"""Stand-ins for what is outside, as strict as what they stand for where the tests lean on it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.draft import Length
from bot.domain.errors import Outside
from bot.domain.post import Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes


class FakePlatform:
    """A network that takes replies and can be told what to answer next."""

    name = "sandbox"
    title = "Town Square"
    caps = Caps(visibility_grace=timedelta(seconds=10))

    def __init__(self) -> None:
        self.public: list[tuple[str, str]] = []
        self.next_error: Outside | None = None
        self.takes_it_all_the_same = False
        self.shows: Callable[[str], bool] = lambda _text: True
        self.pages: list[Page] = []

    def check(self) -> str:
        """Return who we are."""
        return "@LarkHarbour"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next page that was laid ready."""
        return self.pages.pop(0) if self.pages else Page((), cursor)

    def may_reply(self, post: Post) -> Yes | No:
        """Allow everything."""
        return Yes()

    def measure(self, text: str) -> Length:
        """Return the number of characters."""
        return Length(len(text), 500)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Take the reply, or fail as told."""
        error, self.next_error = self.next_error, None
        if error is None or self.takes_it_all_the_same:
            self.public.append((post.id, text))
        if error is not None:
            raise error
        return Receipt(f"r{len(self.public)}", f"https://town.example/r{len(self.public)}")

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Return the reply if it is public and visible."""
        error, self.next_error = self.next_error, None
        if error is not None:
            raise error
        found = (post.id, text) in self.public and self.shows(text)
        return Receipt("found", "https://town.example/found") if found else None

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Everything stays as it is."""
        return {remote_id: Live() for remote_id in ids}
