"""python -m bot.sandbox: the outside world on loopback."""

from __future__ import annotations

import argparse

from bot.sandbox.app import serve
from bot.sandbox.world import new_world


def main(arguments: list[str] | None = None) -> None:
    """Serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="The outside world on loopback.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--events-url", help="deliver by signed HTTP to this URL instead of Socket Mode")
    parser.add_argument("--seed", type=int, default=0, help="seed of everything random")
    parser.add_argument("--pace", choices=("fast", "real"), default="fast", help="real: Slack's limits per minute too")
    parser.add_argument("--person-limit", type=int, default=0, help="how long a person's post may be; 0: the default")
    parser.add_argument("--token", default="", help="the control token; default: a new one")
    parser.add_argument("--state-file", help="accepted and not used: the sandbox forgets")
    given = parser.parse_args(arguments)
    world = new_world(
        token=given.token,
        pace=given.pace,
        seed=given.seed,
        person_limit=given.person_limit,
        events_url=given.events_url,
    )
    serve(world, given.port)


if __name__ == "__main__":
    main()
