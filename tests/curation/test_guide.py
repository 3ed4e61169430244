"""The guide for curators in the panel: both languages, its pictures, only for who may log in."""

import re

import pytest
from django.conf import settings

from offices.curation.guide.marked import as_html

pytestmark = pytest.mark.django_db
PICTURES = re.compile(r"\.\./static/([\w/.-]+)")


@pytest.mark.parametrize(("language", "file", "said"), [("en", "curators.md", "For curators"), ("nb", "curators.nb.md", "For den som koder")])  # fmt: skip
def test_the_guide_is_in_the_language_of_the_panel_with_its_pictures(client, viewer, language, file, said):
    assert client.get("/admin/guide/").status_code == 302
    client.force_login(viewer)
    html = client.get("/admin/guide/", headers={"Accept-Language": language}).content.decode()
    assert f"<h1>{said}</h1>" in html
    text = (settings.BASE_DIR / "docs" / file).read_text(encoding="utf-8")
    found = PICTURES.findall(text)
    assert len(found) == 3
    assert all((settings.BASE_DIR / "static" / path).exists() and f"/static/{path}" in html for path in found)
    assert "**" not in html.split("<article")[1]


def test_what_is_written_is_no_html():
    assert as_html("# A <b>\n\n- **x** <script>\n- `y`\n\n1. *z*") == (
        "<h1>A &lt;b&gt;</h1>\n<ul><li><strong>x</strong> &lt;script&gt;</li><li><code>y</code></li></ul>\n"
        "<ol><li><em>z</em></li></ol>"
    )
