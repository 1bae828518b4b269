"""What a card says of others who say the same: how many, where, and whether they were answered."""

from collections.abc import Iterator, Sequence

from bot.domain.card import Also, Card, Similar
from bot.slack import blocks as b
from bot.slack import texts as t
from bot.slack.blocks import Block

LINKS = 5
DOT = " · "


def line(card: Card) -> list[Block]:
    """Return one grey line, or nothing where nobody else says the same. What is approved answers none of them."""
    parts = [*_theirs([one for one in card.also if one.same_person]), *_others(card)]
    return [b.context(b.mrkdwn(DOT.join(parts)))] if parts else []


def similar(card: Card) -> list[Block]:
    """Return one grey line on similar tickets, the open one first, or nothing where there are none."""
    return [b.context(*(each for one in card.similar for each in _ticket(card, one)))] if card.similar else []


def _ticket(card: Card, one: Similar) -> list[Block]:
    """Return a ticket's number as a link to its card, and the beginning of its post, in which nothing is live."""
    base = t.address(card.workspace)
    url = f"{base.rstrip('/')}/archives/{one.channel}/p{one.ts.replace('.', '')}" if base and one.ts else ""
    number = t.link(url, f"#{one.ticket} ↗") if url else f"#{one.ticket}"
    lead = "Similar, open:" if one.live else "Last similar, closed:"
    return [b.mrkdwn(f"{lead} {number}"), b.text(f"«{t.first_line(one.text, 70)}»", 90)]


def _theirs(also: Sequence[Also]) -> Iterator[str]:
    if also:
        yield f"Also posted on {_links(also)}{_left(also)}"


def _others(card: Card) -> Iterator[str]:
    others = [one for one in card.also if not one.same_person]
    if others:
        who = "1 other post says" if len(others) == 1 else f"{len(others):,} other posts say"
        yield f"{who} the same: {_links(others)}{_left(others)}"


def _links(also: Sequence[Also]) -> str:
    shown = [
        t.link(one.url, f"{t.first_line(one.platform_title, 40)}{' ↗' if t.address(one.url) else ''}") for one in also
    ]
    return ", ".join(shown[:LINKS]) + (f" and {len(shown) - LINKS:,} more" if len(shown) > LINKS else "")


def _left(also: Sequence[Also]) -> str:
    left = [one for one in also if not one.settled]
    again = sum(one.wrote_again for one in left)
    words = "not answered" if len(left) == len(also) else f"{len(left):,} not answered"
    return (f" ({words}" if left else " (answered") + (f", {again:,} wrote again)" if again else ")")
