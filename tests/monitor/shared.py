# SPDX-License-Identifier: EUPL-1.2
"""Reference answers of the peers, which may be compared with but not shipped.

They lie in `../shared/benchmarks`, beside this project, where somebody put them. A test that needs
one says so by asking for it here, and is skipped where there is none.
"""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "benchmarks"


def shared_file(name: str) -> Path:
    """Return a file of the reference data; skip the test when it is not on this machine."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"The reference data are not on this machine: {path} is missing.")
    return path
