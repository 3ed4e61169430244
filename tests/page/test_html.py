"""HTML that every reader can rely on: no id twice, and no name on an element that cannot have one."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.page.test_languages import LANGUAGES, PATHS

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # pages of the shipped data: alike on both databases

UNNAMED = {
    *("abbr", "b", "bdi", "bdo", "br", "caption", "cite", "code", "data", "del", "dfn", "div", "em", "i", "ins", "kbd"),
    *("label", "legend", "mark", "p", "pre", "q", "rp", "rt", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("time", "u", "var", "wbr"),
}
"""Elements that WAI-ARIA forbids to name unless they are given a role (ARIA in HTML, naming prohibited)."""


class Reader(HTMLParser):
    """The ids of a page, and the elements that have a name and must not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.misnamed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if "id" in said:
            self.ids[said["id"]] += 1
        if tag in UNNAMED and "role" not in said and {"aria-label", "aria-labelledby"} & said.keys():
            self.misnamed.append(self.get_starttag_text())


@pytest.mark.parametrize("prefix", LANGUAGES.values())
@pytest.mark.parametrize("path", [*PATHS, "/offices/?foo=1&leadership=nobody"])
def test_no_id_stands_twice_and_only_what_may_have_a_name_has_one(client, path, prefix):
    found = Reader(client.get(prefix + path).content.decode())
    assert found.ids
    assert [one for one, n in found.ids.items() if n > 1] == []
    assert found.misnamed == []
