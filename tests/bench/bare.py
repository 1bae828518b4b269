"""The floor of every acknowledgement: a Bolt app set up like ours whose listeners do nothing but acknowledge."""

import argparse
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from waitress import create_server

from bot.sandbox.harbour import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

THREADS = 16


def main() -> None:
    """Acknowledge until told to stop, over HTTP where a port is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("api")
    parser.add_argument("--port", type=int)
    given = parser.parse_args()
    bare = _app(given.api)
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


def _app(api: str) -> App:
    app = App(
        client=WebClient(BOT_TOKEN, base_url=api, retry_handlers=[]),
        signing_secret=SIGNING_SECRET,
        process_before_response=True,
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(THREADS),
    )

    @app.event("reaction_added")
    def added() -> None:
        pass

    @app.event("reaction_removed")
    def removed() -> None:
        pass

    @app.action("approve")
    def approve(ack: Ack) -> None:
        ack()

    return app


if __name__ == "__main__":
    main()
