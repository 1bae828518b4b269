"""The moments at which a process is killed: each names a function of the bot, and whether it dies before or after it.

The product has no hook for this: the launcher wraps the named function in the child process. A trap is armed by a
file, so that one life can be killed many times: the process counts the calls since, and dies at the wanted one.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARMED, SPRUNG = "armed.json", "sprung.json"
Counts = Callable[[tuple[Any, ...], dict[str, Any], Any], bool]


class Trap:
    """Kills this process at the n-th call since it was armed. Lies in the process's folder."""

    def __init__(self, folder: Path) -> None:
        self._armed, self._sprung = folder / ARMED, folder / SPRUNG
        self._calls = 0
        self._lock = threading.Lock()

    def step(self) -> None:
        """Count one call; this may be the last thing that the process does."""
        if not self._armed.exists():
            return
        with self._lock:
            self._calls += 1
            if self._calls >= json.loads(self._armed.read_text())["call"]:
                try:
                    self._armed.rename(self._sprung)
                except FileNotFoundError:
                    return  # another process was first
                os.kill(os.getpid(), signal.SIGKILL)
                threading.Event().wait()  # a signal takes its time: nothing else may be done meanwhile


def arm(folder: Path, call: int) -> None:
    """Make the process die at this call of its failpoint, counted from now."""
    half = folder / "arming.json"
    half.write_text(json.dumps({"call": call}))
    half.rename(folder / ARMED)


def armed(folder: Path) -> bool:
    """Return whether the process will die at its failpoint."""
    return (folder / ARMED).exists()


def sprung(folder: Path) -> bool:
    """Return whether the process has reached its failpoint and died there."""
    return (folder / SPRUNG).exists()


def forget(folder: Path) -> None:
    """Take note of the death, so that the next one can be told from it."""
    (folder / SPRUNG).unlink()


def _every(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Point:
    """One moment. A seed picks one of the next `most` times that it comes.

    `needs` is what people have to do, and `fault` what has to go wrong outside, so that the moment comes at all.
    """

    name: str
    says: str
    where: str
    when: str
    most: int = 3
    counts: Counts = _every
    needs: str = ""
    fault: tuple[str, str, str] | None = None


def lay(point: Point, folder: Path) -> None:
    """Wrap the point's function in this process."""
    trap = Trap(folder)
    if point.when == "committed":
        _wrap_transaction(point.where, trap)
        return
    module, _, path = point.where.partition(":")
    owner: Any = importlib.import_module(module)
    *inner, name = path.split(".")
    for part in inner:
        owner = getattr(owner, part)
    setattr(owner, name, _wrapped(getattr(owner, name), point, trap))


def _wrapped(original: Callable[..., Any], point: Point, trap: Trap) -> Callable[..., Any]:
    @functools.wraps(original)
    def around(*args: Any, **kwargs: Any) -> Any:
        if point.when == "before" and point.counts(args, kwargs, None):
            trap.step()
        result = original(*args, **kwargs)
        if point.when == "after" and point.counts(args, kwargs, result):
            trap.step()
        return result

    return around


def _wrap_transaction(decision: str, trap: Trap) -> None:
    """Die after the transaction in which this decision was taken, before Slack hears of it."""
    from bot import desk

    module = importlib.import_module(decision.partition(":")[0])
    name = decision.partition(":")[2]
    here = threading.local()
    deciding, decide = desk.Desk.deciding, getattr(module, name)

    @functools.wraps(decide)
    def noted(*args: Any, **kwargs: Any) -> Any:
        here.decided = True
        return decide(*args, **kwargs)

    @contextmanager
    def around(self: desk.Desk, delivery: str, user: str) -> Iterator[Any]:
        here.decided = False
        with deciding(self, delivery, user) as both:
            yield both
        if here.decided:
            trap.step()

    setattr(module, name, noted)
    desk.Desk.deciding = around  # type: ignore[method-assign]


def _has_posts(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return bool(result.posts)


def _card(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return kwargs.get("thread_ts") is None


def _line(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return kwargs.get("thread_ts") is not None


def _found(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return result is not None


def _answer_to_a_post(args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> bool:
    return bool(args[0].request.method == "POST")


LOST_REPLY = ("network", "posts", "accept_then_drop")
LOST_CARD = ("slack", "chat.postMessage", "accept_then_drop")

POINTS: tuple[Point, ...] = (
    Point(
        "fetched_not_stored",
        "The platform gave us posts; none of them is stored yet.",
        "bot.flow.ingest:fetch",
        "after",
        counts=_has_posts,
    ),
    Point(
        "stored_not_committed",
        "Posts, tickets and their work are written, and the transaction is still open.",
        "bot.work:take_in",
        "after",
    ),
    Point(
        "committed_not_drafted",
        "The tickets are there; nobody has begun to write drafts.",
        "bot.flow.drafts:brief",
        "before",
    ),
    Point("drafted_not_saved", "A draft is written and not saved.", "bot.flow.drafts:write", "after"),
    Point(
        "draft_saved_card_not_queued",
        "A draft is saved in an open transaction; its card is not asked for yet.",
        "bot.flow.drafts:save",
        "after",
    ),
    Point(
        "card_queued_not_taken", "A card is asked for; nobody has taken it.", "bot.flow.cards:take", "before", most=4
    ),
    Point(
        "work_queued_not_committed",
        "Further work is written into the queue in an open transaction.",
        "bot.engine:Engine.enqueue",
        "after",
        most=12,
    ),
    Point(
        "card_taken_not_posted",
        "It is written down that the card is being posted; Slack knows nothing of it.",
        "bot.slack.board:Board.post",
        "before",
        counts=_card,
    ),
    Point(
        "card_posted_answer_lost",
        "Slack has taken the card; its answer is never read.",
        "slack_sdk.web.client:WebClient.chat_postMessage",
        "after",
        counts=_card,
    ),
    Point(
        "card_posted_not_marked",
        "Slack has said where the card is; it is not written down.",
        "bot.flow.cards:settle",
        "before",
    ),
    Point(
        "card_look_begun",
        "Slack's answer about a card was lost; the bot is about to look whether it is there.",
        "bot.slack.board:Board.find",
        "before",
        most=1,
        fault=LOST_CARD,
    ),
    Point(
        "card_look_found_not_marked",
        "The bot has looked and found the lost card; it is not written down.",
        "bot.slack.board:Board.find",
        "after",
        counts=_found,
        most=1,
        fault=LOST_CARD,
    ),
    Point(
        "line_taken_not_posted",
        "It is written down that a line in the thread is being posted; Slack knows nothing of it.",
        "bot.slack.board:Board.post",
        "before",
        counts=_line,
        needs="answers",
    ),
    Point(
        "line_posted_not_marked",
        "A line is in the thread; it is not written down.",
        "bot.slack.board:Board.post",
        "after",
        counts=_line,
        needs="answers",
    ),
    Point(
        "claim_committed_not_acked",
        "The claim is stored; Slack has no acknowledgement and will deliver it again.",
        "bot.flow.decisions:claim",
        "committed",
    ),
    Point(
        "edit_saved_not_acked",
        "The edited draft is stored; the person sees an error.",
        "bot.flow.drafts:edit",
        "committed",
        needs="edits",
    ),
    Point(
        "click_received_not_committed",
        "Somebody has clicked on Approve; reply and work are in an open transaction.",
        "bot.flow.decisions:approve",
        "after",
    ),
    Point(
        "click_committed_not_acked",
        "The approval is stored; the person sees an error and will click again.",
        "bot.flow.decisions:approve",
        "committed",
    ),
    Point(
        "reply_queued_not_taken",
        "A reply is approved; nobody has taken it in hand.",
        "bot.flow.outbox:take",
        "before",
    ),
    Point(
        "reply_taken_not_sent",
        "It is written down that the reply is being sent; the platform knows nothing of it.",
        "bot.platforms.sandbox:SandboxPlatform.reply",
        "before",
    ),
    Point(
        "reply_accepted_answer_not_read",
        "The reply is public; the platform's answer is not read.",
        "bot.platforms.http:_read",
        "before",
        counts=_answer_to_a_post,
    ),
    Point(
        "answer_read_not_marked",
        "The platform has said where the reply is; it is not written down.",
        "bot.flow.outbox:settle",
        "before",
    ),
    Point(
        "marked_card_not_updated",
        "The ticket has moved on; its card still shows what was before.",
        "bot.slack.board:Board.update",
        "before",
        most=6,
    ),
    Point(
        "look_begun",
        "The platform's answer was lost; the bot is about to read the thread back.",
        "bot.platforms.sandbox:SandboxPlatform.find_reply",
        "before",
        most=1,
        fault=LOST_REPLY,
    ),
    Point(
        "look_found_not_marked",
        "The bot has read back and found the reply; it is not written down.",
        "bot.platforms.sandbox:SandboxPlatform.find_reply",
        "after",
        counts=_found,
        most=1,
        fault=LOST_REPLY,
    ),
    Point(
        "customer_answered_not_committed",
        "The customer's answer reopens the ticket, in an open transaction.",
        "bot.flow.conversations:join",
        "after",
        needs="answers",
    ),
)
