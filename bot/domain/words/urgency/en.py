"""What makes a post pressing, in English."""

from collections.abc import Mapping

_BODY = (
    "arm/arms/leg/legs/wrist/ankle/foot/feet/nose/finger/fingers/thumb/hand/hands/hip/tooth/teeth/elbow/back/"
    "neck/rib/ribs/toe/toes/knee/face/eye/eyes/head/skin/lip/tongue/mouth/palm/shoulder/collarbone/ear/ears/chin/"
    "forehead/shin/jaw/throat/pelvis/skull/knuckles/ankles/lips"
)
_FAMILY = (
    "mum/mom/mother/dad/father/nan/gran/granny/nana/grandma/grandmother/grandad/grandfather/grandpa/son/daughter/"
    "husband/wife/child/kid/baby/girl/boy/sister/brother/uncle/aunt/parents/partner/neighbour"
)
_PAPERS = (
    "invoice/statement/details/address/data/info/information/number/email/e-mail/letter/contract/documents/"
    "passport/phone number/email address/home address/bank details/personal details/personal data/"
    "personal information/medical records/order/orders/account/name/booking/card details"
)
_NTH = "second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth/2nd/3rd/4th/5th/6th/7th/8th/9th/10th/nth/umpteenth"
_MONTHS = "january/february/march/april/june/july/august/september/october/november/december"

SIGNS: Mapping[str, str] = {
    "safety": """
        (burned/burnt/burn/burns) ~ (to the ground/down); razor (blade/blades); rotten egg*; gas (smell/odour/odor/
        fumes); (toxic/chemical/strange/acrid/plastic) (fumes/smell/odour/odor); fumes; (loud/huge/almighty) bang;
        went bang; (black/burn/scorch/soot) marks; soot; ablaze; hissing; fizzing; sizzl*; caught alight; burning
        hot; burned (a hole/through); burnt (a hole/through); singed; live (wires/cable); bare wires; came off while
        driving; steering (failed/locked); (e coli/norovirus); (blade/needle/screw/nail/staple) in (my/the/a/our);
        (caught/catch/catches/catching) (on/) fire; on fire; burst into flames; flames; in flames; a (house/kitchen/
        electrical/small/) fire; set (my/our/the/his/her/it/itself/your) ~ (alight/ablaze/on fire); set fire; fire
        (brigade/department/crew/service/engine/fighters/fighter); firefighter*; smoke; (started/starts/start/began/
        is/was/were/keeps) smoking; smouldering; smoldering; sparks; sparked; sparking; explode*; exploding;
        explosion*; (battery/charger/phone/kettle/oven/machine/it/boiler/heater) blew up; blew up in (my/his/her/
        our); short circuit*; short-circuit*; overheat*; over heat*; melted; melting; too hot to (touch/hold); red
        hot; gas leak; leaking gas; smell* (of/like/) gas; carbon monoxide; burning (smell/plastic/rubber/wire/
        wires); smell* (of/like/) (burning/burnt); smell ~ burning; burnt (plastic/smell); scorch*; burn marks;
        (burned/burnt/burn) down; battery ~ (swollen/swelling/swelled/bulging); swollen battery; bulging battery;
        live wire*; exposed (wire/wires/wiring); (broken/shattered/shards of/piece of/pieces of/bit of/bits of/shard
        of) glass; glass (in/inside) (my/the/a/our); glass ~ shattered; shattered in my; (metal/plastic/wire) (in/
        inside) (my/our) ~ (food/meal/salad/soup/sandwich/burger/bread); (piece/pieces/bit/bits/shard/shards) of
        (metal/wire); foreign (object/body); maggot*; salmonella; listeria; undeclared (nuts/allergen/allergens);
        (brake/brakes) ~ (failed/fail); airbag* ~ (failed/fail/not); wheel (came/fell) off; evacuated; emergency
        landing; collapsed (under/on/onto); ceiling ~ collapsed; chemical (smell/leak); blew the fuse; tripped the
        (fuse/electrics)""",
    "hazard": """
        fire (hazard/risk/trap); (safety/electrical/health/choking/trip/tripping/shock) (hazard/risk/concern/issue);
        unsafe; (not/isn't/aren't/hardly) safe; is (it/this/that) (even/really/still/) safe; dangerous; a danger
        (to/for); hazardous; hazard; death trap; accident waiting to happen; (product/safety) recall; safe for (my/
        a/our) (baby/child/kids/toddler/son/daughter)""",
    "injury": f"""
        (throwing/threw/throw) ~ (guts up/up all night); puking; puked; (fractured/broke/shattered/dislocated) ~
        (hip/wrist/ankle/shoulder); (at/in/to) the er; (big/massive/nasty/little/huge/mild/bad) (zap/jolt); zapped
        (me/my/by); got zapped; (swallow/swallowed/inhaled/ingested) (a/an/the/one/some/part/it); hives; (swollen/
        swelled/puffy/burning) (face/eye/eyes/lips/tongue/throat/skin/up); broke out in; black eye; (tooth/teeth)
        (broke/cracked/chipped); cracked (a/my/his/her) (tooth/rib); food poisened; (stomach/tummy) (bug/cramps/
        ache); doctor's; x ray; x-ray; surgery (on/for); in plaster; needs surgery; (sprain/sprained/dislocat*/
        torn); tripped (over/on) (your/the/a); lacerat*; gash; gashed; hit (my/his/her) head; banged (my/his/her)
        head; fell (on/onto) (my/his/her/me/him); landed on (my/me/his/her); (electric/electrical/electrics) (shock/
        shocks); electrocut*; shocked ~ (plug/socket/handle/kettle); shock (off/from) (the/your/my/this/touching);
        injur*; (got/was/were/been/is/getting/get) (badly/seriously/) hurt; hurt (myself/himself/herself/themselves/
        my/his/her); hospital; hospitali*; (in/at/to) a e; rushed to; ambulance; emergency room; urgent care;
        paramedic*; bleeding; bled; blood everywhere; (#/needed/need/got/had/a few/several) stitches; food poison*;
        poisoned; poisoning; vomit*; throwing up; threw up; (sick/ill) (after/from) (eating/drinking/your/the/a);
        allergic reaction*; anaphyla*; epipen; a rash; rash (on/all); (broke/broken/breaking/fractured/cut/cuts/
        sliced/burned/burnt/burns/trapped/crushed/twisted/sprained/bruised/hurt/smashed/chipped/injured/lost/caught)
        (my/his/her/our/their/a) ({_BODY}); fractur*; concuss*; (broken/burnt/burned/cut) (arm/leg/wrist/ankle/nose/
        finger/fingers/hand/foot); burn* ~ (hand/hands/skin/finger/fingers/arm/leg/face/badly); (burned/burnt/burns)
        (me/him/her/us/myself/himself/herself/themselves); (first/second/third/2nd/3rd) degree; burns on; scald*;
        blister*; cut (myself/himself/herself/open); cut (my/his/her) ~ (open/badly); sliced ~ (finger/hand/thumb);
        unconscious; passed out; knocked ~ (over/unconscious/down/off); (ran/run) (me/him/her/my ~) over; ran over
        my (foot/dog/cat/son/daughter); (hit/struck) by (your/a/the) ~ (driver/van/truck/door/lorry); slipped (on/
        and); fell (down/over/off) (the/my/a/your/because) ~ (stairs/broke/step/platform/chair/bike); assaulted;
        attacked (me/by); bitten; bit (me/my); (nearly/almost) (killed/died/choked/drowned/electrocuted/lost); could
        (have/of) (died/killed/burned/burnt/been); could've (died/killed); killed (my dog/my cat/my son/my daughter/
        my mum/my dad/him/her); choked; choking; suffocat*; couldn't breathe; can't breathe; chest pain*; seizure;
        swallowed ~ (battery/magnet/glass/piece); whiplash; miscarr*""",
    "legal": """
        lawyer*; solicitor*; attorney*; barrister; legal (action/advice/proceedings/steps/route/dispute/claim/
        threat/letter/department/team); legal counsel; (take/taking/took/taken/drag/dragging) ~ to court; see (you/
        u/ya/them/y'all) (all/) in court; small claims; (go/going/off) to court; court (claim/action/case/papers/
        summons); county court; (to/will/gonna/can/could/should/might/would/i'll/we'll/i'd/shall/i/we/or/and) sue;
        sue (you/them/u/ya/your/over/for/this); suing; sued; lawsuit*; class action; letter before (action/claim);
        litigat*; prosecut*; police report; (call/calling/called/report*/go/going/gone/contact*/involve/involving/
        file*) ~ police; press charges; pressing charges; filing charges; file charges; breach of contract; breached
        ~ contract; consumer rights act; cease and desist; money claim; seek damages; claim for damages""",
    "press": """
        consumer (office/agency/bureau/board/champion/helpline); ombudsman; ombudsperson; trading standards;
        consumer (protection/affairs/watchdog/council/forum/court/rights/reports); regulator; regulators; better
        business bureau; bbb; ftc; fcc; cfpb; ofcom; ofgem; ofwat; accc; fda; cpsc; the (ico/asa/fca/caa/cma);
        information commissioner; advertising standards; food standards; environmental health; health inspector*;
        attorney general; department of transportation; fair trading; citizens advice; (contact*/call*/tell*/told/
        go/going/gone/went/email*/writ*/talk*/speak*/alert*/inform*) (to/with/) (the/) (press/media/newspaper/
        newspapers/papers/tabloids); to the (press/media/papers/newspapers/news/tabloids); local (news/newspaper/
        press/tv); journalist*; reporter; reporters; consumer desk; watchdog; moneysavingexpert; news (outlet/
        station/crew/desk); (bbc/cnn/itv/nbc/cbs/guardian/telegraph/times) ~ (know/interested/contacted/journalist/
        comment); (report/reporting/reported) (you/them/u/your company) to; my (mp/congressman/senator/councillor);
        public inquiry""",
    "money": """
        (subscription/membership/service/trial/plan/policy/insurance) (that/which/) (i/we) (never/didn't/did not)
        (signed/ordered/agreed/asked/wanted/order/ask/sign/agree/want); (taken/deducted/charged/debited/billed)
        (today/again/yesterday) for; # (taken/deducted/debited) (today/again/yesterday/without); (come/came/gone/
        went/going/goes/comes/leaving/left/coming) (out/straight out/off/) (of/from) (my/our/his/her) (bank/account/
        card/current account/savings); (charged/billed) (for/me for) # (nights/months/orders/items/times) (when/
        instead); (charged/billed/debited/took/taken) ~ (cancelled/canceled); (wrong/incorrect/extra/surprise)
        (amount) (taken/charged/debited); charged ~ (never ordered/didn't order/never received); (still/being/
        getting) (charged/billed) (for/every/each); (taken/took) (too much/an extra); double dip*; (rogue/dodgy/
        unexplained/unexpected) (charge/charges/payment/payments/debit/transaction); (charged/charging/billed/
        billing/debited/deducted/invoiced/paid/taken/took/charge/bill) ~ (twice/thrice/double/# times); (charged/
        billed/debited) (me/us) again; double (charge/charged/charging/billed/billing/charges/payment/debit/
        debited); overcharg*; over charged; overbilled; still (charging/billing/being charged/being billed/charged/
        billed/taking/debiting); (keep/keeps/kept/continue/continues/continued) (to/on/) (charging/charge/billing/
        bill/debiting/debit); (keep/keeps/kept/continue/continues) (to/) (taking/take) ~ money; charg* (my/our)
        (card/account/credit/debit/bank/visa/mastercard/paypal); (took/taken/taking/stole/stolen/stealing/steal/
        withdrew/withdrawn/deducted/debited) (my/our/all/all my/the/some) money; took money; taken money; money
        (was/is/has been/been/got/just) (taken/stolen/deducted/debited/gone/missing/withdrawn); my money ~ (gone/
        disappeared/vanished); (taken/took/taking/take/withdrawn/withdrew/deducted/debited/stole/stolen/gone/left/
        came/removed) ~ (of/from) (my/our/his/her) (bank/account/card/credit/debit/paypal/savings); (unauthorised/
        unauthorized/fraudulent/mystery/unknown/random) ~ (charge/charges/payment/payments/transaction/transactions/
        debit/purchase/withdrawal); fraudulently; (charged/taken/took/debited/renewed/billed/withdrew/deducted/
        signed me up) ~ without (my/our/any/asking/permission/consent); never (authorised/authorized/agreed to) ~
        (charge/payment/this/it); (didn't/not) (authorise/authorize) ~ (charge/payment/this/it); cancelled ~
        (charged/charging/billed/billing/debited); canceled ~ (charged/charging/billed/billing/debited); overdrawn;
        overdraft (fee/fees/charge/charges/because); scammed (me/us/out); defrauded; (charged/billed) (me/us/) for
        (something/nothing/an order/a service/items/things) (i/we) (never/didn't/cancelled); stole (# from/from)
        (me/us/my)""",
    "vulnerable": f"""
        (have/got/with/feeding) (a/my/our) # (year/month/week/yr) old; newborn; (my/our) (infant/toddler/baby);
        premature baby; # (month/months/week/weeks/year/years) old ({_FAMILY}/twins/woman/man/lady/widow/pensioner/
        patient); (my/our) # (year/month/week/yr/yo) old; (my/our/his/her) ({_FAMILY}) (is/who is/who's/aged/turns/
        is over/who is over) #; my # (yo/y/o); pensioner*; elderly; frail; housebound; bedridden; bed bound;
        terminally ill; palliative; hospice; my dying; wheelchair*; my disabled; (i'm/i am/who is/who's/am)
        (severely/registered/) disabled; disabled (person/people/passenger/passengers/customer/customers/veteran/
        {_FAMILY}); (my/a/our/with/severe/physical/learning) (disability/disabilities); autis*; dementia;
        alzheimer*; parkinson*; dialysis; insulin; diabet*; medication*; my (medicine/medicines/meds/tablets/
        inhaler/prescription); (his/her/heart/mum's/mom's/dad's/daughter's/son's/mother's/father's) (medicine/
        medicines/meds/tablets/pills/inhaler/prescription); oxygen; ventilator; life support; epilep*; asthma*;
        (has/have/with/having) cancer; cancer (patient/treatment/drug/drugs); chemo*; pregnant; suicid*; (kill/harm)
        myself; self harm; end my life; (i'm/i am/registered/legally/partially) (blind/deaf); (blind/deaf)
        (passenger/customer/man/woman/person/{_FAMILY}); guide dog; assistance dog; service dog; my carer; (carer/
        caring) for my; (no/without) (heating/heat/hot water); bereave*; widow; widowed; my late ({_FAMILY});
        homeless; food bank; unaccompanied minor""",
    "leak": f"""
        (some/another/an/other/different) (other/) (guy's/man's/woman's/lady's/girl's/bloke's/family's/passenger's/
        patient's) ~ (bookings/booking/passport/order/orders/details/address/account/invoice/data/info/email/name);
        (everyone/everybody/others/people/strangers) ~ (has/have/see/sees/got) my (email/address/number/details/
        data/info/phone); mailing list ~ (cc/visible); in (cc/the cc) ~ (email*/address*); (cc'd/cced) (everyone/
        everybody/all/# people); instead of bcc; not bcc; (names/emails/addresses/details/orders/invoices/accounts)
        of (other/another) (people/customer/customers/users/person/guests/patients/clients); (details/data/address/
        number/email/info/information) (were/was/got/has been/have been) (leaked/shared/sold/exposed/stolen/
        published/given); (stolen/leaked/exposed) (my/our) (data/details/info); (phishing/spam) ~ (since/because) ~
        (you/your); data (breach*/leak*/protection breach/theft); (leaked/leaking/leaks) (my/our/customer/personal/
        his/her/all) ~ (data/details/address/number/information/info/password/passwords/email/emails); leaked my;
        (someone else's/somebody else's/anyone else's/another person's/a stranger's/strangers) ~ ({_PAPERS}/
        invoices); (another/other/different/wrong/random) (customer's/customers'/customers/person's/people's/user's/
        users'/passenger's/client's/patient's/guest's) ~ ({_PAPERS}/invoices); strangers' ~ (data/details/orders);
        (my/our) ({_PAPERS}) (to/with) (a/another/the wrong/some/complete/someone/somebody/other/third/strangers/
        random/others/everyone/everybody/the whole); (my/our) (home/personal/private/bank/phone/email/) ({_PAPERS})
        ~ (public/publicly/visible/exposed/published/google/leaked/online/shared); published my; (sold/selling/sell/
        sharing/shared/giving/gave) (on/out/away/) my ~ (data/details/email/number/info/information/address);
        hacked; hackers; identity theft; stole* my identity; gdpr (breach*/violation*/complaint); breach of (gdpr/
        privacy/data/confidentiality/my); privacy (breach/violation); violation of ~ privacy; invasion of privacy;
        (the/this/that/your/security/massive/huge/recent) breach; security (flaw/hole/vulnerability); password* ~
        (leaked/exposed/plain text/plaintext/all over/stolen/compromised); (account/details/data/card/email) (was/
        is/has been/been/were/have been/got) (compromised/exposed/leaked); logged ~ (into/in as/in to) ~ else's; see
        ~ (other/another) ~ (customers'/customer's/account/accounts); exposed (my/our/customer/customers'); doxx*;
        read (out/) (to me/) ~ else's""",
    "again": f"""
        (second/third/fourth/fifth/4th/3rd/2nd) (appointment/visit/delivery/attempt/refund); # (emails/calls/phone
        calls/messages) ~ (zero/no/nothing/still); again; ({_NTH}) (time/attempt/complaint/email/e-mail/call/ticket/
        replacement/engineer/message/tweet/one); # times; over and over; time and time; time after time; (every/
        each) (single/) time; yet another; yet again; (how many/how often) ~ (times/do i/must i/should i/do we);
        (how many) more times; same (problem/issue/story/thing/fault/error/mistake) ~ (last/still/before/again);
        (i've/i have/i/we've/we have/we) already (told/said/emailed/called/phoned/contacted/written/wrote/reported/
        complained/messaged/asked/tweeted/sent); already told you; (emailed/mailed/called/phoned/contacted/written/
        wrote/complained/messaged/rang/rung/tweeted/asked/reported/tried/chased/dm'd) ~ (twice/# times/several
        times/multiple times/many times/repeatedly/thrice/countless times); (several/multiple/many/countless/
        numerous/repeated) (times/emails/calls/messages/attempts/tickets/complaints/requests); # (emails/e-mails/
        calls/phone calls/messages/tickets/attempts/letters/chats/dms); (twice/thrice) (now/already/this week/this
        month); repeatedly; (nobody/noone/no one) ~ (answer/answers/answered/reply/replies/replied/respond/responds/
        responded/back/anything); (no/without a/without any/zero/not one/not a single) (reply/response/answer/
        replies/responses); never (replied/answered/responded/called back/got back/heard back); ignored; ignoring
        (me/us/my/our/customers); keep* (telling/saying/promising/sending/asking/happening/cancelling/breaking/
        failing/crashing/ignoring); (been/still) chasing; in a row; still the same; back again; told you already""",
    "money back": """
        money back; my money back; our money back; refund*; reimburs*; chargeback; my money; give back my""",
    "waiting": f"""
        on hold; (hour/hours/mins/minutes) ~ (on hold/in a queue/in the queue/waiting); working days ~ (it's been/
        now #/still/ago); (# weeks/# months/# days) ~ (no/nothing/still/nowhere/not); wait* ~ # (minutes/mins/hours/
        hrs/days/weeks/months/years); wait* ~ (hours/days/weeks/months/ages/forever); waiting (for/since/on); been
        waiting; still waiting; kept waiting; (on hold/queue/queuing/on the phone) ~ (hour/hours/minutes/mins/hrs);
        still (no/nothing/not/haven't/hasn't/isn't/waiting/awaiting/missing); # (days/weeks/months/hours/hrs) (and/
        later/now/ago/on/late/overdue/without/with no/no/since); # (days/weeks/months) ~ (still/nothing/no); #
        (week/month/day/year) (and/later/now/ago/late/overdue/since); a (week/month/fortnight/year) (ago/later/and/
        now/since/late/overdue); weeks later; days later; weeks ago; (over/nearly/almost/more than/past) (a/#)
        (week/weeks/month/months/days/hours/hour/fortnight); (it's/its/has/have/it has) been (a/#/over/almost/
        nearly/more than/about/weeks/days/months/hours/ages) (a/#/) (day/days/week/weeks/month/months/hour/hours/
        year/); for (days/weeks/months/hours/ages); for # (days/weeks/months/hours/years) (now/and/already/still);
        since (last/monday/tuesday/wednesday/thursday/friday/saturday/sunday/yesterday/{_MONTHS}); now ({_MONTHS});
        day #; (no/any) sign of; where is (my/our/the); where's (my/our/the); (yet to/not yet) (receive*/arrive*/
        hear*); hasn't (arrived/come/turned/shown/been); haven't (received/heard/got/had); never (arrived/came/
        turned up/showed up/received); not (arrived/received/turned up/been delivered/come); taking (so long/
        forever/ages); how much longer; overdue""",
    "_": """
        smoke (detector/detectors/alarm/alarms/free/test); fire (sale/him/her/them/stick/tv/tablet/alarm/
        extinguisher/pit/emoji/works/wall); customers say; 24 hours a day; happy customer ~ # ~ (now/later); (loyal/
        happy/proud) customer (for/since) # (days/weeks/months/years); year old customer""",
    "-safety": """
        (a/) fire (hazard/risk/trap/safety/drill/exit/door); (they're/you're/we're/he's/she's/i'm/you are/we are/
        they are/team is) (all/so/really/absolutely/) on fire; (deals/deal/offers/sale/prices/team/game/form/you're/
        guys are/collection/songs/album/mixtape) (is/are/were/) (so/really/absolutely/) on fire; on fire with; on
        fire (today/tonight/lately/this week); smoke (grey/gray/black/blue/white/colour/color/colored/coloured/
        salmon/flavour); no smoking; smoking (area/room/section/policy); (quit/stop) smoking; sparks joy; spark* ~
        (joy/interest/debate/outrage/conversation/memories); (i/i've/my head/head/inbox/notifications/phone)
        (nearly/almost/just/has/is/) (exploded/exploding/explode*); melted (cheese/butter/chocolate/my heart);
        melting pot; went up in smoke; red hot (deal/deals/chili/chilli); dumpster fire; wheel fell off this
        company; under fire""",
    "-hazard": """
        is (it/this/that) safe to (pay/order/buy/say/assume/use my/shop); dangerous* (good/tasty/delicious/
        addictive)""",
    "-injury": """
        (cosmetic/eye/plastic) surgery ad*; swallow* (a/the) (pill/lie); add* insult to injury; injury time; injured
        pride; hurt my (feelings/wallet/pride/brain/soul/heart/eyes/ears/head); hurts to (see/watch/say/read); it
        hurts; (make/makes/making/made) my (eyes/ears) bleed*; bleeding (edge/hell/useless/obvious/love); bled dry;
        in stitches; (work/working/works/worked) (at/in) (a/the) hospital; hospital (radio/worker/staff/drama);
        choking hazard; (caught/catch/catches/catching) (my/his/her/our/the) (eye/ear/back/hand); (shock/shocked)
        (from/at) (the/my/your) (bill/price/prices/invoice); burned my (toast/dinner/calories); (nearly/almost)
        (died/choked) (laughing/of laughter/of boredom/waiting); (broke/broken) my (back/neck) (to/for); could have
        been (better/worse/avoided/an/a/handled/more/so/sorted/done/told/the); (nearly/almost) lost (my mind/it/my/
        the/a/our); lost my (head/face/back/voice)""",
    "-legal": """
        (recommend/looking for) (a/an) (lawyer/solicitor/attorney); (work/works/working) (with/for/as) (a/an/)
        (lawyer*/solicitor*/attorney*); (sister/brother/mum/mom/dad/wife/husband/friend/cousin/daughter/son/
        neighbour/uncle/aunt) is a (lawyer/solicitor/barrister); lawyer (friendly/approved); sue me; sue (from/in/
        at/was/is/helped/and/who/on); power of attorney; lawyer (ad/ads/show/drama/joke/jokes); lawyers in the
        family; won't be suing; small claims to""",
    "-press": """
        (gas/voltage/temperature/pressure/window/water) regulator*; (read/saw/heard) ~ (guardian/bbc/times/
        telegraph) ~ know; the newspaper you""",
    "-money": """
        (charge/charged/charging) it; twice as; (keep/kept/have to keep) charging (it/the/my phone/my watch/my
        headphones/this); shut up and take my money; double the charge; free of charge; in charge; pay twice; paid
        twice as""",
    "-vulnerable": """
        (have/got/with) (a/my/our) # (year/month/week/yr) old (phone/laptop/account/car/tv/machine/kettle/boiler/
        customer/computer/mac/iphone/tablet/contract/order/product/device/model/router/ticket); baby blue; is my
        baby; newborn (clothes/set/size/nappies/collection/photo/photos); wheelchair accessible; # (year/years/
        month/months) old (phone/laptop/account/car/tv/machine/kettle/boiler/customer/computer/mac/iphone/tablet/
        contract/order/product/device/model/router/ticket); oxygen (bleach/cleaner); (account/card/feature/button/
        service/option/app) (is/was/got/been/has been/) disabled; disabled my; my disabled (account/card); blind
        date; elderly laptop""",
    "-leak": """
        else's (turn/fault/problem/job/opinion/experience*); life hack*; breach of contract; growth hack*; someone
        else's parcel""",
    "-again": f"""
        (thanks/thank you/thx/cheers/well done/congratulations/congrats) ~ again; never again; (can't wait/look*
        forward/cannot wait/hope/hoping/excited) ~ again; (order/buy/shop/fly/use/visit/come/try/book/stay/eat/
        travel/return/bought/ordered/booking/flying/buying/ordering/using/see you/dealing/deal/trust) (here/from
        you/with you/it/this/there/them/with them/from them/you/) again; in stock again; again soon; once again
        (thank*/great/brilliant/amazing/fantastic/excellent/superb); ({_NTH}) time (buyer/customer/buying/ordering/
        visitor/lucky); working again; works again; say again; again and thank*; happy again; (won't/will not/would
        not/wouldn't/not) be (using/buying/ordering/flying/shopping/booking/back) ~ again""",
    "-waiting": """
        (loyal/happy/proud/satisfied) customer for ~ # (days/weeks/months/years) now; (can't/cannot) wait; waiting
        for (you to open/the new/the next/the release); (delivered/arrived/came/here) (in/within/after) # (days/
        hours); within # (days/hours); still not sure; worth waiting for; worth the wait; not sure if; still no
        (problem/problems/issues/complaints/regrets)""",
}
