"""What can be wrong with the data beyond what the database refuses: one function a question. Reads only.

Each yields a sentence per finding that names the row; `manage.py check_data` prints them and fails.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, F, Model, Q, QuerySet

from offices.curation.question_checks import (
    changed_carriers,
    incomplete_questions,
    long_answers,
    uncarried_sentences,
    unclear_sides,
)
from offices.data.disclosure.rows import can_be_seen, disclosed
from offices.models import (
    PUBLISHED_MODELS,
    Category,
    Coding,
    Dimension,
    Finding,
    FindingSource,
    Office,
    Source,
    Synonym,
    Visit,
)
from offices.models.coding import ON_DISPLAY
from offices.models.visibility import ON_SITE, fetched_with, has_stage, why_hidden
from offices.models.vocabulary import CATEGORY_SCALES, FindingBasis, Scale, Stage, Status

PUBLISHED = Q(stage=Stage.PUBLISHED)


def untranslated() -> Iterator[str]:
    """Every text in one language has its other half; words that people type differ from language to language."""
    for model in PUBLISHED_MODELS:
        if model is Synonym:
            continue
        for name in english_fields(model):
            norwegian = name.removesuffix("_en") + "_nb"
            for row in model.objects.filter(Q(**{name: ""}) ^ Q(**{norwegian: ""})).order_by("pk"):
                yield f"{model.__name__} {row}: {name} and {norwegian} must both be given, or neither."


def english_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if field.name.endswith("_en")]


def uncited() -> Iterator[str]:
    """Every published dimension says where it is defined; codings and visits are held to it by the database."""
    for dimension in Dimension.objects.filter(PUBLISHED, citation=None):
        yield f"Dimension {dimension}: no citation says where it is defined."


def not_visible() -> Iterator[str]:
    """What is published is on the site: nothing that it rests on is not."""
    for model in PUBLISHED_MODELS:
        if has_stage(model):
            visible: QuerySet[Any] = model.objects.visible(ON_SITE)
            hidden = model.objects.filter(PUBLISHED).exclude(pk__in=visible)
            for row in fetched_with(hidden):
                reasons = "; ".join(dict.fromkeys(why_hidden(row)))
                yield f"{model.__name__} {row}: published, but not visible: {reasons}."


def offices_left_out() -> Iterator[str]:
    """All that a published finding rests on is published."""
    for finding in Finding.objects.filter(PUBLISHED, offices__in=Office.objects.exclude(PUBLISHED)).distinct():
        yield f"Finding {finding}: it rests on an office that is not published."


def told_as_measured() -> Iterator[str]:
    """What was measured was measured by its study: nothing is measured that rests on interviews alone."""
    for source in Source.objects.filter(findings__finding__basis="measured", data_families__own_data=False).distinct():
        yield f"Source {source}: it has no data of its own, so nothing it found was measured."


def without_speaker() -> Iterator[str]:
    """Of every published finding it is said whose word it rests on."""
    for finding in Finding.objects.filter(PUBLISHED, speakers=None):
        yield f"Finding {finding}: no speaker says whose word it rests on."


def retold_at_first_hand() -> Iterator[str]:
    """Whoever cites what is retold is the second hand."""
    firsts = FindingSource.objects.filter(finding__basis=FindingBasis.RETOLD, second_hand=False)
    for place in firsts.select_related("finding", "study"):
        yield f"Finding {place.finding}: it is retold, so {place.study} is second-hand."


def inconsistent_scales() -> Iterator[str]:
    """Scale and category of a coding are those of its dimension."""
    strangers = Q(category__isnull=False) & ~Q(category__dimension=F("dimension"))
    for coding in Coding.objects.filter(strangers | ~Q(scale=F("dimension__scale"))):
        yield f"Coding {coding}: its scale or category is not that of its dimension."


def empty_dimensions() -> Iterator[str]:
    """A dimension with categories has some, a number has its unit."""
    wanting = Dimension.objects.filter(PUBLISHED, scale__in=CATEGORY_SCALES).annotate(n=Count("categories")).filter(n=0)
    for empty in wanting:
        yield f"Dimension {empty}: its scale asks for categories, and it has none."
    for dimension in Dimension.objects.filter(PUBLISHED, scale=Scale.NUMBER, unit_en=""):
        yield f"Dimension {dimension}: a number needs a unit."


def ends_of_findings() -> Iterator[str]:
    """A dimension that only findings speak of is told of no office, and a finding or a source does speak of it."""
    for dimension in Dimension.objects.filter(PUBLISHED, only_in_findings=True):
        if coded := dimension.codings.filter(PUBLISHED, status=Status.CODED).count():
            yield f"Dimension {dimension}: it is marked as only in findings, and {coded} values are coded of it."
        ends = Finding.objects.filter(PUBLISHED).filter(Q(antecedent=dimension) | Q(consequent=dimension))
        if not dimension.citation_id and not ends.exists():
            yield f"Dimension {dimension}: it is marked as only in findings, and is no end of any; nor is it cited."


def undecided_conflicts() -> Iterator[str]:
    """Of codings that disagree one is shown; that it says why is a rule of the model."""
    hidden = Coding.objects.filter(PUBLISHED, shown=False, realisation="in_place").select_related("part", "dimension")
    for coding in hidden:
        beside = Coding.objects.filter(ON_DISPLAY, part=coding.part, dimension=coding.dimension)
        if not beside.exists():
            yield f"Coding {coding}: it is not shown, and nothing is shown in its place."


def status_beside_value() -> Iterator[str]:
    """A dimension of a part is coded or without a value, not both."""
    whole = Q(category=None) & ~Q(status=Status.CODED)
    for coding in Coding.objects.filter(ON_DISPLAY & whole).select_related("part", "dimension"):
        coded = Coding.objects.filter(ON_DISPLAY, part=coding.part, dimension=coding.dimension, status=Status.CODED)
        if coded.exists():
            yield f"Coding {coding}: says {coding.status} beside a value of the same part."


def unreachable() -> Iterator[str]:
    """A published office has a published visit, and a published visit something coded."""
    for office in Office.objects.filter(PUBLISHED).exclude(visits__stage=Stage.PUBLISHED):
        yield f"Office {office}: published, but none of its visits is."
    for visit in (
        Visit.objects.filter(PUBLISHED).exclude(parts__codings__stage=Stage.PUBLISHED).select_related("office")
    ):
        yield f"Visit {visit}: published, but nothing is coded of it."


def without_history() -> Iterator[str]:
    """Every row has a history entry, so that nothing was written behind the models' back."""
    for model in PUBLISHED_MODELS:
        known = apps.get_model("offices", f"Historical{model.__name__}").objects.values(model._meta.pk.name)
        for row in model.objects.exclude(pk__in=known):
            yield f"{model.__name__} {row}: no history says where it came from."


def ambiguous_labels() -> Iterator[str]:
    """No two categories of a dimension share a label."""
    for language in ("en", "nb"):
        name = f"label_{language}"
        twice = Category.objects.values("dimension__key", name).annotate(n=Count("id")).filter(n__gt=1).order_by()
        for row in twice:
            yield f"Dimension {row['dimension__key']}: {row['n']} categories are called “{row[name]}”."


def disclosing() -> Iterator[str]:
    """Nothing that is public looks like a person or gives away where an anonymous office lies."""
    for model in PUBLISHED_MODELS:
        for row, findings in disclosed(model.public_rows().order_by("pk")):
            for field, found in findings.items() if type(row) is model and can_be_seen(row) else ():
                yield f"{type(row).__name__} {row}: {field}: {' '.join(map(str, found))}"


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    untranslated,
    uncited,
    not_visible,
    offices_left_out,
    told_as_measured,
    without_speaker,
    retold_at_first_hand,
    inconsistent_scales,
    empty_dimensions,
    ends_of_findings,
    undecided_conflicts,
    status_beside_value,
    unreachable,
    without_history,
    ambiguous_labels,
    incomplete_questions,
    unclear_sides,
    uncarried_sentences,
    changed_carriers,
    long_answers,
    disclosing,
)


def problems() -> Iterator[str]:
    """Everything found, check by check."""
    for check in CHECKS:
        yield from check()
