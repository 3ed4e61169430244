"""What a ready question says, sentence by sentence, each with the findings that carry it. No question itself."""

import hashlib
import json
from collections.abc import Collection
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Row, one_of, related, unique, words_field
from offices.models.findings import Finding
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.questions import Question
from offices.models.rules import at
from offices.models.vocabulary import SentenceKind

MOST_WORDS = 30
"""Of an answer, in each language."""
SEVERAL = (SentenceKind.POINT, SentenceKind.CHANGE)
"""Kinds of which a question has more than one."""
DIGEST = 12
"""Characters of a digest; enough to see that something changed."""


class QuestionSentence(Row):
    """One sentence, or two, of one kind. What carries it may be nothing: that no source here studied something."""

    FIXED = ("question",)
    NAMED_WITH = ("question",)
    RESTS_ON = ("question", "carriers")
    MAY_LACK = ("carriers",)
    BELONGS_TO = ("question",)

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sentences")
    kind = words_field(SentenceKind, SentenceKind.POINT)
    text_en, text_nb = bilingual(
        _("text"), help_text=format_lazy(_("An answer has at most {most} words."), most=MOST_WORDS)
    )
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["question", "kind", "order"]
        constraints = [
            one_of("kind", SentenceKind, "questionsentence_kind"),
            unique(
                *("order", _("a sentence of this kind already exists at this place"), "question", "kind"),
                name="questionsentence_order",
            ),
            models.UniqueConstraint(
                fields=["question", "kind"],
                condition=~Q(kind__in=SEVERAL),
                name="questionsentence_once",
                violation_error_message=at("kind", _("a sentence of this kind already exists in this question.")),
            ),
            *within_limits("questionsentence", texts=("text",), order=PLACES),
        ]

    def __str__(self) -> str:
        return f"{super().__str__()} {self.kind}".strip()

    def check_row(self) -> None:
        """An answer is short."""
        if self.kind == SentenceKind.ANSWER and (wrong := too_long(self)):
            raise ValidationError(wrong)

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        if {"kind", "text_en", "text_nb"}.isdisjoint(changed):
            return
        for row in cls.objects.filter(kind=SentenceKind.ANSWER).select_related("question"):
            if wrong := too_long(row):
                raise ValidationError(f"{row}: {' '.join(wrong.values())}")


def too_long(row: QuestionSentence) -> dict[str, str]:
    """Field -> what is wrong with it, of an answer."""
    counts = {name: len(str(getattr(row, name)).split()) for name in ("text_en", "text_nb")}
    return {
        name: _("An answer has at most %(most)s words; these are %(n)s.") % {"most": MOST_WORDS, "n": n}
        for name, n in counts.items()
        if n > MOST_WORDS
    }


class SentenceFinding(Row):
    """A finding that carries a sentence, and a digest of what it said when the sentence was written."""

    NAMED_WITH = ("sentence", "finding")
    RESTS_ON = ("sentence", "finding")
    BELONGS_TO = ("sentence",)

    sentence = models.ForeignKey(QuestionSentence, on_delete=models.CASCADE, related_name="carriers")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="carries")
    digest = models.CharField(
        max_length=20,
        blank=True,
        help_text=_("Of what the finding said. Emptied, it is filled in anew: once read again."),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["sentence", "finding"]
        constraints = [
            unique(
                "finding", _("this finding already exists in this sentence"), "sentence", name="sentencefinding_once"
            ),
        ]

    @classmethod
    def public_rows(cls) -> "models.QuerySet[Row]":
        sentences = QuestionSentence.public_rows().values("pk")
        return cls.objects.filter(sentence__in=sentences)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Without a digest it takes that of what the finding says now."""
        finding = related(partial(getattr, self, "finding"))
        if finding and not self.digest:
            self.digest = digest_of(finding)
        super().save(*args, **kwargs)


def digest_of(finding: Finding) -> str:
    """Of all that a finding says, by keys and not by numbers: the same in every database."""
    places = sorted((one.study.key, one.second_hand) for one in finding.places.all())
    ends = ("antecedent", "antecedent_category", "outcome", "consequent", "consequent_category")
    keys = [one.key if (one := getattr(finding, name)) else None for name in ends]
    texts = ("statement_en", "statement_nb", "strength_en", "strength_nb", "note_en", "note_nb")
    words = [getattr(finding, name) for name in (*texts, "direction", "kind", "basis")]
    speakers = sorted(one.key for one in finding.speakers.all())
    said = [words, keys, speakers, places]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:DIGEST]
