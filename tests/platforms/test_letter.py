"""Mails as people's programs write them: what they said, without what was said before."""

import time
from email.message import EmailMessage

import pytest

from bot.platforms.letter import again, read, without_history

WROTE = {
    "English": "On Fri, 20 Nov 2026 at 10:12, Lark Harbour <help@larkharbour.example> wrote:",
    "German": "Am Fr., 20. Nov. 2026 um 10:12 Uhr schrieb Lark Harbour <help@larkharbour.example>:",
    "French": "Le ven. 20 nov. 2026 à 10:12, Lark Harbour <help@larkharbour.example> a écrit :",
    "Spanish": "El vie, 20 nov 2026 a las 10:12, Lark Harbour (<help@larkharbour.example>) escribió:",
    "Italian": "Il giorno ven 20 nov 2026 alle ore 10:12 Lark Harbour <help@larkharbour.example> ha scritto:",
    "Portuguese": "Em sex., 20 de nov. de 2026 às 10:12, Lark Harbour <help@larkharbour.example> escreveu:",
    "Dutch": "Op vr 20 nov 2026 om 10:12 schreef Lark Harbour <help@larkharbour.example>:",
    "Polish": "W dniu pt., 20 lis 2026 o 10:12 Lark Harbour <help@larkharbour.example> napisał(a):",
    "Swedish": "Den fre 20 nov. 2026 kl 10:12 skrev Lark Harbour <help@larkharbour.example>:",
    "Finnish": "pe 20. marrask. 2026 klo 10.12 Lark Harbour (help@larkharbour.example) kirjoitti:",
    "Czech": "Dne pá 20. 11. 2026 10:12 Lark Harbour <help@larkharbour.example> napsal:",
    "Russian": "пт, 20 нояб. 2026 г. в 10:12, Lark Harbour <help@larkharbour.example> написал:",
    "Turkish": "Lark Harbour <help@larkharbour.example>, 20 Kas 2026 Cum, 10:12 tarihinde şunu yazdı:",
    "Chinese": "Lark Harbour <help@larkharbour.example> 于2026年11月20日周五 10:12写道：",
    "Korean": "2026년 11월 20일 (금) 오전 10:12, Lark Harbour <help@larkharbour.example>님이 작성:",
}
OUTLOOK = {
    "English": ("From", "Sent", "To", "Subject"),
    "German": ("Von", "Gesendet", "An", "Betreff"),
    "French": ("De", "Envoyé", "À", "Objet"),
    "Spanish": ("De", "Enviado", "Para", "Asunto"),
    "Italian": ("Da", "Inviato", "A", "Oggetto"),
    "Dutch": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "Polish": ("Od", "Wysłano", "Do", "Temat"),
    "Russian": ("От", "Отправлено", "Кому", "Тема"),
    "Japanese": ("差出人", "送信日時", "宛先", "件名"),
}
SAID = "The lid broke again.\n\nPlease call me: it is urgent."


@pytest.mark.parametrize("language", list(WROTE))
@pytest.mark.parametrize(
    "quoted", ["> We are sorry.\n>\n> Sam", "\n> We are sorry.\n> > older\n", "We are sorry.\nSam"]
)
def test_what_was_said_before_is_left_out(language: str, quoted: str) -> None:
    assert without_history(f"{SAID}\n\n{WROTE[language]}\n{quoted}") == SAID


@pytest.mark.parametrize("language", [name for name in WROTE if name != "Chinese"])
def test_an_introduction_may_be_wrapped(language: str) -> None:
    words = WROTE[language].split()
    half = len(words) // 2
    wrapped = f"{' '.join(words[:half])}\n{' '.join(words[half:])}"

    assert without_history(f"{SAID}\n\n{wrapped}\n> We are sorry.\n> Sam") == SAID


@pytest.mark.parametrize("language", list(OUTLOOK))
@pytest.mark.parametrize("rule", ["", "-----Original Message-----\n", "________________________________\n"])
def test_a_copied_mail_is_left_out(language: str, rule: str) -> None:
    sender, sent, to, subject = OUTLOOK[language]
    head = f"{sender}: Lark Harbour\n{sent}: 20.11.2026 10:12\n{to}: Maya\n{subject}: Lid"

    assert without_history(f"{SAID}\n\n{rule}{head}\n\nWe are sorry.") == SAID


@pytest.mark.parametrize(
    "text",
    [
        "I wrote: the lid broke.",
        "> 5 weeks and no kettle",
        "Two things:\n1. the lid\n2. the handle",
        "From: Hamburg\nI sent it back.",
        "a -- b",
        "She wrote to you on Monday at 10:12, and nobody answered:\nthat is bad",
    ],
)
def test_what_only_looks_like_history_stays(text: str) -> None:
    assert without_history(text) == text


def test_who_answers_below_or_between_the_lines_is_heard() -> None:
    text = f"{WROTE['English']}\n> Did the lid break?\nYes, it did.\n> And the handle?\nThat too."

    assert without_history(text) == "Yes, it did.\nThat too."


def test_a_signature_is_left_out_and_a_mail_of_nothing_else_is_kept() -> None:
    assert without_history("It broke.\n-- \nMaya Lind\n+49 30 1234567") == "It broke."
    assert without_history("> only quotes\n> here") == "> only quotes\n> here"


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Friday Sam wrote:</div>We are sorry</div>',
        '<blockquote type="cite">We are sorry</blockquote>',
        '<div id="divRplyFwdMsg">From: Sam</div><div>We are sorry</div>',
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt">From: Sam</div><p>We are sorry</p>',
    ],
)
def test_a_mail_of_html_is_read_without_its_quotes(quote: str) -> None:
    mail = EmailMessage()
    mail["From"] = "maya@mail.example"
    mail.set_content(f"<p>It <b>broke</b> &amp; fell</p>{quote}", subtype="html")

    assert read(mail.as_bytes(), "<x@y>").text == "It broke & fell"


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("Lid", "Re: Lid"),
        ("Re: Lid", "Re: Lid"),
        ("AW: RE: Re[2]: Fwd: Lid", "Re: Lid"),
        ("SV: VS: Odp: RIF: 回复：返信: Lid", "Re: Lid"),
        ("Refund: where is it?", "Re: Refund: where is it?"),
        ("Lid\r\nBcc: noor@x.example", "Re: Lid Bcc: noor@x.example"),
        ("", "Re: your message"),
        ("Re:", "Re: your message"),
    ],
)
def test_an_answer_says_re_once(subject: str, answered: str) -> None:
    assert again(subject) == answered


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"From: =?bogus?Q?x?= <a@b>\r\nSubject: =?utf-8?B?!!!?=\r\n\r\nhi",
        b"Content-Type: text/plain; charset=no-such\r\n\r\n\xe9",
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n' * 3_000,
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(2_000)),
        b"From: " + b"(" * 20_000 + b"\r\n\r\nhi",
        b"References: " + b"<a@b> " * 20_000 + b"\r\n\r\nhi",
        b"Message-ID: <\xc3\xa9@x>\r\n\r\nhi",
        b"Subject: " + b"Re: " * 20_000 + b"\r\n\r\n" + b"> " * 50_000,
    ],
)
def test_whatever_comes_in_a_letter_comes_out(raw: bytes) -> None:
    letter = read(raw, "<other@x>")

    assert letter.id.startswith("<")
    assert letter.id.isascii()
    assert len(letter.references) <= 21


def test_a_long_mail_is_read_in_no_time() -> None:
    began = time.process_time()
    for line in ("> a\n", "On ", "From: x\n", "- \n", "a:\n", "wrote " * 50 + "\n"):
        without_history(line * (200_000 // len(line)))

    assert time.process_time() - began < 10


def test_threads_are_known_by_their_first_mail() -> None:
    raw = b"Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\nReferences: <a@x>\r\n <b@x>\r\n\r\nhi"

    letter = read(raw, "<other@x>")

    assert (letter.root, letter.parent, letter.references) == ("<a@x>", "<b@x>", ("<a@x>", "<b@x>"))
    assert read(b"Message-ID: <c@x>\r\n\r\nhi", "").root == "<c@x>"
    assert read(b"Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\n\r\nhi", "").root == "<b@x>"


def test_what_is_attached_is_named_and_stays_closed() -> None:
    mail = EmailMessage()
    mail["From"] = "maya@mail.example"
    mail.set_content("see below")
    mail.add_attachment("<script>alert(1)</script>", subtype="html", filename="../../lid.html")
    mail.add_attachment(EmailMessage())

    letter = read(mail.as_bytes(), "<x@y>")

    assert letter.text == "see below"
    assert len(letter.attachments) == 2
    assert "alert" not in str(letter)
