"""What strangers wrote and we never repeat in public: insults, orders, courts and leaks, anything personal."""

import re
from functools import cache

from bot.domain.words.personal import hidden, personal
from bot.domain.words.replies import replies
from bot.domain.words.text import Phrases, Words, read
from bot.domain.words.urgency import split, urgency

_INSULTS = """
    fuck*; fucking; fck; wtf; shit*; bullshit; crap; idiot*; stupid*; moron*; bastard*; asshole*; arse*; cunt*;
    dick*; bitch*; whore*; scum; thief; thieves; thiev*; liar*; lying; lied; scam*; fraud*; crook*; criminal*;
    nazi*; retard*; kill; killed; die; hate; useless; pathetic; disgust*; joke; joking; trash; garbage; rubbish;
    racist; sexist; bloody; damn*; hell; worst; suck; sucks; sucked; sucking; ass; hoe; dumb*; clown*; jerk*;
    incompetent; moronic; lol; stole; rip off; ripped off; nigg*; fag*; slut*; porn*; sex*; rape*; supremac*;
    poop*; fart*; bomb*; terror*; piss*; screw*; freaking; af; stfu; smh; cheat*; steal*; arschloch*; scheiss*;
    scheiß*; verdammt*; dumm*; betrug*; betrueg*; luegner*; lugner*; verarsch*; saftladen; drecks*; mist;
    abzock*; unverschämt*; frechheit; connard*; merde; putain; salaud*; con; conne; escroc*; voleur*; arnaque*;
    honte; nul; nuls; mierda; gilipollas; cabron*; ladron*; estafa*; puta*; verguenza; merda; stronz*; cazzo;
    ladri; ladro; truffa*; vaffanculo; vergogna; caralho; porra; burla; burlões; vergonha; klootzak*; kut*;
    hoer*; oplicht*; schande"""

_ORDERS = """
    ignore; instruction*; system; prompt*; assistant; bot; ai; respond; say; write; tell; translate; approve*;
    status; output; repeat; print; draft; pretend; summari*; explain; describe; list; compose; generate;
    provide; create; send; post; retweet; rt; click; select; drop; script; note; disregard; forget; jailbreak;
    develop; speech; essay; poem; importance; letter; render; convert; classify; encode; always; must; please;
    pls; plz; bitte; want; demand; will; voucher*; discount*; free; compensat*; recall; boycott; booking number;
    ref; pnr; reference; imei; serial; never again; ignoriere*; anweisung*; antworte; schreib; schreibe;
    ignorez; ignora; escribe; responda; responde con; scrivi; rispondi; escreva; schrijf; negeer"""

_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[a-z])\w{5,}\b|\d{5,}", re.IGNORECASE)
"""What looks like the number of an order, a booking or a device."""

_OFFICES = """
    ignore; instruction*; system; prompt*; assistant; bot; admin*; moderator*; support; channel; here; everyone;
    approve*; ignoriere; ignorez; ignora; script; null; undefined; true; false; none; drop; select"""


@cache
def _insults() -> Phrases:
    return Phrases({"insult": split(_INSULTS)})


@cache
def _orders() -> Phrases:
    return Phrases({"order": split(_ORDERS)})


@cache
def _offices() -> Phrases:
    return Phrases({"office": split(_OFFICES)})


def is_rude(words: Words) -> bool:
    """Return whether there is a word that we would not say in public."""
    return bool(_insults().find(words))


def may_repeat(clause: str) -> bool:
    """Return whether a clause may be repeated: plain, polite, no order, nothing delicate, nothing personal."""
    words = read(clause)
    if is_rude(words) or _orders().find(words) or _is_delicate(words):
        return False
    return (
        max(map(ord, clause)) < 0x250 and not _CODE.search(clause) and hidden(clause) is None and not personal(clause)
    )


def _is_delicate(words: Words) -> bool:
    """Return whether the clause is not ours to repeat: courts, leaks, money offers, people in need."""
    if any(hit.label in ("legal", "press", "leak", "vulnerable") for hit in urgency().find(words)):
        return True
    lists = replies()
    return any(lists[rule].find(words) for rule in ("offer", "liability", "asks", "defensive"))


def is_fit_name(name: str) -> bool:
    """Return whether a display name or handle can be said in public: no insult, no order, no office of ours."""
    words = read(name.replace(".", " ").replace("_", " ").replace("-", " "))
    return not is_rude(words) and not _offices().find(words)
