# SPDX-License-Identifier: EUPL-1.2
"""How much a generated test tries: little in `make test`, much in `make test-long`."""

import os

LONG = int(os.environ.get("SCHAKEL_TEST_LONG") or 0)
"""How many times more; 0 and 1 are the usual run."""


def examples(usual: int) -> int:
    """Return how many examples to try: the usual number, or that many times more."""
    return usual * max(1, LONG)
