# SPDX-License-Identifier: EUPL-1.2
"""What this room needs beside the rest of Schakel: the extra `monitor` (pyproject.toml).

A town that only holds meetings installs neither. A door that opens the room asks here first.
"""

from importlib import import_module

PACKAGES = ("numpy", "scipy")


class NotInstalledError(Exception):
    """The trend room cannot calculate on this machine; the message says what to install."""


def require_installed() -> None:
    """Pass when the room can calculate.

    Raises:
        NotInstalledError: Schakel was installed without the extra.
    """
    try:
        for package in PACKAGES:
            import_module(package)
    except ModuleNotFoundError as error:
        message = (
            "De trendkamer is hier niet geïnstalleerd: voeg haar toe met "
            "pip install 'schakel[monitor]', of in de map van het project met make env."
        )
        raise NotInstalledError(message) from error
