"""What makes a post pressing, in German."""

from collections.abc import Mapping

_BODY = (
    "hand/hande/haende/finger/arm/bein/fuss/gesicht/auge/augen/zunge/mund/rucken/kopf/nase/zahn/haut/knie/daumen/"
    "stirn/rippe/rippen/schulter/ellbogen/knochel/hufte/lippe/kinn/zehe/ohr/ohren/augenbraue/backe/hals"
)
_FAMILY = (
    "oma/opa/grossmutter/grossvater/mutter/mama/vater/papa/sohn/tochter/kind/baby/frau/mann/nachbarin/nachbar/"
    "schwester/bruder/schwiegermutter/tante/onkel/eltern"
)
_DATA = (
    "daten/bestellung/bestellungen/rechnung/rechnungen/adresse/name/namen/konto/kundenkonto/nummer/telefonnummer/"
    "handynummer/kontodaten/mail/e-mail/anschrift/vertrag/unterlagen"
)
_SOMEBODY = (
    "anderen/andere/anderer/fremde/fremden/fremder/dritte/dritten/unbekannte/unbekannten/falsche/falschen/wildfremde"
)
_NTH = "zweite/dritte/vierte/funfte/sechste/siebte/achte/zehnte/xte/2/3/4/5/6"
_NTHN = "zweiten/dritten/vierten/funften/sechsten/siebten/achten/zehnten/xten/wiederholten/#"
_DAYS = "montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonntag/gestern/vorgestern/letzter/letzten"
_MONTHS = "januar/februar/marz/april/mai/juni/juli/august/september/oktober/november/dezember"

SIGNS: Mapping[str, str] = {
    "safety": """
        durchgeschmort; abgeschmort; geschmort; geraucht; brandflecken; brandspuren; brandfleck; russ; russig;
        lauter knall; geknallt; knallte; zischt; zischte; durchgebrannt ~ (kabel/stecker/netzteil/gerat); verkokelt;
        angekokelt; kokelt; gekokelt; stichflammen; feuer (in/im/ausgebrochen/auf/am/aus); funkenflug; funkt; blanke
        kabel; strom ~ gehause; chemisch* (geruch/gestank); (nagel/schraube/nadel/klinge) (im/in); (in/feuer/hat/
        haben/fast/abgebrannt/hat es/wohnung) (brand geraten/gefangen/gebrannt); in brand (geraten/gesetzt/gesteckt/
        stand); abgebrannt; gebrannt; brennt; brand in der; kuchenbrand; wohnungsbrand; schwelbrand; kabelbrand;
        brandgeruch; verbrannter geruch; feuerwehr; flammen; stichflamme; qualm*; gequalmt; rauch; raucht;
        gerauchert hat; rauchentwicklung; funken; funkt und; explodiert; explosion; knall; stromschlag; kurzschluss;
        schmorgeruch; verschmort*; schmort; angeschmort; geschmolzen; schmilzt; uberhitz*; ueberhitz*; gluhend
        heiss; gluht; zu heiss (zum/um/wird/geworden); gasgeruch; riecht nach gas; riecht ~ nach gas; nach gas
        (riecht/stinkt); stinkt nach gas; gasleck; gas ausgetreten; kohlenmonoxid; riecht ~ (verbrannt/verschmort/
        angebrannt); stinkt ~ (verbrannt/verschmort); akku ~ (aufgeblaht/geblaht/explodiert/ausgelaufen);
        glassplitter; glasscherben; scherben (in/im); glas geplatzt; glas ~ zersprungen; metallsplitter;
        metallspane; splitter (in/im); metallteil* (in/im); plastikteil* (in/im); fremdkorper; schimmel im (essen/
        brot/joghurt/saft); maden; salmonellen; listerien; bremse* ~ (versagt/versagten/ausgefallen); steckdose ~
        (schmilzt/schwarz/geschmolzen)""",
    "hazard": """
        brandgefahr; brandgefahrlich; feuergefahr; gefahrlich; gefahrliche; gefahrlicher; gefahrliches;
        gefahrlichen; gefaehrlich*; lebensgefahr; lebensgefahrlich*; unfallgefahr; verletzungsgefahr;
        sicherheitsrisiko; gesundheitsgefahr*; gesundheitsrisiko; nicht sicher genug; (ist/sind) (das/der/die/es)
        (uberhaupt/noch/wirklich/) (sicher/giftig); giftig*; ruckruf*; stromschlaggefahr; todesfalle""",
    "injury": f"""
        (uns/mich/sich) (alle/mehrmals/nachts/) ubergeben; flach gelegen; lagen ~ flach; ausgerutscht; gestolpert
        uber; aufgeschlagen; aufgeschlitzt; aufgeschnitten; (genaht/geklebt) werden; (ausschlag/quaddeln/pusteln);
        geschwollen*; (finger/hand/arm) ~ taub; eine gewischt; hat mir eine gewischt; unter strom; (zahn) ~
        (abgebrochen/ausgebissen/gebrochen); (sich/mich/mir) ~ (verbrannt/verbruht/geschnitten/verletzt/gebrochen);
        im (klinikum/spital); magen darm; verschluckt; (ellbogen/knochel/arm/bein) gebrochen; geprellt; prellung*;
        bluterguss; operiert; stromschlag; stromschlage; einen (elektrischen/) schlag (bekommen/gekriegt/versetzt);
        eine gewischt bekommen; verletzt; verletzung; verletzungen; verletzte; verletzten; krankenhaus; klinik
        eingeliefert; notaufnahme; rettungswagen; krankenwagen; notarzt; blutet; geblutet; blutend; vergiftet;
        vergiftung; lebensmittelvergiftung; magenverstimmung; erbrochen; ubergeben mussen; allergische* (reaktion/
        schock); allergischen schock; erstickt; verbruht; verbrueht; verbruhung*; verbrannt; verbrennung;
        verbrennungen; brandblase*; brandwunde*; schnittwunde*; platzwunde; genaht; geschnitten ~ (finger/hand);
        (finger/hand) ~ geschnitten; ({_BODY}/fussgelenk/handgelenk) ~ (gebrochen/verbrannt/verbruht/verletzt/
        eingeklemmt/gequetscht); knochenbruch; gehirnerschutterung; bewusstlos; ohnmachtig; gesturzt; sturz;
        angefahren; umgefahren; zusammengebrochen ~ (arm/bein/rucken/verletzt); beinahe (gestorben/gestorben/
        erstickt/verbrannt/ertrunken); fast (gestorben/erstickt/draufgegangen); krank geworden; durchfall; starke
        schmerzen; gestochen worden; gebissen""",
    "legal": """
        rechtsbeistand*; erstatte (ich/) anzeige; anzeige; juristen; juristische; rechtsabteilung; rechtlich
        (vorgehen/dagegen/gegen); (gehe/gehen/ziehe) ~ vor gericht; rechtsmittel; staatsanwalt*; strafbar; anwalt;
        anwalte; anwalts; anwaltin; anwaltlich*; anwaelt*; rechtsanwalt*; rechtsanwaelt*; verklag*; klage
        (einreichen/erheben/ein); eingeklagt; einklagen; vor gericht; zum gericht; gerichtlich*; rechtliche
        (schritte/mittel/konsequenzen/folgen); rechtlichen (schritten/mitteln); rechtsweg; juristisch* (schritte/
        vorgehen/dagegen/beistand); mahnbescheid; rechtsschutz*; strafanzeige; anzeige (erstatt*/wegen/ist/erstatte/
        aufgeben/bei); anzeigen werde; zeige (euch/sie) an; sammelklage; einstweilige verfugung; schadensersatz;
        schadenersatz; fristsetzung; letzte frist; polizei eingeschaltet; gehe zur polizei; (bei/zur) der polizei""",
    "press": """
        verbraucherzentrale; verbraucherschutz; verbraucherschutzer; verbraucherministerium; (an/in) die (presse/
        zeitung/medien/offentlichkeit); die presse; zeitung (informiert/gemeldet/schreiben); bild zeitung;
        bildzeitung; journalist; journalistin; journalisten; reporter; reporterin; redakteur*; redaktion; stern tv;
        (wdr/ndr/rtl/zdf/ard/swr/sat1/spiegel/bild) ~ (informiert/geantwortet/gemeldet/anschreiben/kontaktiert/
        interessiert/bescheid); (an/bei) (wdr/ndr/rtl/zdf/ard/spiegel/bild) (wenden/gemeldet/geschrieben);
        marktcheck; bundesnetzagentur; bafin; kartellamt; ombudsmann; ombudsstelle; schlichtungsstelle; stiftung
        warentest; aufsichtsbehorde; aufsichtsamt; gesundheitsamt; gewerbeaufsicht; lebensmittelkontrolle;
        lebensmittelaufsicht; luftfahrtbundesamt; luftfahrt bundesamt; datenschutzbehorde; datenschutzbeauftragte*;
        landesdatenschutz*; wettbewerbszentrale; finanzaufsicht""",
    "money": """
        (abo/dienst/vertrag/mitgliedschaft/versicherung) ~ (nie/nicht/niemals) (abgeschlossen/bestellt/gebucht/
        wollte/gewollt); (abgezogen/abgebucht/eingezogen/belastet) (fur/ohne/obwohl); # (abgezogen/abgebucht/
        eingezogen); von (meinem/unserem) konto (geholt/genommen/runter/abgegangen/weg/eingezogen/gezogen);
        (nochmal/erneut/wieder) ~ (abgebucht/eingezogen/belastet/abgezogen/kassiert); zu viel (abgebucht/berechnet/
        eingezogen/kassiert); (zieht/ziehen/bucht/buchen) ~ (konto/geld/euro); lastschrift ~ (unberechtigt/
        widerruf*/zuruckgeben); phantomrechnung; nie bestellt ~ (rechnung/mahnung); (doppelt/zweimal/dreimal/
        mehrfach/viermal/mehrmals/# mal) ~ (abgebucht/belastet/berechnet/eingezogen/bezahlt/kassiert/abgezogen/
        gezahlt); (abgebucht/belastet/eingezogen/abgezogen/kassiert) ~ (doppelt/zweimal/dreimal/mehrfach); doppelt*
        (abbuchung/belastung/rechnung); abgebucht; abbuchung; abbuchungen; unberechtigt* (abbuch*/belast*/
        lastschrift*/abgebucht); unberechtigt; (geld/betrag/euro/beitrag/beitrage) ~ (abgebucht/eingezogen/
        abgezogen/verschwunden); bucht ~ ab; zieht ~ (geld/beitrag) ein; ohne (mein/meine) (zustimmung/
        einverstandnis/einwilligung/erlaubnis) ~ (abgebucht/eingezogen/belastet/abgezogen/geld/gebucht); mein geld
        (ist weg/weg/geklaut); (geld/konto) geklaut; geld gestohlen; (konto/bin) ~ (im minus/uberzogen); abgezockt
        worden; (um/um mein) geld betrogen; betrogen; trotz (kundigung/widerruf/stornierung) ~ (eingezogen/
        abgebucht/geld/belastet/zahlen/rechnung); weiter ~ (abgebucht/eingezogen/belastet)""",
    "vulnerable": f"""
        (meine/meiner/unsere/ihre) ({_FAMILY}) ist #; (mein/meinem/unser/ihr) ({_FAMILY}) ist #; (#) jahrige
        ({_FAMILY}); #-jahrig*; # jahre alt* ({_FAMILY}); ({_FAMILY}) (# jahre/ist uber #); saugling*; neugeboren*;
        (mein/unser/meinem/unserem/mit/dem) baby; kleinkind*; behindert; behinderte; behinderten; behinderter;
        behinderung; schwerbehindert*; gehbehindert*; rollstuhl*; rollator; schwanger; schwangere; hochschwanger*;
        schwangerschaft; pflegebedurftig*; pflegefall; demenz*; alzheimer*; parkinson*; medikament; medikamente;
        medikamenten; insulin; dialyse; lebenswichtig*; beatmungsgerat; sauerstoffgerat; sauerstoff; diabetiker*;
        epilep*; asthma*; krebskrank*; krebs (patient*/erkrankt); krebspatient*; chemo; chemotherapie; suizid*;
        (mich/mir) umbringen; blinde* (mann/frau/mensch*/person*/mutter/vater); (bin/ist) (blind/gehorlos/taub);
        blindenhund; assistenzhund; (ohne/keine) heizung; (ohne/kein) (warmes wasser/warmwasser); seniorin;
        senioren; rentnerin; bettlagerig; todkrank; schwerkrank*; hospiz; palliativ*; witwe; verstorben*;
        trauerfall; alleinerziehend*; obdachlos; hartz""",
    "leak": f"""
        ({_DATA}) (von/fur) (frau/herrn/herr/familie); offener verteiler; im verteiler ~ (sichtbar/adressen); alle ~
        (sehen/sieht) meine (mail/adresse/daten/nummer); (ausweis/daten/konten) (von/anderer) (anderen/kunden/
        leuten); datenleck; datenpanne; datenklau; datenschutzverletzung; datenschutzverstoss; datenschutzvorfall;
        (fremde/fremdes/fremder/fremden) ({_DATA}); ({_DATA}) ~ (anderen/anderer/andere/fremder/fremden) ~ (kunden/
        kundin/kunde/person/personen/leute/leuten/user/nutzer/nutzern); ({_DATA}) (von/einer/eines/an) (anderen/
        anderer/fremden/dritte/dritten/wildfremde); daten anderer; (meine/meiner/unsere) ({_DATA}/kontodaten/
        personlichen daten/private nummer) ~ (an/von) (eine/einen/) ({_SOMEBODY}); (meine/unsere) ({_DATA}/
        personlichen daten) ~ (offentlich/online/im netz/im internet/sichtbar/weitergegeben/verkauft/veroffentlicht/
        geleakt/einsehbar/weitergeleitet); gehackt; gehackt worden; hackerangriff; identitatsdiebstahl; dsgvo
        verstoss; verstoss gegen ~ (dsgvo/datenschutz); dsgvo beschwerde; passwort* ~ (klartext/geleakt/gestohlen);
        daten ~ (weitergegeben/verkauft/geleakt/gestohlen/abgegriffen)""",
    "again": f"""
        (der/die/das/mein/unser/meine) ({_NTH}) (techniker/versuch/termin/anruf/router/lieferung/mail/monteur/brief/
        beschwerde/reklamation/anlauf/ersatz/gerat); ({_NTHN}) (techniker/versuch/termin/anruf/router/monteur/
        anlauf); schon wieder; wieder nicht; wieder (einmal/mal) (nicht/kein/keine/niemand); wieder (kein/keine/nix/
        nichts); immer wieder; zum ({_NTHN}) mal; das ({_NTH}) mal; (zweiter/dritter/vierter/funfter/#) (versuch/
        anlauf/anruf/techniker/termin/brief); # mal; (zweimal/dreimal/viermal/funfmal/zigmal/mehrmals/mehrfach/
        hundertmal); erneut; nochmals; abermals; wie oft (soll/muss/denn/noch); (keiner/niemand) (antwortet/
        reagiert/meldet/geht ran/ruft); antwortet (nicht/niemand/keiner); (keine/keinerlei/null/ohne) (antwort/
        ruckmeldung/reaktion/ruckruf); ignoriert; ignorieren; (dasselbe/gleiche/selbe/gleichen/selben/dasselbe)
        (problem/thema/fehler/spiel/theater); (bereits/schon) ~ (gemeldet/geschrieben/angerufen/beschwert/
        kontaktiert/reklamiert/mitgeteilt/gesagt); jedes (mal/einzelne mal); # (mails/anrufe/e-mails/emails/anrufen/
        tickets/nachrichten/briefe)""",
    "money back": """
        geld zuruck*; geld zurueck*; erstatt*; ruckerstatt*; rueckerstatt*; ruckzahlung; mein geld""",
    "waiting": f"""
        seit (uber/fast/mehr als/rund/ca/gut) (zwei/drei/vier/#) (tagen/wochen/monaten/stunden); (monatelang/
        wochenlang/tagelang/stundenlang); noch (nix/nichts) (da/angekommen/gehort); warte* ~ (tage/tagen/wochen/
        woche/monat/monate/monaten/stunde/stunden/minuten/ewig/ewigkeit); (warte/warten) (seit/immer/noch/jetzt/nun/
        auf/schon); gewartet; wartezeit; warteschleife; (seit/nach/vor/uber/fast/schon) (uber/fast/mehr als/genau/
        rund/etwa/ca/) # (tagen/wochen/monaten/stunden/woche/monat/tage/monate/jahren) ~ (warte*/kein/keine/nichts/
        nicht/noch/immer/ohne/niemand/nix); seit (#/uber #/fast #) (tagen/wochen/monaten/stunden); seit (tagen/
        wochen/monaten/stunden/einer woche/einem monat/ewigkeiten); seit ({_DAYS}/{_MONTHS}); vor (#/einer/einem)
        (wochen/monat/monaten/woche/tagen) bestellt; # (tage/wochen/monate/stunden) ~ (warte*/nichts/keine/kein/
        spater/her/uberfallig); tag #; immer noch (kein/keine/keinen/nicht/nichts/nix/auf); noch immer (kein/keine/
        nicht/nichts/auf); wo bleibt; wo ist (mein/meine/das/die); uberfallig; auf sich warten; bis heute (nicht/
        nichts/keine/kein)""",
    "_": """
        rauchmelder*; rauchwarnmelder*; brandneu*; # stunden am tag; innerhalb von # tagen""",
    "-safety": """
        (gefahr/risiko) (eines/von/fur) (brand/feuer/explosion); kaffee ~ zu heiss; raucht hier; raucht ihr;
        durchgebrannt vor; feuer im hintern; knallt richtig; knall hart; brennt (nicht/sich/darauf/mir/uns/das/fur/
        kein); (lampe/licht/birne/kerze) brennt; feuer und flamme; raucher*; rauch ~ haus verboten; funke springt;
        preise explodiert; kosten explodiert; zu heiss (draussen/heute); raucherbereich; eine gebrannt""",
    "-injury": """
        herz gebrochen; das herz gebrochen; mir das herz gebrochen; mir ~ herz gebrochen; (daran/dabei) verschluckt
        vor lachen; finger verbrannt (bei/mit aktien); lach* ~ (tot/schlapp/weg); (arbeite/arbeitet/arbeiten) ~
        krankenhaus; stolz verletzt; (arbeite) in der klinik; zahl* ~ verletzt; (datenschutz/vertrag/rechte/regeln/
        ehre) verletzt; umsatz ~ gesturzt; kaffee ~ verbrannt; verbrannt (schmeckt/geschmeckt)""",
    "-legal": """
        (arbeite/arbeitet) (mit/bei/fur) (einem/einer/) (anwalt*/anwalt/anwalten); (suche/empfehlen) ~ anwalt;
        (anzeige/anzeigen) (in/auf/bei/im/am) (der/dem/instagram/facebook/google/zeitung/display/stand); (in/helle/
        grosse/gute/schone/tolle/laut/eure/ihre/die) anzeige; anzeige stand; anzeige (ist hell/auf dem display/im
        display/am display/bei google/bei facebook/bei instagram)""",
    "-press": """
        french press; in der redaktion arbeit*; (spot/werbung/anzeige) ~ (rtl/zdf/ard/zeitung)""",
    "-vulnerable": """
        babyblau; baby blau; verstorbene* (akku/lampe/kessel)""",
    "-again": """
        immer wieder (gern/gerne/toll/super/schon/ein/eine/eine freude); nie wieder; noch mal danke; nochmals
        (danke/vielen dank/herzlichen); nachste mal; (zweite/dritte/#) mal (bestellt/gekauft/hier) ~ (begeistert/
        zufrieden/super/toll/happy); gern* wieder; schon wieder (da/begeistert/verliebt/ein tolles); (einmal/
        zweimal) im (jahr/monat)""",
    "-waiting": """
        seit ~ # jahren ~ (kunde/kundin/zufrieden*); seit # jahren; (kunde/kundin) seit ~ jahren; # tagen war alles
        da; (nach/in) # tagen (war/da/geliefert/alles/schon)""",
}
