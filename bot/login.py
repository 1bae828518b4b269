"""`amends login`: walks through obtaining an account's tokens, tries them, and keeps them sealed in the database."""

import json
from collections.abc import Callable
from typing import Protocol

from bot.accounts import BlueskySection, MastodonSection, PlatformSection, XSection
from bot.config import Settings, keys, prefix
from bot.domain.errors import BadSettings
from bot.platforms import signin
from bot.platforms.mastodon import MastodonPlatform
from bot.platforms.x import XPlatform
from bot.platforms.xrpc import Xrpc
from bot.store import session as database
from bot.store.vault import KeptSession, Vault, new_key

Say = Callable[[str], object]


class Ask(Protocol):
    """`typer.prompt`, or a stand-in."""

    def __call__(self, text: str, *, hide_input: bool) -> str:
        """Ask."""
        ...


def login(settings: Settings, kind: str, account: str, *, ask: Ask, say: Say) -> None:
    """Obtain and keep the tokens of one account of `amends.toml`."""
    section = _section(settings, kind, account)
    if not settings.secrets.amends_key:
        line = f"AMENDS_KEY={new_key()}"
        raise BadSettings([f"What is obtained is kept sealed. Put this line into .env, then begin anew:\n{line}"])
    opened = database.open_engine(settings.secrets.database_url)
    try:
        database.migrate(opened)
        vault = Vault(database.sessions(opened), settings.secrets.amends_key)
        who = _walk(section, settings, vault, ask, say)
    finally:
        opened.dispose()
    say(f"«{section.name}» speaks for {who} now. Its tokens are kept sealed. Restart the bot where it runs.")


def _section(settings: Settings, kind: str, account: str) -> PlatformSection:
    found = [each for each in settings.team.platforms if each.type == kind and account in ("", each.name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in settings.team.platforms if each.type == kind)
    if not names:
        raise BadSettings([f"amends.toml has no platform of type «{kind}»: write its [[platforms]] first."])
    raise BadSettings([f"Which account? Say it with --account: {names}."])


def _walk(section: PlatformSection, settings: Settings, vault: Vault, ask: Ask, say: Say) -> str:
    match section:
        case MastodonSection():
            return _mastodon(section, vault, ask, say)
        case XSection():
            return _x(section, settings, vault, ask, say)
        case BlueskySection():
            return _bluesky(section, vault, ask, say)
    raise BadSettings([f"There is nothing to sign in to on «{section.type}»."])


def _code(ask: Ask, question: str) -> str:
    return ask(question, hide_input=True).strip()


def _mastodon(section: MastodonSection, vault: Vault, ask: Ask, say: Say) -> str:
    app = signin.mastodon_app(section.url)
    say(f"Open this page as {section.account}, let Amends in, and copy the code that it shows:\n{app.page}")
    token = signin.mastodon_token(app, _code(ask, "The code"))
    who = MastodonPlatform(section.name, section.url, token, account=section.account).check()
    vault.write(section.name, json.dumps({"access_token": token}))
    return who


def _x(section: XSection, settings: Settings, vault: Vault, ask: Ask, say: Say) -> str:
    given = keys(settings.secrets, section)
    app = given["api_key"], given["api_secret"]
    if not all(app):
        name = prefix(section.type)
        raise BadSettings(
            [f"Set {name}API_KEY and {name}API_SECRET first: console.x.com, your app, «Keys and tokens»."]
        )
    walk = signin.XSignIn(*app, settings.secrets.x_api_url)
    say(f"Open this page as {section.account}, let the app in, and copy the PIN that it shows:\n{walk.page()}")
    token, secret = walk.tokens(_code(ask, "The PIN"))
    who = XPlatform(
        section.name, (*app, token, secret), account=section.account, url=settings.secrets.x_api_url
    ).check()
    vault.write(section.name, json.dumps({"access_token": token, "access_secret": secret}))
    return who


def _bluesky(section: BlueskySection, vault: Vault, ask: Ask, say: Say) -> str:
    handle = section.account.lstrip("@")
    say("Make an app password: «Settings», «Privacy and security», «App passwords». It is used once and not kept.")
    password = _code(ask, f"The app password of {handle}")
    kept = KeptSession(vault, section.name)
    kept.save("")
    _, who = Xrpc(section.url, handle, password, sessions=kept).account()
    return f"@{who}"
