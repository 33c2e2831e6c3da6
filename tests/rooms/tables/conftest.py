# SPDX-License-Identifier: EUPL-1.2
"""What the journal says, read as the owner: no single person reads all of it."""

from collections.abc import Callable

import pytest

from schakel.journal.models import Entry
from tests.world import OWNER


@pytest.fixture
def journalled() -> Callable[[], list[str]]:
    """Return the actions in the journal, oldest first."""

    def read() -> list[str]:
        return list(Entry.objects.using(OWNER).order_by("at").values_list("action", flat=True))

    return read
