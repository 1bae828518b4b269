"""Which adapter speaks for an account of `amends.toml`. A vendor's library is loaded only where it is needed."""

from bot.accounts import (
    BlueskySection,
    EmailSection,
    FeedSection,
    MastodonSection,
    PlatformSection,
    SandboxSection,
    XSection,
)
from bot.config import Settings, keys
from bot.domain.errors import BadSettings
from bot.platforms.base import Platform
from bot.store.vault import KeptSession, Vault


def build(section: PlatformSection, settings: Settings, vault: Vault | None = None) -> Platform:
    """Return the adapter for one account; nothing is asked yet. What `amends login` obtained is in the vault."""
    match section:
        case SandboxSection():
            return _sandbox(section, settings)
        case XSection():
            return _x(section, settings, vault)
        case MastodonSection():
            return _mastodon(section, settings, vault)
        case BlueskySection():
            return _bluesky(section, settings, vault)
        case FeedSection():
            return _feed(section, settings)
        case EmailSection():
            return _email(section, settings)
    raise BadSettings([f"There is no platform of type «{section.type}»."])


def _keys(section: PlatformSection, settings: Settings, vault: Vault | None) -> dict[str, str]:
    """Return an account's secrets: those of the environment, else what `amends login` obtained."""
    given = keys(settings.secrets, section)
    kept = vault.fields(section.name) if vault and not all(given.values()) else {}
    found = {field: value or kept.get(field, "") for field, value in given.items()}
    if vault and not all(found.values()):
        raise BadSettings([f"The platform «{section.name}» has no token: run «amends login {section.type}»."])
    return found


def _sandbox(section: SandboxSection, settings: Settings) -> Platform:
    from bot.platforms.sandbox import SandboxPlatform

    secrets, handles = settings.secrets, settings.team.speaking(section.name).brand.handles
    handle = handles[0] if handles else "LarkHarbour"
    where = secrets.sandbox_url, secrets.sandbox_token
    return SandboxPlatform(section.name, *where, grace=section.grace, handle=handle)


def _x(section: XSection, settings: Settings, vault: Vault | None) -> Platform:
    from bot.platforms.x import XPlatform

    found = tuple(_keys(section, settings, vault).values())
    url = settings.secrets.x_api_url
    return XPlatform(section.name, found, account=section.account, url=url, grace=section.grace)


def _mastodon(section: MastodonSection, settings: Settings, vault: Vault | None) -> Platform:
    from bot.platforms.mastodon import MastodonPlatform

    token = _keys(section, settings, vault)["access_token"]
    return MastodonPlatform(
        section.name,
        section.url,
        token,
        account=section.account,
        visibility=section.visibility,
        grace=section.grace,
    )


def _bluesky(section: BlueskySection, settings: Settings, vault: Vault | None) -> Platform:
    from bot.platforms.bluesky import BlueskyPlatform

    return BlueskyPlatform(
        section.name,
        handle=section.account.lstrip("@"),
        password=keys(settings.secrets, section)["password"],
        service=section.url,
        sessions=KeptSession(vault, section.name) if vault else None,
        search=section.search,
        grace=section.grace,
    )


def _feed(section: FeedSection, settings: Settings) -> Platform:
    from bot.platforms.feeds import FeedPlatform

    brand = settings.team.speaking(section.name).brand
    return FeedPlatform(section.name, section.url, own=(brand.name, *brand.handles), about_us=section.about_us)


def _email(section: EmailSection, settings: Settings) -> Platform:
    from bot.platforms.email import EmailPlatform, server

    user = section.user or section.account
    access = user, keys(settings.secrets, section)["password"]
    return EmailPlatform(
        section.name,
        sender=(settings.team.speaking(section.name).brand.name, section.account),
        imap=server(section.imap, *access),
        smtp=server(section.smtp, *access),
        folders=(section.folder, section.sent),
        web=section.web,
        grace=section.grace,
    )
