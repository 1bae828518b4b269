"""Everything that can go wrong in words that staff or the operator can act on.

AmendsError
├── Refused              a person asked for something that the rules do not allow now
│   ├── NotAllowed       … because of who they are
│   ├── Stale            … because the draft changed meanwhile (carries both texts)
│   ├── Unconfirmed      … because a person must stand for something first (carries what)
│   └── Taken            … because somebody else was first
├── BadSettings          the configuration cannot be used; carries every problem at once
├── BadDatabase          the database cannot be used: locked, newer, full, second process
└── Outside              something outside did not do what we asked
    ├── RateLimited      … and says when to come back
    ├── AuthExpired      … because our token is refused
    ├── OutOfCredit      … because our account there is empty
    ├── Rejected         … for good: repeating the same request is pointless
    ├── TargetGone       … because what we answer no longer exists
    ├── Unreachable      … and never got a byte of the request: safe to repeat
    ├── Silent           … a language model, of which nobody has to wait for an answer (says why in two words)
    └── Unclear          … or perhaps it did: look before repeating
"""

from collections.abc import Sequence
from datetime import datetime


class AmendsError(Exception):
    """The root; its message is a sentence for the person who reads it."""


class Refused(AmendsError):
    """Shown to the person who asked, and to nobody else."""


class NotAllowed(Refused):
    """The person may look, but not decide."""


class Taken(Refused):
    """Somebody else was first."""


class Unconfirmed(Refused):
    """Something in a text is for a person to confirm. `asked` are rules and sentences."""

    def __init__(self, message: str, asked: Sequence[tuple[str, str]]) -> None:
        super().__init__(message)
        self.asked = tuple(asked)


class Stale(Refused):
    """The draft that the person worked on is no longer the newest one."""

    def __init__(self, message: str, *, theirs: str, theirs_by: str, version: int) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.theirs_by = theirs_by
        self.version = version


class BadSettings(AmendsError):
    """Carries every problem, each with the line to change."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class BadDatabase(AmendsError):
    """The database cannot be used; the message says what to do."""


class Outside(AmendsError):
    """A platform, Slack or a model did not do what we asked."""


class RateLimited(Outside):
    """Nothing was done; come back at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"Asked to wait until {until:%H:%M:%S} UTC.")
        self.until = until


class AuthExpired(Outside):
    """Our token is refused; nothing was done."""


class OutOfCredit(Outside):
    """The account there has no credit left; nothing was done."""


class Rejected(Outside):
    """Nothing was done, and repeating the same request is pointless."""


class TargetGone(Outside):
    """What we wanted to answer or change no longer exists."""


class Unreachable(Outside):
    """The request never left us: safe to repeat."""


class Silent(Outside):
    """A language model gave nothing that can be used. The message is two words for the card: «model slow».

    `billed` is whether its provider may count the call all the same.
    """

    def __init__(self, why: str, *, billed: bool = False) -> None:
        super().__init__(why)
        self.billed = billed


class Unclear(Outside):
    """The request left us and no usable answer came back: it may have been done."""
