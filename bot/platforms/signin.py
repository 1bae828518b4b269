"""Obtaining tokens, as `amends login` walks through it: a page to open, a code to bring back.

Mastodon: https://docs.joinmastodon.org/methods/oauth/ (an app of our own on the instance, then the code shown there).
X: https://docs.x.com/fundamentals/authentication/oauth-1-0a/obtaining-user-access-tokens (the PIN). Neither kind of
token runs out by itself, and neither is printed or logged.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import requests

from bot.domain import errors
from bot.platforms.http import Http

TIMEOUT = (3.0, 7.0)
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
SCOPES = "read write:statuses"
X = "https://api.twitter.com"


@dataclass(frozen=True, slots=True)
class MastodonApp:
    """Our app on one instance, and the page on which its account lets it in."""

    url: str
    client_id: str
    client_secret: str = field(repr=False)

    @property
    def page(self) -> str:
        """Return the address of that page."""
        asked = {"response_type": "code", "client_id": self.client_id, "redirect_uri": OUT_OF_BAND, "scope": SCOPES}
        return f"{self.url}/oauth/authorize?{urlencode(asked)}"


def mastodon_app(url: str) -> MastodonApp:
    """Make an app on the instance: everybody may."""
    wanted = {"client_name": "Amends", "redirect_uris": OUT_OF_BAND, "scopes": SCOPES}
    made = Http(f"{url.rstrip('/')}/", {}, timeout=TIMEOUT).post("api/v1/apps", wanted)
    return MastodonApp(url.rstrip("/"), str(made["client_id"]), str(made["client_secret"]))


def mastodon_token(app: MastodonApp, code: str) -> str:
    """Return the account's token for the code that the page showed."""
    given = {"client_id": app.client_id, "client_secret": app.client_secret, "redirect_uri": OUT_OF_BAND}
    asked = {**given, "grant_type": "authorization_code", "code": code, "scope": SCOPES}
    try:
        return str(Http(f"{app.url}/", {}, timeout=TIMEOUT).post("oauth/token", asked)["access_token"])
    except errors.Rejected as error:
        raise errors.AuthExpired(f"The instance does not take this code: {error} Begin anew.") from error


class XSignIn:
    """The walk to an account's tokens by a PIN."""

    def __init__(self, api_key: str, api_secret: str, url: str) -> None:
        self._app = api_key, api_secret
        self._url = url.rstrip("/") or X
        self._asked: dict[str, str] = {}

    def page(self) -> str:
        """Return the address of the page on which the account lets the app in, and that shows the PIN."""
        from requests_oauthlib import OAuth1Session

        key, secret = self._app
        with _told("X does not take the app's key and secret: look at X_API_KEY and X_API_SECRET."):
            session = OAuth1Session(key, client_secret=secret, callback_uri="oob")
            self._asked = dict(session.fetch_request_token(f"{self._url}/oauth/request_token", timeout=TIMEOUT))
            return f"{self._url}/oauth/authorize?{urlencode({'oauth_token': self._asked['oauth_token']})}"

    def tokens(self, pin: str) -> tuple[str, str]:
        """Return the account's access token and its secret."""
        from requests_oauthlib import OAuth1Session

        (key, secret), asked = self._app, self._asked
        owner = {"resource_owner_key": asked["oauth_token"], "resource_owner_secret": asked["oauth_token_secret"]}
        with _told("X does not take this PIN. Begin anew."):
            session = OAuth1Session(key, client_secret=secret, verifier=pin, **owner)
            said = session.fetch_access_token(f"{self._url}/oauth/access_token", timeout=TIMEOUT)
            return str(said["oauth_token"]), str(said["oauth_token_secret"])


@contextmanager
def _told(refused: str) -> Iterator[None]:
    """Tell in our own words what went wrong; what the library says may hold tokens."""
    from requests_oauthlib.oauth1_session import TokenMissing, TokenRequestDenied

    try:
        yield
    except (TokenRequestDenied, TokenMissing, KeyError):
        raise errors.AuthExpired(refused) from None
    except (requests.RequestException, ValueError):
        raise errors.Unreachable("X cannot be reached.") from None
