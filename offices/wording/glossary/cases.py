"""Words about what is counted and compared: records, phases, reasons to read with care. The list: site/glossary.py."""

from django.utils.translation import gettext_lazy as _

from offices.models.vocabulary import Basis, RecordKind
from offices.wording.glossary.terms import Term, Topic

RECORDS = Topic(
    "records",
    _("What counts as an office"),
    (
        Term("case", RecordKind.CASE.label, _("An office that researchers studied and described. Only these count.")),
        Term(
            "vignette",
            RecordKind.VIGNETTE.label,
            _("An anonymous example in a report. It may be the same place as another record, so it is never counted."),
        ),
        Term(
            "setting",
            RecordKind.SETTING.label,
            _("The unnamed site of a study that we know through a review. It is never counted either."),
        ),
    ),
    _("Vignettes and settings can be looked at, but no number of offices includes them."),
)

COUNTING = Topic(
    "counting",
    _("How it is counted"),
    (
        Term("n", _("number of offices (n)"), _("Studied offices behind what you see, each once.")),
        Term("records_n", _("number of records"), _("The same with the vignettes and settings that you asked for.")),
        Term(
            "denominator",
            _("without a value"),
            _("Records of which nothing is known stay in the number and have their own row, column or line."),
        ),
        Term(
            "few",
            _("few cases"),
            _(
                "Of fewer than ten there is no percentage and no coefficient on a page: it says how many of how many, "
                "and the names, so that you can read the cases. Coefficients stand in the files, for statistics "
                "programs."
            ),
        ),
    ),
)

PHASES = Topic(
    "phases",
    _("Phases of an office"),
    (
        Term("phase", _("phase"), _("The office as it was at one time, such as its start or a visit by researchers.")),
        Term("observed", Basis.OBSERVED.label, _("Researchers were there, or asked people there, at the time.")),
        Term(
            "retrospective",
            Basis.RETROSPECTIVE.label,
            _("Somebody told the researchers later how it had been, in the light of what came after."),
        ),
        Term(
            "latest",
            _("as last seen"),
            _("The last phase that was observed. It is years back, and says nothing of the office today."),
        ),
        Term("opening", _("months after opening"), _("How long the office had been open when it was seen.")),
    ),
)

READ_WITH_CARE = Topic(
    "notices",
    _("Read with care"),
    (
        Term(
            "reason",
            _("a reason"),
            _("Something in the data that may make a difference look like more than it is. It is no verdict."),
        ),
        Term(
            "no_reason",
            _("no reason"),
            _("None of those that we look for was found in what is recorded. That does not make the comparison fair."),
        ),
    ),
)
