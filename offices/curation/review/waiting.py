"""What waits for review: rows and proposals, with who sent them and what they said. Few queries. Words: words.py."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value
from django.urls import reverse

from offices.curation.cases import OFFICE, Key
from offices.curation.review.naming import ahead, name_of
from offices.curation.review.words import Change, in_words, proposed_change, title
from offices.data.changers import changers
from offices.data.proposed import as_proposed, current, fields_of, kept
from offices.data.publishing import Writer, is_own
from offices.models import PUBLISHED_MODELS, Proposal, Step
from offices.models.base import Curated
from offices.models.vocabulary import Stage
from offices.models.workflow import CLOSED

LONGEST = 200
"""Letters of a line."""
MOST = 300
"""Shown on one page; the others follow once these are decided."""

Numbers = Mapping[str, Sequence[int]]
"""The numbers of rows by the name of their model."""


@dataclass(frozen=True)
class Waiting:
    """One thing to decide."""

    key: str
    row: Any
    """As it would be on the site."""
    change: Change
    sent: Any
    """The step, or the proposal, that says who wants it, when and why."""
    is_own: bool
    proposal: Proposal | None = None
    is_doubled: bool = False
    """Others have proposed changes of the same row."""

    comment: str = ""
    """What was said when it was sent."""

    @property
    def who(self) -> Any:
        return self.sent and self.sent.by

    @property
    def said(self) -> list[str]:
        """With the step, and on the proposal itself."""
        own = self.proposal.comment if self.proposal else ""
        return list(dict.fromkeys(filter(None, [self.comment, own])))

    @property
    def short(self) -> str:
        """In a line: the value and the place of what is new, or what becomes of what."""
        words = [str(one) for one in (line.new for line in self.change.lines if line.is_value)]
        if self.change.old:
            words = [f"{line.label}: {line.old or '–'} → {line.new or '–'}" for line in self.change.lines]
        text = "; ".join(words)
        return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"

    @property
    def kind(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def title(self) -> str:
        return title(self.row)

    @property
    def href(self) -> str:
        return reverse(f"admin:offices_{self.row._meta.model_name}_change", args=[self.row.pk])

    @property
    def when(self) -> Any:
        return self.proposal.changed_at if self.proposal else self.sent and self.sent.at

    @property
    def group(self) -> str:
        """The case that it is of, or what it is."""
        path = OFFICE.get(self.row._meta.model_name)
        return str(self.row._meta.verbose_name_plural).capitalize() if path is None else name_of(at_end(self.row, path))


def at_end(row: Any, path: str) -> Any:
    for name in path.split(".") if path else ():
        row = getattr(row, name)
    return row


def waiting(by: Writer) -> list[Waiting]:
    """All that waits, at most `MOST` of each sort, with what it changes in words; ordered by group, kind and name."""
    found = [*waiting_rows(by), *waiting_proposals(by)]
    in_words([one.change for one in found])
    return sorted(found, key=lambda one: (one.row._meta.model_name not in OFFICE, one.group, place(one.row), one.title))


def place(row: Any) -> int:
    return PUBLISHED_MODELS.index(type(row))


def numbers_in_review() -> dict[Any, list[int]]:
    """The rows in review by model, in one query."""
    staged = [model for model in PUBLISHED_MODELS if issubclass(model, Curated)]
    each = [
        model.objects.filter(stage=Stage.IN_REVIEW)
        .order_by()
        .values_list(Value(str(place), output_field=CharField()), "pk")
        for place, model in enumerate(staged)
    ]
    found: dict[Any, list[int]] = defaultdict(list)
    for number, pk in each[0].union(*each[1:], all=True)[:MOST]:
        found[staged[int(number)]].append(pk)
    return found


def waiting_rows(by: Writer) -> Iterator[Waiting]:
    numbers = numbers_in_review()
    sent = last_sent({model._meta.model_name: pks for model, pks in numbers.items()})
    back = last_returned({model._meta.model_name: pks for model, pks in numbers.items()})
    doubled = open_of({(model._meta.model_name, pk) for model, pks in numbers.items() for pk in pks})
    for model, asked in numbers.items():
        own, before, returned = changers(model, asked), published_before(model, asked), as_returned(model, back)
        for row in fetched(model, asked):
            key = (model._meta.model_name, row.pk)
            yield Waiting(
                f"row:{key[0]}:{row.pk}",
                row,
                Change(
                    fields_of(model), before.get(row.pk, {}), new_values(row, row.pk in before), returned.get(row.pk)
                ),
                sent.get(key),
                is_own(by, own.get(row.pk, ())),
                is_doubled=bool(doubled.get(key)),
                comment=sent[key].comment if key in sent else "",
            )


def waiting_proposals(by: Writer) -> Iterator[Waiting]:
    proposals = list(Proposal.objects.filter(stage=Stage.IN_REVIEW).select_related("by")[:MOST])
    counts = open_of({(one.model, one.row_id) for one in proposals})
    steps = last_sent({"proposal": [one.pk for one in proposals]})
    by_kind: dict[Any, list[Proposal]] = defaultdict(list)
    for one in proposals:
        by_kind[one.kind].append(one)
    for model, some in by_kind.items():
        rows = {row.pk: row for row in fetched(model, [one.row_id for one in some if one.row_id])}
        for one in some:
            row = rows.get(one.row_id or 0)
            if one.row_id is None or row is not None:
                yield Waiting(
                    f"proposal:{one.pk}:{one.version}",
                    row or as_proposed(one, None),
                    proposed_change(one, row),
                    one,
                    is_own(by, [one.by_id]),
                    one,
                    counts.get((one.model, one.row_id), 0) > 1,
                    steps[key].comment if (key := ("proposal", one.pk)) in steps else "",
                )


def fetched(model: Any, numbers: Iterable[int]) -> list[Any]:
    """The rows with what names them and what they are linked with."""
    several = [field.name for field in model._meta.many_to_many]
    single = ("part__visit__office", "dimension") if model._meta.model_name == "coding" else ahead(model)
    return list(model.objects.filter(pk__in=numbers).select_related(*single).prefetch_related(*several))


def new_values(row: Any, was_published: bool) -> Mapping[str, Any]:
    """Of what was on the site before, the columns alone are compared."""
    fields = fields_of(type(row))
    return current(row, [name for name, field in fields.items() if not (was_published and field.many_to_many)])


def published_before(model: Any, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What readers saw of each row last, where they did."""
    return values_of(model, model.history.filter(id__in=numbers, stage=Stage.PUBLISHED).order_by("history_id"))


def values_of(model: Any, entries: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """Of each row, as the last of its entries has them; links are left out."""
    columns = {name: field for name, field in fields_of(model).items() if not field.many_to_many}
    return {
        entry.id: {name: kept(field, getattr(entry, field.attname)) for name, field in columns.items()}
        for entry in entries
    }


def last_sent(numbers: Numbers) -> dict[Key, Step]:
    """The step with which each row came to review."""
    return newest_of(Step.objects.filter(after=Stage.IN_REVIEW), numbers)


def last_returned(numbers: Numbers) -> dict[Key, Step]:
    """The step with which each row went back, where it did."""
    return newest_of(Step.objects.filter(before=Stage.IN_REVIEW, after=Stage.DRAFT), numbers)


def as_returned(model: Any, back: Mapping[Key, Step]) -> dict[int, dict[str, Any]]:
    """The values of each row when it went back."""
    entries = [step.entry for (name, _row), step in back.items() if name == model._meta.model_name and step.entry]
    return values_of(model, model.history.filter(history_id__in=entries)) if entries else {}


def newest_of(steps: Any, numbers: Numbers) -> dict[Key, Step]:
    steps = steps.filter(model__in=list(numbers), row_id__in={pk for pks in numbers.values() for pk in pks})
    return {(step.model, step.row_id): step for step in steps.select_related("by").order_by("at", "id")}


def open_of(keys: Iterable[tuple[str, int | None]]) -> dict[tuple[str, int | None], int]:
    """How many proposals of each row are open."""
    keys = set(keys)
    found: dict[tuple[str, int | None], int] = defaultdict(int)
    rows = Proposal.objects.filter(row_id__in={pk for _, pk in keys if pk}).exclude(stage__in=CLOSED)
    for key in rows.values_list("model", "row_id") if keys else ():
        found[key] += 1
    return found
