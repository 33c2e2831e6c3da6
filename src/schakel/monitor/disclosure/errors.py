# SPDX-License-Identifier: EUPL-1.2
"""What disclosure control refuses, in plain Dutch: what happened, why, what to do."""


class DisclosureError(Exception):
    """Something keeps this release inside the house."""


class ReleaseError(DisclosureError, ValueError):
    """The release does not say what it wants to show, or gives counts that cannot be."""


class UncleanReleaseError(DisclosureError):
    """Somebody could work out a small count from what would be shown; so nothing is shown."""
