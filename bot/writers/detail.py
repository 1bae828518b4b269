"""Picks what a reply may say back of a post: a short clause in the customer's words, or the thing it is about.

What strangers wrote is data. A clause is quoted in public only if it is plain letters and numbers, names something we
know, and neither insults, nor addresses us, nor gives orders, nor holds anything personal.
"""

import re
from functools import cache

from bot.domain.words.personal import LINK, MENTION, hidden, personal
from bot.domain.words.replies import replies
from bot.domain.words.text import Hit, Phrases, Words, negated, read
from bot.domain.words.urgency import split, urgency
from bot.writers.sentences import Speech

_LONGEST = 72
_FEWEST, _MOST = 3, 14
_READ = 1_000
_VAGUE = frozenset(
    {"the service", "the staff", "the base", "the colour", "the e-mail", "the stock", "the shop", "dem Service"}
)
"""Things that stand in sentences of every kind: not enough to quote a clause for."""

_CLAUSE = re.compile(r"[^.!?;:,\n…()\"“”«»—–]{8,200}")
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ '’%€$£-]){6,}[^\W_%€$£]?")
_DASH = re.compile(r"\s-+\s")

_UNFIT = """
    you; you're; you've; your; yours; yourself; u; ur; ya; du; dein*; dich; dir; ihr; euch; euer*; eure*; sie; ihnen;
    vous;
    votre; vos; tu; te; ton; ta; tes; toi; usted*; ustedes; vosotros; vuestr*; tus; voi; vostr*; tuo; tua; voce*;
    seu; sua;
    jullie; jij; je; jouw; uw;
    fuck*; fucking; wtf; shit*; bullshit; crap; idiot*; stupid*; moron*; bastard*; asshole*; arse*; cunt*; dick*;
    bitch*;
    whore*; scum; thief; thieves; thiev*; liar*; lying; lied; scam*; fraud*; crook*; criminal*; nazi*; retard*; kill;
    die;
    hate; useless; pathetic; disgust*; joke; trash; garbage; rubbish; racist; sexist; bloody; damn*; hell; worst;
    sucks;
    arschloch*; scheiss*; scheiß*; verdammt*; dumm*; betrug*; betrueg*; luegner*; lugner*; verarsch*; saftladen;
    drecks*;
    connard*; merde; putain; salaud*; con; conne; escroc*; voleur*; arnaque*; mierda; gilipollas; cabron*; ladron*;
    estafa*;
    puta*; merda; stronz*; cazzo; ladri; ladro; truffa*; vaffanculo; caralho; porra; burla; klootzak*; kut*; hoer*;
    oplicht*;
    ignore; instruction*; system; prompt*; assistant; bot; ai; reply; respond; say; write; tell; translate; approve*;
    status; output; repeat; print; draft; pretend; summari*; explain; describe; list; compose; generate; provide;
    create;
    send; post; retweet; click; select; drop; script; note; disregard; forget; jailbreak; develop; speech; essay;
    poem; importance; letter; render; convert; classify; encode; always; must; please; bitte;
    want; demand; will; voucher*; discount*; free; ignoriere*; anweisung*; antworte*; schreib*; ignorez; ignora;
    ignore*"""


@cache
def _unfit() -> Phrases:
    return Phrases({"unfit": split(_UNFIT)})


class Things:
    """Finds what a post is about, in one language, and names it in words that fit our sentences."""

    def __init__(self, speech: Speech) -> None:
        named: dict[str, list[str]] = {}
        for said, ours in speech.things.items():
            named.setdefault(ours, []).append(said)
        self._phrases = Phrases(named)

    def of(self, text: str) -> str:
        """Return our words for the first thing that the text names, or an empty string."""
        words = read(text, _READ)
        return next((hit.label for hit in self._phrases.find(words) if not negated(words, hit)), "")

    def clause(self, text: str) -> str:
        """Return a short clause of the text that names a thing and is fit to be quoted in public, or nothing."""
        for match in _CLAUSE.finditer(MENTION.sub(" ", LINK.sub(" . ", _DASH.sub(" , ", text[:_READ])))):
            clause = _calm(" ".join(match.group().split()))
            if self._fits(clause):
                return clause
        return ""

    def _fits(self, clause: str) -> bool:
        words = read(clause)
        if not (_FEWEST <= len(words.folded) <= _MOST and len(clause) <= _LONGEST and _PLAIN.fullmatch(clause)):
            return False
        things = {hit.label for hit in self._phrases.find(words)}
        if not things - _VAGUE or _unfit().find(words) or _is_delicate(words):
            return False
        return max(map(ord, clause)) < 0x250 and hidden(clause) is None and not personal(clause)


def _is_delicate(words: Words) -> bool:
    """Return whether the clause is not ours to repeat: courts, leaks, money offers, people in need."""
    hits: list[Hit] = [hit for hit in urgency().find(words) if hit.label in ("legal", "press", "leak", "vulnerable")]
    lists = replies()
    return bool(hits) or any(lists[rule].find(words) for rule in ("offer", "liability", "goodwill", "weekday", "asks"))


def _calm(clause: str) -> str:
    """Return a shouted clause in a normal voice."""
    return clause.lower() if clause.isupper() else clause


def is_fit_name(name: str) -> bool:
    """Return whether a display name or handle can be said in public: no insult, no order, no office of ours."""
    return not _unfit().find(read(name.replace(".", " ").replace("_", " ").replace("-", " ")))
