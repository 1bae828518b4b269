"""The slash command: status, lists, search, saved replies, log, help. Answers go to the person who asked."""

from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.flow import report
from bot.slack import answers
from bot.slack.blocks import Message
from bot.store import saved, staff
from handlers.body import user_of
from handlers.shortcuts import open_log


def register(app: App, desk: Desk) -> None:
    """Bind the slash command under the name that amends.toml gives it."""

    @app.command(desk.settings.team.slack.command)
    def complaints(ack: Ack, body: dict[str, Any]) -> None:
        word, _, rest = str(body.get("text") or "status").strip().partition(" ")
        if word.lower() == "log":
            open_log(desk, body, rest.strip())
            ack()
            return
        answering = saved_replies if word.lower() == "saved" else reply
        message = answering(desk, user_of(body), word.lower(), rest.strip())
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)


def reply(desk: Desk, user: str, word: str, rest: str) -> Message:
    """Return the answer to one command."""
    now = desk.now()
    with desk.sessions() as session:
        staff.may_decide(session, user, now=now)
        match word:
            case "status" | "":
                zone, budgets = desk.settings.hours.zone, desk.settings.team.budgets()
                return answers.status(report.summary(session, desk.platforms, zone=zone, now=now, budgets=budgets), now)
            case "mine":
                return answers.listing("Yours", report.mine(session, user, now=now), now)
            case "overdue":
                return answers.listing("Overdue", report.overdue(session, now=now), now)
            case "search" if rest:
                return answers.listing(f"Found for «{rest[:60]}»", report.search(session, rest, now=now), now)
            case "show" if rest.lstrip("#").isdecimal():
                return answers.ticket(desk.card(session, int(rest.lstrip("#"))), now)
            case _:
                return answers.help_text()


def saved_replies(desk: Desk, user: str, _word: str, rest: str) -> Message:
    """Return the saved replies, or forget one: «saved forget 3»."""
    what, _, number = rest.partition(" ")
    with desk.sessions.begin() as session:
        staff.may_decide(session, user, now=desk.now())
        if what.lower() != "forget" or not number.strip().lstrip("#").isdecimal():
            return answers.saved_replies(saved.every(session))
        gone = saved.forget(session, int(number.strip().lstrip("#")))
    return answers.sentence("This saved reply is forgotten." if gone else f"There is no saved reply {number}.")
