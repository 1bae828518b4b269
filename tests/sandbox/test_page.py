"""The sandbox's page: who gets it, what it may do, and that people can use it."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, ClassVar
from urllib.parse import parse_qs
from urllib.request import Request, urlopen

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.sandbox import network_api, pages
from bot.sandbox.manifest import Manifest
from bot.sandbox.world import World, new_world
from tests.browser import chromium, watched

TOKEN = "page-<token>"
PARTS = sorted(each.name for each in files("bot.sandbox").iterdir() if re.fullmatch(r"page\w*\.(js|css)", each.name))


@pytest.fixture
def world() -> World:
    return new_world(token=TOKEN)


@pytest.fixture
def web(world: World) -> Iterator[TestClient]:
    app = Starlette(routes=[*network_api.routes(world), *pages.routes(world)])
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        yield client


def test_the_page_carries_the_token_in_its_head_and_in_a_strict_cookie(web: TestClient) -> None:
    answer = web.get("/")

    assert '<meta name="sandbox-token" content="page-&lt;token&gt;">' in answer.text
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_the_policy_allows_the_page_its_own_files_and_nothing_else(web: TestClient) -> None:
    policy = web.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", ""])
def test_another_host_name_gets_neither_page_nor_scripts(web: TestClient, host: str) -> None:
    assert web.get("/", headers={"Host": host}).status_code == 403
    assert web.get("/page/page.js", headers={"Host": host}).status_code == 404


def test_a_change_needs_the_header_that_only_the_page_can_send(web: TestClient) -> None:
    web.get("/")  # the cookie alone, which a browser would send by itself, is not enough
    body = {"handle": "maya", "text": "Hello"}
    own = {"Origin": "http://127.0.0.1:8080"}

    assert web.post("/_net/post", json=body, headers=own).status_code == 401
    assert web.post("/_net/post", json=body, headers=own | {"X-Sandbox-Token": TOKEN}).status_code == 200


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_served_and_everything_it_imports_is_there(web: TestClient, name: str) -> None:
    answer = web.get(f"/page/{name}")

    assert answer.status_code == 200
    assert set(re.findall(r'from "\./(\w+\.js)"', answer.text)) <= set(PARTS)


@pytest.mark.parametrize("name", ["page.html", "world.py", "..%2fworld.py", "page_nothing.js", "page.js.map"])
def test_nothing_else_of_the_package_is_served(web: TestClient, name: str) -> None:
    assert web.get(f"/page/{name}").status_code == 404


@pytest.mark.parametrize("name", [*PARTS, "page.html"])
def test_no_part_makes_markup_from_text_or_asks_another_host(name: str) -> None:
    text = files("bot.sandbox").joinpath(name).read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(", text)
    assert not re.search(r"(?:https?:)?//\w[\w-]*\.\w+", text.replace("http://www.w3.org/2000/svg", ""))
    assert len(text.splitlines()) <= 400


def test_the_page_offers_the_commands_and_shortcuts_of_the_manifest(world: World) -> None:
    world.manifest = Manifest(commands=("/sorry",), shortcuts={"open_ticket": "message", "elsewhere": "global"})
    with TestClient(Starlette(routes=pages.routes(world)), base_url="http://127.0.0.1") as web:
        text = web.get("/").text

    assert "/sorry" in text
    assert "open_ticket" in text
    assert "elsewhere" not in text


# --- with a browser -----------------------------------------------------------------------------------------------


class Counter(BaseHTTPRequestHandler):
    """A bot that opens a modal when a button asks for it, and counts what is typed there."""

    sandbox: ClassVar[dict[str, str]] = {}

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        payload = json.loads(form["payload"][0])
        if payload["type"] == "block_actions":
            self.show(payload)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def show(self, payload: dict[str, Any]) -> None:
        if "view" in payload:
            text = payload["actions"][0]["value"] or ""
            slack(self.sandbox, "views.update", view_id=payload["view"]["id"], view=modal(len(text)))
        else:
            slack(self.sandbox, "views.open", trigger_id=payload["trigger_id"], view=modal(0))


def modal(count: int) -> dict[str, Any]:
    field = {
        "type": "plain_text_input",
        "action_id": "reply",
        "multiline": True,
        "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
    }
    label = plain("Your reply")
    entry = {"type": "input", "block_id": "text", "dispatch_action": True, "label": label, "element": field}
    title, submit = plain("Edit the reply"), plain("Save")
    return {"type": "modal", "title": title, "submit": submit, "blocks": [entry, section(f"{count} of 500")]}


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[dict[str, str]]:
    bot = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    threading.Thread(target=bot.serve_forever, daemon=True).start()
    events = f"http://127.0.0.1:{bot.server_port}/slack/events"
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--events-url", events]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        Counter.sandbox = json.loads(process.stdout.readline())
        yield Counter.sandbox
        process.terminate()
    bot.shutdown()
    bot.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def screen(browser: Any, sandbox: dict[str, str]) -> Iterator[Any]:
    problems: list[str] = []
    page = watched(browser.new_page(viewport={"width": 1280, "height": 860}), problems)
    page.set_default_timeout(10_000)
    page.goto(sandbox["url"])
    page.get_by_text("live", exact=True).wait_for()
    yield page
    page.close()
    assert problems == []


def slack(sandbox: dict[str, str], method: str, **body: Any) -> Any:
    headers = {"Authorization": "Bearer xoxb-sandbox-bot", "Content-Type": "application/json; charset=utf-8"}
    request = Request(f"{sandbox['url']}/api/{method}", json.dumps(body).encode(), headers)
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": plain(text)}


def show(screen: Any, channel: str) -> None:
    screen.locator("#channels button").filter(has_text=re.compile(rf"# {channel}\s*\d*$")).click()


@pytest.mark.browser
def test_somebody_new_writes_a_post_and_sees_it(screen: Any) -> None:
    screen.keyboard.press("n")
    screen.keyboard.type("@LarkHarbour my jug <b>leaks</b>")
    screen.get_by_label("Name", exact=True).fill("Zoë Hart")
    screen.get_by_role("button", name="Post", exact=True).click()

    post = screen.locator("#feed .post").filter(has_text="Zoë Hart")
    post.get_by_text("@LarkHarbour my jug <b>leaks</b>").wait_for()
    assert screen.get_by_label("Write a post").input_value() == ""


@pytest.mark.browser
def test_a_card_arrives_live_and_a_reaction_can_be_put_and_taken_back(screen: Any, sandbox: dict[str, str]) -> None:
    words = "Day nine & still no <kettle>"
    slack(sandbox, "chat.postMessage", channel="C0COMPLAINTS", text="a card", blocks=[section(words)])
    show(screen, "complaints")
    card = screen.locator(".msg").filter(has_text=words)

    card.get_by_role("button", name="Add a reaction").click()
    screen.get_by_role("menuitem", name="👀").click()
    mine = card.get_by_role("button", name="eyes, 1, yours too")
    mine.click()

    mine.wait_for(state="detached")


@pytest.mark.browser
def test_what_is_being_typed_survives_what_arrives_meanwhile(screen: Any, sandbox: dict[str, str]) -> None:
    show(screen, "complaints")
    field = screen.get_by_label("Message, or / for a command")
    field.press_sequentially("half a sen")
    slack(sandbox, "chat.postMessage", channel="C0DELIVERY", text="meanwhile", blocks=[section("Meanwhile")])
    screen.get_by_role("button", name="complaints-delivery, 1 unread").wait_for()
    screen.keyboard.type("tence")

    assert field.input_value() == "half a sentence"


@pytest.mark.browser
def test_a_modal_is_updated_under_the_hands_of_who_types_in_it(screen: Any, sandbox: dict[str, str]) -> None:
    button = {"type": "button", "action_id": "edit", "text": plain("Edit"), "value": "1"}
    blocks = [section("A card with a button"), {"type": "actions", "elements": [button]}]
    slack(sandbox, "chat.postMessage", channel="C0BILLING", text="a card", blocks=blocks)
    show(screen, "complaints-billing")
    screen.locator("#slack").get_by_role("button", name="Edit", exact=True).click()
    field = screen.get_by_label("Your reply")

    field.press_sequentially("Sorry, ")
    screen.get_by_text("7 of 500").wait_for()
    screen.keyboard.type("Maya")
    screen.get_by_text("11 of 500").wait_for()

    assert field.input_value() == "Sorry, Maya"
    screen.get_by_role("button", name="Save").click()
    field.wait_for(state="detached")


@pytest.mark.browser
def test_a_card_that_changes_leaves_the_keyboard_where_it_was(screen: Any, sandbox: dict[str, str]) -> None:
    button = {"type": "button", "action_id": "claim", "text": plain("Claim"), "value": "1"}
    actions = {"type": "actions", "elements": [button]}
    card = {"channel": "C0PRODUCT", "text": "a card"}
    sent = slack(sandbox, "chat.postMessage", **card, blocks=[section("Before"), actions])
    show(screen, "complaints-product")
    claim = screen.locator("#slack").get_by_role("button", name="Claim")
    claim.focus()

    slack(sandbox, "chat.update", **card, ts=sent["ts"], blocks=[section("After"), actions])
    screen.locator("#slack").get_by_text("After").wait_for()

    assert claim.evaluate("node => node === document.activeElement")
