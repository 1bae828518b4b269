"""What a post is about and in which mood it is written: our own lists; a line per language: en, de, fr, es, it, pt, nl.

Phrases are separated by semicolons; `deliver*` stands for every word that begins so, `#` for any number.
Lists whose name ends in `~` hold weak words: they decide only where no other word does.
"""

from collections.abc import Mapping

TOPICS: Mapping[str, str] = {
    "safety": """
        faisca*; faiscas; explodiu; pegou fogo; fumaca; choque eletrico; ontploft; brandwond*; ziekenhuis;
        elektrische schok; gaslek; gas leak; gasgeruch; fuite de gaz; fuga de gas; fuga di gas;
        food poisoning; lebensmittelvergiftung; intoxication; intoxicacion; intossicazione; intoxicacao;
        voedselvergiftiging; allergic reaction; scosse; exploto; explose; esplos*; explodiert; verbruht*;
        funkt;
        caught fire; on fire; fire hazard; smoke; sparks; sparking; explode*; electric shock; injur*; hospital;
        burning
        plastic; burning smell; burned; burnt; unsafe; dangerous; scald*; melted;
        brand; feuer; brennt; rauch; funken; stromschlag; verletz*; verbrannt; verschmort*; gefahrlich*; krankenhaus;
        feu; incendie; fumee; brule*; dangereu*; blesse*; etincelles; incendio; humo; quem*; peligros*; herid*;
        chispas;
        fuoco; fumo; scintille; pericolos*; ferit*; ustion*; scossa; fogo; chamas; perigos*; ferid*; choque;
        vlammen; rook; brandt; gevaarlijk*; gewond; vonken""",
    "privacy": """
        my data; my details; leaked my; identity theft; datenpanne; meine daten; fremdes konto; mes donnees;
        autre client; usurpation; mis datos; otra persona; otro cliente; robo de identidad; i miei dati;
        un altro cliente; furto di identita; meus dados; outro cliente; outra pessoa; mijn gegevens;
        andere klant; iemand anders;
        privacy; personal data; data breach; data leak; data leaked; details leaked; were leaked; hacked; gdpr;
        someone else's; other people's;
        spam emails;
        datenschutz; dsgvo; datenleck; fremde daten; personliche daten; gehackt; donnees personnelles; rgpd;
        vie privee;
        fuite de donnees; datos personales; privacidad; fuga de datos; dati personali; violazione dei dati;
        dados pessoais;
        privacidade; lgpd; persoonsgegevens; datalek""",
    "delivery": """
        over the fence; says delivered; left outside; missed delivery; redelivery; collection point;
        parcel shop; locker; box arrived; abgelegt; verteilzentrum; packstation; abstellort; nachbarn;
        nicht da; kurier; lieferung; livraison; livreur; livre; facteur; relais; paquet; en camino; reparto;
        entrega; envios; punto de recogida; recapito; fattorino; punto di ritiro; giacenza; tracciamento;
        entrega; estafeta; carteiro; ponto de recolha; correio; bezorger; postbode; afhaalpunt;
        track and trace; zending; onderweg;
        deliver*; parcel*; package*; courier*; shipping; shipped; shipment; tracking; dispatch*; depot; driver*;
        postman;
        my order; arrive*; in transit; doorstep; neighbour; neighbor; wrong address; old address; missed appointment;
        liefer*; paket*; versand*; sendung*; zustell*; bestellung; angekommen; unterwegs; bote; paketbote;
        livr*; colis; expedi*; commande; transporteur; suivi; point relais;
        entreg*; paquete*; envio; enviado; pedido; repartidor; mensajero; correos;
        consegn*; pacco; pacchi; spedi*; corriere; ordine; encomend*; enviaram; transportadora; rastreio; correios;
        bezorg*; pakket*; lever*; verzend*; verzonden; bestelling; koerier""",
    "billing": """
        statement; instalment*; overdraft; tariff; price increase; gutschrift; gutgeschrieben; guthaben;
        abbuchungen; kosten; mahngebuhr; avoir; mensualite*; echeance; tarif; trop percu; bancaire; factura;
        recibo; abono; cuota; tarifa; importe; bolletta; importo; tariffa; rata; canone; boleto; mensalidade;
        parcela; debito; valor cobrado; tegoed; abonnementskosten; bedrag; tarief; rekening gehaald;
        bill*; invoice*; charge*; refund*; payment*; paid; pay; price*; overcharged; credit card; direct debit;
        subscription; voucher; discount; fee; fees; receipt; bank; checkout price;
        rechnung*; abgebucht; abbuch*; erstatt*; ruckerstatt*; zahlung*; bezahlt; preis*; lastschrift;
        gutschein;
        gebuhr*; mahnung*; konto belastet;
        factur*; rembours*; paiement; paye; preleve*; prix; debite*; argent; frais; virement;
        cobr*; reembols*; pago; pagado; dinero; precio; cargo; tarjeta; devolucion;
        fattur*; rimbors*; pagament*; pagato; addebit*; soldi; prezzo; carta di credito;
        fatura*; pagamento; dinheiro; preco; cartao; estorn*; multibanco;
        rekening; factuur; betaal*; betaald; terugbetal*; afgeschreven; geld; prijs; incasso""",
    "outage": """
        internet has been down; internet is down; internet down; been down; network down; network is down;
        broadband; power cut; no power; no connection; no signal; nothing works; keeps dropping; since noon;
        kein strom; stromausfall; netz weg; funkloch; nichts geht; kein signal; coupure*; plus d'internet;
        sans internet; plus internet; pas d'internet; reseau coupe; apagon; sin luz; sin cobertura;
        sin senal; sin red; sin conexion; corte de; senza linea; niente linea; senza internet;
        niente internet; guasto alla linea; non e raggiungibile; blackout; non c'e linea; sem rede;
        sem sinal; sem luz; falha geral; sem ligacao; geen bereik; geen stroom; geen signaal;
        geen verbinding; niets werkt; eruit;
        outage; is down; are down; down again; down for; site down; website down; servers down; server down;
        no signal; no
        service; no internet; offline; on every page; error #; 502; 503; gateway; both dead; gives error;
        unavailable; not loading; won't load;
        storung; ausfall; ausgefallen; server down; nicht erreichbar; kein netz; kein internet; kein empfang; offline;
        en panne; panne; hors service; indisponible; pas de reseau; plus de reseau; caido; caida; sin servicio; sin
        internet; no funciona la web; non raggiungibile; giu da; disservizio; fora do ar; sem servico; sem internet;
        em baixo; storing; ligt eruit; plat; onbereikbaar; geen internet""",
    "app": """
        app; apps; website; site; web page; page; login; log in; logging in; logs me out; logged out; logging me out;
        update; crash*; bug; bugs; buggy; browser; android; iphone; ios; checkout; basket; saved lists; sync*;
        notification*; search; button; link; loading;
        webseite; webshop; anmelden; einloggen; absturz; sturzt ab; aktualisierung; warenkorb;
        application; appli; connexion; connecter; mise a jour; plante; panier;
        aplicacion; pagina; iniciar sesion; actualizacion; carrito;
        sito; applicazione; accedere; aggiornamento; carrello;
        aplicativo; aplicacao; atualizacao; carrinho; inloggen; winkelwagen""",
    "account": """
        can't log in; cannot log in; can't login; unable to log in; wrong password; two factor; 2fa;
        verification code; zugang; zugangsdaten; einloggen geht nicht; nicht einloggen; bestatigungscode;
        identifiant*; me connecter; code de verification; usuario; iniciar sesion; codigo de verificacion;
        entrar en mi cuenta; accedere; credenziali; codice di verifica; palavra passe; entrar na minha conta;
        codigo de verificacao; inloggen; inlogcode; verificatiecode; geblokkeerd;
        account; accounts; password; reset link; verification; verify; locked out; sign in; sign up; profile;
        username;
        membership; loyalty points; points; unsubscribe; cancel my; cancellation; contract;
        konto; passwort; kennwort; profil; benutzerkonto; gesperrt; vertrag; kundigung; kundigen; kundenkonto;
        compte; mot de passe; resilier; resiliation; contrat; abonnement;
        cuenta; contrasena; suscripcion; contrato; darme de baja; account bloccato; conto; abbonamento; disdetta;
        contratto; conta; senha; palavra-passe; assinatura; wachtwoord; profiel; opzeggen; contract""",
    "conduct": """
        at the counter; at the desk; hostile; condescending; patroni*; swore at; insulted; insulting;
        cashier; waiter; waitress; steward*; crew; unverschamt*; an der kasse; verkaufer*; kassierer*;
        beleidig*; herablassend; angeschrien; odieu*; guichet; caissier*; mepris*; insult*; agressi*;
        mostrador; dependient*; cajer*; insolente; borde; desprecio; sportello; arrogant*; cassier*;
        insultat*; sgarbat*; balcao; arrogante; insultou; caixa foi; rispid*; balie; kassa; kassiere;
        brutaal; arrogant; hing op; uitgescholden; hing gewoon op;
        rude; staff; agent; agents; customer service; customer support; customer care; support team; helpline;
        hung up;
        attitude; manager; employee*; assistant; representative; rep; service desk; call centre; call center; on hold;
        chat closed; your chat; shouted; sexist; racist; disrespect*; unhelpful; laughed; ignored; treated;
        your team; spoke to; telephone; phone line; answer the phone;
        unfreundlich*; kundenservice; kundendienst; mitarbeiter*; hotline; frech; warteschleife; aufgelegt; beraten;
        beratung; ignoriert; patzig;
        service client; impoli*; conseiller*; vendeu*; accueil; raccroche; personnel; mal recu; desagreable;
        atencion al cliente; servicio al cliente; maleducad*; emplead*; grosero; grosera; colgo; colgaron; operador*;
        servizio clienti; assistenza; maleducat*; scortes*; commess*; operatore; personale; riattacc*;
        atendimento; apoio ao cliente; mal-educad*; funcionari*; atendente; grosseir*; desligou; desligaram;
        klantenservice; onbeleefd*; medewerker*; onbeschoft*; opgehangen; neemt niet op; helpdesk""",
    "conduct~": """
        nobody answers; no one answers; nobody replies; no reply; no response; nobody has answered; no answer;
        different
        answers; # calls; my e-mail; my email; my emails; on the phone; told me; keiner antwortet; niemand antwortet;
        keine
        antwort; antwortet; aucune reponse; personne ne repond; nadie responde; nadie contesta; nessuno risponde;
        ninguem
        responde; niemand reageert""",
    "app~": """
        screen; bildschirm; ecran; pantalla; schermo; ecra; scherm; page; button; loading""",
    "billing~": """
        money; money back; my money; geld; mein geld; geld zuruck; argent; dinero; soldi; dinheiro; fee; plan; renew*;
        cancelled; receipt""",
    "product~": """
        snapped; came apart; leaking; dies in; after # days; after # weeks; the box says; kaputt; rotto; roto;
        casse""",
    "product": """
        arrived cracked; arrived broken; arrived damaged; arrive fissure; arrive casse;
        won't switch on; wont switch on; won't turn on; doesn't turn on; not charging; won't charge; zip;
        zipper; snapped; ripped; torn; tore; stitching; wobbl*; shattered; chipped; peeled; peeling;
        mould; mouldy; stale; shrunk; faded; reissverschluss; naht; gerissen; sprung; risse; riss;
        abgebrochen; gebrochen; schimmel; schimmlig; wackelt; geht nicht an; lasst sich nicht einschalten;
        fermeture; fissure*; dechir*; rouill*; lache; moisi; raye; ne s'allume pas; cremallera; rompio;
        rompieron; rasgad*; agrietad*; rayad*; no enciende; oxidad*; moho; cerniera; crepat*; strappat*;
        graffiat*; non si accende; muffa; arrugginit*; fecho; partiu*; rachad*; rasgad*; riscad*; nao liga;
        enferrujad*; bolor; rits; barst; gebarsten; gescheurd; krassen; gaat niet aan; schimmel; roest*;
        broken; broke; breaks; faulty; defect*; quality; leak; leaks; leaked; leaking; cracked; crack; stopped working;
        won't turn on; switch it on; battery; lid; handle; kettle*; jug*; coffee
        machine*; machine; lamp; base; product; products; item; size; spare part*; warranty; guarantee; damaged;
        scratched;
        dented; rust*; taste*; tastes; smell*; noisy; material; fell apart; fell off; came off; wrong item;
        wrong colour;
        kaputt; defekt*; qualitat; undicht; tropft; gebrochen; zerbrochen; funktioniert; geht nicht; deckel; griff;
        wasserkocher; kaffeemaschine; gerat; produkt*; artikel; ersatzteil*; garantie; beschadigt; zerkratzt;
        casse*; defectueu*; qualite; fuit; bouilloire; cafetiere; produit; article; garantie; abime*; couvercle;
        poignee;
        roto; rota; defectuos*; calidad; gotea; hervidor; cafetera; producto; articulo; garantia; tapa; estropead*;
        rotto; rotta; difettos*; qualita; perde acqua; bollitore; prodotto; articolo; garanzia; coperchio;
        danneggiat*;
        quebrad*; partid*; avariad*; defeito; qualidade; chaleira; produto; artigo; tampa; danificad*;
        kapot; stuk; lekt; kwaliteit; waterkoker; koffiezetapparaat; deksel; beschadigd""",
}

MOODS: Mapping[str, str] = {
    "bad": """
        not working; doesn't work; does not work; isn't working; don't work; won't work; stopped working; not work;
        won't;
        can't; cannot; can not; couldn't; unable; didn't; doesn't; haven't; hasn't; never; broke; broken; fail*;
        error*;
        issue*; problem*; wrong; missing; late; delay*; lost; damaged; faulty; cracked; leaking; leaks; crash*; stuck;
        dead; outage; back up; 502; 503; down; slow; not arrived; terrible; awful; worst; appalling; disgrac*;
        disappoint*; unacceptable; ridiculous;
        joke;
        rude; useless; rubbish; crap; shit; poor; shocking; disgusting; frustrat*; annoy*; angry; fuming; fed up;
        sick of;
        ignored; ignoring; no reply; no response; no answer; no one; nobody; waste; cancelled; canceled; complain*;
        lied;
        lie; lies; scam; fraud; sham*; horrible; horrendous; pathetic; sort it; sort this; sort out; sort your;
        fix it; fix
        this; fix your; what's going on; wtf; how long; still; again; why; not good enough; not happy; unhappy;
        let down;
        hung up; on hold; waited; waiting; overpriced; overcharged; charged; refund; nightmare; incompeten*; garbage;
        trash; sucks; suck; avoid; beware; dangerous; unsafe; smells; hello??; no luck; nothing; not received;
        not what;
        kaputt; defekt*; geht nicht; funktioniert nicht; nicht mehr; nicht angekommen; nie; schlecht*; schlimm*;
        katastroph*; frechheit; unverschamt*; enttausch*; inakzeptabel; armselig; mies*; argerlich; arger*; sauer;
        nervt; fehler*; problem*; falsch*; fehlt; verspat*; verloren; beschadigt; immer noch; noch immer;
        schon wieder;
        keiner; niemand; keine antwort; keine; kein; warte; warten; seit; unfreundlich*; abzocke; betrug; unmoglich*;
        warum;
        storung; ausfall; abgebucht; beschwer*; reklam*; unterwegs; lacherlich; peinlich; schade;
        ne marche pas; ne fonctionne pas; marche pas; fonctionne pas; toujours pas; jamais; cass*; panne; erreur*;
        probleme*; retard; perdu*; abime*; defectueu*; nul; nulle; honte*; honteux; scandal*; inadmissible;
        inacceptable;
        decu*; deception; arnaque*; pire; catastroph*; personne ne; aucun*; attends; attend; depuis; pourquoi;
        impoli*;
        plainte; reclam*; c'est long; pas recu; deux fois; horrible;
        no funciona; se cierra; cada vez que;
        no va; no llega; no ha llegado; roto; rota; error*; fall*; problema*; retraso; perdido; pesim*;
        peor;
        mal; malo; mala;
        vergonzos*; verguenza; inaceptable; estafa*; decepcion*; nadie; ningun*; todavia no; aun no;
        sigo; esperando; desde hace; por que; queja; reclamacion; harto; harta; asco; lamentable; dos veces;
        non funziona; non va; non arriva; non e arrivat*; rott*; errore; guast*; problem*; ritardo; pers*; pessim*;
        peggio*; vergogn*; inaccettabile; truffa*; delus*; nessuno; nessuna; ancora; aspetto; aspettando; perche;
        reclamo;
        schifo; ridicolo; due volte;
        nao funciona; nao chegou; nao recebi; quebrad*; partid*; erro; avari*; atras*; pessim*; pior; vergonh*;
        inaceitavel; burla; decepc*; desilud*; ninguem; nenhum*; ainda nao; espera; desde; porque; reclamac*;
        horrivel;
        absurdo; duas vezes; lixo;
        werkt niet; doet het niet; kapot; stuk; fout*; probleem; problemen; vertrag*; kwijt; slecht*; belachelijk;
        schandalig; schande; onacceptabel; teleur*; niemand; geen; nog steeds; nog niet; wacht; waarom; klacht*;
        neemt niet
        op; al #; drama; waardeloos; twee keer; oplicht*""",
    "good": """
        thank you; thanks; thank u; thx; ty; love; loving; loved; great; awesome; excellent; amazing; brilliant;
        perfect;
        well done; credit where due; shout out; shoutout; kudos; best; happy; fantastic; lovely; helpful; impressed;
        recommend; superb; wonderful; good job; nice; beautiful; delighted; solved it; works now; cheers; legend;
        legends;
        appreciate*; pleased; favourite; favorite; fixed now; good service; great service; congrat*; enjoy*;
        danke*; dank; super; toll; tolle*; klasse; prima; perfekt; begeistert; zufrieden; empfehl*; lob; spitze;
        wunderbar;
        freundlich; hervorragend; gut gemacht; liebe;
        merci; bravo; genial*; excellent*; parfait*; ravi*; super; adore; magnifique; recommande; felicitations;
        gracias; genial; excelente*; perfecto; encantad*; me encanta; recomiendo; maravillos*; estupend*; bravo;
        grazie; ottim*; perfett*; bravissim*; bravi; complimenti; adoro; fantastic*; consiglio; bellissim*; felice;
        obrigad*; excelente*; otimo; otima; perfeito; adorei; adoro; recomendo; parabens; maravilh*; feliz;
        bedankt; dank je; dankjewel; geweldig; top; perfect; fijn; blij; aanrader; complimenten; mooi""",
    "asking": """
        is there; are there; do you; does the; does your; does this; can i; can you; could you; could i; how do i; how
        can i; how much; how many; when will; when do; when is; when does; what time; what are; what is; where can;
        where
        do; which; any plans; any chance; opening hours; in stock; available; is it possible; will you; would you;
        who do;
        wann; wie viel; wie kann; kann ich; konnen sie; konnt ihr; gibt es; habt ihr; haben sie; wo kann; wo finde;
        offnungszeiten; verfugbar; lieferbar; passt;
        est-ce que; comment; quand; combien; peut-on; puis-je; pouvez-vous; avez-vous; ou puis; horaires; disponible;
        como puedo; cuando; cuanto; puedo; podeis; teneis; tienen; hay; donde puedo; horario; disponible;
        come posso; quando; quanto; posso; potete; avete; c'e; dove posso; orari; disponibile;
        como posso; quanto custa; podem; tem; onde posso; horario; disponivel;
        hoe kan; wanneer; hoeveel; kan ik; kunnen jullie; hebben jullie; is er; waar kan; openingstijden;
        beschikbaar""",
    "spam": """
        click my bio; link in bio; link in my bio; check my bio; win a free; free voucher; free iphone; giveaway;
        follow
        back; follow for follow; onlyfans; earn $; make money online; work from home; crypto; bitcoin; forex; nft;
        airdrop;
        dm me to earn; click here; limited offer; promo code; buy followers; whatsapp me; investment opportunit*;
        casino;
        sugar daddy; gratis iphone; jetzt gewinnen; gewinnspiel; link in der bio; gagnez; lien en bio; gana dinero;
        enlace
        en mi bio; link in bio; guadagna; ganhe dinheiro; link na bio; verdien geld""",
    "_": """
        thanks for nothing; thank you for nothing; thanks in advance; thank you in advance; thanks for wasting;
        thanks a
        lot for; no thanks; not happy; not great; not good; not helpful; not impressed; not recommend;
        don't recommend;
        wouldn't recommend; not the best; would love; i'd love; loved to; used to love; no problem; no problems;
        no issues;
        never disappoint*; never better; can't wait; can't fault; cannot fault; can't recommend enough; can't thank;
        danke fur nichts; im voraus; nicht zufrieden; nicht empfehl*; kein problem; merci d'avance; gracias por nada;
        gracias de antemano; grazie mille in anticipo; grazie in anticipo; obrigado por nada; alvast bedankt;
        no complaint; no complaints; can't complain; cannot complain; nothing to complain about; couldn't be happier;
        couldn't be better; couldn't be more pleased; never had a problem; never had any problem; never had an issue;
        never let me down; never lets me down; not a single problem; zero issues; zero problems; no regrets;
        keine beschwerden; nichts zu beschweren; nie probleme; kann nicht meckern; rien a redire; aucun souci;
        ninguna queja; sin problemas; nessun problema; niente da ridire; sem problemas; nada a apontar;
        geen klachten; niets op aan te merken;
        why not; still love; still the best; again soon; never again""",
}

BAD_IN_DISGUISE = """
    thanks for nothing; thank you for nothing; thanks for wasting; not happy; not great; not good; not helpful; not
    impressed; not recommend; don't recommend; wouldn't recommend; used to love; danke fur nichts;
    nicht zufrieden; nicht empfehl*; gracias por nada; obrigado por nada; never again"""
