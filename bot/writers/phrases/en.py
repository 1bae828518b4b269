"""English."""

from bot.writers.phrases.en_grammar import GRAMMAR
from bot.writers.speech import Language, Speech, pairs

SPEECH = Speech(
    hello=("Hi {name},", "Hello {name},"),
    nameless=("Hi,", "Hello,"),
    quotes=("“", "”"),
    restated=(
        "{I'm|we're} sorry that <said>.",
        "{I'm|we're} really sorry: <said>, and that's not how this should go.",
        "{I|we} apologise: it's not okay that <said>.",
        "<said>, and {I'm|we're} sorry: that isn't good enough.",
        "{I'm|we're} sorry to read that <said>.",
        "thank you for telling {me|us}, and {I'm|we're} sorry that <said>.",
        "~{I|we} can see why that's annoying, and {I'm|we're} sorry: <said>.",
        "{my|our} apologies, it should not have come to this: <said>.",
        "{I'm|we're} sorry that it came to this: <said>.",
        "~<said>: that's frustrating, and {I|we} apologise.",
        "this needs fixing, and {I'm|we're} sorry: <said>.",
    ),
    quoted=(
        "“<said>”: {I'm|we're} sorry, that should not have happened.",
        "{I'm|we're} sorry: “<said>” is not how this should go.",
        "“<said>” – that is not good enough, and {I|we} apologise.",
        "thank you for putting it plainly, and {I'm|we're} sorry about this: “<said>”.",
        "{I|we} read “<said>”, and {I'm|we're} sorry.",
        "{I|we} apologise for this: “<said>”.",
        "{I'm|we're} really sorry that you have to deal with this: “<said>”.",
        "~“<said>”: {I|we} can see why that's annoying, and {I'm|we're} sorry.",
        "{my|our} apologies, that has to be better: “<said>”.",
        "sorry about this: “<said>” is not okay.",
        "{I|we} see the problem (“<said>”), and {I|we} apologise for it.",
    ),
    about=(
        "{I'm|we're} sorry about <thing>: that is not how it should go.",
        "{I|we} apologise for the trouble with <thing>.",
        "that is not good enough, and {I'm|we're} sorry about <thing>.",
        "{I'm|we're} really sorry for all the trouble with <thing>.",
        "thank you for saying so, and {I'm|we're} sorry about <thing>.",
        "{my|our} apologies, the trouble with <thing> should not have cost you so much time.",
        "~sorry for the bother with <thing>.",
        "{I'm|we're} sorry to read what happened with <thing>.",
        "~{I|we} can see why that's annoying, and {I|we} apologise for the trouble with <thing>.",
        "{I'm|we're} sorry; what happened with <thing> needs a proper look, and gets one.",
        "this is not okay, and {I|we} apologise for what happened with <thing>.",
    ),
    worded=(
        "thank you for writing about <thing>, and {I'm|we're} sorry it came to that.",
        "{I|we} read what you write about <thing>, and {I'm|we're} sorry.",
        "{I'm|we're} sorry: what you say about <thing> should not happen.",
        "<thing> is what {I'm|we're} taking from this, and {I|we} apologise.",
    ),
    plain=(
        "{I'm|we're} sorry that this happened.",
        "{I'm|we're} sorry to read this, it should not happen.",
        "{I|we} apologise, and {I|we} want to understand what happened.",
        "that should not happen, and {I'm|we're} sorry.",
        "thank you for telling {me|us}, and {I'm|we're} sorry that it happened.",
        "{my|our} apologies, this should never have happened.",
        "{I'm|we're} sorry that something like this happened.",
    ),
    still=(
        "{I'm|we're} sorry this is still open: <thing> should have been sorted out by now.",
        "{I|we} apologise again, this has gone on too long over <thing>.",
        "thank you for staying with this, and {I'm|we're} sorry that it takes so long with <thing>.",
        "{I'm|we're} sorry that you have to write about <thing> again.",
        "a second apology from {me|us}: it has taken far too long with <thing>.",
        "{I|we} know this drags on, and {I'm|we're} sorry: <thing> should be settled by now.",
        "sorry for the wait with <thing>; it has not been forgotten.",
    ),
    short=("{I'm|we're} sorry about <thing>.", "{I|we} apologise for <thing>.", "sorry about <thing>."),
    steps=(
        "{I'm taking|We'll take} this to <team> now and will write here again<when>.",
        "{I'm|We're} checking with <team> <look>, and will write to you here<when>.",
        "{I'm|We're} asking <team> to look into it, and {I'll|we'll} be back in this thread<when>.",
        "{I'm|We're} finding out <look>, and {I'll|we'll} tell you here<when>.",
        "{I'll|We'll} go through this with <team> and give you an answer here<when>.",
        "{I'm|We're} asking <team> <look>, and {I'll|we'll} post the answer here<when>.",
        "{I'm on it|We'll see to it}, together with <team>, and you'll hear from {me|us} here<when>.",
        "{I'll|We'll} find out <look> and come back to you<when>.",
        "{I'm|We're} taking it up with <team>, {I'm|we're} staying with it, and {I'll|we'll} write here<when>.",
    ),
    short_steps=(
        "{I'm on it|We'll see to it} and will write here<when>.",
        "{I'll|We'll} look into it and write here<when>.",
        "{I'm|We're} checking and will be back<when>.",
        "{I'll|We'll} sort out what {I|we} can and write<when>.",
    ),
    write_to=(
        "For anything personal, please use <contact>.",
        "Names and numbers are best sent to <contact>.",
        "Please keep personal details for <contact>.",
        "If there is anything private to add: <contact>.",
        "Details such as an order number are best sent to <contact>.",
    ),
    direct=(
        "Anything personal is safe in a direct message.",
        "Please send personal details by direct message only.",
        "A direct message is the right place for anything personal.",
        "Details such as an order number are best sent in a direct message.",
        "For names and numbers, a direct message is best.",
    ),
    warm=(
        "Thank you for telling {me|us}, it helps.",
        "{I|we} know this cost you time, and {I|we} don't take that lightly.",
        "Thank you for your patience with this.",
        "That must have been tiring, and {I'd|we'd} like to make it easier from here.",
    ),
    unplug=(
        "Please leave it unused until then.",
        "Until then, please don't use it.",
        "Please keep it unplugged until {I've|we've} written.",
    ),
    praise_said=(
        "“<said>” – thank you, that makes {my|our} day. {I'll|We'll} pass it on to the people behind it.",
        "thank you! {I'm|We're} showing “<said>” to the team today.",
        "that is lovely to read, thank you: “<said>”. It goes straight to the team.",
        "“<said>”: thank you for taking the time to say so. {I'll|We'll} tell the team.",
        "how kind, thank you. “<said>” will be read out to the people who did it.",
        "thank you for “<said>”. {I'll|We'll} make sure the right people see it.",
        "what a nice thing to read, “<said>”. Thank you from {me|us} and the team.",
    ),
    praise=(
        "thank you, it's good to hear about <thing>. {I'll|We'll} pass it on to the people behind it.",
        "that is kind, thank you. {I'm|We're} glad about <thing>, and so will the team be.",
        "thanks for telling {me|us} about <thing>: it goes straight to the team.",
        "thank you! It's lovely that <thing> turned out well. {I'll|We'll} tell the team.",
        "what a nice thing to read about <thing>. Thank you, the team will love it.",
        "thank you for the words about <thing>. {I'll|We'll} make sure the right people see them.",
        "{I'm|we're} happy to hear this about <thing>, thank you. It will be read by the people behind it.",
    ),
    praise_plain=(
        "thank you for the kind words: {I'll|we'll} pass them on to the team.",
        "thank you, that is good to read. The team gets it from {me|us} today.",
        "that is kind, thank you. {I'll|We'll} tell the people it belongs to.",
        "thanks for taking the time to say so. It will make the team smile.",
    ),
    solved=(
        "{I'm|we're} glad that's settled, thank you for telling {me|us}. A word here opens it again.",
        "good to hear, and thank you for your patience. If anything comes up, write here and {I'm|we're} back.",
        "thank you for letting {me|us} know. {I'm|We're} relieved it's sorted, and {I|we} stay reachable here.",
        "that's good news, thank you for staying with it. {I'll|We'll} tell the team.",
    ),
    question=(
        "thanks for the question about <thing>. {I'm|We're} finding out and will write here<when>.",
        "thanks for asking about <thing>. {I'm|We're} checking with <team> and will answer here<when>.",
        "{I'll|we'll} ask <team> about <thing> and write the answer here<when>.",
        "{I'm|we're} checking that for you: the answer about <thing> comes here<when>.",
        "about <thing>: {I|we} want to be sure, so {I'm|we're} asking <team> and will write here<when>.",
        "{I|we} don't want to guess about <thing>. {I'll|We'll} ask <team> and reply here<when>.",
        "thank you for the question about <thing>; {I'll|we'll} have the answer here<when>.",
    ),
    question_plain=(
        "thanks for asking. {I'm|We're} checking with <team> and will write here<when>.",
        "thanks for the question. {I'm|We're} finding out and will answer here<when>.",
        "{I|we} want to be sure before {I|we} answer: {I'm|we're} asking <team> and will write here<when>.",
        "thank you for the message. {I'll|We'll} look into it and write here<when>.",
    ),
    noted=(
        "thank you for the message. {I'm|We're} taking it to <team> and will write here<when>.",
        "thank you for letting {me|us} know. {I'm|We're} looking into it with <team> and will write here<when>.",
        "thanks for writing. {I'll|We'll} go through it with <team> and be back here<when>.",
    ),
    answered=(
        "thanks for asking about <thing>.",
        "about <thing>, here is what {I|we} know.",
        "thank you for the question about <thing>.",
    ),
    in_private=(
        "{I'm|We're} writing to you in private about this now.",
        "{I'll|We'll} send you a private message about it now.",
    ),
    grave={
        "injury": (
            "{I'm|we're} very sorry: getting hurt is the last thing that should happen.",
            "{I'm|we're} so sorry that somebody was hurt; nothing matters more now.",
            "this is serious, and {I'm|we're} deeply sorry about the injury.",
        ),
        "death": (
            "{I'm|we're} very sorry for your loss.",
            "{my|our} sincere condolences, and {I'm|we're} sorry that you have to deal with this at such a time.",
            "{I'm|we're} deeply sorry for your loss, and that you had to write to {me|us} about this now.",
        ),
        "injury said": (
            "{I'm|we're} very sorry to read that <said>.",
            "this is serious, and {I'm|we're} deeply sorry: <said>.",
        ),
        "injury thing": (
            (
                "{I'm|we're} so sorry about what happened with <thing>; that somebody got hurt matters more "
                "than anything else."
            ),
            (
                "this is serious, and {I'm|we're} deeply sorry that somebody was hurt and about what happened "
                "with <thing>."
            ),
        ),
        "death thing": (
            "{I'm|we're} very sorry for your loss, and that <thing> has come on top of it.",
            "{my|our} sincere condolences, and {I'm|we're} sorry that you have to deal with <thing> at such a time.",
        ),
        "hate thing": (
            "what you describe about <thing> is serious, and {I'm|we're} very sorry.",
            "nobody should be treated like that; {I'm|we're} deeply sorry about what happened with <thing>.",
        ),
        "hate": (
            "nobody should be treated like that, and {I'm|we're} deeply sorry.",
            "what you describe is serious, and {I'm|we're} very sorry that it happened to you.",
            "{I'm|we're} truly sorry: this has no place here, and {I|we} take every word of it seriously.",
        ),
    },
    grave_steps=(
        "{I'm taking|We'll take} this to <team> in person and will write to you<when>.",
        "{I'll|We'll} stay with this {myself|ourselves}, with <team>, and will be in touch<when>.",
        "{I've|We've} asked <team> to look at it with {me|us} now, and {I'll|we'll} write to you<when>.",
        "{I'm|We're} handing it to nobody else: {I'll|we'll} speak with <team> and write<when>.",
    ),
    grave_call=(
        "{I'd|We'd} like to talk to you in person: <contact>.",
        "You reach a person, not a machine, at <contact>.",
        "If you'd rather speak to somebody, please call <contact>.",
    ),
    grave_write=(
        "{I'd|We'd} like to hear from you in private: <contact>.",
        "You reach a person, not a form, at <contact>.",
        "If you'd rather not write here, please use <contact>.",
    ),
    at=" by {time}",
    tomorrow=" by tomorrow, {time}",
    soon=" as soon as there is news",
    that="<words>.",
    anything="this",
    teams={
        "delivery": "the delivery team",
        "billing": "the billing team",
        "product": "the product team",
        "outage": "the technical team",
        "app": "the technical team",
        "conduct": "the team lead",
        "account": "the accounts team",
        "safety": "the safety team",
        "privacy": "the privacy team",
        "other": "the right team",
    },
    looks={
        "delivery": "where it stands and what went wrong",
        "billing": "what was charged and why",
        "product": "what went wrong and what can be done about it",
        "outage": "what is down and when it will be back",
        "app": "what causes it and how to get round it",
        "conduct": "what happened there",
        "account": "what is blocking it",
        "safety": "how this could happen",
        "privacy": "how this could happen and who could see it",
        "other": "what went wrong",
    },
    formal=pairs(
        """
        I'm = I am; I'll = I will; I've = I have; I'd = I would; We're = We are; We'll = We will; We've = We
        have; We'd = We would; we're = we are; we'll = we will; we've = we have; that's = that is; That's = That
        is; it's = it is; It's = It is; isn't = is not; don't = do not; you'll = you will; you'd = you would;
        shouldn't = should not"""
    ),
    things=pairs(
        """
        customer service; customer support; room service; credit card; coffee machine* = coffee machine; phone
        line* = phone line; opening hours; gift card* = gift card; next day delivery; log in = login; logging in
        = login; sign in = login; boarding pass* = boarding pass; screen protector* = screen protector; parcel*
        = parcel; package; packages; deliver* = delivery; courier* = courier; driver* = driver; tracking; order;
        orders; ordered = order; shipping; shipment* = shipment; shipped = shipping; post; mail; envelope* =
        envelope; refund* = refund; money; invoice* = invoice; bill; bills; billing; billed = bill; charged =
        charge; charge; charges; fee; fees; price; prices; payment* = payment; receipt* = receipt; subscription*
        = subscription; contract* = contract; renewed = renewal; renewal; warranty; repair* = repair;
        replacement* = replacement; return; returned = return; returns; exchange; cancelled = cancellation;
        canceled = cancellation; cancellation* = cancellation; kettle* = kettle; jug* = jug; lamp* = lamp;
        handle; lid; battery; charger* = charger; charging; glass; crack; cracked = crack; smoke; burning =
        burning smell; screen; display; keyboard; printer* = printer; laptop* = laptop; tablet* = tablet; phone;
        phones; camera* = camera; headphones; speaker* = speaker; remote; cable* = cable; router* = router; box;
        watch; device* = device; machine* = machine; software; app; apps; update; updates; updating = update;
        checkout; password* = password; login; logged = login; website; site; page; link; error* = error; bug;
        bugs; basket; cart; account; accounts; server* = servers; system; is down = outage; are down = outage;
        went down = outage; down again = outage; site down = site; website down = website; servers down =
        servers; back up = outage; issue = issue; issues = issues; problem = problem; problems = problems;
        commercial* = commercial; bar = bar; bullying = bullying; address = address; tweets = tweets;
        verification = verification; recall* = recall; outage* = outage; game; games; video* = video; stream* =
        streaming; download* = download; sync* = syncing; feature* = feature; settings; internet; wifi;
        broadband; network; signal; connection; coverage; data; power; electricity; water; heating; chat; call;
        calls; hold = time on hold; queue; line; email = email; emails = emails; emailed = email; e-mail* =
        e-mail; message* = message; reply; replies; response; answer* = answer; complaint* = complaint;
        appointment* = appointment; engineer* = engineer; technician* = technician; shop = visit to the shop;
        store = visit to the store; branch = visit to the branch; staff; manager* = manager; waiter* = waiter;
        service; support; stock; size; sizes; colour; color = colour; quality; base; item; items; product;
        products; flight* = flight; train; trains; bus; buses; plane; seat; seats; luggage; baggage; bag; bags;
        suitcase* = suitcase; gate; crew; ticket; tickets; booking* = booking; booked = booking; reservation* =
        reservation; delay; delays; delayed = delay; toilet* = toilets; hotel; room; breakfast; food; meal* =
        meal; burger* = burger; pizza* = pizza; chicken; fries; sandwich* = sandwich; coffee; drink; drinks;
        beer; milk; bread; shirt* = shirt; dress; jeans; shoe; shoes; boots; jacket; coat; car; cars; engine;
        tyre* = tyres; tire; tires; brake* = brakes; dealer* = dealer; voucher* = voucher; discount* = discount;
        coupon* = coupon; promo = promotion; code; codes; points; card; cards; ad = advert; ads = adverts;
        advert* = advert; policy; wait; waiting = waiting; waited = wait;""",
        "the ",
    ),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
