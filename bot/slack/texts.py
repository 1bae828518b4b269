"""How the bot speaks: safe customer text, dates in the reader's own zone, lengths of time, links and people.

Two families of functions. `plain` and `first_line` return text for elements that Slack shows as it stands
(`plain_text`, rich text). `escape`, `when`, `person` and `link` return mrkdwn and may only go into mrkdwn.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import quote, urlsplit

EMPTY = "(no text)"
CUT = "…"

Style = Literal["time", "date_time", "ago"]

# https://docs.slack.dev/messaging/formatting-message-text#date-formatting
_TOKENS: dict[Style, str] = {"time": "{time}", "date_time": "{date_short_pretty} {time}", "ago": "{ago}"}
_FALLBACKS: dict[Style, str] = {"time": "%H:%M UTC", "date_time": "%d %b %H:%M UTC", "ago": "%H:%M UTC"}

_PERSON = re.compile(r"[UW][A-Z0-9]{2,}\Z")
_GROUP = re.compile(r"S[A-Z0-9]{2,}\Z")
_MARKED = re.compile(r"<(?:@|!subteam\^)([USW][A-Z0-9]{2,})(?:\|[^<>|]*)?>\Z")
_NAMED = re.compile(r"&lt;@([UW][A-Z0-9]{2,})&gt;")
_LINK_LIMIT = 800
_MARKS_IN_A_ROW = 4  # Vietnamese, Hebrew and Thai get by with three; «zalgo» piles up dozens
_JOINERS = "\u200c\u200d"
_VARIATIONS = "\ufe0e\ufe0f"
_KEYS = tuple("0123456789#*")
# Format characters that are visible signs in Arabic, Syriac and Kaithi: https://www.unicode.org/reports/tr44/
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Letters and fillers that draw nothing: a text made of them looks empty.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")


def escape(text: str) -> str:
    """Return the text for mrkdwn: Slack asks for these three characters, once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def with_people(words: str) -> str:
    """Return a sentence of ours as mrkdwn: dead but for the people it names, as `<@U0SAM>`. For whispers only."""
    return _NAMED.sub(r"<@\1>", escape(words))


def size(text: str) -> int:
    """Return the largest length at which Slack may count the text: UTF-16 units, with & < > escaped."""
    wide = sum(1 for letter in text if letter > "\uffff")
    return len(text) + wide + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def cut(text: str, limit: int) -> str:
    """Return the text, or its beginning and «…», within `limit` as `size` counts. Leaves everything else alone."""
    # No text longer than the limit in characters can fit, so a million characters cost no more than `limit`.
    if len(text) <= limit and size(text) <= limit:
        return text
    room = limit - len(CUT)
    kept = 0
    for letter in text[:limit]:
        room -= size(letter)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip().rstrip(_JOINERS) + CUT


def clean(text: str, limit: int) -> str:
    """Return what is visible of the beginning of a text: no control characters, no bidi overrides, no hidden text."""
    # Four times the room is looked at, so that leading invisible characters cannot make a post look empty.
    return visible(text[: 4 * limit + 1_000]).strip()


def plain(text: str, limit: int) -> str:
    """Return a customer's text for `plain_text` and rich text: cut with «…», neutralised, never empty."""
    shown = clean(text, limit)
    return cut(shown, limit) if any(not letter.isspace() for letter in shown) else EMPTY


def first_line(text: str, limit: int) -> str:
    """Return the text as one line, for lists and notifications."""
    return cut(" ".join(plain(text, 2 * limit + 100).split()), limit)


def hides(text: str) -> bool:
    """Return whether a text carries characters that nobody sees: shown, it would not be what is sent."""
    told = text.replace("\r\n", "\n").replace("\t", " ")
    return visible(told) != told


def visible(text: str) -> str:
    """Return a whole text without what nobody can see; spaces and line breaks stay."""
    told = text.replace("\r\n", "\n")
    # Most texts hide nothing, and the long ones are mostly plain English.
    return told if told.isascii() and told.replace("\n", "").isprintable() else "".join(_visible(told))


def _visible(text: str) -> Iterator[str]:
    before, marks = "", 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks > _MARKS_IN_A_ROW:
            continue
        shown = _shown(letter, before)
        if shown:
            before = letter
            yield shown


def _shown(letter: str, before: str) -> str:
    if " " <= letter <= "~" or letter == "\n":
        return letter
    # They build emoji families, keycaps and Persian words; after Latin letters or each other they only hide text.
    if letter in _JOINERS:
        return letter if before > "\x7f" and before not in _JOINERS else ""
    if letter in _VARIATIONS:
        return letter if before in _KEYS or (before > "\x7f" and before not in _JOINERS + _VARIATIONS) else ""
    if "\ufe00" <= letter <= "\ufe0d" or "\U000e0100" <= letter <= "\U000e01ef" or letter in _BLANKS:
        return ""
    return _by_category(letter)


def _by_category(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cs" or (category == "Cn" and ord(letter) & 0xFFFE == 0xFFFE):
        return "\ufffd"
    if category in ("Zl", "Zp") or letter == "\x85":
        return "\n"
    if letter == "\t":
        return " "
    if category == "Cc" or (category == "Cf" and letter not in _VISIBLE_FORMATS):
        return ""
    return letter


def when(at: datetime, style: Style = "time") -> str:
    """Return a date token: each reader sees it in their own zone, and UTC where Slack cannot."""
    utc = at.astimezone(UTC)
    return f"<!date^{int(utc.timestamp())}^{_TOKENS[style]}|{utc.strftime(_FALLBACKS[style])}>"


def near(at: datetime, now: datetime) -> str:
    """Return the time of day, with its date where it is not within the next or last 12 hours."""
    return when(at, "time" if abs(at - now) < timedelta(hours=12) else "date_time")


def due(at: datetime, now: datetime) -> str:
    """Return a moment and how far it is, both told by the reader's own Slack: «14:20 (in 41 minutes)»."""
    style = "{time}" if abs(at - now) < timedelta(hours=12) else "{date_short_pretty} {time}"
    utc = at.astimezone(UTC)
    far = f"in {span(at - now)}" if at >= now else f"{span(now - at)} ago"
    return f"<!date^{int(utc.timestamp())}^{style} ({{ago}})|{utc:%H:%M} UTC ({far})>"


def span(length: timedelta) -> str:
    """Return a length of time at a glance: 20 s, 41 min, 1 h 04, 3 days. A negative length counts as none."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60:02}"
    return f"{minutes // (24 * 60)} days"


def utc(at: datetime) -> str:
    """Return the time of day in UTC, for where Slack cannot tell the reader's own."""
    return f"{at.astimezone(UTC):%H:%M} UTC"


def is_person(user: str) -> bool:
    """Return whether this is a Slack user id."""
    return _PERSON.match(user) is not None


def person(user: str) -> str:
    """Return a person as mrkdwn. Slack shows the name; anything that is no user id is shown as it stands."""
    if _PERSON.match(user):
        return f"<@{user}>"
    return escape(first_line(user, 80)) if user else "somebody"


def audience(mention: str) -> str:
    """Return whom a card calls, as mrkdwn: a person, a user group, or nobody."""
    marked = _MARKED.match(mention)
    known = marked.group(1) if marked else mention
    if _GROUP.match(known):
        return f"<!subteam^{known}>"
    return f"<@{known}>" if _PERSON.match(known) else ""


def address(url: str) -> str:
    """Return a web address that can stand in a link, or nothing: customers fill in their own profile's address."""
    if len(url) > _LINK_LIMIT:
        return ""
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    safe = quote(url.strip().encode("utf-8", "replace"), safe="/:?#[]@!$&'()*+,;=%~")
    return safe if known and size(safe) <= _LINK_LIMIT else ""


def link(url: str, label: str) -> str:
    """Return a link as mrkdwn, or the bare label where the address cannot be opened."""
    safe = address(url)
    return f"<{escape(safe)}|{escape(label.replace('|', '/'))}>" if safe else escape(label)


def ordinal(number: int) -> str:
    """Return 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def count(number: int, one: str, many: str = "") -> str:
    """Return «1 post» or «12,400 posts»."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
