"""Which requests come from the sandbox's own page: by host name, by origin and by cookie."""

from __future__ import annotations

import re
import secrets

from starlette.requests import Request

HOSTS = frozenset({"127.0.0.1", "localhost"})


def local(request: Request) -> bool:
    """Say whether the request names this machine; a foreign name that resolves to it (DNS rebinding) does not."""
    return re.sub(r":\d+$", "", request.headers.get("host", "")) in HOSTS


def cookie_name(request: Request) -> str:
    """Give the name of the page's cookie: cookies are shared by all ports of a host, so the port is part of it."""
    return f"sandbox_{request.url.port or 80}"


def from_own_page(request: Request, token: str) -> bool:
    """Say whether a change may have come from our page. Browsers name an origin; other programs do not, and may."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    cookie = request.cookies.get(cookie_name(request), "")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return origin == own and secrets.compare_digest(cookie.encode(), token.encode())
