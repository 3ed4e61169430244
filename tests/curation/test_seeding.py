"""Seeding: safe to repeat, keeps the curator's hand, writes all or nothing, names what is wrong in a fixture."""

import re
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from offices.curation.seeding.codebook import CaveatEntry
from offices.curation.seeding.evidence import FindingEntry
from offices.curation.seeding.files import FixtureError, yaml_files
from offices.curation.seeding.offices import CodingEntry
from offices.curation.seeding.reading import read
from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.writer import write_rows
from offices.data.actions import delete_row, save_row
from offices.data.keys import NATURAL_KEYS
from offices.models import Caveat, Coding, Dimension, Office, SeededRow, Visit

pytestmark = pytest.mark.django_db
SHIPPED = settings.BASE_DIR / "fixtures"
STAFF = "lillevik/first-visit/office/staff_fte"


@pytest.fixture
def fixtures(tmp_path) -> Path:
    """A copy of the shipped fixtures that a test may change."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "fixtures"))


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def alone(folder: Path, *files: str) -> None:
    """Leaves these files: what they refer to is in the database, and all others take seconds to read."""
    for path in folder.rglob("*.yaml"):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()


def seed(folder: Path, **how: bool) -> dict[str, int]:
    return dict(write_rows(read_rows(folder), **how).counts)


def test_a_second_run_changes_nothing():
    assert seed(SHIPPED) == {"unchanged": SeededRow.objects.count()}


def test_every_row_has_a_history_that_says_seed():
    for model in (Office, Visit, Coding, Dimension):
        entries = model.history.all()
        assert {entry.history_change_reason for entry in entries} == {"seed"}
        assert set(entries.values_list("id", flat=True)) >= set(model.objects.values_list("id", flat=True))


def test_a_changed_fixture_changes_the_row_and_leaves_history(fixtures):
    alone(fixtures, "offices/lillevik.yaml")
    replace(fixtures, "offices/lillevik.yaml", "just over 20", "slightly over 20")
    assert seed(fixtures)["updated"] == 1
    row = Coding.objects.get(ref=STAFF)
    assert row.text_en == "slightly over 20"
    assert row.history.earliest().text_en == "just over 20"


def test_what_a_curator_changed_is_kept(fixtures, curator):
    alone(fixtures, "offices/lillevik.yaml")
    row = Coding.objects.get(ref=STAFF)
    row.note_en, row.note_nb = "checked", "sjekket"
    save_row(row=row, by=curator, reason="admin")
    replace(fixtures, "offices/lillevik.yaml", "just over 20", "slightly over 20")
    report = write_rows(read_rows(fixtures))
    assert report.kept == [STAFF]
    row.refresh_from_db()
    assert (row.text_en, row.note_en) == ("just over 20", "checked")


def test_what_a_curator_deleted_stays_deleted(fixtures, curator):
    delete_row(row=Office.objects.get(slug="storvik"), by=curator, reason="admin")
    replace(fixtures, "offices/storvik.yaml", "dimension: leadership,", "dimension: leadership, id: again,")
    counts = seed(fixtures)
    assert not Office.objects.filter(slug="storvik").exists()
    assert counts["left deleted"] > 100
    assert "created" not in counts


def test_what_a_curator_made_first_is_not_taken_over(fixtures):
    SeededRow.objects.filter(model="dimension", key="leadership").delete()
    report = write_rows(read_rows(fixtures))
    assert report.kept == ["leadership"]


def test_another_value_takes_the_place_of_the_shown_one(fixtures):
    """The new coding has another key, and two shown values would be refused."""
    replace(
        fixtures,
        "offices/lillevik.yaml",
        "dimension: leadership, category: one_leader, source_term: enleder-modell",
        "dimension: leadership, status: withheld",
    )
    with pytest.raises(FixtureError, match=r"offices/lillevik\.yaml.*shown value already.*--prune"):
        seed(fixtures)
    counts = seed(fixtures, prune=True)
    assert (counts["created"], counts["taken back"]) == (1, 1)


def test_what_is_no_longer_shipped_is_taken_back_unless_touched(fixtures, curator):
    replace(fixtures, "sources/klemsdal2008.yaml", "key: not-an-evaluation", "key: another-name")
    assert seed(fixtures, prune=True)["taken back"] == 1
    assert not Caveat.objects.filter(key="not-an-evaluation").exists()
    caveat = Caveat.objects.get(key="another-name")
    save_row(row=caveat, by=curator, reason="admin")
    report = write_rows(read_rows(SHIPPED), prune=True)
    assert report.kept == ["klemsdal2008/another-name"]
    assert Caveat.objects.filter(key="another-name").exists()
    delete_row(row=caveat, by=curator, reason="admin")
    assert seed(SHIPPED, prune=True)["left deleted"] == 1


def test_a_row_that_others_rest_on_is_never_taken_back(fixtures):
    (fixtures / "offices" / "storvik.yaml").unlink()
    for place in (fixtures / "sources").glob("*.yaml"):
        place.write_text(place.read_text().replace(", storvik", "").replace("storvik, ", "").replace("[storvik]", "[]"))
    assert seed(fixtures, prune=True)["no longer shipped, kept"] > 1
    assert Office.objects.filter(slug="storvik").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("offices/lillevik.yaml", "category: one_leader", "categori: one_leader", r"codings\[\d+\]: unknown key 'categori'"),
        ("offices/lillevik.yaml", "category: one_leader", "category: three_leaders", "allowed: leadership.one_leader, leader"),
        ("offices/lillevik.yaml", "dimension: leadership,", "dimension: leadershop,", "the dimension 'leadershop'"),
        ("offices/lillevik.yaml", "record: case", "record: rumour", "allowed: case, vignette, setting"),
        ("offices/lillevik.yaml", "slug: lillevik", "slug: [lillevik]", "slug must be a text"),
        ("offices/lillevik.yaml", "name: {en: Lillevik, nb: Lillevik}", "name: {en: Lillevik}", "name: nb must be a text"),
        ("offices/lillevik.yaml", "record: case", "record: case\nrecord: case", "stands twice"),
        ("offices/lillevik.yaml", "months_open: {low: 2.5,", "months_open: {low: some,", "'some'; expected a number"),
        ("offices/lillevik.yaml", "anonymised: yes", "anonymised: perhaps", "allowed: yes, no"),
        ("offices/lillevik.yaml", "visits:", "visits: none\nother:", "visits must be a list"),
        ("offices/lillevik.yaml", "category: one_leader", "status: not_stated, category: one_leader", "category: The status is “not stated”"),
        ("codebook/size.yaml", "scale: number", "scale: digits", "allowed: nominal, ordinal"),
        ("sources/klemsdal2008.yaml", "key: klemsdal2008", "key: 'bad key'", "key: Enter a valid"),
    ],
)  # fmt: skip
def test_a_wrong_fixture_is_named_and_nothing_is_written(fixtures, file, old, new, message):
    alone(fixtures, file)
    before = Coding.history.count()
    replace(fixtures, file, old, new)
    with pytest.raises(CommandError, match=message) as error:
        call_command("seed", fixtures=fixtures)
    assert Path(file).name in str(error.value)
    assert "Nothing was written" in str(error.value)
    assert Coding.history.count() == before


def test_what_is_not_yaml_is_named(fixtures):
    (fixtures / "offices" / "lillevik.yaml").write_text("a: [")
    with pytest.raises(CommandError, match=r"lillevik\.yaml: not readable as YAML"):
        call_command("seed", fixtures=fixtures)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FixtureError, match="there is no such folder"):
        yaml_files(tmp_path / "nowhere")


def test_an_entry_must_be_a_mapping_and_a_list_of_names_one_of_texts():
    with pytest.raises(FixtureError, match="here: expected keys and values"):
        read(CaveatEntry, ["a"], "here")
    with pytest.raises(FixtureError, match="here: cite must be a list of texts"):
        read(CodingEntry, {"dimension": "leadership", "cite": {"a": "b"}}, "here")


def test_all_mistakes_are_told_at_once(fixtures):
    alone(fixtures, "offices/lillevik.yaml", "codebook/size.yaml")
    replace(fixtures, "offices/lillevik.yaml", "record: case", "record: rumour")
    replace(fixtures, "offices/lillevik.yaml", "anonymised: yes", "anonymised: perhaps")
    replace(fixtures, "codebook/size.yaml", "scale: number", "scale: digits")
    with pytest.raises(FixtureError) as error:
        read_rows(fixtures)
    told = [line.split(" is ")[0] for line in str(error.value).splitlines()]
    assert told == [
        "codebook/size.yaml, dimensions[1]: scale",
        "offices/lillevik.yaml: record",
        "offices/lillevik.yaml: anonymised",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("findings/vatnoy2019-findings.yaml", "source: vatnoy2019", "source: breit2016", r": findings has the id 'vatnoy2019-.*must begin with breit2016-"),
        ("findings/vatnoy2019-findings.yaml", "antecedent: {dimension", "antecedent: {outcome", r"antecedent: unknown key 'outcome'; allowed: dimension, category\."),
        ("findings/vatnoy2019-findings.yaml", "antecedent: {dimension: ", "antecedent: {category: ", "category needs a dimension"),
        ("questions/generalists-or-specialists.yaml", "order: ", "order: x", "order is 'x.'; expected a number"),
        ("offices/lillevik.yaml", "anonymised: yes", "anonymised: [yes]", "anonymised is \\['yes'\\]; allowed: yes, no"),
        ("themes/themes.yaml", "label: {en:", "labels: {en:", r"themes\[0\]: label must be a text, or one in each language"),
        ("sources/klemsdal2008.yaml", "year: 2008", "year: NaN", "year is 'NaN'; expected a number"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_entry_and_key(fixtures, file, old, new, message):
    alone(fixtures, file)
    replace(fixtures, file, old, new)
    with pytest.raises(FixtureError, match=message) as error:
        read_rows(fixtures)
    assert file in str(error.value)


def test_a_finding_stands_somewhere():
    with pytest.raises(FixtureError, match="here: sources must name at least one"):
        read(FindingEntry, {"sources": []}, "here")


def test_a_second_coding_of_the_same_thing_needs_an_id(fixtures):
    alone(fixtures, "offices/lillevik.yaml")
    replace(fixtures, "offices/lillevik.yaml", "        codings:\n", "        codings:\n" + 2 * (
        "          - {dimension: advisers, status: withheld, shown: no, id: twice, cite: ['klemsdal2008:2.1']}\n"))  # fmt: skip
    with pytest.raises(FixtureError, match="give it an `id`"):
        read_rows(fixtures)


def test_figures_bound_the_side_that_their_comparator_says(fixtures):
    alone(fixtures, "offices/lillevik.yaml")
    replace(fixtures, "offices/lillevik.yaml", 'comparator: ">"', 'comparator: "<"')
    seed(fixtures)
    row = Coding.objects.get(ref=STAFF)
    assert (row.number_low, row.number_high, row.comparator) == (None, 20, "<")


def test_the_command_tells_what_it_did_and_what_it_kept(fixtures, curator, capsys):
    alone(fixtures, "offices/lillevik.yaml")
    row = Coding.objects.get(ref=STAFF)
    save_row(row=row, by=curator, reason="admin")
    replace(fixtures, "offices/lillevik.yaml", "just over 20", "slightly over 20")
    call_command("seed", fixtures=fixtures)
    printed = capsys.readouterr().out
    assert "1 kept as a curator left it" in printed
    assert STAFF in printed
    assert SeededRow.objects.exclude(newer="").get().key == STAFF, "the panel tells that something newer is shipped"
    replace(fixtures, "offices/lillevik.yaml", "slightly over 20", "just over 20")
    call_command("seed", fixtures=fixtures)
    assert not SeededRow.objects.exclude(newer="").exists()


@pytest.fixture
def another_folder(tmp_path) -> Path:
    """Fixtures of somebody else: the shipped ones less all offices and findings, with one office of their own."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "another"))
    for place in ("offices", "findings", "indicators", "questions", "reviews"):
        for file in (folder / place).glob("*.yaml"):
            file.unlink()
    for file in (folder / "sources").glob("*.yaml"):
        text = re.sub(r"^caveats:.*", "", file.read_text(encoding="utf-8"), flags=re.M | re.S)
        file.write_text(text, encoding="utf-8")
    name = "{en: Northern office, nb: Nordkontoret}"
    office = f"slug: northern\nrecord: case\nanonymised: yes\nname: {name}\nabout: {name}\nvisits: []\n"
    (folder / "offices" / "northern.yaml").write_text(office, encoding="utf-8")
    return folder


def n_rows() -> dict[str, int]:
    return {name: apps.get_model("offices", name).objects.count() for name in NATURAL_KEYS}


def test_another_folder_adds_and_takes_nothing_away(another_folder, capsys):
    before = n_rows()
    call_command("seed", fixtures=another_folder)
    assert n_rows() == {**before, "office": before["office"] + 1}
    assert f"{before['coding']:,} codings" in capsys.readouterr().out


def test_taking_back_much_of_the_data_needs_a_second_word(another_folder, capsys):
    for place in ("offices", "findings"):  # what goes is enough without them, and five times as quick
        shutil.copytree(SHIPPED / place, another_folder / place, dirs_exist_ok=True)
    before = n_rows()
    with pytest.raises(CommandError, match=r"(?s)more than a tenth.*--yes.*Nothing was written"):
        call_command("seed", fixtures=another_folder, prune=True)
    assert n_rows() == before
    assert f"{before['measurement']:,} measurements" in capsys.readouterr().out
    call_command("seed", fixtures=another_folder, prune=True, yes=True)
    after = n_rows()
    assert after["caveat"] == after["measurement"] == after["sentencefinding"] == 0
    assert after["coding"] == before["coding"]
    assert after["office"] == before["office"] + 1


def test_taking_back_a_little_says_first_what_goes(fixtures, capsys):
    replace(fixtures, "sources/klemsdal2008.yaml", "key: not-an-evaluation", "key: another-name")
    call_command("seed", fixtures=fixtures, prune=True)
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first == "To be taken back: 1 caveat."
    assert "1 created, 1 taken back" in second
