"""What one mail says: who wrote what to us in answer to what, without the history that mail programs append.

Sources: RFC 5322 (threads), RFC 2045 to 2047 (bodies), RFC 3834 (automatic answers), RFC 3464 (delivery reports).
Nothing is opened but text: other parts are named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from typing import Any

from bot.platforms.markup import plain

DEEPEST = 20
LONGEST_HEADER = 2_000
LONGEST_REFERENCES = 20
"""Ids that are taken from `References`: its first, which is the thread's root, and its last."""

_ID = re.compile(r"<[!-;=?-~]{1,400}>")
_ROBOT = re.compile(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+=.-].*)?@", re.IGNORECASE)
_DAEMON = re.compile(r"(mailer-daemon|postmaster)@", re.IGNORECASE)
_AUTO_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoresponder")
_MASS = frozenset({"bulk", "junk", "list", "auto_reply"})


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail. `root` is the first mail of its thread; `aside` says why no person expects an answer to it."""

    id: str
    parent: str
    references: tuple[str, ...]
    address: str
    name: str
    subject: str
    text: str
    attachments: tuple[str, ...] = ()
    aside: str = ""

    @property
    def root(self) -> str:
        """Return the id of the thread's first mail."""
        return self.references[0] if self.references else self.id


def read(raw: bytes, otherwise: str) -> Letter:
    """Return what a mail says; `otherwise` is its id where it has none. Whatever comes in, a letter comes out."""
    message = _message(raw)
    own_id = (_ids(message, "Message-ID") or (otherwise,))[-1]
    parent = (_ids(message, "In-Reply-To") or _ids(message, "References") or ("",))[-1]
    references = _ids(message, "References") or ((parent,) if parent else ())
    name, address = _author(message)
    try:
        text, attachments = _content(message)
    except (RecursionError, LookupError, ValueError, MessageError):
        text, attachments = "(This mail cannot be read here.)", ()
    return Letter(
        id=own_id,
        parent=parent,
        references=tuple(dict.fromkeys((*references[:1], *references[1:][-LONGEST_REFERENCES:]))),
        address=address,
        name=name,
        subject=subject_of(message),
        text=without_history(text),
        attachments=attachments,
        aside=_aside(message, address),
    )


def _message(raw: bytes) -> Message:
    """Return the mail; only its head where its parts are nested deeper than the library can follow."""
    try:
        return message_from_bytes(raw)
    except RecursionError:
        return BytesHeaderParser().parsebytes(raw)


def subject_of(message: Message) -> str:
    """Return the subject on one line."""
    return " ".join(_header(message, "Subject").split())[:300]


_AGAIN = re.compile(
    r"^(?:(?:re|aw|antw|antwort|sv|vs|odp|ynt|rif|res|ref|r|fw|fwd|wg|tr|doorst|回复|答复|转发|返信|답장)"
    r"(?:\[\d{1,3}\])?\s?[:：]\s*)+",
    re.IGNORECASE,
)


def again(subject: str) -> str:
    """Return the subject of an answer: «Re: » once, whatever mail programs of other languages put there."""
    bare = _AGAIN.sub("", " ".join(subject.split()))
    return f"Re: {bare}" if bare else "Re: your message"


def _ids(message: Message, name: str) -> tuple[str, ...]:
    return tuple(_ID.findall(" ".join(str(value) for value in message.get_all(name, []))[:100_000]))


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name) or "")[:LONGEST_HEADER])


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):
        return value.encode("ascii", "replace").decode()


def _author(message: Message) -> tuple[str, str]:
    """Return name and address of who gets an answer: who wrote, or whom a form's robot names for that."""
    name, address = _address(message, "From")
    if _ROBOT.match(address) and not _DAEMON.match(address):
        other_name, other = _address(message, "Reply-To")
        name, address = (other_name, other) if "@" in other else (name, address)
    return " ".join(_decoded(name).split()), address.strip()


def _address(message: Message, name: str) -> tuple[str, str]:
    """Return the name and the address in a header; the library follows comments in comments as deep as they go."""
    try:
        return parseaddr(str(message.get(name) or "")[:LONGEST_HEADER])
    except RecursionError:
        return "", ""


def _aside(message: Message, address: str) -> str:
    """Return why this was not written by a person who waits for an answer; an empty string if it was."""
    auto = str(message.get("Auto-Submitted") or "no").split(";")[0].strip().casefold()
    precedence = str(message.get("Precedence") or "").strip().casefold()
    reasons = (
        (message.get_content_type() == "multipart/report", "a delivery report"),
        (bool(_DAEMON.match(address)) or str(message.get("Return-Path")).strip() == "<>", "from a mail server"),
        (auto != "no", f"an automatic mail (Auto-Submitted: {auto[:40]})"),
        (any(message.get(name) for name in _AUTO_HEADERS), "an automatic answer"),
        (precedence in _MASS, f"a mass mail (Precedence: {precedence})"),
        (bool(message.get("List-Id") or message.get("List-Unsubscribe")), "from a mailing list"),
    )
    return next((words for found, words in reasons if found), "")


def _content(message: Message) -> tuple[str, tuple[str, ...]]:
    """Return the text, and what else is attached, by name."""
    plains, pages, names = list[str](), list[str](), list[str]()
    for part in _leaves(message):
        kind, name = part.get_content_type(), _decoded(str(part.get_filename() or ""))
        attached = bool(name) or part.get_content_disposition() == "attachment"
        if attached or kind not in ("text/plain", "text/html"):
            names.append(" ".join(name.split())[:80] or kind)
        else:
            (plains if kind == "text/plain" else pages).append(_text(part))
    return "\n".join(plains).strip() or plain(_without_quote("\n".join(pages))).strip(), tuple(names)


def _leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold something; a forwarded mail is one of them, and stays closed."""
    inside: Any = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(inside, list) or depth > DEEPEST:
        yield part
        return
    for each in inside:
        yield from _leaves(each, depth + 1)


def _text(part: Message) -> str:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    try:
        found = data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        found = data.decode("utf-8", "replace")
    return found.replace("\r\n", "\n").replace("\x00", "")


_QUOTE = re.compile(
    r"<div[^>]{0,300}class=[\"']?(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|zmail_extra)"
    r"|<blockquote[^>]{0,300}type=[\"']?cite"
    r"|<div[^>]{0,300}id=[\"']?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)"
    r"|<div[^>]{0,300}border-top:\s?solid #(?:E1E1E1|B5C4DF) 1\.0pt",
    re.IGNORECASE,
)
"""Where mail programs begin to quote in HTML: Gmail, Thunderbird, Yahoo, Proton, Zoho, Apple Mail, Outlook."""


def _without_quote(html: str) -> str:
    found = _QUOTE.search(html)
    before = html[: found.start()] if found else html
    return before if plain(before).strip() else html


_WROTE = re.compile(
    r"^\s*(?:on\b.{6,300}\bwrote|am\b.{6,300}\bschrieb\b.{0,120}|le\b.{6,300}\ba écrit|el\b.{6,300}\bescribió"
    r"|il\b.{6,300}\bha scritto|em\b.{6,300}\bescreveu|op\b.{6,300}\bschreef\b.{0,120}|w dniu\b.{6,300}\bnapisał\S*"
    r"|(?:den|på)\b.{6,300}\bskrev\b.{0,120}|.{6,300}\bkirjoitti|(?:dne|po)\b.{6,300}\bnapsal\S*"
    r"|.{6,300}\bнаписал\S*|.{6,300}\bпише|.{6,300}\byazdı|.{6,300}写道|.{6,300}님이 작성|.{6,300}(?:のメール|wrote))"
    r"\s?[:：]\s*$",
    re.IGNORECASE,
)
"""«On … somebody wrote:», as mail programs say it in eighteen languages."""

_SENDER = re.compile(
    r"^\s*[>*]*\s*(?:from|von|de|da|van|od|från|fra|lähettäjä|от|від|kimden|gönderen|差出人|发件人|寄件者|보낸 사람)"
    r"\*?\s?[:：]\*?\s?\S",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^\s*[>*]*\s*[^\s:：][^:：]{0,28}[:：]\*?\s?\S")
_LINE = re.compile(r"^\s*(?:_{10,}|-{2,}.{0,60}-{2,}|-{5,})\s*$")


def without_history(text: str) -> str:
    """Return what the writer added: no quoted lines, no copied mails, no signature; the text itself if that is all."""
    lines = text.replace("\r\n", "\n").split("\n")
    lines = lines[: _copied_from(lines)]
    lines = _unquoted(lines)
    end = next((at for at, line in enumerate(lines) if line in ("-- ", "--")), len(lines))
    return "\n".join(lines[:end]).strip() or text.strip()


def _copied_from(lines: list[str]) -> int:
    """Return where a copied mail begins: a line «From: …» with other fields below it, and the rule above it."""
    for at, line in enumerate(lines):
        below = [each for each in lines[at + 1 : at + 5] if _FIELD.match(each)]
        if _SENDER.match(line) and len(below) >= 2:
            above = [n for n in range(max(at - 3, 0), at) if lines[n].strip()]
            return above[-1] if above and _LINE.match(lines[above[-1]]) else at
    return len(lines)


def _unquoted(lines: list[str]) -> list[str]:
    """Return the lines without quoted ones and without the sentence that introduces them."""
    quotes = [at for at, line in enumerate(lines) if line.startswith(">")]
    introduced = dict(_introductions(lines))
    # One line alone that begins with «>» may be the writer's own sign.
    left_out = set(quotes) if len(quotes) > 1 or introduced else set()
    kept, behind = list[str](), 0
    for at, line in enumerate(lines):
        if at >= behind and at in introduced:
            behind = introduced[at]
            if not quotes or quotes[-1] < behind:
                return kept
        if at >= behind and at not in left_out:
            kept.append(line)
    return kept


def _introductions(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where «On … somebody wrote:» begins, and the line behind it."""
    for at, line in enumerate(lines):
        if not line.rstrip().endswith((":", "：")) or line.startswith(">"):
            continue
        first = at
        while first > max(at - 2, 0) and _wraps(lines[first - 1]):
            first -= 1
        joined = " ".join(each.strip() for each in lines[first : at + 1])[:500]
        below = next((each for each in lines[at + 1 : at + 4] if each.strip()), "")
        in_any_language = below.startswith(">") and bool(re.search(r"\d|@", joined))
        if _WROTE.match(joined) or in_any_language:
            yield first, at + 1


def _wraps(line: str) -> bool:
    """Return whether a line can be the beginning of an introduction too long for one: it holds a part of the date."""
    found = line.rstrip()
    ends = found.endswith(("!", "?")) or (found.endswith(".") and not re.search(r"\d{4}", found))
    return any(char.isdigit() for char in found) and not found.startswith(">") and not ends
