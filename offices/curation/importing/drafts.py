"""Lines of a list against the offices that there are: keys, likenesses, what is wrong; then drafts, all or none."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.curation.importing.listed import Line
from offices.data.actions import create_rows, describe
from offices.data.disclosure.rows import authors, found_in
from offices.data.names import name_key
from offices.data.publishing import Writer
from offices.models import Office
from offices.models.vocabulary import RecordKind

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o"})


@dataclass
class Draft:
    """An office that a line would make."""

    line: Line
    office: Office
    wrong: list[str]
    """Why it cannot be made."""
    alike: list[Office] = field(default_factory=list)
    """Offices of the same name, but for case, spaces and accents."""
    twins: list[int] = field(default_factory=list)
    """Lines above of the same name."""

    @property
    def is_new(self) -> bool:
        return not (self.wrong or self.alike or self.twins)


def drafts(lines: Iterable[Line]) -> list[Draft]:
    """Three queries, whatever the number of lines."""
    taken, named = set[str](), defaultdict[str, list[Office]](list)
    for office in Office.objects.only("slug", "name_en", "name_nb").order_by("slug"):
        taken.add(office.slug)
        for key in {name_key(office.name_en), name_key(office.name_nb)}:
            named[key].append(office)
    given, known = {line.key for line in lines if line.key}, authors()
    found, above = list[Draft](), defaultdict[str, list[int]](list)
    for line in lines:
        office = office_of(line, taken | given)
        draft = Draft(line, office, list(wrong_with(line, office, taken, known)))
        keys = {name_key(line.name_en), name_key(line.name_nb)} - {""}
        draft.alike = list({one.pk: one for key in keys for one in named[key]}.values())
        draft.twins = sorted({number for key in keys for number in above[key]})
        for key in keys:
            above[key].append(line.number)
        taken.add(office.slug)
        found.append(draft)
    return found


def office_of(line: Line, taken: Collection[str]) -> Office:
    """The remark goes where it is read: whose study it is, what was altered. In the language of who wrote it."""
    slug = line.key or free_key(line.name_en, taken)
    about = {f"about_{get_language() or 'en'}": line.remark}
    return Office(slug=slug, record=RecordKind.CASE, name_en=line.name_en, name_nb=line.name_nb, **about)


def free_key(name: str, taken: Collection[str]) -> str:
    """Of the name, with a number behind it where an office has that key."""
    key, number = slugify(name.casefold().translate(LETTERS))[:70].strip("-"), 2
    free = key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def wrong_with(line: Line, office: Office, taken: Collection[str], known: frozenset[str]) -> Iterator[str]:
    if not line.name_en:
        yield _("There is no name.")
        return
    if not office.slug:
        yield _("No key can be made of the name: give one, of small letters, digits and hyphens.")
        return
    if line.key and line.key in taken:
        yield _("The key %(key)s is taken.") % {"key": line.key}
    try:
        office.clean_fields()
        office.check_in_bulk()
    except ValidationError as error:
        yield describe(error)
    if findings := found_in(office, known):
        said = " ".join(dict.fromkeys(str(one) for some in findings.values() for one in some))
        yield _("%(found)s Change it; what may stand is entered by hand, where a reviewer can say why.") % {
            "found": said
        }


def digest(found: Sequence[Draft]) -> str:
    """Of what was shown: whoever chooses by it has to see what came to it since."""
    told = [(one.line, one.office.slug, one.wrong, [other.pk for other in one.alike]) for one in found]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def make(chosen: Sequence[Draft], by: Writer, name: str) -> None:
    """All of them or none; `name` tells of what file they come. Raises RowRefused."""
    told = repr([one.line for one in chosen]).encode()
    reason = f"import {name[:50]} sha256:{hashlib.sha256(told).hexdigest()[:12]}"
    create_rows(rows=[one.office for one in chosen], by=by, reason=reason)


def counts(found: Sequence[Draft]) -> Mapping[str, int]:
    return {
        "all": len(found),
        "new": sum(one.is_new for one in found),
        "alike": sum(not one.wrong and not one.is_new for one in found),
        "wrong": sum(bool(one.wrong) for one in found),
    }
