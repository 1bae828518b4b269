"""Whether somebody here does something next: «I'll ring them», «ich spüre es auf», «estoy llamando».

Phrases alone would miss most verbs. So the grammar is asked: a first person with a verb that does something, which
hoping, understanding and being sorry do not.
"""

from collections.abc import Iterator

from bot.domain.rules.reading import Draft, inside
from bot.domain.words.text import NEGATIONS, STOP, word_set

_DOING = word_set("i'm we're am")
_FEELINGS = word_set(
    """hoping wondering struggling being thinking feeling wishing going missing laughing loving enjoying guessing
    assuming wanting nothing something anything everything looking regretting apologising apologizing"""
)
_PRONOUNS = {"de": "ich", "nl": "ik", "fr": "je"}
_OBJECTS = word_set(
    "vous te t le la les lui y en leur dir dich ihnen es das dies dem der je u het dat dit hem er nu jetzt nog"
)
_IDLE = {
    "de": word_set(
        """bin habe hatte kann konnte mochte wurde muss darf will weiss hoffe verstehe bedaure bedauere bitte
        danke wunsche denke glaube finde fuhle entschuldige vermute meine kenne sehe lese hore begreife gebe
        gehe bleibe schame halte"""
    ),
    "nl": word_set(
        """ben heb had kan kon wil moet mag weet hoop snap begrijp vind wens bedank denk geloof voel betreur vermoed ken
        zie lees hoor was zou zal neem geef ga kijk"""
    ),
    "fr": word_set(
        """suis ai avais peux pourrais voudrais veux dois sais espere comprends regrette pense crois trouve souhaite
        remercie prie presente demande comprend ne n vois lis imagine connais me m fais vais prends reviens regarde"""
    ),
}
"""Verbs that do nothing, or whose doing depends on what follows: the phrases know those."""
_GERUNDS = (
    (word_set("estoy estamos"), ("ando", "iendo", "yendo")),
    (word_set("sto stiamo"), ("ando", "endo")),
)
_STILL = word_set("esperando deseando pensando sintiendo viendo sperando aspettando pensando vedendo")


def has_step(draft: Draft) -> bool:
    """Return whether somebody here does something next."""
    return bool(draft.hits("own")) or any(not inside(draft.words.spans[at], draft.quoted) for at in _verbs(draft))


def _verbs(draft: Draft) -> Iterator[int]:
    """Yield the words after which somebody does something."""
    folded = (*draft.words.folded, STOP, STOP)
    for at, word in enumerate(draft.words.folded):
        spoken = (language for language in draft.languages if _PRONOUNS.get(language) == word)
        if _is_under_way(word, folded[at + 1], folded[at + 2]) or any(_acts(draft, each, at) for each in spoken):
            yield at


def _is_under_way(word: str, first: str, second: str) -> bool:
    """Return whether something is being done: «I'm ringing», «estoy llamando», «sto chiamando», «estou a ligar»."""
    if word in _DOING:
        return _is_doing(first)
    if word == "estou":
        return first == "a" and second.endswith(("ar", "er", "ir"))
    return any(word in are and first.endswith(endings) for are, endings in _GERUNDS) and first not in _STILL


def _is_doing(word: str) -> bool:
    """Return whether an English verb tells of something done; hoping is not."""
    return word.endswith("ing") and len(word) > 5 and word not in _FEELINGS


def _acts(draft: Draft, language: str, at: int) -> bool:
    """Return whether the pronoun at this place is followed by a verb that does something, and is not denied."""
    folded = draft.words.folded
    after = at + 1
    while after < min(len(folded), at + 3) and folded[after] in _OBJECTS:
        after += 1
    _, last = draft.sentence(at)
    verb = folded[after] if after < last else STOP
    denied = any(word in NEGATIONS for word in folded[at : min(after + 6, last)])
    plain = verb.isalpha() and len(verb) > 2 and verb not in _IDLE[language]
    return plain and not denied and (language != "de" or verb.endswith("e"))
