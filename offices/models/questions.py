"""Ready questions of the evidence page: what each source can and cannot support. The findings are counted elsewhere."""

from django.db import models
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, told_with
from offices.models.codebook import Category
from offices.models.sources import Citation, Source


class Question(Curated):
    """A choice that many ask about, and which categories of the codebook stand for either side of it."""

    key = models.SlugField(max_length=60, unique=True)
    title_en = models.CharField("title (English)", max_length=150)
    title_nb = models.CharField("title (Norwegian)", max_length=150)
    side_en = models.CharField("one side (English)", max_length=60, help_text="What findings speak for or against.")
    side_nb = models.CharField("one side (Norwegian)", max_length=60)
    other_en = models.CharField("other side (English)", max_length=60)
    other_nb = models.CharField("other side (Norwegian)", max_length=60)
    answer_en = models.TextField("answer (English)", help_text="What can and cannot be said.")
    answer_nb = models.TextField("answer (Norwegian)")
    one = models.ManyToManyField(Category, related_name="questions_one", help_text="Categories of the one side.")
    other = models.ManyToManyField(Category, related_name="questions_other", help_text="Categories of the other side.")
    order = models.PositiveSmallIntegerField(default=0)

    history = HistoricalRecords(m2m_fields=[one, other])

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.key


class QuestionSource(Row):
    """What one source can and cannot support of a question."""

    BELONGS_TO = ("question",)

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="questions")
    can_en = models.TextField("can support (English)")
    can_nb = models.TextField("can support (Norwegian)")
    cannot_en = models.TextField("cannot support (English)")
    cannot_nb = models.TextField("cannot support (Norwegian)")
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["question", "order"]
        constraints = [models.UniqueConstraint(fields=["question", "source"], name="questionsource_source_once")]

    def __str__(self) -> str:
        return told_with(self, "question", "source")
