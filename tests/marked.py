"""A small site in which a row of every kind carries a word of its own, and published rows rest on it or lead to it."""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import CharField, Model, QuerySet, TextField

from offices import models
from offices.models import LINKS, PUBLISHED_MODELS, DataVersion
from offices.models.base import Curated
from tests.builders import (
    code,
    make_carrier,
    make_category,
    make_citation,
    make_dimension,
    make_finding,
    make_indicator,
    make_measurement,
    make_office,
    make_place,
    make_question,
    make_sample,
    make_source,
    make_visit,
    whole,
)

NO_VALUE = {"text_en": "", "text_nb": "", "where_en": "", "where_nb": ""}
TEXT = {"where_en": "", "where_nb": "", "source_term": ""}


def force(row: Model, **values) -> None:
    """Write columns behind the models' back: whatever the rules of writing refuse has to be read rightly all the same."""
    QuerySet(type(row)).filter(pk=row.pk).update(**values)
    DataVersion.replace()


def empty_the_site() -> None:
    for table in (*(link.through for link in LINKS), *reversed(PUBLISHED_MODELS)):
        QuerySet(table)._raw_delete(connection.alias)


def words_of(model: type[Model], word: str) -> dict[str, str]:
    """A value for every text of the model: what is short is `qz` and the word, the rest has one more to search for."""
    texts = [one for one in model._meta.fields if isinstance(one, CharField | TextField) and one.editable]
    return {
        one.name: f"https://qz{word}.example/jx{word}"
        if one.name == "url"
        else f"qz{word}"
        if "key" in one.name or "slug" in one.name or one.max_length == 20
        else f"qz{word} jx{word}"
        for one in texts
        if not one.choices
    }


@dataclass
class Marked:
    """`own` are the rows whose stage is taken away; `resting` stay published, and must go with them."""

    own: list[Model] = field(default_factory=list)
    resting: list[Model] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def row(self, model: type[Model], word: str, **values) -> Model:
        made = self.made(model, word, values)
        self.own.append(made)
        return made

    def rests(self, model: type[Model], word: str, **values) -> Model:
        made = self.made(model, word, values)
        self.resting.append(made)
        return made

    def made(self, model: type[Model], word: str, values: dict) -> Model:
        stage = {"stage": "published"} if issubclass(model, Curated) else {}
        self.words.add(f"qz{word}")
        return model.objects.create(**{**words_of(model, word), **stage, **values})

    def set_stage(self, stage: str) -> None:
        for row in self.own:
            if isinstance(row, Curated):
                force(row, stage=stage)


def make_marked() -> Marked:
    """All of it published as yet."""
    empty_the_site()
    marked = Marked()
    make_plain()
    source, place = mark_sources(marked)
    dimension = mark_codebook(marked, place)
    office = mark_offices(marked, dimension, source, place)
    mark_codings(marked, dimension, office, place)
    mark_conflicts(marked, dimension, place)
    mark_findings(marked, dimension, office, place)
    mark_figures(marked, dimension, place)
    mark_what_is_said(marked, dimension, office, place)
    drop_what_nothing_cites()
    return marked


def drop_what_nothing_cites() -> None:
    """The builders make a source for each row, whether it is taken or not: pages more to read, and nothing on them."""
    unnamed = models.Source.objects.filter(key__regex=r"^source\d+$")
    QuerySet(models.Citation).filter(source__in=unnamed)._raw_delete(connection.alias)
    QuerySet(models.Source).filter(pk__in=unnamed)._raw_delete(connection.alias)


def make_plain() -> None:
    """What stays: two offices with the dimensions that pages of their own draw."""
    models.DimensionGroup.objects.create(key="plain_group", label_en="Plain", label_nb="Vanlig")
    place = make_citation(source=make_source(key="plain2020"))
    scale = make_dimension("ordinal", ("apart", "mixed", "whole"), key="model_scale", headline=True, citation=place)
    leadership = make_dimension(key="leadership", headline=True, citation=place)
    services = make_dimension("multi", key="municipal_services", citation=place)
    staff = make_dimension("number", key="staff_fte", citation=place)
    for office in (plain_visits("plainvik", 2), plain_visits("othervik", 1)):
        for visit in range(office.visits.count()):
            part = whole(office, visit)
            for one, value in ((scale, "mixed"), (leadership, "red"), (services, "red"), (staff, 10)):
                code(part, one, value, citation=place)
    found = make_finding(key="plain-1", antecedent=leadership, consequent=scale, direction="promotes")
    make_place(found, citation=place)
    make_measurement(make_indicator(key="plain-share", dimension=leadership), citation=place)


def plain_visits(slug: str, visits: int) -> models.Office:
    office = make_office(visits=0, slug=slug)
    for order in range(visits):
        make_visit(office, order=order, citation=plain_place())
    return office


def plain_text() -> models.Dimension:
    return make_dimension("text", citation=plain_place())


def plain_office():
    return models.Office.objects.get(slug="plainvik")


def plain_place():
    return models.Citation.objects.get(source__key="plain2020")


def mark_sources(marked: Marked) -> tuple[Model, Model]:
    source = marked.row(models.Source, "source", year=2020)
    place = marked.row(models.Citation, "citation", source=source)
    plain = plain_place().source
    make_source(key="chapter2020", part_of=source)
    marked.resting.append(make_sample(source))
    force(source, part_of=plain)
    marked.rests(models.DataFamily, "family").sources.set([source])
    shared = models.DataFamily.objects.create(key="shared", label_en="a", label_nb="b", note_en="a", note_nb="b")
    shared.sources.set([source, plain])
    return source, place


def mark_codebook(marked: Marked, place: Model) -> Model:
    group = marked.row(models.DimensionGroup, "group")
    units = dict.fromkeys(("unit_en", "unit_nb", "unit_one_en", "unit_one_nb"), "")
    dimension = marked.row(models.Dimension, "dimension", group=group, headline=True, citation=place, **units)
    marked.row(models.Category, "category", dimension=dimension, citation=place)
    make_category(dimension, "second")
    cites = make_dimension(citation=place)  # a dimension or category that is published, defined in a text that is not
    force(cites.categories.first(), citation=place)
    return dimension


def mark_offices(marked: Marked, dimension: Model, source: Model, place: Model) -> Model:
    office, plain = marked.row(models.Office, "office"), plain_office()
    visit = marked.rests(models.Visit, "visitoffice", office=office, order=0, citation=plain_place())
    part = marked.rests(models.Part, "partoffice", visit=visit)
    for key, value in (
        ("leadership", "red"),
        ("model_scale", "whole"),
        ("municipal_services", "red"),
        ("staff_fte", 9),
    ):
        code(part, models.Dimension.objects.get(key=key), value, citation=plain_place())
    own = marked.row(models.Visit, "visit", office=plain, order=8, citation=plain_place())
    cites = marked.rests(models.Visit, "visitsource", office=plain, order=9, citation=place)
    for word, other in (("partvisit", own), ("partsource", cites)):
        part = marked.rests(models.Part, word, visit=other)
        coded = {"part": part, "dimension": plain_text(), "citation": plain_place()}
        marked.rests(models.Coding, f"of{word}", **coded, **TEXT)
    matches = {"office": plain, "citation": plain_place()}
    marked.row(models.PossibleMatch, "match", **{**matches, "other": models.Office.objects.get(slug="othervik")})
    marked.rests(models.PossibleMatch, "matchoffice", **{**matches, "other": office})
    mark_comparisons(marked, dimension, office, place)
    third = plain_visits("thirdvik", 1)
    marked.rests(models.PossibleMatch, "matchsource", office=plain, other=third, citation=place)
    return office


def mark_comparisons(marked: Marked, dimension: Model, office: Model, place: Model) -> None:
    both = (plain_office(), models.Office.objects.get(slug="othervik"))
    of_plain = {"dimension": plain_text(), "citation": plain_place()}
    marked.row(models.Comparison, "comparison", **of_plain).offices.set(both)
    other = {"dimension": plain_text(), "citation": plain_place()}
    marked.rests(models.Comparison, "comparisonsource", **{**other, "citation": place}).offices.set(both)
    marked.rests(models.Comparison, "comparisondimension", **{**other, "dimension": dimension}).offices.set(both)
    alone = marked.made(models.Comparison, "comparisonoffice", other | {"dimension": plain_text()})
    alone.offices.set([office, plain_office()])  # it rests on one of them, but is printed of two


def mark_codings(marked: Marked, dimension: Model, office: Model, place: Model) -> None:
    part = whole(plain_office(), 0)
    coded = {"part": part, "citation": plain_place()}
    marked.row(models.Coding, "coding", dimension=plain_text(), **coded, **TEXT)
    marked.rests(models.Coding, "codingsource", dimension=plain_text(), part=part, citation=place, **TEXT)
    category = dimension.categories.get(key="qzcategory")
    marked.rests(models.Coding, "codingdimension", dimension=dimension, category=category, **coded, **NO_VALUE)
    code(part, plain_text(), "twice cited", citation=plain_place()).further_citations.set([place])


def mark_findings(marked: Marked, dimension: Model, office: Model, place: Model) -> None:
    theme, plain = models.Theme.objects.first(), models.Finding.objects.get(key="plain-1")
    own = marked.row(models.Finding, "finding", theme=theme)
    source = marked.rests(models.Finding, "findingsource", theme=theme)
    category = dimension.categories.get(key="qzcategory")
    starts = marked.rests(
        models.Finding, "findingfrom", theme=theme, antecedent=dimension, antecedent_category=category
    )
    ends = marked.rests(models.Finding, "findingto", theme=theme, consequent=dimension)
    about = marked.rests(models.Finding, "findingoffice", theme=theme)
    about.offices.set([office])
    for finding in (own, starts, ends, about):
        make_place(finding, citation=plain_place())
    make_place(source, citation=place)
    for number, finding in enumerate((own, source, starts, ends, about)):
        marked.rests(models.Contradiction, f"contradiction{'abcde'[number]}", finding=plain, other=finding)
    make_place(plain, citation=place)
    plain.offices.set([office, plain_office()])
    plain.dimensions.set([dimension, *models.Dimension.objects.filter(key="staff_fte")])


def mark_conflicts(marked: Marked, dimension: Model, place: Model) -> None:
    first, second = (
        models.Category.objects.filter(dimension__key=key).first() for key in ("leadership", "model_scale")
    )
    ends = {"one": first.dimension, "one_category": first, "other": second.dimension, "other_category": second}
    category = dimension.categories.get(key="qzcategory")
    marked.row(models.Conflict, "conflict", citation=plain_place(), **ends)
    marked.rests(models.Conflict, "conflictsource", citation=place, **ends)
    theirs = {**ends, "other": dimension, "other_category": category}
    marked.rests(models.Conflict, "conflictdimension", citation=plain_place(), **theirs)


def mark_figures(marked: Marked, dimension: Model, place: Model) -> None:
    plain = models.Indicator.objects.get(key="plain-share")
    theme, plainly = plain.theme, {"study": plain_place().source, "citation": plain_place()}
    number = {"number_low": 3, "number_high": 3, "comparator": "="}
    theirs = {"study": place.source, "citation": place}
    own = marked.row(models.Indicator, "indicator", theme=theme)
    about = marked.rests(models.Indicator, "indicatordimension", theme=theme, dimension=dimension)
    source = marked.rests(models.Indicator, "indicatorsource", theme=theme)
    marked.row(models.Measurement, "figure", indicator=plain, order=5, **number, **plainly)
    marked.rests(models.Measurement, "figuresource", indicator=plain, order=6, **number, **theirs)
    marked.rests(models.Measurement, "figureindicator", indicator=own, **number, **plainly)
    marked.rests(models.Measurement, "figuredimension", indicator=about, **number, **plainly)
    make_measurement(source, citation=place)


def mark_what_is_said(marked: Marked, dimension: Model, office: Model, place: Model) -> None:
    """Warnings, reviews, ready questions."""
    plain, source = plain_place(), place.source
    of_plain = {"source": plain.source, "citation": plain}
    marked.row(models.Caveat, "caveat", **of_plain)
    marked.rests(models.Caveat, "caveatsource", source=source, citation=place)
    marked.rests(models.Caveat, "caveatoffice", **of_plain).offices.set([office])
    marked.rests(models.Caveat, "caveatdimension", **of_plain).dimensions.set([dimension])
    told = make_source(key="told2020")
    marked.row(models.ReviewEntry, "review", review=plain.source, study=told, citation=plain)
    marked.rests(models.ReviewEntry, "reviewsource", review=source, study=told, citation=place)
    marked.rests(models.ReviewEntry, "reviewstudy", review=plain.source, study=source, citation=plain)
    mark_questions(marked, dimension, place)


def mark_questions(marked: Marked, dimension: Model, place: Model) -> None:
    """A question goes with its side, a side with its categories, a sentence with the findings that carry it."""
    category, of_plain = dimension.categories.get(key="qzcategory"), {"source": place.source, "citation": place}
    stays = make_question(key="plain-question", dimension=models.Dimension.objects.get(key="leadership"))
    first = stays.sides.first().categories.get()
    own = marked.row(models.Question, "question")
    about = marked.rests(models.Question, "questiondimension")
    for number, question in enumerate((own, about)):
        question.from_dimensions.set([first.dimension])
        side = marked.rests(models.QuestionSide, f"side{'ab'[number]}", question=question)
        side.categories.set([first] if question is own else [category])
        marked.rests(models.QuestionSentence, f"sentence{'ab'[number]}", question=question, kind="answer")
    marked.rests(models.QuestionSide, "sidecategory", question=stays).categories.set([category])
    stays.from_dimensions.add(dimension)
    carried = marked.rests(models.QuestionSentence, "sentencefinding", question=stays, kind="point")
    make_carrier(carried, finding=models.Finding.objects.get(key="qzfinding"))
    plain = plain_place()
    marked.rests(models.QuestionSource, "supportsource", question=stays, **of_plain)
    marked.rests(models.QuestionSource, "supportquestion", question=own, source=plain.source, citation=plain)
