"""Each check of the data finds what it is for, and the shipped data pass them all."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from offices.curation import data_checks
from offices.curation.data_checks import CHECKS
from offices.models import Dimension, Office
from tests.builders import (
    code,
    make_dimension,
    make_finding,
    make_office,
    make_place,
    make_source,
    make_speaker,
    make_visit,
    whole,
)

pytestmark = pytest.mark.django_db
UNITS = ("unit_en", "unit_nb", "unit_one_en", "unit_one_nb")


def found(name: str) -> str:
    """What the check of this name says; all together take as long as reading everything."""
    check = getattr(data_checks, name)
    assert check in CHECKS
    return "\n".join(check())


def test_the_shipped_data_pass(capsys):
    call_command("check_data")
    assert f"The data pass {len(CHECKS)} checks" in capsys.readouterr().out


def test_the_command_fails_and_prints_each_problem(capsys):
    make_source(method_en="only English")
    with pytest.raises(CommandError, match="problems in the data"):
        call_command("check_data")
    assert "method_en and method_nb must both be given" in capsys.readouterr().err


def test_untranslated_is_found_both_ways():
    make_office(slug="half", about_nb="bare norsk")
    assert "Office half: about_en and about_nb" in found("untranslated")


def test_uncited_dimensions_are_found():
    dimension = make_dimension(citation=None)
    assert f"Dimension {dimension.key}: no citation" in found("uncited")


def test_a_scale_changed_behind_the_models_back_is_found():
    row = code(whole(make_office()), make_dimension("number"), 3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE offices_dimension SET scale = 'text' WHERE id = %s", [row.dimension_id])
    assert f"Coding {row.ref}: its scale or category" in found("inconsistent_scales")


def test_a_dimension_of_findings_alone_has_no_value_and_a_finding_or_a_source():
    told, cited, bare, end = (make_dimension(only_in_findings=True) for _ in range(4))
    code(whole(make_office()), told, "red")
    code(whole(make_office()), cited, status="not_stated")
    Dimension.objects.filter(pk__in=[bare.pk, end.pk]).update(citation=None)
    make_finding(consequent=end)
    text = found("ends_of_findings")
    assert f"Dimension {told}: it is marked as only in findings, and 1 values are coded of it." in text
    assert f"Dimension {bare}: it is marked as only in findings, and is no end of any; nor is it cited." in text
    assert not any(f"Dimension {one}: it is marked" in text for one in (cited, end))


def test_a_published_finding_that_says_no_speaker_is_found():
    silent, told, draft = make_finding(), make_finding(), make_finding(stage="draft")
    told.speakers.add(make_speaker())
    text = found("without_speaker")
    assert f"Finding {silent.key}: no speaker says whose word" in text
    assert not [key for key in (told.key, draft.key) if f"Finding {key}: no speaker" in text]


def test_what_is_retold_at_first_hand_is_found():
    retold, other = make_finding(basis="retold"), make_finding(basis="retold")
    first = make_place(retold)
    make_place(other, second_hand=True)
    text = found("retold_at_first_hand")
    assert f"Finding {retold.key}: it is retold, so {first.study} is second-hand" in text
    assert f"{other.key}: it is retold" not in text


def test_empty_dimensions_are_found():
    empty, unitless = make_dimension("nominal", ()), make_dimension("number", **dict.fromkeys(UNITS, ""))
    assert f"Dimension {empty.key}: its scale asks for categories" in found("empty_dimensions")
    assert f"Dimension {unitless.key}: a number needs a unit" in found("empty_dimensions")


def test_conflicts_without_a_decision_are_found():
    colour = make_dimension()
    alone = code(whole(make_office()), colour, "red", shown=False)
    part = whole(make_office())
    code(part, colour, "red", why_shown_en="a", why_shown_nb="b")
    beside = code(part, colour, "blue", shown=False)
    text = found("undecided_conflicts")
    assert f"Coding {alone.ref}: it is not shown, and nothing is" in text
    assert beside.ref not in text


def test_a_status_beside_a_value_is_found():
    tools, part = make_dimension("multi"), whole(make_office())
    code(part, tools, "red")
    status = code(part, tools, status="not_stated")
    assert f"Coding {status.ref}: says not_stated beside a value" in found("status_beside_value")


def test_what_no_page_leads_to_is_found():
    hidden = make_office(visits=0)
    empty = make_visit(make_office())
    assert f"Office {hidden.slug}: published, but none" in found("unreachable")
    assert f"Visit {empty.office.slug}: {empty.key}: published, but nothing is coded" in found("unreachable")


def test_a_row_without_history_is_found():
    Office.objects.bulk_create([Office(slug="smuggled", name_en="a", name_nb="a")])
    assert "Office smuggled: no history" in found("without_history")


def test_two_categories_with_one_label_are_found():
    dimension = make_dimension()
    dimension.categories.update(label_en="same")
    assert f"Dimension {dimension.key}: 2 categories are called “same”." in found("ambiguous_labels")
    assert Dimension.objects.filter(pk=dimension.pk).exists()
