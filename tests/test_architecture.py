"""The rules of the house that no linter knows: sizes, steps, scopes, what the README promises."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from bot.config import Secrets
from bot.doctor import SCOPES
from bot.sandbox.manifest import Manifest
from bot.slack.board import Board
from bot.team import Team

TOP = Path(__file__).resolve().parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef

FILES = sorted(
    path
    for folder in ("bot", "handlers", "tests")
    for path in (TOP / folder).rglob("*")
    if path.suffix in (".py", ".js", ".css", ".html") and "__pycache__" not in path.parts
)
OURS = [path for path in FILES if path.suffix == ".py" and path.relative_to(TOP).parts[0] != "tests"]
LONGEST_FILE, LONGEST_FUNCTION = 400, 25

ASKS_SLACK = {
    "apps_connections_open": set(),
    "auth_test": set(),
    "chat_getPermalink": set(),
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history"},
    "conversations_replies": {"channels:history", "groups:history"},
    "reactions_get": {"reactions:read"},
    "usergroups_users_list": {"usergroups:read"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_update": set(),
}
"""The scopes of each call by Slack's reference, https://docs.slack.dev/reference/methods, in channels of both kinds."""

HEARS = {"app_home_opened": set(), "reaction_added": {"reactions:read"}, "reaction_removed": {"reactions:read"}}
"""The scopes of each event, https://docs.slack.dev/reference/events."""


def named(path: Path) -> str:
    return str(path.relative_to(TOP))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def size(function: Function) -> int:
    """Return a function's lines from its `def` to its end; functions within it are counted by themselves."""
    inner = [node for node in ast.walk(function) if isinstance(node, Function) and node is not function]
    outermost = [node for node in inner if not any(node is not other and node in ast.walk(other) for other in inner)]
    return lines(function) - sum(lines(node) for node in outermost)


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def calls(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield receiver and name of each method call, the receiver as it is written."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield ast.unparse(call.func.value), call.func.attr


def arguments(function: Function) -> Iterator[ast.arg]:
    given = function.args
    yield from (*given.posonlyargs, *given.args, *given.kwonlyargs)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    found = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}

    assert {name: count for name, count in found.items() if count > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    """Migrations are left out: they are lists of columns, written once and never changed."""
    checked = [path for path in OURS if "versions" not in path.parts]
    found = {f"{named(path)} {each.name}": size(each) for path in checked for each in functions(path)}

    assert {name: count for name, count in found.items() if count > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", sorted((TOP / "bot" / "flow").glob("*.py")), ids=lambda path: path.stem)
def test_no_step_opens_or_ends_a_transaction(path: Path) -> None:
    forbidden = {"commit", "rollback", "begin", "begin_nested"}

    assert {name for receiver, name in calls(tree(path)) if name in forbidden and "session" in receiver} == set()


BOARD = {name for name in vars(Board) if not name.startswith("_")}
PLATFORM = {"check", "fetch", "reply", "find_reply", "refresh", "below"}
"""What goes over the network. `caps`, `measure` and `may_reply` are pure, so a step may use them in a transaction."""


@pytest.mark.parametrize("path", sorted((TOP / "bot" / "flow").glob("*.py")), ids=lambda path: path.stem)
def test_no_step_touches_both_the_database_and_the_network(path: Path) -> None:
    broken = []
    for function in functions(path):
        hints = {each.arg: ast.unparse(each.annotation) for each in arguments(function) if each.annotation}
        if "Session" not in hints.values():
            continue
        broken += [
            f"{function.name} takes {hint}" for hint in hints.values() if re.search("Board|Writer|WebClient", hint)
        ]
        made = [(by, name) for by, name in calls(function) if by != "session" and name in BOARD | PLATFORM]
        broken += [f"{function.name} calls {by}.{name}" for by, name in made]

    assert broken == []


@pytest.mark.parametrize("path", sorted((TOP / "handlers").glob("*.py")), ids=lambda path: path.stem)
def test_no_listener_touches_the_network(path: Path) -> None:
    """Slack wants its answer within 3 seconds: listeners store, enqueue and answer."""
    touched = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}

    assert touched & {"board", "writer", "classifier", "fetch", "reply", "find_reply", "client"} <= {"reply"}
    assert not {"Board", "WebClient", "say", "respond"} & {each.arg for f in functions(path) for each in arguments(f)}


def test_everything_is_caught_at_the_edges_only() -> None:
    """The work runner, and the sentence encoder, whose libraries raise a bare Exception for a broken file."""
    broad = [
        f"{named(path)}:{node.lineno}"
        for path in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not any(isinstance(last, ast.Raise) and last.exc is None for last in node.body)
    ]

    assert [place.split(":")[0] for place in broad if not place.startswith("bot/sandbox/")] == [
        "bot/classifiers/embeddings.py",
        "bot/engine.py",
    ]


IMPORT_ALL = """
import pkgutil, sys, threading
import bot, handlers
for package in (bot, handlers):
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".migrations" not in found.name and not found.name.endswith("__main__"):
            __import__(found.name)
assert "bot.wiring" in sys.modules and "handlers.actions" in sys.modules
others = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
assert not others, others
"""


def test_nothing_happens_at_import(tmp_path: Path) -> None:
    """Without any settings, in an empty folder: no file is made, no thread is started, nothing is looked up."""
    watched = (
        "import sys\nsys.addaudithook(lambda name, args: name == 'socket.connect' and sys.exit(f'{name} {args}'))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", watched + IMPORT_ALL],
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


CLIENTS = {
    *("App", "BackgroundScheduler", "BlockingScheduler", "DBOS", "DBOSClient", "Engine", "OpenAI", "Secrets"),
    *("ThreadPoolExecutor", "WebClient", "create_engine", "create_server", "load", "open_engine", "sessionmaker"),
}


@pytest.mark.parametrize("path", [path for path in OURS if path.name != "env.py"], ids=named)
def test_no_module_holds_a_client_an_engine_or_settings(path: Path) -> None:
    at_import = [node for node in tree(path).body if not isinstance(node, Function | ast.ClassDef)]
    called = {
        ast.unparse(n.func).split(".")[-1] for each in at_import for n in ast.walk(each) if isinstance(n, ast.Call)
    }

    assert called & CLIENTS == set()


def manifest() -> dict[str, object]:
    return dict(yaml.safe_load((TOP / "manifest.yml").read_text(encoding="utf-8")))


def test_the_app_asks_for_the_scopes_that_its_calls_need_and_no_other() -> None:
    sdk = [path for path in OURS if "sandbox" not in path.parts]
    made = {name for path in sdk for by, name in calls(tree(path)) if by.split(".")[-1].lstrip("_") == "client"}
    made = {
        name for name in made if re.match(r"(apps|auth|chat|conversations|reactions|user|views|files|team|bots)", name)
    }
    assert made <= set(ASKS_SLACK), "a call whose scopes nobody has looked up"
    loaded = Manifest.load()

    needed = {scope for name in made for scope in ASKS_SLACK[name]}
    needed |= {scope for name in loaded.events for scope in HEARS[name]} | {"commands"}

    assert set(loaded.scopes) == needed
    assert set(SCOPES) == needed
    assert set(ASKS_SLACK) == made, "a call that nobody makes any more"


def test_the_app_hears_the_events_that_it_listens_to_and_no_other() -> None:
    heard = {
        decorator.args[0].value
        for path in sorted((TOP / "handlers").glob("*.py"))
        for function in functions(path)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "app.event"
        if isinstance(decorator.args[0], ast.Constant)
    }

    assert heard == set(Manifest.load().events)


def test_the_sandbox_without_a_manifest_allows_what_the_manifest_asks_for() -> None:
    """A wheel holds no manifest.yml: there the sandbox's own list stands in."""
    built_in, loaded = Manifest(), Manifest.load()

    assert (set(built_in.scopes), set(built_in.events)) == (set(loaded.scopes), set(loaded.events))
    assert loaded.commands == (Team.model_fields["slack"].default.command,)


def test_the_manifest_uses_socket_mode_and_keeps_slacks_lengths() -> None:
    app = manifest()
    shown, features, settings = app["display_information"], app["features"], app["settings"]
    assert isinstance(shown, dict)
    assert isinstance(features, dict)
    assert isinstance(settings, dict)

    assert settings["socket_mode_enabled"] is True
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert features["app_home"]["home_tab_enabled"] is True


def readme() -> str:
    return (TOP / "README.md").read_text(encoding="utf-8")


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of the first table below a heading."""
    _, _, rest = readme().partition(f"\n### {heading}\n")
    assert rest, f"the README has no «{heading}»"
    table = rest[rest.index("|") : rest.index("\n\n", rest.index("|"))].splitlines()
    for line in table[2:]:
        yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def test_the_readme_lists_every_variable_with_its_default() -> None:
    told = {name: row[1].strip("`") for row in rows("The environment") for name in re.findall(r"`([A-Z_]+)`", row[0])}
    known = {name.upper(): str(field.default) or "–" for name, field in Secrets.model_fields.items()}

    assert told == known


def keys(model: type[BaseModel], within: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        sections = [part for part in parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
        inner = [key for section in sections for key in keys(section, f"{name}.")]
        yield from dict.fromkeys(inner) if sections else [f"{within}{name}"]


def parts(annotation: object) -> Iterator[object]:
    """Yield what a type is made of, however deep: the kinds of a platform are a union in a tuple."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def test_the_readme_lists_every_setting_of_a_team() -> None:
    told = [name for row in rows("amends.toml") for name in re.findall(r"`([a-z_.]+)`", row[0])]

    assert sorted(told) == sorted(set(keys(Team)))  # a brand's voice has the settings of [voice]


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(readme().splitlines()) <= 385


def test_the_readme_begins_with_two_commands_and_mentions_files_that_exist() -> None:
    shown = re.findall(r"^```(?:sh)?\n(.*?)^```", readme(), re.MULTILINE | re.DOTALL)
    mentioned = set(re.findall(r"`((?:bot|handlers|tests)/[\w/.-]+)`", readme()))

    assert shown[0].splitlines() == ["pip install -e . && amends demo", 'pip install -e ".[test]" && pytest']
    assert {name for name in mentioned if not (TOP / name).exists()} == set()
