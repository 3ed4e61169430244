"""Trajectories: where on the model scale each office stood in each phase, by time since opening."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from offices.explore.scale import ARROW, START
from offices.explore.trajectories.phases import OFF_SCALE, Step, Time, time_of
from offices.figure.naming import with_names_placed
from offices.figure.narrow import row_height, rows_above
from offices.figure.parts import arrow, followed, hover, joining_line, marker, range_bars
from offices.figure.text import broken, width
from offices.figure.theme import COLOURS, NARROW, SHAPES, WIDE, Figure, band, escaped, grid, layout, title

STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two marks of the time axis."""
MOST_TICKS = {False: 8, True: 4}
"""On the time axis, by whether it is narrow."""
SHARE = {False: 0.13, True: 0.16}
"""How far apart phases of unknown time stand, as a share of the known time."""
MOST_NAMED = 8
"""Offices whose earlier phases are named too; with more, only the latest, and all when pointed at."""
ROW, ROW_NARROW = 68, 62
"""From step to step of the scale, in pixels; on a phone what is below the words of the step."""
LABEL = 130
"""Widest words of a step beside the axis, in pixels."""


def trajectory_figure(steps: Sequence[Step], scale: Sequence[str], narrow: bool = False) -> Figure:
    """The trajectories as a Plotly figure, over the names of the scale's steps."""
    time = time_of(steps, SHARE[narrow])
    by_office: dict[str, list[Step]] = {}
    for step in steps:
        by_office.setdefault(step.office.slug, []).append(step)
    data: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, own in enumerate(by_office.values()):
        colour = COLOURS[place % len(COLOURS)]
        data += joining_lines(own, time, colour)
        data.append(office_trace(own, time, colour, SHAPES[place % len(SHAPES)], len(by_office) <= MOST_NAMED))
        notes += drift_arrows(own, time, colour)
    data.append(drift_texts(steps, time, narrow))
    frame = size_of(trajectory_axes(steps, time, scale, narrow), narrow)
    made = {"data": data, "layout": layout(annotations=[*notes, *band_words(time, narrow)], **frame)}
    return with_names_placed(rows_above(made) if narrow else made, numbered=False)


def joining_lines(steps: Sequence[Step], time: Time, colour: str) -> Iterator[dict[str, Any]]:
    """From each phase with a place to the next one of the same office; dotted where their time apart is not known."""
    for before, after in pairwise([step for step in steps if step.place is not None]):
        dash = "solid" if before.months and after.months else "dot"
        yield joining_line((time.at(before), before.up), (time.at(after), after.up), colour, dash=dash)


def office_trace(steps: Sequence[Step], time: Time, colour: str, shape: str, all_named: bool) -> dict[str, Any]:
    """One trace an office, its name at each mark or only at the latest, smaller before that."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": escaped(steps[0].name),
        "x": [time.at(step) for step in steps],
        "y": [step.up for step in steps],
        "text": [step_name(step) if all_named or step.is_latest else "" for step in steps],
        "textfont": {"size": [13 if step.is_latest else 11 for step in steps]},
        "cliponaxis": False,
        **followed([step.url for step in steps], [hover(*step.told) for step in steps]),
        "marker": marker(colour, [shape if step.is_seen else f"{shape}-open" for step in steps], 13),
        "error_x": range_bars([time.reach(step) for step in steps], colour, 5),
    }


def step_name(step: Step) -> str:
    """The office; with the sign for a time that the source gives as about."""
    return f"{'~ ' if step.months and step.is_vague else ''}{escaped(step.name)}"


def drift_arrows(steps: Sequence[Step], time: Time, colour: str) -> Iterator[dict[str, Any]]:
    """A movement that was told of or read from the text: an arrow that leaves its mark and ends nowhere."""
    for step in steps:
        if step.way:
            start, end = ((time.at(step), step.up + step.way * far) for far in (START, ARROW))
            yield arrow(start, end, colour)


def drift_texts(steps: Sequence[Step], time: Time, narrow: bool) -> dict[str, Any]:
    """The words of those movements, at the ends of their arrows."""
    told = [step for step in steps if step.drift]
    words = [escaped(step.drift_told) for step in told]
    return {
        "type": "scatter", "mode": "text", "x": [time.at(step) for step in told],
        "y": [step.up + step.way * ARROW for step in told],
        "text": [one.replace(": ", ":<br>", 1) if narrow else one for one in words],
        "textfont": {"size": [11] * len(told)}, "hoverinfo": "skip", "showlegend": False, "cliponaxis": False,
    }  # fmt: skip


def band_words(time: Time, narrow: bool) -> Iterator[dict[str, Any]]:
    """What the band at the right is, above it."""
    if time.phases:
        words = _("time not stated:<br>phase by phase")
        yield {
            "x": time.border, "y": 1, "yref": "paper", "xref": "x", "xanchor": "left", "yanchor": "bottom", "yshift": 4,
            "text": words, "align": "left", "showarrow": False, "font": {"size": 11 if narrow else 12},
        }  # fmt: skip


def trajectory_axes(steps: Sequence[Step], time: Time, scale: Sequence[str], narrow: bool) -> dict[str, Any]:
    """Time across and the scale upwards, each with its own place for what is not known."""
    ticks, words = months_axis(time, narrow)
    phases = range(1, time.phases + 1)
    labels = [broken(label, NARROW - 20 if narrow else LABEL, 12) for label in scale]
    places, bands, end = list(range(len(labels))), [], time.end + 1.3 * time.gap
    if any(one.place is None for one in steps):
        places, labels = [OFF_SCALE, *places], [off_scale(narrow), *labels]
        bands.append(band("y", OFF_SCALE - 0.5, OFF_SCALE + 0.5))
    if time.phases:
        bands.append(band("x", time.border, end))
    return {
        "xaxis": {"title": title(_("months since opening")),
                  "tickvals": [*ticks, *map(time.unknown, phases)],
                  "ticktext": [*words, *(phase_tick(number, narrow) for number in phases)],
                  "range": [time.low - time.gap / 2, end], **grid()},
        "yaxis": {"tickvals": places, "ticktext": labels, "range": [places[0] - 0.5, places[-1] + 0.6], **grid()},
        "shapes": bands,
    }  # fmt: skip


def phase_tick(number: int, narrow: bool) -> str:
    return str(number) if narrow else (_("phase %(n)s") % {"n": number}).replace(" ", "<br>", 1)


def off_scale(narrow: bool) -> str:
    words = _("no value<br>on the scale")
    return words.replace("<br>", " ") if narrow else words


def months_axis(time: Time, narrow: bool) -> tuple[list[float], list[str]]:
    """Where months are marked, and how they are written."""
    step = next((one for one in STEPS if (time.high - time.low) / one <= MOST_TICKS[narrow]), STEPS[-1])
    ticks: list[float] = [
        month for month in range(int(time.low // step) * step, int(time.high) + 1, step) if month >= time.low
    ]
    return ticks, [_("opening") if tick == 0 else f"{tick:+.0f}".replace("-", "−") for tick in ticks]


def size_of(axes: dict[str, Any], narrow: bool) -> dict[str, Any]:
    """The axes with the size of the picture: as wide as its words, as high as its rows."""
    labels = axes["yaxis"]["ticktext"]
    if narrow:
        high = row_height(labels, ROW_NARROW) * len(labels)
        return {**axes, "width": NARROW, "height": high + 100, "margin": {"l": 6, "r": 6, "t": 44, "b": 56}}
    left = max(width(label, 12) for label in labels) + 16
    return {**axes, "width": WIDE, "height": ROW * len(labels) + 110, "margin": {"l": left, "r": 16, "t": 44, "b": 66}}
