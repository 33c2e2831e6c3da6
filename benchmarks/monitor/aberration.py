# SPDX-License-Identifier: EUPL-1.2
"""The methods of R's `surveillance` 1.20.3: the same answers, and the time they take.

Answers: every reference of ../shared/benchmarks, section A2, and the answers of R on the simulated
panel: 42 series of it are shipped, all 1,050 lie beside the project. Speed: 5,700 series of 624
weeks, farringtonFlexible with Noufaily's settings over five years, best of three.
"""

import csv
import gzip
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.monitor.table import Row
from schakel.monitor.aberration import (
    Aberrations,
    bayes,
    cusum,
    ears_c,
    farrington,
    farrington_flexible,
    glrnb,
    rki,
)
from tests.monitor import aberration_data
from tests.monitor.aberration_data import Answers
from tests.monitor.shared import SHARED

Floats = npt.NDArray[np.float64]

NOUFAILY: dict[str, Any] = {
    "b": 4,
    "w": 3,
    "no_periods": 10,
    "weights_threshold": 2.58,
    "past_weeks_not_included": 26,
    "p_threshold_trend": 1,
    "threshold_method": "nbPlugin",
}
DELTA: dict[str, Any] = {"b": 4, "w": 3, "weights_threshold": 1, "past_weeks_not_included": 3}
PANEL = {**NOUFAILY, "b": 5, "alpha": 0.005, "limit54": (0, 4)}
DELTAS = ("salmNewportGermany2011_farrington_delta", "campyDE_farringtonFlexible_b4w5a025")
WEEKS = aberration_data.PANEL_WEEKS
SERIES, LAST, YEARS_10 = 285 * 20, 610, 520
ONE_WEEK, TEN_YEARS = 1.5, 600.0
# Seven significant digits in R's answers on the panel; all digits in the other references.
SEVEN_DIGITS = 6e-7
TARGET = "equal; mu0, phi within 1e-6"


@dataclass(frozen=True)
class Difference:
    """How far an answer lies from R's: unequal alarms, and the largest relative differences."""

    alarms: int
    bound: float
    others: float

    def row(self, what: str, told: int, note: str = "") -> Row:
        """Return it as a row about `told` judged weeks."""
        equal = not self.alarms and self.bound < SEVEN_DIGITS
        others = "" if np.isnan(self.others) else f"; mu0, phi {self.others:.1e}"
        return Row(
            what=what,
            ours=f"{self.alarms} alarms differ, bounds {self.bound:.1e}{others}",
            peer=f"{told} weeks",
            limit="exact",
            target=TARGET,
            met=equal and not self.others >= 1e-6,
            note=note,
        )


def rows() -> list[Row]:
    """Return what is equal, and how long it takes."""
    found = list(_references()) if SHARED.is_dir() else []
    return [*found, *_panel(), *_wide_panel(), *_speed()]


def _references() -> Iterator[Row]:
    newport, agona = aberration_data.newport(), aberration_data.agona()
    campy = aberration_data.campylobacter()
    total, dates, cases = newport.total, newport.dates, campy.total
    pair = [newport.names.index(one) for one in ("Baden.Wuerttemberg", "North.Rhine.Westphalia")]
    germany, autumn = "salmNewportGermany2011_", range(261, 313)
    calls: dict[str, Callable[[list[int]], Aberrations]] = {
        f"{germany}farrington_delta": lambda w: farrington_flexible(total, w, dates=dates, **DELTA),
        f"{germany}noufaily_nbPlugin": lambda w: farrington_flexible(
            total, w, dates=dates, **NOUFAILY
        ),
        f"{germany}noufaily_muan": lambda w: farrington_flexible(
            total, w, dates=dates, **{**NOUFAILY, "threshold_method": "muan"}
        ),
        f"{germany}noufaily_nbPlugin_a005_limit54_5_4": lambda w: farrington_flexible(
            total, w, dates=dates, **{**NOUFAILY, "alpha": 0.005, "p_threshold_trend": 0.05}
        ),
        "salmNewport_JSS_tableResults": lambda w: farrington_flexible(
            newport.table[:, pair], w, dates=dates, limit54=(0, 50), **NOUFAILY
        ),
        "salmNewport16_noufaily_nbPlugin_a01_2010_2013": lambda w: farrington_flexible(
            newport.table, w, dates=dates, alpha=0.01, **NOUFAILY
        ),
        "agona_noufaily_nbPlugin_a01": lambda w: farrington_flexible(
            agona, w, alpha=0.01, **NOUFAILY
        ),
        "campyDE_farringtonFlexible_b4w5a025": lambda w: farrington_flexible(
            cases, w, dates=campy.dates, b=4, w=5, alpha=0.025
        ),
        "campyDE_farrington_b4w5a05": lambda w: farrington(cases, w, dates=campy.dates, b=4, w=5),
        "agona_farrington_b4w3a01": lambda w: farrington(agona, w, b=4, w=3, alpha=0.01),
        "campyDE_bayes_b4w5a025": lambda w: bayes(cases, w, b=4, w=5, alpha=0.025),
        "agona_bayes_b4w3": lambda w: bayes(agona, w, b=4, w=3),
        "agona_rki_b4w3": lambda w: rki(agona, w, b=4, w=3),
        "agona_cusum_rossi_k104_h226": lambda w: cusum(agona, w, trans="rossi"),
        f"{germany}earsC1": lambda w: ears_c(total, w, method="C1", alpha=0.05),
        f"{germany}earsC2": lambda w: ears_c(total, w, method="C2", alpha=0.05),
        f"{germany}earsC3": lambda w: ears_c(total, w, method="C3", alpha=0.025),
        f"{germany}glrnb_thetalog2_cARL4": lambda w: glrnb(total, w, c_arl=4, theta=np.log(2)),
        f"{germany}glrnb_free_value": lambda w: glrnb(total, w, c_arl=5, ret="value"),
    }
    for name, call in calls.items():
        told = aberration_data.answers(name)
        found = call(list(autumn) if name.startswith("agona") else aberration_data.weeks_of(told))
        mu0 = "expected" if name in DELTAS else "mu0"
        note = (
            "mu0 beside R's expected: its mu0 is an exponent of a count" if name in DELTAS else ""
        )
        yield _difference(found, told, mu0).row(name, told["alarm"].size, note)


def _difference(found: Aberrations, told: Answers, mu0: str = "mu0") -> Difference:
    others = [
        _apart(getattr(found, ours)[shown], told[theirs][shown])
        for ours, theirs in (("mu0", mu0), ("phi", "phi"))
        if theirs in told
        # R gives no expected count where it gives no bound.
        for shown in [~np.isnan(told[theirs])]
    ]
    return Difference(
        alarms=int((found.alarm != (np.nan_to_num(told["alarm"]) == 1)).sum()),
        bound=_apart(found.upperbound, told["upperbound"]),
        others=max(others, default=np.nan),
    )


def _apart(ours: Floats, theirs: Floats) -> float:
    """Return the largest relative difference; infinite where only one of them is a figure."""
    if (np.isnan(ours) != np.isnan(theirs)).any():
        return float("inf")
    scale = np.where(np.abs(theirs) > 0, np.abs(theirs), 1.0)
    return float(np.nanmax(np.abs(ours - theirs) / scale, initial=0.0))


def _panel() -> Iterator[Row]:
    for name in ("null", "outb"):
        counts, told = aberration_data.panel(name), aberration_data.panel_answers(name)
        y, dates = counts.table, counts.dates
        calls = {
            "ff": farrington_flexible(y, WEEKS, dates=dates, **PANEL),
            "fo": farrington(y, WEEKS, dates=dates, alpha=0.01, limit54=(0, 4), b=5, w=3),
            "ba": bayes(y, WEEKS, alpha=0.005, b=5, w=3),
            "C1": ears_c(y, WEEKS, method="C1"),
            "C2": ears_c(y, WEEKS, method="C2"),
            "C3": ears_c(y, WEEKS, method="C3"),
        }
        for method, found in calls.items():
            theirs = _columns(told, method)
            yield _difference(found, theirs).row(f"42 scenarios, {name}, {method}", y[:49].size)


def _columns(told: Answers, method: str) -> Answers:
    names = {"ub": "upperbound", "alarm": "alarm", "mu": "mu0", "phi": "phi"}
    return {
        ours: told[f"{method}_{theirs}"]
        for theirs, ours in names.items()
        if f"{method}_{theirs}" in told
    }


def _wide_panel() -> Iterator[Row]:
    for name in ("null", "outb"):
        path = SHARED / "A_temporal" / f"noufaily42_{name}.csv.gz"
        if not path.is_file():
            return
        answers = path.with_name(f"ref_noufaily42_{name}_surveillance.csv.gz")
        counts = _table(gzip.decompress(path.read_bytes()).decode())[1]
        head, table = _table(gzip.decompress(answers.read_bytes()).decode())
        told = {
            column: table[:, place].reshape(-1, len(WEEKS)).T for place, column in enumerate(head)
        }
        dates = aberration_data.PANEL_DATES
        found = farrington_flexible(counts, WEEKS, dates=dates, **PANEL)
        theirs = _columns(told, "ff")
        yield _difference(found, theirs).row(f"all 1,050 series, {name}, ff", found.alarm.size)


def _table(text: str) -> tuple[list[str], Floats]:
    rows = list(csv.reader(text.splitlines()))
    body = [["nan" if cell == "NA" else cell for cell in row[1:]] for row in rows[1:]]
    return rows[0][1:], np.array(body, dtype=float)


def _speed() -> Iterator[Row]:
    panel = aberration_data.panel("outb").table
    copies = -(-SERIES // panel.shape[1])
    chance = np.random.default_rng(285)
    rates = np.exp(chance.normal(-2, 1.5, SERIES))
    kinds = {
        "series like the 42 scenarios": np.tile(panel, copies)[:, :SERIES],
        "sparse series, half of them below 0.14 a week": chance.poisson(
            rates, (len(panel), SERIES)
        ).astype(float),
    }
    for kind, counts in kinds.items():
        seconds = min(_seconds(counts, [LAST]) for _ in range(3))
        yield Row(
            what=f"5,700 {kind}, one week",
            ours=f"{seconds:.2f} s",
            peer="58 s",
            limit="0.78 s",
            target="1.5 s",
            met=seconds <= ONE_WEEK,
            note="farringtonFlexible, one thread; R's time extrapolated from 50 series",
        )
        whole = _seconds(counts, list(range(LAST - 25, LAST + 1))) * YEARS_10 / 26
        yield Row(
            what=f"5,700 {kind}, 520 weeks",
            ours=f"{whole / 60:.1f} min",
            peer="8.4 h",
            limit="6.8 min",
            target="10 min",
            met=whole <= TEN_YEARS,
            note="26 weeks measured, times 20",
        )


def _seconds(counts: Floats, weeks: list[int]) -> float:
    start = time.perf_counter()
    farrington_flexible(counts, weeks, dates=aberration_data.PANEL_DATES, **PANEL)
    return time.perf_counter() - start
