"""What rose and what fell between two years, as the title of a chart and its sentence. No chart here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import IndicatorRecord, MeasurementRecord
from offices.evidence.indicators.chart import is_share
from offices.evidence.indicators.words import can_be_compared, exact_value, measured_years
from offices.models.vocabulary import Polarity
from offices.wording.computed import Ground, Piece, Sentence, computed, mid_sentence
from offices.wording.numbers import figure

HALF = Decimal(50)
BETTER = {Polarity.RISES: 1, Polarity.FALLS: -1, Polarity.NONE: 0}


@dataclass(frozen=True)
class Move:
    """From the first to the last of the exact figures of an indicator that can be compared one by one."""

    indicator: IndicatorRecord
    before: MeasurementRecord
    after: MeasurementRecord
    was: Decimal
    became: Decimal

    @property
    def change(self) -> Decimal:
        return self.became - self.was

    @property
    def way(self) -> int:
        """1 towards what is better, −1 towards what is worse, 0 where nothing changed or neither is better."""
        change = BETTER[Polarity(self.indicator.polarity)] * self.change
        return (change > 0) - (change < 0)


def moves_of(found: Sequence[IndicatorRecord]) -> list[Move]:
    return [move for one in found if (move := move_of(one))]


def move_of(indicator: IndicatorRecord) -> Move | None:
    """Over the latest figures that are joined without a break, each with its year."""
    run: list[tuple[MeasurementRecord, Decimal]] = []
    for one in indicator.measurements:
        value = exact_value(one) if one.year_low else None
        if value is None or (run and not can_be_compared(run[-1][0], one)):
            run = []
        if value is not None:
            run.append((one, value))
    if len(run) < 2:
        return None
    (before, was), (after, became) = run[0], run[-1]
    return Move(indicator, before, after, was, became)


def moves_title(moves: Sequence[Move], otherwise: str) -> Sentence | str:
    """What holds of all of them, or how many went which way."""
    if not moves:
        return otherwise
    better, worse = (sum(one.way == way for one in moves) for way in (1, -1))
    counts = {"n": len(moves), "better": better, "worse": worse}
    words = {**counts, "low": first_year(moves), "high": last_year(moves), "by": spread_words(moves)}
    return computed(title_words(better == len(moves), worse == len(moves), len(moves)) % words, grounds_of(moves))


def spread_words(moves: Sequence[Move]) -> str:
    """The least and the greatest change, whichever way."""
    changes = [abs(one.change) for one in moves]
    least, most = figure(min(changes)), figure(max(changes))
    return most if least == most else _("%(low)s to %(high)s") % {"low": least, "high": most}


def title_words(all_better: bool, all_worse: bool, n: int) -> str:
    if all_better:
        return ngettext(
            "%(low)s to %(high)s: by our reading the one figure that can be followed moved the better way, by %(by)s",
            "%(low)s to %(high)s: by our reading all %(n)s figures that can be followed moved the better way, by "
            "%(by)s",
            n,
        )
    if all_worse:
        return ngettext(
            "%(low)s to %(high)s: by our reading the one figure that can be followed moved the worse way, by %(by)s",
            "%(low)s to %(high)s: by our reading all %(n)s figures that can be followed moved the worse way, by %(by)s",
            n,
        )
    return _(
        "%(low)s to %(high)s: of %(n)s figures that can be followed, by our reading %(better)s moved the better way "
        "and %(worse)s the worse"
    )


def first_year(moves: Sequence[Move]) -> str:
    """The year that they start from; where they start in several, each of these."""
    return years_words(one.before for one in moves)


def last_year(moves: Sequence[Move]) -> str:
    return years_words(one.after for one in moves)


def years_words(figures: Iterable[MeasurementRecord]) -> str:
    return get_text_list(sorted({measured_years(one) for one in figures}), _("or"))


def moves_sentence(moves: Sequence[Move], unit: str) -> Sentence | str:
    """Of each side how many moved which way and where they stand now, and which changed most, with who was asked."""
    if not moves:
        return ""
    most = max(moves, key=lambda one: abs(one.change))
    sides = "".join(f"{one} " for one in sides_words(moves, unit))
    return Sentence((
        Piece(f"{sides}{most_words(most, unit)} ", rests_on=tuple(grounds_of(moves))),
        Piece(str(most.indicator.text), url=f"#{most.indicator.key}"),
        Piece(f" {asked_words(most)}"),
    ))  # fmt: skip


def sides_words(moves: Sequence[Move], unit: str) -> Iterator[str]:
    for side in (Polarity.RISES, Polarity.FALLS, Polarity.NONE):
        if of_side := [one for one in moves if one.indicator.polarity == side]:
            yield side_words(side, of_side, is_share(unit))


def side_words(side: Polarity, moves: Sequence[Move], is_share: bool) -> str:
    """What moved the better way may still be rare: of shares it is said how many are above a half at last."""
    words = {
        Polarity.RISES: _("Better when high: %(rose)s of %(n)s rose"),
        Polarity.FALLS: _("Better when low: %(fell)s of %(n)s fell"),
        Polarity.NONE: _("Neither is better: %(rose)s of %(n)s rose, %(fell)s fell"),
    }[side]
    rose, fell = sum(one.change > 0 for one in moves), sum(one.change < 0 for one in moves)
    over = ngettext(
        "%(n)s was above half at last", "%(n)s were above half at last", n := sum(one.became > HALF for one in moves)
    ) % {"n": n}
    told = words % {"rose": rose, "fell": fell, "n": len(moves)}
    return f"{told}; {over}." if is_share else f"{told}."


def most_words(move: Move, unit: str) -> str:
    """The largest change, with both figures and years, before what it is of."""
    return _("Most changed, from %(was)s (%(before)s) to %(became)s %(unit)s (%(after)s):") % {
        "was": figure(move.was),
        "became": figure(move.became),
        "before": measured_years(move.before),
        "after": measured_years(move.after),
        "unit": unit,
    }


def asked_words(move: Move) -> str:
    return _("Who was asked at last: %(base)s.") % {"base": mid_sentence(str(move.after.base))}


def grounds_of(moves: Sequence[Move]) -> list[Ground]:
    return [Ground(one.indicator.key) for one in moves]
