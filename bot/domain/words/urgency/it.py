"""What makes a post pressing, in Italian."""

from collections.abc import Mapping

_BODY = (
    "mano/mani/dito/dita/braccio/gamba/piede/faccia/viso/occhio/occhi/lingua/bocca/schiena/testa/naso/dente/"
    "pelle/polso/femore/anca/caviglia/gomito/spalla/costola/costole/ginocchio/mento/fronte/clavicola/labbro/"
    "orecchio/gola"
)
_FAMILY = (
    "madre/padre/mamma/papa/nonna/nonno/figlio/figlia/bambino/"
    "bambina/bimbo/bimba/marito/moglie/sorella/fratello/vicina/vicino/zia/zio/suocera/suocero/genitori"
)
_DATA = (
    "dati/ordine/ordini/fattura/fatture/indirizzo/numero/nome/account/conto/telefono/informazioni/mail/e-mail/"
    "email/contratto/documenti/prenotazione/bolletta/profilo"
)
_OTHER = (
    "un'altra signora/un altro signore/un altro/un'altra/altra persona/altro utente/altra famiglia/"
    "altro paziente/un altro cliente/un'altra cliente/altri clienti/un'altra persona/altre persone/altri utenti/"
    "un altro utente/altri/qualcun altro/terzi/uno sconosciuto/una sconosciuta/sconosciuti/estranei/un estraneo"
)
_DAYS = "lunedi/martedi/mercoledi/giovedi/venerdi/sabato/domenica/ieri/l'altro ieri"
_MONTHS = "gennaio/febbraio/marzo/aprile/maggio/giugno/luglio/agosto/settembre/ottobre/novembre/dicembre"
_NTH = "seconda/terza/quarta/quinta/sesta/settima/ennesima/decima/2a/3a/4a/5a"
_SPAN = "giorni/settimane/settimana/mesi/mese/ore/ora/anni/anno"

SIGNS: Mapping[str, str] = {
    "safety": """
        (si e/si sono/e) (sciolt*/fus*/bruciat*) ~ (presa/spina/cavo/plastica); (presa/spina/cavo/caricabatterie) ~
        (sciolt*/fus*/bruciat*/annerit*); annerit*; botto; scoppio; boato; cavi scoperti; (odore/vapori) (chimic*/
        tossic*); chiodo in; ago (nel/nella); puzza di (plastica/bruciato/gas); fumava; fumante; (preso/prende/
        prendere/presa/andato a/andata a/dato) fuoco; in fiamme; fiamme; fiammata; incendio; incendi; incendiato;
        incendiata; principio di incendio; (esce/usciva/uscito/fa/faceva/uscire/con/del/tanto/molto) (del/) fumo;
        fumo (dalla/dal/dallo/dalle/nero/bianco/da); fuma ~ (presa/macchina/forno); scintill*; esplos*; esplode*;
        scoppiato ~ (batteria/vetro/caricabatterie/forno); scoppiata; cortocircuit*; corto circuito; surriscald*;
        sciolto; sciolta; si scioglie; fuso ~ (presa/plastica/cavo); fuga di gas; perdita di gas; (odore/puzza/
        odora) di (gas/bruciato/plastica bruciata); monossido; batteria (gonfia/gonfiata); (pezzo/pezzi/scheggia/
        schegge/frammenti/frammento/pezzetto) di (vetro/metallo/plastica/ferro); vetro (nel/nella/nello/dentro);
        corpo estraneo; vermi (nel/nella/dentro); salmonell*; listeria; muffa (nel/nella); freni ~ (rotti/guasti/
        funzionano); vigili del fuoco; pompieri; evacuati; troppo caldo ~ toccare; salta la corrente; bruciata la
        presa; atterraggio di emergenza""",
    "hazard": """
        (rischio/pericolo) (di/d'/) (incendio/esplosione/folgorazione/soffocamento/ustione/scossa); rischio
        incendio; pericolo; pericoloso; pericolosa; pericolosi; pericolose; pericolosissim*; (non e/e/poco) (sicuro/
        sicura) (per/lasciare/usare); insicuro; tossico; tossica; richiamo (del/di) prodotto; trappola mortale;
        mette in pericolo""",
    "injury": f"""
        scivolat*; (si e/mi sono/si sono) ~ (rott*/fratturat*/tagliat*/bruciat*/ustionat*/slogat*) (il/la/lo/le/i/
        un/una) ({_BODY}); rotto un dente; dente rotto; orticaria; gonfi* ~ (faccia/viso/occhi/labbra); gesso;
        (operato/operata) (al/alla/di); vomitato; gastroenterite; diarrea; inghiottito; dal medico; caduta (in/nel/
        dal/dalle); scossa elettrica; (preso/presa/prende/dato/da/prendo) (la/una) scossa; scossa; folgorat*;
        (ferito/ferita/feriti/ferite/ferirsi/ferita alla); lesion*; lesioni; ospedale; ricoverat*; pronto soccorso;
        ambulanza; al 118; sanguin*; sangue (ovunque/dal/dalla); ustion*; (si e/mi sono/ci siamo/e) (scottat*/
        ustionat*/bruciat*/tagliat*/ferit*/fratturat*); scottatur*; bruciatur*; (bruciat*/scottat*/tagliat*/rotto/
        rotta/fratturat*/schiacciat*) (il/la/le/i/un/una) ({_BODY}); punti di sutura; # punti; intossicazione;
        intossicat*; avvelena*; vomit*; reazione allergica; shock anafilattico; anafilattic*; soffoc*; malissimo
        dopo aver mangiato; stati male; (sono stat*/siamo stati) male; frattur*; commozione; svenut*; investit* (da/
        dal); (caduto/caduta/caduti) ~ (scala/scale/sedia/colpa/rotta/rotto/causa); (quasi/rischiato di) (morire/
        mort*/soffocare/bruciare/ammazzar*); per poco non ~ (mor*/ammazz*/bruci*); morso; ingoiato ~ (pila/magnete/
        pezzo)""",
    "legal": """
        (mio/nostro/mia/il) legale; (miei/nostri/ai) legali; mandato al; studio legale; vie giudiziarie; (giudice/
        giustizia); avvocat*; (vi/fare/faro/faccio/faremo/a) (faccio/faro/) causa (a/contro/per/se/legale/domani);
        vi faccio causa; vi faro causa; vi facciamo causa; fare causa; faro causa; fateci causa; causa (legale/
        civile/contro); vie legali; (azione/azioni/procedura/diffida) (legale/legali); tribunale; tribunali; giudice
        di pace; denuncia (ai/alla/dai/per/contro/penale/presentata); (fare/faccio/faro/sporgere/sporgo/sporgero/
        fatto) (la/una/) denuncia; denunciar*; vi denuncio; denunciato; querela; querelo; querelare; diffida; messa
        in mora; raccomandata legale; adire; (dai/ai/i) carabinieri; polizia postale; (alla/dalla/in) (polizia/
        questura); class action; risarcimento danni; danni morali""",
    "press": """
        agcom; agcm; antitrust; altroconsumo; codacons; adiconsum; federconsumatori; (associazione/associazioni)
        (di/dei/) (consumatori); unione (nazionale/) consumatori; striscia la notizia; le iene; mi manda rai*;
        (alla/la/sulla) stampa; giornalista; giornalisti; (ai/sui/i) giornali; (alla) redazione; reporter; garante;
        garante (della/per la) privacy; arera; ivass; consob; banca d'italia ~ (esposto/reclamo/segnal*); arbitro
        bancario; enac; nas; asl ~ (segnal*/denunc*/chiam*); corecom; conciliaweb; difensore civico; esposto;
        segnalazione (inviata/fatta) (all/a/alla); (vorrei) ~ commento; testate; telegiornale""",
    "money": """
        (abbonamento/servizio/assicurazione/polizza) ~ (mai/non) (sottoscritt*/richiest*/attivat*/volut*);
        (prelevati/addebitati/scalati) (per/senza); # (prelevati/addebitati/scalati); (scalat*/addebitat*/prelevat*/
        pres*/tolt*) ~ (# volte/due volte/di troppo/in piu/senza); (addebito/prelievo/pagamento) (sconosciuto/
        sospetto/fraudolento/anomalo/doppio); (addebitat*/fatturat*) ~ (disdett*/nonostante); importo ~ (doppio/due
        volte); (addebitat*/prelevat*/pagat*/fatturat*/scalat*/pres*/preso) ~ (due volte/# volte/tre volte/doppio/il
        doppio); (doppi*) (addebit*/pagament*/preliev*); addebit* ~ (mai autorizzat*/mai richiest*/non autorizzat*/
        senza/non dovut*/non riconosciut*/indebit*/ingiustificat*); (continuate/continuano/continua) a (prelevare/
        addebitare/addebitarmi/fatturare/prendere/scalare); (preso/presi/rubato/rubati/prelevato/prelevati/scalato/
        scalati/tolto/tolti/sottratti) ~ (soldi/euro/conto/carta); soldi ~ (rubati/spariti/scomparsi/dal conto);
        (sono/conto) (in/e in/) rosso; prelievo ~ (non autorizzat*/senza); senza (autorizzazione/consenso/permesso)
        ~ (soldi/conto/carta/prelev*/addebit*); truffat*; mi avete (addebitato/rubato/truffato); frodat*; frode
        sulla carta; ancora (addebit*/prelev*); scalato due volte""",
    "vulnerable": f"""
        (mia/mio/nostra/nostro/sua) ({_FAMILY}) (di/ha/) # (anni/mesi); (signora/signore/donna/uomo/persona/anziana)
        di # anni; neonat*; appena nato; bimbo di # (mesi/settimane); bambin* di # (mesi/settimane); disabil*;
        invalid* (al/civile/#); sedia a rotelle; carrozzina ~ (disabil*/ascensore); incinta; gravidanza; anzian*;
        medicin* (di/per/che/salvavita); medicinali; le medicine; farmac* (salvavita/di/per/urgenti); farmaci;
        insulina; dialisi; ossigeno; respiratore; diabetic*; epilett*; asmatic*; asma; cancro; tumore; chemio*;
        alzheimer; demenza; parkinson; (suicid*/ammazzarmi/uccidermi/farla finita); (sono/e) (cieco/cieca/non
        vedente/ipovedente/sordo/sorda); non vedente*; cane guida; senza (riscaldamento/acqua calda); niente (acqua
        calda/riscaldamento); allettat*; cure palliative; vedova; vedovo; lutto; defunt*; deceduto; deceduta; malat*
        (grave/terminale/oncologic*); autis*; senzatetto""",
    "leak": f"""
        (passaporto/codice fiscale/{_DATA}) di ({_OTHER}); in copia ~ (indirizzi/mail/clienti); tutti ~ (vedono/
        hanno) (la mia/il mio) (mail/numero/indirizzo); (fuga/furto/violazione/perdita) (di/dei/dei miei) dati;
        ({_DATA}) (di/a/ad) ({_OTHER}); ({_DATA}) altrui; (mia/mio/miei/mie/nostra/nostri) ({_DATA}/dati personali/
        dati bancari/numero di telefono) ~ (a/ad/con) ({_OTHER}); (mia/mio/miei/mie) ({_DATA}/dati personali/dati
        bancari/numero di telefono) ~ (online/pubblic*/visibil*/vendut*/espost*/su internet/rubat*/in rete/
        condivis*/diffus*); hackerat*; hacker; violato (il mio/account); account (violato/rubato); furto d'identita;
        furto identita; violazione (della privacy/del gdpr/della mia privacy/privacy); privacy ~ violata; gdpr
        (violat*/violazione); password ~ (in chiaro/rubat*/diffus*); data breach""",
    "again": f"""
        ({_NTH}) (volta/segnalazione/chiamata/mail/richiesta/sollecito); # volte; di nuovo; nuovamente; ancora una
        volta; per ennesima; ennesim* (volta/ritardo/problema/disservizio/segnalazione/guasto/mancata/appuntamento);
        (piu/tante/troppe/mille/diverse/svariate) volte; (quante) volte; nessuno (risponde/mi risponde/richiama/fa/
        si fa/ha risposto/si e fatto); (nessuna/senza/zero/mai una) (risposta/risposte/riscontro); non rispond*
        (nessuno/mai/piu/alle/a); ignor* (le/i miei/mi/ci/da); (stesso/stessa/solito/solita) (problema/guasto/
        errore/storia/disservizio) ~ (di/da/che/ogni); (gia) (chiamato/scritto/segnalato/contattato/sollecitato/
        detto/inviato/mandato); (chiamato/scritto/segnalato) ~ (volte/senza); ogni volta; # (mail/email/chiamate/
        telefonate/messaggi/segnalazioni/solleciti/pec); ripetutamente""",
    "money back": """
        rimbors*; soldi indietro; i miei soldi""",
    "waiting": f"""
        (aspett*/attend*/attesa) ~ (da/dal/{_SPAN}/minuti/rimborso/risposta/telefono); (sono/e) (#/un/una/passati/
        gia #/ormai #/passato un) ({_SPAN}) che; da (piu di/oltre/quasi/circa/) (#/un/una) ({_SPAN}) (aspett*/senza/
        che/non/attend*/e/niente/nessun*); da (settimane/giorni/mesi/ore); # ({_SPAN}) (fa/e/dopo/di attesa/di
        ritardo/al telefono) ~ (ancora/niente/nulla/nessun*/non/attesa/ritardo/telefono); (un'ora/#) (ore/minuti/)
        (in attesa/al telefono/di attesa); in attesa (al/da/del/di una); ancora (niente/nulla/non/nessun*/aspett*/in
        attesa); sto aspettando; da ({_DAYS}/{_MONTHS}); (dov'e/dove e/che fine ha fatto) (il/la) (mio/mia); mai
        (arrivat*/ricevut*/consegnat*); non (e/ho) (mai/ancora/) (arrivat*/ricevut*); in ritardo; giorno #; quanto
        (ancora/tempo) (devo/dobbiamo); e (un mese/una settimana)""",
    "_": """
        rilevator* di fumo; rivelator* di fumo; # ore su #; entro # giorni; in # giorni; in # ore""",
    "-safety": """
        (rischio/pericolo) (di/) (incendio/esplosione/fuoco); (sa/sapore/gusto) di bruciato; salmone affumicato;
        (cioccolat*/formaggio) (sciolto/fuso); pubblicita scintill*; scintillante; zona fumatori; vietato fumare;
        vendete fumo; vendere fumo; (offerte/prezzi) esplosiv*; in fiamme (oggi/stasera); mi sono sciolta; (esplos*
        di gioia)""",
    "-hazard": """
        senza pericolo; (e/non e) sicuro (per pagare)""",
    "-injury": """
        (spezzato/rotto) il cuore; (si e/mi si e) (spezzato/rotto) il cuore; (lavoro/lavora/lavoriamo) in ospedale;
        muoio dal ridere; fa male al portafoglio; # punti (fedelta/sconto/accumulati/sulla); punti (fedelta/sconto);
        ferito (nell) orgoglio; scossa di (adrenalina/terremoto); raccolta punti""",
    "-legal": """
        (lavoro/lavora) (con/per) (gli/un/) avvocat*; (sorella/fratello/madre/padre/moglie/marito/amica/amico) e
        avvocat*; sede legale; a causa (di/della/del/dei/delle/dell); per causa (di/mia); piazza del tribunale; via
        del tribunale""",
    "-press": """
        pressa per; fuori stampa; (letto/visto) ~ (giornale/repubblica/stampa/corriere); stampa (3d/foto/digitale);
        garante qualita""",
    "-money": """
        pagare in (due/#/tre) (rate/volte); a carico (vostro/mio/di/del); caricare""",
    "-vulnerable": """
        azzurro baby; blu baby; (cancro) (ascendente/segno)""",
    "-leak": """
        perdita (d'acqua/acqua/sotto)""",
    "-again": f"""
        grazie (ancora/di nuovo/nuovamente); mai piu; ({_NTH}) volta che ~ (compro/ordino/torno) ~ (felic*/content*/
        soddisfatt*); ({_NTH}) volta che (compro/ordino/torno/vengo); (torner*/comprer*/ordiner*) ~ (di nuovo/
        ancora); # rate; non vedo ora ~ (di nuovo/nuovamente)""",
    "-waiting": """
        cliente da ~ anni; da # anni ~ (client*/felic*/content*/soddisfatt*); da dieci anni; da # anni; arrivat* in
        # (giorni/ore)""",
}
