"""What a request asks, worked out once: a view is a function of a Page. Nothing of any one capability."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from markupsafe import Markup

from offices.data.editions import Edition
from offices.data.evidence import read_evidence
from offices.data.findings import Evidence
from offices.matrix.build import read_matrix
from offices.matrix.filters import ParameterError, read_selection, unknown_error
from offices.matrix.matrix import Grid, Matrix
from offices.matrix.selection import Selection
from offices.models.grammar import TRACKING
from offices.page.fields import Fields
from offices.page.pieces import kept_pieces, linked
from offices.page.tray import Tray, read_tray
from offices.wording.errors import ErrorText
from offices.wording.urls import Params, carrying, encoded, given_params, path_in, toggled, with_params

DATA_VERSION = "nav_compare.data_version"
"""Under which the middleware leaves the version that it read: no header can be called so."""
PREVIEW = "nav_compare.preview"
"""Under which the panel leaves the Preview that is to be shown."""


@dataclass(frozen=True)
class Preview:
    """A page with what is not published yet: of which edition, where it is in the other language, and what led here."""

    edition: Edition
    other_language_url: str
    back_url: str


class Page:
    """One answer to be made: of which edition, what was asked, what is carried along, and what was wrong.

    `names` are the parameters that the page reads itself, beside those of every page.
    """

    def __init__(self, request: HttpRequest, edition: Edition, names: Collection[str] = ()) -> None:
        self.edition, self.names = edition, tuple(names)
        self.params: QueryDict = request.GET
        self.pairs = given_params(request.GET)
        self.path, self.full_path = request.path, request.get_full_path()
        self.language: str = request.LANGUAGE_CODE
        self.site = f"{request.scheme}://{request.get_host()}"
        match = request.resolver_match
        self.route, self.kwargs = (match.url_name or "", match.kwargs) if match else ("", {})
        self.errors: list[ParameterError] = []
        self.selection = Selection()
        self.fields = Fields()
        self.helped: list[str] = []
        """Keys of the notes that the page has a button for, in their order."""
        self.preview: Preview | None = request.META.get(PREVIEW)
        """Said on the page, where what is not published yet is shown."""
        self.is_comparison = False
        """Whether it compares just what is carried along, so that it need not be said again."""
        self.messages: Sequence[ErrorText] = ()
        self.n_more_messages = 0
        self.take_along: Sequence[tuple[str, str]] = ()
        """Label and address of each file with the same rows."""
        self.pictures: Mapping[str, Sequence[tuple[str, str]]] = {}
        """Id of a chart -> label and address of each form of its picture."""
        self.briefs: Sequence[tuple[str, str]] = ()
        """Label and address of the brief in each form, where the page has one."""
        self.permalink = ""

    @cached_property
    def matrix(self) -> Matrix:
        return self.edition.of(read_matrix)

    @cached_property
    def evidence(self) -> Evidence:
        return self.edition.of(read_evidence)

    @cached_property
    def tray(self) -> Tray:
        """The offices carried along to compare; a page that compares carries those."""
        return self.read_tray("compare")

    def read_tray(self, name: str) -> Tray:
        """The offices that a parameter names."""
        return read_tray(self.matrix, name, self.params.getlist(name))

    # --- what was asked ---

    def given(self, but: Collection[str] = ()) -> list[tuple[str, str]]:
        """All parameters as they were given, `but` these."""
        return [pair for pair in self.pairs if pair[0] not in but]

    def check_names(self) -> None:
        """An error for each parameter that a page without a selection does not have."""
        known = (*self.names, "compare", *TRACKING)
        self.errors += [unknown_error(name, list(self.names)) for name in self.params if name not in known]

    def read_selection(self, grid: Grid) -> Selection:
        """The selection of offices or of findings, as far as it is valid, and an error for the rest."""
        parsed = read_selection(grid, self.params, also=("compare", *self.names))
        self.errors += parsed.errors
        return parsed.selection

    def number(self, last: int) -> int:
        """The page of a list that was asked for, from 1 to `last`; 1 and an error for anything else."""
        given, most = self.params.get("page", "1"), max(last, 1)
        if given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= most:
            return int(given)
        message = _("“page” must be a whole number from 1 to %(last)s.") % {"last": most}
        self.errors.append(ParameterError("page", message))
        return 1

    # --- links: right when they are written ---

    @cached_property
    def carried(self) -> str:
        """What every link takes along, as a query."""
        return encoded(self.tray.params)

    def link(self, address: str) -> str:
        """The address, with what is carried along where it is a page of the site."""
        return carrying(address, self.carried)

    def reverse(self, name: str, *args: object) -> str:
        """The address of a page without anything carried, such as a form is sent to."""
        return path_in(name, args, self.language)

    def url(self, name: str, *args: object, params: Params = (), at: str = "") -> str:
        """The page of that name, its own parameters first, then what is carried; `at` a place on it."""
        place = f"#{at}" if at else ""
        return self.link(with_params(self.reverse(name, *args), params)) + place

    def here(self, params: Params) -> str:
        """This page with just these parameters."""
        return with_params(self.path, params)

    @property
    def comparing(self) -> str:
        """The comparison of what is carried."""
        return with_params(self.reverse("compare"), [("office", word) for word in self.tray.words])

    def absolute(self, address: str) -> str:
        return str(iri_to_uri(f"{self.site}{address}"))

    def toggled(self, word: str) -> str:
        """This page with the office put into the comparison, or taken out of it."""
        return toggled(self.path, self.pairs, self.tray.words, word)

    @property
    def without_compare(self) -> str:
        """This page with nothing carried along."""
        return with_params(self.path, self.given(but=["compare"]))

    @cached_property
    def adding(self) -> str:
        """The address that adds an office, last in it: written once a page, not a thousand times."""
        return self.toggled("")

    def piece(self, macro: Callable[..., Markup], one: Any, *more: Any) -> Markup:
        """HTML of immutable records, kept in this language, with what this page carries in its links."""
        return kept_pieces(macro, (one,), more, self.language, self.carried)

    def pieces(self, macro: Callable[..., Markup], ones: Iterable[Any], *more: Any) -> Markup:
        """The same of each of several, one after the other."""
        return kept_pieces(macro, ones, more, self.language, self.carried)

    def drawing(self, svg: str) -> Markup:
        """The still of a chart, its links with what is carried along."""
        return linked(svg, self.carried)

    def ask_help(self, key: str) -> None:
        """Remember that a button opens this note, so that it stands at the end of the page."""
        if key not in self.helped:
            self.helped.append(key)
