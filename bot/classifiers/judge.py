"""Who judges posts for commands over files and texts: the same as while the bot runs, without its settings."""

from importlib.util import find_spec
from pathlib import Path

from bot.classifiers import corpus
from bot.classifiers.base import Classifier
from bot.classifiers.rules import RulesClassifier
from bot.team import Team


def judge_of(team: Team | None, folder: Path) -> Classifier:
    """Return the trained classifier, or word lists; `folder` is where the team's settings are, if there are any."""
    if find_spec("sklearn") is None:
        return RulesClassifier(team.topic_words() if team else None)
    from bot.classifiers.learner import NOTHING_MORE, Lesson
    from bot.classifiers.linear import LinearClassifier

    own = Lesson(corpus.of_team(team.triage, folder), team.topic_words()) if team else NOTHING_MORE
    return LinearClassifier(lesson=own)
