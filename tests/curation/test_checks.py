"""The system checks say what would break the site in silence."""

from offices.checks import plotly_versions_agree


def test_the_pinned_plotly_js_is_the_one_the_figures_are_for():
    assert plotly_versions_agree() == []


def test_another_version_is_an_error_with_the_way_to_mend_it(settings, tmp_path):
    (tmp_path / "package.json").write_text('{"dependencies": {"plotly.js-basic-dist-min": "1.0.0"}}')
    settings.BASE_DIR = tmp_path
    (error,) = plotly_versions_agree()
    assert error.id == "offices.E001"
    assert "npm install --package-lock-only" in error.hint
