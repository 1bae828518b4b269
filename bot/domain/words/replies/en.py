"""What English replies say, by rule. `_rule` only look like the rule's; `*` ends a word, `#` is a number."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        forgive the; please forgive; forgive my; forgive our; regretful; ashamed; feel terrible; feel awful; sorry;
        apologise; apologize; apologises; apologizes; apologising; apologizing; apologies; an apology; our apology;
        second apology;
        my apology; forgive me; forgive us; i regret; we regret; deeply regret; sincerely regret; my bad;
        beg your pardon""",
    "_apology": """
        unforgiv*; not sorry; sorry not sorry; need to apologise; need to apologize; have to apologise;
        have to apologize; say sorry; saying sorry; safe than sorry; sorry sight; sorry state; a sorry;
        don't apologise; don't apologize; don't be sorry; no apology; no apologies; feel sorry for""",
    "defensive": """
        policy does not allow; policy doesn't allow; policy does not permit; rules do not allow; rules don't allow;
        manual says; the manual clearly; please read it; please read the; read the manual; read the instructions;
        already explained; as i mentioned; as i explained; as we explained; as we mentioned; as i already;
        like i said; like we said; as explained; per our terms say; our terms state; our terms and; per our rules;
        per the terms; clearly says; clearly states; clearly stated; clearly said; clearly shows; says clearly on;
        states clearly; clearly indicated; clearly explained; clearly written; had you read; had you checked;
        had you told; had you called; simply not true; just not true; not true; industry standard;
        standard practice; standard procedure; our records show; according to our records; rules are rules;
        you agreed to; you accepted the; you signed; works as intended; by design; perfectly normal; this is normal;
        that is normal; that's normal; completely normal; don't shout; no need to shout; no need to be rude;
        watch your tone; we did everything; we did nothing wrong; nothing wrong on our side; you misread;
        you misunderstood; you chose; your responsibility; you ordered the wrong; you entered the wrong;
        you gave us the wrong; you are the only; you're the only; hundreds of happy; sorry if; sorry you feel;
        sorry you felt; sorry that you feel; sorry that you felt; sorry for any; sorry about any; apologise for any;
        apologize for any; apologies for any; apologise if; apologize if; apologies if; any inconvenience;
        inconvenience caused; per our policy; as per our; as per the; policy states; as stated; as mentioned;
        as previously; as already; as we already; as we said; as i said; already told you; you should have read;
        you should have checked; you should have called; you should have contacted; you should have known;
        you should have told; you should have asked; you should have ordered; you should have waited; you must have;
        you failed; you forgot to; you did not read; you didn't read; you didn't give; you didn't provide;
        you did not provide; if you had read; if you had checked; you need to understand; you have to understand;
        please understand; calm down; to be fair; unfortunately we cannot; unfortunately we can't;
        nothing we can do; nothing i can do; not our fault; not my fault; not our responsibility; our terms;
        terms and conditions; you are wrong; you're wrong; never had this; works for everyone; no one else has;
        nobody else has; isolated incident; valued customer; your feedback is important; with all due respect;
        for your information; you are mistaken; you're mistaken; overreacting; it's only a; it is only a;
        it's just a; your own fault""",
    "own": """
        i'm going to; i am going to; am going to; i want to fix; i spoke; i just spoke; i asked; i just asked;
        i called; i rang; i just called; i found; i sent; i reported; i passed; i forwarded; i raised; i opened;
        i contacted; i checked; i booked; i ordered; i've; my team is; my team are; our team is; our workshop is;
        i can see; i see your; give me # minutes; i promise you; i'm checking; i am checking; am checking;
        am looking; am asking; am on it; so i can look; so i can check; so that i can; so i can; so we can;
        i'm looking; i am looking; i've asked; i have asked; i'm asking; i am asking; i'm on it; i am on it;
        i'm taking; i am taking; i'm passing; i am passing; i'm finding; i am finding; i've passed; i have passed;
        i'll; i will; let me; i'm following; i am following; i'm staying; i've opened; i have opened; i take this;
        i own; i'm chasing; i am chasing; i'm sorting; i am sorting; i'm getting; i am getting; i'm with;
        i'm having; i am having; i'm calling; i am calling; i've found; i have found; i've sent; i have sent;
        i'm sending; i've forwarded; i have forwarded; i've reported; i have reported; i've told; i'm making;
        i am making; i'm investigating; i am investigating; i'm working; i am working; i'm dealing; i'm handling;
        i'm taking care; leave it with me; leave this with me; i'm arranging; i've arranged; i have arranged;
        you'll hear from me; you will hear from me; i am sending; i'm writing; i've spoken; i have spoken;
        i've raised; i'm raising; hear from us by; you'll have an answer; you will have an answer;
        you'll hear from us; you will hear from us; we've asked; we have asked; we're taking; we're on it;
        we are on it; we're checking; we are checking; we're looking; we are looking; we'll; we will;
        we're investigating; we are investigating; we're working; we are working; we've passed; we have passed""",
    "_own": """
        am checking nothing; i've no idea; i've never; i've nothing; i can see why; i can see you; i can see how;
        i can see that; i will not; i'll not; i will never; i'll never; we will not; we'll not; we will never;
        we'll never; i'm not checking; i'm looking forward; we're looking forward; we are looking forward;
        i am looking forward; let me down; let me say; let me be; i will say; i'll say; i'm with you there""",
    "offer": """
        send you a present; a little present; a present from us; a treat on us; a treat from us; repay; we'll repay;
        i'll repay; won't have to pay; don't have to pay; won't cost you; cost you nothing; costs you nothing;
        we pay; i pay; without paying; at our expense; at our cost; on your account; put it on our tab; for nothing;
        refunding; refunded; i refund; we refund; returned to your card; returned to your account;
        back on your card; back in your account; full amount; half price; half the price; # percent off; half off;
        on the next order; pounds off; euros off; dollars off; extra in the parcel; little extra; no extra cost;
        bonus; complimentary; loyalty points; pay for the; cover the cost; cover the costs; foot the bill;
        make it up to you with; credited; crediting; reimbursing; we owe you #; refund you; refund your;
        will refund; we'll refund; i'll refund; refunded you; refunded your; full refund; partial refund;
        issue a refund; issued a refund; issuing a refund; process a refund; been refunded; have refunded;
        refund is on its way; refund approved; get a refund; give you a refund; offer you a refund; compensate;
        compensated; compensation; reimburse you; reimbursed; reimburse; goodwill; free of charge; for free;
        at no cost; at no charge; no charge; on the house; on us; free month; free replacement; free kettle;
        free delivery; free shipping; a free; your free; another free; money off; % off; # off; # % off;
        percent off; tenner off; fiver off; quid off; knock a; credit your account; credit to your; store credit;
        account credit; in credit; gift card; we'll pay; i'll pay; cash back; cashback; waive; waived; waiving;
        small gift; a gift from us; a gift; little gift; free gift; money will be back; your money will be;
        discount code for; extra discount; a discount""",
    "_offer": """
        charges on your account; was put on your account; charge on your account; seen on your account;
        see on your account; look on your account; wait for nothing; waited for nothing; paid for nothing;
        a free pass; free pass; free from; credited with; been refunded yet; not been refunded; isn't refunded;
        refunded yet; feel free; free to; a free moment; a free minute; a free hand; a free line; no gift;
        no compensation; a gift for; a gift to; compensation desk; compensation team""",
    "goodwill": "refund*; voucher*; discount*; coupon*; gift*; reimburs*; money back; credit note; promo code*",
    "give": """
        i'll give; i'm giving; we'll give; we're giving; giving you; give you; offer you; offering you; i've added;
        i have added; here is a; here's a; here is your; here's your; i've issued; i have issued; i'm issuing;
        i'll issue; you get; you'll get; you will get; you'll receive; you will receive; i'll send you a;
        i'm sending you a; please accept; i've arranged; i'll arrange""",
    "deny": """
        not possible; not needed; not something i can; can't be promised; out of the question; can't promise;
        cannot promise; can't offer; cannot offer; can't give; cannot give; can't discuss; cannot discuss;
        won't promise; can't say here; can't talk about""",
    "liability": """
        caused by our; because of our negligence; due to our; take the blame; accept the blame;
        we are responsible for; we're responsible for; we ignored; we neglected; we should have tested;
        we should have recalled; we put you in danger; we endangered; accept responsibility;
        accept full responsibility; take full responsibility; our responsibility; our carelessness; careless;
        carelessness; we messed up; was defective; were defective; is defective; a defective;
        should never have sold; should not have sold; our error caused; our faulty; we failed to test;
        we failed to check; we are guilty; we were wrong to sell; down to our; we knew about;
        hold ourselves responsible; we injured; we damaged; breach of; we poisoned; our product caused;
        our kettle caused; our fault; my fault; at fault; fault lies with us; fault is ours; fault was ours;
        our mistake; our own mistake; negligent; negligence; negligently; we are liable; we're liable; liable;
        liability; we caused; i caused; we broke the law; we admit; i admit; guilty; we are to blame;
        we're to blame; i am to blame; we violated; we breached; in breach; unlawful; illegal; defective product;
        we knew; legally responsible; responsible for the damage; responsible for your injury;
        responsible for the injury""",
    "_liability": """
        not our fault; not my fault; whose fault; your fault; nobody's fault; not liable; whether we are liable;
        not guilty; at fault or not""",
    "promise": """
        tomorrow; tonight; today; by monday; by tuesday; by wednesday; by thursday; by friday; end of the day;
        end of day; within # hours; within # hour; within # minutes; within # days; within the hour; within an hour;
        within the next; in # minutes; in # hours; in # days; in an hour; in half an hour; within half an hour;
        promise; guarantee; straight away; immediately; next # minutes; next # hours""",
    "_promise": """
        broken promise*; promised you; was promised; were promised; i can't promise; can't promise; cannot promise;
        your promise""",
    "private": """
        dm; dms; dm'd; direct message*; private message*; privately; in private; message me; message us; by email;
        by e-mail; by phone; call us; call me; email us; e-mail us; email me; e-mail me; give us a call;
        give me a call; inbox; ring you; call you back; private channel""",
    "needless": "don't need to; do not need to; no need to; needn't; don't have to; do not have to",
    "asks": """
        the address; an address; where do you live; your name and; the order number; your order no; order number;
        account number; customer number; booking reference; reference number; your address; full address;
        home address; phone number; your number; telephone number; e-mail address; email address; your e-mail;
        your email; your postcode; your details; your full name; date of birth; card number; which card;
        bank details""",
    "request": """
        please; could you; can you; may i; may i have; tell me; tell us; give me; give us; send; share; reply with;
        need your; i need; we need; what's; what is; let me know; let us know; provide; which card""",
    "we": "we; we're; we'll; we've; we'd; us; ourselves",
    "_we": "let us know; between us; all of us; the rest of us",
    "title": "mr; mrs; ms; miss; sir; madam; ma'am; dude; bro; mate; lady",
    "weekday": "monday; tuesday; wednesday; thursday; friday; saturday; sunday",
    "month": """
        january; february; march; april; may; june; july; august; september; october; november; december; jan; feb;
        apr; jun; jul; aug; sept; oct; nov; dec""",
    "delivery": """
        arrive; arrives; arriving; deliver*; with you; reach you; reaches you; come; comes; ship; ships; dispatched;
        leave; leaves; refund*; replaced; be there""",
    "day": "today; tomorrow; tonight; this evening; this afternoon; this week; next week",
    "policy": """
        guarantee by law; by law; the law gives; legal guarantee; your rights; our policy lets; our policy allows;
        our policy is; our policy says; under our policy; under warranty; under the warranty; under our warranty;
        your warranty; you are entitled; you're entitled; entitled to; guarantee covers; warranty covers;
        our guarantee""",
    "colleague": """
        colleague; manager; colleagues; ask for; call; with our own; name is; speak to; my boss; our driver""",
    "soon": """
        once i know; when i know; when i can; in time; in due time; at some point; before long; soon; shortly;
        as soon as possible; asap; at the earliest; in due course; in a bit; later; next week; in the coming days;
        next month""",
}

SMALL = """
    the and you your is are this that with for have has will i'm i'll what not it's to of we sorry be my me i it
    was were at on by from they their there here please so but if can let how why when who a an as or our us
    been had do does did don't didn't should would could about hear should've thank thanks telling looking look
    into today soon just any all no one very too"""

COMMON = """
    there with from have been this that your about what when will just really please hello sorry still told time
    times once before after again another other they them their then than because thank thanks message
    experience trouble problem issue inconvenience feel feeling understand order recent happened happen happens
    happy expected expect left team check checking look looking know known hear heard tell telling said says
    want wanted need needed make made take taken here where which while would could should these those some more
    most much many very only also even ever never always into over under such being were does doing done back
    write writing wrote help helping customer service company brand today third first thing things good great
    like let's it's i'm you're i've you've don't didn't isn't wasn't can't won't couldn't answer reply
    anyone someone everyone everybody anything something everything now yes get gets got getting going goes say
    saying says happening kindly plz pls hey"""
