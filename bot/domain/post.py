"""What people write in public, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

PostId = NewType("PostId", str)
"""A post's id on its platform."""

BY_HAND = "by hand"
"""The account of complaints that staff heard and wrote down; no account in amends.toml can have this name."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a post, as the platform shows it to everyone."""

    id: str
    handle: str
    name: str = ""
    url: str = ""
    followers: int | None = None

    @property
    def shown(self) -> str:
        """Return the name to show: the display name, or the handle."""
        return self.name.strip() or self.handle


@dataclass(frozen=True, slots=True)
class Post:
    """One public message there.

    `conversation` is the platform's id of the thread's first post; `own` marks posts by the brand's account;
    `mentions_us` is false for posts that were only found by a watched term. `aside` says why a post cannot be a
    complaint whatever it says: it is a repost, or what was said before in the conversation. `answered` is true once a
    reply of ours to this very post is public. `before` is its text before an edit that we saw; of a post with `gone_at`
    nothing is left, `gone_because` it was removed there or forgotten here.
    """

    platform: str
    id: str
    conversation: str
    author: Author
    text: str
    url: str
    posted_at: datetime
    parent: str | None = None
    language: str | None = None
    own: bool = False
    mentions_us: bool = True
    edited_at: datetime | None = None
    shares: int = 0
    likes: int = 0
    aside: str = ""
    answered: bool = False
    before: str = ""
    gone_at: datetime | None = None
    gone_because: str = ""
