"""Sources, places in them, and what their authors warn of. What is coded from them is in coding.py."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, localised, low_to_high, one_of, related, unique, words_field
from offices.models.grounds import check_carried
from offices.models.limits import PLACES, YEARS, PlaceField, YearField, bilingual, within_limits
from offices.models.rules import at, rule
from offices.models.vocabulary import INDEPENDENT, CaveatKind, SourceKind, Stage

if TYPE_CHECKING:
    from offices.models.codebook import Dimension
    from offices.models.findings import Theme
    from offices.models.office import Office
    from offices.models.studies import Design


class Source(Curated):
    """A study."""

    FIXED = ("key",)
    MAY_NAME = ("key", "authors", "title_en", "title_nb", "publisher", "series")

    key = models.SlugField(
        max_length=40, unique=True, help_text=_("Author and year in lower case, such as klemsdal2008.")
    )
    authors = models.CharField(max_length=300, help_text=_("As in a reference list: Klemsdal, L."))
    year = YearField(help_text=_("Of publication."))
    year_external = models.BooleanField(
        default=False, help_text=_("The year is known from elsewhere, not from the text.")
    )
    kind = words_field(SourceKind, SourceKind.REPORT)
    title_en = models.CharField(_("title (English)"), max_length=400, help_text=_("Our translation."))
    title_nb = models.CharField(_("title (Norwegian)"), max_length=400, help_text=_("As printed."))
    title_external = models.BooleanField(
        default=False, help_text=_("The title is known from elsewhere, not from the text.")
    )
    publisher = models.CharField(max_length=200, blank=True)
    series = models.CharField(max_length=200, blank=True)
    url = models.CharField(
        _("address"),
        max_length=300,
        blank=True,
        validators=[URLValidator(["https"], message=_("An address of a page, which begins with https://."))],
        help_text=_(
            "Where the publication itself can be read or ordered, https; as printed in it or known for certain."
        ),
    )
    data_year_low = YearField(null=True, blank=True, help_text=_("First year that the data are from."))
    data_year_high = YearField(null=True, blank=True, help_text=_("Last year that the data are from."))
    own_data = models.BooleanField(
        default=True, help_text=_("No: it analyses no data, but comments or reviews; years of data do not apply to it.")
    )
    described = models.BooleanField(
        default=False,
        help_text=_("Yes: designs, years, sample and themes were looked for; what is empty is not stated."),
    )
    designs: "models.ManyToManyField[Design, models.Model]" = models.ManyToManyField(
        "Design", blank=True, related_name="sources", help_text=_("How it studied, as its text or a review says.")
    )
    themes: "models.ManyToManyField[Theme, models.Model]" = models.ManyToManyField(
        "Theme", blank=True, related_name="sources", help_text=_("What it studied: our reading.")
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="chapters",
        help_text=_("A chapter's book."),
    )
    method_en, method_nb = bilingual(_("method"), blank=True)

    history = HistoricalRecords(m2m_fields=[designs, themes])

    class Meta:
        ordering = ["year", "key"]
        constraints = [
            one_of("kind", SourceKind, "source_kind"),
            rule(
                "source_url_https", Q(url="") | Q(url__startswith="https://"), at("url", _("it begins with https://."))
            ),
            low_to_high("data_year", "source_years_low_high", _("the last year is before the first one.")),
            models.CheckConstraint(
                condition=Q(own_data=True) | Q(data_year_low=None, data_year_high=None),
                name="source_years_of_own_data",
                violation_error_message=at("own_data", _("a study without data of its own has no years of data.")),
            ),
            *within_limits("source", texts=("method",), year=YEARS, data_year_low=YEARS, data_year_high=YEARS),
        ]

    @property
    def data_years(self) -> tuple[int | None, int | None]:
        return self.data_year_low, self.data_year_high

    def check_others(self) -> None:
        """It stays published while something published rests on it."""
        check_carried(self)

    def get_absolute_url(self) -> str:
        return reverse("offices:source-detail", args=[self.key])

    @property
    def title(self) -> str:
        return localised(self, "title")

    @property
    def method(self) -> str:
        return localised(self, "method")


class DataFamily(Row):
    """Studies that rest on the same data, so that what they say is not counted twice."""

    FIXED = ("key",)
    RESTS_ON = ("sources",)

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 150)
    note_en, note_nb = bilingual(_("note"), help_text=_("Why they are taken to share data, and what is not known."))
    own_data = models.BooleanField(
        default=True, help_text=_("No: these studies collected nothing themselves and add nothing to what is counted.")
    )
    sources = models.ManyToManyField(Source, related_name="data_families")

    history = HistoricalRecords(m2m_fields=[sources])

    class Meta:
        ordering = ["key"]
        verbose_name_plural = _("data families")
        constraints = [
            models.CheckConstraint(
                condition=~Q(key=INDEPENDENT),
                name="datafamily_key_is_free",
                violation_error_message=at(
                    "key",
                    format_lazy(_("“{word}” is what studies outside all families are filtered by."), word=INDEPENDENT),
                ),
            ),
            *within_limits("datafamily", texts=("note",)),
        ]

    @property
    def is_public(self) -> bool:
        """It decides how published studies are counted."""
        return bool(self.pk) and self.sources.filter(stage=Stage.PUBLISHED).exists()


class Citation(Row):
    """A place in a source, as a reader of the printed source finds it."""

    FIXED = ("source", "key")
    NAMED_WITH = ("source",)
    RESTS_ON = ("source",)
    BELONGS_TO = ("source",)
    MAY_NAME = ("key", "section", "page")
    SEEN_WHEN_USED = True

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    key = models.CharField(max_length=40, help_text=_("Short name of the place: the section number, or p14."))
    section = models.CharField(max_length=200, blank=True, help_text=_("Number and heading, as printed."))
    page = models.CharField(max_length=20, blank=True, help_text=_("As printed; empty where it is not known."))
    order = PlaceField(default=0, help_text=_("Its place in the order of the text."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["source", "order", "key"]
        constraints = [
            unique(
                "key", _("a place of this key already exists in this source"), "source", name="citation_key_in_source"
            ),
            models.CheckConstraint(
                condition=~Q(section="", page=""),
                name="citation_names_a_place",
                violation_error_message=at("section", _("say the section, the page or both.")),
            ),
            *within_limits("citation", order=PLACES),
        ]

    def __str__(self) -> str:
        return f"{super().__str__()} {self.section}".strip()


class Caveat(Curated):
    """What an author warns of."""

    FIXED = ("source", "key")
    RESTS_ON = ("source", "citation", "offices", "dimensions")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="caveats")
    key = models.SlugField(max_length=60)
    kind = words_field(CaveatKind, CaveatKind.OTHER)
    text_en, text_nb = bilingual(_("text"))
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="caveats")
    offices: "models.ManyToManyField[Office, models.Model]" = models.ManyToManyField(
        "Office", blank=True, related_name="caveats", help_text=_("None: the whole study.")
    )
    dimensions: "models.ManyToManyField[Dimension, models.Model]" = models.ManyToManyField(
        "Dimension", blank=True, related_name="caveats", help_text=_("None: all of them.")
    )

    history = HistoricalRecords(m2m_fields=[offices, dimensions])

    class Meta:
        ordering = ["source", "id"]
        constraints = [
            unique(
                "key", _("a caveat of this key already exists in this source"), "source", name="caveat_key_in_source"
            ),
            one_of("kind", CaveatKind, "caveat_kind"),
            *within_limits("caveat", texts=("text",)),
        ]

    def check_row(self) -> None:
        """What a source warns of stands in that source."""
        check_place(related(lambda: self.source), related(lambda: self.citation))

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        check_all_places(cls.objects.all(), "source")


def check_place(text: Source | None, citation: Citation | None) -> None:
    """The citation is a place in the text."""
    if text and citation and citation.source_id != text.pk:
        message = _("The place is in %(source)s; choose one in %(text)s.") % {
            "source": citation.source.key,
            "text": text.key,
        }
        raise ValidationError({"citation": message})


def check_all_places(rows: "models.QuerySet[Any]", source: str) -> None:
    """The same of a whole table, after a write that had no rows at hand."""
    if wrong := rows.exclude(citation__source=F(source)).first():
        raise ValidationError(
            _("%(kind)s %(wrong)s: its citation is a place in another source.")
            % {"kind": wrong._meta.verbose_name, "wrong": wrong.pk}
        )


def check_second_hand(study: Source | None, citation: Citation | None, second_hand: bool) -> None:
    """What was read in another text than the study's own says so."""
    if study and citation and not second_hand and citation.source_id != study.pk:
        raise ValidationError(
            {"second_hand": _("%(study)s was read in another text: it is second-hand.") % {"study": study.key}}
        )


def check_all_second_hand(rows: "models.QuerySet[Any]") -> None:
    """The same of a whole table, after a write that had no rows at hand."""
    if wrong := rows.filter(second_hand=False).exclude(citation__source=F("study")).first():
        raise ValidationError(
            _("%(kind)s %(wrong)s: what was read in another text is second-hand.")
            % {"kind": wrong._meta.verbose_name, "wrong": wrong.pk}
        )
