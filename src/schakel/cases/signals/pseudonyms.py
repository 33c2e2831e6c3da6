# SPDX-License-Identifier: EUPL-1.2
"""Birds of the Low Countries, so that nobody has to invent a name that hides."""

import random
from collections.abc import Iterable

BIRDS = (
    "Kievit", "Merel", "Wulp", "Fuut", "Specht", "Grutto", "Koolmees", "Roodborst", "Vink",
    "Winterkoning", "Boomklever", "Zwaluw", "Reiger", "Ooievaar", "Lepelaar", "Scholekster",
    "Tureluur", "Putter", "Sijs", "Kneu", "Groenling", "Spreeuw", "Lijster", "Nachtegaal",
    "Wielewaal", "Koekoek", "Hop", "IJsvogel", "Torenvalk", "Buizerd", "Kiekendief", "Sperwer",
    "Bosuil", "Steenuil", "Kerkuil", "Ransuil", "Waterhoen", "Meerkoet", "Wilde eend", "Smient",
    "Slobeend", "Bergeend", "Zwaan", "Kraanvogel", "Kluut", "Plevier", "Strandloper", "Stern",
    "Meeuw", "Aalscholver", "Roerdomp", "Karekiet", "Rietgors", "Baardman", "Snor", "Tjiftjaf",
    "Fitis", "Goudhaan", "Staartmees", "Pimpelmees", "Kuifmees", "Boomkruiper", "Kwikstaart",
    "Graspieper", "Leeuwerik", "Patrijs", "Kwartel", "Fazant", "Houtduif", "Tortel", "Ekster",
    "Gaai", "Kauw", "Roek", "Raaf", "Keep", "Goudvink", "Appelvink", "Kruisbek", "Geelgors",
)  # fmt: skip


def suggestions(taken: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Return birds that are still free at the table, in no order that tells anything."""
    used = {one.casefold() for one in taken}
    free = [bird for bird in BIRDS if bird.casefold() not in used]
    return tuple(random.sample(free, min(count, len(free))))
