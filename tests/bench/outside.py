"""The sandbox with one more door: deliver these parcels at this pace, and say how long each acknowledgement took."""

import argparse
import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox import app, server
from bot.sandbox.delivery import Carrier, Parcel
from bot.sandbox.signed import SignedHttp
from bot.sandbox.world import World, new_world


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events-url")
    world = new_world(events_url=parser.parse_args().events_url)
    built = app.build_app(world)
    built.router.routes.insert(0, _door(world))
    server.serve(built, world, 0)


def _door(world: World) -> Route:
    async def deliver(request: Request) -> Response:
        refused = world.guard(request)
        if refused is not None:
            return refused
        body = await request.json()
        carrier: Carrier = SignedHttp(body["url"]) if body["url"] else world.sockets
        parcels = [Parcel(kind, payload) for kind, payload in body["parcels"]]
        return JSONResponse(await _deliver(carrier, parcels, body["per_second"]))

    return Route("/_bench/deliver", deliver, methods=["POST"])


async def _deliver(carrier: Carrier, parcels: list[Parcel], per_second: float) -> list[dict[str, Any]]:
    """Send on time whether or not the ones before were answered: a slow answer must not thin out what follows."""
    loop = asyncio.get_running_loop()
    begun, under_way = loop.time(), []
    for number, parcel in enumerate(parcels):
        await asyncio.sleep(max(0.0, begun + number / per_second - loop.time()))
        under_way.append(loop.create_task(_carry(carrier, parcel)))
    return list(await asyncio.gather(*under_way))


async def _carry(carrier: Carrier, parcel: Parcel) -> dict[str, Any]:
    ack = await carrier.carry(parcel)
    return {"ok": ack.ok, "ms": ack.ms, "problem": ack.problem}


if __name__ == "__main__":
    main()
