"""Drafts replies with a language model. What it answers is material: `bot.flow.rewrites` checks it like any draft."""

from bot.domain.errors import Silent
from bot.domain.words.text import read
from bot.model.asking import Model
from bot.writers.base import Brief, Written
from bot.writers.prompt import INSTRUCTIONS, USE, Draft, Kind, Support, author, known, question

_TOLD = 6
"""Words in a row that no draft shares with our instructions by chance."""

MOST = 8
"""Sentences of a draft that are taken for one at all; the house rules find three enough."""


class LlmWriter:
    """The writer that a model stands behind: slow, paid, and not always there."""

    name = "llm"

    def __init__(self, model: Model, *, patience: float) -> None:
        """`patience` are the seconds after which an answer comes too late."""
        self._model = model
        self._patience = patience

    def hopeless(self, brief: Brief) -> str:
        """Return in two words why the model would not be asked now."""
        return self._model.hopeless(USE, author(brief))

    def write(self, brief: Brief) -> Written:
        """Return two drafts that nobody has checked yet, or raise Silent."""
        said = self._model.ask(question(brief), seconds=self._patience)
        items = frozenset(known(brief))
        first, second = _text(said.first), _text(said.second)
        if not first:
            raise Silent("model unclear", billed=True)
        if _tells(f"{first} {second}"):
            raise Silent("model unsafe", billed=True)
        doubtful = (*_doubtful(said.first, items), *_doubtful(said.second, items))
        return Written(
            first, brief.verdict.language, self.name, other=second if second != first else "", doubtful=doubtful
        )


def _text(draft: Draft) -> str:
    """Return the draft on one line; nothing where it is no reply but an essay."""
    sentences = [_line(sentence.text) for sentence in draft.sentences]
    return " ".join(sentence for sentence in sentences if sentence) if len(sentences) <= MOST else ""


def _tells(text: str) -> bool:
    """Return whether a draft repeats what the model was told to do: that is for nobody."""
    words = read(text).folded
    told = f" {' '.join(read(INSTRUCTIONS).folded)} "
    runs = (words[at : at + _TOLD] for at in range(len(words) - _TOLD + 1))
    return any(f" {' '.join(run)} " in told for run in runs)


def _doubtful(draft: Draft, items: frozenset[str]) -> tuple[str, ...]:
    """Return the facts that the model itself cannot say the source of, or whose source there is none."""
    unfounded = (
        sentence
        for sentence in draft.sentences
        if (sentence.kind is Kind.FACT and sentence.support is Support.NONE)
        or (sentence.support is Support.KNOWLEDGE and sentence.item not in items)
    )
    return tuple(line for sentence in unfounded if (line := _line(sentence.text)))


def _line(text: str) -> str:
    return " ".join(text.split())
