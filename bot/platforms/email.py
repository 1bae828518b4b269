"""E-mail: one mailbox, read by IMAP and answered by SMTP. Not public, and without a limit of its own.

Read: a mail's UID grows as mails arrive, and holds while UIDVALIDITY does (RFC 3501); `UID n+1:*` returns the last mail
even where it is older. Answered: the Message-ID is ours and made from the reply's key, the thread by `In-Reply-To` and
`References` (RFC 5322), to the address that staff see. There is no idempotency. We send ourselves a blind copy, which
arrives only if the mail was taken, and leave one among the sent mails: there an unclear reply is looked up.
"""

import hashlib
import imaplib
import json
import logging
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from enum import StrEnum
from time import monotonic
from typing import Any
from urllib.parse import quote, urlsplit

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from bot.domain import errors
from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.letter import Letter, again, read

LIMIT = 10_000
"""Characters; servers take far more, people do not."""

PAGE = 50
LARGEST = 262_144
"""Bytes that are read of one mail: text comes first, and attachments are not opened anyway."""

TIMEOUT = (3.0, 5.0)
HURRY = 6.0
"""Seconds after which a reply that has not been sent yet is put off: see `flow.outbox.CALL`."""

SLOW_DOWN = timedelta(minutes=5)
"""How long to leave a server alone that has no time for us; greylisting ends after that (RFC 6647)."""

VERSION = 1
_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993, "smtp": 25, "smtp+starttls": 587, "smtps": 465}
"""RFC 8314."""

_BUSY = ("[LIMIT]", "[OVERQUOTA]", "[THROTTLED]", "[INUSE]")
_LOCKED = ("[AUTHENTICATIONFAILED]", "[AUTHORIZATIONFAILED]", "[EXPIRED]", "[PRIVACYREQUIRED]")

log = logging.getLogger(__name__)


class Tls(StrEnum):
    """How a connection is kept private; `none` is for a server on the same machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """Where and as whom to sign in."""

    host: str
    port: int
    user: str
    password: str
    tls: Tls = Tls.TLS


def server(address: str, user: str, password: str) -> Server:
    """Return the server at an address such as imaps://imap.example.com or smtp+starttls://mail.example.com:587."""
    parts = urlsplit(address)
    tls = Tls.STARTTLS if parts.scheme.endswith("+starttls") else Tls.TLS if parts.scheme.endswith("s") else Tls.NONE
    return Server(parts.hostname or "", parts.port or _PORTS[parts.scheme], user, password, tls)


class EmailPlatform:
    """One mailbox; see `bot.platforms.base.Platform`.

    `web` is the address that shows a mail in the browser, with {id} for its Message-ID. `folders` are the one to read
    and the one for copies of what we sent; the second is empty where the provider keeps copies by itself.
    """

    title = "E-mail"

    def __init__(
        self,
        name: str,
        *,
        sender: tuple[str, str],
        imap: Server,
        smtp: Server,
        folders: tuple[str, str] = ("INBOX", "Sent"),
        web: str = "",
        grace: timedelta = timedelta(seconds=60),
        timeout: tuple[float, float] | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(public=False, visibility_grace=grace)
        self._sender, self._address = sender
        self._imap, self._smtp = imap, smtp
        self._inbox, self._sent = folders
        self._web = web
        self._timeout = timeout or TIMEOUT

    def check(self) -> str:
        """Return our address, if both servers let us in and the folder is there."""
        with self._mailbox() as box:
            box.select_folder(self._inbox, readonly=True)
        with self._submission():
            return self._address

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next mails in order of arrival. A mailbox that was made anew is read from its beginning."""
        place = (0, 0) if cursor is None else _place(cursor)
        if place is None:
            return Page((), None, more=True)
        validity, last = place
        with self._mailbox() as box:
            state = box.select_folder(self._inbox, readonly=True)
            if last and state[b"UIDVALIDITY"] != validity:
                return Page((), None, more=True)
            first_look = ["SINCE", want.since.date()] if want.since else ["ALL"]
            found = sorted(uid for uid in box.search(["UID", f"{last + 1}:*"] if last else first_look) if uid > last)
            page = found[:PAGE]
            got = box.fetch(page, ["INTERNALDATE", f"BODY.PEEK[]<0.{LARGEST}>"]) if page else {}
        posts = tuple(self._post(got[uid], uid, state[b"UIDVALIDITY"]) for uid in page if uid in got)
        last = page[-1] if page else last or state.get(b"UIDNEXT", 1) - 1
        return Page(posts, _cursor(state[b"UIDVALIDITY"], last), more=len(found) > PAGE)

    def _post(self, got: dict[bytes, Any], uid: int, validity: int) -> Post:
        raw = next((value for name, value in got.items() if name.startswith(b"BODY[]")), b"")
        letter = read(raw, f"<{validity}.{uid}@{self._inbox.casefold()}.invalid>")
        return Post(
            platform=self.name,
            id=letter.id,
            conversation=letter.root,
            author=Author(letter.address or "unknown", letter.address or "unknown", letter.name),
            text=_shown(letter, cut=len(raw) >= LARGEST),
            url=self._link(letter.id),
            posted_at=got[b"INTERNALDATE"].astimezone(UTC),
            parent=letter.parent or None,
            own=letter.address.casefold() == self._address.casefold(),
            aside=letter.aside,
        )

    def _link(self, message_id: str) -> str:
        return self._web.replace("{id}", quote(message_id.strip("<>"), safe=""))

    def may_reply(self, post: Post) -> Yes | No:
        """Everyone who has an address may be answered, but not ourselves."""
        if post.own:
            return No("This is our own mail.", post.url)
        return Yes() if "@" in post.author.handle else No("This mail does not say who wrote it.", post.url)

    def measure(self, text: str) -> Length:
        """Return the number of characters."""
        return Length(len(text), LIMIT)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer the writer, in the thread; nobody else gets the mail but we ourselves."""
        began = monotonic()
        if not self.measure(text).fits:
            raise errors.Rejected("The text is empty or too long.")
        mail = self._mail(post, text, self._message_id(post, text, key))
        with self._submission() as server:
            _address(server, self._address, post.author.handle)
            if monotonic() - began > HURRY:
                raise errors.Unreachable("The mail server answers too slowly; nothing was sent yet.")
            _submit(server, _bytes(mail))
        self._keep_copy(mail)
        return Receipt(str(mail["Message-ID"]), self._link(str(mail["Message-ID"])))

    def _mail(self, post: Post, text: str, message_id: str) -> EmailMessage:
        answered = self._find_letter(post)
        references = dict.fromkeys((post.conversation, *answered.references, post.id))
        mail = EmailMessage()
        try:
            mail["From"] = formataddr((self._sender, self._address))
            mail["To"] = formataddr((" ".join(post.author.name.split()), post.author.handle))
        except (ValueError, UnicodeError) as error:
            raise errors.Rejected("Nobody can write to this address.") from error
        mail["Subject"] = again(answered.subject)
        mail["Date"] = format_datetime(datetime.now(UTC))
        mail["Message-ID"] = message_id
        mail["In-Reply-To"] = post.id
        mail["References"] = " ".join(references)
        mail.set_content(text, cte="quoted-printable")
        return mail

    def _find_letter(self, post: Post) -> Letter:
        """Return the head of the mail that is answered; what we know of it where it was moved away meanwhile."""
        with self._mailbox() as box:
            box.select_folder(self._inbox, readonly=True)
            found = box.search(["HEADER", "Message-ID", post.id])[-1:]
            got = box.fetch(found, ["BODY.PEEK[HEADER]"]) if found else {}
        for each in got.values():
            return read(each[b"BODY[HEADER]"], post.id)
        return Letter(post.id, "", (), "", "", post.text.split("\n", 1)[0][:80], "")

    def _message_id(self, post: Post, text: str, key: str) -> str:
        """Return the same id each time. Our own keys begin anew with a new database: post and text belong to it."""
        digest = hashlib.sha256("\n".join((key, post.id, text)).encode()).hexdigest()[:32]
        return f"<{digest}.reply@{self._address.rpartition('@')[2]}>"

    def _keep_copy(self, mail: EmailMessage) -> None:
        """Leave a copy among the sent mails. The reply is out already, so a failure is noted and no more."""
        try:
            with self._mailbox() as box:
                if self._sent and not _holds(box, self._sent, str(mail["Message-ID"])):
                    if not box.folder_exists(self._sent):
                        box.create_folder(self._sent)
                    box.append(self._sent, _bytes(mail), flags=(b"\\Seen",))
        except errors.Outside as error:
            log.warning("No copy of a sent mail was kept on %s. %s", self.name, error)

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Look for the reply's Message-ID among the sent mails, and for the blind copy that was sent to ourselves."""
        message_id = self._message_id(post, text, key)
        with self._mailbox() as box:
            if any(_holds(box, folder, message_id) for folder in (self._sent, self._inbox) if folder):
                return Receipt(message_id, self._link(message_id))
        return None

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Take every mail for live: nobody can take one back."""
        return dict.fromkeys(ids, Live())

    @contextmanager
    def _mailbox(self) -> Iterator[IMAPClient]:
        """Sign in for one look; all that can go wrong has changed nothing."""
        place = self._imap
        try:
            box = IMAPClient(
                place.host, place.port, ssl=place.tls is Tls.TLS, timeout=SocketTimeout(*self._timeout), use_uid=True
            )
            box.normalise_times = False
            try:
                if place.tls is Tls.STARTTLS:
                    box.starttls(ssl.create_default_context())
                box.login(place.user, place.password)
                yield box
                box.logout()
            finally:
                with suppress(OSError, imaplib.IMAP4.error):
                    box.shutdown()
        except (OSError, imaplib.IMAP4.error) as error:
            raise _unread(error) from error

    @contextmanager
    def _submission(self) -> Iterator[smtplib.SMTP]:
        """Sign in; until the text is handed over, whatever goes wrong has sent nothing."""
        try:
            with self._connection() as server:
                server.login(self._smtp.user, self._smtp.password)
                yield server
        except smtplib.SMTPAuthenticationError as error:
            raise _refused(error.smtp_code, auth=True) from error
        except smtplib.SMTPException as error:
            raise errors.Unreachable(f"The mail server broke off before it took anything ({_kind(error)}).") from error
        except UnicodeError as error:
            raise errors.Rejected("Nobody can write to this address from here.") from error
        except OSError as error:
            raise errors.Unreachable(f"The mail server cannot be reached ({_kind(error)}).") from error

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        place, (connect, wait) = self._smtp, self._timeout
        kind = smtplib.SMTP_SSL if place.tls is Tls.TLS else smtplib.SMTP
        server = kind(place.host, place.port, timeout=connect)
        try:
            if server.sock is not None:
                server.sock.settimeout(wait)
            if place.tls is Tls.STARTTLS:
                server.starttls(context=ssl.create_default_context())
            yield server
        finally:
            server.close()


def _bytes(mail: EmailMessage) -> bytes:
    """Return the mail as it goes over the wire; longer lines than usual, or long ids would be cut into words."""
    return mail.as_bytes(policy=SMTP.clone(max_line_length=900))


def _address(server: smtplib.SMTP, sender: str, to: str) -> None:
    """Say from whom the mail is and for whom: the writer, and ourselves if the server likes."""
    _expect(server.mail(sender))
    _expect(server.rcpt(to))
    server.rcpt(sender)


def _submit(server: smtplib.SMTP, raw: bytes) -> None:
    """Hand the text over: from here on silence means that we do not know."""
    try:
        code, _ = server.data(raw)
    except smtplib.SMTPDataError as error:
        raise _refused(error.smtp_code) from error
    except (smtplib.SMTPException, OSError) as error:
        raise errors.Unclear(
            f"The mail server took the text and did not say what became of it ({_kind(error)})."
        ) from error
    _expect((code, b""))
    with suppress(smtplib.SMTPException, OSError):
        server.quit()


def _expect(answer: tuple[int, bytes]) -> None:
    if not 200 <= answer[0] < 300:
        raise _refused(answer[0])


def _refused(code: int, *, auth: bool = False) -> errors.Outside:
    """Return what an answer of RFC 5321 means: 4yz is «not now», 5yz is «no»."""
    if 400 <= code < 500:
        return errors.RateLimited(datetime.now(UTC) + SLOW_DOWN)
    if auth:
        return errors.AuthExpired("The mail server refuses our password for sending; replies are kept.")
    if 500 <= code < 600:
        return errors.Rejected(f"The mail server refuses the mail or its address (error {code}).")
    return errors.Unclear(f"The mail server answered {code}, which says nothing.")


def _unread(error: Exception) -> errors.Outside:
    said = str(error)
    if any(code in said for code in _BUSY):
        return errors.RateLimited(datetime.now(UTC) + SLOW_DOWN)
    if any(code in said for code in _LOCKED) or (isinstance(error, LoginError) and "[UNAVAILABLE]" not in said):
        return errors.AuthExpired("The mailbox refuses our password. Set a new one and restart; replies are kept.")
    return errors.Unreachable(f"The mailbox cannot be read ({_kind(error)}).")


def _kind(error: Exception) -> str:
    return type(error).__name__


def _holds(box: IMAPClient, folder: str, message_id: str) -> bool:
    """Return whether a folder holds this mail; one that does not exist holds nothing."""
    if not box.folder_exists(folder):
        return False
    box.select_folder(folder, readonly=True)
    return bool(box.search(["HEADER", "Message-ID", message_id]))


def _shown(letter: Letter, *, cut: bool) -> str:
    """Return the text for staff: the subject where a thread begins, and what else came with it, by name."""
    head = letter.subject if letter.subject and not letter.references else ""
    body = "" if letter.text == head else letter.text
    names = ", ".join((*letter.attachments[:10], *(["more"] if len(letter.attachments) > 10 else [])))
    tail = f"[Attached: {names}]" if names else ""
    return "\n\n".join(part for part in (head, body, tail, "[The rest was not read.]" if cut else "") if part)


def _place(cursor: str) -> tuple[int, int] | None:
    """Return UIDVALIDITY and UID of the last mail that was read; None where the cursor cannot be read."""
    try:
        said = json.loads(cursor)
        return (int(said["validity"]), int(said["uid"])) if said["v"] == VERSION else None
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None


def _cursor(validity: int, uid: int) -> str:
    return json.dumps({"v": VERSION, "validity": validity, "uid": uid}, separators=(",", ":"))
