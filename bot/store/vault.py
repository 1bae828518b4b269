"""Secrets that `amends login` obtained, and sessions that renew themselves: sealed with AMENDS_KEY, in the database.

The seal is Fernet (AES-128-CBC with HMAC-SHA256, https://cryptography.io/en/latest/fernet/). Without the key, a copy of
the database gives nobody an account.
"""

import json
import logging
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from bot.domain.errors import BadSettings
from bot.store.dialect import insert
from bot.store.tables import VaultRow

log = logging.getLogger(__name__)

RENEWING = 0x616D656E
"""The first half of the advisory locks that renewing processes hold: «amen» in hexadecimal."""


def new_key() -> str:
    """Return a key for AMENDS_KEY."""
    return Fernet.generate_key().decode()


class Vault:
    """Keeps one secret for each name. Its transactions are its own, and short."""

    def __init__(self, sessions: sessionmaker[Session], key: str) -> None:
        self._sessions = sessions
        self._here = threading.Lock()
        try:
            self._seal = Fernet(key)
        except ValueError as error:
            raise BadSettings(["AMENDS_KEY is not a key. «amends login» makes one where it is not set."]) from error

    def read(self, name: str) -> str:
        """Return the secret; an empty string where there is none, or where the key is another one now."""
        with self._sessions() as session:
            sealed = session.scalar(select(VaultRow.sealed).where(VaultRow.account == name))
        try:
            return self._seal.decrypt(sealed.encode()).decode() if sealed else ""
        except InvalidToken:
            log.warning("AMENDS_KEY does not open what is kept for %s.", name, extra={"action": "vault_closed"})
            return ""

    def write(self, name: str, secret: str) -> None:
        """Keep the secret instead of the one before; an empty one forgets it."""
        sealed = self._seal.encrypt(secret.encode()).decode() if secret else ""
        with self._sessions.begin() as session:
            new = insert(session, VaultRow).values(account=name, sealed=sealed)
            session.execute(new.on_conflict_do_update(index_elements=["account"], set_={"sealed": sealed}))

    def fields(self, name: str) -> dict[str, str]:
        """Return the fields of a secret that has several."""
        kept = self.read(name)
        return {str(field): str(value) for field, value in json.loads(kept).items()} if kept else {}

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Keep everybody else from renewing this secret meanwhile: threads here, other processes by the database.

        An advisory lock, because the call to the platform is made under it: a row's lock would keep `write` waiting.
        SQLite serves one process, for which the thread's lock is enough.
        """
        with self._here, self._sessions.begin() as session:
            if session.get_bind().dialect.name == "postgresql":
                session.execute(select(func.pg_advisory_xact_lock(RENEWING, zlib.crc32(name.encode()) >> 1)))
            yield


class KeptSession:
    """One account's session in the vault; see `bot.platforms.xrpc.Sessions`."""

    def __init__(self, vault: Vault, account: str) -> None:
        self._vault = vault
        self._name = f"{account}/session"

    def load(self) -> str:
        """Return what was saved last."""
        return self._vault.read(self._name)

    def save(self, session: str) -> None:
        """Keep the session."""
        self._vault.write(self._name, session)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Renew alone."""
        with self._vault.held(self._name):
            yield
