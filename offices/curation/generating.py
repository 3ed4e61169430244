"""Made-up offices in any number, shaped like the real ones, for measuring. Never in a database that people use."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from offices.models import Citation, Coding, Dimension, Office, Part, Visit
from offices.models.sorting import sort_key
from offices.models.vocabulary import Basis, PartKind, RecordKind, Stage, Status

RECORDS, RECORD_WEIGHTS = RecordKind.values, (6, 3, 1)
VISITS, VISIT_WEIGHTS = (1, 2, 3, 4), (5, 3, 1, 1)
MISSING = (Status.NOT_STATED, Status.NOT_STATED, Status.NOT_STATED, Status.NOT_ASSESSED)
SHARE_MISSING, SHARE_UNCODED = 0.25, 0.05
SYLLABLES = ("ås", "berg", "dal", "eid", "fjord", "haug", "lille", "mo", "nes", "øy", "stor", "vik", "ær", "ås")
OFFICES_AT_ONCE, ROWS_AT_ONCE = 1000, 5000


@dataclass
class Batch:
    """Rows of a number of offices, to be written together."""

    offices: list[Office] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)

    def write(self) -> None:
        Office.objects.bulk_create(self.offices, ROWS_AT_ONCE)
        Visit.objects.bulk_create(self.visits, ROWS_AT_ONCE)
        Part.objects.bulk_create(self.parts, ROWS_AT_ONCE)
        Coding.objects.bulk_create(self.codings, ROWS_AT_ONCE)


def generate(visits: int, seed: int, dimensions: list[Dimension], citation: Citation) -> Iterator[int]:
    """Write offices until there are `visits` visits; yields how many there are after each batch.

    The same seed makes the same data. Values follow a skewed distribution, a quarter is without one, as in the
    shipped data.
    """
    made, number = 0, 0
    while made < visits:
        batch = Batch()
        for _ in range(OFFICES_AT_ONCE):
            if made >= visits:
                break
            chance = Random(f"{seed}-{number}")  # noqa: S311 - repeatable, not secret
            made += add_office(batch, chance, number, visits - made, dimensions, citation)
            number += 1
        batch.write()
        yield made


def add_office(
    batch: Batch, chance: Random, number: int, most: int, dimensions: list[Dimension], citation: Citation
) -> int:
    """One office with its visits; the number of visits."""
    name = "".join(chance.choices(SYLLABLES, k=2)).capitalize() + f" {number}"
    record = chance.choices(RECORDS, RECORD_WEIGHTS)[0]
    office = Office(slug=f"made-{number}", name_en=name, name_nb=name, record=record, stage=Stage.PUBLISHED)
    office.sort_key_en = office.sort_key_nb = sort_key(name)
    batch.offices.append(office)
    n_visits = min(chance.choices(VISITS, VISIT_WEIGHTS)[0], most)
    for order in range(n_visits):
        visit = Visit(
            office=office,
            key=f"visit-{order}",
            label_en=f"Visit {order + 1}",
            label_nb=f"Besøk {order + 1}",
            order=order,
            basis=Basis.OBSERVED if order or n_visits == 1 else Basis.RETROSPECTIVE,
            year_low=2006 + order * 3,
            year_high=2007 + order * 3,
            years_certainty="stated",
            citation=citation,
            stage=Stage.PUBLISHED,
        )
        batch.visits.append(visit)
        part = Part(
            visit=visit, key="office", kind=PartKind.OFFICE, name_en="The whole office", name_nb="Hele kontoret"
        )
        batch.parts.append(part)
        batch.codings += (coding for one in dimensions for coding in made_up_codings(chance, part, one, citation))
    return n_visits


def made_up_codings(chance: Random, part: Part, dimension: Dimension, citation: Citation) -> Iterator[Coding]:
    """What the visit says of the dimension: usually one value, of several categories up to three, or why none."""
    draw = chance.random()
    if draw < SHARE_UNCODED:
        return
    common = {
        "part": part,
        "dimension": dimension,
        "scale": dimension.scale,
        "citation": citation,
        "stage": Stage.PUBLISHED,
    }
    if draw < SHARE_UNCODED + SHARE_MISSING:
        yield Coding(status=chance.choice(MISSING), **common)
        return
    if dimension.scale == "number":
        low = int(chance.paretovariate(1.2) * 10) % 100_000
        yield Coding(number_low=low, number_high=low, comparator="=", **common)
        return
    categories = list(dimension.categories.all())
    weights = [1 / (place + 1) for place in range(len(categories))]
    several = chance.randint(1, 3) if dimension.scale == "multi" else 1
    for category in dict.fromkeys(chance.choices(categories, weights, k=several)):
        yield Coding(category=category, holds=True if dimension.scale == "multi" else None, **common)
