"""Files taken in by the panel: looked at, mended, written whole, told a second time, undone; and who is kept out."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from offices.curation.importing.confirming import told
from offices.models import Category, Coding, DataVersion, Import, Office
from tests import builders as make
from tests.panel import client_of

pytestmark = pytest.mark.django_db
PAGE = "/admin/import/"


@pytest.fixture
def coding(in_role):
    return client_of(in_role("Coder"))


@pytest.fixture
def case():
    """A draft office that is coded in a file."""
    office = make.make_office(visits=0, slug="draftvik", stage="draft")
    make.make_visit(office, key="first", stage="draft")
    return office


@pytest.fixture
def rows(case) -> list[str]:
    """Lines of a file of codings: one for each of two dimensions."""
    part, place = make.whole(case), make.make_citation()
    key, one, other = f"draftvik/first/{part.key}", make.make_dimension().key, make.make_dimension().key
    return [
        f"{key};{one};{one}.red;{place.source.key}:{place.key};stated;author;SANN",
        f"{key};{other};{other}.blue;{place.source.key}:{place.key};stated;author;ja",
    ]


HEADER = "part;dimension;category;citation;certainty;account;shown"


def sent(client, *lines: str, name: str = "coding.csv"):
    content = "\r\n".join([HEADER, *lines, ""]).encode("utf-8-sig")
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def looked_at(client, *lines: str):
    """The page of what would become of these lines."""
    answer = sent(client, *lines)
    assert answer.status_code == 302
    return client.get(answer.url)


def confirmed(client, page):
    """What is sent while the rows are written."""
    one = page.context["one"]
    return client.post(f"{PAGE}{one.pk}/confirm/", {"digest": page.context["plan"].digest})


def text_of(answer) -> str:
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def test_the_story_of_a_file(coding, rows, case, in_role):
    page = looked_at(coding, *rows)
    assert [number for number, _words in page.context["counts"]] == [2, 0, 0, 0]
    assert not Coding.objects.filter(part__visit__office=case).exists(), "looking writes nothing"
    answer = confirmed(coding, page)
    html = text_of(answer)
    assert answer.status_code == 200 and "Content-Encoding" not in answer.headers
    assert "It was taken in" in html and "</html>" in html and "Undo the import as a whole" in html
    found = Coding.objects.filter(part__visit__office=case)
    assert {(one.category.key, one.stage, one.shown) for one in found} == {
        ("red", "draft", True),
        ("blue", "draft", True),
    }
    one = Import.objects.get()
    assert (one.stage, one.content, one.counts["created"]) == ("done", None, 2)
    assert f"sha256:{one.checksum[:12]}" in found[0].history.get().history_change_reason
    again = confirmed(coding, page)
    assert again.status_code == 409 and "taken in already" in text_of(again)
    same = looked_at(coding, *rows)
    assert [number for number, _words in same.context["counts"]] == [0, 0, 0, 2] and not same.context["may_confirm"]
    assert coding.post(f"{PAGE}{one.pk}/undo/", {"why": "too early"}).status_code == 302
    assert not found.all().exists() and Import.objects.get(pk=one.pk).stage == "undone"
    assert coding.post(f"{PAGE}{one.pk}/undo/", {"why": "again"}).status_code == 409


def test_all_that_is_wrong_is_told_at_once_and_marked(coding, rows, case):
    wrong = [
        rows[0].replace("red", "green"),
        rows[1].replace("draftvik", "nowhere"),
        rows[1].replace(";ja", ";perhaps"),
    ]
    page = looked_at(coding, *wrong)
    assert {(one.row, one.column) for one in page.context["problems"]} >= {(2, "category"), (3, "part"), (4, "shown")}
    one = page.context["one"]
    assert not page.context.get("may_confirm")
    answer = coding.post(f"{PAGE}{one.pk}/confirm/", {"digest": "x"})
    assert "Nothing was written" in text_of(answer) and not Coding.objects.filter(part__visit__office=case).exists()
    marked = coding.get(f"{PAGE}{one.pk}/marked.xlsx")
    assert marked.headers["Content-Disposition"] == 'attachment; filename="coding-marked.xlsx"'
    sheet = load_workbook(BytesIO(marked.content))["coding"]
    assert "green" in sheet["C2"].value and sheet["C2"].comment is not None
    assert coding.get(f"{PAGE}{looked_at(coding, *rows).context['one'].pk}/marked.xlsx").status_code == 409


def test_what_changed_since_is_shown_and_not_written(coding, rows, case):
    page = looked_at(coding, *rows)
    other = make.code(make.whole(case), make.make_dimension(), "red", stage="draft")
    confirmed_text = text_of(confirmed(coding, looked_at(coding, rows[0])))
    assert "It was taken in" in confirmed_text
    late = text_of(confirmed(coding, page))
    assert "Nothing was written" in late and "data changed since the file was looked at" in late
    assert Coding.objects.filter(part__visit__office=case).exclude(pk=other.pk).count() == 1


def test_what_was_published_since_stands_in_the_way_of_undoing(coding, rows, case, in_role):
    text_of(confirmed(coding, looked_at(coding, *rows)))
    one, reviewing = Import.objects.get(), client_of(in_role("Reviewer"))
    assert coding.post(f"{PAGE}{one.pk}/send/").status_code == 302
    path = f"/admin/offices/office/{case.pk}/publish/"
    answer = reviewing.post(path, {**reviewing.get(path).context["seen"], "publish": "1"})
    assert answer.status_code == 302, answer.context and answer.context["refused"]
    refused = coding.post(f"{PAGE}{one.pk}/undo/", {"why": "a mistake"})
    assert refused.status_code == 409 and len(refused.context["problems"]) == 2
    assert Coding.objects.filter(part__visit__office=case, stage="published").count() == 2
    assert Import.objects.get().stage == "done"


def test_an_import_changes_nothing_that_readers_see(coding, rows):
    version = DataVersion.current()
    text_of(confirmed(coding, looked_at(coding, *rows)))
    assert DataVersion.current() == version


def test_whoever_goes_away_leaves_nothing(coding, rows, case, rf):
    page = looked_at(coding, *rows)
    request = rf.post("/")
    request.user = page.wsgi_request.user
    steps = told(request, page.context["one"], page.context["plan"])
    assert "2 of 2 rows" in next(steps)
    steps.close()
    assert Import.objects.get().stage == "checked"
    assert not Coding.objects.filter(part__visit__office=case).exists()


@pytest.mark.parametrize(("name", "content", "said"), [
    ("coding.csv", b"", "empty"), ("coding.pdf", b"%PDF-1.7", "PDF"), ("coding.csv", b"x" * (5 * 2**20 + 1), "at most 5 MB"),
])  # fmt: skip
def test_a_file_that_is_none_is_refused_and_not_kept(coding, name, content, said):
    answer = coding.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 409 and said in answer.content.decode()
    assert not Import.objects.exists()
    assert "Choose a file" in coding.post(PAGE, {}).content.decode()


def test_who_may_not_write_is_kept_out_at_every_door(coding, rows, in_role, client, viewer):
    page = looked_at(coding, *rows)
    one, reviewing = page.context["one"], client_of(in_role("Reviewer"))
    assert reviewing.get(PAGE).status_code == reviewing.get(f"{PAGE}{one.pk}/").status_code == 200
    doors = [PAGE, *(f"{PAGE}{one.pk}/{door}/" for door in ("confirm", "undo", "send"))]
    assert {reviewing.post(door, {"digest": page.context["plan"].digest}).status_code for door in doors} == {403}
    client.force_login(viewer)
    assert {client.get(door).status_code for door in (PAGE, f"{PAGE}{one.pk}/", f"{PAGE}{one.pk}/marked.xlsx")} == {403}
    client.logout()
    assert client.post(f"{PAGE}{one.pk}/confirm/").status_code == 302
    assert Import.objects.get().stage == "checked"


def test_names_of_real_places_are_refused_before_anything_is_written(coding):
    lines = "slug;record;name_en;name_nb\r\nkvu;case;The office in Tromsø;Kontoret i Tromsø\r\n"
    answer = coding.post(PAGE, {"file": SimpleUploadedFile("office.csv", lines.encode())})
    page = coding.get(answer.url)
    assert {(one.row, one.column) for one in page.context["problems"]} == {(2, "name_en"), (2, "name_nb")}
    assert not Office.objects.filter(slug="kvu").exists()


def test_many_rows_are_paged(in_role):
    coding = client_of(in_role("Codebook editor"))
    dimension = make.make_dimension(categories=())
    lines = "\r\n".join(["dimension;key;label_en;label_nb", *(f"{dimension.key};k{n};L {n};M {n}" for n in range(201))])
    page = coding.get(coding.post(PAGE, {"file": SimpleUploadedFile("category.csv", lines.encode())}).url)
    assert page.context["page"].paginator.num_pages == 2 and not Category.objects.filter(dimension=dimension).exists()
