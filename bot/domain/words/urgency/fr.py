"""What makes a post pressing, in French."""

from collections.abc import Mapping

_BODY = (
    "main/mains/doigt/doigts/bras/jambe/pied/visage/oeil/yeux/langue/bouche/dos/tete/nez/dent/peau/genou/poignet/"
    "pouce/cheville/hanche/cote/cotes/coude/epaule/front/menton/femur/clavicule/levre/orteil/oreille/crane/"
    "gorge"
)
_FAMILY = (
    "mere/pere/maman/papa/mamie/papi/papy/grand-mere/grand mere/"
    "grand-pere/grand pere/fils/fille/enfant/bebe/mari/femme/soeur/frere/voisine/voisin/tante/oncle/parents/"
    "belle-mere"
)
_DATA = (
    "facture/factures/commande/commandes/donnees/adresse/coordonnees/numero/nom/compte/dossier/dossiers/"
    "informations/infos/mail/mails/email/contrat/releve/telephone/colis et adresse"
)
_MY = "mon/ma/mes/nos/notre"
_DAYS = "lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/hier/avant-hier"
_MONTHS = "janvier/fevrier/mars/avril/juin/juillet/aout/septembre/octobre/novembre/decembre"
_NTH = (
    "deuxieme/troisieme/quatrieme/cinquieme/sixieme/septieme/huitieme/dixieme/enieme/2eme/3eme/4eme/5eme/2e/3e/"
    "4e/5e/nieme"
)

SIGNS: Mapping[str, str] = {
    "safety": """
        (a/ont/est) (grille/grillee); (cable/prise/chargeur/carte/appareil) ~ (grille/crame/brule/noirci); noirci;
        detonation; gros bang; (odeur/vapeur*) (chimique*/toxique*/bizarre*); clou dans; aiguille dans; vis dans;
        fils (denudes/a nu); (freins) ~ plus; a crame; crame; prend le feu; (pris/prend/prendre/pris le/mis le) feu;
        en (flammes/feu); au feu; (debut/depart) (de/d) (incendie/feu); debut incendie; depart incendie; incendie;
        incendies; flammes; fumee; fume ~ (prise/machine/four); (il/elle/ca/qui) fume; etincelle*; explose;
        explosee; explosent; exploser; explosion; court circuit; court-circuit*; surchauff*; (a/ont) fondu; fondu ~
        (prise/cable/plastique/coque); fuite de gaz; (sent/odeur de/sentait/odeur forte de) (le/) (gaz/brule/
        plastique brule); odeur de (crame/cramoisi); monoxyde; batterie ~ (gonfle/gonflee/explose/bombee);
        (morceau*/bout*/eclat*/debris) de (verre/metal/plastique); du verre dans; verre (brise/casse) dans; corps
        etranger; asticot*; salmonell*; listeria; moisi*; frein* ~ (lache/lachent); pompiers; evacue; trop chaud ~
        toucher; brulant au toucher; disjoncte""",
    "hazard": """
        (risque/danger) (de/d) (incendie/feu/explosion/electrocution/brulure); risque incendie; danger; dangereux;
        dangereuse; dangereuses; (pas/plus) (en/) securite; (est-ce/c'est) (sans/un) danger; toxique*; rappel
        (produit/de produit); mise en danger; met en danger; piege mortel""",
    "injury": f"""
        (reaction/choc) (allergique/anaphylactique); glisse (sur/dans); (chute/chuter) (dans/sur/a cause); ouvert
        (le/la/l) ({_BODY}); urticaire; boutons partout; gonfle* ~ (visage/yeux/levres); (prise/pris) (une/la)
        (decharge/chataigne); le jus; chataigne en; (s'est/me suis/est) ~ (casse/cassee/fracture/tordu/ouvert/brule/
        brulee/coupe/coupee) (le/la/les/un/une) ({_BODY}); (malade/malades) (toute la nuit/apres); gastro; avale*
        (un/une/de); platre; (choc/decharge*/chataigne) electrique*; electrocut*; electrise*; (pris/recu/prendre)
        (une/la/un/le) (decharge/chataigne/jus/coup de jus); coup de jus; blesse; blessee; blesses; blessure*; (a/et
        a/direction/finir a/fini a) hopital; hopital; hospitalis*; aux urgences; urgences; (le/appele le) samu;
        ambulance; saigne*; saigner; brule* (la/le/les/au/ma/mon/par/avec/a/aux) (main/doigt/doigts/bras/visage/
        peau/fille/fils/enfant/jambe/langue/mains); (est/suis/s'est/me suis/etait) (brule/brulee/ebouillante/
        ebouillantee/coupe/coupee/blesse/blessee/intoxique/intoxiquee/fracture/casse le/casse la); ebouillant*;
        brulure*; points de suture; intoxication*; intoxique*; vomi; vomir; vomissements; reaction allergique; choc
        allergique; etouff*; tombe* (malade/malades); malades apres; fractur*; commotion; (coupe/coupee/brule/
        brulee/casse/cassee/coince/ecrase/blesse) (le/la/les/un/une/mon/ma/au/a la) ({_BODY}); inconscient*;
        evanoui*; renverse* par; (chute/tombe/tombee) ~ (escalier/chaise/hopital/cause/casse*); failli (mourir/
        mourrir/s'etouffer/y passer/bruler); mordu*; avale ~ (pile/aimant/morceau)""",
    "legal": """
        conseil juridique; mon conseil prend; tribunal; (saisir/saisis/saisirai) (la justice/le juge/le tribunal);
        pourvoi; plainte penale; au penal; prud'hommes; juge (de/des); avocat; avocate; avocats; tribunaux; (action/
        actions/poursuite/poursuites) (en justice/judiciaire*); (en/la) justice; porter plainte; porte plainte;
        portez plainte; portee plainte; depot de plainte; depose* (une/) plainte; (une/ma) plainte (deposee/a la/au/
        contre/sera); plainte (contre/deposee); mise en demeure; mets en demeure; huissier; commissaire de justice;
        recours (juridique/judiciaire/collectif); action (de groupe/collective); poursuivre ~ justice; juridique;
        protection juridique; voie (juridique/judiciaire); voies (legales/de droit); (au/le) (commissariat/
        gendarmerie); a la gendarmerie; dommages et interets; conciliateur""",
    "press": """
        dgccrf; que choisir; millions de consommateurs; consommateurs (a/de/va/sera); association* de consommateurs;
        defense des consommateurs; journaliste; journalistes; reporter; reporters; la presse; (dans/au/le/un) (les/)
        (journaux/medias); les medias; (finir/dans) ~ le journal; signal conso; signalconso; signalement (fait/a la/
        aupres/depose); repression des fraudes; cnil; mediateur; mediation; arcep; acpr; amf; dgac; defenseur des
        droits; julien courbet; capital m6; arcom; autorite (de regulation/des marches); inspection (du travail/
        sanitaire); services veterinaires; (demande/voudrais/souhaite) ~ (commentaire/reaction) ~ article; test
        achats; test-achats""",
    "money": """
        (abonnement/service/option/assurance) ~ (jamais/pas) (souscrit/souscrite/demande/demandee/commande/voulu); #
        (preleves/prelevees/debites); (preleve*/debite*) (pour/sans/alors/malgre); (facturez/prelevez/debitez/
        facture/preleve/debitent/prelevent/facturent) (encore/toujours); (me/nous) (prelevez/debitez/facturez) ~
        (encore/toujours/alors/mois/resili*); (paye/payer/facture/preleve) ~ (alors que/malgre) ~ resili*; trop
        (preleve/facture/debite/percu); prelev* ~ (alors/malgre); debit (inconnu/suspect/injustifie/frauduleux);
        (debite*/preleve*/facture*/paye*/encaisse*/retire*) ~ (deux fois/# fois/trois fois/double/doublon); (deux/#)
        fois ~ (debite*/preleve*/facture*/encaisse*); double (prelevement/debit/facturation/paiement/encaissement);
        (debite/debitee/debites/preleve/preleves/prelevee/prelevement/prelevements/debit/retrait/paiement/retire/
        achat) ~ (sans mon/sans autorisation/sans accord/sans prevenir/sans raison/a tort/abusif/abusifs/frauduleux/
        non autorise*/injustifie*/indu/indument); sans ~ (accord/autorisation/consentement) ~ (debite*/preleve*);
        continue* (de/a) (me/nous/) (prelever/debiter/facturer/prendre); (toujours/encore) (preleve/prelevee/debite/
        debitee/facture/facturee); (pris/vole/retire/piquer/pique) (mon/de l/l/tout mon/notre) argent; argent (a
        disparu/disparu/vole/preleve/pris); (compte/suis) ~ (a decouvert/dans le rouge); agios; m'avez (debite/
        preleve/vole); (on/vous) ~ (a/avez) (debite/preleve); carte ~ (debitee/piratee); escroque; escroquee;
        escroqueries; me suis fait (arnaquer/voler/escroquer)""",
    "vulnerable": f"""
        ({_MY}) ({_FAMILY}) (de/a/agee de/age de/qui a/) # (ans/mois); (agee/age/agees) de # ans; # ans ~ (sans
        chauffage/sans eau/sans electricite/handicapee/malade); nourrisson*; nouveau-ne*; nouveau ne; ({_MY}) bebe;
        (un/le/au/avec) bebe ~ (mois/sans/froid/malade/lait/besoin); handicap; handicape; handicapee; handicapes;
        fauteuil (roulant/electrique); enceinte; grossesse; personne* agee*; medicament; medicaments; traitement ~
        (vital/medical/cancer); insuline; dialyse; oxygene; respirateur; diabet*; epilep*; asthm*; cancer; chimio*;
        alzheimer; demence; parkinson; (suicid*/mettre fin a mes jours/en finir); (suis/est) (aveugle/malvoyant/
        malvoyante/sourd/sourde); malvoyant*; chien guide; sans (chauffage/eau chaude); plus (de/d) (chauffage/eau
        chaude); (plus/pas) eau chaude; alitee; alite; soins palliatifs; veuve; veuf; (deces/mort) de (mon/ma);
        (mon/ma) ({_FAMILY}) (est/vient de) (decede*/deceder); sdf; mere celibataire; maman solo""",
    "leak": f"""
        ({_DATA}/rib/passeport/carte) (un/une/de/d'un/d'une) (autre) (homme/femme/monsieur/dame/personne/locataire/
        passager/patient/patiente/famille); en copie ~ (adresses/mails/clients); tout le monde ~ (voit/mon) (mail/
        adresse/numero); fuite* de (donnees/vos donnees/nos donnees); vol de (donnees/mes donnees); violation de
        (donnees/la vie privee/rgpd); donnees (personnelles/bancaires/perso) ~ (en ligne/publiques/publiees/volees/
        vendues/fuite/fuitees/vente/exposees/divulguees/accessibles/internet); ({_DATA}) (un/une/de/d) (autre/
        quelqu'un d'autre) (client/cliente/personne/clients/utilisateur/abonne); ({_DATA}) (un/une) autre (client/
        cliente/personne/utilisateur/abonne); ({_DATA}) (de/a) autres (clients/personnes/gens); ({_DATA}) autres
        (clients/personnes); ({_DATA}) (de/a) quelqu'un (autre/d'autre); ({_DATA}) d'autrui; ({_MY}) ({_DATA}/
        donnees personnelles/numero de telephone) ~ (a/aux) (un/une/des/) (inconnu/inconnue/inconnus/tiers/autre/
        autres/quelqu'un/mauvaise personne/etranger); ({_MY}) ({_DATA}/donnees personnelles/donnees bancaires/numero
        de telephone) ~ (public/publique/visible/visibles/publiees/publie/divulgue*/vendu*/fuite/partage*/transmis*/
        sur internet/sur google/en ligne); pirate mon; (compte/suis) ~ (pirate/piratee/hacke); piratage; usurpation
        (identite/d identite/de); non respect ~ rgpd; rgpd (viole/plainte); mot* de passe ~ (en clair/fuite/voles/
        vole)""",
    "again": f"""
        ({_NTH}) (rendez-vous/passage/technicien/livraison/intervention); ({_NTH}) (fois/reclamation/mail/appel/
        message/tentative/relance/ticket); # fois; encore une fois; une fois de plus; a nouveau; de nouveau;
        rebelote; plusieurs (fois/reprises/mails/appels/messages/relances/semaines/mois); maintes fois; (aucune/
        sans/pas de/zero/toujours pas de) (reponse/reponses/retour/nouvelle/nouvelles/suite); personne (ne/n)
        (repond/rappelle/decroche/reagit/a repondu/me repond); (combien de) fois; (meme/memes) (probleme/problemes/
        panne/souci/erreur/histoire/soucis) ~ (que/encore/toujours/depuis); (ai/avons) (deja/) (appele/ecrit/
        contacte/relance/signale/envoye) ~ (fois/reprises/toujours/rien/sans); deja (appele/ecrit/contacte/relance/
        signale/envoye/reclame); (encore/toujours) (le meme/la meme/en panne/une panne/un retard/un probleme/un
        echec); chaque fois; tous les jours; ignore* (mes/mon/nos/par/depuis); relance* (# fois/restees); # (mails/
        appels/messages/relances/courriers)""",
    "money back": """
        rembours*; mon argent""",
    "waiting": f"""
        (attends/attend/attendons/attendre/attente/attendu/patiente) ~ (depuis/jours/semaines/semaine/mois/heures/
        heure/minutes/longtemps); (cela/ca) fait (plus de/deja/maintenant/bientot/) (#/un/une/des) (jours/semaines/
        semaine/mois/heures/heure/ans) (que/sans); (toujours/encore) (pas/rien/aucun/aucune/en attente); jamais
        (recu/arrive/livre/arrivee); depuis (#/plus de #/plus d'un/un/une/des/bientot #) (jours/semaines/semaine/
        mois/heures/heure/ans) ~ (sans/rien/aucun/aucune/attend*/toujours/pas); depuis (des) (jours/semaines/mois/
        heures); depuis # (jours/semaines/mois/heures); depuis un mois; depuis une semaine; depuis ({_DAYS}/
        {_MONTHS}); (apres/il y a) (#/un/une) (jours/semaines/semaine/mois) ~ (rien/toujours/pas/sans/aucun*); #
        (heures/heure) (d/de/au/a/) (attente/telephone); (heure/heures) ~ (attente/attendre/patienter); j+#; #
        (jours/semaines/mois) de retard; en retard (de/depuis); ou est (mon/ma/le); ou en est; (sans) nouvelles;
        (pas/rien) recu""",
    "_": """
        detecteur* de fumee; detecteur* fumee; en # jours; sous # jours; # heures sur #""",
    "-safety": """
        (risque/danger/risques) (de/) (incendie/feu/explosion); (glace/glaces/chocolat/chocolats/neige/beurre) ~
        fondu; (promo/promos/prix/offres/equipe/soldes) (sont/est) en feu; feu vert; saumon fume; (gout/saveur) de
        brule; au feu (rouge/vert/tricolore); qui fume (une/des/la); explose de rire; exploser de rire; moisi comme;
        fondu au chocolat; (chocolat/fromage) fondu; zone fumeur*; en feu (aujourd'hui/ce soir)""",
    "-injury": """
        brise le coeur; (casse/brise) le coeur; (travaille/bosse/travaillais) ~ (hopital/urgences/samu); mal au
        portefeuille; (gout/saveur) de brule; choc en voyant; blesse dans ~ orgueil; urgences (a traiter/du moment);
        casse la tete; casse les pieds; casse le dos; casser la tete""",
    "-legal": """
        (travaille/bosse) (avec/pour/chez) (des/un/une) avocat*; (sandwich/toast/salade/huile/noyau/puree/guacamole/
        tartine) (a l/d/de l/aux/a/de/l/) (avocat/avocats); avocat (mur/murs/crevettes/saumon/delicieux); avocats
        (murs/bio); place du tribunal; rue du tribunal; rendez justice; faire justice; rendre justice""",
    "-press": """
        (presse/press) a agrumes; (lu/vu) ~ (journal/presse); sous presse; presse (purée/puree/agrumes/ail)""",
    "-money": """
        payer en (deux/#/trois) fois; paye* en (deux/#/trois) fois; debit internet; paiement en (deux/#/trois) fois""",
    "-vulnerable": """
        bleu bebe; cancer (du zodiaque/ascendant); (mur/murs/enceinte) (bluetooth/connectee/portable/sans fil/
        audio); (une/cette/votre/vos/mon/l) enceinte (bluetooth/connectee/portable/sans/audio/est/ne)""",
    "-leak": """
        fuite (d'eau/eau/de gaz)""",
    "-again": """
        encore merci; merci encore; (deuxieme/#/troisieme) fois ~ (commande/achete/viens/reviens/ravie/ravi/
        contente); hate ~ fois; (payer/paiement/paye/payez/regler/reglement) en (#/deux/trois) fois; une fois de
        plus (merci/bravo); plusieurs (mois de bonheur/annees de); pour la premiere fois""",
    "-waiting": """
        (cliente/client) depuis ~ (ans/mois); depuis # ans ~ (client/cliente/ravi/ravie/fidele/satisfait*)""",
}
