"""Ten offices that were described from the sources before the page was built: what each answer holds, and no more."""

from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.django_db

TOLD = yaml.safe_load((Path(__file__).parent / "descriptions.yaml").read_text(encoding="utf-8"))
EACH = pytest.mark.parametrize("told", TOLD, ids=lambda told: told["name"])
SIDES = {"for": "for", "against": "against", "both": "both_ways", "rest": "neither"}


def answer_to(client, told, also: str = ""):
    response = client.get(f"/api/v1/match/?{told['params']}{also}")
    assert response.status_code == 200
    return response.json()


def keys(found, choice: str, about: str) -> set[str]:
    return {one["id"] for one in found["findings"] if (one["choice"], one["about"]) == (choice, about)}


@EACH
def test_the_findings_are_those_about_the_choice_its_dimension_or_another_choice(client, told):
    found = answer_to(client, told)
    own: dict[str, set[str]] = {}
    for choice, ids in told["this"].items():
        own.setdefault(choice.split(":")[0], set()).update(ids)
    for dimension, ids in own.items():
        assert keys(found, dimension, "this") == ids
        assert keys(found, dimension, "dimension") == set(told["dimension"].get(dimension, ()))
        assert keys(found, dimension, "other") == set(told["other"].get(dimension, ()))
    measured = {one["id"] for one in found["findings"] if one["about"] == "this" and one["basis"] == "measured"}
    assert len(measured) == told["measured"]


@EACH
def test_for_against_and_both_ways_are_parted_as_they_were_read(client, told):
    says = {one["id"]: one["says"] for one in answer_to(client, told)["findings"] if one["about"] == "this"}
    for sides in told.get("leaning", {}).values():
        for side, ids in sides.items():
            assert {one: says[one] for one in ids} == dict.fromkeys(ids, SIDES[side])


@EACH
def test_each_studied_office_agrees_differs_or_is_unknown_as_it_was_read(client, told):
    found = {one["slug"]: one for one in answer_to(client, told)["offices"]}
    for slug, stands in told["cases"].items():
        if slug not in found:
            assert not (stands["agrees"] or stands["differs"]), slug
            continue
        assert {name: set(found[slug][name]) for name in ("agrees", "differs", "unknown")} == {
            name: set(stands[name]) for name in ("agrees", "differs", "unknown")
        }, slug
        assert found[slug]["on"] == len(stands["agrees"]) + len(stands["differs"])


@EACH
def test_the_nearest_come_first(client, told):
    found = [one["slug"] for one in answer_to(client, told)["offices"]]
    assert found[: len(told["nearest"])] == told["nearest"]


@EACH
def test_what_is_studied_is_not_called_unstudied_and_the_other_way_round(client, told):
    unstudied = set(answer_to(client, told)["unstudied"])
    assert set(told["unstudied_includes"]) <= unstudied
    assert unstudied.isdisjoint(told["studied"])


@EACH
def test_a_change_brings_only_findings_about_the_difference(client, told):
    changed = answer_to(client, told)["changed"]
    if "then_" not in told["params"]:
        assert changed is None
        return
    assert (set(changed["gained"]), set(changed["lost"])) == (set(told["gained"]), set(told["lost"]))


@EACH
def test_the_page_says_first_where_nothing_is_measured(client, told):
    for path, words in (("/our-office/", "Nothing that follows from your choices is measured."),
                        ("/nb/our-office/", "Ingenting av det som følger av valgene dine, er målt.")):  # fmt: skip
        html = client.get(f"{path}?{told['params']}").content.decode()
        if not told["measured"] and any(told["this"].values()):
            assert f'<p class="verdict"><b>{words}</b>' in html


@EACH
def test_none_of_them_is_said_to_contradict_itself(client, told):
    assert answer_to(client, told)["conflicts"] == []
