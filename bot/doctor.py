"""`amends check`: tries everything for real, reading only, and says what to do about what does not work."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from rich.markup import escape
from rich.table import Table

from bot import wiring
from bot.accounts import PlatformSection
from bot.config import Settings
from bot.domain.errors import AmendsError, AuthExpired
from bot.platforms import registry
from bot.slack import board as slack
from bot.slack.failures import told
from bot.store import session as database

SCOPES = (
    "chat:write",
    "commands",
    "reactions:read",
    "channels:history",
    "groups:history",
    "usergroups:read",
    "users:read",
)
"""What manifest.yml asks for, and what the calls in `bot.slack.board` need."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: whether it works, and what was found or has to be done."""

    what: str
    good: bool
    said: str


class Bad(Exception):
    """What was tried works, but is not as it must be; the message says what to do."""


def table(settings: Settings) -> tuple[Table, bool]:
    """Return the findings as a table, and whether all of them are good."""
    shown = Table(box=None, show_header=False, pad_edge=False)
    for column in ("what", "", "said"):
        shown.add_column(column, overflow="fold")
    good = True
    for finding in findings(settings):
        good = good and finding.good
        mark = "[green]✓[/]" if finding.good else "[red]✗[/]"
        shown.add_row(escape(finding.what), mark, escape(finding.said))
    return shown, good


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield one finding after the other, in the order in which to mend them."""
    yield _try("Settings", partial(_settings, settings))
    yield _try("Database", partial(_database, settings.secrets.database_url))
    yield from _slack(settings)
    for section in settings.team.platforms:
        yield _try(f"Platform {section.name}", partial(_platform, settings, section))


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, good=True, said=look())
    except (AmendsError, Bad) as error:
        return Finding(what, good=False, said=str(error))


def _settings(settings: Settings) -> str:
    team = settings.team
    way = "Socket Mode" if settings.secrets.slack_app_token else "signed HTTP at /slack/events"
    counts = f"{len(team.platforms)} platform(s), {len(team.routes)} route(s)"
    return f"{settings.secrets.amends_settings} is good: {counts}, {way}"


def _database(url: str) -> str:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and not Path(parsed.database).exists():
        return _not_yet(Path(parsed.database))
    engine = database.open_engine(url)
    try:
        with database.readable_errors(), engine.connect() as connection:
            return f"{engine.dialect.name} answers; {_schema(connection)}"
    finally:
        engine.dispose()


def _not_yet(path: Path) -> str:
    if not path.resolve().parent.is_dir():
        raise Bad(f"There is no folder {path.resolve().parent}. Make it, or choose another DATABASE_URL.")
    if not os.access(path.resolve().parent, os.W_OK):
        raise Bad(f"{path.resolve().parent} cannot be written. Set its rights, or choose another DATABASE_URL.")
    return f"{path} is made when Amends first starts"


def _schema(connection: sa.Connection) -> str:
    """Say how the tables stand against this version."""
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS).replace("%", "%%"))
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if not connection.dialect.has_table(connection, "alembic_version"):  # type: ignore[arg-type,unused-ignore]
        return "it is empty, and filled when Amends first starts"
    current = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if current not in known:
        raise Bad(f"A newer version of Amends has written this database (schema {current}). Update Amends.")
    if current != known[0]:
        return f"its tables are of schema {current}; the next start brings them to {known[0]}. Make a backup first"
    return f"its tables are up to date (schema {current})"


def _slack(settings: Settings) -> Iterator[Finding]:
    secrets = settings.secrets
    board = slack.Board(slack.client(secrets.slack_bot_token, secrets.slack_api_url or None))
    token = _try("Slack bot token", partial(_bot, board))
    yield token
    yield _try("Slack app token" if secrets.slack_app_token else "Slack over HTTP", partial(_way_in, settings))
    if not token.good:
        yield Finding("Slack channels, groups", good=False, said="not tried: they need a bot token that works")
        return
    yield _try("Slack scopes", partial(_scopes, board))
    for channel in _channels(settings):
        yield _try(f"Channel {channel}", partial(_channel, board, channel))
    yield from _staff(settings, board)


def _bot(board: slack.Board) -> str:
    found = board.whoami()
    return f"@{found.name} in {found.team_name}"


def _scopes(board: slack.Board) -> str:
    granted = board.whoami().scopes
    if lacking := [scope for scope in SCOPES if granted and scope not in granted]:
        raise Bad(f"The app lacks {', '.join(lacking)}. Paste manifest.yml into «App Manifest» and reinstall the app.")
    return ", ".join(granted) or "Slack did not say; the lines below show whether they suffice"


def _way_in(settings: Settings) -> str:
    """Try the way on which Slack reaches us; asking for a socket's address opens none."""
    secrets = settings.secrets
    if not secrets.slack_app_token:
        return "cannot be tried from here: the app's three URLs must be https://<your host>/slack/events"
    client = slack.client(secrets.slack_app_token, secrets.slack_api_url or None)
    try:
        with told("opening a socket", writes=False, now=wiring.utc_now):
            answer = client.apps_connections_open(app_token=secrets.slack_app_token)
            return f"Socket Mode is on ({urlsplit(str(answer['url'])).hostname})"
    except AuthExpired as error:
        raise Bad("Slack refuses SLACK_APP_TOKEN. Make a new one with the scope connections:write.") from error


def _channels(settings: Settings) -> tuple[str, ...]:
    wanted = [route.channel for route in settings.team.routes] + [settings.team.staff.ops_channel]
    return tuple(dict.fromkeys(channel for channel in wanted if channel))


def _channel(board: slack.Board, channel: str) -> str:
    """Look a message up as the bot does when an answer was lost: it takes membership and the history scope."""
    board.find(channel, "amends-check", since=datetime.now(UTC))
    return "the bot is in it and can read it"


def _staff(settings: Settings, board: slack.Board) -> Iterator[Finding]:
    staff = settings.team.staff
    mentioned = [route.group for route in settings.team.routes] + ([staff.lead] if staff.lead.startswith("S") else [])
    for group in dict.fromkeys([*staff.groups, *filter(None, mentioned)]):
        yield _try(f"User group {group}", partial(_group, board, group))
    people = [*staff.users, *([staff.lead] if staff.lead[:1] in ("U", "W") else [])]
    for user in dict.fromkeys(people):
        yield _try(f"Person {user}", partial(_person, board, user))


def _group(board: slack.Board, group: str) -> str:
    members = board.group_members(group)
    if not members:
        raise Bad("Nobody is in it. Add people in Slack («People», «User groups»).")
    return f"{len(members)} member(s)"


def _person(board: slack.Board, user: str) -> str:
    found = board.person(user)
    if not found.may_act:
        raise Bad(f"{found.name} {found.why_not} and may not decide. Name somebody else in amends.toml, [staff].")
    return f"{found.name} may decide"


def _platform(settings: Settings, section: PlatformSection) -> str:
    opened = database.open_engine(settings.secrets.database_url)
    try:
        with database.readable_errors():
            platform = registry.build(section, settings, wiring.vault(settings, opened))
        return f"it answers, and knows us as {platform.check()}"
    finally:
        opened.dispose()
