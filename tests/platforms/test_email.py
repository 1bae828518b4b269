"""E-mail passes what every platform passes, with Dovecot and an SMTP server that behave and misbehave."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from itertools import count
from typing import Any, ClassVar

import pytest

from bot.domain import errors
from bot.platforms.base import Live, No, Watch, Yes
from bot.platforms.email import LARGEST, EmailPlatform, Server, Tls
from tests.platforms.answering import KEY, Answering, target
from tests.platforms.contract import READS, ArrivingLate, Reading, complaints, drain, provoke
from tests.platforms.lab import Call, Public, Trouble
from tests.platforms.mail_servers import PASSWORD, Gate, Post, dovecot, free_port, opened
from tests.platforms.seeded import Restless

US = "help@larkharbour.example"
_USERS = count(1)


class Mail:
    """A mailbox of its own for each test."""

    us = "Lark Harbour"
    page = 50
    start: str | None = None

    def __init__(self, port: int) -> None:
        self.user = f"help-{next(_USERS)}"
        self.imap = port
        self.gate = Gate(port)
        self.post = Post(port, self.user, US)
        self.want = Watch()

    def close(self) -> None:
        self.gate.close()
        self.post.close()

    def adapter(self, *, patience: float | None = None) -> EmailPlatform:
        return self.at(self.gate.port, self.post.port, patience)

    def unplugged(self) -> EmailPlatform:
        return self.at(free_port(), free_port())

    def at(self, imap: int, smtp: int, patience: float | None = None, **more: Any) -> EmailPlatform:
        return EmailPlatform(
            "mail",
            sender=("Lark Harbour", US),
            imap=Server("127.0.0.1", imap, self.user, PASSWORD, Tls.NONE),
            smtp=Server("127.0.0.1", smtp, self.user, PASSWORD, Tls.NONE),
            web="https://mail.larkharbour.example/#search/rfc822msgid:{id}",
            grace=timedelta(0),
            timeout=(patience, patience) if patience else None,
            **more,
        )

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        return self.send(text, sender=f"{by.title()} <{by}@mail.example>", to=to)

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return self.send(text, sender=f"Lark Harbour <{US}>", to=to)

    def say_late(self, text: str) -> str:
        return self.send(text, sender="noor@mail.example", Date="Mon, 2 Mar 2020 10:00:00 +0100")

    def send(self, text: str, *, sender: str = "maya@mail.example", to: str | None = None, **headers: str) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Message-ID"] = sender, US, make_msgid(domain="mail.example")
        mail["Subject"] = headers.pop("Subject", "the order")
        if to:
            mail["In-Reply-To"], mail["References"] = to, f"{self._references(to)} {to}".strip()
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        return self.put(mail)

    def _references(self, message_id: str) -> str:
        """Return what a mail program would know: it has the mail, ours included."""
        for mail in (*self.post.sent, *self._inbox()):
            if mail["Message-ID"] == message_id:
                return str(mail["References"] or "")
        return ""

    def _inbox(self) -> list[EmailMessage]:
        with opened(self.imap, self.user) as box:
            box.select_folder("INBOX", readonly=True)
            got = box.fetch(box.search("ALL"), ["BODY.PEEK[HEADER]"]) if box.search("ALL") else {}
        return [message_from_bytes(each[b"BODY[HEADER]"], policy=policy.default) for each in got.values()]

    def put(self, mail: EmailMessage | bytes) -> str:
        raw = mail if isinstance(mail, bytes) else mail.as_bytes()
        with opened(self.imap, self.user) as box:
            box.append("INBOX", raw)
        return "" if isinstance(mail, bytes) else str(mail["Message-ID"])

    def edit(self, post: str, text: str) -> None:
        """Nobody can."""

    def delete(self, post: str) -> None:
        with opened(self.imap, self.user) as box:
            box.select_folder("INBOX")
            box.delete_messages(box.search(["HEADER", "Message-ID", post]))
            box.expunge()

    def trouble(self, call: Call, kind: Trouble) -> None:
        if call is Call.REPLY:
            self.post.troubles.append(kind)
        else:
            self.gate.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        return [
            Public(mail["Message-ID"], mail["In-Reply-To"], mail.get_content().replace("\r\n", "\n"))
            for mail in self.post.sent
        ]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with dovecot() as port:
        yield port


@pytest.fixture
def mail(port: int) -> Iterator[Mail]:
    mail = Mail(port)
    try:
        yield mail
    finally:
        mail.close()


_UNKNOWN = {Trouble.NO_CREDIT, Trouble.FORBIDDEN, Trouble.MISSING, Trouble.SLOW_DOWN}
"""IMAP has no words for these; neither of the two protocols can say when to come back."""


class TestEmail(Reading, ArrivingLate, Answering, Restless):
    """A mail cannot be taken back or edited, so what became of one is no question."""

    reads: ClassVar = {kind: error for kind, error in READS.items() if kind not in _UNKNOWN}
    writes: ClassVar = {
        Trouble.BAD_TOKEN: errors.AuthExpired,
        Trouble.FORBIDDEN: errors.Rejected,
        Trouble.SLOW_DOWN_SILENTLY: errors.RateLimited,
        Trouble.BROKEN: errors.Unclear,
        Trouble.TRUNCATED: errors.Unclear,
        Trouble.LOST_ANSWER: errors.Unclear,
        Trouble.HANGS: errors.Unclear,
    }

    @pytest.fixture
    def lab(self, mail: Mail) -> Mail:
        return mail

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        return [(text, len(text.encode("utf-32-le")) // 4) for text in texts]

    def test_a_post_that_is_gone_cannot_be_answered(self, lab: Any) -> None:
        """A mail that a colleague filed elsewhere is still answered, in its thread as far as we know it."""
        post = target(lab)
        lab.delete(post.id)

        lab.adapter().reply(post, "I'm sorry.", KEY)

        (sent,) = lab.post.sent
        assert (sent["In-Reply-To"], sent["Subject"]) == (post.id, "Re: the order")


def test_a_reply_goes_to_the_writer_in_the_thread(mail: Mail) -> None:
    first = mail.send("Lark Harbour, the lid broke", Subject="AW: Re: Lid – broken")
    second = mail.send("and the handle", to=first, Subject="Re: AW: Re: Lid – broken")
    post = drain(mail.adapter, mail, None)[0][1]

    receipt = mail.adapter().reply(post, "Désolé, «Maya».", KEY)

    (sent,) = mail.post.sent
    assert (sent["To"], sent["From"]) == ("maya@mail.example", f"Lark Harbour <{US}>")
    assert sent["Subject"] == "Re: Lid – broken"
    assert sent["In-Reply-To"] == second
    assert sent["References"].split() == [first, second]
    assert sent.get_content().strip() == "Désolé, «Maya»."
    assert mail.post.recipients == [["maya@mail.example", US]]
    assert receipt.permalink.endswith(receipt.remote_id.strip("<>").replace("@", "%40"))


def test_long_ids_stay_whole_in_the_thread(mail: Mail) -> None:
    first = f"<{'a' * 150}@{'b' * 60}.example>"
    raw = f"From: maya@mail.example\r\nSubject: lid\r\nMessage-ID: {first}\r\n\r\nit broke\r\n"
    mail.put(raw.encode())
    (post,), _ = drain(mail.adapter, mail, None)

    mail.adapter().reply(post, "Sorry.", KEY)

    assert mail.post.sent[0]["In-Reply-To"].split() == [first]
    assert mail.post.sent[0]["References"].split() == [first]


def test_a_copy_is_left_among_the_sent_mails_once(mail: Mail) -> None:
    post = target(mail)

    for _ in range(2):
        mail.adapter().reply(post, "I'm sorry.", KEY)

    with opened(mail.imap, mail.user) as box:
        box.select_folder("Sent", readonly=True)
        assert len(box.search("ALL")) == 1


def test_a_reply_counts_although_its_copy_could_not_be_kept(mail: Mail, caplog: pytest.LogCaptureFixture) -> None:
    post = target(mail)
    adapter = mail.at(mail.gate.port, mail.post.port, folders=("INBOX", "no/such&\x01"))

    adapter.reply(post, "I'm sorry.", KEY)

    assert len(mail.post.sent) == 1
    assert "No copy" in caplog.text


def test_the_blind_copy_to_ourselves_is_our_own_and_no_news(mail: Mail) -> None:
    post = target(mail)
    _, cursor = drain(mail.adapter, mail, None)
    mail.adapter().reply(post, "I'm sorry.", KEY)

    (copy,), _ = drain(mail.adapter, mail, cursor)

    assert (copy.own, copy.conversation) == (True, post.conversation)
    assert isinstance(mail.adapter().may_reply(copy), No)


def test_our_own_address_may_be_refused_without_harm(mail: Mail) -> None:
    post = target(mail)
    mail.post.refused = {US}

    mail.adapter().reply(post, "I'm sorry.", KEY)

    assert mail.post.recipients == [["maya@mail.example"]]
    assert mail.adapter().find_reply(post, "I'm sorry.", KEY, datetime.now(UTC)) is not None


def test_a_mailbox_that_was_made_anew_is_read_from_its_beginning(mail: Mail) -> None:
    mail.say("Lark Harbour, first")
    _, cursor = drain(mail.adapter, mail, None)
    assert cursor is not None

    posts, _ = drain(mail.adapter, mail, cursor.replace('"validity":', '"validity":7'))

    assert len(posts) == 1


def test_the_first_look_goes_back_as_far_as_asked(mail: Mail) -> None:
    with opened(mail.imap, mail.user) as box:
        old = b"From: maya@mail.example\r\nMessage-ID: <old@x>\r\n\r\nold"
        box.append("INBOX", old, msg_time=datetime.now(UTC) - timedelta(days=9))
    mail.want = Watch(since=datetime.now(UTC) - timedelta(days=1))
    nothing, cursor = drain(mail.adapter, mail, None)
    new = mail.say("Lark Harbour, new")

    posts, _ = drain(mail.adapter, mail, cursor)

    assert (nothing, [post.id for post in posts]) == ([], [new])


def test_a_mail_is_not_marked_as_read(mail: Mail) -> None:
    mail.say("Lark Harbour, hello")
    drain(mail.adapter, mail, None)

    with opened(mail.imap, mail.user) as box:
        box.select_folder("INBOX", readonly=True)
        assert len(box.search("UNSEEN")) == 1


def test_a_mail_without_any_head_is_read_once(mail: Mail) -> None:
    mail.put(b"\r\n\xff\xfe nothing above\r\n")

    (post,), cursor = drain(mail.adapter, mail, None)

    assert isinstance(mail.adapter().may_reply(post), No)
    assert post.id.startswith("<")
    assert drain(mail.adapter, mail, cursor)[0] == []


def test_attachments_are_named_and_a_huge_mail_is_read_from_its_front(mail: Mail) -> None:
    large = EmailMessage()
    large["From"], large["Message-ID"], large["Subject"] = "maya@mail.example", "<big@x>", "Lid"
    large.set_content("see the photo")
    large.add_attachment(b"\xff" * (2 * LARGEST), maintype="image", subtype="jpeg", filename="lid.jpg")
    mail.put(large)

    (post,), _ = drain(mail.adapter, mail, None)

    assert post.text == "Lid\n\nsee the photo\n\n[Attached: lid.jpg]\n\n[The rest was not read.]"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic mail"),
        ({"Precedence": "bulk"}, "mass mail"),
        ({"X_Autoreply": "yes"}, "automatic answer"),
        ({"List_Id": "<news.example>"}, "mailing list"),
        ({"sender": "MAILER-DAEMON@mail.example"}, "mail server"),
        ({"Return_Path": "<>"}, "mail server"),
    ],
)
def test_what_no_person_wrote_is_set_aside_with_the_reason(mail: Mail, headers: dict[str, str], reason: str) -> None:
    mail.send("I am away until Monday", **headers)

    (post,), _ = drain(mail.adapter, mail, None)

    assert reason in post.aside


def test_a_person_is_not_taken_for_a_robot(mail: Mail) -> None:
    said = mail.send("Lark Harbour, the lid broke", Auto_Submitted="no", Precedence="normal")

    posts, _ = drain(mail.adapter, mail, None)

    assert complaints(posts) == [said]
    assert mail.adapter().may_reply(posts[0]) == Yes()


def test_a_delivery_report_is_set_aside(mail: Mail) -> None:
    mail.put(
        b"From: relay@mail.example\r\nMessage-ID: <b@x>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n--b--\r\n"
    )

    (post,), _ = drain(mail.adapter, mail, None)

    assert post.aside == "a delivery report"


def test_who_hides_behind_another_address_is_not_answered_there(mail: Mail) -> None:
    """Staff see the writer's address; only a robot's mail may name another one."""
    mail.send("Lark Harbour, hello", Reply_To="victim@elsewhere.example")
    mail.send("Lark Harbour, a form", sender="no-reply@forms.example", Reply_To="Maya <maya@mail.example>")

    posts, _ = drain(mail.adapter, mail, None)

    assert [post.author.handle for post in posts] == ["maya@mail.example", "maya@mail.example"]
    assert "victim" not in str(posts)


@pytest.mark.parametrize("address", ["maya@mail.example\r\nBcc: noor@x.example", "a,b@x", "maya@bücher.example", "<>"])
def test_an_address_cannot_smuggle_anything_in(mail: Mail, address: str) -> None:
    post = target(mail)
    author = type(post.author)(address, address, "Maya\r\nBcc: noor@x.example")
    forged = type(post)(**{name: getattr(post, name) for name in post.__slots__} | {"author": author})

    try:
        mail.adapter().reply(forged, "I'm sorry.", KEY)
    except errors.Rejected:
        assert mail.post.sent == []

    assert not any("noor@x.example" in name for names in mail.post.recipients for name in names)


def test_the_same_key_for_another_post_is_another_mail(mail: Mail) -> None:
    one, other = target(mail), target(mail, "the handle too")

    ids = {mail.adapter().reply(post, "I'm sorry.", KEY).remote_id for post in (one, other, one)}

    assert len(ids) == 2
    assert mail.adapter().refresh([one.id]) == {one.id: Live()}
    assert not mail.adapter().caps.public


def test_check_tries_both_servers_and_sends_nothing(mail: Mail) -> None:
    assert mail.adapter().check() == US
    mail.post.troubles.append(Trouble.BAD_TOKEN)

    provoke(mail.adapter().check, errors.AuthExpired)
    provoke(mail.at(mail.gate.port, mail.post.port, folders=("no such folder", "")).check, errors.Unreachable)

    assert mail.post.recipients == []
