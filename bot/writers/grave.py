"""Finds posts in which somebody was hurt, has died or was treated with contempt: no cheer there, and a person answers.

A line per language: en, de, fr, es, it, pt, nl. All are searched at once, for a short post's language is often guessed
wrongly.
"""

from collections.abc import Mapping
from functools import cache

from bot.domain.words.text import Phrases, negated, read
from bot.domain.words.urgency import split

_GRAVE: Mapping[str, str] = {
    "death": """
        passed away; died last; has died; my late husband; my late wife; my late mother; my late father; died
        in; her death; his death; mother's death; father's death; mum died; mom died; dad died; mother died;
        father died; husband died; wife died; son died; daughter died; brother died; sister died; funeral;
        bereave*; death certificate; my loss; gestorben; verstorben*; beerdigung; todesfall; sterbeurkunde;
        trauerfall; mein verstorbener; meine verstorbene; decede*; est mort; est morte; obseques; enterrement;
        deuil; acte de deces; mon defunt; ma defunte; ha fallecido; fallecio; fallecimiento; ha muerto; murio;
        funeral; difunto; difunta; e morto; e morta; e mancato; e mancata; deceduto; deceduta; funerale; lutto;
        defunto; defunta; faleceu; falecimento; morreu; funeral; falecido; falecida; luto; overleden; is
        gestorven; begrafenis; uitvaart; overlijden""",
    "injury": """
        injur*; got hurt; was hurt; hurt my; hurt me; hurt her; hurt his; hospital; ambulance; emergency room;
        bleeding; cut his; cut her; cut my; cut myself; burned my; burned me; burnt my; burnt me; burned her;
        burned his; burns on; scald*; sliced my; food poisoning; allergic reaction; electric shock; electrocut*;
        broke my arm; broke my leg; choked; choking; stitches; second degree; broken tooth; chipped my tooth;
        verletz*; krankenhaus; notaufnahme; krankenwagen; blutet; geblutet; hand verbrannt; finger verbrannt;
        mich verbrannt; verbruht; verbrueht; stromschlag; lebensmittelvergiftung; allergische reaktion;
        geschnitten; blesse; blessee; blessure*; hopital; urgences; saigne; brule la; brulee; brulure*; coupe la
        main; intoxication; choc electrique; herido; herida; hospital; urgencias; sangra*; quemadura*; me queme;
        se quemo la; corto la mano; ferito; ferita; ospedale; pronto soccorso; sanguina*; ustion*; scottat*;
        scossa elettrica; ferido; ferida; urgencias; queimadura*; queimei; sangr*; choque eletrico; gewond;
        verwond*; ziekenhuis; bloed*; brandwond*; elektrische schok; gesneden""",
    "hate": """
        racist; racism; racial; racially; sexist; sexism; homophob*; transphob*; discriminat*; antisemit*;
        islamophob*; because i'm black; because i am black; because i'm a woman; because i am a woman; because
        of my skin; because of my wheelchair; because of my disability; because i'm gay; because i'm disabled;
        slur; sexually harass*; groped; rassis*; sexis*; diskrimin*; wegen meiner hautfarbe; wegen meiner
        herkunft; behindertenfeind*; schwulenfeind*; raciste*; racisme; sexiste*; discrimin*; homophobe*;
        racista*; racismo; machista*; discrimina*; homofob*; omofob*; razzis*; sessis*; discriminaz*; racismo;
        xenofob*; discriminac*; racisme; seksis*; discrimin*; racistisch*; vanwege mijn huidskleur""",
}
_HOT = """
    smoke; smoking; smoked; sparks; sparking; sparked; caught fire; on fire; catching fire; burning plastic;
    burning smell; smells of burning; smells burnt; scorched; melted; melting; overheat*; so hot; too hot;
    electric shock; exploded; explodes; raucht; rauch; qualmt; qualm; funken; brennt; gebrannt; verbrannt;
    verbranntem; verschmort*; schmort; geschmolzen; uberhitzt*; explodiert; fume; fumee; brule; etincelles; a
    pris feu; surchauffe; fondu; explose; humo; chispas; quemado; se quemo; se quema; se derritio; exploto;
    fuma; fumo; scintille; bruciato; bruciata; sciolto; esploso; fumo; faiscas; queimado; queimada; derreteu;
    pegou fogo; explodiu; rook; rookt; vonken; verbrand; gesmolten; oververhit*; ontploft"""
_ORDER = ("death", "hate", "injury")


@cache
def _grave() -> Phrases:
    return Phrases({label: split(lists) for label, lists in _GRAVE.items()})


@cache
def _hot() -> Phrases:
    return Phrases({"hot": split(_HOT), "_": split("smoke detector*; smoke alarm*; rauchmelder; no smoke")})


def is_hot(text: str) -> bool:
    """Return whether something smokes, burns or melts, so that it should not be used."""
    words = read(text)
    return any(hit.label == "hot" and not negated(words, hit) for hit in _hot().find(words))


def grave(text: str) -> str:
    """Return «death», «hate» or «injury» if the text tells of it, else an empty string."""
    words = read(text)
    found = {hit.label for hit in _grave().find(words) if not negated(words, hit)}
    return next((label for label in _ORDER if label in found), "")
