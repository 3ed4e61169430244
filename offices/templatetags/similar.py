"""The reasons for a distance and the form as HTML: {% reasons %}, {% choices %}. Words come from presenters.

Written as functions like the statements: as template loops they took half of the time of the page.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString

from offices.similar.design_words import Choice
from offices.similar.words import PartRow
from offices.templatetags.statements import cell_html, element, safe, statements_html

register = template.Library()


@register.simple_tag(name="reasons")
def reasons_html(rows: Iterable[PartRow]) -> SafeString:
    """The body of the table: dimension, this office's value, the other's with its evidence, how alike they are."""
    return safe("".join(element("tr", "".join(reason_cells(row))) + "\n" for row in rows))


def reason_cells(row: PartRow) -> Iterable[str]:
    asked = f"<br>{element('span', escape(row.condition), 'tag')}" if row.condition else ""
    yield f'<th scope="row">{esc(row.dimension.label)}{asked}</th>'
    yield element("td", statements_html(row.one))
    yield element("td", cell_html(row.other, (), str(row.dimension.label)))
    sign = '<span class="ne" aria-hidden="true">≠ </span>' if row.differs else ""
    yield element("td", sign + element("span", escape(row.words), "small"))


@register.simple_tag(name="choices")
def choices_html(choices: Iterable[Choice]) -> SafeString:
    """A fieldset for each dimension: whether it counts, must be the same, must differ."""
    return safe("".join(choice_html(one) for one in choices))


def choice_html(one: Choice) -> str:
    value = f': <span class="muted">{escape(one.value)}</span>' if one.value else ""
    boxes = "".join(
        f'<label class="opt"><input type="checkbox" name="{word}" value="{escape(one.dimension.key)}"'
        f"{' checked' if chosen else ''}><span>{escape(label)}</span></label>"
        for word, label, chosen in one.used
    )
    return f"<fieldset><legend>{esc(one.dimension.label)}{value}</legend>{boxes}</fieldset>"
