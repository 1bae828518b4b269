"""What makes a post pressing, in Dutch."""

from collections.abc import Mapping

_BODY = (
    "hand/handen/vinger/vingers/arm/been/voet/gezicht/oog/ogen/tong/mond/rug/hoofd/neus/tand/huid/knie/pols/duim/"
    "heup/rib/ribben/schouder/elleboog/voorhoofd/kin/teen/sleutelbeen/lip/oor/keel/wenkbrauw"
)
_FAMILY = (
    "oma/opa/moeder/vader/mama/papa/moeders/zoon/dochter/kind/baby/vrouw/man/buurvrouw/buurman/zus/broer/"
    "schoonmoeder/tante/oom/ouders"
)
_DATA = (
    "gegevens/bestelling/bestellingen/factuur/facturen/adres/naam/account/nummer/telefoonnummer/mail/e-mail/"
    "contract/persoonsgegevens/rekening/bankgegevens/klantgegevens/dossier"
)
_OTHER = (
    "een andere mevrouw/een andere man/een andere vrouw/een ander gezin/een andere patient/een andere passagier/"
    "iemand/een andere klant/andere klanten/iemand anders/anderen/een ander/een vreemde/vreemden/een onbekende/"
    "onbekenden/derden/een wildvreemde/wildvreemden/een ander persoon/de verkeerde/andere mensen"
)
_DAYS = "maandag/dinsdag/woensdag/donderdag/vrijdag/zaterdag/zondag/gisteren/eergisteren/vorige/afgelopen"
_MONTHS = "januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december"
_NTH = "tweede/derde/vierde/vijfde/zesde/zevende/tiende/zoveelste/2e/3e/4e/5e/6e/2de/3de/4de"
_SPAN = "dagen/weken/maanden/uur/uren/week/maand/jaar"

SIGNS: Mapping[str, str] = {
    "safety": """
        (sloegen/kwamen/schoten) ~ (vlammen/vonken); doorgebrand ~ (kabel/stekker/snoer); (stekker/kabel/snoer/
        oplader) ~ (zwart/gesmolten/verbrand/doorgebrand); zwartgeblakerd; roet; (harde/enorme) knal; knal; sist;
        siste; (chemische/vreemde) (geur/lucht/stank); blote draden; spijker in; naald in; (rook/rookte) (uit/het);
        smeulde; brandplek*; brandvlek*; (vloog/vliegt/gevlogen/staat/stond/is/ging/gaat/vliegen/raakte) ~ in brand;
        in brand (gevlogen/gestaan/geraakt/vloog/stond/staat); vlam gevat; vlam vatte; vlammen; steekvlam;
        afgebrand; kortsluiting*; brand (ontstaan/uitgebroken/veroorzaakt/gehad); woningbrand; brandje; keukenbrand;
        brandlucht; brandweer; schroeilucht; schroei*; rook (uit/kwam/komt/kringelt/in); (komt/kwam/veel/zwarte/
        witte/begint/begon te) (rook/roken); begon te roken; rookontwikkeling; rookpluim; vonk; vonken; vonkte;
        ontplof*; explosie; geexplodeerd; explodeerde; oververhit*; gesmolten; gaslek; gaslucht; (ruikt/rook/stinkt)
        (het/) (naar/sterk naar) (gas/verbrand/brand); gas ontsnapt; koolmonoxide; (accu/batterij) ~ (opgezwollen/
        opgezet/bol/ontploft/lekt); (stuk/stukje/stukjes/stukken/splinter/splinters/scherven/scherf) (glas/metaal/
        plastic/ijzer); glasscherven; glassplinter*; glas in (mijn/de/het); metaal in (mijn/de/het); vreemd
        voorwerp; maden; salmonella; listeria; schimmel (in/op) (het/de/mijn) (brood/yoghurt/eten); remmen ~
        (weiger*/werkten/defect); gloeiend heet; te heet om ~ raken; geevacueerd; noodlanding""",
    "hazard": """
        brandgevaar; brandgevaarlijk*; gevaar; gevaarlijk; gevaarlijke; levensgevaar*; levensgevaarlijk*; onveilig*;
        (niet/is dit/is het/is dat) ~ veilig; veiligheidsrisico; giftig*; terugroepactie; ontploffingsgevaar;
        verstikkingsgevaar; gezondheidsrisico""",
    "injury": f"""
        uitgegleden; gestruikeld; (ingeslikt/doorgeslikt); (gebroken/gekneusd/verstuikt) ({_BODY}); ({_BODY})
        (gebroken/verstuikt/open); galbulten; uitslag (op/gekregen); opgezwollen ~ (gezicht/ogen/lippen); gips;
        geopereerd; overgeven; ziek van; (tand) ~ (afgebroken/gebroken); schok van; (elektrische*/electrische*/
        elektrisch) (schok/schokken); (een/n) schok (gekregen/van/kreeg); geelektrocuteerd; elektrocut*; onder
        stroom; gewond; gewonde; gewonden; verwond*; verwonding*; letsel; ziekenhuis; (op/naar/bij) (de/)
        (spoedeisende hulp/seh/ehbo/spoed/eerste hulp); spoedeisende; huisartsenpost; ambulance; bloed*; bloedt;
        bloedde; verbrand; brandwond*; brandblaar; brandblaren; blaren (op); verbrandingen; hechtingen; gehecht;
        voedselvergiftiging; vergiftigd; vergiftiging; overgegeven; braken; misselijk (na/geworden/van het eten);
        ziek (geworden/na/van) ~ (eten/jullie/restaurant); allergische reactie; anafylac*; gestikt; stikte; stikken;
        gesneden ~ (vinger/hand/aan); (vinger/vingers/hand) ~ (gesneden/opengehaald); ({_BODY}/enkel) ~ (gebroken/
        verbrand/gekneusd/bekneld/geplet); (gebroken/verbrande) ({_BODY}/enkel); hersenschudding; bewusteloos;
        flauwgevallen; aangereden; omvergereden; gevallen ~ (trap/stoel/door jullie/gebroken); (bijna) (dood/
        gestikt/verdronken/overleden/omgekomen); gebeten; ingeslikt""",
    "legal": """
        rechtsbijstand*; juridisch*; procederen; bodemprocedure; kort geding; (naar/voor) de rechter; advocaat;
        advocaten; advokaat; jurist; juridisch* (stappen/actie/hulp/weg/procedure/advies/bijstand); juridische;
        rechtbank; rechter; rechtszaak; rechtzaak; kantonrechter; dagvaard*; aangifte; aanklagen; klaag (jullie/u/
        je) aan; aangeklaagd; (voor de/naar de) rechter; in gebreke; ingebrekestelling; gerechtelijk*; deurwaarder;
        schadeclaim; schadevergoeding; claim indienen; massaclaim; (bij/naar) de politie; politie ingeschakeld;
        sommatie""",
    "press": """
        consumentenbond; acm; autoriteit consument*; afm; kifid; autoriteit persoonsgegevens; nvwa; inspectie
        (leefomgeving/gezondheidszorg); agentschap telecom; geschillencommissie; ombudsman; nationale ombudsman;
        consuwijzer; test aankoop; testaankoop; economische inspectie; fod economie; radar (en/al/gemaild/
        ingeschakeld/tv/bellen/van); tros radar; avrotros; kassa (al/gemaild/vara/bnnvara/van bnnvara/ingeschakeld);
        meldpunt (van/bij); (naar/bij/in) de (pers/krant/media); de pers; journalist; journaliste; journalisten;
        redacteur; verslaggever; redactie; rtl nieuws; (wil/graag) ~ reactie ~ (artikel/krant); toezichthouder;
        keuringsdienst""",
    "money": """
        (abonnement/dienst/verzekering/lidmaatschap) ~ (nooit/niet) (afgesloten/aangevraagd/besteld/gewild);
        (afgegaan/afgehaald/gehaald/geplukt) van mijn (rekening/creditcard); van mijn (rekening/creditcard)
        (afgegaan/afgehaald); (nog/weer/opnieuw) ~ (afgeschreven/geincasseerd); (te veel/teveel) (afgeschreven/
        betaald/berekend); (dubbel/twee keer/tweemaal/# keer/driemaal/meerdere keren/meermaals) ~ (afgeschreven/
        betaald/geincasseerd/gefactureerd/in rekening/afgeboekt/berekend/gehaald/afgerekend); (afgeschreven/
        geincasseerd/betaald/afgeboekt) ~ (dubbel/twee keer/# keer); dubbele (afschrijving/incasso/betaling/
        factuur); (onterecht*/onbekende/ongeautoriseerde/valse/onrechtmatige) (afschrijving*/incasso*/afgeschreven/
        betaling/geincasseerd/kosten); afgeschreven; afgeboekt; (blijven/blijft/nog steeds/gewoon door) (incasseren/
        afschrijven/geincasseerd/factureren/geld afschrijven); zonder (mijn/onze/) toestemming ~ (rekening/
        afgeschreven/geincasseerd/geld/gehaald/betaald/gehaald); (geld/euro/bedrag) (van mijn rekening/gestolen/
        gejat/verdwenen/kwijt); van mijn (rekening/creditcard/bankrekening) (gehaald/afgeschreven/geplukt/gestolen/
        af); (sta/staan) ~ rood; in het rood; in de min; opgelicht; bestolen; te veel ( afgeschreven/geincasseerd/
        berekend)""",
    "vulnerable": f"""
        (mijn/onze/haar/zijn) ({_FAMILY}) (van/is/) #; ({_FAMILY}) van # (jaar/maanden); # jarige ({_FAMILY}/vrouw/
        man); (vrouw/man) van # jaar; pasgeboren*; (mijn/onze/een) baby (van/zonder/heeft/en/huilt/ziek); baby van;
        zuigeling; peuter; gehandicapt*; invalide; minder valide; mindervalide*; beperking; rolstoel*; rollator;
        scootmobiel; zwanger; hoogzwanger; zwangere; zwangerschap; bejaard*; ouderen; hoogbejaard*; medicijn;
        medicijnen; medicatie; insuline; dialyse; zuurstof; beademing*; diabet*; epilep*; astma*; kanker;
        kankerpatient*; chemo*; dementie; dement; dementerend*; alzheimer; parkinson; (zelfmoord/suicid*); (ben/is)
        (blind/doof/slechtziend); slechtziend*; geleidehond; hulphond; zonder (verwarming/warm water); geen
        (verwarming/warm water); bedlegerig*; terminaal; palliatie*; weduwe; weduwnaar; overleden (man/vrouw/moeder/
        vader/zoon/dochter); mantelzorg*; autis*; dakloos; alleenstaande moeder""",
    "leak": f"""
        (paspoort/{_DATA}) van ({_OTHER}); in de cc; iedereen ~ (ziet/heeft) mijn (mail/adres/nummer); datalek*;
        gegevenslek; ({_DATA}) (van/aan/naar/met) ({_OTHER}); andermans ({_DATA}); (mijn/onze) ({_DATA}/persoonlijke
        gegevens) ~ (aan/naar/met) ({_OTHER}); (mijn/onze) ({_DATA}/persoonlijke gegevens) ~ (online/openbaar/
        zichtbaar/gelekt/verkocht/gedeeld/gepubliceerd/op straat/op internet/op google); gelekt* ~ (gegevens/data);
        gehackt; hackers; identiteitsfraude; identiteitsdiefstal; avg ~ (overtred*/schend*/geschonden); schending
        van ~ (privacy/avg); privacyschending; privacy geschonden; wachtwoord* ~ (gelekt/gestolen/leesbare)""",
    "again": f"""
        ({_NTH}) (ticket/router/bezorging/technicus/brief); ({_NTH}) (keer/klacht/mail/poging/monteur/afspraak/
        bericht/week op rij); # keer; alweer; weer (niet/geen/een/eens/niks/te laat/storing/hetzelfde/kapot/mis);
        opnieuw; wederom; nogmaals; (meerdere/vele/zoveel/ontelbare/talloze/diverse) (keren/malen); meermaals;
        meermalen; tweemaal; driemaal; (hoe vaak) (moet/nog/moeten/ga); (niemand) ~ (reageert/antwoordt/iets/terug/
        belt/neemt/helpt); (geen/zonder/nul/nooit) (antwoord/reactie/respons/gehoor/bericht); (neemt) (niet/niemand)
        op; (reageert/reageren/antwoorden) niet; genegeerd; negeren; negeert; (hetzelfde/zelfde) (probleem/liedje/
        verhaal/fout/storing); (al/reeds) ~ (gebeld/gemaild/gemeld/geklaagd/geschreven/doorgegeven/gevraagd); elke
        keer; telkens; iedere keer; # (mails/mailtjes/telefoontjes/berichten/tickets/e-mails); steeds weer; tig keer""",
    "money back": """
        terugbetal*; geld terug; terugstort*; mijn geld""",
    "waiting": f"""
        (wacht/wachten/gewacht) ~ (al/{_SPAN}/sinds/op/lang/minuten); al (meer dan/ruim/bijna/zeker/) (#/een/een
        hele/weken/dagen/maanden) ({_SPAN}/) ~ (geen/niet/niks/wacht*/zonder/niemand/niets/bezig/kapot/onderweg); al
        (weken/dagen/maanden/uren); (na) # ({_SPAN}) (nog/geen/niks/wachten/nog steeds); # ({_SPAN}) (geleden/later/
        wachten/vertraging/in de wacht/aan de); # ({_SPAN}) geleden; (een/#) (uur/uren/minuten) (in de wacht/in de
        wachtrij/aan de telefoon/aan de lijn); in de (wacht/wachtrij) (gestaan/staan/sta/gezet/al); nog (steeds/
        altijd) (geen/niet/niks/niets/aan/wachten*/in); nog steeds; nog altijd; sinds ({_DAYS}/{_MONTHS}); sinds een
        (week/maand); waar blijft; waar is mijn; nooit (aangekomen/geleverd/ontvangen/gekomen); (nog) niet
        (ontvangen/geleverd/binnen/aangekomen); te laat geleverd; dag #; duurt (zo/veel te) lang""",
    "_": """
        rookmelder*; # uur per dag; binnen # (dagen/uur); in # dagen""",
    "-safety": """
        (kans/gevaar/risico) op (brand/explosie/vlammen); (smaakt/smaak) (naar/) verbrand; gerookte zalm; gesmolten
        (chocolade/kaas); rook je; niet roken; (prijzen/aanbieding*) ontploff*; vurig; ontploft van het lachen;
        mailbox ontplo*""",
    "-hazard": """
        (is het/is dit/niet) veilig (om te betalen/betalen)""",
    "-injury": """
        (brak/breekt/gebroken) ~ hart; hart gebroken; (smaakt/smaak) (naar/) verbrand; koffie ~ verbrand; (werk/
        werkt) ~ ziekenhuis; doen pijn; lach* ~ dood; bloed zweet; bloedmooi; bloedserieus; bloedheet;
        bloedstollend; bloeiend; bloemen; tomaten verbrand""",
    "-legal": """
        (werk/werkt) (met/voor/bij) (een/) (advocaat/advocaten); (zus/broer/moeder/vader/man/vrouw/vriend/vriendin)
        is (een/) (advocaat/jurist); advocaatje*; advocaat met slagroom; (bij/naast/tegenover/achter) de rechtbank
        in; klaag ons maar aan; dubbele claim""",
    "-press": """
        (las/gelezen/zag) ~ (krant/volkskrant/telegraaf); knoflookpers; onder druk; aan de kassa; bij de kassa""",
    "-money": """
        in (twee/#) keer betalen; ingeschreven; overgeschreven; (# keer) goedkoper""",
    "-vulnerable": """
        babyblauw*; baby blauw*; (garantie) beperking""",
    "-leak": """
        lek onder; waterlek*""",
    "-again": f"""
        nogmaals (bedankt/dank/dankjewel/hartelijk); nooit meer; ({_NTH}) keer (gekocht/besteld/hier/genieten) ~
        (blij/tevreden/top/super); tweede keer gekocht; in # keer; weer (blij/top/super/tevreden/genoten/een feest/
        een topper/een aanrader); volgende keer weer; alweer (een topper/zo blij)""",
    "-waiting": """
        al ~ jaar ~ (tevreden/klant/blij); (in/binnen) # dagen (bezorgd/binnen/geleverd); kan niet wachten""",
}
