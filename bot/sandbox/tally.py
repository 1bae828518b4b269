"""Counts what a run came to, from the outside world's own books: nothing here asks the bot's database.

`count` is a pure function, so that each thing it must notice (a reply twice, a reply lost, a post that nobody saw, two
cards for one ticket) has a test in which it happens.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Json = dict[str, Any]

# A trigger older than 3 s, a view that somebody saved first, a modal closed meanwhile: Slack refuses these in
# ordinary work, and nothing that staff must see is lost by it.
BENIGN = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "hash_conflict", "not_found"})
_IGNORED = re.compile(r"\b(\d[\d,]*) (?:ignored|posts? left aside)\b")


@dataclass(frozen=True, slots=True)
class Approval:
    """A click on Approve: which post it answered and which text was shown.

    `sure`: the card said afterwards that the reply is under way. Else it moved on before anybody could see.
    """

    post: str
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Books:
    """All that is known from outside at the end of a run.

    `posted` are ids of posts that are public, `gone` those of deleted ones; `messages` are all Slack messages as they
    stand now; `conversations` gives each post's conversation; `ignored` is what the bot says it did not card.
    """

    ledger: Json
    messages: Sequence[Json] = ()
    posted: Sequence[str] = ()
    gone: frozenset[str] = frozenset()
    conversations: Mapping[str, str] = field(default_factory=dict)
    approvals: Sequence[Approval] = ()
    claimed: int = 0
    asking: int = 0
    ignored: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to. `problems` are sentences; a run is `ok` without any, and with nothing lost or doubled."""

    posts: int
    tickets: int
    cards: int
    claimed: int
    approved: int
    public_replies: int
    duplicates: int
    lost: int
    unclear: int
    seconds: float
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every approved reply is public exactly once and no card was rejected."""
        return not (self.duplicates or self.lost or self.problems)

    def as_dict(self) -> dict[str, int | float]:
        """Give the counts alone, in order, for JSON."""
        return {name: value for name, value in asdict(self).items() if name != "problems"}


def count(books: Books, *, seconds: float, problems: Iterable[str] = ()) -> Result:
    """Count a run from its books; `problems` are those that were noticed on the way."""
    payloads = list(_payloads([*books.ledger["slack"]["messages"], *books.messages]))
    replies = [_weigh(each, books.gone) for each in _conversations(books)]
    unseen = sorted(set(books.posted) - covered(payloads) - books.gone)
    lost_posts = max(0, len(unseen) - books.ignored)
    return Result(
        posts=len(books.posted),
        tickets=len({payload["ticket"] for payload in payloads if payload.get("ticket")}),
        cards=len({payload["key"] for payload in payloads if payload["key"].startswith("card:")}),
        claimed=books.claimed,
        approved=sum(each.approved for each in replies),
        public_replies=len(books.ledger["network"]["own"]),
        duplicates=sum(each.doubled for each in replies),
        lost=sum(each.missing for each in replies) + lost_posts,
        unclear=books.asking,
        seconds=round(seconds, 1),
        problems=(*problems, *_problems(books.ledger, replies, unseen[:lost_posts])),
    )


def covered(payloads: Iterable[Json]) -> set[str]:
    """Give the ids of the posts that staff can find in Slack: on a card, in its thread, or in a digest."""
    found: set[str] = set()
    for payload in payloads:
        if payload.get("post"):
            found.add(str(payload["post"]))
        several = payload.get("posts") or ()
        found.update(several.split(",") if isinstance(several, str) else map(str, several))
    return found


def covered_by(messages: Iterable[Json]) -> set[str]:
    """Give the ids of the posts that these Slack messages show."""
    return covered(_payloads(messages))


def ignored_in(answer: object) -> int:
    """Give how many posts the answer to `/complaints status` says were ignored."""
    counts = [re.sub(r"\D", "", match) for text in _strings(answer) for match in _IGNORED.findall(text)]
    return max((int(each) for each in counts), default=0)


@dataclass(frozen=True, slots=True)
class _Talk:
    """One conversation: what was approved in it, and what became public."""

    posts: frozenset[str]
    approvals: tuple[Approval, ...]
    public: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    approved: int
    doubled: int
    missing: int
    altered: tuple[str, ...]


def _conversations(books: Books) -> Iterator[_Talk]:
    approvals: dict[str, list[Approval]] = defaultdict(list)
    public: dict[str, list[Json]] = defaultdict(list)
    for approval in books.approvals:
        approvals[books.conversations.get(approval.post, approval.post)].append(approval)
    for own in books.ledger["network"]["own"]:
        public[own["conversation"]].append(own)
    for name in sorted({*approvals, *public}):
        posts = frozenset(each.post for each in approvals[name])
        yield _Talk(posts, tuple(approvals[name]), tuple(public[name]))


def _weigh(talk: _Talk, gone: frozenset[str]) -> _Outcome:
    sure = [approval for approval in talk.approvals if approval.sure]
    excess = len(talk.public) - len(sure)
    # A click of which nobody saw the outcome excuses one reply; none is missing if there is no reply.
    taken = min(len(talk.approvals) - len(sure), max(0, excess))
    same = Counter((own["in_reply_to"], _plain(own["text"])) for own in talk.public)
    shown = {_plain(approval.text) for approval in talk.approvals if approval.text}
    altered = tuple(own["id"] for own in talk.public if shown and _plain(own["text"]) not in shown)
    absent = Counter(_plain(each.text) for each in sure if each.text) - Counter(
        _plain(own["text"]) for own in talk.public
    )
    missing = max(0, -excess, absent.total() - len(altered))
    return _Outcome(
        approved=len(sure) + taken,
        doubled=max(0, excess - taken, same.total() - len(same)),
        # Nobody can answer a post that was deleted; the card says so.
        missing=0 if talk.posts & gone else missing,
        altered=altered,
    )


def _problems(ledger: Json, replies: Sequence[_Outcome], unseen: Sequence[str]) -> Iterator[str]:
    for error, methods in sorted(ledger["slack"]["rejected"].items()):
        for method, times in sorted(methods.items()):
            if error not in BENIGN or method.startswith("chat."):
                yield f"Slack refused {method} {times} times: {error}."
    keys = Counter(payload["key"] for payload in _payloads(ledger["slack"]["messages"]))
    for key, times in sorted(keys.items()):
        if times > 1:
            yield f"The message {key} was posted {times} times."
    for reply in [own for each in replies for own in each.altered]:
        yield f"The reply {reply} is not the text that was on the card when it was approved."
    if unseen:
        yield f"Nobody in Slack can see the posts {', '.join(unseen[:10])}{' …' if len(unseen) > 10 else ''}."


def _payloads(messages: Iterable[Json]) -> Iterator[Json]:
    for message in messages:
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("key"):
            yield payload | {"key": str(payload["key"])}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for each in node:
            yield from _strings(each)
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
