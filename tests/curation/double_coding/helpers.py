"""What the tests of double coding share: a visit with two coders, and what each typed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from offices.data.double_coding import give
from offices.models import Dimension, DoubleCoding, Visit
from tests.builders import make_part
from tests.curation.coding_form.helpers import empty_visit, make_group, pick, post_row
from tests.panel import client_of


@dataclass
class Two:
    visit: Visit
    dimensions: list[Dimension]
    double: DoubleCoding
    one: Any
    other: Any
    giver: Any

    def post(self, client: Any, **data: object) -> Any:
        return client.post(page(self.visit), data)

    def code(self, client: Any, dimension: Dimension, key: str, place: str = "") -> None:
        response = post_row(client, self.visit, dimension, category=pick(dimension, key), place=place)
        assert response.status_code == 200, response.content.decode()[:2000]

    def hand_in(self) -> None:
        for client in (self.one, self.other):
            assert self.post(client, do="done").status_code == 302
        self.double.refresh_from_db()


def page(visit: Visit) -> str:
    return reverse("admin:double-coding", args=[visit.pk])


def two_coders(in_role: Any, *scales: str, visit: Visit | None = None) -> Two:
    """With a browser of each."""
    first, second, giver = (in_role(role, name=name) for role, name in NAMES)
    visit = visit or empty_visit()
    if not visit.parts.exists():
        make_part(visit, key="office")
    dimensions = make_group(*(scales or ("nominal",)))
    double = give(visit, first, second, [dimensions[0].group], giver)
    return Two(visit, dimensions, double, client_of(first), client_of(second), client_of(giver))


NAMES = (("Coder", "una"), ("Coder", "duo"), ("Reviewer", "terz"))
