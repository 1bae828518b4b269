"""From `amends.toml` to an adapter that speaks for the account."""

from dataclasses import replace

from bot.config import Secrets
from bot.doctor import findings
from bot.domain.errors import AuthExpired
from bot.platforms import registry
from bot.platforms.bluesky import BlueskyPlatform
from bot.platforms.email import EmailPlatform, Tls, server
from bot.platforms.feeds import FeedPlatform
from bot.platforms.mastodon import MastodonPlatform
from bot.platforms.x import XPlatform
from tests.factories import AMENDS, settings
from tests.platforms.bluesky_server import PASSWORD, BlueskyServer
from tests.platforms.contract import provoke
from tests.platforms.feed_server import FeedServer
from tests.platforms.mastodon_server import TOKEN, Instance
from tests.platforms.standin import served
from tests.platforms.x_server import KEYS, Server

TWO = """
[[platforms]]
type = "x"
name = "x_uk"
account = "@LarkHarbour"
[[platforms]]
type = "mastodon"
name = "toots"
account = "@LarkHarbour"
url = "{url}"
"""


def secrets(**more: str) -> Secrets:
    """Return secrets as the environment would hold them."""
    names = ("x_api_key", "x_api_secret", "x_access_token", "x_access_secret")
    return Secrets.model_validate(dict(zip(names, KEYS, strict=True)) | more)


def test_each_account_gets_its_adapter_and_check_says_who_we_are_there() -> None:
    with served(Server()) as x, served(Instance()) as mastodon:
        read = settings(AMENDS + TWO.format(url=mastodon.url))
        read = replace(read, secrets=secrets(x_api_url=x.url, mastodon_access_token=TOKEN))

        built = [registry.build(section, read) for section in read.team.platforms[1:]]

        assert [type(each) for each in built] == [XPlatform, MastodonPlatform]
        assert [each.check() for each in built] == ["@LarkHarbour", "@LarkHarbour"]
        assert [each.name for each in built] == ["x_uk", "toots"]
        assert all(asked.method == "GET" for asked in (*x.asked, *mastodon.asked))


def test_check_tells_a_token_that_is_refused() -> None:
    with served(Instance()) as mastodon:
        read = settings(AMENDS + TWO.format(url=mastodon.url))
        toots = registry.build(read.team.platforms[2], read)

        provoke(toots.check, AuthExpired)
        found = {finding.what: finding for finding in findings(read)}

    assert not found["Platform toots"].good
    assert "refuses our token" in found["Platform toots"].said


THREE = """
[[platforms]]
type = "bluesky"
name = "sky"
account = "@larkharbour.test"
url = "{sky}"
[[platforms]]
type = "feed"
name = "forum"
url = "{feed}/feed"
[[platforms]]
type = "email"
name = "help"
account = "help@larkharbour.example"
imap = "imap+starttls://mail.larkharbour.example"
smtp = "smtps://mail.larkharbour.example:4650"
"""


def test_bluesky_feeds_and_mailboxes_can_be_named() -> None:
    with served(BlueskyServer()) as sky, served(FeedServer()) as feed:
        read = settings(AMENDS + THREE.format(sky=sky.url, feed=feed.url))
        read = replace(read, secrets=secrets(bluesky_password=PASSWORD, email_password="secret"))

        built = [registry.build(section, read) for section in read.team.platforms[1:]]

        assert [type(each) for each in built] == [BlueskyPlatform, FeedPlatform, EmailPlatform]
        assert [each.check() for each in built[:2]] == ["@larkharbour.test", "«Forum»"]
        assert [each.caps.can_reply for each in built] == [True, False, True]


def test_a_mail_server_is_reached_as_its_address_says() -> None:
    found = [server(address, "maya", "x") for address in ("imaps://a.example", "smtp+starttls://b.example:2525/")]

    assert [(each.host, each.port, each.tls) for each in found] == [
        ("a.example", 993, Tls.TLS),
        ("b.example", 2525, Tls.STARTTLS),
    ]
