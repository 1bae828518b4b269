"""The house rules, each against replies that were written for it in seven languages, and against what is hostile."""

import csv
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain import draft as door
from bot.domain.draft import RULES, Facts, Level, blocked, house_rules, mark, sameness
from bot.domain.rules import money, reading, shape, times, truth
from bot.domain.rules import sameness as same
from bot.domain.words import personal
from bot.domain.words.replies import LANGUAGES, replies
from tests.domain.outside import read
from tests.domain.replies import NOW, PLAIN, Line, lines, rules

NAMED = {"detail": "own detail", "personal": "personal data"}
LEAST, GOOD = 60, 0.95
NOT_JUDGED = {"markup", "mention", "promise", "signature", "forbidden words", "required words"}
"""Rules that are exact, or that only tell: nothing about them is a matter of more or less."""


def trips(line: Line) -> bool:
    name = NAMED.get(line.rule, line.rule)
    return any(check.rule == name and check.level is not Level.OK for check in house_rules(line.text, line.facts))


def score(judged: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Return precision and recall of (must, did)."""
    right = sum(must and did for must, did in judged)
    return right / max(1, sum(did for _, did in judged)), right / max(1, sum(must for must, _ in judged))


@pytest.mark.parametrize("rule", rules())
def test_each_rule_finds_what_it_must_and_leaves_the_rest(rule: str) -> None:
    written = list(lines(rule))
    judged = [(line.must, trips(line)) for line in written]
    wrong = [line.text for line, (must, did) in zip(written, judged, strict=True) if must is not did]

    precision, recall = score(judged)

    print(f"{rule}: precision {precision:.3f}, recall {recall:.3f}, {len(judged)} replies")
    assert precision >= GOOD, wrong
    assert recall >= GOOD, wrong


@pytest.mark.parametrize("rule", rules())
def test_each_rule_has_sixty_replies_of_either_kind_over_seven_languages(rule: str) -> None:
    written = list(lines(rule))
    kinds = Counter(line.must for line in written)
    spoken = {(line.facts.language, line.must) for line in written}

    assert min(kinds[True], kinds[False]) >= LEAST
    assert len(spoken) == 2 * len(LANGUAGES)
    assert len({str(line) for line in written}) == len(written)


def test_every_rule_is_held_against_replies() -> None:
    assert {NAMED.get(rule, rule) for rule in rules()} == set(RULES) - NOT_JUDGED


def test_the_apologies_of_real_agents_are_seen() -> None:
    rows = list(csv.DictReader(read("triage/twcs_replyacts_icpm2021.csv").splitlines(keepends=True)))
    seen = [any(c.rule == "apology" and c.level is Level.OK for c in house_rules(row["text"], PLAIN)) for row in rows]
    labelled = ["Apologize" in row["label"].split("|") for row in rows]
    right = sum(one is other for one, other in zip(seen, labelled, strict=True))

    print(f"real apologies: {right}/{len(rows)}, precision and recall {score(list(zip(labelled, seen, strict=True)))}")
    assert right >= 0.97 * len(rows)


def checked(text: str, rule: str, **changed: object) -> list[Level]:
    facts = replace(PLAIN, **changed)  # type: ignore[arg-type]
    return [check.level for check in house_rules(text, facts) if check.rule == rule]


@pytest.mark.parametrize("level", [Level.WARN, Level.TICK, Level.BLOCK])
def test_a_team_sets_the_level_of_a_rule(level: Level) -> None:
    assert checked("Hi Maya, here is a voucher", "money", levels={"money": level}) == [level]


def test_a_rule_that_is_off_says_nothing_even_of_what_is_well() -> None:
    assert checked("Hi Maya, sorry", "apology") == [Level.OK]
    assert checked("Hi Maya, sorry", "apology", levels={"apology": Level.OFF}) == []


def test_what_is_well_stays_well_whatever_the_level() -> None:
    assert checked("Hi Maya, sorry", "apology", levels={"apology": Level.BLOCK}) == [Level.OK]


@pytest.mark.parametrize(("text", "rule"), [("Hi [name]", "placeholder"), ("<!channel>", "markup"), (" ", "length")])
def test_no_team_can_allow_what_cannot_be_sent(text: str, rule: str) -> None:
    assert Level.BLOCK in checked(text, rule, levels={rule: Level.OFF})


def test_a_teams_own_words_are_forbidden_in_any_spelling_and_required_as_they_stand() -> None:
    own = {"forbidden": ("Kind Regards", "🙏"), "required": ("^LH",)}

    assert checked("kind  REGARDS, 🙏", "forbidden words", **own) == [Level.BLOCK, Level.BLOCK]
    assert checked("kindly regard", "forbidden words", **own) == []
    assert checked("Sorry", "required words", **own) == [Level.WARN]
    assert checked("Sorry ^lh", "required words", **own) == []


def test_what_a_writer_made_up_is_marked_and_then_cannot_be_sent() -> None:
    facts = replace(PLAIN, post_text="Still no kettle since Monday", promise_at=NOW.replace(hour=15))
    text = "Hi Maya, sorry. It left Leeds on 5 November, my colleague Priya says. I'll write by 15:00."

    marked = mark(text, facts)

    assert marked == (
        "Hi Maya, sorry. It left [please confirm: Leeds] on [please confirm: 5 November], my colleague "
        "[please confirm: Priya] says. I'll write by 15:00."
    )
    assert any(check.rule == "placeholder" for check in blocked(house_rules(marked, facts)))


def test_what_is_known_is_not_marked() -> None:
    facts = replace(PLAIN, knowledge=("Returns within 30 days: https://larkharbour.example/returns",))
    text = "Hi Maya, sorry. Day nine! You have 30 days: https://larkharbour.example/returns"

    assert mark(text, facts) == text
    assert mark(text, PLAIN).count("[please confirm: ") == 2


SENT = "Hi Ben, I'm sorry about the late toaster. Leave it with me. I'll write to you here by 11:00. — Sam"


def test_a_twin_is_named_with_what_is_missing_of_this_customer() -> None:
    facts = replace(PLAIN, recent=("Something else entirely, Ola.", SENT))

    found = sameness.sameness(SENT.replace("Ben", "there").replace("11", "15"), facts)

    assert found.twin == SENT
    assert found.likeness >= door.TWIN
    assert found.missing[:2] == ("Maya", "kettle")


def test_a_sentence_is_told_with_how_many_of_the_last_twenty_share_it() -> None:
    recent = tuple(f"Hi Ola, story number {n} is new. Leave it with me{'!' if n < 8 else ' today.'}" for n in range(40))
    text = "Hi Maya, nine days without a kettle. Leave it with me. I'll ring the depot."

    found = [c for c in house_rules(text, replace(PLAIN, recent=recent)) if c.rule == "boilerplate"]

    assert [(c.message, text[slice(*c.span)].strip()) for c in found if c.span] == [
        ("8 of your last 20 share this sentence", "Leave it with me.")
    ]


def test_a_reply_of_its_own_is_no_twin_of_two_hundred_others() -> None:
    others = tuple(dict.fromkeys(line.text for rule in rules() for line in lines(rule) if rule != "boilerplate"))[:200]
    text = "Hi Maya, a kettle that whistles at night is no joke. I'm sorry, and I'm fetching it tomorrow."

    assert len(others) == 200
    assert checked(text, "boilerplate", recent=others) == []


def test_a_promise_for_tomorrow_keeps_a_clock_that_ends_tomorrow() -> None:
    late = NOW.replace(hour=17, minute=50)
    facts: dict[str, object] = {"now": late, "promise_at": NOW.replace(day=12, hour=9, minute=15)}

    assert checked("Sorry Maya, I'll write by 09:00 tomorrow.", "when", **facts) == []
    assert checked("Sorry Maya, I'll write by 11:00.", "when", **facts) == [Level.WARN]


# fmt: off
HOSTILE = (
    "a", "[", "[a", "{", "{{a", "<a", "<", "@", "@a.", "a@a.", "1", "1 ", "1.", "1:", "€1", "_", "X", "«", "«a", '"a ',
    ". ", "a.", "\u0301", "https://", "www.", "DE12", "sorry ", "in 1 ", "I'm ", "— ", "refund not ", "A1", "&#1", "\n",
    "within ", "5 May ", "Ab cd ", "you get a voucher ",
)
# fmt: on


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_million_hostile_characters_cost_no_more_than_ten_thousand(piece: str) -> None:
    """Fifty times the text would take fifty times the work if more than the first ten thousand were looked at."""
    short, long = (piece * (size // len(piece)) for size in (20_000, 1_000_000))
    facts = replace(PLAIN, author_name="", recent=())

    assert quickest(lambda: house_rules(long, facts)) < 10 * quickest(lambda: house_rules(short, facts))
    assert quickest(lambda: mark(long, facts)) < 10 * quickest(lambda: mark(short, facts))


def test_every_pattern_of_the_rules_is_linear() -> None:
    """Four times the text, about four times the work; a pattern that goes back over it would take sixteen times."""
    modules = (money, reading, shape, times, truth, same, personal)
    patterns = {p.pattern: p for module in modules for p in vars(module).values() if isinstance(p, re.Pattern)}
    slow = []
    for pattern in patterns.values():
        for piece in HOSTILE:
            one = least(pattern, piece * (15_000 // len(piece)))
            if one > 0.002 and least(pattern, piece * (60_000 // len(piece))) > 9 * one:
                slow.append((pattern.pattern[:60], piece))

    assert len(patterns) > 12
    assert slow == []


def least(pattern: re.Pattern[str], text: str) -> float:
    return min(spent(lambda: sum(1 for _ in pattern.finditer(text))) for _ in range(2))


def quickest(work: Callable[[], object], runs: int = 4) -> float:
    """Return the least processor time of several runs: a busy machine only ever adds to it."""
    return min(spent(work) for _ in range(runs))


def spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def test_a_long_hostile_conversation_is_not_read_to_its_end() -> None:
    """Twelve hundred times the text behind what is looked at; another piece each, for the answers are remembered."""

    def work(piece: str, size: int, posts: int) -> float:
        facts: dict[str, object] = {"conversation": (piece * (size // len(piece)),) * posts, "post_text": piece}
        return spent(lambda: checked("Hi Maya, sorry, 5 of 7 on Monday", "invented", **facts))

    long = min(work(f"{n} a@a.b «€5 ", 1_200_000, 300) for n in (1, 2))
    short = min(work(f"{n} b@b.c «€6 ", 10_000, 100) for n in (3, 4))

    assert long < 10 * short


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_phrases_for_every_rule(language: str) -> None:
    from bot.domain.words import replies as package

    own = {rule for rule in getattr(package, language).PHRASES if not rule.startswith("_")}

    assert own == set(replies())


def test_no_fact_is_needed_to_check_a_text() -> None:
    bare = Facts("", "", "", PLAIN.category, "", door.Length(3, 500))

    assert isinstance(house_rules("Hi!", bare), tuple)
