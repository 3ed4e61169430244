"""Fixtures written from the database: what is unchanged to the letter, what changed alone, and read back the same."""

import difflib
import shutil
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.splicing import key_edits, with_edits
from offices.curation.seeding.wording import block, spoken
from offices.data.actions import create_rows, delete_row, save_row
from offices.models import Coding, Finding, Office, Source

SHIPPED = settings.BASE_DIR / "fixtures"
STAFF = "lillevik/first-visit/office/staff_fte"


@pytest.fixture
def fixtures(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "fixtures"))


def changed_lines(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """File -> lines that went and lines that came."""
    found = {}
    for name in sorted({path.relative_to(one) for one in (SHIPPED, folder) for path in one.glob("*/*.yaml")}):
        old, new = (
            (one / name).read_text(encoding="utf-8").splitlines() if (one / name).exists() else []
            for one in (SHIPPED, folder)
        )
        diff = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        if diff:
            found[str(name)] = tuple([line[1:].strip() for line in diff if line[0] == sign] for sign in "-+")
    return found


@pytest.mark.django_db
def test_what_seeding_wrote_is_written_to_the_letter():
    call_command("export_fixtures", check=True)


@pytest.mark.django_db
def test_what_curators_did_comes_home_alone(fixtures):
    staff = Coding.objects.get(ref=STAFF)
    staff.text_en, staff.note_en, staff.note_nb = 'some "twenty": about', "Counted # twice.", "Talt to ganger."
    save_row(row=staff, by=None, reason="admin")
    draft = Coding(
        part=staff.part, dimension=staff.dimension, status="not_stated", shown=False, why_shown_en="Older.",
        why_shown_nb="Eldre.", ref=f"{STAFF}/second", citation=staff.citation,
    )  # fmt: skip
    create_rows(rows=[draft], by=None, reason="admin")
    delete_row(row=Office.objects.get(slug="storvik"), by=None, reason="admin")
    source = Source.objects.get(key="klemsdal2008")
    source.publisher = "Another: publisher"
    save_row(row=source, by=None, reason="admin")
    finding = Finding.objects.get(key="andreassen2008-f01")
    finding.strength_en = "no result is claimed, " * 12 + "that is all"
    save_row(row=finding, by=None, reason="admin")

    with pytest.raises(CommandError, match="files would change"):
        call_command("export_fixtures", to=fixtures, check=True)
    assert changed_lines(fixtures) == {}
    call_command("export_fixtures", to=fixtures)
    lines = changed_lines(fixtures)
    assert not (fixtures / "offices" / "storvik.yaml").exists()
    _, new = lines["sources/klemsdal2008.yaml"]
    assert 'publisher: "Another: publisher"' in new
    assert len(lines["findings/andreassen2008-findings.yaml"][0]) == 1
    assert 'en: "some \\"twenty\\": about"' in " ".join(lines["offices/lillevik.yaml"][1])
    back = {(row.model, row.key): row for row in read_rows(fixtures)}
    assert back["coding", STAFF].values["text_en"] == 'some "twenty": about'
    assert back["coding", STAFF].values["note_en"] == "Counted # twice."
    assert back["finding", finding.key].values["strength_en"] == finding.strength_en
    assert (("coding", f"{STAFF}/second") in back) == (draft.stage == "published")
    call_command("export_fixtures", to=fixtures, check=True)


OLD = 'key: one\n# why\ntitle: {en: "a", nb: "b"}\nyear: 2008\nlist: [a, b]  # kept\n'


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, OLD),
        ({"year": "2009"}, OLD.replace("2008", "2009")),
        ({"title": None}, OLD.replace('title: {en: "a", nb: "b"}\n', "")),
        ({"list": ["a", "c d"]}, OLD.replace("[a, b]", '[a, "c d"]')),
        ({"url": "no"}, OLD.replace("b]", "b]\nurl: no")),
        ({"key": "*x: #"}, OLD.replace("key: one", 'key: "*x: #"')),
    ],
)
def test_a_changed_key_alone_is_changed(change, text):
    old = {"key": "one", "title": {"en": "a", "nb": "b"}, "year": "2008", "list": ["a", "b"]}
    new = {key: value for key, value in (old | change).items() if value is not None}
    assert with_edits(OLD, key_edits(OLD, yaml.compose(OLD), old, new)) == text


@pytest.mark.parametrize("text", ["yes", "a: b", "- x", "# no", '"', "a\\b", "two\nlines", "æ " * 90 + ".", "01"])
def test_any_text_is_read_back(text):
    said = spoken({"key": text, "pair": {"en": text, "nb": "x" * 100}, "list": [text, "b"]})
    read = yaml.load(block(said, 0), yaml.BaseLoader)
    assert read == said
