"""One place of each kind in this process, where people write at a time that the test says, and posts can hide.

A hidden post is there and not shown: it appears late, or was left out of the page that it belongs to.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any, Protocol

from bot.platforms.base import Platform, Watch
from bot.platforms.email import Server as MailServer
from bot.platforms.feeds import FeedPlatform
from bot.platforms.sandbox import SandboxPlatform
from bot.sandbox import network_api as town
from bot.sandbox.network import Network, Submission
from tests.platforms.bluesky_server import BlueskyServer
from tests.platforms.direct import DirectEmail, Mailbox, Tape, onto
from tests.platforms.feed_server import FeedServer, Forum, Item
from tests.platforms.lab import WAIT, Call, Trouble
from tests.platforms.mastodon_server import Instance
from tests.platforms.standin import Asked, Refused, Route, Standin
from tests.platforms.test_bluesky import Sky
from tests.platforms.test_mastodon import Toots
from tests.platforms.test_x import Posts
from tests.platforms.x_server import Server


class Village(Protocol):
    """What a storm and a measurement need of a place."""

    page: int
    want: Watch
    tape: Tape

    def adapter(self) -> Platform:
        """Return a new adapter, as after a restart."""
        ...

    def say(self, number: int, at: datetime) -> str:
        """Let somebody complain; return the post's id."""
        ...

    def say_as_us(self, number: int, at: datetime) -> None:
        """Let a colleague write there."""
        ...

    def hide(self, post: str) -> Callable[[], object]:
        """Hide a post; return what shows it again."""
        ...

    def trouble(self, kind: Trouble) -> None:
        """Let the next look go wrong."""
        ...

    def replayed(self) -> Platform:
        """Return an adapter as it was before it read anything, for a tape that is played."""
        ...

    def forget(self) -> None:
        """Let go of what only a measurement would pile up."""
        ...

    def close(self) -> None:
        """End."""
        ...


def words(number: int) -> str:
    """Return a complaint."""
    return f"kettle number {number} came broken, I want a refund"


class Place:
    """What most places share."""

    def adapter(self) -> Platform:
        raise NotImplementedError

    def replayed(self) -> Platform:
        return self.adapter()

    def forget(self) -> None:
        """Nothing piles up that would be shown again."""


class OnX(Place):
    """X, with a watched term."""

    def __init__(self) -> None:
        self.server = Server()
        self._lab = Posts(self.server)
        self.page, self.want, self.tape = self._lab.page, self._lab.want, Tape(self.server)

    def adapter(self) -> Platform:
        return onto(self._lab.adapter(), self.tape)

    def say(self, number: int, at: datetime) -> str:
        # Every fourth does not name us, and is found by the term.
        text = f"my copper {words(number)}" if number % 4 == 0 else f"{self._lab.us} {words(number)}"
        return self._lab.say(text, by=f"person{number % 50}", at=at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self.server.publish(f"@{'LarkHarbour'} is here, number {number}", "LarkHarbour", at=at)

    def hide(self, post: str) -> Callable[[], object]:
        tweets = self.server.square.tweets
        kept = tweets.pop(int(post))
        return lambda: tweets.setdefault(kept.id, kept)

    def trouble(self, kind: Trouble) -> None:
        self.server.trouble(Call.FETCH, kind)

    def close(self) -> None:
        self.server.close()


class OnMastodon(Place):
    """An instance, with a watched hashtag."""

    def __init__(self) -> None:
        self.server = Instance()
        self._lab = Toots(self.server)
        self.page, self.want, self.tape = self._lab.page, self._lab.want, Tape(self.server)
        self.server.world.statuses.clear()

    def adapter(self) -> Platform:
        return onto(self._lab.adapter(), self.tape)

    def say(self, number: int, at: datetime) -> str:
        text = f"my #kettle: {words(number)}" if number % 4 == 0 else f"{self._lab.us} {words(number)}"
        return self._lab.say(text, by=f"person{number % 50}", at=at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self.server.publish(f"our #kettle, number {number}", "LarkHarbour", at=at)

    def hide(self, post: str) -> Callable[[], object]:
        world, number = self.server.world, int(post)
        kept = world.statuses.pop(number)
        notices = [each for each in world.notices if each.status == number]
        world.notices = [each for each in world.notices if each.status != number]

        def show() -> None:
            world.statuses[number] = kept
            world.notices += notices

        return show

    def trouble(self, kind: Trouble) -> None:
        self.server.trouble(Call.FETCH, kind)

    def close(self) -> None:
        self.server.close()


class OnBluesky(Place):
    """A server of the AT Protocol. Its adapter stays: to make one takes longer than all it does here."""

    def __init__(self) -> None:
        self.server = BlueskyServer()
        self._lab = Sky(self.server)
        self.page, self.want, self.tape = self._lab.page, self._lab.want, Tape(self.server)
        self._adapter = onto(self._lab.adapter(), self.tape)

    def adapter(self) -> Platform:
        self._adapter._xrpc._client = None  # as after a restart, the session is taken from where it is kept
        return self._adapter

    def replayed(self) -> Platform:
        self._lab.sessions.save("")
        return self.adapter()

    def say(self, number: int, at: datetime) -> str:
        return self._lab.say(f"{self._lab.us} {words(number)}", by=f"person{number % 50}", at=at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self._lab.say_as_us(f"number {number}")

    def hide(self, post: str) -> Callable[[], object]:
        kept = self.server._known(post)
        self.server.remove(post)
        return lambda: self.server.posts.append(kept)

    def trouble(self, kind: Trouble) -> None:
        self.server.trouble(Call.FETCH, kind)

    def close(self) -> None:
        self.server.close()


class InAFeed(Place):
    """A forum's feed."""

    def __init__(self) -> None:
        self.server = FeedServer()
        self._lab = Forum(self.server)
        self.page, self.want, self.tape = self._lab.page, self._lab.want, Tape(self.server)
        self._items = 0

    def adapter(self) -> Platform:
        return onto(FeedPlatform("forum", "http://forum.example/feed", own=["LarkHarbour"]), self.tape)

    def say(self, number: int, at: datetime) -> str:
        return self._add(f"person{number % 50}", words(number), at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self._add("LarkHarbour", f"number {number}", at)

    def forget(self) -> None:
        self.server.items.clear()  # a feed shows the newest entries, and not all there ever were

    def _add(self, by: str, text: str, at: datetime) -> str:
        self._items += 1
        self.server.items.append(Item(f"entry-{self._items}", by, f"<p>{text}</p>", at))
        return f"entry-{self._items}"

    def hide(self, post: str) -> Callable[[], object]:
        kept = next(item for item in self.server.items if item.id == post)
        self.server.items.remove(kept)

        def show() -> None:
            self.server.items.append(kept)
            self.server.items.sort(key=lambda item: item.at)

        return show

    def trouble(self, kind: Trouble) -> None:
        self.server.trouble(Call.FETCH, kind)

    def close(self) -> None:
        self.server.close()


class InAMailbox(Place):
    """A mailbox."""

    page = 50

    def __init__(self) -> None:
        self.box = Mailbox()
        self.want = Watch()
        self.tape = Tape(None)

    def adapter(self) -> Platform:
        nowhere = MailServer("127.0.0.1", 1, "help", "secret")
        made = DirectEmail("mail", sender=("Lark Harbour", "help@larkharbour.example"), imap=nowhere, smtp=nowhere)
        made.box = self.box
        return made

    def say(self, number: int, at: datetime) -> str:
        return self._put(f"person{number % 50}@mail.example", words(number), number, at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self._put("help@larkharbour.example", f"number {number}", number, at)

    def _put(self, sender: str, text: str, number: int, at: datetime) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "help@larkharbour.example", "the order"
        mail["Message-ID"] = f"<{number}.{self.box.last}@mail.example>"
        mail.set_content(text)
        self.box.put(mail.as_bytes(), at)
        return str(mail["Message-ID"])

    def hide(self, post: str) -> Callable[[], object]:
        wanted = f"Message-ID: {post}".encode()
        uid = next(uid for uid, (raw, _) in self.box.mails.items() if wanted in raw)
        kept = self.box.mails.pop(uid)
        return lambda: self.box.mails.setdefault(uid, kept)

    def trouble(self, kind: Trouble) -> None:
        self.box.troubles.append(kind)

    def close(self) -> None:
        """Nothing is open."""


class TownSquare(Standin):
    """Town Square's inbox, from the sandbox's own network, by the rules of every stand-in."""

    def __init__(self) -> None:
        self.network = Network()
        self.hidden: set[str] = set()
        super().__init__()

    def routes(self) -> tuple[Route, ...]:
        return (Route("GET", "/network/api/inbox", Call.FETCH, self._inbox, frozenset({"after", "limit", "terms"})),)

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        return {"error": str(status), "message": reason}

    def slow_down(self) -> Mapping[str, str]:
        return {"Retry-After": str(WAIT)}

    def check(self, asked: Asked) -> None:
        if asked.headers.get("authorization") != f"Bearer {town.TOKEN}":
            raise Refused(401, "This needs the account's bearer token.")

    def _inbox(self, asked: Asked) -> Any:
        after = town._opened(asked.one("after"))
        page = self.network.inbox(after=after, limit=asked.number("limit", 100, least=1, most=100))
        shown = [town._post(self.network, each, "http://town") for each in page.posts if each.id not in self.hidden]
        return {"posts": shown, "next": town._cursor(page.next), "more": page.more}


class OnTheSquare(Place):
    """The sandbox's network."""

    page = 100

    def __init__(self) -> None:
        self.server = TownSquare()
        self.want = Watch()
        self.tape = Tape(self.server)

    def adapter(self) -> Platform:
        return onto(SandboxPlatform("town", "http://town.example", town.TOKEN, grace=timedelta(0)), self.tape)

    def say(self, number: int, at: datetime) -> str:
        return self._publish(f"person{number % 50}", f"@LarkHarbour {words(number)}", at)

    def say_as_us(self, number: int, at: datetime) -> None:
        self._publish("LarkHarbour", f"number {number}", at)

    def _publish(self, by: str, text: str, at: datetime) -> str:
        return self.server.network.publish(Submission(by, text, created_at=at), now=at).id

    def hide(self, post: str) -> Callable[[], object]:
        self.server.hidden.add(post)
        return lambda: self.server.hidden.discard(post)

    def trouble(self, kind: Trouble) -> None:
        self.server.trouble(Call.FETCH, kind)

    def close(self) -> None:
        self.server.close()


VILLAGES: dict[str, Callable[[], Village]] = {
    "x": OnX,
    "mastodon": OnMastodon,
    "bluesky": OnBluesky,
    "feeds": InAFeed,
    "email": InAMailbox,
    "sandbox": OnTheSquare,
}
