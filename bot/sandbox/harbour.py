"""The fixed cast of the sandbox: Lark Harbour, which sells kettles, jugs and coffee machines.

Everything here is a constant that the bot's configuration, the demo and the tests may name.
"""

from __future__ import annotations

from dataclasses import dataclass

TEAM_ID = "T0LARK"
TEAM_DOMAIN = "lark-harbour"
TEAM_NAME = "Lark Harbour"
APP_ID = "A0AMENDS"
BOT_USER = "U0AMENDS"
BOT_ID = "B0AMENDS"
# Not secrets: they open nothing but this stand-in on loopback.
BOT_TOKEN = "xoxb-sandbox-bot"  # noqa: S105
APP_TOKEN = "xapp-sandbox-app"  # noqa: S105
SIGNING_SECRET = "sandbox-signing-secret"  # noqa: S105
VERIFICATION_TOKEN = "sandbox-verification"  # noqa: S105


@dataclass(frozen=True, slots=True)
class User:
    """Someone in the workspace."""

    id: str
    handle: str
    name: str
    is_restricted: bool = False
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A user group such as @support."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A channel and who is in it."""

    id: str
    name: str
    members: frozenset[str]


USERS: dict[str, User] = {
    user.id: user
    for user in (
        User("U0SAM", "sam", "Sam Rivera"),
        User("U0ANA", "ana", "Ana Lindqvist"),
        User("U0MIA", "mia", "Mia Chen"),
        User("U0TOM", "tom", "Tom Becker"),
        User("U0JON", "jon", "Jon Alvarez"),
        User("U0GIA", "gia", "Gia Moretti", is_restricted=True),
        User("U0EVE", "eve", "Eve Stranger"),
        User("U0ROBOT", "robot", "Another Bot", is_bot=True),
        User(BOT_USER, "amends", "Amends", is_bot=True),
    )
}

# The guest is in the group on purpose: a bot that trusts the group alone lets a guest approve replies.
GROUPS: dict[str, Group] = {
    group.id: group
    for group in (
        Group("S0SUPPORT", "support", "Support", ("U0SAM", "U0ANA", "U0MIA", "U0TOM", "U0JON", "U0GIA")),
        Group("S0LEADS", "leads", "Support leads", ("U0ANA",)),
    )
}

PEOPLE = frozenset(user.id for user in USERS.values() if user.id != BOT_USER)
EVERYONE = PEOPLE | {BOT_USER}

CHANNELS: dict[str, Place] = {
    place.id: place
    for place in (
        Place("C0COMPLAINTS", "complaints", EVERYONE),
        Place("C0DELIVERY", "complaints-delivery", EVERYONE),
        Place("C0BILLING", "complaints-billing", EVERYONE),
        Place("C0PRODUCT", "complaints-product", EVERYONE),
        Place("C0URGENT", "complaints-urgent", EVERYONE),
        Place("C0PRAISE", "kind-words", EVERYONE),
        Place("C0QUESTIONS", "questions", EVERYONE),
        Place("C0OPS", "amends-ops", EVERYONE - {"U0EVE"}),
        Place("C0RANDOM", "random", PEOPLE),
    )
}
