# SPDX-License-Identifier: EUPL-1.2
"""Draw the pictures of docs/monitor/methods.md: python -m benchmarks.monitor.pictures.

Every picture shows what our own code answers on simulated counts: the panels that are shipped with
the trend room, or numbers drawn here with a fixed seed. None is about a real place.
"""

import csv
import gzip
import sys
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.monitor.svg import (
    BRICK,
    EDGE,
    INK,
    LINE,
    MIST,
    PETROL,
    SAND,
    SHEET,
    SOFT,
    WASH,
    WIDTH,
    YELLOW,
    Drawing,
    Look,
    Plane,
    Point,
)
from schakel.monitor.aberration import farrington_flexible
from schakel.monitor.detector import detect, false_discoveries
from schakel.monitor.disclosure import Hierarchy, Key, Protected, Release, State, Table, protect
from schakel.monitor.effects.interrupted import Question, interrupted
from schakel.monitor.scan import Cluster, Places, ScanOptions, scan

FOLDER = Path(__file__).parents[2] / "docs" / "monitor"
REFERENCE = files("schakel.monitor") / "reference"
SMALL: Look = {"font_size": 14, "fill": SOFT}
MIDDLE: Look = {"text_anchor": "middle"}

Counts = npt.NDArray[np.int64]

# The week of the panel whose 42 series are drawn.
WEEK = 602


def main() -> None:
    """Draw every picture again."""
    FOLDER.mkdir(exist_ok=True)
    for draw in PICTURES:
        drawing = draw()
        (FOLDER / f"{drawing.name}.svg").write_text(drawing.svg(), encoding="utf-8")
        sys.stdout.write(f"docs/monitor/{drawing.name}.svg\n")


def panel(name: str) -> tuple[list[str], Counts]:
    """Return the names and the weekly counts (624, 42) of a shipped panel: null or outb."""
    packed = (REFERENCE / f"noufaily42_{name}_part.csv.gz").read_bytes()
    rows = list(csv.reader(gzip.decompress(packed).decode().splitlines()))
    return rows[0][1:], np.array(rows[1:], dtype=np.int64)[:, 1:]


# ------------------------------------------------------------------ one series


def series() -> Drawing:
    """Return one series of a year with its bound, its alarms, and the outbreak put into it."""
    names, counts = panel("outb")
    column = names.index("s25r04")
    weeks = range(573, 625)
    put_in = (counts - panel("null")[1])[572:624, column] > 0
    found = farrington_flexible(
        counts[:, column],
        weeks,
        b=5,
        w=3,
        no_periods=10,
        weights_threshold=2.58,
        past_weeks_not_included=26,
        p_threshold_trend=1,
        threshold_method="nbPlugin",
        alpha=0.005,
    )
    drawing = Drawing(
        "series",
        "Een reeks met haar bovengrens en haar alarmen",
        "Tweeënvijftig weken van een gesimuleerde reeks, één balk per week. Een trapjeslijn "
        f"toont de bovengrens. {int(found.alarm.sum())} weken komen erboven en dragen een "
        f"driehoek. In de {int(put_in.sum())} gearceerde weken was er echt iets extra. Eén alarm "
        "valt daarbuiten: dat is toeval.",
        320,
    )
    plane = Plane((0, 52), (0, 40), 38, WIDTH - 10, 62, 262)
    _hatch(drawing)
    drawing.text((10, 22), "Aantal per week")
    first, last = np.flatnonzero(put_in)[[0, -1]]
    plane.ruler(drawing, (0, 10, 20, 30, 40))
    drawing.box(
        (plane.x(first), plane.top), (plane.x(last + 1) - plane.x(first), 200), fill="url(#hatch)"
    )
    for week, (count, alarm) in enumerate(zip(found.observed, found.alarm, strict=True)):
        top = plane.y(count)
        look = {"fill": BRICK if alarm else MIST, "stroke": BRICK if alarm else EDGE}
        drawing.box((plane.x(week) + 1, top), (6, plane.bottom - top), stroke_width=0.7, **look)
        if alarm:
            drawing.flag((plane.x(week + 0.5), top - 5), fill=BRICK)
    steps = [
        plane.at(week + end, one) for week, one in enumerate(found.upperbound) for end in (0, 1)
    ]
    drawing.line(steps)
    drawing.text((plane.right, plane.y(31.5) - 4), "bovengrens", text_anchor="end")
    drawing.text((plane.left, 282), "week 1", **SMALL)
    drawing.text((plane.right, 282), "week 52", text_anchor="end", **SMALL)
    _key(drawing, (10, 296), "url(#hatch)", "hier was echt iets")
    drawing.flag((221, 310), fill=BRICK)
    drawing.text((236, 310), "alarm", font_size=14)
    return drawing


def _hatch(drawing: Drawing) -> None:
    drawing.parts.append(
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{SAND}"/>'
        f'<rect width="1.5" height="6" fill="{EDGE}"/></pattern></defs>'
    )


def _key(drawing: Drawing, at: Point, fill: str, words: str) -> None:
    drawing.box(at, (22, 16), fill=fill, stroke=EDGE)
    drawing.text((at[0] + 30, at[1] + 14), words, font_size=14)


# ----------------------------------------------------------------- many series


def many_series() -> Drawing:
    """Return how rare the counts of 42 series are in one week, and which stand out together."""
    _, counts = panel("outb")
    real = (counts - panel("null")[1])[WEEK - 1] > 0
    found = detect(counts, WEEK - 1)
    rarity = found.p_value[0]
    together = false_discoveries(rarity, 0.10)
    drawing = Drawing(
        "many-series",
        "Tweeënveertig reeksen in één week, van zeldzaam naar gewoon",
        "Een schijf per reeks. Hoe hoger, hoe kleiner de kans dat toeval zo’n aantal geeft. "
        f"{int(together.sum())} reeksen liggen boven de streepjeslijn, die meetelt dat er "
        f"tweeënveertig bekeken zijn. In {int(real.sum())} reeksen was er die week echt iets "
        f"extra, met een stip in de schijf; {int((together & real).sum())} daarvan zijn gevonden.",
        346,
    )
    many = len(rarity)
    plane = Plane((0, many + 1), (0, 5), 112, WIDTH - 12, 48, 262)
    drawing.text((10, 24), "Kans dat toeval dit geeft")
    for power in range(6):
        drawing.line([plane.at(0, power), plane.at(many + 1, power)], stroke=LINE, stroke_width=1)
        words = f"1 op {_thousands(10**power)}" if power else "zeker"
        drawing.text((plane.left - 6, plane.y(power) + 5), words, text_anchor="end", **SMALL)
    bar = [(place, -float(np.log10(0.10 * place / many))) for place in range(1, many + 1)]
    drawing.line([plane.at(*one) for one in bar], stroke_dasharray="7 5")
    drawing.text(plane.at(10, 2.25), "boven deze lijn: een signaal")
    for place, one in enumerate(np.argsort(rarity).tolist(), 1):
        at = plane.at(place, min(5.0, float(-np.log10(rarity[one]))))
        _disc(drawing, at, found=bool(together[one]), real=bool(real[one]))
    drawing.text((plane.left, 284), "meest zeldzame reeks", **SMALL)
    drawing.text((plane.right, 284), "gewoonste reeks", text_anchor="end", **SMALL)
    _disc(drawing, (18, 318), found=True, real=False)
    drawing.text((32, 323), "signaal", font_size=14)
    _disc(drawing, (122, 318), found=False, real=True)
    drawing.text((136, 323), "stip: hier was echt iets", font_size=14)
    return drawing


def _disc(drawing: Drawing, at: Point, *, found: bool, real: bool) -> None:
    drawing.dot(at, 6, fill=BRICK if found else SHEET, stroke=BRICK if found else PETROL)
    if real:
        drawing.dot(at, 2.2, fill=SHEET if found else PETROL)


# -------------------------------------------------------------------- clusters


def clusters() -> Drawing:
    """Return sixty places, the cluster the scan found, and the places that really had more."""
    random = np.random.default_rng(5)
    x, y = random.random(60) * 10, random.random(60) * 6
    people = random.lognormal(9.8, 0.6, 60)
    expected = np.repeat((people / people.sum() * 25)[:, None], 13, axis=1)
    real = np.hypot(x - 6.8, y - 3.4) < 1.15
    raised = expected.copy()
    raised[real, 10:] *= 3
    counts = random.poisson(raised)
    places = Places.on_plane([str(place) for place in range(60)], x, y)
    found = scan(
        counts, places, expected=expected, options=ScanOptions(max_weeks=6, seed=1)
    ).clusters[0]
    members = np.isin(np.arange(60), [int(name) for name in found.places])
    missed = "geen enkele gemist" if not (real & ~members).any() else "niet allemaal gevonden"
    drawing = Drawing(
        "clusters",
        "Plaatsen op een kaart en de groep die de scan vond",
        f"Zestig verzonnen plaatsen, hoe groter de schijf hoe meer gevallen in de laatste "
        f"{13 - found.first_week + 1} weken. Een streepjescirkel ligt rond de gevonden groep van "
        f"{members.sum()} plaatsen. In {real.sum()} plaatsen waren er echt meer gevallen; daarvan "
        f"is {missed}. {(members & ~real).sum()} plaats in de cirkel hoort er niet bij.",
        372,
    )
    scale = (WIDTH - 48) / 10
    at = [(24 + scale * one, 14 + scale * (6 - two)) for one, two in zip(x, y, strict=True)]
    _ring(drawing, at, np.column_stack([x, y]), members, scale)
    recent = counts[:, found.first_week - 1 :].sum(axis=1)
    for place in range(60):
        fill = BRICK if real[place] else (YELLOW if members[place] else MIST)
        radius = 3 + 3.2 * float(np.sqrt(recent[place]))
        drawing.dot(at[place], radius, fill=fill, stroke=INK if members[place] else EDGE)
        if real[place]:
            drawing.dot(at[place], 2, fill=SHEET)
    _told(drawing, found)
    return drawing


def _ring(
    drawing: Drawing,
    at: Sequence[Point],
    spots: npt.NDArray[np.float64],
    members: npt.NDArray[np.bool_],
    scale: float,
) -> None:
    """Draw the circle of the scan: round the member whose farthest fellow lies nearest."""
    apart = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    farthest = np.where(members, apart[:, members].max(axis=1), np.inf)
    centre = int(farthest.argmin())
    radius = scale * float(farthest[centre] + apart[centre, ~members].min()) / 2
    drawing.dot(at[centre], radius, fill=WASH, stroke=INK, stroke_width=2, stroke_dasharray="8 5")


def _told(drawing: Drawing, found: Cluster) -> None:
    drawing.line([(10, 300), (WIDTH - 10, 300)], stroke=LINE, stroke_width=1)
    drawing.dot((18, 322), 8, fill=BRICK, stroke=INK)
    drawing.dot((18, 322), 2, fill=SHEET)
    drawing.text((34, 327), "hier was echt meer", font_size=14)
    drawing.dot((248, 322), 8, fill=YELLOW, stroke=INK)
    drawing.text((264, 327), "zit er onterecht bij", font_size=14)
    chance = round(1 / (found.p_value or 1))
    counted = f"{found.observed:.0f} gevallen, {found.expected:.0f} verwacht."
    drawing.text((10, 356), f"{counted} Toeval geeft dit 1 op {_thousands(chance)} keer.")


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# ---------------------------------------------------------------------- effect


def effect() -> Drawing:
    """Return a series that was interrupted, and the same had there been no measure."""
    random = np.random.default_rng(5)
    month = np.arange(60)
    mean = np.exp(np.log(48) + 0.004 * month + 0.18 * np.sin(2 * np.pi * month / 12))
    mean[36:] *= 0.75
    counts = random.negative_binomial(mean, 0.5)
    found = interrupted(counts, Question(start=36))
    step = found.step
    if step is None:
        message = "A question with a step has an answer with a step."
        raise AssertionError(message)
    less, most, least = (round(100 * (1 - one)) for one in step.as_ratio())
    drawing = Drawing(
        "effect",
        "Een reeks voor en na een maatregel, met de lijn zonder de maatregel",
        "Vijf jaar gesimuleerde maandcijfers, een punt per maand. Na drie jaar begint een "
        "maatregel. De volle lijn volgt de punten. De streepjeslijn toont wat zonder de maatregel "
        f"verwacht was. Het verschil is {less} % minder; het interval loopt van {least} tot {most} "
        "%. De cijfers werden getrokken met 25 % minder.",
        346,
    )
    plane = Plane((0, 59), (0, 100), 44, WIDTH - 10, 44, 262)
    drawing.text((10, 24), "Aantal per maand")
    plane.ruler(drawing, (0, 25, 50, 75, 100))
    drawing.box((plane.x(35.5), plane.top), (plane.right - plane.x(35.5), 218), fill=WASH)
    start = plane.x(35.5)
    drawing.line([(start, plane.top - 6), (start, plane.bottom)], stroke=PETROL, stroke_width=2)
    drawing.text((start + 6, plane.top - 4), "maatregel", fill=PETROL)
    for place, count in enumerate(counts):
        drawing.dot(plane.at(place, float(count)), 3.2, fill=SHEET, stroke=SOFT, stroke_width=1.5)
    drawing.line([plane.at(i, float(one)) for i, one in enumerate(found.expected)], stroke_width=3)
    without = [plane.at(i, float(found.without[i])) for i in range(36, 60)]
    drawing.line(without, stroke=BRICK, stroke_width=3, stroke_dasharray="8 5")
    drawing.text((plane.left, 282), "jaar 1", **SMALL)
    drawing.text((plane.right, 282), "jaar 5", text_anchor="end", **SMALL)
    drawing.dot((16, 302), 3.2, fill=SHEET, stroke=SOFT, stroke_width=1.5)
    drawing.text((26, 307), "geteld", font_size=14)
    drawing.line([(92, 302), (122, 302)], stroke_width=3)
    drawing.text((130, 307), "met de maatregel", font_size=14)
    drawing.line([(284, 302), (314, 302)], stroke=BRICK, stroke_width=3, stroke_dasharray="8 5")
    drawing.text((322, 307), "zonder (berekend)", font_size=14)
    drawing.text((10, 334), f"{less} % minder (interval: {least} tot {most} %)")
    return drawing


# ------------------------------------------------------------------ protection

TOTAL = "Totaal"


def protection() -> Drawing:
    """Return a table of a zone with what is shown and what is withheld, and why."""
    release = _zone()
    safe = protect(release)
    rows, columns = release.tables[0].nodes
    values = {one.key: one for one in safe.table("zone")}
    drawing = Drawing(
        "protection",
        "Een tabel met getoonde en achtergehouden aantallen",
        f"Zes verzonnen gemeenten en vijf soorten meldingen, met totalen. {safe.primary} aantallen "
        f"zijn klein (1 tot 4) en worden achtergehouden. {safe.secondary} andere worden "
        "achtergehouden omdat men de kleine anders uit de totalen kon aftrekken.",
        388,
    )
    _patterns(drawing)
    wide, high, left, top = 58.0, 38.0, 116.0, 34.0
    for column, name in enumerate(columns):
        bold = "680" if name == TOTAL else "400"
        at = (left + wide * (column + 0.5), 22.0)
        drawing.text(at, name, font_size=14, font_weight=bold, **MIDDLE)
    for row, place in enumerate(rows):
        y = top + high * row
        bold = "680" if place == TOTAL else "400"
        drawing.text((8, y + 25), place, font_size=14, font_weight=bold)
        for column, kind in enumerate(columns):
            one = values[place, kind]
            _cell(drawing, (left + wide * column, y), (wide, high), one, release)
    below = top + high * len(rows) + 22
    for at, pattern, words in (
        ((8.0, below), "url(#small)", "achtergehouden: klein, 1 tot 4"),
        ((8.0, below + 26), "url(#other)", "achtergehouden: verraadt anders een klein aantal"),
    ):
        _key(drawing, at, pattern, words)
    return drawing


def _patterns(drawing: Drawing) -> None:
    drawing.parts.append(
        '<defs><pattern id="small" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{SHEET}"/>'
        f'<rect width="3" height="7" fill="{BRICK}"/></pattern>'
        '<pattern id="other" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{WASH}"/>'
        f'<circle cx="4" cy="4" r="1.5" fill="{PETROL}"/></pattern></defs>'
    )


def _cell(drawing: Drawing, at: Point, size: Point, one: Protected, release: Release) -> None:
    if one.state is State.SHOWN:
        drawing.box(at, size, fill=SHEET, stroke=LINE)
        where = (at[0] + size[0] / 2, at[1] + size[1] / 2 + 6)
        weight = "680" if TOTAL in one.key else "400"
        drawing.text(where, f"{one.value}", font_weight=weight, **MIDDLE)
        return
    is_small = TOTAL not in one.key and (release.counts[one.key] or 0) in range(1, 5)
    drawing.box(at, size, fill="url(#small)" if is_small else "url(#other)", stroke=EDGE)


def _zone() -> Release:
    """Return a table of one zone of the shipped panel: six places, five kinds, totals."""
    packed = (REFERENCE / "panel285x20.csv.gz").read_bytes()
    rows = csv.DictReader(gzip.decompress(packed).decode().splitlines())
    kinds = {f"F{number:02}": f"Soort {number + 1}" for number in range(5)}
    chosen = [row for row in rows if row["zone"] == "Z003" and row["phen"] in kinds]
    names = sorted({row["muni"] for row in chosen})
    places = {name: f"Gemeente {'ABCDEF'[index]}" for index, name in enumerate(names)}
    counts: dict[Key, int | None] = {
        (places[row["muni"]], kinds[row["phen"]]): int(row["freq"]) for row in chosen
    }
    return Release(
        hierarchies=(
            Hierarchy.of("plaats", {TOTAL: places.values()}),
            Hierarchy.of("soort", {TOTAL: kinds.values()}),
        ),
        tables=(Table.of("zone", [*places.values(), TOTAL], [*kinds.values(), TOTAL]),),
        counts=counts,
    )


PICTURES: tuple[Callable[[], Drawing], ...] = (series, many_series, clusters, effect, protection)

if __name__ == "__main__":
    main()
