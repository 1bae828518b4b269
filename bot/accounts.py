"""The accounts of `[[platforms]]` in `amends.toml`, one section for each type."""

from datetime import timedelta
from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.section import Length, Section


class AccountSection(Section):
    """One account of ours on one platform: what all platforms have. What is not given here is as in [watch]."""

    name: str = Field(min_length=1, max_length=40, pattern=r"^[a-z0-9_-]+$")
    every: Length = timedelta(seconds=30)
    grace: Length = timedelta(seconds=15)
    terms: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    max_age: Length | None = None
    budget: float | None = Field(None, gt=0)
    brand: str = ""
    second_pass: Length = timedelta(hours=1)


class SandboxSection(AccountSection):
    """The sandbox's network."""

    type: Literal["sandbox"]


class XSection(AccountSection):
    """An account on X. Reading costs money: so it is done less often."""

    type: Literal["x"]
    account: str = Field(pattern=r"^@?\w{1,15}$")
    every: Length = timedelta(minutes=2)


class MastodonSection(AccountSection):
    """An account on an instance of Mastodon, or of what speaks its API."""

    type: Literal["mastodon"]
    account: str = Field(pattern=r"^@?[\w.-]{1,100}(@[\w.-]+)?$")
    url: str = Field(pattern=r"^https?://[^/\s]+/?$")
    visibility: Literal["unlisted", "public"] = "unlisted"


class BlueskySection(AccountSection):
    """An account on Bluesky, or on another server of its protocol."""

    type: Literal["bluesky"]
    account: str = Field(pattern=r"^@?[\w-]+(\.[\w-]+)+$")
    url: str = Field("https://bsky.social", pattern=r"^https?://[^/\s]+/?$")
    search: bool = False


class FeedSection(AccountSection):
    """A feed that can be read and not answered."""

    type: Literal["feed"]
    url: str = Field(pattern=r"^https?://\S+$")
    about_us: bool = True
    every: Length = timedelta(minutes=5)


class EmailSection(AccountSection):
    """A mailbox. `imap` and `smtp` say how to reach it, such as imaps://imap.example.com."""

    type: Literal["email"]
    account: str = Field(pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    imap: str = Field(pattern=r"^imap(s|\+starttls)?://[^/:\s]+(:\d{1,5})?/?$")
    smtp: str = Field(pattern=r"^smtp(s|\+starttls)?://[^/:\s]+(:\d{1,5})?/?$")
    user: str = ""
    folder: str = "INBOX"
    sent: str = "Sent"
    web: str = Field("", pattern=r"^(https?://\S+)?$")
    every: Length = timedelta(minutes=1)
    grace: Length = timedelta(minutes=1)


_Section = SandboxSection | XSection | MastodonSection | BlueskySection | FeedSection | EmailSection
PlatformSection = Annotated[_Section, Field(discriminator="type")]
TYPES: tuple[str, ...] = tuple(
    name for section in get_args(_Section) for name in get_args(section.model_fields["type"].annotation)
)
