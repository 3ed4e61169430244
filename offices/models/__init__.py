"""The tables. Rules that must hold are constraints here; reads and writes are in data."""

from offices.models.codebook import Area, Category, Dimension, DimensionGroup
from offices.models.coding import Coding
from offices.models.comparisons import Comparison
from offices.models.conflicts import Conflict
from offices.models.deletions import Deletion as Deletion
from offices.models.disclosures import LetStand as LetStand
from offices.models.double_coding import DoubleCoding as DoubleCoding
from offices.models.double_coding import FirstCoding as FirstCoding
from offices.models.expunctions import Expunction as Expunction
from offices.models.findings import Contradiction, Finding, FindingSource, Outcome, Speaker, Theme
from offices.models.imports import Import as Import
from offices.models.indicators import Indicator, Measurement
from offices.models.letters import AnyCaseContains  # noqa: F401 - importing registers the look-up
from offices.models.office import Office, Part, PossibleMatch, Visit
from offices.models.questions import Question, QuestionSide, QuestionSource
from offices.models.reviews import ReviewEntry
from offices.models.search import MissedSearch as MissedSearch
from offices.models.search import Synonym, Untreated
from offices.models.seeded import SeededRow as SeededRow
from offices.models.sentences import QuestionSentence, SentenceFinding
from offices.models.sources import Caveat, Citation, DataFamily, Source
from offices.models.studies import Design, Sample
from offices.models.version import DataVersion as DataVersion
from offices.models.workflow import Proposal as Proposal
from offices.models.workflow import Step as Step

PUBLISHED_MODELS = (
    *(Design, Source, Sample, DataFamily, Citation, Caveat, ReviewEntry),
    *(Area, DimensionGroup, Dimension, Category, Conflict),
    *(Office, Visit, Part, Coding, PossibleMatch, Comparison),
    *(Theme, Outcome, Speaker, Finding, FindingSource, Contradiction),
    *(Indicator, Measurement),
    *(Question, QuestionSide, QuestionSentence, SentenceFinding, QuestionSource),
    *(Synonym, Untreated),
)
"""Every model whose rows can be on a public page: tracked in history, and a write to any replaces the data version."""

LINKS = (
    Coding.further_citations,
    *(Source.designs, Source.themes, Caveat.offices, Caveat.dimensions, DataFamily.sources, Comparison.offices),
    *(Finding.speakers, Finding.offices, Finding.dimensions),
    *(Question.from_dimensions, Question.to_dimensions, Question.outcomes),
    *(QuestionSide.categories, QuestionSide.outcomes),
)
"""Every many-to-many field of theirs."""
