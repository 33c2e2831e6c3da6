# SPDX-License-Identifier: EUPL-1.2
"""The two ways an effect is refused, each with a Dutch sentence for who asked."""

NO_ANSWER = (
    "De berekening komt niet tot rust: de cijfers passen bij veel antwoorden tegelijk. "
    "Vraag minder verklaringen, of meet langer."
)


class TooLittleError(ValueError):
    """The data cannot carry an answer: too few points, places or events, or nothing that varies."""


class ImmortalTimeError(ValueError):
    """A clock starts before the measure: the time until the measure would count as its work."""
