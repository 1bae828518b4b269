"""From nothing to an account that speaks, and nothing of it in clear anywhere."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from bot.config import Secrets, Settings
from bot.domain.errors import AuthExpired, BadSettings
from bot.login import login
from bot.platforms import registry
from bot.platforms.base import Watch
from bot.store import session as database
from bot.store.session import Sessions
from bot.store.tables import VaultRow
from bot.store.vault import KeptSession, Vault, new_key
from tests.factories import AMENDS, settings
from tests.platforms.bluesky_server import HANDLE, PASSWORD, BlueskyServer
from tests.platforms.mastodon_server import CODE, TOKEN, Instance
from tests.platforms.standin import served
from tests.platforms.x_server import KEYS, PIN, Server

ACCOUNTS = """
[[platforms]]
type = "x"
name = "x_uk"
account = "@LarkHarbour"
[[platforms]]
type = "mastodon"
name = "toots"
account = "@LarkHarbour"
url = "{url}"
[[platforms]]
type = "bluesky"
name = "sky"
account = "{handle}"
url = "{url}"
"""
SECRETS = (TOKEN, CODE, *KEYS[2:], PIN, PASSWORD)


@pytest.fixture
def sessions(made_url: str) -> Iterator[Sessions]:
    """Sessions on a fresh, migrated database of each kind."""
    engine = database.open_engine(made_url)
    yield database.sessions(engine)
    engine.dispose()


def team(url: str, database_url: str, **more: str) -> Settings:
    app = {"x_api_key": KEYS[0], "x_api_secret": KEYS[1], "amends_key": new_key()}
    read = settings(AMENDS + ACCOUNTS.format(url=url, handle=HANDLE))
    return replace(read, secrets=Secrets.model_validate({"database_url": database_url, **app, **more}))


def walk(read: Settings, kind: str, code: str) -> list[str]:
    said: list[str] = []

    def ask(text: str, *, hide_input: bool) -> str:
        assert hide_input
        return f" {code} "

    login(read, kind, "", ask=ask, say=said.append)
    return said


def nothing_in_clear(sessions: Sessions, said: list[str], logged: str) -> bool:
    with sessions() as session:
        told = "\n".join((*said, logged, *session.scalars(select(VaultRow.sealed))))
    return not [secret for secret in SECRETS if secret in told]


def test_mastodon_by_the_code_of_its_page(sessions: Sessions, made_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    with served(Instance()) as server:
        read = team(server.url, made_url)

        said = walk(read, "mastodon", CODE)

        page = urlsplit(said[0].splitlines()[-1])
        assert (page.path, parse_qs(page.query)["scope"]) == ("/oauth/authorize", ["read write:statuses"])
        assert said[-1].startswith("«toots» speaks for @LarkHarbour now")
        assert nothing_in_clear(sessions, said, caplog.text)
        vault = Vault(sessions, read.secrets.amends_key)
        assert registry.build(read.team.platforms[2], read, vault).check() == "@LarkHarbour"


def test_x_by_the_pin_of_its_page(sessions: Sessions, made_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    with served(Server()) as server:
        read = team("http://localhost", made_url, x_api_url=server.url)

        said = walk(read, "x", PIN)

        assert said[0].splitlines()[-1] == f"{server.url}/oauth/authorize?oauth_token=request-token"
        assert nothing_in_clear(sessions, said, caplog.text)
        vault = Vault(sessions, read.secrets.amends_key)
        assert registry.build(read.team.platforms[1], read, vault).check() == "@LarkHarbour"


def test_bluesky_by_an_app_password_that_is_not_kept(
    sessions: Sessions, made_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    with served(BlueskyServer()) as server:
        read = team(server.url, made_url)

        said = walk(read, "bluesky", PASSWORD)

        assert nothing_in_clear(sessions, said, caplog.text)
        vault = Vault(sessions, read.secrets.amends_key)
        for _ in range(2):
            assert registry.build(read.team.platforms[3], read, vault).check() == f"@{HANDLE}"
        assert server.sessions == 1, "the session is kept over restarts"


def test_processes_that_renew_a_session_at_the_same_time_do_not_end_each_others(
    sessions: Sessions, made_url: str
) -> None:
    with served(BlueskyServer()) as server:
        read = team(server.url, made_url)
        server.lives = timedelta(minutes=5)
        walk(read, "bluesky", PASSWORD)
        section, key = read.team.platforms[3], read.secrets.amends_key
        shared = Vault(sessions, key) if "sqlite" in made_url else None  # SQLite serves one process
        several = [registry.build(section, read, shared or Vault(sessions, key)) for _ in range(4)]
        server.lives = timedelta(hours=2)

        with ThreadPoolExecutor(4) as hands:
            pages = list(hands.map(lambda each: each.fetch(None, Watch()), several))

        assert len(pages) == 4
        assert (server.sessions, server.renewals) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "code", "make"), [("mastodon", "wrong", Instance), ("bluesky", "wrong", BlueskyServer), ("x", "1", Server)]
)
def test_a_wrong_code_is_told_and_keeps_nothing(
    sessions: Sessions, made_url: str, kind: str, code: str, make: Callable[[], Server]
) -> None:
    with served(make()) as server:
        read = team(server.url, made_url, x_api_url=server.url)

        with pytest.raises(AuthExpired) as told:
            walk(read, kind, code)

    assert code not in str(told.value).split()
    with sessions() as session:
        assert [row.sealed for row in session.scalars(select(VaultRow)) if row.sealed] == []


def test_without_a_key_a_new_one_is_offered_and_nothing_asked(made_url: str) -> None:
    read = team("http://localhost", made_url, amends_key="")

    with pytest.raises(BadSettings, match=r"AMENDS_KEY=[\w-]{43}="):
        walk(read, "mastodon", CODE)


def test_a_secret_opens_with_its_own_key_alone(sessions: Sessions) -> None:
    key = new_key()
    KeptSession(Vault(sessions, key), "sky").save("a session")

    assert KeptSession(Vault(sessions, key), "sky").load() == "a session"
    assert KeptSession(Vault(sessions, new_key()), "sky").load() == ""
    with pytest.raises(BadSettings, match="AMENDS_KEY"):
        Vault(sessions, "not a key")


def test_an_account_without_a_token_says_what_to_run(sessions: Sessions, made_url: str) -> None:
    read = team("http://localhost", made_url)

    with pytest.raises(BadSettings, match="amends login mastodon"):
        registry.build(read.team.platforms[2], read, Vault(sessions, read.secrets.amends_key))
