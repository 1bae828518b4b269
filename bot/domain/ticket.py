"""A ticket's states and the moves between them."""

from enum import StrEnum

from bot.domain.errors import Refused


class Status(StrEnum):
    """Where the work on a ticket stands."""

    NEW = "new"
    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"


LIVE = (Status.NEW, Status.OPEN)
"""States in which the next move is ours."""

CLOSED = (Status.RESOLVED, Status.DISMISSED)


class Action(StrEnum):
    """What happens to a ticket: by staff, by the customer, by the clock. Also the names in the event log."""

    ARRIVE = "arrive"
    JOIN = "join"
    CLAIM = "claim"
    RELEASE = "release"
    EDIT = "edit"
    REDRAFT = "redraft"
    APPROVE = "approve"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"
    ANSWERED_BY_HAND = "answered_by_hand"
    SEND_AGAIN = "send_again"
    DROP = "drop"
    GOODWILL = "goodwill"
    SAVE_REPLY = "save_reply"
    DISMISS = "dismiss"
    SNOOZE = "snooze"
    ESCALATE = "escalate"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    WARN = "warn"
    STOPPED = "stopped"
    EDITED_THERE = "edited_there"
    GONE = "gone"
    FORGET = "forget"
    LOG = "log"
    CORRECT = "correct"
    SAME = "said_the_same"
    TURN = "turned_to_the_next"
    INCIDENT = "incident"
    NO_INCIDENT = "no_incident"


_ANY_LIVE = (Status.NEW, Status.OPEN, Status.PENDING)

MOVES: dict[tuple[Status, Action], Status] = {
    **{(status, Action.CLAIM): Status.OPEN for status in _ANY_LIVE},
    **{(status, Action.RELEASE): Status.NEW for status in (Status.NEW, Status.OPEN)},
    (Status.PENDING, Action.RELEASE): Status.PENDING,
    **{(status, Action.APPROVE): Status.OPEN for status in _ANY_LIVE},
    **{(status, Action.EDIT): status for status in _ANY_LIVE},
    **{(status, Action.REDRAFT): status for status in _ANY_LIVE},
    **{(status, Action.SENT): Status.PENDING for status in _ANY_LIVE},
    **{(status, Action.SENT): status for status in CLOSED},
    **{(status, Action.ANSWERED_BY_HAND): Status.PENDING for status in _ANY_LIVE},
    **{(status, Action.DISMISS): Status.DISMISSED for status in _ANY_LIVE},
    **{(status, Action.SNOOZE): status for status in _ANY_LIVE},
    **{(status, Action.ESCALATE): status for status in _ANY_LIVE},
    **{(status, Action.CORRECT): status for status in _ANY_LIVE},
    **{(status, Action.RESOLVE): Status.RESOLVED for status in _ANY_LIVE},
    **{(status, Action.REOPEN): Status.OPEN for status in (*CLOSED, Status.PENDING)},
    **{(status, Action.JOIN): Status.OPEN for status in (*CLOSED, Status.PENDING, Status.OPEN)},
    (Status.NEW, Action.JOIN): Status.NEW,
    **{(status, Action.TURN): Status.OPEN for status in (*CLOSED, Status.PENDING, Status.OPEN)},
    (Status.NEW, Action.TURN): Status.NEW,
}


def move(status: Status, action: Action) -> Status:
    """Return the status after the action, or refuse with a sentence for staff."""
    try:
        return MOVES[status, action]
    except KeyError:
        words = action.replace("_", " ")
        raise Refused(f"This ticket is {status}: {words} is not possible now.") from None
