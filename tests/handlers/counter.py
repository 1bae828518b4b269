"""The real listeners on a real Bolt app and a real database; work is written down and done when a test says so."""

from itertools import count
from typing import Any, cast

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

import handlers
from bot import windows, work
from bot.classifiers.rules import RulesClassifier
from bot.config import Settings
from bot.desk import Desk
from bot.engine import Engine
from bot.flow import drafts
from bot.slack.blocks import View
from bot.slack.board import Board
from bot.store import staff
from bot.store.session import Sessions
from bot.store.tables import ReplyRow
from bot.writers.base import Written
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.factories import MIA, NOW, SAM
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in

Json = dict[str, Any]


class Jobs:
    """Stands for the engine: keeps what was enqueued, each key once."""

    def __init__(self) -> None:
        self.todo: list[tuple[str, tuple[Any, ...]]] = []

    def enqueue(self, _session: object, _queue: str, job: str, *args: Any, **_options: Any) -> bool:
        """Keep one piece of work."""
        self.todo.append((job, args))
        return True

    def taken(self, *names: str) -> list[tuple[str, tuple[Any, ...]]]:
        """Return and forget the work of these names that is there now."""
        found = [one for one in self.todo if one[0] in names]
        self.todo = [one for one in self.todo if one[0] not in names]
        return found


class Wall:
    """Stands for Slack: keeps the windows that were opened and what was whispered."""

    def __init__(self) -> None:
        self.views: list[View] = []

    def open_view(self, _trigger: str, view: View) -> None:
        """Keep the window."""
        self.views.append(view)


class Counter:
    """A desk with its listeners. `clicks` numbers the deliveries, as Slack's trigger ids do."""

    def __init__(self, sessions: Sessions, settings: Settings, platform: FakePlatform) -> None:
        self.sessions, self.settings, self.platform = sessions, settings, platform
        self.jobs, self.wall = Jobs(), Wall()
        self.desk = Desk(
            settings=settings,
            sessions=sessions,
            platforms={"sandbox": platform},
            classifier=RulesClassifier(),
            writer=OfflineWriter(),
            board=cast(Board, self.wall),
            engine=cast(Engine, self.jobs),
            now=lambda: NOW,
        )
        self.app = App(
            client=WebClient(), authorize=_somebody, process_before_response=True, request_verification_enabled=False
        )
        handlers.register(self.app, self.desk)
        self._clicks = count(1)
        with sessions.begin() as session:
            staff.keep(session, [SAM, MIA], now=NOW)

    def ticket(
        self, text: str = "@LarkHarbour my kettle has not arrived for nine days", reply: str = "", **post: Any
    ) -> int:
        """Open a ticket with a draft: `reply`, or what the offline writer writes."""
        with self.sessions.begin() as session:
            ticket = take_in(session, self.settings, factories.post(text, **post)).opened[0]
            brief = drafts.brief(session, ticket, self.settings, limit=500, now=NOW)
            written = Written(reply, "en", "test") if reply else self.desk.writer.write(brief)
            drafts.save(session, brief, written, self.platform, self.settings, now=NOW)
            return ticket

    def press(self, action: str, value: str, *, by: str = "U0SAM", trigger: str = "") -> BoltResponse:
        """Press a button."""
        return self._act({"action_id": action, "type": "button", "value": value}, by, trigger)

    def choose(self, menu: str, value: str, *, by: str = "U0SAM") -> BoltResponse:
        """Choose from a menu."""
        chosen = {"value": value, "text": {"type": "plain_text", "text": "?"}}
        return self._act({"action_id": menu, "type": "static_select", "selected_option": chosen}, by, "")

    def _act(self, action: Json, by: str, trigger: str) -> BoltResponse:
        body = {
            "type": "block_actions",
            "user": {"id": by},
            "channel": {"id": "C0COMPLAINTS"},
            "trigger_id": trigger or f"t{next(self._clicks)}",
            "actions": [{**action, "block_id": "b", "action_ts": "1.1"}],
        }
        return self._heard(body)

    def submit(self, view: View, *, by: str = "U0SAM", trigger: str = "", **typed: str | list[str]) -> BoltResponse:
        """Submit a window with what was typed into its blocks, or ticked in them."""
        values = {block: _typed(block, what) for block, what in typed.items()}
        body = {
            "type": "view_submission",
            "user": {"id": by},
            "trigger_id": trigger or f"t{next(self._clicks)}",
            "view": {**view, "id": "V1", "state": {"values": values}},
        }
        return self._heard(body)

    def _heard(self, body: Json) -> BoltResponse:
        team = {"team": {"id": "T1"}, "api_app_id": "A1"}
        return self.app.dispatch(BoltRequest(body={**body, **team}, mode="socket_mode"))

    def do(self, *names: str) -> None:
        """Do the work of these names, as the engine would."""
        recipes = {**work.recipes(self.desk), **windows.recipes(self.desk)}
        for name, args in self.jobs.taken(*names):
            recipes[name](*args)

    def window(self) -> View:
        """Return the window that opened last."""
        self.do("open_goodwill", "open_own_words", "open_edit")
        return self.wall.views[-1]

    def told(self) -> list[str]:
        """Return what was whispered."""
        return [str(args[2]) for job, args in self.jobs.todo if job == "whisper"]

    def replies(self) -> list[ReplyRow]:
        """Return every reply, in the order of approval."""
        with self.sessions() as session:
            return list(session.query(ReplyRow).order_by(ReplyRow.id))

    def send_all(self) -> list[str]:
        """Send what is approved; return everything that is public."""
        self.do("send_reply")
        return [text for _, text in self.platform.public]

    def draft(self, ticket: int) -> tuple[int, str, list[str]]:
        """Return version, text and blocking rules of the newest draft."""
        with self.sessions() as session:
            found = self.desk.card(session, ticket).draft
        assert found is not None
        return found.version, found.text, [check.rule for check in found.checks if check.level == "block"]


_ACTIONS = {"reply": "reply_text", "after": "send"}
"""What the inputs of the edit window are called, by their blocks."""


def _typed(block: str, what: str | list[str]) -> Json:
    if isinstance(what, list):
        return {
            _ACTIONS.get(block, block): {"type": "checkboxes", "selected_options": [{"value": each} for each in what]}
        }
    return {_ACTIONS.get(block, "text"): {"type": "plain_text_input", "value": what}}


def _somebody() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-nobody", bot_id="B1", bot_user_id="U0")
