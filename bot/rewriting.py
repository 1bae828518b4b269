"""The durable recipe for a language model's drafts, on a queue of its own: a slow model holds up nothing else."""

from collections.abc import Callable
from functools import partial

from bot.desk import Desk
from bot.domain.errors import Silent
from bot.flow import drafts, rewrites, tickets


def rewrite(desk: Desk, ticket_id: int, version: int, wish: str = "") -> None:
    """Let the model write what may take the place of this version; otherwise the card says why that stays."""
    if desk.model is None:
        return None
    with desk.sessions() as session:
        platform = desk.platforms[tickets.platform_of(session, ticket_id)]
        brief = rewrites.wanted(session, ticket_id, version, platform, desk.settings, now=desk.now(), wish=wish)
    if brief is None:
        return None
    try:
        written = drafts.write(desk.model, brief)
    except Silent as silent:
        with desk.sessions.begin() as session:
            rewrites.excuse(session, brief, str(silent))
            return desk.show(session, ticket_id)
    with desk.sessions.begin() as session:
        rewrites.take(session, brief, written, platform, desk.settings, now=desk.now())
        desk.show(session, ticket_id)
    return None


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    return {"rewrite": partial(rewrite, desk)}
