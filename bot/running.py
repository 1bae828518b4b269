"""A running process: starts the parts in order, watches over them, stops them in order."""

import ctypes
import gc
import logging
import signal
import sys
import threading
from contextlib import suppress
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode import SocketModeClient
from sqlalchemy import func, select

from bot import wiring, work
from bot.config import Secrets, Settings
from bot.desk import Desk
from bot.domain.errors import AuthExpired, BadSettings, Outside, RateLimited, Unreachable
from bot.flow import cards, receipt
from bot.serve import Server, Wsgi, pages
from bot.slack import board
from bot.slack.board import Board
from bot.slack.failures import told
from bot.store import staff
from bot.store.tables import IS_LIVE, TicketRow

log = logging.getLogger(__name__)

SOCKET_THREADS = 16
PING = 3
"""Seconds between two pings; after four without an answer the SDK connects anew. Its own 10 lose up to a minute."""

SILENT_AFTER = 3
"""Checks without a connection after which the process ends, so that its supervisor starts a fresh one."""

CHECK = 10.0
SWITCH = 0.0005
"""Seconds for which a busy thread may keep others waiting; Python's own are 0.005."""

LOOK_BACK = 20
"""Cards whose reactions are looked at after a start; Slack allows 50 such looks a minute."""


class Running:
    """Which parts run depends on the role: `web` speaks with Slack, `work` runs the clock and the queues."""

    def __init__(self, house: wiring.House, *, web: bool, work: bool) -> None:
        self._house = house
        self._web, self._work = web, work
        self._over = threading.Event()
        self._failed = False
        self._socket: SocketModeHandler | None = None
        self._server: Server | None = None

    def run(self) -> int:
        """Run until told to stop; return the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._over.set())
        try:
            self._start()
            self._watch()
        finally:
            self._stop()
        return 1 if self._failed else 0

    def _start(self) -> None:
        house = self._house
        secrets = house.desk.settings.secrets
        _known_to_slack(house.desk.board, needed=self._web and bool(secrets.slack_app_token))
        _meet_staff(house.desk)
        if self._work:
            wiring.start_work(house)
            _look_back(house)
            house.clock.start()
        else:
            house.engine.prepare()
            house.engine.connect()
        by_http = self._web and not secrets.slack_app_token
        site = pages(house.app if by_http else None, secrets.slack_signing_secret, self.health)
        self._server = _server(site, secrets)
        self._server.start()
        if self._web and secrets.slack_app_token:
            self._socket = _socket(house, house.desk.settings)
            _connect(self._socket)
        favour_clicks()
        log.info("Amends runs; health is at port %s.", self._server.port, extra={"action": "started"})

    def _watch(self) -> None:
        """A socket can die silently (bolt-python issue 1529): then end, for a supervisor to start afresh."""
        silent = 0
        while not self._over.wait(CHECK):
            silent = 0 if self._connected() else silent + 1
            if silent >= SILENT_AFTER or not self._parts()["clock"]:
                log.error("A part of Amends has died; the process ends.", extra={"action": "part_died"})
                self._failed = True
                return

    def _connected(self) -> bool:
        if self._socket is None:
            return not (self._web and self._house.desk.settings.secrets.slack_app_token)
        client = self._socket.client
        return not isinstance(client, SocketModeClient) or client.is_connected()

    def _parts(self) -> dict[str, bool]:
        engine, clock = self._house.engine, self._house.clock
        return {
            "socket": self._connected(),
            "worker": engine.alive if self._work else True,
            "clock": clock.healthy if self._work else True,
        }

    def health(self) -> dict[str, Any]:
        """Return what /health says: `ok`, each part, the live tickets, red accounts, and work that keeps failing.

        A red account does not make the process ill: a supervisor that restarts it would mend nothing.
        """
        parts = self._parts()
        with self._house.desk.sessions() as session:
            live = session.scalar(select(func.count()).select_from(TicketRow).where(IS_LIVE))
            red = receipt.red(session, now=self._house.desk.now())
        failing = list(self._house.engine.failing.values())
        accounts = {name: red.get(name, "ok") for name in self._house.desk.platforms}
        found = {"live_tickets": live or 0, "red_accounts": len(red), "accounts": accounts, "failing": failing}
        return {"ok": all(parts.values()), **parts, **found}

    def _stop(self) -> None:
        if self._socket:
            self._socket.close()
        self._house.clock.stop()
        self._house.engine.stop()
        if self._server:
            self._server.stop()


def _known_to_slack(board: Board, *, needed: bool) -> None:
    """Refuse to start with a token that Slack refuses. A Slack that is away is in the way of a socket only."""
    try:
        found = board.whoami()
    except (Unreachable, RateLimited) as error:
        if needed and isinstance(error, Unreachable):
            raise
        log.warning("Slack could not be asked who we are: %s", error, extra={"action": "slack_away"})
    else:
        log.info("We are @%s in %s.", found.name, found.team_name, extra={"action": "slack_known"})


def _meet_staff(desk: Desk) -> None:
    """Ask who may decide before the very first click, which would be refused; later the clock asks."""
    with desk.sessions() as session:
        known = staff.anybody(session)
    if not known:
        try:
            work.learn_staff(desk)
        except Outside as error:
            log.warning("Slack could not be asked who is in the team: %s", error, extra={"action": "slack_away"})


def favour_clicks() -> None:
    """Let the threads that answer Slack go before those that work."""
    # Each statement of a click lets go of the interpreter, and another thread would keep it for 5 ms each time.
    sys.setswitchinterval(SWITCH)
    # What is loaded by now stays: without it, a full collection holds up every click for 100 ms.
    gc.collect()
    gc.freeze()
    # Training leaves tens of megabytes free that the C library keeps; only glibc takes the hint.
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _connect(socket: SocketModeHandler) -> None:
    """Open the socket. Without one the process ends with a sentence, and its supervisor starts a new one."""
    try:
        with told("opening the socket", writes=False, now=wiring.utc_now):
            socket.connect()
    except AuthExpired as error:
        raise BadSettings(
            ["Slack refuses SLACK_APP_TOKEN. Make a new one with the scope connections:write."]
        ) from error


def _look_back(house: wiring.House) -> None:
    """Look at the reactions of the last cards: Slack gives up delivering to a bot that is away for long."""
    with house.desk.sessions.begin() as session:
        house.desk.catch_up(session, cards.untouched(session, most=LOOK_BACK))


def _server(site: Wsgi, secrets: Secrets) -> Server:
    try:
        return Server(site, host=secrets.host, port=secrets.port)
    except OSError as error:
        where = f"{secrets.host}, port {secrets.port}"
        said = f"The web server cannot listen on {where} ({error.strerror}). Set PORT to a free one for every process."
        raise BadSettings([said]) from error


def _socket(house: wiring.House, settings: Settings) -> SocketModeHandler:
    """Return the Socket Mode connection; the app token has a client of its own, which Bolt would else share."""
    secrets = settings.secrets
    client = board.client(secrets.slack_app_token, secrets.slack_api_url or None)
    return SocketModeHandler(
        house.app, secrets.slack_app_token, web_client=client, ping_interval=PING, concurrency=SOCKET_THREADS
    )
