# SPDX-License-Identifier: EUPL-1.2
"""Who stands on the greeting of the demo."""

from datetime import date

from schakel.demo.content.reading import read_region, region_folder
from schakel.rules import law


def people(today: date) -> tuple[tuple[str, str], ...]:
    """Return the featured people: name and function."""
    return tuple(
        (one.name, law.book().function(one.mandates[0].function.value).name)
        for one in read_region(region_folder(), today=today).people
        if one.featured
    )
