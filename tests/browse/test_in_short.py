"""Offices in short: every sentence is made from codings, in both languages, and read as text for the four cases."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from offices.browse.changes import Change, changes
from offices.browse.facts import facts
from offices.browse.in_short import SPOKEN_OF, as_text, in_short
from offices.browse.in_short.pieces import value
from offices.data.offices import whole_offices
from offices.data.records import (
    CategoryRecord,
    CitationRecord,
    CodingRecord,
    DimensionRecord,
    Number,
    OfficeRecord,
    Pair,
    PartRecord,
    VisitRecord,
)
from offices.models.vocabulary import MISSING_LABELS
from tests.editions import current_matrix

WHOLE, LEADER = PartRecord("office", "office", Pair("all"), 1, 0), PartRecord("leader", "leader", Pair("leader"), 1, 1)
PLACE = CitationRecord("one", Pair("One 2008", "En 2008"), "2", "")
LABELS = {
    "leadership": ("Leadership model", "Ledelsesmodell"),
    "organisation_model": ("Organisation model", "Organisasjonsmodell"),
    "office_size": ("Office size", "Kontorstørrelse"),
    "staff_fte": ("Full-time equivalents", "Årsverk"),
    "model_exceptions": ("Kept out of the model", "Unntak fra modellen"),
    "leader_employer": ("Leader's employer", "Lederens arbeidsgiver"),
}
SCALES = {"staff_fte": "number", "model_exceptions": "multi", "leader_employer": "multi"}


def dimension(key: str, *categories: tuple[str, str, str]) -> DimensionRecord:
    made = tuple(CategoryRecord(word, Pair(en, nb)) for word, en, nb in categories)
    unit = Pair("FTE", "årsverk") if key == "staff_fte" else Pair()
    union = "leader" if key == "leader_employer" else ""
    label = Pair(*LABELS[key])
    return DimensionRecord(key, SCALES.get(key, "nominal"), label, Pair(), unit, Pair(), True, union, made)


BOOK = {
    made.key: made
    for made in (
        dimension("leadership", ("one_leader", "one leader", "én leder"), ("rota", "by rota", "på omgang")),
        dimension("organisation_model", ("hybrid", "hybrid", "hybrid"), ("loose", "loosely coupled", "løst koblet")),
        dimension("office_size", ("small", "small", "lite"), ("tiny", "tiny, part-time", "bitte lite, deltid")),
        dimension("staff_fte"),
        dimension("model_exceptions", ("a", "youth", "ungdom"), ("b", "debt", "gjeld"), ("c", "work, pay", "arbeid, lønn")),
        dimension("leader_employer", ("state", "the state", "staten"), ("municipality", "the municipality", "kommunen")),
    )
}  # fmt: skip


def coding(key: str, category: str = "", **values) -> CodingRecord:
    part = LEADER if key == "leader_employer" else WHOLE
    holds = values.pop("holds", True) if key in ("model_exceptions", "leader_employer") else None
    return CodingRecord("ref", part, key, values.pop("status", "coded"), category, holds, citations=(PLACE,), **values)


def office(*codings: CodingRecord, record: str = "case", **values) -> OfficeRecord:
    row = {"months_low": None, "months_high": None, "months_certainty": "", "year_low": 2008, "year_high": 2008}
    row |= {"years_certainty": "stated", "basis": "observed", "informants": Pair(), "note": Pair(), "citation": PLACE}
    visit = VisitRecord(key="first", label=Pair("First"), parts=(WHOLE,), codings=codings, **{**row, **values})
    return OfficeRecord("a", record, True, Pair("A"), Pair(), (visit,))


def told(*codings: CodingRecord, book: dict[str, DimensionRecord] = BOOK, **values) -> str:
    return as_text(in_short(office(*codings, **values), book))


# --- the shipped records ---


@pytest.fixture
def shipped(db):
    matrix = current_matrix()
    return matrix, whole_offices(matrix.edition, [one.slug for one in matrix.offices])


def paragraphs(record: OfficeRecord, matrix):
    changed = changes(record, matrix.groups) if len(record.visits) > 1 else []
    return in_short(record, matrix.dimensions, changed)


def pieces_of(made):
    return [piece for paragraph in made for sentence in paragraph for piece in sentence.pieces]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_record_is_told_of_in_whole_sentences(shipped, language):
    matrix, records = shipped
    keys = {key for key in matrix.dimensions if "_" in key}
    keys |= {category.key for one in matrix.dimensions.values() for category in one.categories if "_" in category.key}
    with translation.override(language):
        for record in records:
            for paragraph in paragraphs(record, matrix):
                text = as_text([paragraph])
                assert text[0].isupper(), text
                assert text.endswith("."), text
                assert all(piece.text for sentence in paragraph for piece in sentence.pieces)
                assert not re.search(r"  |\( ?\)|[,:;] *\.|, ,|\.\.|%|None|Pair\(|_", text), text
                assert not keys & set(re.findall(r"\w+", text)), text
                assert text.count("(") == text.count(")")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_value_is_coded_shown_and_in_place_and_leads_to_its_evidence(shipped, language):
    matrix, records = shipped
    with translation.override(language):
        for record in records:
            latest = record.latest
            rows = {f"#fact-{dimension.key}" for dimension, _values in facts(latest, matrix.groups, also=SPOKEN_OF)}
            rows |= {f"#phase-{visit.key}" for visit in record.visits} | {"#changes"}
            rows |= {f"#changed-{row.key}" for row in changes(record, matrix.groups)}
            said = [
                (one.dimension, value(one, matrix.dimensions[one.dimension]).text)
                for one in latest.codings
                if one.shown and one.realisation == "in_place" and one.is_coded
                and one.part.kind in ("office", matrix.dimensions[one.dimension].union_of_part)
            ]  # fmt: skip
            pieces = pieces_of(paragraphs(record, matrix))
            for piece in pieces:
                assert not piece.dimension or (piece.dimension, piece.text) in said
                assert not piece.url.startswith("#") or piece.url in rows, (record.slug, piece)
            silent = {one.dimension for one in latest.codings} - {key for key, _text in said}
            assert not silent & {piece.dimension for piece in pieces}


@pytest.mark.parametrize(("language", "words"), [("en", "by our reading"), ("nb", "etter vår tolkning")])
def test_what_is_inferred_says_so(shipped, language, words):
    """As many hedges as there are groups of inferred values: no dimension with one is told of without."""
    matrix, records = shipped
    with translation.override(language):
        for record in records:
            if record.record == "setting":
                continue
            made = in_short(record, matrix.dimensions)
            spoken = {piece.dimension for piece in pieces_of(made)}
            groups = {
                (one.dimension, one.holds)
                for key in spoken - {""}
                for one in record.latest.cell(matrix.dimensions[key])
                if one.certainty == "inferred"
            }
            inferred = len(groups) + (record.latest.years_certainty == "inferred")
            assert as_text(made).count(words) == inferred, record.slug


def test_a_vignette_and_a_setting_say_that_they_are_no_office(shipped):
    matrix, records = shipped
    for record in records:
        text = as_text(paragraphs(record, matrix))
        assert ("not counted as an office" in text) is (record.record != "case")
        assert record.record == "case" or record.record in text


GOLDEN = {
    ("lillevik", "en"): [
        "The office is medium-sized (by our reading), with just over 20 FTE, in a municipality of around 15,000 "
        "inhabitants. It has one leader, with the state as employer. Its organisation model is generalist, on the model "
        "scale placed at radical generalist. It was studied in Klemsdal 2008.",
        "The model was decided by the county level. Work is divided by duration of need and birth date. The model leaves "
        "out refugees, people with drug problems, social assistance, complex insurance cases and, according to staff in "
        "the state line, basic and attendance benefit, car benefit and child support. Breadth of municipal services: the "
        "social office. Its municipal services include social assistance, refugee service and, by our reading, drug "
        "measures. Kept outside the office: drug treatment and, vaguely put, follow-up at home. Researchers were there 2½"
        " months after opening, in 2007–2008 (by our reading). Changed between the phases: principles of division and, by"
        " our reading, ways of building competence and, according to staff, vaguely put, morning meeting.",
    ],
    ("lillevik", "nb"): [
        "Kontoret er mellomstort (etter vår tolkning), med litt over 20 årsverk, i en kommune med rundt 15 000 "
        "innbyggere. Det har én leder, med staten som arbeidsgiver. Kontoret har en generalistmodell, på modellskalaen "
        "plassert på trinnet radikal generalist. Kontoret er undersøkt i Klemsdal 2008.",
        "Modellen ble bestemt av fylkesleddet. Arbeidet er delt inn etter varighet av brukerbehov og fødselsdato. Utenfor"
        " modellen holdes flyktninger, rusproblemer, økonomisk sosialhjelp, kompliserte trygdesaker og, ifølge ansatte i "
        "statlig styringslinje, grunn- og hjelpestønad, stønad til bil og bidragssaker. Bredden i kommunale tjenester: "
        "sosialkontoret. Blant de kommunale tjenestene er økonomisk sosialhjelp, flyktningtjeneste og, etter vår "
        "tolkning, rustiltak. Lagt utenfor kontoret: rusbehandling og, vagt uttrykt, oppfølging i bolig. Forskere var der"
        " 2½ måneder etter åpningen, i 2007–2008 (etter vår tolkning). Endret mellom fasene: inndelingsprinsipper og, "
        "etter vår tolkning, metoder for kompetanseutvikling og, ifølge ansatte, vagt uttrykt, morgenmøte.",
    ],
    ("storvik", "en"): [
        "The office is large, with 100 FTE, in a municipality of about 30,000 inhabitants. It has one leader, with the "
        "municipality as employer. Its organisation model is hybrid, on the model scale placed at interdisciplinary "
        "cooperation (by our reading). It was studied in Klemsdal 2008.",
        "The model was decided by the office. Work is divided by birth date (vaguely put). Breadth of municipal services:"
        " broad. Its municipal services include social assistance, refugee service and, by our reading, housing measures."
        " Kept outside the office: psychiatric nursing and child welfare. Researchers were there about 6 months after "
        "opening, in 2007–2008 (by our reading).",
    ],
    ("storvik", "nb"): [
        "Kontoret er stort, med 100 årsverk, i en kommune med om lag 30 000 innbyggere. Det har én leder, med kommunen "
        "som arbeidsgiver. Kontoret har en hybridmodell, på modellskalaen plassert på trinnet tverrfaglig "
        "samarbeidsmodell (etter vår tolkning). Kontoret er undersøkt i Klemsdal 2008.",
        "Modellen ble bestemt av kontoret. Arbeidet er delt inn etter fødselsdato (vagt uttrykt). Bredden i kommunale "
        "tjenester: bred. Blant de kommunale tjenestene er økonomisk sosialhjelp, flyktningtjeneste og, etter vår "
        "tolkning, boligtiltak. Lagt utenfor kontoret: psykiatrisk sykepleie og barnevern. Forskere var der omtrent 6 "
        "måneder etter åpningen, i 2007–2008 (etter vår tolkning).",
    ],
    ("one-leader-office", "en"): [
        "The office is medium-sized, with 45 employees. It has one leader, with the municipality as employer. Its "
        "organisation model is hybrid (by our reading), on the model scale placed at broadened portfolio (by our "
        "reading). It was studied in Vatnøy 2019.",
        "Work is divided by need for effort. The model leaves out refugees, sick leave and, vaguely put, people with drug"
        " problems. Breadth of municipal services: more than the minimum. Its municipal services include social "
        "assistance, refugee service and, by our reading, qualification programme, temporary housing, individual plan and"
        " information and advice. Researchers were there in 2017; how long after opening is not stated. Changed between "
        "the phases: leadership model, leader's employer, organisation model, scale from separate lines to generalist, "
        "form of integration and 3 others (all by our reading).",
    ],
    ("one-leader-office", "nb"): [
        "Kontoret er mellomstort, med 45 ansatte. Det har én leder, med kommunen som arbeidsgiver. Kontoret har en "
        "hybridmodell (etter vår tolkning), på modellskalaen plassert på trinnet bredere saksportefølje (etter vår "
        "tolkning). Kontoret er undersøkt i Vatnøy 2019.",
        "Arbeidet er delt inn etter innsatsbehov. Utenfor modellen holdes flyktninger, sykefravær og, vagt uttrykt, "
        "rusproblemer. Bredden i kommunale tjenester: mer enn minimum. Blant de kommunale tjenestene er økonomisk "
        "sosialhjelp, flyktningtjeneste og, etter vår tolkning, kvalifiseringsprogrammet; midlertidig botilbud; "
        "individuell plan og opplysning, råd og veiledning. Forskere var der i 2017. Hvor lenge etter åpningen det var, "
        "er ikke oppgitt. Endret mellom fasene: ledelsesmodell, lederens arbeidsgiver, organisasjonsmodell, skala fra "
        "atskilte linjer til generalist, integreringsform og 3 andre (alt etter vår tolkning).",
    ],
    ("two-leader-office", "en"): [
        "The office is medium-sized, with 39 employees (by our reading). It has two leaders, with the state and the "
        "municipality as employers. Its organisation model is specialist (by our reading), on the model scale placed at "
        "separate lines (by our reading). It was studied in Vatnøy 2019.",
        "Work is divided by benefit or scheme. Breadth of municipal services: more than the minimum. Its municipal "
        "services include social assistance, refugee service, Housing Bank funds and, by our reading, qualification "
        "programme, temporary housing, individual plan and information and advice. Researchers were there in 2017; how "
        "long after opening is not stated. Changed between the phases: form of integration and, by our reading, "
        "organisation model, scale from separate lines to generalist, breadth of tasks and 2 others and, according to "
        "staff in the municipal line, same tasks in both lines.",
    ],
    ("two-leader-office", "nb"): [
        "Kontoret er mellomstort, med 39 ansatte (etter vår tolkning). Det har to ledere, med staten og kommunen som "
        "arbeidsgivere. Kontoret har en spesialistmodell (etter vår tolkning), på modellskalaen plassert på trinnet "
        "atskilte linjer (etter vår tolkning). Kontoret er undersøkt i Vatnøy 2019.",
        "Arbeidet er delt inn etter ytelse eller ordning. Bredden i kommunale tjenester: mer enn minimum. Blant de "
        "kommunale tjenestene er økonomisk sosialhjelp, flyktningtjeneste, midler fra Husbanken og, etter vår tolkning, "
        "kvalifiseringsprogrammet; midlertidig botilbud; individuell plan og opplysning, råd og veiledning. Forskere var "
        "der i 2017. Hvor lenge etter åpningen det var, er ikke oppgitt. Endret mellom fasene: integreringsform og, etter"
        " vår tolkning, organisasjonsmodell, skala fra atskilte linjer til generalist, oppgavebredde og 2 andre og, "
        "ifølge ansatte i kommunal styringslinje, like oppgaver i begge linjer.",
    ],
}


@pytest.mark.parametrize(("slug", "language"), GOLDEN)
def test_the_four_cases_as_text(shipped, slug, language):
    matrix, records = shipped
    (record,) = [one for one in records if one.slug == slug]
    with translation.override(language):
        made = [as_text([paragraph]).replace("\xa0", " ") for paragraph in paragraphs(record, matrix)]
    assert made == GOLDEN[slug, language]


# --- records made by hand ---


def test_a_category_that_a_curator_added_gets_the_plain_form():
    text = told(coding("leadership", "rota"), coding("organisation_model", "loose"), coding("office_size", "tiny"),
                coding("leader_employer", "state"), coding("staff_fte", number=Number(Decimal(3), Decimal(3), "=")))  # fmt: skip
    assert "Leadership model: by rota. Leader's employer: the state." in text
    assert "Organisation model: loosely coupled." in text
    assert "Office size: tiny, part-time. The office has 3 FTE." in text


def test_a_codebook_without_the_spine_leaves_the_frame_only():
    assert told(coding("leadership", "one_leader"), book={}) == (
        "It was studied in One 2008. Researchers were there in 2008; how long after opening is not stated."
    )


def test_planned_hidden_and_partial_values_are_not_told():
    unit = PartRecord("unit", "unit", Pair("team"), 1, 2)
    others = [
        coding("leadership", "one_leader", realisation="planned"),
        coding("organisation_model", "hybrid", shown=False),
        replace(coding("office_size", "small"), part=unit),
    ]
    text = told(*others)
    assert not any(word in text for word in ("one leader", "hybrid", "small"))
    assert "No value for the whole office: leadership model and organisation model." in text
    assert "Told of parts only: office size." in text


@pytest.mark.parametrize("status", [status for status in MISSING_LABELS if status != "not_yet_coded"])
def test_every_way_of_being_without_a_value_is_named_as_it_is(status):
    text = told(coding("leadership", status=status))
    label = str(MISSING_LABELS[status])
    assert f"{label[0].upper()}{label[1:]}: leadership model." in text
    assert "Not yet coded: office size and organisation model." in text


def test_any_number_of_staff_is_a_size():
    text = told(
        coding(
            "staff_fte",
            number=Number(Decimal(20), None, ">"),
            text=Pair("just over 20", "litt over 20"),
            certainty="vague",
        )
    )
    assert "The office has just over 20 FTE." in text
    assert "office size" not in text


@pytest.mark.parametrize(
    ("values", "hedge"),
    [
        ({}, ""),
        ({"certainty": "inferred"}, " (by our reading)"),
        ({"account": "coder"}, " (by our reading)"),
        ({"certainty": "vague"}, " (vaguely put)"),
        ({"account": "leader"}, " (according to the leader)"),
        ({"account": "union", "certainty": "vague"}, " (according to a union representative, vaguely put)"),
        ({"account": "document"}, " (according to a document)"),
        ({"account": "staff", "account_line": "municipality"}, " (according to staff in the municipal line)"),
    ],
)
def test_hedges(values, hedge):
    assert f"It has one leader{hedge}." in told(coding("leadership", "one_leader", **values))
    assert f"The model leaves out youth{hedge}." in told(coding("model_exceptions", "a", **values))


def test_lists():
    stated, read = coding("model_exceptions", "a"), coding("model_exceptions", "b", certainty="inferred")
    by_staff = coding("model_exceptions", "b", account="staff")
    comma, absent = coding("model_exceptions", "c"), coding("model_exceptions", "b", holds=False)
    assert "leaves out youth and, by our reading, debt." in told(read, stated)
    assert "leaves out youth and debt (all by our reading)." in told(replace(stated, certainty="inferred"), read)
    assert "leaves out youth (by our reading) and, according to staff, debt." in told(
        replace(stated, certainty="inferred"), by_staff
    )
    assert "leaves out youth; debt and work, pay." in told(stated, replace(read, certainty="stated"), comma)
    assert "leaves out youth." in told(stated, absent)
    assert "leaves out" not in told(absent)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"year_low": None, "year_high": None}, "When it was seen is not stated."),
        ({"year_high": None}, "Researchers were there from 2008 on; how long after opening is not stated."),
        ({"year_low": None}, "Researchers were there until 2008; how long after opening is not stated."),
        ({"years_certainty": "vague"}, "Researchers were there in 2008 (vaguely put); how long"),
        ({"basis": "retrospective"}, "All of it was told afterwards, of this time: in 2008."),
        ({"record": "setting"}, "The time that was studied: in 2008."),
        (
            {"months_low": Decimal(6), "months_high": Decimal(6), "months_certainty": "inferred", "year_low": None, "year_high": None},
            "Researchers were there 6 months after opening (by our reading); the year is not stated.",
        ),
    ],
)  # fmt: skip
def test_when_it_was_seen(values, sentence):
    assert sentence in told(**values)


@pytest.mark.parametrize("record", ["case", "vignette", "setting"])
def test_a_record_without_a_visit_or_a_source(record):
    bare = replace(office(record=record), visits=())
    assert as_text(in_short(bare, BOOK)).endswith("Nothing is coded of it yet.")
    unsourced = told(record=record, citation=None)
    assert unsourced.startswith("This is a ")


def test_settings_are_told_of_in_the_plain_form():
    text = told(
        coding("leadership", "one_leader"),
        coding("staff_fte", number=Number(Decimal(9), Decimal(9), "=")),
        record="setting",
    )
    assert "Full-time equivalents: 9 FTE. Leadership model: one leader." in text


def test_many_changes_are_counted_after_five():
    rows = [Change(f"d{n}", f"Label {n}", ()) for n in range(8)]
    text = as_text(in_short(office(), BOOK, rows))
    assert "Changed between the phases: label 0, label 1, label 2, label 3, label 4 and 3 others." in text
    assert "label 4 and label 5." in as_text(in_short(office(), BOOK, rows[:6]))
    assert "phases: IKT-verktøy." in as_text(in_short(office(), BOOK, [Change("d", "IKT-verktøy", ())]))
