"""The command line: every command in one place, thin."""

import errno
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot import covering
from bot.domain.errors import AmendsError

if TYPE_CHECKING:
    from bot.sandbox.demo import ScriptOptions

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False
)
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""No room: on the disk, in the quota, in a file. Libraries need some too, for temporary files."""

out = Console()
err = Console(stderr=True)


def main() -> None:
    """Run the command line; what goes wrong in a known way is told in a sentence, without a traceback."""
    try:
        app()
    except AmendsError as error:
        fail(error)
    except OSError as error:
        if error.errno not in FULL:
            raise
        fail(AmendsError(f"The disk is full ({error.strerror}). Nothing stored is lost; make room and start again."))


def fail(error: AmendsError) -> NoReturn:
    """Say what is wrong and what to do, and end."""
    err.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(2)


def say(text: str) -> None:
    """Print as it is: brackets are no markup, and a line is not broken where a terminal is narrow."""
    out.print(text, markup=False, highlight=False, soft_wrap=True)


def _run(*, web: bool, work: bool) -> None:
    from bot import config, log, wiring
    from bot.running import Running
    from bot.store.session import readable_errors

    settings = config.load()
    log.start(settings.secrets.log_level)
    with readable_errors(), wiring.build(settings) as house:
        raise SystemExit(Running(house, web=web, work=work).run())


@app.command()
def run() -> None:
    """Run everything in one process."""
    _run(web=True, work=True)


@app.command()
def web() -> None:
    """Speak with Slack only; run `amends worker` beside it (PostgreSQL)."""
    _run(web=True, work=False)


@app.command()
def worker() -> None:
    """Run the clock and the queues only; start as many as you like (PostgreSQL)."""
    _run(web=False, work=True)


Replay = Annotated[Path | None, typer.Option(help="CSV with id and text, or JSONL, instead of the story.")]
Limit = Annotated[int | None, typer.Option(help="At most so many posts.", min=1)]
Approve = Annotated[Literal["all", "complaints"], typer.Option(help="What simulated staff approve.")]
Seed = Annotated[int, typer.Option(help="The same seed plays the same.")]
KillEvery = Annotated[float | None, typer.Option(help="Kill the bot about every so many seconds.", min=0.5)]
Workers = Annotated[int, typer.Option(help="Worker processes; more than one needs --database-url.", min=1)]
Port = Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.", min=0, max=65535)]


@app.command()
def demo(
    script: Annotated[bool, typer.Option("--script", help="No browser: simulated staff, one JSON object.")] = False,
    replay: Replay = None,
    limit: Limit = None,
    approve: Approve = "complaints",
    seed: Seed = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
    kill_every: KillEvery = None,
    workers: Workers = 1,
    database_url: Annotated[str | None, typer.Option(help="PostgreSQL, for a database of its own.")] = None,
    http: Annotated[bool, typer.Option("--http", help="Signed HTTP instead of Socket Mode.")] = False,
    port: Port = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Show Amends at work, without any account: a Slack workspace and a social network on this machine."""
    from bot.sandbox import demo as stage

    with _told_by_the_stage():
        if not script:
            raise SystemExit(stage.show(port, seed=seed, say=say, open_browser=browser))
        options = stage.ScriptOptions(replay, limit, approve, seed, kill_every, workers, database_url, http)
        raise SystemExit(_script(options, as_json=as_json))


@contextmanager
def _told_by_the_stage() -> Iterator[None]:
    """Pass on what the sandbox says went wrong; it knows nothing of our errors."""
    from bot.sandbox import demo as stage
    from bot.sandbox.replay import ReplayError

    try:
        yield
    except (stage.StartError, ReplayError) as error:
        raise AmendsError(str(error)) from error


def _script(options: "ScriptOptions", *, as_json: bool) -> int:
    from bot.sandbox import demo as stage

    columns = TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("start", total=None)

        def progress(step: stage.Progress) -> None:
            bar.update(task, description=step.phase, completed=step.done, total=step.total or None)

        result = stage.script(options, progress=progress)
    for problem in result.problems:
        err.print(problem, style="red", markup=False)
    print(json.dumps(result.as_dict(), indent=None if as_json else 2))  # noqa: T201
    return 0 if result.ok else 1


@app.command()
def route(
    text: Annotated[str, typer.Argument(help="What somebody might write.")],
    platform: Annotated[str, typer.Option(help="Name of the platform account it came from.")] = "",
    author: Annotated[str, typer.Option(help="Handle of the author.")] = "somebody",
    followers: Annotated[int, typer.Option(help="The author's followers.")] = 0,
) -> None:
    """Say which routing rule would catch a post, and why."""
    from bot import config
    from bot.explain import explain

    for line in explain(
        config.load(), text, platform=platform, author=author, followers=followers, now=datetime.now(UTC)
    ):
        say(line)


Data = Annotated[Path, typer.Argument(help="CSV or JSONL with text and label, or a folder of CSVs.")]
Where = Annotated[list[str] | None, typer.Option(help="Only rows where column=value; may be given several times.")]


@app.command()
def evaluate(
    file: Data,
    label: Annotated[str, typer.Option(help="The column that says what each post is.")] = "label",
    group: Annotated[str, typer.Option(help="Also for each value of this column.")] = "",
    where: Where = None,
    worst: Annotated[int, typer.Option(help="So many of the worst mistakes.", min=0)] = 10,
    plot: Annotated[Path | None, typer.Option(help="Draw the curves into this file (PNG).")] = None,
    learning: Annotated[bool, typer.Option("--learning", help="Also what labels from staff would change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
) -> None:
    """Say how well triage tells complaints from the rest, on labelled posts that it has not learnt from."""
    from bot import evaluate as judged

    sets = judged.read(file, judged.Asked(label.lower(), group.lower(), judged.conditions(where or [])))
    encode = judged.encoder()
    every = list(judged.evaluate(sets, encode))
    if plot:
        judged.plot(every, plot)
    lessons = [each for some in sets if learning for each in judged.learning(some, encode)]
    details = None if file.is_dir() else judged.details(every[-1], worst=worst)
    scores = [each.score for each in every]
    if as_json:
        print(json.dumps(judged.report_as_json(scores, details, lessons)))  # noqa: T201
    for table in () if as_json else judged.report(scores, details, lessons):
        out.print(table)


@app.command()
def lint(
    text: Annotated[str, typer.Argument(help="The reply, a file that holds it, or - for standard input.")],
    platform: Annotated[str, typer.Option(help="Name of the platform account whose limits count.")] = "",
    post: Annotated[str, typer.Option("--to", help="The post that it answers.")] = "",
    name: Annotated[str, typer.Option(help="The customer's name.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
) -> None:
    """Hold a reply against the house rules; ends with 1 where something would stop it."""
    from bot import config
    from bot import lint as rules

    given = rules.text_of(text, sys.stdin)
    found = rules.by_hand(config.load(), given, platform=platform, post=post, name=name, now=datetime.now(UTC))
    for line in [json.dumps(found.as_dict(), ensure_ascii=False)] if as_json else found.lines():
        say(line)
    raise SystemExit(0 if found.ok else 1)


@app.command()
def draft(
    file: Annotated[
        str, typer.Argument(help="JSONL or CSV with id, text, author, name, platform; - is standard input.")
    ],
    platform: Annotated[str, typer.Option(help="Where rows without a platform come from: x, bluesky, mastodon.")] = "",
    limit: Annotated[int | None, typer.Option(help="Longest reply, instead of the platform's.", min=1)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines also on a terminal.")] = False,
) -> None:
    """Draft a reply to each post of a file, offline, with what the house rules say of it."""
    from bot import drafting, files

    team, asked = drafting.ready(Path(os.environ.get("AMENDS_SETTINGS", "amends.toml")), platform, limit)
    with files.opened(file) as lines:
        for answer in drafting.drafts(lines, asked, team, now=datetime.now(UTC)):
            plain = out.is_terminal and not as_json
            say(drafting.readable(answer) if plain else json.dumps(answer, ensure_ascii=False))


@app.command()
def triage(
    file: Annotated[
        str, typer.Argument(help="JSONL or CSV with id, text, author, followers, platform; - is standard input.")
    ],
) -> None:
    """Judge each post of a file; a line of JSON for each, in order. Ends with 1 where a line could not be read."""
    from bot import config, files, triaging

    def tell(problem: str) -> None:
        err.print(problem, style="red", markup=False, highlight=False, soft_wrap=True)

    tally = triaging.Tally()
    with Progress(*_COLUMNS, console=err, disable=not err.is_terminal) as bar, files.opened(file) as lines:
        task = bar.add_task("learning", total=None)
        judges = triaging.classifier(config.Secrets())  # type: ignore[call-arg,unused-ignore]
        judges.prepare()
        for some in triaging.verdicts(lines, judges, tally, tell, now=datetime.now(UTC)):
            _write(some, bar)
            bar.update(task, description=f"{tally.judged:,} posts", total=files.size(lines), completed=files.at(lines))
    if tally.bad:
        tell(f"{tally.judged:,} posts are judged. Lines that could not be read: {tally.bad:,}.")
    raise SystemExit(1 if tally.bad else 0)


_COLUMNS = TextColumn("{task.description:8}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()


def _write(lines: Sequence[str], bar: Progress) -> None:
    """Write lines to standard output as they are. Where bar and lines share a terminal, they go above the bar."""
    if out.is_terminal and err.is_terminal:
        for line in lines:
            bar.print(line, markup=False, highlight=False, soft_wrap=True)
        return
    # What is no text (halves of surrogate pairs) is escaped here just as JSON escapes it.
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode(errors="backslashreplace"))
    sys.stdout.buffer.flush()


@app.command()
def login(
    platform: Annotated[Literal["mastodon", "bluesky", "x"], typer.Argument(help="Where to sign in.")],
    account: Annotated[str, typer.Option(help="Its name in amends.toml, where there are several.")] = "",
) -> None:
    """Obtain an account's tokens, step by step, and keep them sealed."""
    from bot import config
    from bot.login import login

    login(config.load(), platform, account, ask=typer.prompt, say=say)


@app.command()
def forget(
    author: Annotated[str, typer.Argument(help="Their handle, or their id on the platform.")],
    platform: Annotated[str, typer.Option(help="Only on this platform account; else on all.")] = "",
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove everything by one person: from the database, the search, and the cards in Slack."""
    from bot import config, forgetting

    if not sure:
        typer.confirm(f"Remove everything by {author}? This cannot be undone", abort=True)
    for line in forgetting.forget(config.load(), author, platform=platform):
        say(line)


@app.command()
def train(
    undo: Annotated[bool, typer.Option("--undo", help="Go back to what was in use before the last training.")] = False,
) -> None:
    """Let triage learn now from what staff corrected; the bot may run beside it, and follows within a minute."""
    from functools import partial

    from bot import config, teaching, wiring

    settings = config.load()
    with wiring.beside(settings) as house:
        if undo:
            say(teaching.undo(house.desk))
            return
        for line in teaching.train(house.desk, by="amends train", examine=partial(teaching.examine, settings)):
            say(line)


@app.command()
def check() -> None:
    """Try the settings, the database, Slack and every platform for real, reading only."""
    from bot import config, doctor

    table, good = doctor.table(config.load())
    out.print(table)
    raise SystemExit(0 if good else 1)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Where to write amends.toml and .env.")] = Path(),
) -> None:
    """Ask a few questions and write `amends.toml` and `.env`."""
    from bot import setup

    setup.walk(folder, ask=typer.prompt, say=say)


covering.register(app, say)
