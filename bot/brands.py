"""Who speaks: the brands of `amends.toml`, and how each one sounds."""

from typing import Literal

from pydantic import Field

from bot.section import Section


class VoiceSection(Section):
    """How we speak in public."""

    signature: Literal["first_name", "initials", "none"] = "first_name"
    person: Literal["I", "we"] = "I"
    formal: bool | tuple[Literal["en", "de", "fr", "es", "it", "pt", "nl"], ...] = ("fr",)
    tone: str = Field("", max_length=200)
    contact: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


class BrandSection(Section):
    """Who we are in public. What `voice` sets here goes before [voice]."""

    name: str = Field(min_length=1)
    handles: tuple[str, ...] = ()
    voice: VoiceSection = VoiceSection()

    def sounding(self, common: VoiceSection) -> VoiceSection:
        """Return the brand's voice: its own settings, and for the rest those of [voice]."""
        return common.model_copy(update={name: getattr(self.voice, name) for name in self.voice.model_fields_set})
