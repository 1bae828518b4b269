"""Numbers in words, in seven languages: «neun», «nove», «the third»."""

from collections.abc import Mapping
from functools import cache

_CARDINALS: Mapping[int, str] = {
    1: "one",
    2: "two zwei deux dos due dois duas twee",
    3: "three drei trois tres tre drie",
    4: "four vier quatre cuatro quattro quatro",
    5: "five funf fuenf cinq cinco cinque vijf",
    6: "six sechs seis sei zes",
    7: "seven sieben sept siete sette sete zeven",
    8: "eight acht huit ocho otto oito",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dieci dez tien",
    11: "eleven elf onze once undici",
    12: "twelve zwolf zwoelf douze doce dodici doze twaalf",
    13: "thirteen dreizehn treize trece tredici treze dertien",
    14: "fourteen vierzehn quatorze catorce quattordici catorze veertien",
    15: "fifteen funfzehn quinze quince quindici vijftien",
    20: "twenty zwanzig vingt veinte venti vinte twintig",
    30: "thirty dreissig trente treinta trenta trinta dertig",
    50: "fifty funfzig cinquante cincuenta cinquanta cinquenta vijftig",
    100: "hundred hundert cent cien ciento cento cem honderd",
}
_ORDINALS: Mapping[int, str] = {
    1: "first ersten erste premier primero primo primeiro eerste",
    2: "second zweiten zweite zweiter deuxieme segundo secondo tweede",
    3: "third dritten dritte dritter troisieme tercero terzo terceiro derde",
    4: "fourth vierten vierte quatrieme cuarto quarto vierde",
    5: "fifth funften funfte cinquieme quinto vijfde",
    6: "sixth sechsten sechste sixieme sexto sesto zesde",
    7: "seventh siebten siebte septieme septimo settimo setimo zevende",
    8: "eighth achten achte huitieme octavo ottavo oitavo achtste",
    9: "ninth neunten neunte neuvieme noveno nono negende",
    10: "tenth zehnten zehnte dixieme decimo tiende",
}
_DOUBTFUL = frozenset({"once", "elf", "sei", "cent", "six", "otto", "onze", "cento"})
"""Words that mean something else in another language: «once» is no eleven in English."""


@cache
def _table() -> dict[str, int]:
    pairs = [
        (word, number) for each in (_CARDINALS, _ORDINALS) for number, words in each.items() for word in words.split()
    ]
    return {word: number for word, number in pairs if word not in _DOUBTFUL or word == "six"}


def value(word: str) -> int | None:
    """Return the value of a folded word, or None where it is no number in words."""
    return _table().get(word)
