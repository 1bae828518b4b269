"""The alarm of a surge: one message that grows in place, and says so when it is over."""

from datetime import datetime

from bot.domain.alarm import Alarm
from bot.domain.report import Rising
from bot.domain.surge import Mark
from bot.slack import blocks as b
from bot.slack import lists
from bot.slack import texts as t
from bot.slack.blocks import Block, Message
from bot.slack.faces import DOT

LINES = 10


def render(alarm: Alarm, now: datetime) -> Message:
    """Return the whole message: what people say, how things stand, its tickets, what staff can say of it."""
    rising = Rising(alarm.name, alarm.posts, alarm.length, alarm.times, alarm.mark is Mark.INCIDENT)
    words = lists.rising(rising)
    state = b.context(*(b.mrkdwn(line) for line in _state(alarm, now)))
    shown = [] if alarm.mark is Mark.FALSE else _tickets(alarm)
    row = b.actions(f"surge:{alarm.surge}:actions", _buttons(alarm))
    return Message(t.escape(t.cut(f"{_fallback(alarm)}{words}.", b.FALLBACK)), [b.header(words), state, *shown, row])


def _fallback(alarm: Alarm) -> str:
    if alarm.mark is Mark.FALSE:
        return "A false alarm: "
    return "Over: " if alarm.ended_at is not None else ""


def _state(alarm: Alarm, now: datetime) -> list[str]:
    since = f"since {t.near(alarm.began_at, now)}"
    if alarm.ended_at is None:
        lines = [f"{since}, last {t.near(alarm.last_at, now)}{DOT}what comes is added here"]
    else:
        lines = [f"{since}{DOT}calm again {t.near(alarm.ended_at, now)}: this is over"]
    return [*lines, *_marked(alarm, now)]


def _marked(alarm: Alarm, now: datetime) -> list[str]:
    if alarm.marked_at is None:
        return []
    who = f"{t.person(alarm.marked_by)} said so {t.near(alarm.marked_at, now)}"
    if alarm.mark is Mark.INCIDENT:
        return [f"*An incident*, {who}; the cards of its tickets name it"]
    if alarm.mark is Mark.FALSE:
        return [f"*A false alarm*, {who}; for a while it takes more people to raise one of these words"]
    return []


def _tickets(alarm: Alarm) -> list[Block]:
    left = alarm.tickets - len(alarm.lines)
    more = [b.context(b.text(f"{t.count(left, 'more ticket')}"))] if left > 0 else []
    return [*lists.tickets(alarm.lines, limit=LINES), *more]


def _buttons(alarm: Alarm) -> list[Block]:
    number = str(alarm.surge)
    incident = b.button("It is an incident", "surge_incident", number, primary=alarm.mark is Mark.NONE)
    false = b.button("False alarm", "surge_false", number)
    return {Mark.NONE: [incident, false], Mark.INCIDENT: [false], Mark.FALSE: [incident]}[alarm.mark]
