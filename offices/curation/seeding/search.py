"""What files of the search hold: synonyms, and topics that no source treats. What they are for: offices/search."""

from offices import models
from offices.curation.seeding.entry import Entry
from offices.curation.seeding.schema import NO_TEXT, TextPair


class SynonymEntry(Entry, table=models.Synonym):
    key: str
    typed: TextPair = NO_TEXT
    means: TextPair = NO_TEXT


class UntreatedEntry(Entry, table=models.Untreated):
    key: str
    label: TextPair
    words: TextPair
    sentence: TextPair


class SearchFile(Entry):
    synonyms: tuple[SynonymEntry, ...] = ()
    untreated: tuple[UntreatedEntry, ...] = ()
