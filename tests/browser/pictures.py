"""Pictures and styles of the gallery: how they are kept, and how far a new one is from the one kept. No test of its own."""

import io
import json
import os
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

KEPT = Path(__file__).parent / "gallery"
RENEW = os.environ.get("RENEW_GALLERY") == "on"

COLOURS = 32
"""A kept picture has half the size and so many colours: small files; what is lost is less than what counts as other."""
OTHER = 64
"""How far apart (of 255, in the worst of red, green and blue) two points are before they count as different."""
MOST_OTHER = 0.0015
"""The share of points that may differ: edges of letters, drawn a little differently by another Chromium."""

FINGERPRINT = """() => {
  const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(document.documentElement)
  const widths = {}
  for (const family of ["--serif", "--sans"]) for (const cut of ["", "600 ", "italic "]) {
    pen.font = cut + "16px " + style.getPropertyValue(family)
    widths[cut + family] = Math.round(pen.measureText("Hamburgefonstiv ÆØÅ 2½ ●◐○–≠").width * 100) / 100
  }
  return widths
}"""

STYLES = """() => {
  const wanted = ["color", "background-color", "border-top", "border-left", "border-bottom", "font-size", "font-weight",
    "font-style", "display", "position", "padding-top", "padding-left", "text-decoration-line", "text-decoration-style"]
  const said = (style) => wanted.map((name) => style.getPropertyValue(name).replaceAll(" ", "\\u00a0")).join(" ")
  const found = {}
  for (const one of document.querySelectorAll(".specimen *, .top *, footer *, .tray, .tray *")) {
    if (one.closest("svg, option, dialog, [popover]")) continue
    const part = one.closest("[data-specimen]")?.dataset.specimen ?? "page"
    const name = [part, one.tagName.toLowerCase() + [...one.classList].map((word) => "." + word).join("")].join(" ")
    if (name in found) continue
    found[name] = said(getComputedStyle(one))
    for (const beside of ["::before", "::after"]) {
      const style = getComputedStyle(one, beside)
      if (!["none", "normal"].includes(style.content)) found[name + beside] = style.content + " " + said(style)
    }
  }
  return found
}"""


def fonts(page: Page) -> dict[str, float]:
    """Widths of a text in the fonts of the tokens: the same where the fonts are."""
    return page.evaluate(FINGERPRINT)


def styles(page: Page) -> dict[str, str]:
    """Element of a specimen -> its computed style, as far as no font decides it."""
    return page.evaluate(STYLES)


def keep_styles(path: Path, found: dict[str, str]) -> None:
    """Each style once, each element with the number of its own."""
    each = sorted(set(found.values()))
    table = {"styles": each, "elements": {name: each.index(found[name]) for name in sorted(found)}}
    path.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def read_styles(path: Path) -> dict[str, str]:
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: table["styles"][number] for name, number in table["elements"].items()}


def picture(png: bytes) -> Image.Image:
    """The screenshot at half its size."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    return whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.BOX)


def kept_picture(path: Path) -> Image.Image:
    with Image.open(path) as file:
        return file.convert("RGB")


def keep(path: Path, new: Image.Image) -> None:
    new.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def share_changed(kept: Image.Image, new: Image.Image) -> float:
    """From 0 to 1; 1 for another size."""
    if kept.size != new.size:
        return 1.0
    parts = ImageChops.difference(kept, new).split()
    worst = ImageChops.lighter(ImageChops.lighter(parts[0], parts[1]), parts[2])
    return sum(worst.histogram()[OTHER:]) / (new.width * new.height)
