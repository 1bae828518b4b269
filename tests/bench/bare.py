"""The floors of every acknowledgement: a Bolt app set up like ours whose listeners do nothing but acknowledge.

With a database each of them commits one row and one piece of work first, on the libraries alone: what a durable
acknowledgement costs at the least on this machine.
"""

import argparse
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from sqlalchemy.orm import Session
from waitress import create_server

from bot.engine import Engine
from bot.sandbox.harbour import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from bot.store.session import open_engine

THREADS = 16


def main() -> None:
    """Acknowledge until told to stop, over HTTP where a port is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("api")
    parser.add_argument("--port", type=int)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    bare = _app(given.api, _write_into(given.database) if given.database else lambda: None)
    if given.port:
        server = create_server(SlackRequestHandler(bare), host="127.0.0.1", port=given.port, threads=THREADS)
        sys.stdout.write("ready\n")
        server.run()
        return
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    client = WebClient(APP_TOKEN, base_url=given.api, retry_handlers=[])
    SocketModeHandler(bare, APP_TOKEN, web_client=client, concurrency=THREADS).connect()
    sys.stdout.write("ready\n")
    over.wait()


def _write_into(url: str) -> Callable[[], None]:
    """Return what commits one row and one piece of work, under the pragmas of `bot.store.session`."""
    opened = open_engine(url)
    with opened.begin() as connection:
        connection.execute(sa.text("CREATE TABLE decisions (id INTEGER PRIMARY KEY, text TEXT)"))
    engine = Engine(opened, worker="bare")
    engine.prepare()
    engine.connect()
    insert = sa.text("INSERT INTO decisions (text) VALUES ('claimed')")

    def write() -> None:
        with Session(opened) as session, session.begin():
            session.execute(insert)
            engine.enqueue(session, "updates", "nothing", 1)

    return write


def _app(api: str, write: Callable[[], None]) -> App:
    app = App(
        client=WebClient(BOT_TOKEN, base_url=api, retry_handlers=[]),
        signing_secret=SIGNING_SECRET,
        process_before_response=True,
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(THREADS),
    )

    @app.event("reaction_added")
    def added() -> None:
        write()

    @app.event("reaction_removed")
    def removed() -> None:
        write()

    @app.action("approve")
    def approve(ack: Ack) -> None:
        write()
        ack()

    return app


if __name__ == "__main__":
    main()
