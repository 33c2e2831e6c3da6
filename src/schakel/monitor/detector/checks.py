# SPDX-License-Identifier: EUPL-1.2
"""What the detector refuses, in a sentence that names row and column."""

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.options import Options

Floats = npt.NDArray[np.float64]


class DetectorInputError(ValueError):
    """The counts cannot be judged; the sentence says where and why."""


def checked_counts(counts: npt.ArrayLike) -> Floats:
    """Return the counts as numbers.

    Raises:
        DetectorInputError: not two-dimensional, text, missing, negative, or no whole number.
    """
    table = _numbers(counts, "De tellingen")
    _refuse(~np.isfinite(table), table, "de telling ontbreekt. Vul 0 in als er niets was")
    _refuse(table < 0, table, "de telling is negatief. Een telling is 0 of meer")
    _refuse(table != np.floor(table), table, "de telling is geen geheel getal")
    return table


def checked_populations(populations: npt.ArrayLike, shape: tuple[int, int]) -> Floats:
    """Return the populations as numbers.

    Raises:
        DetectorInputError: another shape than the counts, missing, zero or negative.
    """
    table = _numbers(populations, "De bevolkingscijfers")
    if table.shape != shape:
        message = (
            f"De bevolkingscijfers hebben {table.shape[0]} rijen en {table.shape[1]} kolommen, de "
            f"tellingen {shape[0]} en {shape[1]}. Geef voor elke telling een bevolkingscijfer."
        )
        raise DetectorInputError(message)
    _refuse(~np.isfinite(table), table, "het bevolkingscijfer ontbreekt")
    _refuse(table <= 0, table, "het bevolkingscijfer moet groter zijn dan 0")
    return table


def checked_weeks(week: int | slice, length: int, options: Options) -> npt.NDArray[np.int64]:
    """Return the rows to judge.

    Raises:
        DetectorInputError: no such row, or too little history before it.
    """
    rows = range(*week.indices(length)) if isinstance(week, slice) else [week]
    needed = options.least_years * options.period + options.skip
    for row in rows:
        if not 0 <= row < length:
            message = (
                f"Rij {row} bestaat niet: de tellingen hebben rijen 0 tot en met {length - 1}."
            )
            raise DetectorInputError(message)
        if row < needed:
            message = (
                f"Rij {row} heeft {row} weken voor zich, er zijn er {needed} nodig: "
                f"{options.least_years} jaar en {options.skip} weken die niet meetellen."
            )
            raise DetectorInputError(message)
    return np.array(rows, dtype=np.int64)


def checked_groups(places: npt.ArrayLike | None, series: int) -> list[npt.NDArray[np.int64]]:
    """Return for each level, coarse to fine, the number of the group of each series.

    Raises:
        DetectorInputError: another number of rows than there are series.
    """
    if places is None:
        return []
    labels = np.asarray(places, dtype=str)
    labels = labels[:, None] if labels.ndim == 1 else labels
    if len(labels) != series:
        message = (
            f"Er zijn {len(labels)} plaatsen en {series} reeksen. Geef elke reeks haar plaatsen."
        )
        raise DetectorInputError(message)
    levels = range(1, labels.shape[1] + 1)
    return [
        np.unique(labels[:, :depth], axis=0, return_inverse=True)[1].ravel() for depth in levels
    ]


def _numbers(table: npt.ArrayLike, what: str) -> Floats:
    """Return a two-dimensional table of numbers."""
    try:
        numbers = np.asarray(table, dtype=np.float64)
    except (TypeError, ValueError) as error:
        message = f"{what} zijn geen tabel van getallen: er staat tekst in, of een rij is korter."
        raise DetectorInputError(message) from error
    if numbers.ndim != 2 or not numbers.size:
        message = f"{what} zijn geen tabel: geef weken als rijen en reeksen als kolommen."
        raise DetectorInputError(message)
    return numbers


def _refuse(wrong: npt.NDArray[np.bool_], table: Floats, why: str) -> None:
    """Raise with the first wrong cell."""
    if not wrong.any():
        return
    row, column = np.argwhere(wrong)[0]
    message = f"Rij {row}, kolom {column} ({table[row, column]:g}): {why}."
    raise DetectorInputError(message)
