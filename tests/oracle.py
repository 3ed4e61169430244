"""A second, slow, obviously right reading of a selection, straight from the tables. The engine is held against it."""

from collections import defaultdict

from offices.matrix.selection import Selection
from offices.models import Coding, Dimension, Visit

MISSING = ("not_stated", "not_applicable", "not_assessed", "withheld")


class Oracle:
    """Every published visit as a plain dictionary of sets; a selection is answered by looking at each in turn."""

    def __init__(self) -> None:
        self.dimensions = {row.key: row for row in Dimension.objects.filter(stage="published")}
        published = Visit.objects.filter(stage="published", office__stage="published").select_related("office")
        self.visits = [Seen(visit, self.dimensions) for visit in published]

    def visits_for(self, selection: Selection) -> list["Seen"]:
        by_office = defaultdict(list)
        for seen in self.visits:
            by_office[seen.office.pk].append(seen)
        allowed = []
        for group in by_office.values():
            group.sort(key=lambda seen: seen.visit.order)
            observed = [seen for seen in group if seen.visit.basis == "observed"]
            allowed += group if selection.visit == "any" else [(observed or group)[-1]]
        return [seen for seen in allowed if seen.office.record in selection.records and seen.matches(selection)]

    def slugs(self, selection: Selection) -> set[str]:
        return {seen.office.slug for seen in self.visits_for(selection)}

    def count(self, selection: Selection, dimension: str, word: str) -> int:
        """What a click on the word would give."""
        if dimension in selection.match_all:
            words = dict.fromkeys([*selection.choices.get(dimension, ()), word])
            choices = {**selection.choices, dimension: tuple(words)}
            clicked = Selection(choices, selection.ranges, selection.match_all, selection.visit)
        else:
            clicked = selection.narrowed(dimension, word)
        return len(self.slugs(clicked))

    def cell(self, selection: Selection, x: str, x_word: str, y: str, y_word: str) -> set[str]:
        return {
            seen.office.slug
            for seen in self.visits_for(selection)
            if x_word in seen.words(x) and y_word in seen.words(y)
        }


class Seen:
    """One visit: what it holds of each dimension."""

    def __init__(self, visit: Visit, dimensions: dict[str, Dimension]) -> None:
        self.visit, self.office, self.dimensions = visit, visit.office, dimensions
        self.cells, self.of_parts = defaultdict(list), set()
        rows = Coding.objects.filter(part__visit=visit, stage="published", shown=True, realisation="in_place")
        for row in rows.select_related("part", "dimension", "category", "citation__source"):
            if row.part.kind in ("office", row.dimension.union_of_part):
                self.cells[row.dimension.key].append(row)
            elif row.status == "coded":
                self.of_parts.add(row.dimension.key)

    def own_words(self) -> dict[str, set[str]]:
        """What the record is in itself."""
        cited = {row.citation.source.key for rows in self.cells.values() for row in rows if row.citation}
        return {"record": {self.office.record}, "basis": {self.visit.basis}, "source": cited}

    def words(self, key: str) -> set[str]:
        if key in (own := self.own_words()):
            return own[key]
        coded = [row for row in self.cells[key] if row.status == "coded"]
        if not coded:
            silent = [row.status for row in self.cells[key] if row.category is None]
            return {min(silent, key=MISSING.index) if silent else self.unsaid(key)}
        words = {"coded"}
        for row in coded:
            if row.category and row.holds is not False:
                words.add(row.category.key)
            if not row.category and row.holds is not None:
                words.add("yes" if row.holds else "no")
        return words

    def unsaid(self, key: str) -> str:
        """What is derived where no row tells of the whole office."""
        if key in self.of_parts:
            return "told_of_parts"
        return "not_told_of_phase" if self.visit.basis == "retrospective" else "not_yet_coded"

    def matches(self, selection: Selection) -> bool:
        return all(self.matches_dimension(key, selection) for key in selection.dimensions)

    def matches_dimension(self, key: str, selection: Selection) -> bool:
        chosen, words = selection.choices.get(key, ()), self.words(key)
        if chosen and (all if key in selection.match_all else any)(word in words for word in chosen):
            return True
        if key == "years":
            first, last = self.visit.year_low or 0, self.visit.year_high or 9999
            low, high = selection.ranges[key]
            return (low is None or last >= low) and (high is None or first <= high) and (first, last) != (0, 9999)
        return key in selection.ranges and any(
            in_range(row, *selection.ranges[key]) for row in self.cells[key] if row.comparator
        )


def in_range(row: Coding, low, high) -> bool:
    """Tries whole and half numbers one by one: is there one that the coding allows and the range too?"""
    tries = [n / 2 for n in range(-20, 700)]
    return any(allowed(row, n) and (low is None or n >= low) and (high is None or n <= high) for n in tries)


def allowed(row: Coding, n: float) -> bool:
    above = row.number_low is None or (n > row.number_low if row.comparator == ">" else n >= row.number_low)
    below = row.number_high is None or (n < row.number_high if row.comparator == "<" else n <= row.number_high)
    return above and below
