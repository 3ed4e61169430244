"""What a comparison of the shipped offices warns of: as their authors warn themselves."""

import re

import pytest
from django.utils import translation

from offices.compare.notices import notices
from offices.compare.rows import compare, compare_cases
from offices.data.case import Case
from offices.data.codebook import read_groups
from offices.data.editions import current_edition
from offices.data.offices import whole_offices
from offices.models.visibility import ON_SITE
from offices.wording.notices import NoticeText


def shipped(*slugs: str) -> dict[str, NoticeText]:
    compared = compare(whole_offices(current_edition(), slugs), read_groups(ON_SITE))
    return {notice.code: notice for notice in notices(compared)}


def test_lillevik_and_storvik_are_warned_of_as_by_their_author(db):
    told = shipped("lillevik", "storvik")
    assert list(told) == [
        "not_assessed",
        "confounded",
        "unequal_time_open",
        "different_informants",
        "certainty_differs",
    ]
    notice = told["not_assessed"]
    assert notice.title == "Not evaluated"
    assert notice.text.startswith("Klemsdal 2008: The comparison does not judge the two offices")
    assert {caveat.kind for caveat in notice.told.warnings} == {"not_an_evaluation", "not_assessed"}
    notice = told["confounded"]
    assert {"organisation_model", "model_scale", "change_strategy", "office_size", "portfolio_breadth"} < set(
        notice.keys
    )
    assert "leadership" not in notice.keys
    assert "Breadth of municipal services, Office size" in notice.text
    assert any("three times as many staff" in reason.text for reason in notice.reasons)
    notice = told["unequal_time_open"]
    assert "Lillevik: 2½ months after opening; Storvik: about 6 months after opening" in notice.text
    assert [reason.place.cited_as for reason in notice.reasons] == ["Klemsdal 2008"]


def test_the_one_and_the_two_leader_office_are_warned_of_as_by_their_author(db):
    told = shipped("one-leader-office", "two-leader-office")
    assert list(told) == ["not_assessed", "confounded", "different_informants", "certainty_differs"]
    notice = told["not_assessed"]
    assert notice.keys == ("case_system_access", "ict_tools", "case_systems_integrated", "results")
    assert notice.text.startswith("Vatnøy 2019: ")
    notice = told["confounded"]
    assert {"leadership", "work_division", "municipal_services", "predecessor_experience"} < set(notice.keys)
    assert not {"office_size", "portfolio_breadth"}.intersection(notice.keys)
    assert re.search("Leadership model.*Municipal services in the office", notice.text)
    assert any("municipal services beyond the minimum differ" in reason.text for reason in notice.reasons)


def test_pairs_across_studies(db):
    told = shipped("lillevik", "two-leader-office")
    assert {"different_sources", "different_years", "fte_and_headcount", "confounded"} < set(told)
    assert "Lillevik: 2007–2008 (inferred); Two-leader office: 2017." in told["different_years"].text
    told = shipped("afi10-case-b", "lillevik")
    assert next(iter(told)) == "possibly_same_office"
    assert "leader's words" in told["possibly_same_office"].reasons[0].text


def test_every_office_beside_itself(db):
    groups = read_groups(ON_SITE)
    for slug in ("lillevik", "storvik", "one-leader-office", "two-leader-office"):
        (whole,) = whole_offices(current_edition(), [slug])
        codes = {one.code for one in notices(compare_cases([Case(whole, visit) for visit in whole.visits], groups))}
        assert "retrospective_and_observed" in codes
        assert not {"possibly_same_office", "different_sources"}.intersection(codes)


def test_in_norwegian(db):
    with translation.override("nb"):
        told = shipped("lillevik", "storvik")
        assert told["not_assessed"].title == "Ikke evaluert"
        assert "Sammenligningen er ingen dom" in told["not_assessed"].text
        assert told["confounded"].text.startswith("Med 2 kontor varierer disse samtidig: ")
        assert "lederen (statlig styringslinje) 2" in told["different_informants"].text


@pytest.mark.parametrize("path", ["/compare/", "/nb/compare/"])
def test_the_page_keeps_sources_and_rows_folded(client, db, path):
    page = client.get(f"{path}?office=lillevik&office=storvik").content.decode()
    section = page[page.index('<section class="notices"') : page.index("</section>", page.index("notices-title"))]
    codes = re.findall(r'<li id="notice-(\w+)"', section)
    assert codes[:2] == ["not_assessed", "confounded"]
    open_text = re.sub(r"<details.*?</details>|<[^>]+>", "", section, flags=re.S)
    assert len(open_text) < 2000
    assert section.count("<details") == section.count("</details>") == len(codes)
    assert "/sources/klemsdal2008/" in section
