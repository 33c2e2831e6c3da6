# SPDX-License-Identifier: EUPL-1.2
"""One scan, from counts to clusters."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.clusters import Cluster, separate_clusters, with_p_values
from schakel.monitor.scan.options import Model, ScanError, ScanOptions, numbers
from schakel.monitor.scan.places import Floats, Places
from schakel.monitor.scan.replicates import highest_ratios
from schakel.monitor.scan.statistic import best_windows, table_of, windows_of
from schakel.monitor.scan.zones import zones_of

Numbers = npt.ArrayLike


@dataclass(frozen=True)
class ScanResult:
    """What a scan found.

    clusters: highest ratio first, without a shared place; empty when nothing rose.
    zones, cylinders: different groups of places looked at, and those times the windows.
    replicates, seed: how the p-values were made.
    critical_llr: ratio that one in twenty tables without a cluster reaches; None below 19
        replicates.
    """

    clusters: tuple[Cluster, ...]
    zones: int
    cylinders: int
    replicates: int
    seed: int
    critical_llr: float | None


def scan(
    counts: Numbers,
    places: Places,
    *,
    expected: Numbers | None = None,
    population: Numbers | None = None,
    options: ScanOptions | None = None,
) -> ScanResult:
    """Return where and when more cases came together than chance allows.

    counts: places by weeks, whole numbers (fractions only without replicates).
    expected: what each place and week would have; same shape, or one number for each place that
        holds every week. It may be adjusted for age, season or trend. The Poisson model uses only
        how it spreads: a population does as well. The permutation model takes none.
    population: one number for each place, for the limit `max_share`; without it the expected counts
        are used, and under permutation the cases.

    Raises:
        ScanError: shapes that do not match, a missing or negative number, cases where none were
            expected, an option the model cannot use.

    Source: Kulldorff 1997 (Communications in Statistics 26, 1481-1496); Kulldorff 2001 (Journal of
    the Royal Statistical Society A 164, 61-72), section 2, for the windows; Kulldorff et al. 2005
    (PLoS Medicine 2, e59), methods, for permutation.
    """
    options = options or ScanOptions()
    cases = _counts(counts, places, options)
    means = _expected(expected, cases, places, options)
    table = table_of(cases, means, options.model)
    zones = zones_of(places, _population(population, table.expected, places), options)
    windows = windows_of(cases.shape[1], options)
    best = best_windows(table, zones, windows, options.min_cases)
    clusters = separate_clusters(places, zones, windows, table, best, options.clusters)
    highest = highest_ratios(table, zones, windows, options) if clusters else np.zeros(0)
    return ScanResult(
        clusters=with_p_values(clusters, highest),
        zones=zones.count,
        cylinders=zones.count * windows.first.size,
        replicates=highest.size,
        seed=options.seed,
        critical_llr=_critical(highest),
    )


def _counts(counts: Numbers, places: Places, options: ScanOptions) -> Floats:
    cases = numbers(counts, "counts")
    if cases.ndim != 2 or cases.shape[0] != len(places.names) or cases.shape[1] == 0:
        message = (
            f"counts heeft vorm {cases.shape}: geef een rij voor elk van de {len(places.names)} "
            "plaatsen en een kolom voor elke week."
        )
        raise ScanError(message)
    _refuse_where(
        ~np.isfinite(cases) | (cases < 0), cases, places, "counts", "een aantal van 0 of meer"
    )
    fractions_count = options.replicates or options.model is Model.PERMUTATION
    if fractions_count:
        _refuse_where(cases != np.floor(cases), cases, places, "counts", "een geheel aantal")
    return cases


def _expected(
    expected: Numbers | None, cases: Floats, places: Places, options: ScanOptions
) -> Floats | None:
    if options.model is Model.PERMUTATION:
        if expected is not None:
            message = "Het permutatiemodel rekent zelf uit wat verwacht is: laat expected weg."
            raise ScanError(message)
        return None
    if expected is None:
        message = (
            f"Het model {options.model} vraagt expected: het verwachte aantal of de bevolking."
        )
        raise ScanError(message)
    means = numbers(expected, "expected")
    if means.shape == cases.shape[:1]:
        means = np.repeat(means[:, None], cases.shape[1], axis=1)
    if means.shape != cases.shape:
        message = (
            f"expected heeft vorm {means.shape}: geef dezelfde vorm als counts, {cases.shape}."
        )
        raise ScanError(message)
    _refuse_where(
        ~np.isfinite(means) | (means < 0), means, places, "expected", "een getal van 0 of meer"
    )
    _refuse_where(
        (means == 0) & (cases > 0), means, places, "expected", "meer dan 0, want er zijn gevallen"
    )
    if not means.any():
        message = "expected is overal 0: er valt niets te verwachten, dus niets te vergelijken."
        raise ScanError(message)
    return means


def _population(population: Numbers | None, expected: Floats, places: Places) -> Floats:
    if population is None:
        return np.asarray(expected.sum(axis=1))
    people = numbers(population, "population")
    if people.shape != (len(places.names),):
        message = f"population heeft vorm {people.shape}: geef één getal voor elke plaats."
        raise ScanError(message)
    for name, number in zip(places.names, people, strict=True):
        if not np.isfinite(number) or number < 0:
            message = f"population is {number} voor {name}: geef een getal van 0 of meer."
            raise ScanError(message)
    return people


def _refuse_where(
    wrong: npt.NDArray[np.bool_], table: Floats, places: Places, what: str, wanted: str
) -> None:
    if wrong.any():
        row, column = (int(index) for index in np.argwhere(wrong)[0])
        message = (
            f"{what} is {table[row, column]:g} voor {places.names[row]} in week {column + 1}: "
            f"geef {wanted}."
        )
        raise ScanError(message)


def _critical(highest: Floats) -> float | None:
    """Return the ratio above which fewer than one in twenty tables without a cluster come."""
    if highest.size < 19:
        return None
    return float(np.sort(highest)[-int(0.05 * (highest.size + 1))])
