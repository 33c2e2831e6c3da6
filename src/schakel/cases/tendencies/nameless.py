# SPDX-License-Identifier: EUPL-1.2
"""Does a text that goes up hold a name? Words are compared with words, nothing is guessed."""

from collections.abc import Iterable

from schakel.kernel.words import folded

# Too common on their own to give anybody away: Jan van den Berg is found as "jan" and "berg".
PARTICLES = frozenset(
    {"van", "den", "der", "de", "het", "ten", "ter", "von", "el", "al", "ben", "bin"}
)
SHORTEST = 3


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the text that are a part of one of the names, as they were written."""
    known = {part for name in names for part in folded(name).split()}
    telling = {part for part in known - PARTICLES if len(part) >= SHORTEST}
    found = [word.strip(".,;:!?()\"'“”‘’") for word in text.split()]
    return tuple(dict.fromkeys(word for word in found if telling & set(folded(word).split())))
