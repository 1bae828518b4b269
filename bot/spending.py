"""`[model]` in `amends.toml`: what a language model may be asked, how long we wait, and what it may cost a day."""

from datetime import timedelta

from pydantic import Field, field_validator

from bot.section import Length, Section


class ModelSection(Section):
    """Used where `OPENAI_MODEL` names a model. A day begins at midnight in the team's zone.

    The prices are in dollars for a million tokens. They are set high on purpose: whoever leaves them pays less than is
    counted, never more.
    """

    drafts: bool = True
    triage: bool = True
    patience: Length = timedelta(seconds=30)
    calls: int = Field(500, ge=0)
    tokens: int = Field(2_000_000, ge=0)
    dollars: float = Field(5.0, ge=0)
    author_calls: int = Field(10, ge=0)
    input_price: float = Field(3.0, ge=0)
    output_price: float = Field(15.0, ge=0)
    triage_band: tuple[float, float] = (0.35, 0.65)
    triage_calls: int = Field(200, ge=0)
    triage_posts: int = Field(8, ge=0)
    triage_patience: Length = timedelta(seconds=4)

    @field_validator("triage_band")
    @classmethod
    def ordered(cls, value: tuple[float, float]) -> tuple[float, float]:
        """A band has a lower and an upper end, both probabilities."""
        if not 0 <= value[0] <= value[1] <= 1:
            raise ValueError("write two probabilities, the lower one first, such as [0.35, 0.65]")
        return value
