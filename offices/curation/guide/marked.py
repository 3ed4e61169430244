"""Turns the few marks that the guide is written with into HTML. No other document is read by it."""

import re
from collections.abc import Iterator

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

PICTURE = re.compile(r"!\[([^\]]*)\]\(\.\./static/([\w/.-]+)\)")
WITHIN = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
)
ITEM = re.compile(r"(?:-|\d+\.) (.*)")


def as_html(text: str) -> SafeString:
    """Headings, paragraphs, lists and pictures, with an empty line between them."""
    return mark_safe("\n".join(map(block, text.strip().split("\n\n"))))  # noqa: S308 - each block escapes its own


def block(text: str) -> str:
    if picture := PICTURE.fullmatch(text):
        alt, path = picture.groups()
        return format_html('<p><img src="{}" alt="{}" loading="lazy"></p>', static(path), alt)
    if text.startswith("#"):
        marks, _, title = text.partition(" ")
        return f"<h{len(marks)}>{words(title)}</h{len(marks)}>"
    if ITEM.match(text):
        kind = "ul" if text.startswith("-") else "ol"
        return f"<{kind}>{''.join(items(text))}</{kind}>"
    return f"<p>{words(' '.join(text.splitlines()))}</p>"


def items(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = ITEM.match(line)
        yield f"<li>{words(found[1] if found else line)}</li>"


def words(text: str) -> str:
    said = escape(text)
    for mark, html in WITHIN:
        said = SafeString(mark.sub(html, said))
    return str(said)
