# SPDX-License-Identifier: EUPL-1.2
"""Interrupted time series: one series of counts, before and after the start of a measure.

Lopez Bernal, Cummins & Gasparrini 2017 (Int J Epidemiol 46:348), a quasi-Poisson regression:

    log mean = log population + level + trend t + step [t >= start] + slope (t - start) [t >= start]
               + season + covariates

The season is a number of harmonics: sin and cos of 2 pi k t / period; period / 2 of them give each
moment of the year its own level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects import dependence, quasi
from schakel.monitor.effects.estimate import Estimate, estimate
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError

FEWEST_BEFORE = 12
FEWEST_AFTER = 6
FEWEST_SPARE = 10

ASSUMES = (
    "Zonder de maatregel was de reeks haar eigen trend en seizoen blijven volgen.",
    "Niets anders veranderde toen de aantallen: geen tweede maatregel, geen andere telling.",
    "De begindag stond vast vóór iemand naar de cijfers keek.",
    "De trend is een rechte lijn op de schaal van verhoudingen.",
)
ASSUMES_SEASON = "Het seizoen herhaalt zich elk jaar met dezelfde vorm."
ASSUMES_POPULATION = (
    "De bevolking waarop gedeeld wordt, is juist en verandert niet door de maatregel."
)
ASSUMES_INDEPENDENT = (
    "De afwijking van de ene periode zegt niets over die van de volgende. Dat is zelden waar; "
    "klopt het niet, dan is het interval te smal."
)
ASSUMES_MEMORY = (
    "Een uitschieter mag in de volgende periodes nawerken, zolang dat uitdooft; "
    "het interval is daarvoor verbreed."
)
CANNOT_TELL = "Dit zegt niet waarom de aantallen veranderden, enkel dat ze het toen deden."


class Errors(Enum):
    """What the interval takes the deviations of neighbouring points to be."""

    INDEPENDENT = "independent"
    FADING = "fading"


@dataclass(frozen=True, eq=False)
class Interruption:
    """What happened at the start of the measure.

    step and slope are on the log scale: `step.as_ratio()` is the rate just after the start divided
    by the one expected, `slope.as_ratio()` the further change per period. slope and step are None
    when they were not asked for. expected (n,) is the fitted series; without (n,) the same had
    there been no measure, equal to it before the start. `dispersion` is the variance divided by
    the mean; `neighbour` the correlation of neighbouring deviations, 0 when they are held to be
    independent. covariates: their estimates, in the order given.
    """

    step: Estimate | None
    slope: Estimate | None
    covariates: tuple[Estimate, ...]
    dispersion: float
    neighbour: float
    expected: Floats
    without: Floats
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What to ask of a series.

    start: index of the first point with the measure (0-based). period: points in a year (12 for
    months, 52 for weeks). harmonics: 0 for no season, at most period // 2.
    """

    start: int
    period: int = 12
    harmonics: int = 2
    trend: bool = True
    step: bool = True
    slope: bool = False
    errors: Errors = Errors.FADING
    level: float = 0.95


def interrupted(
    counts: Sequence[float] | npt.NDArray[np.generic],
    question: Question,
    *,
    population: Sequence[float] | npt.NDArray[np.generic] | None = None,
    covariates: npt.NDArray[np.generic] | None = None,
) -> Interruption:
    """Return how the series changed at the start of the measure.

    counts (n,): numbers of 0 or more, in order, none missing. population (n,): above 0.
    covariates (n, k): other causes that changed over the same time.

    Time grows as n^3 with Errors.FADING: a hundredth of a second at 60 points, a second at 520.

    Raises:
        TooLittleError: too few points before or after, nothing counted on one side, or causes
            that cannot be told apart; the message is Dutch and says which.
        ValueError: a series that is no series.
    """
    series = _series(counts, "counts", lowest=0.0)
    offset = np.zeros(len(series))
    if population is not None:
        offset = np.log(_series(population, "population", lowest=np.finfo(float).tiny))
    others = np.zeros((len(series), 0)) if covariates is None else _covariates(covariates)
    if len(offset) != len(series) or len(others) != len(series):
        msg = f"{len(series)} counts, {len(offset)} populations, {len(others)} rows of covariates."
        raise ValueError(msg)
    design, effects = _design(len(series), question, others)
    _require_enough(series, question, design.shape[1])
    fitted = quasi.fit(design, series, offset)
    return _answer(fitted, question, effects, others.shape[1], population is not None)


def _series(values: Sequence[float] | npt.NDArray[np.generic], name: str, lowest: float) -> Floats:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1 or not np.isfinite(series).all() or (series < lowest).any():
        msg = f"{name}: one row of numbers, none missing, none below {lowest:g}."
        raise ValueError(msg)
    return series


def _covariates(values: npt.NDArray[np.generic]) -> Floats:
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or not np.isfinite(table).all():
        msg = "covariates: one row per point, one column per cause, none missing."
        raise ValueError(msg)
    return table


def season(size: int, period: int, harmonics: int) -> Floats:
    """Return the columns of the season: two per harmonic, one for the last of an even period."""
    if not 0 <= harmonics <= period // 2:
        msg = f"harmonics is {harmonics}; a year of {period} points has 0 to {period // 2}."
        raise ValueError(msg)
    time = 2 * np.pi * np.arange(size) / period
    columns = [wave(k * time) for k in range(1, harmonics + 1) for wave in (np.sin, np.cos)]
    if harmonics and 2 * harmonics == period:
        # The sine of half a turn per point is zero everywhere.
        del columns[-2]
    return np.column_stack(columns) if columns else np.zeros((size, 0))


def _design(size: int, question: Question, others: Floats) -> tuple[Floats, list[str]]:
    """Return the design; the effects of the measure come first, then the covariates."""
    time = np.arange(size, dtype=np.float64)
    after = (time >= question.start).astype(np.float64)
    effects = {}
    if question.step:
        effects["step"] = after
    if question.slope:
        effects["slope"] = after * (time - question.start)
    if not effects:
        msg = "Ask for a step, a slope or both."
        raise ValueError(msg)
    # Around its middle a trend hardly leans on the level, which keeps the arithmetic sharp.
    trend = [time - time.mean()] if question.trend else []
    rest = [np.ones(size), *trend, season(size, question.period, question.harmonics)]
    return np.column_stack([*effects.values(), others, *rest]), list(effects)


def _require_enough(series: Floats, question: Question, columns: int) -> None:
    before, after = question.start, len(series) - question.start
    needed = max(FEWEST_BEFORE, question.period if question.harmonics else 0)
    if before < needed:
        msg = (
            f"Te weinig periodes vóór de maatregel: {max(before, 0)}, nodig zijn er {needed}. "
            "Zonder verleden is er geen trend om tegen af te wegen."
        )
        raise TooLittleError(msg)
    if after < FEWEST_AFTER:
        msg = (
            f"Te weinig periodes na de maatregel: {max(after, 0)}, nodig zijn er {FEWEST_AFTER}. "
            "Wacht tot er meer gemeten is."
        )
        raise TooLittleError(msg)
    if len(series) - columns < FEWEST_SPARE:
        msg = (
            f"Het model heeft {columns} verklaringen voor {len(series)} periodes; er moeten er "
            f"{FEWEST_SPARE} overblijven om de ruis te meten. Vraag minder, of meet langer."
        )
        raise TooLittleError(msg)
    if series[:before].sum() == 0 or series[before:].sum() == 0:
        raise TooLittleError(quasi.NOTHING_LEFT)


def _answer(
    fitted: quasi.QuasiPoisson,
    question: Question,
    effects: list[str],
    others: int,
    per_population: bool,  # noqa: FBT001 - a fact of the question, only passed on
) -> Interruption:
    covariance, neighbour = fitted.covariance, 0.0
    if question.errors is Errors.FADING:
        found = dependence.averaged(fitted)
        covariance, neighbour = found.covariance, found.neighbour
    se = np.sqrt(np.diag(covariance))
    estimates = [
        estimate(float(value), float(error), df=fitted.df, level=question.level)
        for value, error in zip(fitted.coefficients, se, strict=True)
    ]
    named = dict(zip(effects, estimates, strict=False))
    work = fitted.design[:, : len(effects)] @ fitted.coefficients[: len(effects)]
    return Interruption(
        step=named.get("step"),
        slope=named.get("slope"),
        covariates=tuple(estimates[len(effects) : len(effects) + others]),
        dispersion=fitted.dispersion,
        neighbour=neighbour,
        expected=fitted.mean,
        without=np.asarray(fitted.mean * np.exp(-work)),
        assumptions=_words(question, per_population=per_population),
    )


def _words(question: Question, *, per_population: bool) -> tuple[str, ...]:
    fading = question.errors is Errors.FADING
    return (
        *ASSUMES,
        *([ASSUMES_SEASON] if question.harmonics else []),
        *([ASSUMES_POPULATION] if per_population else []),
        ASSUMES_MEMORY if fading else ASSUMES_INDEPENDENT,
        CANNOT_TELL,
    )
