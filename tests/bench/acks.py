"""How fast Slack is answered: every delivery is a decision that is committed before its acknowledgement."""

import secrets
import time
from collections.abc import Iterator
from itertools import count

from bot.sandbox import payloads
from bot.sandbox.harbour import BOT_USER
from tests.bench.measure import Figure, Size, rounded, spread
from tests.bench.stage import Json, Stage, complaint, stage, wait_for

SAM, MIA = "U0SAM", "U0MIA"
SERIAL = count(1)
TARGETS = {False: {"p50": 3.0, "p95": 6.0}, True: {"p50": 6.0, "p95": 12.0}}
SOCKET_PACE, HTTP_PACE = 10.0, 50.0
Parcel = tuple[str, Json]


def ack_socket(size: Size) -> list[Figure]:
    """Measure over Socket Mode, ten decisions a second."""
    return _measure(size, http=False, pace=SOCKET_PACE, decisions=size.pick(600, 12))


def ack_http(size: Size) -> list[Figure]:
    """Measure signed requests under waitress, fifty decisions a second."""
    return _measure(size, http=True, pace=HTTP_PACE, decisions=size.pick(1_500, 12))


def _measure(size: Size, *, http: bool, pace: float, decisions: int) -> list[Figure]:
    cards = size.pick(60, 4)
    with stage(http=http, pace="") as here:
        floor, floor_clicks = _floor(here, cards, decisions, pace)
        durable, durable_clicks = _floor(here, cards, decisions, pace, durable=True)
        with here.playing():
            shown = _cards(here, cards)
            here.deliver(list(_claims(shown, cards)), pace)  # the first of everything is slower: imports, plans
            claims = here.deliver(list(_claims(shown, decisions)), pace)
            clicks = here.deliver([_approval(card) for card in shown], pace)
    way = f"{'signed HTTP under waitress' if http else 'Socket Mode'}, {pace:g}/s, SQLite, worker in the same process"
    bare = "bare Bolt listener, same transport and pace"
    return [
        Figure(what, "ms", spread(ours), bare, spread(bottom), TARGETS[http], notes={"durable_floor": _noted(lasting)})
        for what, ours, bottom, lasting in (
            (f"ack of a claim or release over {way}", claims, floor, durable),
            (f"ack of Approve over {way}", clicks, floor_clicks, durable_clicks),
        )
    ]


def _floor(
    here: Stage, cards: int, decisions: int, pace: float, *, durable: bool = False
) -> tuple[list[float], list[float]]:
    with here.bare(durable=durable):
        here.deliver(list(_claims(_nowhere(cards), cards)), pace)
        claims = here.deliver(list(_claims(_nowhere(cards), decisions)), pace)
        return claims, here.deliver([_approval(card) for card in _nowhere(cards)], pace)


def _noted(values: list[float]) -> Json:
    what = "bare Bolt listener that commits one row and one piece of work, nobody doing it"
    return {"what": what, **rounded(spread(values))}


def _cards(here: Stage, number: int) -> list[Json]:
    here.town.post([complaint(n) for n in range(number)])
    wait_for(lambda: len(here.cards()) >= number, seconds=60 + 2 * number, what=f"{number} cards")
    time.sleep(1.0)
    return here.cards()


def _nowhere(number: int) -> list[Json]:
    return [{"key": f"card:{n}", "channel": "C0DELIVERY", "ts": f"{n}.0"} for n in range(1, number + 1)]


def _claims(cards: list[Json], number: int) -> Iterator[Parcel]:
    """Each card is claimed and released, again and again: every one is a decision of its own."""
    for n in range(number):
        card = cards[n % len(cards)]
        kind = "reaction_added" if n // len(cards) % 2 == 0 else "reaction_removed"
        item = {"type": "message", "channel": card["channel"], "ts": card["ts"]}
        body = {"type": kind, "user": SAM, "reaction": "eyes", "item": item, "item_user": BOT_USER}
        yield "events_api", payloads.event(body | {"event_ts": f"{time.time():.6f}"}, int(time.time()))


def _approval(card: Json) -> Parcel:
    """Return the click on a card's button, with about as much around it as Slack sends."""
    ticket = str(card["key"]).partition(":")[2]
    body = payloads.interaction("block_actions", MIA)
    body["trigger_id"] = f"{next(SERIAL)}.{secrets.token_hex(8)}"
    body["container"] = {"type": "message", "message_ts": card["ts"], "channel_id": card["channel"]}
    body["channel"] = payloads.channel_of(card["channel"])
    body["message"] = {"type": "message", "ts": card["ts"], "blocks": card.get("blocks", []), "user": BOT_USER}
    text = {"type": "plain_text", "text": "Approve & send"}
    button = {"type": "button", "action_id": "approve", "block_id": "b", "value": f"{ticket}:1", "text": text}
    body["actions"] = [button | {"action_ts": f"{time.time():.6f}"}]
    return "interactive", body
