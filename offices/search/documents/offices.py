"""Records of offices: names and notes, and what is recorded of them, also what is said not to be so."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from offices.data.editions import Edition
from offices.data.records import Pair
from offices.data.rows import pair
from offices.models import Coding, Office, Visit
from offices.search.documents.document import Document

CODING_TEXTS = ("text", "note", "where")


def office_documents(edition: Edition) -> Iterator[Document]:
    """Every visible record; three queries."""
    published = edition.published
    texts: dict[int, list[Pair]] = defaultdict(list)
    held: dict[int, dict[Pair, None]] = defaultdict(dict)
    for visit in Visit.objects.visible(published).order_by("order"):
        texts[visit.office_id] += [pair(visit, "label"), pair(visit, "informants"), pair(visit, "note")]
    names = [f"{name}_{language}" for name in CODING_TEXTS for language in ("en", "nb")]
    blank = Q(text_en="", note_en="", where_en="", category=None)
    said = Coding.objects.visible(published).exclude(blank).order_by("id")
    labels = ("category__label_en", "category__label_nb")
    for office, en, nb, *found in said.values_list("part__visit__office_id", *labels, *names):
        texts[office] += [Pair(*found[at : at + 2]) for at in range(0, len(found), 2)]
        if en:
            held[office][Pair(en, nb)] = None
    for office in Office.objects.visible(published):
        named = Pair(office.slug, office.slug)
        written = (pair(office, "about"), *(text for text in texts[office.pk] if text))
        yield Document("office", office.slug, pair(office, "name"), (named, *held[office.pk]), written, (office.slug,))
