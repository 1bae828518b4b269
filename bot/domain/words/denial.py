"""Whether what was found is meant: «not a fire hazard» denies it, and what stands in quotes somebody else said.

To miss a fire costs more than to look at a joke. So a «not» counts for a few words of its own clause only, and not
where something stands between that takes it back: «I can't believe it exploded», «nobody told me that it is dangerous».
"""

import re

from bot.domain.words.text import NEGATIONS, STOP, Hit, Words, word_set

_BEFORE = 4
_AFTER = 5
_NOT = NEGATIONS | word_set(
    """noone zero ain't dont doesnt didnt wont wouldnt cant isnt wasnt havent weder keines tampoco ningun ninguna
    nessuna nenhum nenhuma nem nunca hardly"""
)
_ONLY = word_set("only just merely nur bloss seulement solo solamente soltanto apenas so alleen slechts")
_TAKES_BACK = word_set(
    """believe believed sure know knew understand care cares wait stop stops stopped stopping expect expected imagine
    told tell tells say said mention mentioned warn warned warning word apology notice if whether that such seen buy
    use why how what when where who until till
    glauben fassen sicher weiss wusste gesagt erwahnt gewarnt dass ob wann warum kauft kaufen aufhoren
    croire crois sur sais savais dit prevenu que si pourquoi comment quand achetez
    creer creo segura seguro sabe sabia dicho avisado compren cuando
    credere sapevo detto avvisato che perche quando comprate
    acreditar sabia disse avisou comprem
    geloven wist gezegd gewaarschuwd dat of wanneer waarom
    and but because und aber weil et mais car y pero porque ma mas en maar want
    i i'm i'll i've i'd we we'll we're ich wir je nous yo io eu ik wij"""
)
_SOMEBODY = word_set("une la cette chaque autre par grande vraie meme")
_IN_THE = word_set(
    "tribunal procon reclame livro banco ministerio hospital juizado processo fogo provedor portal choque"
)
"""Before these «no» is Portuguese for «in the»."""

_NOBODY = word_set("niemand niemanden keiner nadie nessuno ninguem")
_NOTHING = word_set("nicht nichts niet niets")
_IS = word_set("ist war sind waren wurde wurden is was waren werd werden hat heeft")
_LINKS = word_set("und aber weil denn y pero porque ma mas en maar want et mais")
_IF = word_set("if unless wenn falls si se als tenzij")
_PAUSE = re.compile(r"[,;:()–—]")
_FELT = frozenset({"safety", "hazard", "injury"})
_WHEN = word_set(
    "when wann wanneer quand quando cuando will wird werden wordt does do can kann peut puede puo pode kan"
)
_QUOTED = re.compile(
    r"“[^”]{1,300}”|«[^»]{1,300}»|„[^“”]{1,300}[“”]|\"[^\"]{1,300}\"|‹[^›]{1,300}›|(?<!\w)['‘][^'’\n]{2,80}['’](?!\w)"
)
_ME = word_set("i i'd i've ich je j' yo io eu ik we wir nous")


def denied(words: Words, hit: Hit) -> bool:
    """Return whether the author says that it is not so."""
    return _denied_before(words, hit) or (hit.label in _FELT and _denied_after(words, hit))


def _denied_before(words: Words, hit: Hit) -> bool:
    if words.folded[hit.first] in _TAKES_BACK:
        return False
    for at in range(hit.first - 1, max(hit.first - 1 - _BEFORE, -1), -1):
        word = words.folded[at]
        if word == STOP or word in _TAKES_BACK or _PAUSE.search(_between(words, at)):
            return False
        if word in _NOT or word == "personne":
            return _is_denial(words, at)
    return False


def _is_denial(words: Words, at: int) -> bool:
    """Return whether the «not» at this place denies what follows; «if you don't answer I sue» and «not only» do not."""
    word, following, before = words.folded[at], words.folded[at + 1], words.folded[max(0, at - _BEFORE) : at]
    if word == "personne" and before and before[-1] in _SOMEBODY:
        return False  # «une personne blessée» is somebody, «personne n'est blessé» is nobody
    return following not in _ONLY and not (word == "no" and following in _IN_THE) and _IF.isdisjoint(before)


def _denied_after(words: Words, hit: Hit) -> bool:
    """Return whether the «nobody» comes later, as in «verletzt wurde niemand» and «gefährlich ist das nicht»."""
    turned = hit.last < len(words.folded) and words.folded[hit.last] in _IS
    for at in range(hit.last, min(hit.last + _AFTER, len(words.folded))):
        word = words.folded[at]
        if word == STOP or word in _LINKS or _PAUSE.search(_between(words, at - 1)):
            return False
        if word in _NOBODY or (turned and word in _NOTHING):
            last = at + 1 == len(words.folded)
            return last or words.folded[at + 1] not in _ONLY or bool(_PAUSE.search(_between(words, at)))
    return False


def _between(words: Words, at: int) -> str:
    """Return what stands between the word at this place and the next."""
    return words.source[words.spans[at][1] : words.spans[at + 1][0]]


def quoted(words: Words, hit: Hit) -> bool:
    """Return whether it stands in quotes as somebody else's words; «I told them “I will sue”» are the author's own."""
    start, end = words.spans[hit.first][0], words.spans[hit.last - 1][1]
    for match in _QUOTED.finditer(words.source):
        if match.start() < start and end < match.end():
            before = words.source[max(0, match.start() - 40) : match.start()].casefold().split()
            whole = match.end() - match.start() > 0.8 * len(words.source)
            return not whole and _ME.isdisjoint(before[-5:])
    return False


def asked(words: Words, hit: Hit) -> bool:
    """Return whether the sentence that holds it is a question."""
    for at in range(hit.last, len(words.folded)):
        if words.folded[at] == STOP:
            start, end = words.spans[at]
            return "?" in words.source[start:end]
    return False


def plans(words: Words, hit: Hit) -> bool:
    """Return whether the sentence asks what will be: «when is my order charged?» is about no money that was taken."""
    first = hit.first
    while first > 0 and words.folded[first - 1] != STOP:
        first -= 1
    return not _WHEN.isdisjoint(words.folded[first : first + 2])
