"""German. `<thing>` and `<team>` stand in the dative, with their article."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Hallo {name},", "Guten Tag {name},"),
    nameless=("Hallo,", "Guten Tag,"),
    quotes=("„", "“"),
    begins=".!?:",
    joined={" zu dem ": " zum ", " zu der ": " zur ", " bei dem ": " beim "},
    restated=(
        "das tut {mir|uns} leid: <said>, und so darf es nicht laufen.",
        "{ich bitte|wir bitten} um Entschuldigung: <said>, das darf nicht sein.",
        "<said> – das tut {mir|uns} sehr leid.",
        "~das ist ärgerlich, und es tut {mir|uns} leid: <said>.",
        "danke für [deine|Ihre] klaren Worte, und Entschuldigung dafür: <said>.",
        "{ich entschuldige mich|wir entschuldigen uns}: <said>, und das ist nicht in Ordnung.",
        "so sollte es nicht sein, und es tut {mir|uns} leid: <said>.",
    ),
    quoted=(
        "„<said>“ – das tut {mir|uns} leid, so darf es nicht laufen.",
        "„<said>“: Das ist nicht in Ordnung, und {ich entschuldige mich|wir entschuldigen uns} dafür.",
        "danke für die klaren Worte, es tut {mir|uns} sehr leid: „<said>“.",
        "{ich lese|wir lesen} „<said>“, und das tut {mir|uns} leid.",
        "~{ich bitte|wir bitten} um Entschuldigung, „<said>“ ist wirklich ärgerlich.",
        "es tut {mir|uns} leid, dass [du|Sie] so etwas schreiben [musst|müssen]: „<said>“.",
        "„<said>“ sollte niemand erleben, Entschuldigung dafür.",
    ),
    about=(
        "das mit <thing> tut {mir|uns} leid, so darf es nicht laufen.",
        "{ich entschuldige mich|wir entschuldigen uns} für den Ärger mit <thing>.",
        "es tut {mir|uns} sehr leid, dass es mit <thing> so gelaufen ist.",
        "das ist nicht in Ordnung, und der Ärger mit <thing> tut {mir|uns} leid.",
        "danke für die klaren Worte, und Entschuldigung für den Ärger mit <thing>.",
        "{ich bitte|wir bitten} um Entschuldigung, bei <thing> hätte das nicht passieren dürfen.",
        "dass es mit <thing> Ärger gibt, tut {mir|uns} leid; das muss besser werden.",
    ),
    worded=(
        "danke für den Hinweis zu <thing>, es tut {mir|uns} leid.",
        "{ich habe|wir haben} gelesen, was [du|Sie] zu <thing> [schreibst|schreiben], und es tut {mir|uns} leid.",
        "es tut {mir|uns} leid: Was [du|Sie] zu <thing> [schreibst|schreiben], sollte nicht vorkommen.",
    ),
    plain=(
        "es tut {mir|uns} leid, dass das schiefgelaufen ist.",
        "das klingt nicht gut, und es tut {mir|uns} leid.",
        "{ich bitte|wir bitten} um Entschuldigung und {möchte|möchten} verstehen, was passiert ist.",
        "danke für die Nachricht, und es tut {mir|uns} leid.",
        "Entschuldigung, so sollte es nicht sein.",
        "das tut {mir|uns} leid, das muss besser gehen.",
        "es tut {mir|uns} sehr leid, so etwas zu lesen.",
    ),
    still=(
        "es tut {mir|uns} leid, dass das mit <thing> immer noch offen ist.",
        "{ich bitte|wir bitten} noch einmal um Entschuldigung, mit <thing> dauert es viel zu lange.",
        "danke für [deine|Ihre] Geduld, und Entschuldigung, dass das mit <thing> noch nicht geklärt ist.",
        "das zieht sich, und es tut {mir|uns} leid: Mit <thing> hätte längst alles gut sein sollen.",
        "Entschuldigung für die Stille; das mit <thing> ist nicht vergessen.",
        "{ich weiß|wir wissen}, wie lange das mit <thing> schon dauert, und es tut {mir|uns} leid.",
        "es tut {mir|uns} leid, dass es mit <thing> noch keine Lösung gibt.",
    ),
    short=("das mit <thing> tut {mir|uns} leid.", "Entschuldigung für den Ärger mit <thing>."),
    steps=(
        "{Ich kläre|Wir klären} das jetzt mit <team> und {melde mich|melden uns} hier<when>.",
        "{Ich prüfe|Wir prüfen} mit <team>, <look>, und {schreibe|schreiben} [dir|Ihnen] hier<when>.",
        "{Ich kümmere mich|Wir kümmern uns} mit <team> darum und {gebe|geben} hier<when> Bescheid.",
        (
            "{Ich frage jetzt bei <team> nach|Wir klären jetzt mit <team>}, <look>; [du hörst|Sie hören]"
            "<when> von {mir|uns}."
        ),
        "{Ich gehe der Sache mit <team> nach|Wir prüfen die Sache mit <team>}, hier steht<when> die Antwort.",
        "{Ich spreche|Wir klären das} als Nächstes mit <team> und {schreibe|schreiben} [dir|Ihnen]<when>.",
        "{Ich schaue|Wir schauen} mit <team> nach, <look>, und {melde mich|melden uns} hier<when> zurück.",
        (
            "{Ich bleibe mit <team> an der Sache dran|Wir kümmern uns mit <team> weiter darum} und "
            "{schreibe|schreiben} wieder<when>."
        ),
    ),
    short_steps=(
        "{Ich kümmere mich|Wir kümmern uns} und {melde mich|melden uns}<when>.",
        "{Ich prüfe|Wir prüfen} das und {schreibe|schreiben} hier<when>.",
        "{Ich kläre|Wir klären} das und {gebe|geben}<when> Bescheid.",
    ),
    write_to=(
        "Persönliche Angaben bitte nur an <contact>.",
        "Namen und Nummern sind am besten aufgehoben bei <contact>.",
        "Alles Persönliche bitte nicht hier, sondern an <contact>.",
        "Für Bestelldaten und Ähnliches: <contact>.",
        "Was privat ist, geht an <contact>.",
    ),
    direct=(
        "Persönliche Angaben bitte nur als Direktnachricht.",
        "Namen und Nummern sind in einer Direktnachricht besser aufgehoben.",
        "Alles Persönliche bitte nicht hier, sondern als Direktnachricht.",
        "Für Bestelldaten und Ähnliches ist eine Direktnachricht der richtige Ort.",
        "Was privat ist, gehört in eine Direktnachricht.",
    ),
    warm=(
        "Danke, dass [du dir|Sie sich] die Zeit [genommen hast|genommen haben], das zu schreiben.",
        "{Ich weiß|Wir wissen}, dass das Nerven kostet, und {nehme|nehmen} es ernst.",
        "Danke für [deine|Ihre] Geduld.",
    ),
    unplug=("Bitte das Gerät bis dahin ausgeschaltet lassen.", "Bitte bis dahin nicht mehr benutzen."),
    praise_said=(
        "„<said>“ – vielen Dank, das freut {mich|uns} sehr. {Ich gebe|Wir geben} es ans Team weiter.",
        "danke, das ist schön zu lesen: „<said>“. Das Team bekommt es noch zu sehen.",
        "vielen Dank für „<said>“. {Ich zeige|Wir zeigen} es denen, die es verdient haben.",
        "wie nett, danke! „<said>“ hört das Team besonders gern.",
        "„<said>“: Danke, dass [du dir|Sie sich] dafür Zeit [genommen hast|genommen haben].",
    ),
    praise=(
        "vielen Dank, schön, dass es mit <thing> gepasst hat. {Ich gebe|Wir geben} das weiter.",
        "das freut {mich|uns} sehr, danke für das Lob zu <thing>. Das Team hört es gern.",
        "danke für die netten Worte zu <thing>, sie gehen direkt ans Team.",
        "wie schön, das zu <thing> zu lesen. Danke, {ich erzähle|wir erzählen} es dem Team.",
        "danke! Dass es mit <thing> gut lief, macht {mir|uns} Freude.",
    ),
    praise_plain=(
        "vielen Dank für die netten Worte, {ich gebe|wir geben} sie ans Team weiter.",
        "danke, das ist schön zu lesen. Das Team freut sich.",
        "das freut {mich|uns} sehr, vielen Dank. {Ich sage|Wir sagen} es den Kollegen.",
    ),
    solved=(
        "schön, dass das geklärt ist, danke für die Nachricht. Ein Wort hier genügt, falls noch etwas ist.",
        "danke fürs Bescheidgeben und für [deine|Ihre] Geduld. {Ich bin|Wir sind} hier weiter erreichbar.",
        "das freut {mich|uns}, danke. Wenn noch etwas ist, bitte einfach hier schreiben.",
    ),
    question=(
        (
            "danke, dass [du|Sie] nach <thing> [fragst|fragen]. {Ich kläre|Wir klären} das und "
            "{schreibe|schreiben} hier<when>."
        ),
        "danke für die Frage zu <thing>. {Ich frage|Wir fragen} bei <team> nach und {antworte|antworten} hier<when>.",
        (
            "zu <thing> {will ich|wollen wir} nichts Falsches sagen. {Ich frage|Wir fragen} nach und "
            "{schreibe|schreiben} hier<when>."
        ),
        "{ich prüfe|wir prüfen}, was mit <thing> ist, und {antworte|antworten} hier<when>.",
        "{ich schaue|wir schauen} nach, wie es mit <thing> aussieht, und {antworte|antworten} hier<when>.",
    ),
    question_plain=(
        "danke für die Nachricht. {Ich kläre|Wir klären} das und {schreibe|schreiben} hier<when>.",
        "danke für die Frage. {Ich frage|Wir fragen} bei <team> nach und {antworte|antworten} hier<when>.",
        "da {will ich|wollen wir} sichergehen: {Ich prüfe|Wir prüfen} es und {melde mich|melden uns}<when>.",
    ),
    noted=(
        "danke für die Nachricht. {Ich kläre|Wir klären} das mit <team> und {melde mich|melden uns} hier<when>.",
        "danke für den Hinweis. {Ich gehe|Wir gehen} ihm mit <team> nach und {schreibe|schreiben} hier<when>.",
        "danke fürs Schreiben. {Ich schaue|Wir schauen} mit <team> nach und {antworte|antworten} hier<when>.",
    ),
    answered=(
        "danke für die Frage zu <thing>.",
        "zu <thing> hier gleich die Antwort.",
        "zu <thing> {kann ich|können wir} gleich etwas sagen.",
    ),
    in_private=(
        "{Ich schreibe|Wir schreiben} [dir|Ihnen] dazu jetzt privat.",
        "{Ich melde mich|Wir melden uns} dazu jetzt mit einer privaten Nachricht.",
    ),
    grave={
        "injury": (
            "es tut {mir|uns} sehr leid, dass jemand verletzt wurde; nichts ist jetzt wichtiger.",
            "das ist ernst, und es tut {mir|uns} sehr leid, dass jemand verletzt wurde.",
        ),
        "injury said": (
            "es tut {mir|uns} sehr leid, das zu lesen: <said>.",
            "das ist ernst, und es tut {mir|uns} sehr leid: <said>.",
        ),
        "injury thing": (
            (
                "es tut {mir|uns} sehr leid, was mit <thing> passiert ist; dass jemand verletzt wurde, wiegt am "
                "schwersten."
            ),
            "das ist ernst: Es tut {mir|uns} sehr leid, dass jemand verletzt wurde, und was mit <thing> war, auch.",
        ),
        "death": (
            "{mein|unser} herzliches Beileid, und es tut {mir|uns} sehr leid, dass das jetzt auch noch zu klären ist.",
            "es tut {mir|uns} sehr leid, {mein|unser} aufrichtiges Beileid.",
        ),
        "death thing": (
            (
                "{mein|unser} herzliches Beileid, und es tut {mir|uns} sehr leid, dass jetzt noch der Ärger mit "
                "<thing> dazukommt."
            ),
        ),
        "hate": (
            "so darf niemand behandelt werden, und es tut {mir|uns} sehr leid.",
            "was [du schreibst|Sie schreiben], ist ernst, und es tut {mir|uns} sehr leid, dass das passiert ist.",
        ),
        "hate thing": (
            "was [du|Sie] zu <thing> [schreibst|schreiben], ist ernst, und es tut {mir|uns} sehr leid.",
            "so darf niemand behandelt werden; was mit <thing> war, tut {mir|uns} sehr leid.",
        ),
    },
    grave_steps=(
        "{Ich kläre|Wir klären} das persönlich mit <team> und {schreibe|schreiben} [dir|Ihnen]<when>.",
        "{Ich kümmere mich|Wir kümmern uns} selbst darum, zusammen mit <team>, und {melde mich|melden uns}<when>.",
        (
            "{Ich gebe|Wir geben} das nicht aus der Hand: {Ich prüfe|Wir prüfen} es mit <team> und {melde "
            "mich|melden uns}<when>."
        ),
    ),
    grave_call=(
        "{Ich möchte|Wir möchten} gern persönlich mit [dir|Ihnen] sprechen: <contact>.",
        "Einen Menschen, keine Maschine, [erreichst du|erreichen Sie] unter <contact>.",
    ),
    grave_write=(
        "Einen Menschen, kein Formular, [erreichst du|erreichen Sie] über <contact>.",
        "Was nicht hierher gehört, bitte an <contact>.",
    ),
    at=" spätestens um {time} Uhr",
    tomorrow=" spätestens morgen um {time} Uhr",
    soon=" bei Neuigkeiten",
    that="{Ich kann|Wir können} schon sagen, dass <words>.",
    anything="dieser Sache",
    teams=pairs(
        """
        delivery = dem Versandteam; billing = der Buchhaltung; product = dem Produktteam; outage = der Technik;
        app = der Technik; conduct = der Teamleitung; account = dem Kontoteam; safety = dem Sicherheitsteam;
        privacy = dem Datenschutzteam; other = dem zuständigen Team"""
    ),
    looks=pairs(
        """
        delivery = wo es hakt; billing = was genau abgerechnet wurde; product = woran es liegt und was
        sich machen lässt; outage = was ausgefallen ist und wann es wieder läuft; app = woran es liegt; conduct
        = was da los war; account = woran es hängt; safety = wie das passieren konnte; privacy = wie das
        passieren konnte; other = was schiefgelaufen ist"""
    ),
    things=pairs(
        """
        paket* = dem Paket; lieferung = der Lieferung; liefer* = der Lieferung; sendung* = der Sendung; versand*
        = dem Versand; bestell* = der Bestellung; rechnung* = der Rechnung; abbuch* = der Abbuchung; abgebucht =
        der Abbuchung; mahnung* = der Mahnung; geld = dem Geld; erstattung* = der Erstattung; ruckerstattung* =
        der Rückerstattung; gutschein* = dem Gutschein; preis* = dem Preis; konto = dem Konto; kundenkonto = dem
        Kundenkonto; passwort = dem Passwort; kennwort = dem Kennwort; login = dem Login; anmelden = der
        Anmeldung; anmeldung = der Anmeldung; app = der App; webseite = der Webseite; website = der Website;
        seite = der Seite; shop = dem Shop; warenkorb = dem Warenkorb; update = dem Update; absturz = dem
        Absturz; internet = dem Internet; netz = dem Netz; empfang = dem Empfang; wlan = dem WLAN; router = dem
        Router; anschluss = dem Anschluss; vertrag = dem Vertrag; kundigung* = der Kündigung; wasserkocher* =
        dem Wasserkocher; kaffeemaschine* = der Kaffeemaschine; deckel* = dem Deckel; griff* = dem Griff; akku =
        dem Akku; batterie* = der Batterie; ladegerat* = dem Ladegerät; kabel = dem Kabel; lampe* = der Lampe;
        gerat = dem Gerät; handy = dem Handy; laptop = dem Laptop; bildschirm = dem Bildschirm; drucker = dem
        Drucker; ersatzteil* = dem Ersatzteil; reparatur = der Reparatur; garantie = der Garantie; umtausch =
        dem Umtausch; retoure* = der Retoure; rauch = dem Rauch; geruch = dem Geruch; kundenservice = dem
        Kundenservice; kundendienst = dem Kundendienst; hotline = der Hotline; warteschleife = der
        Warteschleife; chat = dem Chat; anruf* = den Anrufen; mail = der E-Mail; e-mail* = der E-Mail;
        mitarbeiter* = dem Personal; verkaufer* = dem Besuch im Laden; filiale* = der Filiale; laden = dem
        Besuch im Laden; antwort* = der Antwort; wartezeit = der Wartezeit; termin = dem Termin; techniker = dem
        Techniker; fehler* = dem Fehler; offnungszeiten = den Öffnungszeiten; zug = dem Zug; flug = dem Flug;
        bus = dem Bus; koffer = dem Koffer; gepack = dem Gepäck; ticket* = dem Ticket; buchung = der Buchung;
        hotel = dem Hotel; zimmer = dem Zimmer; essen = dem Essen; pizza = der Pizza; schuhe = den Schuhen;
        jacke = der Jacke; kleid = dem Kleid; hose = der Hose; artikel = dem Artikel; ware = der Ware; produkt*
        = dem Produkt; qualitat = der Qualität; grosse = der Größe; farbe = der Farbe; karte = der Karte; strom
        = dem Strom; wasser = dem Wasser; heizung = der Heizung; paketbote = dem Boten; bote = dem Boten; fahrer
        = dem Fahrer; nachbar* = der Abgabe beim Nachbarn; service = dem Service"""
    ),
)

GRAMMAR = Grammar(
    turned=turns(
        """
        mein = dein | Ihr; meine = deine | Ihre; meinen = deinen | Ihren; meinem = deinem | Ihrem; meiner =
        deiner | Ihrer; meines = deines | Ihres"""
    ),
    starters=word_set(
        """
        mein meine der die das dieser diese dieses es niemand keiner seit nach jetzt heute gestern nun bei auf
        in im am beim ein eine"""
    ),
    leads={},
    verbs=word_set(
        """
        ist sind war waren wird wurde wurden hat haben hatte kommt kam kamen geht ging funktioniert
        funktionieren antwortet reagiert meldet fehlt fehlen bricht brach ging riecht stinkt raucht tropft lauft
        lief hangt steht bleibt blieb sturzt zeigt lasst kann liegt dauert verschwand platzt platzte brennt
        brannte schmort stockt startet ladt passt"""
    ),
    ours=word_set(
        """
        ich mich mir wir uns unser unsere unserem unseren du dich dir dein deine ihr euch euer eure ihre ihren
        ihrem sie ihnen will mochte wurde! hoffe glaube denke finde nie wieder warum wieso weshalb wann wo wie
        ob wenn falls dass weil schade enttauscht sauer wutend letzte mal frech unverschamt schlimm schrecklich
        katastrophe peinlich lacherlich man"""
    ),
    bad=word_set(
        """
        nicht kein keine keinen keiner keinem nie niemand nichts noch immer kaputt defekt verspatet verspatung
        falsch falsche falschen fehlt fehlen fehlerhaft beschadigt zerbrochen gebrochen bricht brach gerissen
        undicht tropft verloren weg verschwunden abgestorben tot leer gesperrt abgesturzt sturzt hangt stockt
        lahm langsam doppelt zweimal abgebucht storniert geloscht unterwegs zerkratzt verbogen verdorben kalt
        schmutzig dreckig unfreundlich aufgelegt warte warten wartet seit fehler storung ausfall ausgefallen
        problem probleme riecht stinkt raucht rauch brennt verbrannt verschmort gebrannt gequalmt zu spat wochen
        monaten geschlossen abgebrochen abgelehnt verweigert ignoriert abgelaufen kaputte verletzt geschnitten
        geblutet"""
    ),
    good=word_set(
        """
        danke super toll klasse schon! gut gute guter freundlich freundliche nett nette schnell schnelle perfekt
        liebe gern gerne hervorragend prima spitze lob zufrieden begeistert freue freut lecker wunderbar
        empfehle beste bester geholfen"""
    ),
    owned=turns(
        """
        mein = deinem | Ihrem; meinem = deinem | Ihrem; meinen = deinem | Ihrem; meine = deiner | Ihrer;
        meiner = deiner | Ihrer"""
    ),
    owned_endings={
        "meinen": ("er", "g", "t", "ß", "k", "l", "d", "s", "f", "p"),
        "meine": (
            "ung",
            "heit",
            "keit",
            "ion",
            "tät",
            "schaft",
            "maschine",
            "lampe",
            "karte",
            "nummer",
            "app",
            "mail",
            "kanne",
        ),
    },
    articles={},
    small=word_set(
        "und oder aber der die das ein eine mit von zu in im am an auf fur bei nach aus ist sind war hat nicht"
    ),
    vague=word_set(
        """
        mann frau tante onkel nachbar nachbarin kollege kollegin kollegen kunde kunden mutter vater sohn tochter
        kind kinder freund freundin familie bruder schwester baby hund katze leben meinung zeit tag tage woche
        wochen monat jahr jahre geburtstag name kopf hand hande finger arm bein herz gott nerven ernst recht
        schuld fall fehler meinung ende anfang leute menschen euro uhr seite mal"""
    ),
    dangling=word_set(
        "und oder aber der die das ein eine mit von zu in im am an auf fur bei nach aus dass ist hat mein meine zum"
    ),
    fillers=word_set("und aber also hallo hi hey moin ja nein nun so leider echt wirklich ach denn weil tja"),
    address=word_set(
        "du dich dir dein deine ihr euch euer eure ihre ihren ihrem sie ihnen ich mich mir wir uns unser unsere man"
    ),
    polite=frozenset({"Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem"}),
    endings=("en", "ig", "lich", "st", "te", "iert"),
    capital_nouns=True,
)

LANGUAGE = Language(SPEECH, GRAMMAR)
