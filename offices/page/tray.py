"""The offices that a reader chose to compare, as an address names them. Nothing is compared here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.suggestions import allowed_words
from offices.data.withdrawals import withdrawal
from offices.matrix.filters import MOST_ALLOWED, ParameterError
from offices.matrix.matrix import Matrix, OfficeRow
from offices.page.errors import NotThere, not_there
from offices.wording.urls import compare_params

MOST_COMPARED = 6


@dataclass(frozen=True)
class Pick:
    """An office to compare, at one visit or, without one, at its latest."""

    office: OfficeRow
    visit: str = ""

    @property
    def word(self) -> str:
        """As it stands in a URL: `lillevik`, or `lillevik.first-visit`."""
        return f"{self.office.slug}.{self.visit}" if self.visit else self.office.slug


@dataclass(frozen=True)
class Tray:
    """The offices carried along, and what was wrong with the rest."""

    picks: tuple[Pick, ...]
    errors: tuple[ParameterError, ...] = ()

    @property
    def offices(self) -> list[OfficeRow]:
        return [pick.office for pick in self.picks]

    @property
    def words(self) -> list[str]:
        return [pick.word for pick in self.picks]

    @property
    def params(self) -> list[tuple[str, str]]:
        return compare_params(self.words)

    @property
    def is_full(self) -> bool:
        return len(self.picks) >= MOST_COMPARED


def read_tray(matrix: Matrix, name: str, words: Iterable[str]) -> Tray:
    """The offices named by the parameter, each visit once, at most six."""
    picks, errors = [], []
    for word in dict.fromkeys(words):
        slug, _dot, visit = word.partition(".")
        if slug not in matrix.first_row:
            errors.append(unknown_office(matrix, name, word))
        elif visit and visit not in (known := matrix.visits_of(slug)):
            message = _("“%(slug)s” has no visit “%(visit)s”.") % {"slug": slug, "visit": visit}
            errors.append(ParameterError(name, message, tuple(f"{slug}.{key}" for key in known)))
        else:
            picks.append(Pick(matrix.office(slug), visit))
    if len(picks) > MOST_COMPARED:
        message = _("At most %(most)s offices can be compared; %(given)s were given.")
        errors.append(ParameterError(name, message % {"most": MOST_COMPARED, "given": len(picks)}))
    return Tray(tuple(picks[:MOST_COMPARED]), tuple(errors))


def unknown_office(matrix: Matrix, name: str, slug: str) -> ParameterError:
    """A message that lists the offices there are, as long as that is a list one can read."""
    allowed = allowed_words(slug, matrix.first_row, MOST_ALLOWED)
    return ParameterError(name, _("There is no office “%(slug)s”.") % {"slug": slug}, allowed, slug)


def no_office(matrix: Matrix, slug: str) -> NotThere:
    """The page of an office that is not there, with those of like names."""
    message = _("There is no office “%(slug)s”.") % {"slug": slug}
    names = {one.slug: one.name for one in matrix.offices}
    return not_there(message, "offices:office-detail", slug, names, withdrawal("office", slug))
