"""The page of the form: made from the codebook, for who may look, in a flat number of queries."""

import pytest
from django.urls import reverse

from offices.models import Coding, DimensionGroup, Visit

pytestmark = pytest.mark.django_db


def test_every_group_of_every_visit_of_lillevik(curating):
    visit = Visit.objects.get(office__slug="lillevik", key="first-visit")
    for group in DimensionGroup.objects.all():
        page = curating.get(reverse("admin:coding-form", args=[visit.pk, group.key]))
        assert page.status_code == 200
        for dimension in group.dimensions.filter(only_in_findings=False):
            assert f'id="row-{dimension.key}"' in page.content.decode()
    assert Coding.objects.exists()
