"""One installation for several brands: who speaks is decided by the account that the complaint came in on."""

from bot.flow import drafts
from bot.store.session import Sessions
from bot.store.tables import TicketRow
from bot.writers.offline import OfflineWriter
from tests import factories
from tests.factories import NOW
from tests.fakes import FakePlatform
from tests.flow.test_tickets import take_in
from tests.test_config import BRANDS, OTTER

SETTINGS = factories.settings(BRANDS + factories.AMENDS[factories.AMENDS.index("[staff]") :] + OTTER)
BOTH = ("help@larkharbour.example", "help@otterbay.example")


def voice(sessions: Sessions, account: str) -> tuple[str, str, tuple[str, ...]]:
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, factories.post(platform=account)).opened[0]
        spoken = drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW).voice
        return spoken.brand, spoken.person, spoken.contact


def test_a_draft_speaks_for_the_brand_of_the_account(sessions: Sessions) -> None:
    assert voice(sessions, "otters") == ("Otter Bay", "we", BOTH[1:])
    assert voice(sessions, "sandbox") == ("Lark Harbour", "I", BOTH[:1])


def test_the_contact_line_of_another_brand_is_none_of_ours(sessions: Sessions) -> None:
    text = f"We're sorry, Maya. Please write to {BOTH[0]}."
    with sessions.begin() as session:
        number = take_in(session, SETTINGS, factories.post(platform="otters")).opened[0]
        ticket = session.get_one(TicketRow, number)
        facts = drafts.facts(session, ticket, FakePlatform().measure(text), SETTINGS, now=NOW, text=text)

    theirs = drafts.judge(text, facts, FakePlatform())
    ours = drafts.judge(text.replace(*BOTH), facts, FakePlatform())

    assert "personal data" in [check.rule for check in theirs]
    assert "personal data" not in [check.rule for check in ours]


def test_the_offline_draft_names_the_brands_own_contact(sessions: Sessions) -> None:
    post = factories.post("@OtterBay you charged my card twice, I want my money back", platform="otters")
    with sessions.begin() as session:
        ticket = take_in(session, SETTINGS, post).opened[0]
        text = OfflineWriter().write(drafts.brief(session, ticket, SETTINGS, limit=500, now=NOW)).text

    assert BOTH[1] in text
    assert BOTH[0] not in text
