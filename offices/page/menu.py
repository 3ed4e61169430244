"""The main menu and the line below it: which page stands beneath which. Names of pages and labels, no looks."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from offices.page.page import Page


class Entry(NamedTuple):
    """A page in the menu, and those that the line below shows while one of them is open."""

    name: str
    label: Any
    beneath: tuple["Entry", ...] = ()


class Link(NamedTuple):
    """`current` is what aria-current says: this very page, or one that stands beneath it."""

    url: str
    label: str
    current: str


class Menu(NamedTuple):
    links: tuple[Link, ...]
    title: str
    """Of the line below."""
    beneath: tuple[Link, ...]


MENU = (
    Entry("questions", _("Questions")),
    Entry("office-list", _("Offices")),
    Entry("compare", _("Compare")),
    Entry("our-office", _("Our office")),
    Entry("explore", _("Explore")),
    Entry(
        "evidence",
        _("Evidence"),
        (
            Entry("evidence", _("Findings")),
            Entry("evidence-map", _("Map")),
            Entry("indicators", _("Figures")),
            Entry("evidence-gaps", _("What is not known")),
            Entry("hypotheses", _("Hypotheses")),
        ),
    ),
    Entry(
        "data",
        _("Data"),
        (Entry("data", _("Downloads")), Entry("codebook", _("Codebook")), Entry("sources", _("Sources"))),
    ),
)


def menu(page: Page) -> Menu:
    """The menu as it stands on a page; the line below is that of its own part of the site."""
    inner = nearest(page, {one.name for entry in MENU for one in (entry, *entry.beneath)})
    own = next((one for one in MENU if inner in (one.name, *(below.name for below in one.beneath))), None)
    return Menu(
        tuple(links(page, MENU, own.name if own else "")),
        str(own.label) if own else "",
        tuple(links(page, own.beneath, inner)) if own else (),
    )


def links(page: Page, entries: tuple[Entry, ...], current: str) -> Iterator[Link]:
    for one in entries:
        is_here = page.path == page.reverse(one.name)
        said = ("page" if is_here else "true") if one.name == current else ""
        yield Link(page.url(one.name), str(one.label), said)


def nearest(page: Page, names: set[str]) -> str:
    """The name of the page with the longest address that this one begins with: itself, or what it stands beneath."""
    above = [name for name in names if page.path.startswith(page.reverse(name))]
    return max(above, key=lambda name: len(page.reverse(name)), default="")
