"""Whose turn it is to write into an SQLite file, among the threads of the one process that has it."""

import threading
from typing import Any

from sqlalchemy import Engine, event

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
"""The statements before which Python's sqlite3 begins a transaction."""

LONGEST = 30.0
"""Seconds to wait for a turn; then SQLite's own waiting says that the database is locked."""

_TURN = "amends_turn"


def take_turns(engine: Engine) -> None:
    """Let threads write one after another, each as soon as the one before has committed.

    SQLite alone would make those that wait sleep up to 100 ms between two tries, and whoever tries at the right
    moment wins: with twelve threads that write, one in a hundred waited for two seconds, which is a click lost.
    """
    turn = threading.Lock()

    @event.listens_for(engine, "before_cursor_execute")
    def wait(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not connection.info.get(_TURN) and statement.lstrip()[:7].upper().startswith(WRITES):
            connection.info[_TURN] = turn.acquire(timeout=LONGEST)

    @event.listens_for(engine, "checkin")
    def leave(_connection: Any, record: Any) -> None:
        if record.info.pop(_TURN, False):
            turn.release()
