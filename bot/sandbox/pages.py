"""The sandbox's one web page: Town Square on the left, Slack on the right, both live.

The page is served to loopback names only and carries the control token in a `<meta>` tag, so only a page of this
origin can read it; every change must send it back as a header, which no other site can. Its policy allows the
package's own files and nothing else: no inline script, no markup made from strings, no other host.
"""

from __future__ import annotations

import json
import os
import re
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.cookie import cookie_name, local
from bot.sandbox.world import World

KINDS = {"js": "text/javascript", "css": "text/css"}
FILE = re.compile(r"page(?:_[a-z]+)?\.(?P<kind>js|css)")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
TOP = Path(__file__).resolve().parents[2]
COMMANDS = ("/complaints",)


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the page and of its scripts and styles."""
    page = Pages(world)
    return [Route("/", page.home), Route("/page/{name}", page.part)]


class Pages:
    """The page and its parts, read from the package."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def home(self, request: Request) -> Response:
        """Answer the page, with the control token in it and in a cookie that other sites cannot make a browser send."""
        if not local(request):
            return PlainTextResponse("This page is served on the loopback address only.", status_code=403)
        values = {"token": self.world.token, "app": json.dumps(_app(self.world))}
        html = _read("page.html")
        for name, value in values.items():
            html = html.replace(f"{{{{{name}}}}}", escape(value))
        answer = Response(html, media_type="text/html", headers=HEADERS)
        answer.set_cookie(cookie_name(request), self.world.token, httponly=True, samesite="strict")
        return answer

    async def part(self, request: Request) -> Response:
        """Answer one script or style sheet of the page."""
        known = FILE.fullmatch(request.path_params["name"])
        if known is None or not local(request):
            return PlainTextResponse("There is no such file.", status_code=404)
        try:
            text = _read(known.group())
        except FileNotFoundError:
            return PlainTextResponse("There is no such file.", status_code=404)
        return Response(text, media_type=KINDS[known["kind"]], headers=HEADERS)


def _read(name: str) -> str:
    return files("bot.sandbox").joinpath(name).read_text(encoding="utf-8")


def _app(world: World) -> dict[str, Any]:
    """Return what the page offers to type and to choose: slash commands and message shortcuts of the manifest."""
    names = COMMANDS if world.manifest.commands is None else world.manifest.commands
    described = {each["command"]: each for each in _described("slash_commands")}
    titles = {each["callback_id"]: each.get("name") for each in _described("shortcuts")}
    shortcuts = world.manifest.shortcuts or {}
    return {
        "commands": [word for name in names for word in _words(name, described.get(name, {}))],
        "shortcuts": [
            {"callback_id": each, "name": titles.get(each) or each.replace("_", " ").capitalize()}
            for each, kind in shortcuts.items()
            if kind == "message"
        ],
    }


def _words(command: str, described: dict[str, Any]) -> list[dict[str, str]]:
    """Return the command and what its usage hint offers: «status | show N» gives two, the second with a hint."""
    offers = [{"text": command, "hint": str(described.get("description") or "")}]
    for offer in str(described.get("usage_hint") or "").split("|"):
        word, _, rest = offer.strip().partition(" ")
        if word:
            offers.append({"text": f"{command} {word} ".removesuffix("" if rest else " "), "hint": rest})
    return offers


def _described(part: str) -> list[dict[str, Any]]:
    """Return a part of the manifest's features in the manifest's own words, which Slack shows and never enforces."""
    named = os.environ.get("AMENDS_MANIFEST")
    for path in (Path(named) if named else Path(), Path("manifest.yml"), TOP / "manifest.yml"):
        if path.is_file():
            data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            return list((data.get("features") or {}).get(part) or ())
    return []
