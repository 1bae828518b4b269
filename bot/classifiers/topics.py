"""What a post is about, by word lists: ours in seven languages, a team's own beside them."""

from collections.abc import Mapping, Sequence

from bot.classifiers.lists import TOPICS
from bot.domain.topics import DEFAULT_TOPICS, OTHER
from bot.domain.words.text import Phrases, Words
from bot.domain.words.urgency import split

_FIRST = ("safety", "privacy")
"""Topics that win over any number of other words: one fire outweighs five parcels."""

_WEAK = 0.4
"""What a word of a list that ends in `~` weighs: words that stand in complaints about anything («my money back»)."""


class Topics:
    """Finds the topic of a text. `own` are the team's topics with their words, which come on top of our words.

    Without any, the default topics are looked for. A word of the team's weighs as much as one of ours.
    """

    def __init__(self, own: Mapping[str, Sequence[str]] | None = None) -> None:
        wanted = own or dict.fromkeys(DEFAULT_TOPICS, ())
        ours = {label: split(lists) for label, lists in TOPICS.items() if label.rstrip("~") in wanted}
        self._phrases = Phrases({**ours, **{name: (*ours.get(name, ()), *words) for name, words in wanted.items()}})
        self._first = tuple(name for name in _FIRST if name in wanted)

    def of(self, words: Words) -> str:
        """Return the topic with most words; of equals the one that is named first."""
        scores: dict[str, float] = {}
        for hit in self._phrases.find(words):
            topic = hit.label.rstrip("~")
            scores[topic] = scores.get(topic, 0.0) + (_WEAK if hit.label.endswith("~") else 1.0)
        first = next((topic for topic in self._first if topic in scores), None)
        return first or max(scores, key=lambda topic: scores[topic], default=OTHER)
