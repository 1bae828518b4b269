"""`amends init`: a few questions, then `amends.toml` and `.env` with a word of explanation at every setting."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from bot.accounts import TYPES
from bot.domain.errors import BadSettings
from bot.team import OfficeSection

PLATFORMS = TYPES
SECRET_FILE = 0o600

Say = Callable[[str], object]
Check = Callable[[str], str]


class Ask(Protocol):
    """`typer.prompt`, or a stand-in: asks and returns what was typed, or the default after a bare Enter."""

    def __call__(self, text: str, *, default: str, show_default: bool, hide_input: bool) -> str:
        """Ask."""
        ...


class Nonsense(Exception):
    """The answer cannot be used; the message says what would be one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `check` returns the answer as it is written down, or raises Nonsense."""

    name: str
    text: str
    check: Check
    default: str = ""
    hidden: bool = False


def walk(folder: Path, *, ask: Ask, say: Say) -> None:
    """Ask, write both files, and say the next two commands. An existing file is kept as .bak, and only after a yes."""
    say("A few questions; Enter takes what stands in brackets. Everything can be changed later in the two files.")
    found = {question.name: _ask(question, ask, say) for question in QUESTIONS}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "amends.toml", team(found), ask, say, mode=0o644)
        _write(folder / ".env", environment(found), ask, say, mode=SECRET_FILE)
    except OSError as error:
        raise BadSettings([f"{error.filename or folder} cannot be written: {error.strerror}."]) from error
    if found["encoder"] and find_spec("onnxruntime") is None:
        say('The sentence encoder needs an extra: pip install "amends[embeddings]". Until then triage does without.')
    say(f"Now, in {folder.resolve()}:")
    say("  amends check   tries the settings, Slack and the platform, reading only")
    say("  amends run     starts it")


def _ask(question: Question, ask: Ask, say: Say) -> str:
    shown = bool(question.default)
    while True:
        typed = ask(question.text, default=question.default, show_default=shown, hide_input=question.hidden)
        try:
            return question.check(_plain(typed))
        except Nonsense as problem:
            say(f"  {problem}")


def _plain(typed: str) -> str:
    """Return what was typed without the control characters that a paste may bring."""
    return "".join(char for char in typed if char.isprintable()).strip()


def _write(path: Path, text: str, ask: Ask, say: Say, *, mode: int) -> None:
    if path.exists():
        question = f"{path} exists. Replace it? The old one is kept. (yes/no)"
        if not ask(question, default="no", show_default=True, hide_input=False).strip().lower().startswith("y"):
            say(f"{path} stays as it is.")
            return
        kept = _free(path)
        path.rename(kept)
        say(f"The old file is now {kept}.")
    # Never readable by others, not even for a moment: so the mode is given when the file is made.
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(text)
    say(f"{path} is written.")


def _free(path: Path) -> Path:
    """Return a name for the old file that nothing else has: an older .bak is not overwritten either."""
    kept, number = path.with_name(path.name + ".bak"), 2
    while kept.exists():
        kept, number = path.with_name(f"{path.name}.bak{number}"), number + 1
    return kept


def _filled(value: str) -> str:
    if not value:
        raise Nonsense("This one is needed.")
    return value


def _handle(value: str) -> str:
    handle = value.removeprefix("@")
    if not re.fullmatch(r"[\w.-]{1,100}", handle):
        raise Nonsense("Write one handle as people would mention it, for example @LarkHarbour.")
    return handle


def _id(pattern: str, advice: str, *, needed: bool = True) -> Check:
    def check(value: str) -> str:
        if (value or needed) and not re.fullmatch(pattern, value):
            raise Nonsense(advice)
        return value

    return check


def _platform(value: str) -> str:
    if value not in PLATFORMS:
        raise Nonsense(f"This version knows: {', '.join(PLATFORMS)}.")
    return value


def _encoder(value: str) -> str:
    if value.lower() in ("none", "no"):
        return ""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", value) and not Path(value).is_dir():
        raise Nonsense("Write a folder that is there, a name such as Xenova/all-MiniLM-L6-v2, or none.")
    return value


def _zone(value: str) -> str:
    return _office({"zone": value}, value)


def _days(value: str) -> str:
    return "" if value in ("", "all") else _office({"days": value}, value)


def _hours(value: str) -> str:
    return _office({"days": "mon-fri", "hours": value}, value)


def _office(part: dict[str, str], value: str) -> str:
    """Let the settings' own rules judge the answer: what is written here is accepted at start."""
    try:
        OfficeSection.model_validate(part)
    except ValidationError as error:
        raise Nonsense(error.errors()[0]["msg"].removeprefix("Value error, ") + ".") from None
    return value


ENCODER = "Xenova/all-MiniLM-L6-v2"
"""English above all; `bot/classifiers/embeddings.py` takes any other, such as a multilingual one."""

CHANNEL = (
    "A channel's id begins with C or G, for example C0123ABCD: in Slack, the channel's name, «About», at the bottom."
)
GROUP = "A user group's id begins with S, for example S0123ABCD: in Slack, «People», «User groups», ⋯, «Copy group ID»."
LEAD = "A person's id begins with U, for example U0123ABCD: in Slack, their profile, ⋯, «Copy member ID»."

QUESTIONS = (
    Question("brand", "What is the brand called", _filled),
    Question("handle", "Its handle, as people mention it", _handle),
    Question("channel", "Id of the Slack channel for the cards", _id(r"[CG][A-Z0-9]{2,}", CHANNEL)),
    Question("group", "Id of the user group that may approve replies", _id(r"S[A-Z0-9]{2,}", GROUP)),
    Question(
        "lead",
        "Id of the lead, who is called when a reply is late (Enter: nobody)",
        _id(r"[UW][A-Z0-9]{2,}", LEAD, needed=False),
    ),
    Question("platform", f"Where to look for complaints ({', '.join(PLATFORMS)})", _platform, PLATFORMS[0]),
    Question("zone", "The team's time zone", _zone, "UTC"),
    Question("days", "Days on which it works (such as mon-fri, or all)", _days, "mon-fri"),
    Question("hours", "From when to when", _hours, "09:00-18:00"),
    Question(
        "encoder",
        "Sentence encoder for better triage (Enter: recommended, 23 MB, downloaded once; or a folder, or none)",
        _encoder,
        ENCODER,
    ),
    Question(
        "bot_token",
        "Slack bot token, xoxb-… (not shown; Enter: later)",
        _id(r"xoxb-[\w-]+", "A bot token begins with xoxb-.", needed=False),
        hidden=True,
    ),
    Question(
        "app_token",
        "Slack app-level token, xapp-… (not shown; Enter: later)",
        _id(r"xapp-[\w-]+", "An app-level token begins with xapp-.", needed=False),
        hidden=True,
    ),
)


def team(found: dict[str, str]) -> str:
    """Return the text of `amends.toml`."""
    quoted = {name: _quote(value) for name, value in found.items()}
    account = ACCOUNT.get(found["platform"], "").format(**quoted)
    every = _quote("2m" if found["platform"] == "x" else "30s")
    return TEAM.format(**quoted, pause="" if found["days"] else "#", account=account, every=every)


def _quote(value: str) -> str:
    """Return a TOML string; JSON writes one for everything that is printable."""
    return json.dumps(value, ensure_ascii=False)


def environment(found: dict[str, str]) -> str:
    """Return the text of `.env`; what was not answered stands there as a comment."""
    lines = ["# Secrets. Keep this file to yourself; the environment wins over it."]
    for name, key, example in (
        ("SLACK_BOT_TOKEN", "bot_token", "xoxb-…  (api.slack.com/apps, your app, «OAuth & Permissions»)"),
        ("SLACK_APP_TOKEN", "app_token", "xapp-…  («Basic Information», «App-Level Tokens», scope connections:write)"),
    ):
        lines.append(f"{name}={found[key]}" if found[key] else f"#{name}={example}")
    lines.append(f"AMENDS_EMBEDDINGS={found['encoder']}" if found["encoder"] else f"#AMENDS_EMBEDDINGS={ENCODER}")
    lines += ["#DATABASE_URL=sqlite:///amends.sqlite", *ACCESS.get(found["platform"], ())]
    return "\n".join(lines) + "\n"


ACCESS = {
    "sandbox": (
        "#SANDBOX_URL=http://127.0.0.1:…  (the address that «python -m bot.sandbox» prints)",
        "#SANDBOX_TOKEN=",
    ),
    "x": (
        "#X_API_KEY=…  (console.x.com, your app, «Keys and tokens»; the app needs «Read and write»)",
        "#X_API_SECRET=…",
        "#X_ACCESS_TOKEN=…  (made for the brand's own account)",
        "#X_ACCESS_SECRET=…",
    ),
    "mastodon": (
        "#MASTODON_ACCESS_TOKEN=…  (the account's «Preferences», «Development», scopes read and write:statuses)",
    ),
    "bluesky": ("#BLUESKY_PASSWORD=…  (the account's «Settings», «Privacy and security», «App passwords»)",),
    "email": ("#EMAIL_PASSWORD=…  (the mailbox's; an app password where the provider has such)",),
}
"""What a platform needs in the environment."""

ACCOUNT = {
    "x": "account = {handle}\n",
    "mastodon": 'account = {handle}\nurl = "https://mastodon.example"   # your instance: write its address here\n',
    "bluesky": 'account = "brand.bsky.social"   # our handle there: write it here\n',
    "feed": 'url = "https://forum.example/feed.xml"   # the feed: write its address here\n',
    "email": (
        'account = "help@brand.example"   # our address, and how its mailbox is reached: write yours here\n'
        'imap = "imaps://imap.brand.example"\nsmtp = "smtps://smtp.brand.example"\n'
    ),
}
"""What stands in the settings of an account on a platform."""

TEAM = """\
# What the team decides. The README's table lists every setting; «amends check» tries them.

[brand]
name = {brand}
handles = [{handle}]          # posts by these accounts are ours; posts that mention them are for us

[voice]
signature = "first_name"      # first_name, initials or none
person = "I"                  # I or we
contact = []                  # e-mail addresses and numbers that a reply may name

[staff]
groups = [{group}]            # who may decide; with neither groups nor users nobody may
users = []
lead = {lead}                 # called in the card's thread when a reply is late

[[platforms]]
type = {platform}
name = {platform}             # yours to choose; routes and the status name it
{account}every = {every}                 # how often to look

[watch]
terms = [{brand}]             # words to look for beside mentions, where the platform can search
max_age = "24h"               # the very first look goes no further back

[[policies]]
name = "default"
first_reply = "60m"           # office time

[[policies]]
name = "urgent"
first_reply = "15m"
around_the_clock = true

[office]
zone = {zone}
{pause}days = {days}
{pause}hours = {hours}
holidays = []                 # such as 2026-12-25

# The first route that matches wins; all conditions of a route must match. «amends route "text"» explains.
[[routes]]
name = "Urgent"
priorities = ["urgent"]
channel = {channel}
group = {group}
policy = "urgent"

[[routes]]
name = "Everything else"      # the last route must have no condition
channel = {channel}
"""
