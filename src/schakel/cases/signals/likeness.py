# SPDX-License-Identifier: EUPL-1.2
"""Do two names look like one person? Accents, capitals, order and typing errors do not count."""

from rapidfuzz import fuzz

from schakel.kernel.words import folded

ENOUGH = 82
ENOUGH_WITH_SAME_BIRTH_DATE = 60
ONE_INSIDE_THE_OTHER = 95


def alike(one: str, other: str, *, same_birth_date: bool = False) -> bool:
    """Return whether a human should look at both; a part of a name counts as that name."""
    left, right = folded(one), folded(other)
    if not left or not right:
        return False
    needed = ENOUGH_WITH_SAME_BIRTH_DATE if same_birth_date else ENOUGH
    # A name is written as one word or as two: El Amrani, Elamrani.
    joined = fuzz.ratio(left.replace(" ", ""), right.replace(" ", ""))
    if max(joined, fuzz.token_sort_ratio(left, right)) >= needed:
        return True
    return fuzz.token_set_ratio(left, right) >= ONE_INSIDE_THE_OTHER


def gives_away(pseudonym: str, name: str) -> bool:
    """Return whether a pseudonym holds a part of the name."""
    parts = {part for part in folded(name).split() if len(part) > 2}
    return not parts.isdisjoint(folded(pseudonym).split())
