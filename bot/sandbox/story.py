"""A morning at Lark Harbour, a fictional maker of kettles, jugs and coffee machines: who writes what, and when.

The story wants one of each: late parcels, wrong money, broken things, an ordering app that falls over for half an hour,
four languages, irony, somebody whom 48,000 people read, a kettle that is dangerous, an edit, a deletion, spam, thanks.
Some lines wait for the brand's public answer, so the person on the other side of the page decides whether they come.
"""

from dataclasses import dataclass, field
from enum import StrEnum

BRAND = "LarkHarbour"


class Deed(StrEnum):
    """What somebody does on the network."""

    POST = "post"
    EDIT = "edit"
    DELETE = "delete"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who writes; `followers` is how far it carries."""

    handle: str
    name: str
    followers: int


@dataclass(frozen=True, slots=True)
class Line:
    """One deed of one person, `at` seconds after the start.

    `key` names the post so that later lines can point `to` it: as the post they answer, edit, delete or like.
    `answered` lines come `at` seconds after the brand answered the post `to`, as a reply to that answer.
    """

    at: float
    who: Actor
    text: str = field(default="", kw_only=True)
    key: str = field(default="", kw_only=True)
    to: str = field(default="", kw_only=True)
    answered: bool = field(default=False, kw_only=True)
    deed: Deed = field(default=Deed.POST, kw_only=True)
    lang: str = field(default="en", kw_only=True)


MAYA = Actor("maya_okafor", "Maya Okafor", 1_840)
JONAS = Actor("jonas_k", "Jonas Krüger", 312)
CLAIRE = Actor("claire_dubois", "Claire Dubois", 540)
LUCIA = Actor("lucia_vega", "Lucía Vega", 228)
PRIYA = Actor("priya_brews", "Priya Nair", 96)
TOMASZ = Actor("tomasz_w", "Tomasz Wolny", 71)
OLIVER = Actor("thebrewdad", "Oliver Haines", 48_200)
HANNA = Actor("hanna_lind", "Hanna Lind", 415)
RUTH = Actor("ruth_abara", "Ruth Abara", 133)
DEAN = Actor("deano_77", "Dean Fowler", 58)
SAOIRSE = Actor("saoirse_m", "Saoirse Mullan", 902)
KENJI = Actor("kenji_t", "Kenji Tanabe", 267)
AMELIE = Actor("amelie_roux", "Amélie Roux", 77)
PABLO = Actor("pablo_en_casa", "Pablo Ibarra", 1_120)
GRETA = Actor("greta_hoffmann", "Greta Hoffmann", 189)
MARCUS = Actor("marcus_reads", "Marcus Bell", 640)
NOOR = Actor("noor_h", "Noor Haddad", 351)
ELLEN = Actor("ellen_p", "Ellen Price", 24)
VIKRAM = Actor("vikram_s", "Vikram Shah", 83)
LOTTE = Actor("lotte_kocht", "Lotte Brandt", 2_310)
BEA = Actor("bea_cortez", "Bea Cortez", 145)
FINN = Actor("finn_ahoy", "Finn Aldous", 19)
CAFE = Actor("cafe_tidal", "Café Tidal", 3_760)
ROSE = Actor("rose_and_rye", "Rose Whitlock", 506)
DEALS = Actor("deals_4u_now", "DEALS 4U", 3)
ADAEZE = Actor("adaeze_o", "Adaeze Obi", 274)

MORNING = (
    Line(
        0, ROSE, text="First cup from the new @LarkHarbour filter jug. It pours without dribbling. I have waited years."
    ),
    Line(
        4,
        MAYA,
        key="maya",
        text="Day nine and still no kettle, @LarkHarbour. Third time I'm told “tomorrow”. I took a day off for "
        "this. Either it comes today or I want my money back.",
    ),
    Line(9, KENJI, key="kenji", text="@LarkHarbour does the Gale kettle fit under a 38 cm shelf with the lid open?"),
    Line(
        14,
        TOMASZ,
        key="tomasz",
        text="@LarkHarbour you have charged my card twice for one order. Two identical lines on the statement. "
        "Your chat put me in a queue and then closed it.",
    ),
    Line(
        20,
        JONAS,
        key="jonas",
        lang="de",
        text="@LarkHarbour Seit Montag steht mein Paket auf „in Zustellung“. Heute ist Freitag. Ans Telefon geht "
        "niemand. Was ist da los?",
    ),
    Line(
        26,
        DEAN,
        key="dean",
        text="great, third day without coffee. Really enjoying the premium silence, @LarkHarbour",
    ),
    Line(
        31,
        HANNA,
        key="hanna",
        text="@LarkHarbour the lid hinge on my Tern jug snapped. It is five weeks old and I was not rough with it.",
    ),
    Line(
        37,
        CLAIRE,
        key="claire",
        lang="fr",
        text="@LarkHarbour ma machine à café fuit depuis hier, il y en a plein le plan de travail. Le service "
        "client me renvoie vers une page qui n'existe plus. Franchement déçue.",
    ),
    Line(
        42,
        ELLEN,
        key="ellen",
        text="Does @LarkHarbour still sell the spare gaskets for the old moka pot? Mine is from 2014 and going strong.",
    ),
    Line(
        48,
        DEALS,
        key="spam",
        text="@LarkHarbour 🔥🔥 WIN a FREE espresso machine NOW >> follow + click the link in my bio 🔥🔥",
    ),
    Line(
        54,
        PRIYA,
        key="priya",
        text="@LarkHarbour the courier left my parcel in the rain behind the bins. The box is soup. The grinder "
        "inside rattles. It was a birthday present.",
    ),
)

OUTAGE = (
    Line(
        62,
        MARCUS,
        key="marcus",
        text="@LarkHarbour your ordering app has shown a white page for ten minutes. Is it just me?",
    ),
    Line(66, NOOR, key="noor", text="@LarkHarbour app is down again. Basket gone, discount gone, patience going."),
    Line(
        70,
        VIKRAM,
        key="vikram",
        text="Paid in the @LarkHarbour app, got error 502, no order, but the money has left my account. Please "
        "look at this.",
    ),
    Line(
        73,
        LOTTE,
        key="lotte",
        lang="de",
        text="@LarkHarbour eure App stürzt beim Bezahlen ab. Dreimal probiert, dreimal der gleiche Fehler. So "
        "wird das nichts.",
    ),
    Line(77, FINN, key="finn", text="anyone else locked out of the @LarkHarbour app?? it just spins"),
    Line(
        82,
        PABLO,
        key="pablo",
        lang="es",
        text="@LarkHarbour la aplicación no me deja terminar el pedido. Llevo media hora y nadie contesta en el "
        "chat. ¿Qué pasa?",
    ),
    Line(86, MARCUS, to="marcus", text="@LarkHarbour update: it is not just me, my whole office sees it."),
)

MIDDAY = (
    Line(
        94,
        RUTH,
        key="ruth",
        text="@LarkHarbour my Gale kettle just threw sparks from the base and tripped the fuse. There is a burn "
        "mark on the counter and my kids were in the room. This is dangerous. What do I do with it?",
    ),
    Line(100, BEA, key="bea", text="@LarkHarbour ordered red, got beige, the return label won't print. Now what?"),
    Line(
        106,
        BEA,
        to="bea",
        deed=Deed.EDIT,
        text="@LarkHarbour ordered the red jug, got a beige one, and the return label from your mail won't "
        "print. Now what?",
    ),
    Line(
        112,
        OLIVER,
        key="oliver",
        text="I have recommended @LarkHarbour to all of you for years. My third Harbour One machine has now died "
        "inside its warranty, and support wants me to pay the postage for their repair. I am not angry, I "
        "am tired. Film on Sunday.",
    ),
    Line(
        116,
        SAOIRSE,
        to="oliver",
        text="@thebrewdad same here, mine went after four months. @LarkHarbour went very quiet when I asked.",
    ),
    Line(119, ADAEZE, to="oliver", deed=Deed.LIKE),
    Line(120, PRIYA, to="oliver", deed=Deed.LIKE),
    Line(
        125,
        LUCIA,
        key="lucia",
        lang="es",
        text="@LarkHarbour me cobrasteis la suscripción de café que cancelé en agosto. Ya van dos meses. Quiero "
        "que lo paréis hoy.",
    ),
    Line(
        131,
        CAFE,
        key="cafe",
        text="Twelve of our guests asked where the blue cups are from. They are @LarkHarbour. Take a bow.",
    ),
    Line(
        137,
        AMELIE,
        key="amelie",
        lang="fr",
        text="@LarkHarbour bonjour, livrez-vous en Corse, et en combien de jours ?",
    ),
    Line(142, ELLEN, key="oops", text="@LarkHarbour this is ridiculous, you sent me the wrong gasket AGAIN"),
    Line(151, ELLEN, to="oops", deed=Deed.DELETE),
    Line(
        155,
        GRETA,
        key="greta",
        lang="de",
        text="Die Kanne von Lark Harbour ist wunderschön, aber der Deckel tropft bei jeder Tasse. Bei dem Preis "
        "darf das nicht sein.",
    ),
)

AFTERNOON = (
    Line(
        163,
        ADAEZE,
        key="adaeze",
        text="@LarkHarbour I returned a grinder on the 2nd, you signed for it on the 4th, and I am still waiting "
        "for the refund. Three emails, no answer.",
    ),
    Line(170, VIKRAM, to="vikram", text="@LarkHarbour still no order and still no money. It has been a while now."),
    Line(
        177,
        SAOIRSE,
        key="saoirse",
        text="Walked past the Lark Harbour shop in Galway. Smells like a better version of my life.",
    ),
    Line(
        184,
        DEAN,
        to="dean",
        text="@LarkHarbour day four has entered the chat. Still no parcel. Lovely silence, though.",
    ),
    Line(
        191,
        ROSE,
        key="rose",
        text="@LarkHarbour my review of the filter jug was removed from your site, because it named a fault? I "
        "liked the jug. I do not like that.",
    ),
    Line(198, KENJI, key="kenji2", text="@LarkHarbour the app is back, thank you to whoever had that afternoon."),
    Line(205, FINN, key="finn2", text="@LarkHarbour invoice says 2 mugs, box says 1 mug, I say where is my mug"),
)

AFTER_AN_ANSWER = (
    Line(
        12,
        MAYA,
        to="maya",
        answered=True,
        key="maya2",
        text="@LarkHarbour you “look into it” each time. I have heard that three times this week. Where is my kettle?",
    ),
    Line(
        14,
        TOMASZ,
        to="tomasz",
        answered=True,
        text="@LarkHarbour thank you for being quick. I will watch the statement.",
    ),
    Line(
        16,
        JONAS,
        to="jonas",
        answered=True,
        lang="de",
        text="@LarkHarbour Danke für die Antwort. Und bis wann weiß ich mehr?",
    ),
    Line(
        12,
        PRIYA,
        to="priya",
        answered=True,
        text="@LarkHarbour thanks, that is kind. The birthday is on Saturday, so please hurry.",
    ),
    Line(10, RUTH, to="ruth", answered=True, text="@LarkHarbour unplugged it, it is on the balcony. Who picks it up?"),
    Line(
        18,
        OLIVER,
        to="oliver",
        answered=True,
        text="@LarkHarbour fair play for answering in the open. I have sent you the serial numbers.",
    ),
    Line(15, CLAIRE, to="claire", answered=True, lang="fr", text="@LarkHarbour merci, j'attends donc votre message."),
    Line(
        15,
        MAYA,
        to="maya2",
        answered=True,
        text="@LarkHarbour it came! Twenty minutes ago. All right, you are forgiven. It does look lovely.",
    ),
)

STORY: tuple[Line, ...] = (*MORNING, *OUTAGE, *MIDDAY, *AFTERNOON, *AFTER_AN_ANSWER)
"""Everything, in order of time; what waits for an answer stands last."""
