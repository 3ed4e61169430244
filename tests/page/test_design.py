"""The design keeps its word: contrasts and palettes by calculation, colours only from tokens, components with properties, the
gallery not in production, headings of Norwegian sources marked as Norwegian."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from offices.site.styleguide import components
from tests.colours import BLINDNESS, contrast, lightness, nearest

ROOT = Path(settings.BASE_DIR)
CSS = ROOT / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
PANEL = (ROOT / "templates" / "admin").rglob("*.html")
OTHERS = {"tokens.css", *(name for page in PANEL for name in re.findall(r"css/([\w-]+\.css)", page.read_text("utf-8")))}
"""The tokens themselves, and the sheets of the panel, which stand on those of Django's admin."""
SHEETS = [path for path in sorted(CSS.glob("*.css")) if path.name not in OTHERS]
SCHEMES = ("light", "dark")

TEXTS = ("ink", "muted", "accent", "warn", "wrong", "differs", "one", "two", "mid")
GROUNDS = ("paper", "card", "sunk", "accent-weak", "warn-weak", "wrong-weak", "one-weak", "two-weak", "mid-weak")
SERIES = ("c1", "c2", "c3", "c4", "c5", "c6")
GRAPHIC = (*SERIES, "c-line", "c-missing", "edge")
REVERSED = (("on-accent", "accent"), ("paper", "ink"), ("ink", "e0"), ("ink", "e1"), ("ink", "e2"), ("card", "e3"))


def palette(text: str, scheme: str) -> dict[str, str]:
    """Token -> colour of `light` or `dark`, of all `--x: light-dark(#…, #…)` in the text."""
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    return {name: (light, dark)[SCHEMES.index(scheme)] for name, light, dark in found}


PLAIN, HIGH = TOKENS.split("@media (prefers-contrast: more)")
PALETTES = {
    **{(scheme, 4.5): palette(PLAIN, scheme) for scheme in SCHEMES},
    **{(scheme, 7): {**palette(PLAIN, scheme), **palette(HIGH, scheme)} for scheme in SCHEMES},
}
each_palette = pytest.mark.parametrize(("scheme", "wanted"), PALETTES)


@each_palette
def test_every_text_is_read_on_every_ground(scheme, wanted):
    colours = PALETTES[scheme, wanted]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + list(REVERSED)
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(found, 2) for pair, found in low.items() if found < wanted} == {}


@each_palette
def test_marks_lines_and_fields_stand_out(scheme, wanted):
    colours = PALETTES[scheme, wanted]
    low = {(one, ground): contrast(colours[one], colours[ground]) for one in GRAPHIC for ground in ("paper", "card")}
    assert {pair: round(found, 2) for pair, found in low.items() if found < 3} == {}


@each_palette
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_series_of_a_chart_are_told_apart_by_every_eye(scheme, wanted, blindness):
    assert nearest([PALETTES[scheme, wanted][name] for name in SERIES], blindness) > 18


@each_palette
def test_in_grey_print_no_two_series_are_alike(scheme, wanted):
    """Six steps of grey next to each other; to name one from a legend takes shape, dash or label, as charts give them."""
    steps = sorted(lightness(PALETTES[scheme, wanted][name]) for name in SERIES)
    assert min(after - before for before, after in pairwise(steps)) > 6
    first, second = (lightness(PALETTES[scheme, wanted][name]) for name in SERIES[:2])
    assert abs(first - second) > 14, "one leader and two leaders, the two that are drawn most"


def test_the_arithmetic_is_that_of_the_standards():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01)
    assert nearest(["#ff0000", "#ff0000"], "none") == 0


# --- the style sheets ---


def test_forced_colours_are_the_reader_s_own():
    forced = TOKENS.split("@media (forced-colors: active)")[1].split("@media print")[0]
    values = set(re.findall(r": (\w+)[;}]", forced.replace(";", ";\n")))
    assert values <= {"active", "Canvas", "CanvasText", "LinkText", "GrayText"}
    named = set(re.findall(r"--([\w-]+):", forced))
    assert {*TEXTS, *GROUNDS, *GRAPHIC} <= named


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_colours_come_from_the_tokens(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    values = re.findall(r":([^:;{}]*)[;}]", text)
    wrong = [value for value in values if re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", value, re.I)]
    assert wrong == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_each_token_that_is_used_exists(path):
    text = path.read_text(encoding="utf-8")
    known = set(re.findall(r"--([\w-]+):", TOKENS + text))
    assert set(re.findall(r"var\(--([\w-]+)", text)) <= known


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_each_rule_is_in_a_layer_and_no_sheet_fetches_another(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert "@import" not in text
    depth, outside = 0, ""
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        outside += sign if depth == 0 else ""
    assert depth == 0
    layers = [one.strip() for one in outside.split("}") if one.strip()]
    assert layers
    assert all(re.fullmatch(r"@layer (base|layout|parts|print)", one) for one in layers), layers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/about/", "/codebook/", "/search/?q=leder", "/nothing/"])
def test_a_page_fetches_few_style_sheets(client, path):
    head = client.get(path).content.decode().split("</head>")[0]
    own = {"/": 2, "/codebook/": 1}.get(path, 0)  # the chart and the overview; the pages to look things up in
    assert 2 <= len(re.findall(r'rel="stylesheet"', head)) <= 3 + own


# --- the components and their gallery ---


@pytest.mark.parametrize("one", components(), ids=lambda one: one.name)
def test_a_component_opens_with_what_it_is_and_has_macros(one):
    assert len(one.says) > 20
    assert one.macros


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.jinja")), ids=lambda path: path.stem)
def test_what_is_imported_gets_the_page(path):
    """A macro of another file does not see the page by itself: one that asks for it has it as its first parameter."""
    name = path.relative_to(ROOT / "templates").with_suffix("").as_posix()
    if name in {one.name for one in components()}:
        for macro in re.findall(r"(?s)\{% macro .*?\{%-? endmacro", path.read_text(encoding="utf-8")):
            assert "page." not in macro or re.match(r"\{% macro \w+\(page\b", macro), macro[:60]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/styleguide/", "/nb/styleguide/"])
def test_the_gallery_is_not_in_production(client, path):
    assert settings.STYLEGUIDE is False
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"specimen" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/about/", "/offices/"])
def test_no_page_leads_to_the_gallery(client, settings, path):
    settings.STYLEGUIDE = True
    assert b"styleguide" not in client.get(path).content


@pytest.mark.parametrize(
    ("given", "shown"),
    [({}, False), ({"DEBUG": "on"}, True), ({"STYLEGUIDE": "on"}, True), ({"DEBUG": "on", "STYLEGUIDE": "off"}, False)],
)
def test_the_gallery_is_there_for_those_who_build(given, shown):
    code = "from nav_compare import settings; print(settings.STYLEGUIDE)"
    environment = {"PATH": "/usr/bin:/bin", "SECRET_KEY": "x" * 50, **given}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == str(shown)


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_gallery_shows_every_component_and_every_sign(client, settings, prefix):
    settings.STYLEGUIDE = True
    text = client.get(f"{prefix}/styleguide/").content.decode()
    for one in components():
        assert f"<dt><code>{one.name}</code></dt>" in text
        assert all(f"<code>{macro}</code>" in text for macro in one.macros)
    for sign in ("v stated", "v vague", "v inferred", "v missing", 'class="at unsure"'):
        assert sign in text, sign
    for part in ("ev-note", "notices", "errors", "finding", "chips", "crosstab", "figures", "still wide"):
        assert part in text, part


@pytest.mark.django_db
def test_the_gallery_stands_without_any_data(client, settings):
    from offices.models import Office

    settings.STYLEGUIDE = True
    Office.objects.update(stage="draft")
    assert client.get("/styleguide/").status_code == 200


# --- words of another language say so ---

HEADING = "2.1 Lillevik: Radikal integrering"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/offices/lillevik/", "/compare/?office=lillevik&office=storvik", "/codebook/leadership/", "/sources/klemsdal2008/",
     "/evidence/?source=klemsdal2008", "/offices/storvik/similar/"],
)  # fmt: skip
def test_a_norwegian_heading_is_marked_on_an_english_page(client, path):
    text = client.get(path).content.decode()
    bare = re.sub(r'<span lang="nb">[^<]*</span>|<cite lang="nb">[^<]*</cite>', "", text)
    assert 'lang="nb">' in text
    assert HEADING not in bare
    assert '<span lang="nb">' not in client.get(f"/nb{path}").content.decode()
