"""French. `<thing>` and `<team>` come with their article; no sentence puts «de» or «à» before them."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Bonjour {name},", "Bonjour {name},"),
    nameless=("Bonjour,", "Bonjour,"),
    quotes=("« ", " »"),
    restated=(
        "{je présente mes|nous présentons nos} excuses : <said>, et cela n'aurait pas dû arriver.",
        "toutes {mes|nos} excuses : <said>, ce n'est pas normal.",
        "<said>, et {je présente mes|nous présentons nos} excuses.",
        "~{je comprends|nous comprenons} l'agacement, et toutes {mes|nos} excuses : <said>.",
        "merci de le dire clairement, et toutes {mes|nos} excuses : <said>.",
        "ce n'est pas acceptable, {je présente mes|nous présentons nos} excuses : <said>.",
        "{mes|nos} excuses les plus sincères : <said>.",
    ),
    quoted=(
        "« <said> » : toutes {mes|nos} excuses, cela n'aurait pas dû arriver.",
        "« <said> » : ce n'est pas acceptable, et {je présente mes|nous présentons nos} excuses.",
        "{je lis|nous lisons} « <said> », et {je présente mes|nous présentons nos} excuses.",
        "merci de le dire aussi clairement, et toutes {mes|nos} excuses pour ceci : « <said> ».",
        "rien n'excuse cela, « <said> », et {je présente mes|nous présentons nos} excuses.",
        "~{je présente mes|nous présentons nos} excuses, « <said> » est vraiment agaçant.",
        "{mes|nos} excuses les plus sincères : « <said> », ce n'est pas normal.",
    ),
    about=(
        "toutes {mes|nos} excuses pour <thing> : cela n'aurait pas dû arriver.",
        "{je présente mes|nous présentons nos} excuses pour le souci avec <thing>.",
        "ce n'est pas normal, et toutes {mes|nos} excuses pour <thing>.",
        "merci de le signaler, et toutes {mes|nos} excuses pour ce qui s'est passé avec <thing>.",
        "{mes|nos} excuses les plus sincères pour <thing>, il faut que ce soit mieux.",
        "~{je comprends|nous comprenons} l'agacement, et {je présente mes|nous présentons nos} excuses pour <thing>.",
        "un souci avec <thing>, ce n'est pas acceptable : toutes {mes|nos} excuses.",
    ),
    worded=(
        "merci pour ce message sur <thing>, et toutes {mes|nos} excuses.",
        "{j'ai|nous avons} bien lu ce qui concerne <thing>, et {je présente mes|nous présentons nos} excuses.",
        "toutes {mes|nos} excuses : <thing> ne devrait pas être une raison d'écrire.",
    ),
    plain=(
        "toutes {mes|nos} excuses, cela n'aurait pas dû arriver.",
        "{je présente mes|nous présentons nos} excuses pour ce qui s'est passé.",
        "ce n'est pas normal, et toutes {mes|nos} excuses.",
        "merci pour ce message, et toutes {mes|nos} excuses.",
        "{mes|nos} excuses les plus sincères pour cette mauvaise expérience.",
    ),
    still=(
        "encore toutes {mes|nos} excuses : avec <thing>, cela dure depuis trop longtemps.",
        "merci de [ta|votre] patience, et toutes {mes|nos} excuses : rien n'est encore réglé pour <thing>.",
        "{je présente à nouveau mes|nous présentons à nouveau nos} excuses, <thing> aurait dû être une affaire réglée.",
        "cela traîne, {je le sais|nous le savons}, et toutes {mes|nos} excuses pour <thing>.",
        "toutes {mes|nos} excuses pour ce silence ; le dossier sur <thing> n'est pas oublié.",
        "{je n'ai|nous n'avons} pas encore de solution pour <thing>, et {je présente mes|nous présentons nos} excuses.",
        "une deuxième fois, toutes {mes|nos} excuses : c'est bien trop long pour <thing>.",
    ),
    short=("toutes {mes|nos} excuses pour <thing>.", "{mes|nos} excuses sincères pour <thing>."),
    steps=(
        "{Je m'en occupe|Nous nous occupons de cela} avec <team> et {j'écris|nous écrivons} ici<when>.",
        "{Je vérifie|Nous vérifions} avec <team> <look> et {je reviens|nous revenons} ici<when>.",
        "{Je cherche|Nous regardons} avec <team> <look>, et la réponse sera ici<when>.",
        (
            "{Je regarde|Nous regardons} cela avec <team> et [{je t'écris|nous t'écrivons}|{je vous "
            "écris|nous vous écrivons}] ici<when>."
        ),
        "{Je prends le sujet en main|Nous nous occupons du sujet} avec <team> ; des nouvelles arrivent ici<when>.",
        "{Je demande|Nous regardons} tout de suite <look> et {je donne|nous donnons} la réponse ici<when>.",
        "{Je suis|Nous regardons} le dossier avec <team> et {je donne|nous donnons} des nouvelles ici<when>.",
        "Avec <team>, {je m'en occupe|nous nous occupons de tout} maintenant et {je reviens|nous revenons} ici<when>.",
    ),
    short_steps=(
        "{Je m'en occupe|Nous nous occupons de tout} et la réponse sera ici<when>.",
        "{Je vérifie|Nous vérifions} et {j'écris|nous écrivons} ici<when>.",
        "{Je regarde|Nous regardons} cela et {je reviens|nous revenons} ici<when>.",
    ),
    write_to=(
        "Pour les données personnelles : <contact>.",
        "Noms et numéros sont plus à l'abri ici : <contact>.",
        "Ce qui est personnel est à envoyer à cette adresse : <contact>.",
        "Pour les détails de la commande et le reste : <contact>.",
        "Rien de personnel ici, plutôt par là : <contact>.",
    ),
    direct=(
        "Pour les données personnelles, un message privé suffit.",
        "Noms et numéros sont plus à l'abri dans un message privé.",
        "Ce qui est personnel est à envoyer par message privé.",
        "Pour les détails de la commande et le reste, un message privé est parfait.",
        "Rien de personnel ici, plutôt en message privé.",
    ),
    warm=(
        "Merci de prendre le temps de l'écrire.",
        "{Je sais|Nous savons} que cela prend du temps et de l'énergie, et {je le prends|nous le prenons} au sérieux.",
        "Merci de [ta|votre] patience.",
    ),
    unplug=("D'ici là, mieux vaut laisser l'appareil débranché.", "D'ici là, mieux vaut ne plus s'en servir."),
    praise_said=(
        "« <said> » : merci beaucoup, cela fait vraiment plaisir. Toute l'équipe le saura.",
        "merci, c'est une joie de lire « <said> ». {Je le montre|Nous le montrons} à l'équipe.",
        "un grand merci pour « <said> ». Les personnes concernées le liront.",
        "quel gentil message, merci ! « <said> » ira droit au cœur de l'équipe.",
        "merci de prendre le temps d'écrire « <said> ».",
    ),
    praise=(
        "merci beaucoup, c'est un plaisir de lire cela sur <thing>. Toute l'équipe le saura.",
        "un grand merci pour ces mots sur <thing>. L'équipe sera très contente.",
        "merci ! Quel plaisir que tout se soit bien passé avec <thing>.",
        "quel gentil message sur <thing>, merci. {Je le transmets|Nous le transmettons} à l'équipe.",
        "merci de prendre le temps d'écrire sur <thing>, cela fait plaisir.",
    ),
    praise_plain=(
        "merci beaucoup pour ces mots, toute l'équipe les lira.",
        "un grand merci, cela fait vraiment plaisir. {Je le dis|Nous le disons} à l'équipe.",
        "merci, quel gentil message. L'équipe en sera ravie.",
    ),
    solved=(
        "merci de le signaler, c'est une bonne nouvelle. Un mot ici suffit s'il reste quelque chose.",
        "tant mieux, et merci de [ta|votre] patience. {Je reste|Nous restons} là s'il le faut.",
        "merci, voilà qui fait plaisir à lire. S'il y a autre chose, {je suis|nous sommes} là.",
    ),
    question=(
        "merci pour la question sur <thing>. {Je vérifie|Nous vérifions} et la réponse sera ici<when>.",
        (
            "merci de demander ce qu'il en est pour <thing>. {Je demande|Nous demandons} à l'équipe et "
            "{je réponds|nous répondons} ici<when>."
        ),
        "pour <thing>, {je préfère|nous préférons} vérifier : la réponse sera ici<when>.",
        "{je regarde|nous regardons} cela pour <thing> et {j'écris|nous écrivons} ici<when>.",
        "{je cherche|nous cherchons} la réponse sur <thing> et {je reviens|nous revenons} ici<when>.",
    ),
    question_plain=(
        "merci pour ce message. {Je vérifie|Nous vérifions} et la réponse sera ici<when>.",
        "merci pour la question. {Je demande|Nous demandons} à l'équipe et {je réponds|nous répondons} ici<when>.",
        "{je préfère|nous préférons} vérifier d'abord : {je regarde|nous regardons} cela et la réponse sera ici<when>.",
    ),
    noted=(
        "merci pour ce message. {Je regarde|Nous regardons} cela avec <team> et {j'écris|nous écrivons} ici<when>.",
        "merci de le signaler. {Je vérifie|Nous vérifions} avec <team> et {je reviens|nous revenons} ici<when>.",
        "merci d'avoir écrit. {Je m'en occupe|Nous nous en occupons} avec <team>, la réponse sera ici<when>.",
    ),
    answered=(
        "merci pour la question sur <thing>.",
        "pour <thing>, voici la réponse.",
    ),
    in_private=(
        "[{Je t'écris|Nous t'écrivons}|{Je vous écris|Nous vous écrivons}] maintenant en privé à ce sujet.",
        "{Je continue|Nous continuons} tout de suite par message privé.",
    ),
    grave={
        "injury": (
            (
                "{je présente mes|nous présentons nos} excuses les plus sincères : quelqu'un a été blessé, et "
                "rien ne compte plus."
            ),
            "c'est grave, et toutes {mes|nos} excuses : personne ne doit se blesser ainsi.",
        ),
        "injury said": (
            "{je présente mes|nous présentons nos} excuses les plus sincères : <said>, et rien ne compte plus.",
            "c'est grave, et toutes {mes|nos} excuses : <said>.",
        ),
        "injury thing": (
            (
                "{je présente mes|nous présentons nos} excuses les plus sincères pour l'accident avec <thing>, "
                "rien ne compte plus."
            ),
            "c'est grave, et toutes {mes|nos} excuses : personne ne doit se blesser avec <thing>.",
        ),
        "death": (
            "toutes {mes|nos} condoléances, et toutes {mes|nos} excuses pour ces démarches dans un tel moment.",
            "{mes|nos} condoléances les plus sincères, et toutes {mes|nos} excuses pour ces soucis de plus.",
        ),
        "death thing": (
            (
                "toutes {mes|nos} condoléances, et toutes {mes|nos} excuses pour ces soucis avec <thing> dans "
                "un tel moment."
            ),
        ),
        "hate": (
            "personne ne doit être traité ainsi, et {je présente mes|nous présentons nos} excuses les plus sincères.",
            "ce que [tu décris|vous décrivez] est grave, et {je présente mes|nous présentons nos} excuses.",
        ),
        "hate thing": (
            "ce que [tu décris|vous décrivez] sur <thing> est grave, et {je présente mes|nous présentons nos} excuses.",
            "personne ne doit être traité ainsi : toutes {mes|nos} excuses pour ce qui s'est passé avec <thing>.",
        ),
    },
    grave_steps=(
        "{Je m'en occupe|Nous nous occupons de cela} en personne avec <team> et {j'écris|nous écrivons}<when>.",
        (
            "{Je prends cela en main|Nous nous occupons de cela} avec <team>, jusqu'au bout, et "
            "{je donne|nous donnons} des nouvelles<when>."
        ),
        "{Je vérifie|Nous vérifions} chaque point avec <team>, et {j'écris|nous écrivons}<when>.",
    ),
    grave_call=(
        "{Je voudrais|Nous voudrions} en parler de vive voix : <contact>.",
        "Une personne, pas une machine, répond ici : <contact>.",
    ),
    grave_write=(
        "Une personne, pas un formulaire, répond ici : <contact>.",
        "Pour en parler en privé : <contact>.",
    ),
    at=" avant {time}",
    tomorrow=" demain avant {time}",
    soon=" dès qu'il y a du nouveau",
    that="<words>.",
    anything="cette affaire",
    teams=pairs(
        """
        delivery = l'équipe livraison; billing = la comptabilité; product = l'équipe produit; outage = l'équipe
        technique; app = l'équipe technique; conduct = la direction de l'équipe; account = l'équipe des comptes;
        safety = l'équipe sécurité; privacy = l'équipe chargée des données; other = l'équipe concernée"""
    ),
    looks=pairs(
        """
        delivery = ce qui bloque; billing = ce qui a été facturé et pourquoi; product = d'où vient le
        défaut; outage = ce qui est en panne et jusqu'à quand; app = d'où vient le bug; conduct = ce qui s'est
        passé là-bas; account = ce qui bloque; safety = comment cela a pu arriver; privacy = comment cela a pu
        arriver; other = ce qui s'est passé"""
    ),
    things=pairs(
        """
        service client = le service client; service apres-vente = le service après-vente; carte bancaire = la
        carte bancaire; mot de passe = le mot de passe; colis = le colis; paquet* = le paquet; livraison* = la
        livraison; livre = la livraison; livrer = la livraison; livreur* = le livreur; commande* = la commande;
        suivi = le suivi; transporteur* = le transporteur; remboursement* = le remboursement attendu; rembours*
        = le remboursement attendu; facture* = la facture; prelevement* = le prélèvement; preleve = le
        prélèvement; paiement* = le paiement; prix = le prix; frais = les frais; argent = cet argent; compte =
        le compte; connexion = la connexion; connecter = la connexion; application* = l'application; appli =
        l'appli; site = le site; page = la page; panier = le panier; internet = internet; reseau = le réseau;
        box = la box; ligne = la ligne; abonnement = l'abonnement; contrat = le contrat; resiliation = la
        résiliation; bouilloire* = la bouilloire; cafetiere* = la cafetière; couvercle = le couvercle; poignee =
        la poignée; batterie* = la batterie; chargeur* = le chargeur; lampe* = la lampe; appareil* = l'appareil;
        telephone* = le téléphone; ecran = l'écran; imprimante* = l'imprimante; piece* = la pièce; garantie = la
        garantie; reparation* = la réparation; echange = l'échange; retour = le retour; odeur = l'odeur; fumee =
        la fumée; chat = le chat; appels = les appels; appel = l'appel; mail* = le mail; message* = le message;
        reponse* = la réponse; attente = l'attente; vendeur* = l'accueil en magasin; vendeuse* = l'accueil en
        magasin; magasin* = le passage en magasin; boutique* = le passage en boutique; accueil = l'accueil;
        rendez-vous = le rendez-vous; technicien* = le technicien; horaires = les horaires; train = le train;
        vol = le vol; bus = le bus; bagage* = les bagages; valise* = la valise; billet* = le billet;
        reservation* = la réservation; hotel = l'hôtel; chambre = la chambre; repas = le repas; plat = le plat;
        pizza = la pizza; chaussures = les chaussures; robe = la robe; veste = la veste; article* = l'article;
        produit* = le produit; qualite = la qualité; taille = la taille; couleur = la couleur; carte = la carte;
        courant = le courant; chauffage = le chauffage; panne = la panne; bug* = le bug; erreur* = l'erreur;
        mise a jour = la mise à jour; retard* = le retard; service = le service"""
    ),
)

GRAMMAR = Grammar(
    turned=turns("mon = ton | votre; ma = ta | votre; mes = tes | vos"),
    starters=word_set("mon ma mes le la les l' un une il elle ce cette ces c' ca personne aucun aucune depuis"),
    leads={},
    verbs=word_set(
        """
        est n'est sont a n'a ont n'ont s'est c'est n'est-ce ne fonctionne marche arrive repond repondent plante
        bloque fuit sent fume chauffe coule manque tombe affiche coupe dure reste se etait n'etait avait n'avait
        va vient refuse ferme"""
    ),
    ours=word_set(
        """
        je j' me m' moi nous notre nos on vous votre vos tu te t' toi ton ta tes mienne mien veux voudrais
        souhaite espere crois pense trouve merci svp si comment pourquoi quand ou quel quelle que qu' qui decu
        decue furieux honteux scandaleux nul lamentable catastrophique inadmissible horrible jamais! bravo honte"""
    ),
    bad=word_set(
        """
        pas plus rien jamais aucun aucune personne sans toujours encore casse cassee cassees perdu perdue perdus
        manque manquant abime abimee defectueux defectueuse retard faux fausse mauvais mauvaise panne plante
        bloque bloquee fuit fume erreur bug deux! double doublon annule annulee refuse refusee vide mort morte
        ferme fermee attente attends attendons depuis semaines mois lent lente froid sale brule brulee odeur
        dechire raye coupe disparu disparue ignore probleme problemes souci blesse blessee saigne"""
    ),
    good=word_set(
        """
        merci super genial geniale bravo parfait parfaite top excellent excellente rapide gentil gentille sympa
        adorable content contente ravi ravie aime adore recommande efficace beau belle bien! magnifique
        felicitations agreable"""
    ),
    owned=turns("mon = ton | votre; ma = ta | votre; mes = tes | vos"),
    articles={"le": "le", "la": "la", "les": "les"},
    small=word_set(
        """
        et ou mais de du des d' en au aux a le la les un une que qui ne pas plus pour par sur avec dans est sont
        nouveau nouvelle petit petite grand grande vieux vieille ancien ancienne premier premiere deuxieme
        dernier derniere seul seule meme autre"""
    ),
    vague=word_set(
        """
        vie tante oncle voisin voisine collegue collegues client cliente clients mari femme fils fille mere pere
        frere soeur enfant enfants bebe ami amie famille chien chat main mains tete avis temps jour jours
        semaine semaines mois annee an ans anniversaire nom faute cas fin debut gens monde honte patience nerfs
        dieu fois heure heures minute minutes moment part cote"""
    ),
    dangling=word_set(
        "et ou mais de du des en au aux a le la les un une que qui pour par sur avec dans est mon ma mes ne d'un"
    ),
    fillers=word_set("et mais donc alors bonjour salut hello bonsoir oui non bon ben euh franchement"),
    address=word_set("vous votre vos je j' me m' moi nous notre nos on qui que qu' tu ton ta tes"),
    polite=frozenset({"vous", "votre", "vos", "Vous", "Votre", "Vos"}),
    endings=("er", "ez", "ment", "ait", "ant", "é", "ée", "aient"),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
