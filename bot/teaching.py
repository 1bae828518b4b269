"""Triage learns from staff: nightly, and by `amends train`. Every process uses what the database says is in use."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.config import Secrets, Settings
from bot.desk import Desk
from bot.flow import learning
from bot.flow.learning import Wanted
from bot.store import events, labels
from bot.store.labels import Label
from bot.store.session import Sessions

if TYPE_CHECKING:
    from bot.classifiers.learner import Lesson
    from bot.classifiers.linear import Taught
    from bot.classifiers.training import Exam

Examine = Callable[[Wanted], "Exam"]


def labelled(found: Sequence[Label]) -> tuple[Labelled, ...]:
    """Return labels of staff as classifiers learn them."""
    return tuple(Labelled(each.text, each.category, staff=True, language=each.language) for each in found)


def taught(sessions: Sessions) -> "Taught":
    """Return the labels that are in use, for a classifier to look at."""
    from bot.classifiers.linear import Taught

    def state() -> str:
        with sessions() as session:
            return labels.state(session)

    def in_use() -> tuple[Labelled, ...]:
        with sessions() as session:
            return labelled(labels.in_use(session))

    return Taught(state, in_use)


def lesson(settings: Settings) -> "Lesson":
    """Return what triage learns beside our own text: the team's examples, read now."""
    from bot.classifiers.learner import Lesson

    own = corpus.of_team(settings.team.triage, Path(settings.secrets.amends_settings).parent)
    return Lesson(own, settings.team.topic_words(), settings.secrets.amends_embeddings, str(_cache(settings.secrets)))


def _cache(secrets: Secrets) -> Path:
    """Return the folder for what was learnt: that of an SQLite file; beside a server's database there is none."""
    parsed = sa.make_url(secrets.database_url)
    file = parsed.database if parsed.get_backend_name() == "sqlite" else None
    return Path(secrets.amends_cache or Path(file or secrets.amends_settings).parent)


def examine(settings: Settings, wanted: Wanted) -> "Exam":
    """Find out in another process what the fresh labels would make of triage."""
    plain = lesson(settings)
    return replace(plain, own=(*plain.own, *labelled(wanted.taken))).examine_apart(labelled(wanted.fresh))


def learn(desk: Desk, wanted: Wanted, *, by: str, examine: Examine) -> tuple[int, str, "Exam"]:
    """Try the fresh labels, and take them into use if triage is none the worse; return the training and a sentence."""
    exam = examine(wanted)
    with desk.sessions.begin() as session:
        number, sentence = learning.settle(session, wanted, asdict(exam), exam.problem, by=by, now=desk.now())
    return number, sentence, exam


def learn_nightly(desk: Desk, *, examine: Examine) -> None:
    """Learn what staff said until last night; where that makes triage worse, tell them."""
    night = learning.night(desk.now(), desk.settings.hours.zone)
    with desk.sessions() as session:
        wanted = learning.wanted(session, before=night, again=False)
    if wanted is None:
        return
    number, sentence, exam = learn(desk, wanted, by=events.AMENDS, examine=examine)
    if exam.problem:
        key, channel = f"training:{number}", _operators(desk)
        with desk.sessions.begin() as session:
            what = channel, key, f"⚠ {sentence}", desk.now().isoformat()
            desk.engine.enqueue(session, "views", "warn_operators", *what, key=key)


def _operators(desk: Desk) -> str:
    team = desk.settings.team
    return team.staff.ops_channel or team.routes[-1].channel


def train(desk: Desk, *, by: str, examine: Examine) -> Iterator[str]:
    """Learn all that staff have said so far; yield what came of it."""
    with desk.sessions() as session:
        wanted = learning.wanted(session, before=desk.now(), again=True)
    if wanted is None:
        yield "There are no new labels: your team has corrected nothing since the last training."
        return
    yield f"Learning from {len(wanted.fresh):,} new labels; this takes up to a minute."
    _, sentence, exam = learn(desk, wanted, by=by, examine=examine)
    yield sentence
    yield _figures("what your team decided", exam.staff)
    yield _figures("the posts that come with Amends", exam.ours)


def _figures(what: str, figures: tuple[float, float]) -> str:
    return f"Held back, macro-F1 on {what}: {figures[0]:.3f} before, {figures[1]:.3f} after."


def undo(desk: Desk) -> str:
    """Go back to what was in use before the last training."""
    with desk.sessions.begin() as session:
        return learning.undo(session)


def recipes(desk: Desk) -> dict[str, Callable[..., None]]:
    """Return every recipe by the name under which it is enqueued."""
    return {"learn_nightly": partial(learn_nightly, desk, examine=partial(examine, desk.settings))}
