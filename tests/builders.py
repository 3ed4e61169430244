"""Small pieces of data for tests, one function a model. Each makes the least that its model allows."""

from itertools import count

from offices.models import Category, Citation, Coding, Dimension, DimensionGroup, Office, Part, Source, Visit

_numbers = count(1)


def unique(word: str) -> str:
    return f"{word}{next(_numbers)}"


def make_source(**values) -> Source:
    names = {"key": unique("source"), "authors": "Test, T.", "year": 2020, "title_en": "A", "title_nb": "B"}
    return Source.objects.create(**{**names, "stage": "published", **values})


def make_citation(**values) -> Citation:
    source = values.pop("source", None) or make_source()
    return Citation.objects.create(**{"source": source, "key": unique("p"), "page": "1", **values})


def make_dimension(scale: str = "nominal", categories: tuple[str, ...] = ("red", "blue"), **values) -> Dimension:
    """A published dimension, with categories where its scale has them."""
    group = values.pop("group", None) or DimensionGroup.objects.order_by("order").first()
    names = {"label_en": "Colour", "label_nb": "Farge", "definition_en": "A colour.", "definition_nb": "En farge."}
    if scale == "number":
        names |= {"unit_en": "things", "unit_nb": "ting"}
    row = {"key": unique("dimension_"), "group": group, "scale": scale, "citation": make_citation(), **names}
    dimension = Dimension.objects.create(**{**row, "stage": "published", **values})
    if scale in ("nominal", "ordinal", "multi"):
        for order, key in enumerate(categories):
            make_category(dimension, key, order=order)
    return dimension


def make_category(dimension: Dimension, key: str, **values) -> Category:
    return Category.objects.create(
        **{"dimension": dimension, "key": key, "label_en": key, "label_nb": f"{key} nb", **values}
    )


def make_office(*, visits: int = 1, record: str = "case", **values) -> Office:
    """A published office with published visits, each with its part for the whole office."""
    slug = values.pop("slug", unique("office-"))
    names = {"name_en": slug, "name_nb": slug}
    office = Office.objects.create(**{"slug": slug, "record": record, **names, "stage": "published", **values})
    for order in range(visits):
        make_visit(office, order=order)
    return office


def make_visit(office: Office, **values) -> Visit:
    names = {"key": unique("visit-"), "label_en": "Visit", "label_nb": "Besøk"}
    row = {
        "office": office,
        "citation": make_citation(),
        "order": office.visits.count(),
        "stage": "published",
        **names,
    }
    visit = Visit.objects.create(**{**row, **values})
    make_part(visit)
    return visit


def make_part(visit: Visit, kind: str = "office", **values) -> Part:
    names = {"key": unique("part-"), "name_en": "Part", "name_nb": "Del"}
    return Part.objects.create(**{"visit": visit, "kind": kind, **names, **values})


def whole(office: Office, visit: int = -1) -> Part:
    """The part for the whole office, of the visit at this place."""
    return list(office.visits.order_by("order"))[visit].parts.get(kind="office")


def code(part: Part, dimension: Dimension, value=None, **values) -> Coding:
    """A published coding; `value` is a category key, a number, a text or a yes-no, as the scale asks for."""
    row = {"part": part, "dimension": dimension, "citation": make_citation(), "stage": "published", **values}
    if "status" not in row:
        row |= value_columns(dimension, value)
    return Coding.objects.create(**row)


def value_columns(dimension: Dimension, value) -> dict:
    if dimension.scale in ("nominal", "ordinal"):
        return {"category": dimension.categories.get(key=value)}
    if dimension.scale == "multi":
        key, holds = value if isinstance(value, tuple) else (value, True)
        return {"category": dimension.categories.get(key=key), "holds": holds}
    if dimension.scale == "boolean":
        return {"holds": value}
    if dimension.scale == "number":
        low, high, comparator = value if isinstance(value, tuple) else (value, value, "=")
        return {"number_low": low, "number_high": high, "comparator": comparator}
    return {"text_en": value, "text_nb": f"{value} nb"}
