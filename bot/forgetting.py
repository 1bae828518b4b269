"""`amends forget`: everything by one person goes, wherever the bot keeps or shows it. May run beside the bot."""

from collections.abc import Iterator

from bot import wiring
from bot.config import Settings
from bot.domain.errors import BadSettings
from bot.flow import drafts, removal


def forget(settings: Settings, author: str, *, platform: str = "") -> Iterator[str]:
    """Remove them, and yield sentences that say what was done; the bot brings the cards up to date."""
    with wiring.beside(settings) as house:
        desk = house.desk
        if platform and platform not in desk.platforms:
            raise BadSettings([f"There is no platform account «{platform}». There is: {', '.join(desk.platforms)}."])
        with desk.sessions.begin() as session:
            found = removal.forget(session, author, platform, now=desk.now())
            for ticket in found.tickets:
                desk.show(session, ticket)
                desk.restate(session, ticket)
            if old := drafts.outdated(session, found.tickets):
                desk.engine.enqueue(session, "drafts", "draft", old)
    yield f"{found.posts} posts by {author} are removed; {len(found.tickets)} cards in Slack are brought up to date."
    if found.under_way:
        yield f"{found.under_way} replies to them are on their way and keep the name: run this again in an hour."
    if not found.posts:
        yield "Look for a slip of the pen: the handle is the one on the card, without the name in front of it."
