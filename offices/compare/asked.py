"""What is asked of /compare/: the offices, the rows to leave, or to go on choosing. Nothing is compared here."""

from dataclasses import dataclass

from offices.matrix.filters import query_error, repeated_error, word_error
from offices.page.page import Page
from offices.page.tray import Tray, read_tray

PARAMETERS = ("office", "only", "group", "format", "q", "choose")
KEEP = ("differ", "same", "told", "some", "coded", "compared")
ON = "1"
"""`choose=1` goes on choosing, where two offices alone would be compared."""


@dataclass(frozen=True)
class Asked:
    """The offices that were chosen, and which rows of them to leave."""

    tray: Tray
    keep: tuple[str, ...]
    q: str
    """What to look for among the offices to choose from."""
    group: str
    """The group of the codebook that the page shows alone; of more than two offices never all at once."""
    is_choosing: bool
    """Fewer than two offices are no comparison, yet nothing wrong."""


def read_asked(page: Page) -> Asked:
    """What is valid of it; the errors of the rest are the page's."""
    only, choose = page.params.getlist("only"), page.params.getlist("choose")
    wrong_query = query_error(page.params)
    tray = read_tray(page.matrix, "office", page.params.getlist("office"))
    page.errors += tray.errors
    page.errors += [word_error("choose", word, [ON]) for word in choose if word != ON]
    page.errors += [repeated_error("q")] if len(page.params.getlist("q")) > 1 else []
    page.errors += [wrong_query] if wrong_query else []
    is_choosing = bool(page.errors) or len(tray.picks) < 2 or bool(choose)
    page.errors += [word_error("only", word, KEEP) for word in only if word not in KEEP]
    q = "" if wrong_query else page.params.get("q", "")
    return Asked(tray, tuple(word for word in KEEP if word in only), q, read_group(page), is_choosing)


def read_group(page: Page) -> str:
    """The group that is asked for; nothing where none is, or none of the codebook."""
    given, known = page.params.getlist("group"), [group.key for group in page.matrix.groups]
    page.errors += [word_error("group", word, known) for word in given if word not in known]
    page.errors += [repeated_error("group")] if len(given) > 1 else []
    return next((word for word in given if word in known), "")
