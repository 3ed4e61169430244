"""Small pieces of data for tests, one function a model. Each makes the least that its model allows."""

from itertools import count, cycle

from django.db.models import QuerySet

from offices.models import (
    Area,
    Category,
    Citation,
    Coding,
    Comparison,
    Conflict,
    Contradiction,
    DataFamily,
    DataVersion,
    Design,
    Dimension,
    DimensionGroup,
    Finding,
    FindingSource,
    Indicator,
    Measurement,
    Office,
    Outcome,
    Part,
    PossibleMatch,
    Question,
    QuestionSentence,
    QuestionSide,
    QuestionSource,
    ReviewEntry,
    Sample,
    SentenceFinding,
    Source,
    Speaker,
    Synonym,
    Theme,
    Untreated,
    Visit,
)

_numbers = count(1)
_places = cycle(range(9_000))
"""Of sentences: a place has at most four digits, and a whole run of the tests makes more rows than that."""


def unique(word: str) -> str:
    return f"{word}{next(_numbers)}"


def pairs(*names: str) -> dict[str, str]:
    """These texts in both languages."""
    return {f"{name}_{language}": f"{name} {language}" for name in names for language in ("en", "nb")}


def make_source(**values) -> Source:
    names = {"key": unique("source"), "authors": "Test, T.", "year": 2020, "title_en": "A", "title_nb": "B"}
    return Source.objects.create(**{**names, "stage": "published", **values})


def unpublish(*sources: Source, stage: str = "withdrawn") -> None:
    """Behind the back of the rules, which keep a source published under what rests on it: older data can be so."""
    QuerySet(Source).filter(pk__in=[source.pk for source in sources]).update(stage=stage)
    DataVersion.replace()


def make_citation(**values) -> Citation:
    source = values.pop("source", None) or make_source()
    return Citation.objects.create(**{"source": source, "key": unique("p"), "page": "1", **values})


def make_design(**values) -> Design:
    return Design.objects.create(**{"key": unique("design-"), **pairs("label", "definition"), **values})


def make_sample(source: Source | None = None, **values) -> Sample:
    """Of nine people interviewed, unless told."""
    row = {"source": source or make_source(), "unit": "informants", "number_low": 9, "comparator": "="}
    return Sample.objects.create(**{**row, **values})


def make_dimension(scale: str = "nominal", categories: tuple[str, ...] = ("red", "blue"), **values) -> Dimension:
    """A published dimension, with categories where its scale has them."""
    group = values.pop("group", None) or DimensionGroup.objects.order_by("order").first()
    names = {"label_en": "Colour", "label_nb": "Farge", "definition_en": "A colour.", "definition_nb": "En farge."}
    if scale == "number":
        names |= {"unit_en": "things", "unit_nb": "ting", "unit_one_en": "thing", "unit_one_nb": "ting"}
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


def make_family(*sources: Source, **values) -> DataFamily:
    family = DataFamily.objects.create(**{"key": unique("family-"), **pairs("label", "note"), **values})
    family.sources.set(sources)
    return family


def make_review_entry(**values) -> ReviewEntry:
    """A published word of a review on a study, read in the review."""
    place = values.pop("citation", None) or make_citation()
    row = {"review": place.source, "citation": place, **pairs("method", "sample", "found"), "stage": "published"}
    return ReviewEntry.objects.create(**{**row, "study": values.pop("study", None) or make_source(), **values})


def make_match(**values) -> PossibleMatch:
    row = {name: values.pop(name, None) or make_office() for name in ("office", "other")}
    row |= {"citation": make_citation(), **pairs("reason"), "stage": "published"}
    return PossibleMatch.objects.create(**{**row, **values})


def make_comparison(*offices: Office, **values) -> Comparison:
    """Of two offices, unless told."""
    row = {"citation": values.pop("citation", None) or make_citation()}
    row |= {"dimension": values.pop("dimension", None) or make_dimension(), "stage": "published", **pairs("note")}
    made = Comparison.objects.create(**{**row, **values})
    made.offices.set(offices or (make_office(), make_office()))
    return made


def make_conflict(**values) -> Conflict:
    """Of the first categories of two dimensions, unless told."""
    row = {"key": unique("conflict-"), "citation": values.pop("citation", None) or make_citation(), **pairs("why")}
    for end in ("one", "other"):
        if end not in values:
            values[end] = make_dimension()
            values[f"{end}_category"] = values[end].categories.order_by("order").first()
    return Conflict.objects.create(**{**row, "stage": "published", **values})


def make_theme(**values) -> Theme:
    return Theme.objects.create(**{"key": unique("theme-"), **pairs("label"), **values})


def make_area(**values) -> Area:
    """One that an outcome is joined by."""
    area = Area.objects.create(**{"key": unique("area_"), **pairs("label"), **values})
    make_outcome(area=area)
    return area


def make_outcome(**values) -> Outcome:
    return Outcome.objects.create(**{"key": unique("outcome-"), **pairs("label", "definition"), **values})


def make_speaker(**values) -> Speaker:
    return Speaker.objects.create(**{"key": unique("speaker-"), **pairs("label", "definition"), **values})


def make_synonym(typed: str, means: str, **values) -> Synonym:
    """A published row of English words."""
    row = {"key": unique("synonym-"), "typed_en": typed, "means_en": means, "stage": "published"}
    return Synonym.objects.create(**{**row, **values})


def make_untreated(words: str, **values) -> Untreated:
    """A published topic that is asked for with these English words."""
    row = {"key": unique("untreated-"), **pairs("label", "words", "sentence"), "words_en": words, "stage": "published"}
    return Untreated.objects.create(**{**row, **values})


def make_finding(**values) -> Finding:
    """A published finding that describes; whoever needs a relation names its ends."""
    row = {"key": unique("finding-"), **pairs("statement", "strength"), "stage": "published"}
    return Finding.objects.create(**{**row, "theme": values.pop("theme", None) or make_theme(), **values})


def make_place(finding: Finding | None = None, **values) -> FindingSource:
    """Where a finding stands, in its study's own text."""
    citation = values.pop("citation", None) or make_citation()
    row = {"finding": finding or make_finding(), "study": citation.source, "citation": citation}
    return FindingSource.objects.create(**{**row, **values})


def make_contradiction(**values) -> Contradiction:
    row = {name: values.pop(name, None) or make_finding() for name in ("finding", "other")}
    return Contradiction.objects.create(**{**row, **pairs("why"), **values})


def make_indicator(**values) -> Indicator:
    row = {"key": unique("indicator-"), **pairs("text", "unit"), "stage": "published"}
    return Indicator.objects.create(**{**row, "theme": values.pop("theme", None) or make_theme(), **values})


def make_measurement(indicator: Indicator | None = None, **values) -> Measurement:
    """A published figure, 40 unless told, in its study's own text."""
    citation = values.pop("citation", None) or make_citation()
    row = {"key": unique("figure-"), "study": citation.source, "citation": citation, **pairs("base")}
    row |= {"indicator": indicator or make_indicator(), "stage": "published"}
    return Measurement.objects.create(**{**row, "number_low": 40, "comparator": "=", **values})


def make_question(**values) -> Question:
    """A published question with an answer, about the first two categories of a dimension."""
    dimension = values.pop("dimension", None) or make_dimension()
    row = {"key": unique("question-"), **pairs("title"), "stage": "published"}
    question = Question.objects.create(**{**row, **values})
    question.from_dimensions.set([dimension])
    for order, category in enumerate(dimension.categories.order_by("order")[:2]):
        make_side(question, categories=[category], order=order)
    make_sentence(question, kind="answer")
    return question


def make_side(question: Question | None = None, *, categories=(), outcomes=(), **values) -> QuestionSide:
    row = {"question": question or make_question(), "key": unique("side-"), **pairs("label")}
    side = QuestionSide.objects.create(**{**row, **values})
    side.categories.set(categories)
    side.outcomes.set(outcomes)
    return side


def make_sentence(question: Question | None = None, *findings: Finding, **values) -> QuestionSentence:
    """A point, unless told, carried by the findings."""
    row = {"question": question or make_question(), "order": next(_places), **pairs("text")}
    sentence = QuestionSentence.objects.create(**{**row, **values})
    for finding in findings:
        make_carrier(sentence, finding=finding)
    return sentence


def make_carrier(sentence: QuestionSentence | None = None, **values) -> SentenceFinding:
    row = {"sentence": sentence or make_sentence(), "finding": values.pop("finding", None) or make_finding()}
    return SentenceFinding.objects.create(**{**row, **values})


def make_support(question: Question | None = None, **values) -> QuestionSource:
    citation = values.pop("citation", None) or make_citation()
    row = {"question": question or make_question(), "source": citation.source, "citation": citation}
    return QuestionSource.objects.create(**{**row, **pairs("can", "cannot"), **values})
