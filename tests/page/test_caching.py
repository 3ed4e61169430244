"""What a browser or a proxy may keep: an ETag from the data, 304 while they stand, nothing of the admin's."""

import gzip

import brotli
import pytest

from offices.models import Office
from tests.builders import make_office

pytestmark = pytest.mark.django_db
PATHS = ["/", "/nb/offices/", "/offices/lillevik/", "/compare/?office=lillevik&office=storvik", "/codebook/", "/about/",
         "/api/v1/offices/?leadership=one_leader", "/api/v1/offices/lillevik/", "/api/v1/openapi.json"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_kept_while_the_data_stand(client, path, django_assert_num_queries):
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    with django_assert_num_queries(1):
        again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    make_office()
    changed = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(("accepted", "coding", "unpack"), [("gzip", "gzip", gzip.decompress),
                                                            ("gzip, deflate, br", "br", brotli.decompress),
                                                            ("br;q=0, gzip", "gzip", gzip.decompress)])  # fmt: skip
@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_compressed_for_who_takes_it_and_kept_all_the_same(client, path, accepted, coding, unpack):
    headers = {"accept-encoding": accepted}
    plain, packed = client.get(path), client.get(path, headers=headers)
    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert unpack(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
    assert client.get(path, headers=headers | {"if-none-match": packed.headers["ETag"]}).status_code == 304


KNOWN = ["{tag}", "W/{tag}", '"other", {tag}', '"other",W/{tag}', "{stem}-gzip\"", "{stem}-br\"", "W/{stem}-gzip\"",
         '"other-gzip", {stem}-zstd"', "*", " * "]  # fmt: skip
UNKNOWN = ["", '"other"', 'W/"other"', '"other-gzip"', "{stem}x\"", "{stem}-gzipped\"", "{stem}-gzip-br\"", "{bare}",
           '"-gzip"', "W/", "{tag}x", '"*"', "w/{tag}"]  # fmt: skip


@pytest.mark.parametrize("path", ["/about/", "/api/v1/dimensions/leadership/"])
@pytest.mark.parametrize(("said", "status"), [*((one, 304) for one in KNOWN), *((one, 200) for one in UNKNOWN)])
def test_a_tag_is_known_in_whatever_form_a_server_in_front_gave_it(client, path, said, status):
    tag = client.get(path).headers["ETag"]
    said = said.format(tag=tag, stem=tag[:-1], bare=tag.strip('"'))
    for method in (client.get, client.head):
        response = method(path, headers={"if-none-match": said})
        assert (response.status_code, response.headers["ETag"]) == (status, tag)
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(("path", "status"), [("/offices/nobody/", 404), ("/api/v1/offices/?page=0", 400)])
def test_any_tag_is_no_answer_where_there_is_none(client, path, status):
    assert client.get(path, headers={"if-none-match": "*"}).status_code == status


def test_a_page_that_knows_its_reader_hides_its_length(curating):
    answers = [curating.get("/admin/", headers={"accept-encoding": "br, gzip"}) for _ in range(20)]
    assert {one.headers["Content-Encoding"] for one in answers} == {"gzip"}
    assert len({len(one.content) for one in answers}) > 1


def test_each_address_language_and_host_has_its_own(client):
    tags = {client.get(path).headers["ETag"] for path in ("/", "/nb/", "/offices/", "/offices/?visit=any")}
    tags.add(client.get("/", headers={"host": "localhost"}).headers["ETag"])
    assert len(tags) == 5


def test_what_went_wrong_is_not_kept(client):
    for path in ("/offices/?nonsense=1", "/offices/nobody/", "/api/v1/nothing/"):
        response = client.get(path)
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def test_the_admin_and_the_probes_are_never_kept(client, curating):
    assert "ETag" not in curating.get("/admin/").headers
    assert "no-cache" in curating.get("/admin/").headers["Cache-Control"]
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"


def test_head_answers_like_get(client):
    for path in PATHS:
        got, asked = client.get(path), client.head(path)
        assert (asked.status_code, asked.content) == (200, b"")
        assert asked.headers == got.headers


def test_a_published_change_is_in_the_next_answer(client):
    client.get("/offices/")
    office = Office.objects.get(slug="lillevik")
    office.name_en = "Littlebay"
    office.save()
    assert "Littlebay" in client.get("/offices/").content.decode()
