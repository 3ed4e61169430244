"""What is chosen for comparison goes along: into every link and form of a page. Nothing is chosen here."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

TAG = re.compile(r"<(?:a|form)\b[^>]*>")
LEFT_ALONE = re.compile(r"\bdata-tray\b")
"""Links and forms that change what is chosen are marked so."""
LINK = re.compile(r'(\bhref="/(?!static/|api/|admin/)[^"?#]*)(\?[^"#]*)?')
"""An address of a page of the site: its path, and its query with the question mark."""


def carry(html: str, params: Sequence[tuple[str, str]]) -> str:
    """The page with `params` in its links and forms; a link that names them already keeps its own.

    On the finished page, so that no template can forget it: what is chosen is visible and in the URL on every page on
    the way, without a cookie. Most links of a page stand there often, so each is written once: a comparison has a
    thousand to some hundred addresses.
    """
    query = escape(urlencode(params))
    hidden = "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in params)
    written: dict[str, str] = {}

    def link(match: re.Match[str]) -> str:
        path, own = match[1], match[2] or ""
        if "compare=" in own:
            return match[0]
        return f"{path}{own}&amp;{query}" if len(own) > 1 else f"{path}?{query}"

    def rewrite(match: re.Match[str]) -> str:
        tag = match[0]
        if tag not in written:
            carried = tag + hidden if tag.startswith("<form") else LINK.sub(link, tag, count=1)
            written[tag] = tag if LEFT_ALONE.search(tag) else carried
        return written[tag]

    return TAG.sub(rewrite, html)
