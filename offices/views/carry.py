"""What is chosen for comparison goes along: into every link and form of a page. Nothing is chosen here."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

LINK = re.compile(
    r'(?P<before><a\b(?![^>]*\bdata-tray\b)[^>]*?\bhref=")(?P<path>/(?!static/|api/|admin/)[^"?#]*)'
    r'(?P<query>\?[^"#]*)?(?P<rest>(?:#[^"]*)?")'
)
"""A link to a page of the site; those that change what is chosen are marked data-tray and left as they are."""
FORM = re.compile(r"<form\b(?![^>]*\bdata-tray\b)[^>]*>")


def carry(html: str, params: Sequence[tuple[str, str]]) -> str:
    """The page with `params` in its links and forms; a link that names them already keeps its own.

    On the finished page, so that no template can forget it: what is chosen is visible and in the URL on every page on
    the way, without a cookie.
    """
    query = escape(urlencode(params))
    hidden = "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in params)

    def link(match: re.Match[str]) -> str:
        own = match["query"] or ""
        if "compare=" in own:
            return match[0]
        joined = f"{own}&amp;{query}" if len(own) > 1 else f"?{query}"
        return f"{match['before']}{match['path']}{joined}{match['rest']}"

    return FORM.sub(lambda match: match[0] + hidden, LINK.sub(link, html))
