"""What the offline writer can say: a file per language."""

from collections.abc import Mapping

from bot.writers.phrases import de, en, es, fr, it, nl, pt
from bot.writers.speech import Language

LANGUAGES: Mapping[str, Language] = {
    "en": en.LANGUAGE,
    "de": de.LANGUAGE,
    "fr": fr.LANGUAGE,
    "es": es.LANGUAGE,
    "it": it.LANGUAGE,
    "pt": pt.LANGUAGE,
    "nl": nl.LANGUAGE,
}
