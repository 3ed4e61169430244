"""How many queries a page costs, and that none costs more when there are more offices."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import code, make_dimension, make_office, whole

pytestmark = pytest.mark.django_db

QUERIES = {
    "/": 9,
    "/offices/": 1,
    "/offices/?visit=any&leadership=one_leader": 1,
    "/offices/lillevik/": 1,
    "/compare/": 1,
    "/compare/?office=lillevik&office=storvik": 1,
    "/our-office/": 1,
    "/our-office/?leadership=one_leader&office_size=small&then_leadership=two_leaders": 1,
    "/explore/": 1,
    "/offices/?q=leder": 1,
    "/evidence/": 1,
    "/evidence/?q=leder&theme=leadership": 1,
    "/evidence/larsen2012-l09/": 1,
    "/evidence/?sort=-bodies": 1,
    "/evidence/map/?group=leading": 1,
    "/evidence/gaps/": 1,
    "/evidence/hypotheses/": 1,
    "/evidence/hypotheses/?kind=hypothesis": 1,
    "/questions/": 1,
    "/questions/one-leader-or-two/": 1,
    "/questions/how-to-divide-the-work/": 1,
    "/evidence/?question=which-size": 1,
    "/indicators/": 1,
    "/codebook/": 1,
    "/codebook/leadership/": 12,
    "/sources/": 1,
    "/sources/?design=interviews&sample_informants_min=5&sort=name": 1,
    "/sources/larsen2012/": 8,
    "/search/?q=leder": 1,
    "/data/": 1,
    "/about/": 1,
}


def count(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_the_number_of_offices(client):
    before = {path: count(client, path) for path in QUERIES}
    assert {path: n for path, n in before.items() if n > QUERIES[path]} == {}
    dimension = make_dimension()
    for _ in range(20):
        code(whole(make_office(visits=3)), dimension, "red")
    after = {path: count(client, path) for path in QUERIES}
    assert {path: n for path, n in after.items() if n > before[path]} == {}


def test_an_office_is_read_once_and_again_after_a_change(client):
    def cold(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    make_office()
    client.get("/about/")  # the matrix
    assert 5 < cold("/offices/storvik/") <= 40
    assert cold("/offices/storvik/") == 1
    assert cold("/compare/?office=storvik&office=lillevik") <= 40
    make_office()
    client.get("/about/")
    assert cold("/offices/storvik/") > 5


def test_no_more_offices_are_kept_than_fit(client):
    from offices.data import offices as querysets
    from offices.data.editions import current_edition

    slugs = [make_office(slug=f"kept-{number}").slug for number in range(querysets.MOST_WHOLE + 5)]
    for slug in slugs:
        client.get(f"/offices/{slug}/")
    assert len(current_edition().last(querysets.read_whole, 1)) == querysets.MOST_WHOLE


def test_six_offices_cost_as_many_queries_as_two(client):
    slugs = [make_office(visits=2).slug for _ in range(6)]
    paths = ["/compare/?" + "&".join(f"office={slug}" for slug in chosen) for chosen in (slugs[:2], slugs)]
    assert count(client, paths[0]) == count(client, paths[1])
