"""HTML from strangers as the plain text that a reader of it would see, with line breaks and links kept."""

from html.parser import HTMLParser

_BREAKS = {"p": "\n\n", "div": "\n", "blockquote": "\n\n", "ul": "\n\n", "ol": "\n\n", "pre": "\n\n", "li": "\n"}
UNCLOSED = 50
_SILENT = frozenset({"script", "style", "template", "head"})
_OUR_LINKS = frozenset({"mention", "hashtag"})
"""Classes of links that are no links to a reader: https://docs.joinmastodon.org/spec/activitypub/#sanitization."""


def plain(html: str) -> str:
    """Return the text; a link whose words are not its address is followed by the address in brackets."""
    reader = _Reader()
    reader.feed(_closed(html))
    reader.close()
    return reader.text()


def _closed(html: str) -> str:
    """Return the HTML without what would be a tag if it ended: the library looks for each one's end again and again."""
    if html.count("<") <= html.count(">") + UNCLOSED:
        return html
    return "<".join(part for part in html.split("<") if ">" in part)


class _Reader(HTMLParser):
    """Collects text as it comes; nesting costs nothing, however deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._silent = 0
        self._link: str | None = None
        self._link_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._out.append("\n")
        elif tag in _BREAKS:
            self._break(_BREAKS[tag])
            self._out += ["- "] if tag == "li" else []
        elif tag == "a":
            given = dict(attrs)
            ours = _OUR_LINKS & set((given.get("class") or "").split())
            self._link, self._link_from = (None if ours else given.get("href")), len(self._out)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _BREAKS and tag != "li":
            self._break(_BREAKS[tag])
        elif tag == "a" and self._link:
            self._end_link(self._link)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(data)

    def text(self) -> str:
        """Return what was collected."""
        return "".join(self._out).strip("\n")

    def _break(self, wanted: str) -> None:
        """Begin a new line or paragraph, but not twice."""
        behind = "".join(self._out[-3:])
        there = len(behind) - len(behind.rstrip("\n"))
        if self._out:
            self._out.append("\n" * max(len(wanted) - there, 0))

    def _end_link(self, address: str) -> None:
        words = "".join(self._out[self._link_from :]).strip()
        self._link = None
        if not address.startswith(("http://", "https://")) or words.rstrip("/") == address.rstrip("/"):
            return
        self._out[self._link_from :] = [f"{words} ({address})" if words else address]
