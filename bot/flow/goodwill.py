"""Beside step 6: something extra, offered in private. A short public acknowledgement goes with it.

What goes out are the two texts that a person wrote or read and approved, nothing else; above a sum a second person
approves the same two texts. The money is reserved when the offer is proposed and given back where it comes to nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.config import Settings
from bot.domain import goodwill as rules
from bot.domain.draft import Check, Facts, blocked, house_rules, ticks
from bot.domain.errors import Refused, Taken, Unconfirmed
from bot.domain.goodwill import OfferState
from bot.domain.post import Post
from bot.domain.ticket import Action, Status, move
from bot.flow import decisions, drafts
from bot.platforms.base import Platform
from bot.store import events, goodwill, posts, tickets
from bot.store.kept import GoodwillRow
from bot.store.staff import Staff
from bot.store.tables import DraftRow, ReplyRow, TicketRow
from bot.writers.base import Written


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to give: both texts as they stand, the sum, and what they have confirmed."""

    ticket: int
    version: int
    public_text: str
    private_text: str
    cents: int
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when it is given: the ticket's platform, the team's settings, the instant."""

    platform: Platform
    settings: Settings
    now: datetime

    @property
    def has_public(self) -> bool:
        """Return whether others read along there, so that a public acknowledgement is due."""
        return self.platform.caps.public


def propose(session: Session, wanted: Wanted, place: Place, *, by: Staff) -> list[ReplyRow]:
    """Reserve the money and release both texts, or let them wait for a second person; return what is to be sent."""
    wanted = replace(wanted, public_text=posts.clean(wanted.public_text), private_text=posts.clean(wanted.private_text))
    ticket = tickets.lock(session, wanted.ticket)
    _still_the_draft(session, ticket, wanted.version)
    facts, post = _checked(session, ticket, wanted, place)
    budget = place.settings.team.goodwill.budget()
    rules.held_to_amount(wanted.private_text, wanted.cents, "\n".join(facts.conversation), budget)
    offer = _offer(session, ticket, wanted, post, place, by=by)
    limits = {"month": offer.month, "staff": by.user, "person": offer.person}
    goodwill.reserve(session, wanted.cents, budget, **limits)
    session.add(offer)
    session.flush()
    note = {"offer": offer.id, "cents": wanted.cents, "private": wanted.private_text, "state": offer.state}
    events.note(session, ticket.id, Action.GOODWILL, by=by.user, now=place.now, ticked=list(wanted.ticked), **note)
    return [] if offer.state == OfferState.WAITING else _release(session, ticket, offer, place, by=by)


def _still_the_draft(session: Session, ticket: TicketRow, version: int) -> None:
    """Refuse what does not belong to the ticket as it stands."""
    move(Status(ticket.status), Action.APPROVE)
    if goodwill.open_offer(session, ticket.id) is not None:
        raise Taken("There is an offer on this ticket already: settle that one first.")
    if ticket.draft_version != version:
        raise Refused("The draft changed since you opened this window. Nothing was sent; open it again.")


def _checked(session: Session, ticket: TicketRow, wanted: Wanted, place: Place) -> tuple[Facts, Post]:
    """Hold both texts against the house rules, and return what they were held against; refuse what cannot go out."""
    measure, settings = place.platform.measure, place.settings
    private, public = wanted.private_text, wanted.public_text
    facts = drafts.facts(session, ticket, measure(private), settings, now=place.now, text=private)
    found = list(rules.private_rules(private, facts))
    if place.has_public:
        known = drafts.facts(session, ticket, measure(public), settings, now=place.now, text=public)
        found += house_rules(public, known)
    _stand_for(found, wanted.ticked)
    return facts, posts.read(session, ticket.post_id)


def _stand_for(found: list[Check], ticked: tuple[str, ...]) -> None:
    if stop := blocked(found):
        raise Refused("This cannot be sent: " + "; ".join(check.message for check in stop))
    asked = [(check.rule, check.message) for check in ticks(found)]
    if any(rule not in ticked for rule, _ in asked):
        raise Unconfirmed("Please confirm first: " + "; ".join(message for _, message in asked), asked)


def _offer(session: Session, ticket: TicketRow, wanted: Wanted, post: Post, place: Place, *, by: Staff) -> GoodwillRow:
    team = place.settings.team
    waits = team.goodwill.budget().wants_second(wanted.cents)
    return GoodwillRow(
        ticket_id=ticket.id,
        post_id=ticket.post_id,
        person=f"{post.platform}:{post.author.id}"[:400],
        cents=wanted.cents,
        currency=team.goodwill.currency,
        month=rules.month_of(place.now, place.settings.hours.zone),
        public_text=wanted.public_text if place.has_public else "",
        private_text=wanted.private_text,
        ticked=list(wanted.ticked),
        state=OfferState.WAITING if waits else _way(place),
        by=by.user,
        proposed_at=place.now,
    )


def _way(place: Place) -> OfferState:
    """Return what becomes of an approved offer: we can send it, or a person must copy it into a private message."""
    caps = place.platform.caps
    return OfferState.SENDING if caps.private or not caps.public else OfferState.TO_COPY


def second(session: Session, offer_id: int, place: Place, *, by: Staff) -> list[ReplyRow]:
    """A second person approves the two texts as they stand; return what is to be sent."""
    offer, ticket = _waiting(session, offer_id)
    if offer.by == by.user:
        raise Refused("A second pair of eyes is needed: somebody else must approve what you propose.")
    if offer.post_id != ticket.post_id:
        raise Refused("They have written again since this offer was made. Refuse it, and make a new one.")
    wanted = Wanted(
        ticket.id, ticket.draft_version, offer.public_text, offer.private_text, offer.cents, tuple(offer.ticked)
    )
    _checked(session, ticket, wanted, place)
    offer.state, offer.second_by = _way(place), by.user
    session.flush()
    events.note(session, ticket.id, Action.GOODWILL, by=by.user, now=place.now, offer=offer.id, state=offer.state)
    return _release(session, ticket, offer, place, by=by)


def refuse(session: Session, offer_id: int, *, by: Staff, now: datetime) -> int:
    """Give up an offer that waits, or one that was never copied; its money goes back. Return the ticket."""
    return _close(session, offer_id, OfferState.REFUSED, by=by, now=now)


def copied(session: Session, offer_id: int, *, by: Staff, now: datetime) -> int:
    """A person has sent the private message by hand; return the ticket."""
    return _close(session, offer_id, OfferState.GIVEN, by=by, now=now)


def _close(session: Session, offer_id: int, after: OfferState, *, by: Staff, now: datetime) -> int:
    offer = session.get(GoodwillRow, offer_id)
    if offer is None:
        raise Refused(f"There is no offer {offer_id}.")
    ticket = tickets.lock(session, offer.ticket_id)
    before = (OfferState.TO_COPY,) if after is OfferState.GIVEN else (OfferState.TO_COPY, OfferState.WAITING)
    if not any(goodwill.settle(session, offer_id, before=state, after=after, now=now) for state in before):
        raise Taken("Somebody has settled this offer already.")
    if after is OfferState.REFUSED:
        goodwill.give_back(session, offer)
    events.note(session, ticket.id, Action.GOODWILL, by=by.user, now=now, offer=offer_id, state=after)
    return ticket.id


def _waiting(session: Session, offer_id: int) -> tuple[GoodwillRow, TicketRow]:
    offer = session.get(GoodwillRow, offer_id)
    if offer is None:
        raise Refused(f"There is no offer {offer_id}.")
    ticket = tickets.lock(session, offer.ticket_id)
    session.refresh(offer)
    if offer.state != OfferState.WAITING:
        raise Taken("Somebody has settled this offer already.")
    return offer, ticket


def _release(session: Session, ticket: TicketRow, offer: GoodwillRow, place: Place, *, by: Staff) -> list[ReplyRow]:
    """Turn the offer's texts into versions of the draft and approve them; return the replies.

    The private version comes before the public one: the newest version is what the card shows and «Approve» sends.
    """
    private = _private_draft(session, ticket, offer, place, by=by)
    if not place.has_public:
        return [_approved(session, ticket, offer, place, by=by)]
    drafts.edit(
        session,
        ticket.id,
        offer.public_text,
        base=ticket.draft_version,
        by=by,
        platform=place.platform,
        settings=place.settings,
        now=place.now,
    )
    public = _approved(session, ticket, offer, place, by=by)
    if offer.state != OfferState.SENDING:
        return [public]
    post = posts.read(session, ticket.post_id)
    reply = decisions.queue(session, ticket, private, post, seen=public.seen, by=by.user, now=place.now)
    offer.reply_id = reply.id
    return [public, reply]


def _private_draft(session: Session, ticket: TicketRow, offer: GoodwillRow, place: Place, *, by: Staff) -> DraftRow:
    """Keep the private text as a version: where others read along, with the checks that keep it from going public."""
    text = offer.private_text
    facts = drafts.facts(session, ticket, place.platform.measure(text), place.settings, now=place.now, text=text)
    checks = house_rules(text, facts) if place.has_public else rules.private_rules(text, facts)
    writer = drafts.PRIVATE if place.has_public else "staff"
    drafts.add(session, ticket, Written(text, ticket.language, writer), checks, by=by.user, now=place.now)
    kept = drafts.newest_draft(session, ticket)
    assert kept is not None
    return kept


def _approved(session: Session, ticket: TicketRow, offer: GoodwillRow, place: Place, *, by: Staff) -> ReplyRow:
    """Approve the newest version; where nobody reads along, it is the offer itself."""
    reply = decisions.approve(
        session,
        ticket.id,
        version=ticket.draft_version,
        by=by,
        may_reply=place.platform.may_reply,
        now=place.now,
        ticked=tuple(offer.ticked),
    )
    if not place.has_public:
        offer.reply_id = reply.id
    return reply
