"""Reading the visible codebook as records. Counting is in matrix, codings in codings."""

from collections import defaultdict

from django.utils.translation import gettext_noop

from offices.data.records import CategoryRecord, CitationRecord, DimensionRecord, GroupRecord, Pair
from offices.data.rows import record_of
from offices.models import Category, Citation, Dimension, DimensionGroup
from offices.models.visibility import Published, is_visible
from offices.models.vocabulary import Scale

YES_NO = (
    CategoryRecord("yes", Pair(gettext_noop("yes"), "ja")),
    CategoryRecord("no", Pair(gettext_noop("no"), "nei")),
)


def cited_as(authors: str, year: int) -> Pair:
    """A source in short: family names and the year. `authors` are parted by semicolons: Breit, E.; Borg, E."""
    family_names = [author.split(",")[0].strip() for author in authors.split(";")]
    if len(family_names) > 2:
        return Pair(f"{family_names[0]} et al. {year}", f"{family_names[0]} mfl. {year}")
    return Pair(f"{' & '.join(family_names)} {year}", f"{' og '.join(family_names)} {year}")


def citation_record(citation: Citation | None, published: Published) -> CitationRecord | None:
    """A citation as a record, unless its text is not on the site; its source must have been fetched with it."""
    return place_cited(citation) if citation and is_visible(citation, is_published=published.has) else None


def place_cited(citation: Citation) -> CitationRecord:
    """A citation that is on the site, as that of every visible row which must have one."""
    source = citation.source
    return CitationRecord(source.key, cited_as(source.authors, source.year), citation.section, citation.page)


def read_groups(published: Published) -> tuple[GroupRecord, ...]:
    """The codebook that is on the site, in its order; three queries."""
    categories = defaultdict(list)
    for category in Category.objects.visible(published).select_related("citation__source").order_by("order", "key"):
        categories[category.dimension_id].append(category_record(category, published))
    dimensions = defaultdict(list)
    for dimension in Dimension.objects.visible(published).select_related("citation__source").order_by("order", "key"):
        record = dimension_record(dimension, tuple(categories[dimension.pk]), published)
        dimensions[dimension.group_id].append(record)
    groups = DimensionGroup.objects.select_related("area").order_by("order", "key")
    return tuple(
        record_of(GroupRecord, group, dimensions=tuple(dimensions[group.pk]), area=group.area.key if group.area else "")
        for group in groups
        if dimensions[group.pk]
    )


def category_record(category: Category, published: Published) -> CategoryRecord:
    return record_of(CategoryRecord, category, citation=citation_record(category.citation, published))


def dimension_record(
    dimension: Dimension, categories: tuple[CategoryRecord, ...], published: Published
) -> DimensionRecord:
    held = YES_NO if dimension.scale == Scale.BOOLEAN else categories
    citation = citation_record(dimension.citation, published)
    return record_of(DimensionRecord, dimension, categories=held, citation=citation, is_coded=True)
