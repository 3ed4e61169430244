"""Studies and what is said of them."""

from collections import defaultdict
from collections.abc import Iterator

from offices.data.editions import Edition
from offices.data.records import Pair
from offices.data.rows import pair
from offices.models import Caveat, ReviewEntry, Source
from offices.search.documents.document import Document


def source_documents(edition: Edition) -> Iterator[Document]:
    """Studies with what is said of them; three queries."""
    published = edition.published
    texts: dict[int, list[Pair]] = defaultdict(list)
    for entry in ReviewEntry.objects.visible(published):
        texts[entry.study_id] += [pair(entry, name) for name in ("found", "method", "sample", "note")]
    for caveat in Caveat.objects.visible(published):
        texts[caveat.source_id].append(pair(caveat, "text"))
    for source in Source.objects.visible(published).order_by("authors", "year"):
        named = Pair(f"{source.authors} {source.year}", f"{source.authors} {source.year}")
        yield Document(
            "source", source.key, pair(source, "title"), (named,), (pair(source, "method"), *texts[source.pk])
        )
