"""A chart's pictures and its data: {% still chart.picture "wide" %}, {% sign one %}, {% figures chart.picture id %}."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from offices.figure.picture import Picture
from offices.figure.signs import Sign, drawn
from offices.templatetags.statements import safe

register = template.Library()


@register.simple_tag(name="still")
def still_svg(picture: Picture, width: str) -> SafeString:
    """The picture for that width; every text in it was escaped by the drawer."""
    return safe(picture.stills[width])


@register.simple_tag(name="figures")
def figures_json(picture: Picture, name: str) -> SafeString:
    """What charts.js draws from: the figure under `name`, and for a phone under `name`-narrow."""
    return json_script(picture.wide, name) + json_script(picture.narrow, f"{name}-narrow")


@register.simple_tag(name="sign")
def sign_svg(sign: Sign) -> SafeString:
    """The sign without its words."""
    return safe(drawn(sign))
