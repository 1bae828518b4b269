"""The shape of one language: what we can say in it, and what it takes to repeat a customer's words in it.

In a sentence `{I|we}` is the team's person and `[du|Sie]` the team's formality; `<said>`, `<thing>`, `<team>`, `<look>`
and `<when>` are filled by the writer; one that begins with `~` is too light for a grave matter. The lists of one draft
have lengths without a common factor, so that numbered tickets walk through all combinations before one comes again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.words.urgency import split


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's sentences.

    `restated` repeats what happened as a clause of ours («your parcel is lost»), `quoted` in the customer's very words,
    `about` names a thing, `worded` quotes a word, `plain` has none of theirs, `still` is for a conversation that has
    gone on, `noted` answers what neither complains nor asks. What the team's knowledge says follows `answered`;
    `in_private` announces a private message. `things` maps the customer's word (`*`: its beginning) to the words we use
    for it. `formal` spells contractions out, `joined` draws two words together («su il», «sul»), and after a sign of
    `begins` the customer's clause begins with a capital letter.
    """

    hello: tuple[str, str]
    nameless: tuple[str, str]
    quotes: tuple[str, str]
    restated: tuple[str, ...]
    quoted: tuple[str, ...]
    about: tuple[str, ...]
    worded: tuple[str, ...]
    plain: tuple[str, ...]
    still: tuple[str, ...]
    short: tuple[str, ...]
    steps: tuple[str, ...]
    short_steps: tuple[str, ...]
    write_to: tuple[str, ...]
    direct: tuple[str, ...]
    warm: tuple[str, ...]
    unplug: tuple[str, ...]
    praise_said: tuple[str, ...]
    praise: tuple[str, ...]
    praise_plain: tuple[str, ...]
    solved: tuple[str, ...]
    question: tuple[str, ...]
    question_plain: tuple[str, ...]
    noted: tuple[str, ...]
    answered: tuple[str, ...]
    in_private: tuple[str, ...]
    grave: Mapping[str, tuple[str, ...]]
    grave_steps: tuple[str, ...]
    grave_call: tuple[str, ...]
    grave_write: tuple[str, ...]
    at: str
    tomorrow: str
    soon: str
    that: str
    anything: str
    teams: Mapping[str, str]
    looks: Mapping[str, str]
    things: Mapping[str, str]
    formal: Mapping[str, str] = field(default_factory=dict)
    begins: str = ".!?"
    joined: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What it takes to pick a customer's words and to turn them round: «my parcel is lost», «your parcel is lost».

    `turned` maps a word to ours, informal and formal. A clause is turned only if it begins with one of `starters` (or
    with a word of `leads`, before which the lead is put), holds one of `verbs` and none of `ours`: words that would
    come out wrong. Where verbs say by themselves who acts, no word may end like `first_person`, and the clause is cut
    at the first of `links`, behind which somebody else may act. Of the words in `ours`, those in `address` may stand in
    quotation marks. `bad` shows that a clause tells of a trouble, `good` that it does not. No clause ends with one of
    `dangling`; `fillers` are cut off its beginning.

    `owned` maps a possessive to the words for «your» that fit our sentences; one of `owned_endings` counts only before
    a noun that ends so (in German «meine» is feminine or plural). `small` words end the name of a thing, `vague` ones
    are no thing, `endings` are those of words that name none. Who writes a word of `polite` is answered formally.
    """

    turned: Mapping[str, tuple[str, str]]
    starters: frozenset[str]
    leads: Mapping[str, str]
    verbs: frozenset[str]
    ours: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    owned: Mapping[str, tuple[str, str]]
    articles: Mapping[str, str]
    small: frozenset[str]
    vague: frozenset[str]
    dangling: frozenset[str]
    fillers: frozenset[str]
    address: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    owned_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    noun_last: bool = False
    capital_nouns: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language that we can answer in."""

    speech: Speech
    grammar: Grammar


def pairs(text: str, before: str = "") -> dict[str, str]:
    """Read «said = ours; said» into a mapping; what has no `=` is called by its own word. `before` goes before ours."""
    found: dict[str, str] = {}
    for piece in split(text):
        said, _, ours = piece.partition(" = ")
        found[said] = before + (ours or said.rstrip("*"))
    return found


def turns(text: str) -> dict[str, tuple[str, str]]:
    """Read «mein = dein | Ihr; my = your» into what is said informally and formally."""
    found: dict[str, tuple[str, str]] = {}
    for said, ours in pairs(text).items():
        informal, _, formal = ours.partition(" | ")
        found[said] = informal, formal or informal
    return found
