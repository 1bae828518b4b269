"""Finds what must never stand in public: addresses, numbers, links, markup. Bounded patterns only, so all is linear."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?<!\w)\d{1,4}[a-z]?\s[A-Z]\w{1,30}\s(?:Road|Street|Lane|Avenue|Drive|Close|Square|Court|Terrace|Rd|St|Ave)(?!\w)"
    r"|(?<!\w)[A-ZÄÖÜ][\w-]{2,30}(?:straße|strasse|str\.|gasse|allee|straat|laan|weg|platz)\s\d{1,4}[a-z]?(?!\w)"
    r"|(?<!\w)\d{1,4},?\s(?:rue|avenue|boulevard)\s[\w' -]{3,40}"
    r"|(?<!\w)(?:calle|via|rua)\s[A-Z][\w' -]{2,40},?\s\d{1,4}(?!\w)"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)"
)
_HIDDEN_EMAIL = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}\s?[\[({]\s?(?:at|@)\s?[\])}]\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE
)
_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TRACKING = re.compile(r"(?<!\w)[A-Z0-9]{9,34}(?!\w)")
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}[ -]?[A-Z0-9]", re.IGNORECASE)
_IBAN_LENGTHS = range(15, 35)
_DIGITS = re.compile(r"(?<![\w.,:])[+(]{0,2}\d(?:[ ()/.\-]{0,3}\d){6,28}(?![\w])")
_DATE = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})")
_ORDER = re.compile(
    r"(?<!\w)(?:[A-Z]{1,5}[-_]?\d{4,14}|#\d{4,14}|(?:order|bestellung|bestellnummer|auftrag|commande|pedido|ordine"
    r"|encomenda|bestelling|kundennummer|customer|account|ticket)\s?(?:no\.?|nr\.?|number|nummer|num[eé]ro)?\s?[#:]?\s?"
    r"\d{4,14})(?!\w)",
    re.IGNORECASE,
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,500}"
    r"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|net|org|io|app|co|eu|uk|de|at|ch|fr|es|it|pt|br|nl|be|info|biz|ly"
    r"|me|xyz|shop|exe|ru|cn)(?![\w-])(?:/[^\s<>]{0,300})?",
    re.IGNORECASE,
)
MENTION = re.compile(r"(?<![\w.+-])@[\w](?:[\w.-]{0,60}\w)?(?:@[\w.-]{1,80}\w)?")
MARKUP = re.compile(
    r"<[!@#/a-z][^<>]{0,300}>|&(?:lt|gt|amp|quot|#\d{1,6}|#x[0-9a-f]{1,6});|\]\(|```|<\|"
    r"|@(?:channel|here|everyone)(?!\w)",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"\[[^\[\]\n]{0,200}\]|\$?\{\{?[^{}\n]{0,100}\}\}?|%[A-Z_]{3,40}%|<(?![!@#/])[^\W\d][^<>\n]{0,40}>"
    r"|(?<!\w)_{2,}(?:[ :h]{0,3}_{2,})?(?!\w)|(?<!\w)(?:XX+(?::XX+|\.XX+)|X{3,}|XX(?=\s?(?:h|uhr|uur|horas?|heures?)\b)"
    r"|TODO|TBD|TBC|FIXME|(?i:lorem ipsum))(?!\w)"
)


_PLAINLY = (("an e-mail address", _EMAIL), ("an e-mail address", _HIDDEN_EMAIL), ("a postal address", _ADDRESS))


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of personal data: what it is, in words for staff, and where it stands."""

    kind: str
    start: int
    end: int


def personal(text: str) -> tuple[Found, ...]:
    """Return e-mail addresses, phone, card, account and order numbers in the text, without overlaps."""
    taken: list[Found] = []
    full = bytearray(len(text))
    for found in _all(text):
        if 1 not in full[found.start : found.end]:
            full[found.start : found.end] = b"\1" * (found.end - found.start)
            taken.append(found)
    return tuple(sorted(taken, key=lambda found: found.start))


def _all(text: str) -> Iterator[Found]:
    for kind, pattern in _PLAINLY:
        for match in pattern.finditer(text):
            yield Found(kind, *match.span())
    for match in _IBAN.finditer(text):
        if end := _end_of_iban(text, match.start()):
            yield Found("a bank account", match.start(), end)
    yield from _numbers(text)
    for match in _ORDER.finditer(text):
        yield Found("an order number", *match.span())
    for match in _TRACKING.finditer(text):
        if sum(map(str.isdigit, match.group())) >= 6 and not match.group().isdigit():
            yield Found("an order number", *match.span())


def _numbers(text: str) -> Iterator[Found]:
    for match in _DIGITS.finditer(text):
        digits = "".join(char for char in match.group() if char.isdigit())
        if _DATE.fullmatch(match.group()):
            continue
        if is_card(digits):
            yield Found("a card number", *match.span())
        elif len(digits) > 15:  # no phone number is longer (ITU-T E.164)
            yield Found("an order number", *match.span())
        else:
            yield Found("a phone number", *match.span())


def is_card(digits: str) -> bool:
    """Return whether so many digits may be a payment card's, and its check digit is right (ISO/IEC 7812-1)."""
    return 13 <= len(digits) <= 19 and _luhn(digits)


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _end_of_iban(text: str, start: int) -> int:
    """Return where an account number that begins here ends, 0 where none does: its check digits tell (ISO 13616).

    What follows may look like more of it: «DE89 … 00 is mine».
    """
    compact, found = "", 0
    for at, char in enumerate(text[start : start + 2 * _IBAN_LENGTHS.stop], start):
        if char.isascii() and char.isalnum():
            compact += char
        elif char not in " -":
            break
        ends = not text[at + 1 : at + 2].isalnum()
        if ends and len(compact) in _IBAN_LENGTHS and char.isalnum() and _is_iban(compact):
            found = at + 1
    return found


def _is_iban(compact: str) -> bool:
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def hidden(text: str) -> int | None:
    """Return where the first character stands that readers cannot see and that changes what they see, or None."""
    return next((at for at, char in enumerate(text) if _is_hidden(char)), None)


def _is_hidden(char: str) -> bool:
    if char in "\n\u200c\u200d" or char.isprintable():
        return "\U000e0000" <= char <= "\U000e0fff"
    return unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
