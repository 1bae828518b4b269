"""Phrases that make a post urgent, by what they mean; a line per language: en, de, fr, es, it, pt, nl.

Phrases are separated by semicolons. `_` are phrases that only look like others («never again» is no second contact).
Words that mean something harmless in another of the seven languages are left out: all lists are searched at once,
because the language of a short post is often guessed wrongly, and a burn must not be missed for that.
"""

from collections.abc import Mapping
from functools import cache

from bot.domain.words.text import Phrases

URGENCY: Mapping[str, str] = {
    "safety": """
        caught fire; catch fire; catches fire; catching fire; on fire; a fire; set fire; fire hazard; fire risk;
        fire brigade; fire department; flames; smoke; sparks; sparking; sparked; explode*; explosion; exploding;
        electric shock; electrical shock; electrocut*; got a shock; gave me a shock; injur*; got hurt; was hurt;
        hurt my;
        hurt me; hospital; ambulance; emergency room; bleeding; food poisoning; poisoned; poisonous;
        allergic reaction;
        choking; choked; carbon monoxide; gas leak; smell gas; smells of gas; smell of gas; burning plastic;
        burning smell; smells burnt; smell* of burning; burned me; burned my; burnt my; burnt me; burned her;
        burned his;
        burns on; scald*; melted; unsafe; dangerous; hazardous; overheat*; broken glass; glass in my; metal in my;
        cut my; cut myself; second degree;
        in brand; gebrannt; brennt; brand geraten; feuer gefangen; brandgefahr; feuerwehr; flammen; qualm*; rauch;
        raucht; funken; explodiert; explosion; stromschlag; verletz*; krankenhaus; notaufnahme; krankenwagen; blutet;
        vergiftet; lebensmittelvergiftung; allergische reaktion; erstickt; kohlenmonoxid; gasgeruch; verbrannt;
        verbruht; verbrueht; verschmort*; schmort; geschmolzen; gefahrlich*; gefaehrlich*; uberhitzt*; glassplitter;
        pris feu; prend feu; incendie; flammes; fumee; etincelles; explose; explosion; electrocut*; choc electrique;
        blesse; blessee; blessure*; hopital; urgences; pompiers; brule; brulee; brulure*; intoxication; dangereux;
        dangereuse; surchauffe; fuite de gaz;
        incendio; se quemo; quemadura*; me queme; llamas; humo; chispas; exploto; explosion; electrocut*; descarga
        electrica; calambre; herido; herida; lesion*; hospital; bomberos; intoxicacion; peligroso; peligrosa;
        fuga de gas;
        preso fuoco; prende fuoco; incendio; fiamme; fumo; scintille; esploso; esplosa; esplosione; scossa elettrica;
        ferito; ferita; ospedale; pronto soccorso; ustion*; bruciato; bruciata; intossicazione; pericoloso;
        pericolosa;
        fuga di gas;
        pegou fogo; incendio; chamas; fumaca; fumo; faiscas; explodiu; explosao; choque eletrico; ferido; ferida;
        queimadura*; queimei; hospital; bombeiros; intoxicacao; perigoso; perigosa; fuga de gas; vazamento de gas;
        in brand; vlam gevat; vlammen; rook; vonken; ontploft; explosie; elektrische schok; gewond; verwond*;
        ziekenhuis;
        brandweer; brandwond*; verbrand; voedselvergiftiging; gevaarlijk*; oververhit*; gaslek; gaslucht""",
    "legal": """
        lawyer*; solicitor*; attorney*; legal action; legal advice; legal proceedings; take you to court; see you in
        court; to court; small claims; sue; suing; lawsuit*; class action; letter before action; prosecut*;
        police report;
        anwalt*; anwaelt*; rechtsanwalt*; rechtsanwaelt*; verklag*; vor gericht; rechtliche schritte;
        klage einreichen;
        mahnbescheid; rechtsschutz*; strafanzeige; anzeige erstatten; juristisch*;
        avocat*; tribunal; action en justice; en justice; porter plainte; porte plainte; mise en demeure; huissier;
        abogad*; tribunal*; acciones legales; accion legal; juzgado; demandar*; denuncia; denunciar*; querella;
        avvocat*; vie legali; azione legale; azioni legali; tribunale; denuncia; querela; diffida;
        advogad*; acao judicial; processo judicial; tribunal; medidas legais; notificacao judicial;
        advocat*; advocaat; juridische stappen; rechtbank; rechtszaak; aangifte; dagvaard*; kantonrechter""",
    "press": """
        ombudsman; trading standards; consumer protection; regulator; better business bureau; bbb; ftc; cfpb; ofcom;
        ofgem; journalist*; the press; newspaper*; news outlet; to the media; the news; watchdog; citizens advice;
        consumer rights;
        verbraucherzentrale; verbraucherschutz*; an die presse; die presse; zeitung; journalist*; bundesnetzagentur;
        bafin; ombudsmann; schlichtungsstelle; stiftung warentest; aufsichtsbehorde;
        dgccrf; que choisir; millions de consommateurs; journaliste*; la presse; signal conso; signalconso; cnil;
        mediateur;
        oficina de consumo; hoja de reclamaciones; hojas de reclamaciones; facua; ocu; periodista*; la prensa; aepd;
        agcom; agcm; altroconsumo; codacons; associazione consumatori; giornalist*; alla stampa; garante;
        livro de reclamacoes; procon; reclame aqui; portal da queixa; jornalista*; imprensa; anacom;
        consumentenbond; acm; de pers; geschillencommissie""",
    "leak": """
        data leak; data breach; leaked my; leaked our; someone else's account; someone else's order;
        someone else's data;
        someone else's details; someone else's address; another customer's; other people's data;
        other customers' data;
        strangers' data; hacked; hacker*; identity theft; gdpr; password leaked; see other people's; privacy breach;
        datenleck; datenpanne; fremde daten; fremdes konto; fremde bestellung*; daten anderer; daten von anderen;
        gehackt;
        dsgvo; datenschutzverstoss; identitatsdiebstahl;
        fuite de donnees; donnees d'un autre; donnees d'autres; pirate; piratage; rgpd; usurpation d'identite;
        fuga de datos; filtrado mis datos; datos de otra persona; datos de otro cliente; hackead*;
        fuga di dati; violazione dei dati; dati di un altro; dati di altri; hackerat*;
        fuga de dados; vazamento de dados; dados de outra pessoa; dados de outro cliente; lgpd;
        datalek; gegevens van iemand anders; gegevens van anderen; identiteitsfraude""",
    "money": """
        charged twice; charged me twice; charged us twice; charged double; double charged; double charge; charged me #
        times; charged # times; charged me again; charged again; took my money; taken my money; took the money;
        stole my
        money; stealing my money; my money is gone; money was taken; took money; taken money; unauthorised;
        unauthorized; without my permission; without my consent; overcharged; still charging; keep charging; still
        charged; fraud; fraudulent; scam; scammed; scammers; stolen; robbed; paid twice; billed twice; debited;
        doppelt abgebucht; zweimal abgebucht; # mal abgebucht; abgebucht; mein geld ist weg; geld weg; unberechtigt*;
        betrug; betrogen; abgezockt; abzocke; doppelt berechnet; doppelt belastet; gestohlen;
        preleve deux fois; prelevee deux fois; debite deux fois; facture deux fois; debite; preleve; prelevement*;
        arnaque*; vole mon argent; escroquerie;
        cobrado dos veces; cobraron dos veces; doble cobro; cobro duplicado; cobro indebido; estafa*; robado; fraude;
        addebitato due volte; doppio addebito; addebitat*; pagato due volte; truffa*; rubato; frode;
        cobrado duas vezes; cobraram duas vezes; cobranca dupla; cobranca indevida; cobrado a dobrar; burla; roubado;
        dubbel afgeschreven; twee keer afgeschreven; # keer afgeschreven; afgeschreven; dubbel betaald; oplicht*;
        gestolen;
        geld kwijt""",
    "vulnerable": """
        my baby; newborn; toddler; infant; # month old; # months old; a # year old; my # year old; disabled;
        disability;
        wheelchair; elderly; pregnant; dementia; dialysis; insulin; medication; my medicine; oxygen; diabetic; cancer;
        suicid*; housebound; blind; my carer; no heating; no hot water;
        baby; saugling*; kleinkind*; behindert*; schwerbehindert*; rollstuhl*; schwanger*; pflegebedurftig*; demenz*;
        medikament*; diabetiker*; suizid*;
        bebe; nourrisson; handicap*; fauteuil roulant; enceinte; personne agee; medicament*;
        discapacit*; silla de ruedas; embarazada; anciano; anciana; mi bebe;
        neonat*; disabil*; sedia a rotelle; incinta; anzian*; farmaci; bimbo piccolo;
        deficiente; cadeira de rodas; gravida; idoso; idosa;
        zwanger*; rolstoel*; gehandicapt*; bejaard*; medicijn*; peuter""",
    "again": """
        again; second time; third time; fourth time; fifth time; sixth time; 2nd time; 3rd time; 4th time; 5th time;
        nth time; umpteenth time; # times; # emails; # calls; # phone calls; # tickets; time and again; every time;
        every single time; how many times; how many more; keep telling; keeps telling; keep saying; already told you;
        told you already; no reply; no response; no answer; nobody answers; nobody replies; nobody responds; no one
        answers; no one replies; no one responds; never answered; never replied; ignored; ignoring me;
        wieder nicht; schon wieder; immer wieder; zum # mal; # mal; zweite mal; dritte mal; zweiten mal; dritten mal;
        vierten mal; erneut; mehrfach; mehrmals; nochmals; wie oft; keiner antwortet; niemand antwortet;
        antwortet nicht;
        keine antwort; keine ruckmeldung; keine reaktion; ignoriert;
        deuxieme fois; seconde fois; troisieme fois; quatrieme fois; # fois; encore une fois; a nouveau; de nouveau;
        plusieurs fois; aucune reponse; sans reponse; personne ne repond; pas de reponse;
        segunda vez; tercera vez; cuarta vez; # veces; otra vez; de nuevo; varias veces; nadie responde;
        nadie contesta;
        sin respuesta; ninguna respuesta;
        seconda volta; terza volta; quarta volta; # volte; di nuovo; ancora una volta; piu volte; nessuno risponde;
        nessuna risposta; senza risposta;
        terceira vez; quarta vez; # vezes; outra vez; de novo; novamente; varias vezes; ninguem responde;
        sem resposta;
        nenhuma resposta;
        tweede keer; derde keer; vierde keer; # keer; alweer; weer niet; opnieuw; meerdere keren; niemand reageert;
        niemand antwoordt; geen antwoord; geen reactie; neemt niet op; neemt niemand op""",
    "money back": """
        money back; my money back; our money back; refund*; reimburs*; chargeback; my money; give back my;
        geld zuruck*; geld zurueck*; erstatt*; ruckerstatt*; rueckerstatt*; ruckzahlung; mein geld;
        rembours*; mon argent;
        reembols*; devolucion*; devuelv*; mi dinero; el dinero;
        rimbors*; soldi indietro; i miei soldi;
        dinheiro de volta; devolucao; meu dinheiro; estorn*;
        terugbetal*; geld terug; terugstort*; mijn geld""",
    "waiting": """
        day #; # days; # weeks; # months; # hours; # week; # month; weeks later; days later; for days; for weeks; for
        months; for hours; still waiting; still no; still nothing; still not; still haven't; still hasn't;
        been waiting;
        waiting for; waiting since; where is my; where's my; since last week; since monday; since yesterday; yet to;
        tag #; # tage; # tagen; # wochen; # monate; # monaten; # stunden; # woche; seit tagen; seit wochen;
        seit monaten;
        seit stunden; seit einer woche; seit einem monat; immer noch; noch immer; warte; warten; wo bleibt;
        wo ist mein;
        depuis # jours; # jours; # semaines; # mois; # heures; toujours pas; toujours rien; toujours aucun;
        depuis des;
        attends; attend; ou est ma; ou est mon;
        # dias; # semanas; # meses; # horas; todavia no; aun no; sigo esperando; esperando; llevo #; sigo sin;
        # giorni; # settimane; # mesi; # ore; da settimane; da giorni; ancora niente; ancora nulla; ancora non; sto
        aspettando; aspetto da; aspettando;
        ainda nao; a espera; estou esperando; ha semanas; ha dias; cade meu; cade o;
        # dagen; # weken; # maanden; # uur; nog steeds; nog altijd; wacht al; al weken; al dagen; waar blijft""",
    "_": """
        never again; order again; buy again; shop again; fly again; use again; visit again; come again; try again;
        thanks again; thank you again; again soon; once again thank*; nie wieder; on fire with; smoke detector*; smoke
        alarm*; rauchmelder; no problem; keine gefahr; fire sale; customers say; 24 hours a day; year old customer;
        within
        # days; within # hours; in # days; innerhalb von # tagen; noch mal danke; nochmals danke; jamais plus;
        nunca mas;
        mai piu; nunca mais; nooit meer; fire him; fire her; fire them""",
}


@cache
def urgency() -> Phrases:
    """Return the finder for all of them."""
    return Phrases({label: split(lists) for label, lists in URGENCY.items()})


def split(lists: str) -> tuple[str, ...]:
    """Return the phrases of a list that is separated by semicolons."""
    return tuple(phrase for piece in lists.split(";") if (phrase := " ".join(piece.split())))
