"""Relations set against cases as the API's plain dictionaries. No queries, no HTTP."""

from offices.api.evidence_schemas import end_or_null
from offices.api.parameters import Json
from offices.evidence.hypotheses.lines import line, told_words
from offices.evidence.hypotheses.rows import Checked, Relation, Verdict
from offices.wording.findings import finding_url


def relation_row(relation: Relation) -> Json:
    """Studied offices by what they say; those from the same data and vignettes apart."""
    finding = relation.finding
    return {
        "id": finding.key,
        "statement": str(finding.statement),
        "antecedent": end_or_null(finding.antecedent),
        "consequent": end_or_null(finding.consequent),
        "direction": finding.direction,
        "kind": finding.kind,
        "why_no_case_can_tell": relation.why,
        "fits": [checked(one) for one in relation.having(Verdict.FITS)],
        "does_not_fit": [checked(one) for one in relation.having(Verdict.DOES_NOT_FIT)],
        "cannot_tell": [checked(one) for one in relation.having(Verdict.CANNOT_TELL)],
        "same_data": [checked(one) for one in relation.same_data],
        "drawn_from": [{"office": one.office.slug, "certain": one.is_certain} for one in relation.drawn_from],
        "vignettes": [{**checked(one), "same_data": one.same_data} for one in relation.vignettes],
        "url": finding_url(finding.key),
    }


def checked(one: Checked) -> Json:
    """`status` is the way of being without a value where that is why; `weakest` is how sure its least sure value is."""
    ends = [stand for stand in (one.antecedent, one.consequent) if stand]
    return {
        "office": one.office.slug,
        "visit": one.visit.key,
        "verdict": one.verdict,
        "why": one.why,
        "status": next((stand.status for stand in ends if stand.status), None),
        "values": told_words(one),
        "weakest": line(one).strength.word if any(stand.codings for stand in ends) else None,
    }
