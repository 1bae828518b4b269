"""Rich text blocks: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from __future__ import annotations

from bot.sandbox.elements import ID, LINK
from bot.sandbox.schema import Check, array, boolean, integer, may, need, one_of, record, string, typed

# No documented limit per piece; the message as a whole is limited.
WORDS = string(40_000)

STYLE: Check = record(
    {name: may(boolean) for name in ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight")},
)


def _piece(kind: str, **fields: Check) -> Check:
    return record(
        {
            "type": need(one_of(kind)),
            "style": may(STYLE),
            **{name.rstrip("_"): (may if name.endswith("_") else need)(check) for name, check in fields.items()},
        },
    )


PIECES: dict[str, Check] = {
    "text": _piece("text", text=WORDS),
    "link": _piece("link", url=LINK, text_=WORDS, unsafe_=boolean),
    "emoji": _piece("emoji", name=string(255), unicode_=string(255), skin_tone_=integer(1, 6)),
    "user": _piece("user", user_id=ID),
    "usergroup": _piece("usergroup", usergroup_id=ID),
    "channel": _piece("channel", channel_id=ID),
    "team": _piece("team", team_id=ID),
    "broadcast": _piece("broadcast", range=one_of("here", "channel", "everyone")),
    "color": _piece("color", value=string(32)),
    "date": _piece(
        "date",
        timestamp=integer(0, 9_999_999_999),
        format=string(3000),
        url_=LINK,
        fallback_=string(3000),
    ),
}

ANY_PIECE = typed(PIECES)
LITERAL_PIECE = typed({"text": PIECES["text"], "link": PIECES["link"]})
SECTION: Check = record({"type": need(one_of("rich_text_section")), "elements": need(array(ANY_PIECE, 1000, 0))})

PARTS: dict[str, Check] = {
    "rich_text_section": SECTION,
    "rich_text_list": record(
        {
            "type": need(one_of("rich_text_list")),
            "style": need(one_of("bullet", "ordered")),
            "elements": need(array(typed({"rich_text_section": SECTION}), 1000)),
            "indent": may(integer(0, 8)),
            "offset": may(integer(0, 10_000)),
            "border": may(integer(0, 1)),
        },
    ),
    "rich_text_preformatted": record(
        {
            "type": need(one_of("rich_text_preformatted")),
            "elements": need(array(LITERAL_PIECE, 1000)),
            "border": may(integer(0, 1)),
            "language": may(string(255)),
        },
    ),
    "rich_text_quote": record(
        {
            "type": need(one_of("rich_text_quote")),
            "elements": need(array(ANY_PIECE, 1000)),
            "border": may(integer(0, 1)),
        },
    ),
}

RICH_TEXT: Check = record(
    {"type": need(one_of("rich_text")), "block_id": may(ID), "elements": need(array(typed(PARTS), 1000))},
)
