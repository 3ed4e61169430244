"""Reading a brief back: what pypdf, which did not write it, finds in the PDF; and what the page says in HTML."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from typing import Any

from pypdf import PdfReader

SOFT = re.compile("\u00ad\\s*")
NUMBER = re.compile(r"\d+")
MORE = re.compile(r"(?:and|og) \d+ (?:more on the page|til på siden)")
"""What is left out has a count of its own."""


@dataclass
class Read:
    """A PDF as its reader finds it."""

    content: bytes

    @cached_property
    def pdf(self) -> PdfReader:
        return PdfReader(BytesIO(self.content))

    @property
    def root(self) -> Any:
        return self.pdf.trailer["/Root"]

    @cached_property
    def text(self) -> str:
        return plain(" ".join(page.extract_text() for page in self.pdf.pages))

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        """Each element in the order of reading, with what it says instead of a picture."""
        return list(elements(self.root["/StructTreeRoot"]))

    @property
    def titles(self) -> list[str]:
        """The headings, as the outline has them."""
        return list(outlined(self.pdf.outline))

    @property
    def fonts(self) -> set[str]:
        """Those that are within the file, less the letters that stand for which part of them is."""
        found = (font.get_object() for page in self.pdf.pages for font in page["/Resources"]["/Font"].values())
        return {str(one["/BaseFont"]).partition("+")[2] for one in found if embedded(one)}


def embedded(font: Any) -> bool:
    within = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return any(key.startswith("/FontFile") for key in within["/FontDescriptor"].get_object())


def elements(one: Any) -> Iterator[tuple[str, str]]:
    kids = one.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict) and "/S" in found:
            yield str(found["/S"]), str(found.get("/Alt", ""))
            yield from elements(found)


def outlined(ones: list[Any]) -> Iterator[str]:
    for one in ones:
        if isinstance(one, list):
            yield from outlined(one)
        else:
            yield str(one.title)


def plain(text: str) -> str:
    """On one line, words whole that were broken at its end."""
    return " ".join(SOFT.sub("", text).split())


def article(html: str) -> str:
    """The sheet of a brief's page."""
    return re.search(r"<article.*?</article>", html, re.S)[0]


def text_of(html: str) -> str:
    """As it is read; elements part words, but for those within a line."""
    inline = re.sub(r"</?(?:b|sup|span|a|tspan)\b[^>]*>", "", html)
    return plain(unescape(re.sub(r"<[^>]+>", " ", inline)))


def figures(html: str) -> set[str]:
    """The numbers of a sheet that are about its subject: not those of notes, places in sources, what is left out."""
    said = re.sub(r"<sup>.*?</sup>|<details class=\"sources\".*", " ", html, flags=re.S)
    return set(numbers(MORE.sub(" ", text_of(said))))


def headings(html: str) -> list[str]:
    return [text_of(one) for one in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", html, re.S)]


def numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))
