"""What French replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        me pardonner; nous pardonner; confus; confuse; je m'en veux; desole; desolee; desoles; desolees; navre;
        navree; navres; navrees; mes excuses; nos excuses; toutes mes excuses; m'excuse; m'excuser; nous excuser;
        nous excusons; excusez-moi; excusez-nous; excusez moi; excuse-moi; excuse moi; pardon; pardonnez-moi;
        pardonnez moi; regrette; regrettons; desole*; cela nous desole; me desole""",
    "_apology": "vous excuser; aucune excuse; pas d'excuse",
    "defensive": """
        notre politique ne; notre reglement; lisez la notice; on ne peut rien; rien y faire; clairement indique;
        clairement ecrit; clairement precise; clairement mentionne; pourtant clairement; c'est normal;
        tout a fait normal; c'est faux; n'est pas vrai; si vous aviez lu; si vous aviez; vous avez accepte;
        vous avez choisi; vous avez mal; votre responsabilite; vous etes le seul; vous etes la seule;
        changez de ton; baissez d'un ton; d'apres nos dossiers; procedure habituelle; pratique courante;
        nous n'y pouvons rien; je n'y peux rien; desole si; desolee si; desoles si; navre si; si vous avez ressenti;
        si vous avez eu cette impression; gene occasionnee; gene eventuelle; tout desagrement;
        desagrements eventuels; notre politique; conformement a nos; selon nos conditions; nos conditions generales;
        comme indique; comme deja; comme nous l'avons deja; comme mentionne; vous auriez du lire;
        vous auriez du verifier; vous auriez du nous; vous auriez du appeler; auriez du indiquer;
        vous n'avez pas lu; vous n'avez pas indique; vous n'avez pas fourni; vous avez oublie; pas notre faute;
        pas de notre faute; pas ma faute; calmez-vous; calmez vous; calme-toi; vous devez comprendre; cas isole;
        ce n'est qu'un; ce n'est qu'une; sauf votre respect; personne d'autre""",
    "own": """
        je contacte; je telephone; je parle; j'ai parle; je vais; je me charge; je fais; j'organise; je commande;
        je relance; je suis votre; je me penche; je m'assure; je veille; je vous tiens; je vous rappelle;
        j'ai contacte; j'ai signale; j'ai ouvert; j'ai retrouve; je transfere; je signale; je l'envoie; je verifie;
        pour que je puisse; afin que je puisse; que je puisse; afin que nous puissions; pour que nous puissions;
        et verifie; et regarde; je regarde; je m'occupe; je m'en occupe; m'en occupe; m'en charge; je m'en charge;
        nous occupons; je demande; je transmets; j'ai transmis; ai transmis; je reviens; je cherche; je vous ecris;
        je t'ecris; vous ecris; je prends; je me renseigne; me renseigne; j'appelle; je vous appelle; j'ai demande;
        ai demande; je corrige; je reponds; vous reponds; je suis en train; je suis dessus; j'envoie;
        nous verifions; nous regardons; nous nous occupons; nous revenons; nous cherchons; reviens vers vous;
        aurez une reponse; avez une reponse; vous recontacte; nous demandons; nous preferons
        verifier""",
    "_own": "je regarde avec envie; je prends acte; je demande pardon; nous demandons pardon; je reviens de",
    "offer": """
        nous payons; je paie; coutera rien; ne vous coutera rien; rien a payer; serez remboursee; serez rembourse;
        serez dedommagee; a nos frais; vous rendons; nous vous devons; restitu*; profitez de; prochain achat;
        remboursement a ete; remboursement est en; remboursons; recredite*; bonus; gracieusement; a notre charge;
        prenons en charge les frais; moitie prix; points de fidelite; vous rembourser; vous remboursons;
        vous rembourse; te rembourse; te rembourser; rembourserons; rembourse integralement; remboursement integral;
        gratuit; gratuite; gratuits; gratuites; gratuitement; dedommag*; indemnis*; geste commercial;
        vous est offert; vous est offerte; vous sont offerts; vous sont offertes; offrons; vous offre; vous offrir;
        offrirons; bon d'achat; bons d'achat; un avoir; avoir de # euros; avoir de; fais une remise; une remise;
        remise de; une reduction; reduction de; faisons une; sans frais; credite; crediter; crediterons""",
    "goodwill": """
        rembours*; cadeau; cadeaux; reduction; reductions; remise; remises; code promo; bon de reduction; avoirs;
        voucher*""",
    "_goodwill": """
        je presente; vous presente; te presente; presente mes; presente nos; presente toutes""",
    "give": """
        voici un; voici une; voici votre; je vous offre; vous offre; vous donne; vous donnons; vous recevrez;
        vous recevez; j'ajoute; ai ajoute; je vous fais; fais un; faisons; j'ai effectue; vous envoie un;
        vous accorde; accordons""",
    "deny": "pas possible; pas necessaire; pas promettre; pas vous promettre; pas proposer; impossible",
    "liability": """
        prenons la faute; nous avons ignore; en tort; faute est la notre; par notre faute; de notre faute;
        notre erreur; notre negligence; pleine responsabilite; nous savions; defectueux; defectueuse;
        nous sommes fautifs; assumons la responsabilite; notre faute; ma faute; faute grave; commis une faute;
        negligence; negligent*; sommes responsables; suis responsable; entiere responsabilite; notre responsabilite;
        reconnaissons notre; fautif*; fautiv*; coupable*; illegal*; nous reconnaissons; nous admettons; j'admets;
        avons cause; erreur vient entierement de nous; erreur vient de nous; entierement de nous""",
    "_liability": "pas notre erreur; pas notre faute; pas ma faute; pas de notre faute; pas votre faute; votre faute",
    "promise": """
        aujourd'hui; demain; d'ici # heures; sous # heures; dans # heures; dans # minutes; dans l'heure;
        dans une heure; dans une demi-heure; promets; promettons; promis; immediatement; tout de suite""",
    "_promise": "remboursement de # promis; promis n'est; pas promettre",
    "private": """
        message prive; messages prives; mp; dm; en prive; message direct; messages directs; par e-mail; par mail;
        par telephone; appelez; appelez-moi; appelez-nous; ecrivez a""",
    "needless": "inutile; pas besoin; n'avez pas besoin; pas la peine; pas necessaire",
    "asks": """
        numero de commande; numero client; numero de client; votre adresse; votre numero; vos coordonnees;
        adresse e-mail; votre telephone; votre e-mail; votre mail; date de naissance; code postal; numero de carte""",
    "request": """
        quel est; quelle est; quelles sont; donnez; donnez-moi; indiquer; indiquez; indiquez-nous; envoyez;
        envoyez-moi; envoyez-nous; dites; dites-moi; il me faut; il nous faut; pouvez-vous; pouvez; besoin de;
        veuillez; merci de; communiquer; communiquez""",
    "we": "nous; nous-memes",
    "title": "monsieur; madame; mademoiselle; mme; mlle; m",
    "_title": "m en; m en occupe; m occupe; m excuser; m excuse; m envoyer",
    "weekday": "lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche",
    "month": "janvier; fevrier; mars; avril; mai; juin; juillet; aout; septembre; octobre; novembre; decembre",
    "delivery": """
        livre; livree; livres; livrees; livraison; arrive; arrivera; arriver; recevrez; chez vous; expedie;
        expediee; remplace; remplacee""",
    "day": "aujourd'hui; demain; apres-demain; ce soir; cette semaine; la semaine prochaine",
    "policy": """
        la garantie vous; la garantie couvre; sous garantie; vous donne droit; avez droit; notre politique permet;
        notre politique autorise; selon notre politique""",
    "colleague": "collegue; collegues; responsable; directrice; directeur; demandez; appelez",
    "soon": """
        bientot; prochainement; des que possible; au plus vite; au plus tot; dans les plus brefs delais; rapidement;
        plus tard; la semaine prochaine; ces prochains jours""",
}

SMALL = """
    le la les et je vous votre est pas une pour avec des du nous que qui suis ce cette sur ici aux au un en de
    d'ici mon ma mes j'ai ai c'est cela dans par ne n'est vos notre nos moi s'il plait merci bonjour tout toute
    toutes dont ecris regarde pardon desole desolee depuis ont sont occupe m'en possible encore chez"""

COMMON = """
    bonjour merci pardon desole desolee desoles navre navree excuses message experience desagrement attendiez
    attente souci probleme encore deja vous votre vos nous notre nos mais avec sans pour dans sous chez cette
    cela ceux elle elles leur leurs plus moins tres bien faire fait regarde cherche occupe comprends comprendre
    etre avoir avez suis sont etait ete une des les aussi alors ainsi comme quand que qui quoi depuis avant
    apres ici toujours jamais tout tous toute toutes meme autre autres equipe client service laisse"""
