"""Real mail servers on loopback: Debian's Dovecot to read from, PyPI's aiosmtpd to send by, and ways to break both."""

import asyncio
import os
import pwd
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from imapclient import IMAPClient

from tests.platforms.lab import Call, Trouble
from tests.platforms.standin import nowhere

PASSWORD = "kettle-and-lid"
_CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
first_valid_uid = 0
mail_location = maildir:{home}/mail/%u
mail_max_userip_connections = 100
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={uid} home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


def free_port() -> int:
    """Return a port on which nobody listens."""
    return urlsplit(nowhere()).port or 0


@contextmanager
def dovecot() -> Iterator[int]:
    """Run Dovecot and give its port; every user name is a mailbox. It may not be missing where CI promises it."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    if not program or not Path("/usr/lib/dovecot/imap").exists():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("needs Dovecot: apt install dovecot-imapd")
    home = Path(tempfile.mkdtemp(prefix="dovecot-"))
    port = free_port()
    running = subprocess.Popen([program, "-F", "-c", str(_configure(home, port))], stderr=subprocess.DEVNULL)
    try:
        _await(port, home)
        yield port
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _configure(home: Path, port: int) -> Path:
    """Write the configuration: as root with Debian's users for it, else with ours alone."""
    me, root = pwd.getpwuid(os.getuid()), os.getuid() == 0
    uid = pwd.getpwnam("dovenull").pw_uid if root else me.pw_uid
    users = {"login": "dovenull", "internal": "dovecot"} if root else dict.fromkeys(("login", "internal"), me.pw_name)
    group = "dovecot" if root else subprocess.check_output(["id", "-gn"], text=True).strip()
    home.chmod(0o755)
    (home / "mail").mkdir()
    if root:
        os.chown(home / "mail", uid, -1)
    config = home / "dovecot.conf"
    config.write_text(_CONFIG.format(home=home, group=group, password=PASSWORD, uid=uid, port=port, **users))
    return config


def _await(port: int, home: Path) -> None:
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as trying:
                trying.settimeout(5)
                if trying.recv(4).startswith(b"* OK"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"Dovecot does not start: {(home / 'log').read_text()}")


@contextmanager
def opened(port: int, user: str) -> Iterator[IMAPClient]:
    """Sign in to a mailbox past all trouble."""
    with IMAPClient("127.0.0.1", port, ssl=False, timeout=10) as box:
        box.login(user, PASSWORD)
        yield box


class Gate:
    """Stands between the adapter and Dovecot, reads along, and lets one look go wrong."""

    MARKS = (
        (Call.FETCH, re.compile(rb"UID SEARCH (UID|ALL|SINCE)", re.IGNORECASE)),
        (Call.FIND, re.compile(rb"UID SEARCH HEADER", re.IGNORECASE)),
    )
    ANSWERS: dict[Trouble, bytes] = {  # noqa: RUF012 (read only)
        Trouble.BAD_TOKEN: b"NO [AUTHENTICATIONFAILED] Authentication failed.",
        Trouble.SLOW_DOWN_SILENTLY: b"NO [LIMIT] Too many connections, come back later.",
        Trouble.BROKEN: b"NO [UNAVAILABLE] <b>Internal error</b>.",
    }

    def __init__(self, behind: int) -> None:
        self._behind = behind
        self._pending: deque[tuple[Call, Trouble]] = deque()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._run(self._accept)

    def trouble(self, call: Call, kind: Trouble) -> None:
        """Let the next such look go wrong."""
        self._pending.append((call, kind))

    def close(self) -> None:
        """Let everybody go."""
        self._over.set()
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _run(self, work: Any, *given: Any) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        self._listening.settimeout(0.05)
        while not self._over.is_set():
            try:
                taken, _ = self._listening.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            taken.settimeout(None)
            server = socket.create_connection(("127.0.0.1", self._behind), 5)
            server.settimeout(None)
            half = threading.Event()
            self._run(self._back, server, taken, half)
            self._run(self._forth, taken, server, half)

    def _back(self, server: socket.socket, client: socket.socket, half: threading.Event) -> None:
        try:
            while data := server.recv(65_536):
                client.sendall(data[: len(data) // 2] if half.is_set() else data)
                if half.is_set():
                    break
        except OSError:
            pass
        _shut(client, server)

    def _forth(self, client: socket.socket, server: socket.socket, half: threading.Event) -> None:
        try:
            while data := client.recv(65_536):
                kind = self._due(data)
                if kind in self.ANSWERS:
                    client.sendall(data.split(b" ", 1)[0] + b" " + self.ANSWERS[kind] + b"\r\n")
                    continue
                if kind is Trouble.LOST_ANSWER:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    break
                if kind is Trouble.HANGS:
                    self._over.wait(20)
                    break
                if kind is Trouble.TRUNCATED:
                    half.set()
                server.sendall(data)
        except OSError:
            pass
        _shut(client, server)

    def _due(self, data: bytes) -> Trouble | None:
        """Return what goes wrong with this command."""
        for call, kind in self._pending:
            mark = rb" LOGIN " if kind is Trouble.BAD_TOKEN else dict(self.MARKS)[call].pattern
            if re.search(mark, data, re.IGNORECASE):
                self._pending.remove((call, kind))
                return kind
        return None


def _shut(*sockets: socket.socket) -> None:
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()


class Post:
    """A mail server that takes mails, delivers what is for the mailbox, and keeps what goes out."""

    def __init__(self, imap: int, user: str, address: str) -> None:
        self.sent: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.troubles: deque[Trouble] = deque()
        self.refused: set[str] = set()
        self._locked: set[Any] = set()
        self._imap, self._user, self._address = imap, user, address
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            authenticator=self._sign_in,
            auth_require_tls=False,
        )
        self._controller.start()

    @property
    def port(self) -> int:
        return int(self._controller.port)

    def close(self) -> None:
        self._controller.stop()

    def _sign_in(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        if self._takes(Trouble.BAD_TOKEN):
            self._locked.add(session.peer)  # a client tries one mechanism after the other
        good = data.password == PASSWORD.encode() and session.peer not in self._locked
        return AuthResult(success=good, handled=good)

    def _takes(self, *kinds: Trouble) -> Trouble | None:
        return self.troubles.popleft() if self.troubles and self.troubles[0] in kinds else None

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: Any, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        if self._takes(Trouble.FORBIDDEN) or address in self.refused:
            return "550 5.1.1 <b>No such user</b>"
        if self._takes(Trouble.SLOW_DOWN_SILENTLY):
            return "451 4.7.1 Greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        kind = self._takes(Trouble.BROKEN, Trouble.TRUNCATED, Trouble.LOST_ANSWER, Trouble.HANGS)
        if kind is not Trouble.BROKEN:
            self._deliver(envelope)
        if kind is Trouble.HANGS:
            await asyncio.sleep(3)
        if kind is Trouble.TRUNCATED:
            server.transport.write(b"25")
            server.transport.close()
        elif kind:
            server.transport.abort()
        return "250 OK"

    def _deliver(self, envelope: Envelope) -> None:
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = message_from_bytes(raw, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.recipients.append(list(envelope.rcpt_tos))
        if any(address != self._address for address in envelope.rcpt_tos):
            self.sent.append(mail)
        if self._address in envelope.rcpt_tos:
            with opened(self._imap, self._user) as box:
                box.append("INBOX", raw)
