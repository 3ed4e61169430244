"""The answer to a described office as the API's plain dictionaries, in the words of the page. No queries, no HTTP."""

from collections.abc import Iterator

from offices.api.parameters import Json
from offices.data.findings import Evidence
from offices.matrix.matrix import Matrix
from offices.our_office.answer import Answer
from offices.our_office.description import Choice
from offices.our_office.follows import About, Difference, says
from offices.our_office.likeness import Likeness, Stand
from offices.our_office.nearest import Nearest
from offices.our_office.words.answer import AnswerWords
from offices.our_office.words.near import why


def match_row(matrix: Matrix, evidence: Evidence, found: Answer, words: AnswerWords) -> Json:
    """All of the answer, with the keys of what it names."""
    return {
        "choices": [choice_row(one) for one in found.description.choices],
        "conflicts": [
            {
                "key": one.conflict.key,
                "dimensions": [choice.key for choice in one.choices],
                "why": str(one.conflict.why),
                "inferred": one.conflict.inferred,
                "citation": one.conflict.citation,
            }
            for one in found.clashes
        ],
        "verdict": f"{words.verdict[0]} {words.verdict[1]}".strip(),
        "n_families": found.n_families,
        "findings": list(finding_rows(evidence, found)),
        "does_not_carry_over": [{"code": one.code, "label": one.label, "text": str(one.text)} for one in words.lines],
        "offices": like_rows(found.cases),
        "vignettes": like_rows(found.vignettes),
        "unstudied": list(found.unstudied),
        "ask_at_home": [
            {"dimension": one.key, "label": str(one.label), "definition": str(one.definition)}
            for one in found.ask_at_home
        ],
        "changed": change_row(found.difference) if found.difference else None,
    }


def nothing_chosen() -> Json:
    """The answer to no description: nothing follows, and no record is like it."""
    lists = ("choices", "conflicts", "findings", "does_not_carry_over", "offices", "vignettes", "unstudied")
    return {**{name: [] for name in (*lists, "ask_at_home")}, "verdict": "", "n_families": 0, "changed": None}


def choice_row(one: Choice) -> Json:
    number = one.number and {**vars(one.number), "unit": one.dimension.unit}
    return {"dimension": one.key, "categories": list(one.words), "number": number, "either": one.is_either}


def finding_rows(evidence: Evidence, found: Answer) -> Iterator[Json]:
    for one in found.follows:
        for about in About:
            for finding in one.findings[about]:
                told = says(evidence, finding) if about == About.THIS else None
                yield {
                    "id": finding.key,
                    "choice": one.choice.key,
                    "about": about,
                    "basis": finding.basis,
                    "says": told,
                }


def like_rows(found: Nearest) -> list[Json]:
    return [like_row(one) for one in found.found]


def like_row(one: Likeness) -> Json:
    stands = {stand.value: [choice.key for choice in one.having(stand)] for stand in Stand}
    distance = float(one.distance or 0)
    own = {"slug": one.office.slug, "record": one.office.record, "distance": distance, "on": one.on}
    return {**own, **stands, "near": one.is_near, "why": str(why(one))}


def change_row(found: Difference) -> Json:
    change = found.change
    keys = {name: [one.key for one in ones] for name, ones in (("gained", found.gained), ("lost", found.lost))}
    return {"dimension": change.dimension.key, "before": list(change.before), "after": change.word, **keys}
