"""Finds what a reply may say back of a post, in the customer's own words.

Best is what happened, turned round into our sentence («your parcel is lost and nobody answers»); then the same in
quotation marks; then the name of the thing. What strangers wrote is data: see `bot.writers.unfit` for what is never
repeated.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.rules.tone import is_telling, own_words, words_of
from bot.domain.words.personal import LINK, MENTION
from bot.domain.words.replies import replies
from bot.domain.words.text import Hit, Phrases, Words, fold, read, word_set
from bot.writers.speech import Language
from bot.writers.unfit import is_rude, may_repeat

_READ = 1_000
_FEWEST, _MOST, _LONGEST, _QUOTABLE = 3, 16, 84, 64
_FAINT = frozenset(
    {
        "service",
        "support",
        "staff",
        "help",
        "system",
        "base",
        "line",
        "wait",
        "waiting",
        "waited",
        "post",
        "call",
        "down",
        "answer",
        "policy",
        "stock",
        "complaint",
        "complaints",
        "gate",
        "phone",
        "reply",
        "response",
    }
)
"""Words for things that stand in sentences of every kind: another one in the post is better."""

_BEFORE = word_set("the this that these your my our a an in on for with of from any")
_TAIL = re.compile(r"(?:\s+#\w+)+\s*$")
_NUMBERED = re.compile(
    r"(?<!the )(?<!my )(?<!our )(?<!your )\b(order|booking)\s+#?[A-Z]{1,5}-?\d{4,14}\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\s(?:n[o°.]{1,2}\s?)?#?[A-Z]{1,5}-?\d{4,14}\b", re.IGNORECASE)
"""Numbers of orders are cut out: the rest of the clause can be repeated."""

_BEGINS = re.compile(r"(?<=[a-z\d])\s(?=(?:It|This|That|They|We|My|The|What|Now|Still|Why|Never)\s[a-z])")
"""Where a sentence begins for which the full stop before was forgotten."""

_PLUS = re.compile(r"(\d)\+\s*")
_ODD = re.compile(r"[^\w\s'’%€$£,.!?;:…()\"“”«»—–/&+*-]+")
_DASH = re.compile(r"\s-+\s|\s?[—–|]\s?|\.{2,}|\s/\s")
_CLAUSE = re.compile(r"([^.!?;:,\n…()\"“”«»*+]{8,300})([.!?;:,\n…()]?)")
_JOINT = re.compile(
    r"\s+(?:but|because|and|so|which|since|aber|und|weil|mais|et|car|pero|y|porque|ma|e|perché|mas|maar|en|want)\s+"
)
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ '’%€$£-])+[^\W_%€$£]?")
_NAMED = re.compile(r"\b(?:by|named|called|agent|driver|manager|mr|mrs|ms|from|with|to)\s+[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Detail:
    """What a reply may say back; each may be empty.

    A clause turned round, a clause to quote, a thing, else a word in quotation marks.
    """

    restated: str = ""
    quoted: str = ""
    thing: str = ""
    word: str = ""


class OwnWords:
    """Picks words from posts in one language."""

    def __init__(self, language: Language) -> None:
        self._grammar, self._quotes = language.grammar, language.speech.quotes
        named: dict[str, list[str]] = {}
        for said, ours in language.speech.things.items():
            named.setdefault(ours, []).append(said)
        self._things = Phrases(named)
        grammar = language.grammar
        self._no_word = grammar.ours | grammar.dangling | grammar.fillers | grammar.bad

    def is_polite(self, text: str) -> bool:
        """Return whether the customer addresses us formally, and so wants to be addressed: «Sie», «vous», «usted»."""
        words = [word.strip(",;:\"'“”") for word in _plain(text).replace("-", " ").split()]
        # Where nouns have capitals (German), «Sie» at the beginning of a sentence may be «they».
        sure = (
            not self._grammar.capital_nouns or (at and words[at - 1][-1:] not in (".", "!", "?", ""))
            for at in range(len(words))
        )
        return any(
            word.rstrip(".!?") in self._grammar.polite and is_sure for word, is_sure in zip(words, sure, strict=True)
        )

    def tells_of_trouble(self, text: str) -> bool:
        """Return whether somebody tells of something that went wrong, and praises nothing."""
        plain = _plain(text)
        return self._is_bad(plain) and not self._has(plain, self._grammar.good)

    def trouble(self, text: str, *, formal: bool) -> Detail:
        """Return what went wrong."""
        clauses = [(clause, asked) for clause, asked in self._clauses(text) if not _NAMED.search(clause)]
        restated = next(filter(None, (self._turned(clause, formal=formal) for clause, _ in clauses)), "")
        thing = self._told(text, formal=formal)
        if _takes_up(thing, text):
            return Detail(restated, "", thing)
        plain = [clause for clause, asked in clauses if not asked and self._quotable(clause)]
        bad = [clause for clause in plain if self._is_bad(clause)]
        # Languages whose verbs say who acts would speak of «I» in our mouth.
        neutral = plain if self._grammar.noun_last or self._grammar.capital_nouns else []
        quoted = next((clause for clause in (*bad, *neutral) if _takes_up(clause, text)), "")
        return Detail(restated, quoted, thing, "" if thing or quoted else self._word(_plain(text)))

    def pleasure(self, text: str, *, formal: bool) -> Detail:
        """Return what pleased them."""
        clauses = (clause for clause, asked in self._clauses(text) if not asked)
        pleased = (clause for clause in clauses if self._has(clause, self._grammar.good) and not self._is_bad(clause))
        return Detail(quoted=next(filter(_says_more, pleased), ""), thing=self.thing(text, formal=formal))

    def thing(self, text: str, *, formal: bool) -> str:
        """Return the name of what the post is about: the customer's own thing, or one that we know."""
        plain = _plain(text)
        return _longer(next(self._owned(plain, formal=formal), ""), self._known(plain))

    def _told(self, text: str, *, formal: bool) -> str:
        """Return the name of what went wrong: the first thing of the clause that tells of it, else another one."""
        plain = _plain(text)
        told = [clause for clause, _ in _clauses(text) if self._is_bad(clause)]
        found = [thing for clause in told for thing in self._things_in(clause, formal=formal)]
        found += [thing for clause, _ in _clauses(text) for thing in self._things_in(clause, formal=formal)]
        found += [self.thing(text, formal=formal), *self._pointed_at(plain)]
        return next((thing for thing in found if _takes_up(thing, text)), found[0] if found[0] else "")

    def _things_in(self, clause: str, *, formal: bool) -> list[str]:
        """Return the things of a clause as they come; one that says little comes behind one that says more."""
        words = clause.split() or [""]
        subject = list(self._pointed_at(" ".join(words[:4]))) if fold(words[0]) in self._grammar.articles else []
        found = [*self._owned(clause, formal=formal), *subject, *self._all_known(clause)]
        found = [thing for thing in found if not replies()["offer"].find(read(thing))]
        low = fold(clause)
        ordered = sorted(dict.fromkeys(found), key=lambda thing: _place(thing, low))
        return [*(one for one in ordered if not _is_faint(one)), *(one for one in ordered if _is_faint(one))]

    def _clauses(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the clauses that are fit to be repeated, and whether each is a question."""
        for clause, asked in _clauses(text):
            words = clause.split()
            while words and fold(words[0]) in self._grammar.fillers:
                del words[0]
            if self._repeatable(words):
                yield " ".join(words), asked

    def _repeatable(self, words: list[str]) -> bool:
        clause = " ".join(words)
        if not (_FEWEST <= len(words) <= _MOST and len(clause) <= _LONGEST and _PLAIN.fullmatch(clause)):
            return False
        return fold(words[-1]) not in self._grammar.dangling and may_repeat(clause)

    def _turned(self, clause: str, *, formal: bool) -> str:
        """Return the clause as we would say it («your parcel is lost»), or nothing where that might come out wrong."""
        grammar = self._grammar
        words = self._one_act(_led(clause.split(), grammar.leads))
        clause, low = " ".join(words), [fold(word) for word in words]
        if (
            not grammar.ours.isdisjoint({*low, *map(_elided, low)})
            or not self._is_bad(clause)
            or self._has(clause, grammar.good)
            or any(len(word) > 3 and word.casefold().endswith(grammar.first_person) for word in words)
        ):
            return ""
        if low[0] not in grammar.starters and _elided(low[0]) not in grammar.starters:
            if not (grammar.noun_last and len(low) > 1 and low[1] in grammar.verbs and self._known(words[0])):
                return ""
            first = words[0] if words[0].isupper() else words[0].lower()
            words, low = ["the", first, *words[1:]], ["the", *low]
        return self._ours(words, low, formal=formal) if any(self._is_verb(word) for word in low[1:]) else ""

    def _ours(self, words: list[str], low: list[str], *, formal: bool) -> str:
        """Return the words with «your» for «my», nothing where what comes out defends us or guesses who they are."""
        grammar = self._grammar
        turned = " ".join(
            grammar.turned[each][formal] if each in grammar.turned else word
            for each, word in zip(low, words, strict=True)
        )
        read_again = read(turned)
        if not own_words(read_again) or any(replies()[rule].find(read_again) for rule in ("defensive", "title")):
            return ""
        if low[0] not in grammar.turned and not (words[0].isupper() and len(words[0]) > 1):
            turned = turned[:1].lower() + turned[1:]
        return re.sub(r"\byou was(n't)?\b", r"you were\1", turned)

    def _one_act(self, words: list[str]) -> list[str]:
        """Return the words up to the first that begins another clause, in languages whose verbs need no subject."""
        links = (at for at, word in enumerate(words) if at and word.casefold() in self._grammar.links)
        return words[: next(links, len(words))]

    def _is_verb(self, word: str) -> bool:
        return word in self._grammar.verbs or (self._grammar.noun_last and len(word) > 4 and word.endswith("ed"))

    def _quotable(self, clause: str) -> bool:
        """Return whether the clause is short and neither praises, nor judges, nor demands."""
        if len(clause) > _QUOTABLE or self._has(clause, self._grammar.good) or replies()["we"].find(read(clause)):
            return False
        return not self._has(clause, self._grammar.ours - self._grammar.address)

    def _marked(self, words: str) -> str:
        opening, closing = self._quotes
        return f"{opening}{words}{closing}" if words else ""

    def _is_bad(self, clause: str) -> bool:
        return self._has(clause, self._grammar.bad)

    def _has(self, clause: str, some: frozenset[str]) -> bool:
        return not some.isdisjoint(read(clause).folded)

    def _owned(self, text: str, *, formal: bool) -> Iterator[str]:
        """Yield «your new lamp» for «my new lamp»."""
        words = text.split()
        for at, word in enumerate(words[:-1]):
            owned = self._grammar.owned.get(fold(word.strip("\"'“(")))
            noun = self._noun(words[at + 1 : at + 4]) if owned else ""
            endings = self._grammar.owned_endings.get(fold(word), ("",))
            if owned and noun and noun.casefold().endswith(endings):
                yield f"{owned[formal]} {noun}"

    def _pointed_at(self, text: str) -> Iterator[str]:
        """Yield «the stitching» for «the stitching on …»; not «on the lake», which is where, and no name of a place."""
        words = text.split()
        for at, word in enumerate(words[:-1]):
            article = self._grammar.articles.get(fold(word))
            if not article or (at and fold(words[at - 1]) in self._grammar.dangling) or words[at + 1][:1].isupper():
                continue
            if noun := self._noun(words[at + 1 : at + 4]):
                yield f"{article} {noun}"

    def _noun(self, words: list[str]) -> str:
        """Return the words up to the noun, or nothing; where the noun comes last, that is up to a small word."""
        taken: list[str] = []
        for word in words:
            bare = word.rstrip(".,;:!?…)\"”'")
            if not self._may_name(bare) or (taken and bare.endswith(self._grammar.endings)):
                break
            taken.append(bare if bare.isupper() and len(bare) < 4 else _calm(bare))
            if bare != word or self._is_noun(bare):
                break
        else:
            taken = [] if self._grammar.capital_nouns else taken
        if not taken or (self._grammar.capital_nouns and not taken[-1][:1].isupper()):
            return ""
        noun = taken[-1] if self._grammar.capital_nouns else " ".join(taken)
        fit = len(taken[-1]) >= 3 and fold(taken[-1]) not in self._grammar.dangling
        return noun if fit and may_repeat(noun) else ""

    def _is_noun(self, word: str) -> bool:
        return word[:1].isupper() if self._grammar.capital_nouns else not self._grammar.noun_last

    def _may_name(self, word: str) -> bool:
        low = fold(word)
        grammar = self._grammar
        if len(word) < 2 or not word.replace("-", "").replace("’", "").isalpha() or self._is_verb(low):
            return False
        return not any(low in some for some in (grammar.small, grammar.vague, grammar.good))

    def _known(self, text: str) -> str:
        words = read(text, _READ)
        hits: list[Hit] = self._things.find(words)
        firm = [hit for hit in hits if words.folded[hit.first] not in _FAINT]
        long = (hit for hit in firm if len(words.folded[hit.first]) > 3)
        best = next(long, None) or next(iter(firm), None) or next(iter(hits), None)
        return self._fuller(words, best) if best else ""

    def _all_known(self, text: str) -> Iterator[str]:
        words = read(text, _READ)
        return (self._fuller(words, hit) for hit in self._things.find(words))

    def _fuller(self, words: Words, hit: Hit) -> str:
        """Return «the garden lamp» where that stands for «the lamp»: English puts the kind before the thing."""
        said = words.folded[hit.first]
        if not self._grammar.noun_last or hit.label != f"the {said}" or hit.first < 2:
            return hit.label
        kind, before = words.shown(hit.first - 1, hit.first), words.folded[hit.first - 2]
        known = self._grammar.bad | self._grammar.ours | self._grammar.dangling
        fit = (
            (before in _BEFORE or before.isdigit())
            and len(kind) > 2
            and self._may_name(kind)
            and fold(kind) not in known
        )
        fit = fit and not kind.endswith(self._grammar.endings) and may_repeat(f"{kind} {said}")
        return f"the {_calm(kind)} {said}" if fit else hit.label

    def _word(self, text: str) -> str:
        """Return one of their words in quotation marks: better than nothing of theirs at all, if it is a noun."""
        if not (self._grammar.noun_last or self._grammar.capital_nouns):
            return ""
        fit = (bare for word in text.split() if (bare := word.strip(".,;:!?…()\"“”'")) and self._may_name(bare))
        fit = (word for word in fit if not word.endswith(self._grammar.endings) and fold(word) not in self._no_word)
        fit = (word for word in fit if is_telling(fold(word)))
        fit = (word for word in fit if not self._grammar.capital_nouns or word[:1].isupper())
        usual = (word for word in fit if 4 <= len(word) <= 13 and (word[1:].islower() or word.isupper()))
        long = sorted(filter(may_repeat, usual), key=len, reverse=True)
        return self._marked(_calm(long[0])) if long else ""


def _plain(text: str) -> str:
    """Return the text without links, markup and addressees; a hashtag within the text is a word, at its end none."""
    text = LINK.sub(" . ", html.unescape(text[:_READ]).replace("’", "'").replace(".@", " @"))
    text = _PLUS.sub(r"\1 ", text)
    text = _NUMBERED.sub(r"the \1", _TAIL.sub("", text))
    text = _BEGINS.sub(" . ", _NUMBER.sub("", text))
    # Whoever is addressed within a sentence is a word of it: what is left without it is no sentence.
    text = MENTION.sub(" . ", text).replace("#", "")
    return _ODD.sub(" . ", text)


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield clauses, and whether each is a question; one that is too long is cut at «and» and its like."""
    for match in _CLAUSE.finditer(_DASH.sub(" , ", _plain(text))):
        clause, asked = " ".join(match[1].split()), match[2] == "?"
        if len(clause) <= _LONGEST:
            yield _calm(clause), asked
        else:
            yield from ((_calm(part.strip()), asked) for part in _JOINT.split(clause))


def _says_more(clause: str) -> bool:
    """Return whether a clause is more than «thank you so much»."""
    return len(clause.split()) >= 4 and not is_rude(read(clause))


def _led(words: list[str], leads: Mapping[str, str]) -> list[str]:
    """Return the words with the one in front that is missing: «arrived broken», «it arrived broken»."""
    low = [fold(word) for word in words[:2]]
    lead = leads.get(" ".join(low)) or leads.get(low[0])
    return [lead, words[0].lower(), *words[1:]] if lead else words


def _takes_up(ours: str, theirs: str) -> bool:
    """Return whether our words hold one that tells this customer's story from another's."""
    return not own_words(read(ours)).isdisjoint(words_of(theirs))


def _longer(one: str, other: str) -> str:
    """Return the first name of a thing, unless it is very short and the other is not: «car» says little."""
    return one if max(map(len, one.split()[1:]), default=0) > 3 or not other else other


def _place(thing: str, clause: str) -> int:
    """Return where a thing is first named in a folded clause, by the beginning of its last word."""
    at = clause.find(fold(thing.rsplit(maxsplit=1)[-1])[:5])
    return at if at >= 0 else len(clause)


def _is_faint(thing: str) -> bool:
    return fold(thing.rsplit(maxsplit=1)[-1]) in _FAINT


def _elided(word: str) -> str:
    """Return the part up to the apostrophe: «l'» of «l'appli»."""
    return word[: word.index("'") + 1] if "'" in word else word


def _calm(clause: str) -> str:
    """Return a shouted clause in a normal voice."""
    letters = [char for char in clause if char.isalpha()]
    shouted = len(letters) > 4 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
    clause = clause.lower() if shouted else clause
    return re.sub(r"\bi\b(?=['’ ])", "I", clause)
