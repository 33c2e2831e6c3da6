# SPDX-License-Identifier: EUPL-1.2
"""The people of the demo, as the log-in page shows them."""

from schakel.actors import queries as actors
from schakel.actors.facts import PersonFact


def cast() -> tuple[PersonFact, ...]:
    """Return everybody; one query."""
    return actors.people()
