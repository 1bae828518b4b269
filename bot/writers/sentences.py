"""What the offline writer can say, language by language. No sentence addresses anybody as «du» or «Sie».

`{I|we}` is the team's person; the other fields are filled by the writer. The first sentence apologises for the very
thing, the second says who does what by when, the third, if needed, where personal data belongs.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's sentences. `things` maps the customer's word (`*`: its beginning) to the words we use for it."""

    hello: tuple[str, str]
    quotes: tuple[str, str]
    sorry_said: tuple[str, ...]
    sorry_about: tuple[str, ...]
    still: tuple[str, ...]
    steps: tuple[str, ...]
    at: str
    tomorrow: str
    soon: str
    write_to: str
    direct: str
    praise: tuple[str, ...]
    question: tuple[str, ...]
    praise_plain: str
    question_plain: str
    warm: str
    short: str
    short_step: str
    teams: Mapping[str, str]
    things: Mapping[str, str]
    anything: str


EN = Speech(
    hello=("Hi", "Hello"),
    quotes=("“", "”"),
    sorry_said=(
        "{said}: {I'm|we're} sorry, that should not have happened.",
        "{I'm|we're} sorry. {said} is not how this should go.",
        "{said}: that is not good enough, and {I|we} apologise.",
        "thank you for saying it plainly, and {I'm|we're} sorry: {said}.",
        "{I|we} apologise: {said} must be annoying.",
    ),
    sorry_about=(
        "{I'm|we're} sorry about {thing}: that is not how it should go.",
        "{I|we} apologise for the trouble with {thing}.",
        "that is not good enough, and {I'm|we're} sorry about {thing}.",
        "{I'm|we're} really sorry that {thing} caused so much trouble.",
    ),
    still=(
        "{I'm|we're} sorry, this is still open: {thing} should have been sorted out by now.",
        "{I|we} apologise again: the wait over {thing} is too long.",
        "thank you for staying with this, and sorry that {thing} is not settled yet.",
    ),
    steps=(
        "{I'm|We're} taking this to {team} now and will write here again{when}.",
        "{I'm|We're} checking with {team} and will write to you here{when}.",
        "{I've|We've} asked {team} to look into it; {I'll|we'll} be back in this thread{when}.",
        "{I'm|We're} looking into it with {team}, and {I'll|we'll} tell you here what comes of it{when}.",
        "{I'll|We'll} follow this up with {team} and write here{when}.",
    ),
    at=" by {time}",
    tomorrow=" by tomorrow, {time}",
    soon=" as soon as there is news",
    write_to="For anything personal: {contact}.",
    direct="Anything personal is safe in a direct message.",
    praise=(
        "thank you: good to hear about {thing}. {I'll|We'll} pass it on to the people behind it.",
        "that is kind, thank you. {I'm|We're} glad about {thing}, and so will the team be.",
        "thanks for telling {me|us} about {thing}: it goes straight to the team.",
    ),
    question=(
        "good question about {thing}. {I'm|We're} finding out and will write here{when}.",
        "thanks for asking about {thing}. {I'm|We're} checking with {team} and will answer here{when}.",
        "{I'll|we'll} ask {team} about {thing} and write the answer here{when}.",
    ),
    praise_plain="thank you for the kind words: {I'll|we'll} pass them on to the team.",
    question_plain="thanks for asking. {I'm|We're} checking with {team} and will write here{when}.",
    warm="Thank you for telling {me|us}.",
    short="{I'm|we're} sorry about {thing}.",
    short_step="{I'm|We're} on it and will write here{when}.",
    teams={
        "delivery": "the delivery team",
        "billing": "the billing team",
        "product": "the product team",
        "outage": "the technical team",
        "app": "the technical team",
        "conduct": "the team lead",
        "account": "the accounts team",
        "safety": "the safety team",
        "privacy": "the privacy team",
        "other": "the team",
    },
    things={
        "parcel*": "the parcel",
        "package*": "the package",
        "deliver*": "the delivery",
        "courier*": "the courier",
        "driver*": "the driver",
        "tracking": "the tracking",
        "order*": "the order",
        "refund*": "the refund",
        "money": "the money",
        "invoice*": "the invoice",
        "bill*": "the bill",
        "charged": "the charge",
        "renewed": "the renewal",
        "kettle*": "the kettle",
        "jug*": "the jug",
        "lamp*": "the lamp",
        "coffee machine*": "the coffee machine",
        "handle*": "the handle",
        "lid": "the lid",
        "battery": "the battery",
        "charger": "the charger",
        "glass": "the glass",
        "crack*": "the crack",
        "smoke": "the smoke",
        "burning": "the burning smell",
        "app": "the app",
        "update": "the update",
        "checkout": "the checkout",
        "password": "the password",
        "log in": "the login",
        "login": "the login",
        "down": "the outage",
        "pay": "the payment",
        "site": "the site",
        "website": "the website",
        "error*": "the error",
        "basket": "the basket",
        "account": "the account",
        "chat": "the chat",
        "calls": "the calls",
        "e-mail*": "the e-mail",
        "email*": "the e-mail",
        "shop": "the visit to the shop",
        "staff": "the staff",
        "service": "the service",
        "opening hours": "the opening hours",
        "stock": "the stock",
        "colour": "the colour",
        "base": "the base",
    },
    anything="what happened",
)

DE = Speech(
    hello=("Hallo", "Guten Tag"),
    quotes=("„", "“"),
    sorry_said=(
        "{said}: Das tut {mir|uns} leid, so darf es nicht laufen.",
        "{said} – das ist nicht in Ordnung, und {ich entschuldige mich|wir entschuldigen uns} dafür.",
        "danke für die klaren Worte, das tut {mir|uns} sehr leid: {said}.",
        "{ich bitte|wir bitten} um Entschuldigung: {said} ist wirklich ärgerlich.",
    ),
    sorry_about=(
        "das mit {thing} tut {mir|uns} leid, so darf es nicht laufen.",
        "{ich entschuldige mich|wir entschuldigen uns} für den Ärger mit {thing}.",
        "es tut {mir|uns} sehr leid, dass es mit {thing} so gelaufen ist.",
        "das ist nicht in Ordnung, und der Ärger mit {thing} tut {mir|uns} leid.",
    ),
    still=(
        "es tut {mir|uns} leid, dass das mit {thing} immer noch offen ist.",
        "{ich bitte|wir bitten} noch einmal um Entschuldigung: Das Warten wegen der Sache mit {thing} dauert zu lange.",
        "danke für die Geduld, und Entschuldigung, dass die Sache mit {thing} noch nicht geklärt ist.",
    ),
    steps=(
        "{Ich kläre|Wir klären} das jetzt mit {team} und {melde mich|melden uns} hier wieder{when}.",
        "{Ich prüfe|Wir prüfen} das gerade mit {team} und {schreibe|schreiben} hier{when}.",
        "{Ich kümmere mich|Wir kümmern uns} zusammen mit {team} darum und {gebe|geben} hier Bescheid{when}.",
        "Das liegt jetzt bei {mir|uns}: {ich frage|wir klären es} mit {team} und {melde mich|melden uns}{when}.",
    ),
    at=" bis {time} Uhr",
    tomorrow=" bis morgen, {time} Uhr",
    soon=", sobald es Neues gibt",
    write_to="Persönliche Angaben bitte nur an {contact}.",
    direct="Persönliche Angaben bitte nur als Direktnachricht.",
    praise=(
        "vielen Dank: Schön, dass es mit {thing} gepasst hat. {Ich gebe|Wir geben} das weiter.",
        "das freut {mich|uns} sehr, danke für das Lob zu {thing}. Das Team hört es gern.",
        "danke für die netten Worte zu {thing}: Das geht direkt ans Team.",
    ),
    question=(
        "gute Frage zu {thing}. {Ich kläre|Wir klären} das und {schreibe|schreiben} hier{when}.",
        "danke für die Frage zu {thing}. {Ich frage|Wir klären es} mit {team} und {antworte|antworten} hier{when}.",
    ),
    praise_plain="vielen Dank für die netten Worte: {ich gebe|wir geben} sie ans Team weiter.",
    question_plain="danke für die Nachricht. {Ich kläre|Wir klären} das und {schreibe|schreiben} hier{when}.",
    warm="Danke, dass das hier so offen steht.",
    short="das mit {thing} tut {mir|uns} leid.",
    short_step="{Ich kümmere mich|Wir kümmern uns} und {melde mich|melden uns}{when}.",
    teams={
        "delivery": "dem Versandteam",
        "billing": "der Buchhaltung",
        "product": "dem Produktteam",
        "outage": "der Technik",
        "app": "der Technik",
        "conduct": "der Teamleitung",
        "account": "dem Kontoteam",
        "safety": "dem Sicherheitsteam",
        "privacy": "dem Datenschutzteam",
        "other": "dem Team",
    },
    things={
        "paket*": "dem Paket",
        "liefer*": "der Lieferung",
        "sendung*": "der Sendung",
        "bestell*": "der Bestellung",
        "rechnung*": "der Rechnung",
        "abbuch*": "der Abbuchung",
        "abgebucht": "der Abbuchung",
        "geld": "dem Geld",
        "konto": "dem Konto",
        "passwort": "dem Passwort",
        "app": "der App",
        "webseite": "der Webseite",
        "website": "der Website",
        "seite": "der Seite",
        "update": "dem Update",
        "wasserkocher*": "dem Wasserkocher",
        "kaffeemaschine*": "der Kaffeemaschine",
        "deckel*": "dem Deckel",
        "griff*": "dem Griff",
        "akku": "dem Akku",
        "lampe*": "der Lampe",
        "gerat*": "dem Gerät",
        "ersatzteil*": "dem Ersatzteil",
        "rauch": "dem Rauch",
        "kundenservice": "dem Kundenservice",
        "hotline": "der Hotline",
        "service": "dem Service",
        "mitarbeiter*": "dem Personal",
        "antwort*": "der Antwort",
        "termin": "dem Termin",
        "fehler*": "dem Fehler",
        "offnungszeiten": "den Öffnungszeiten",
    },
    anything="dieser Sache",
)
