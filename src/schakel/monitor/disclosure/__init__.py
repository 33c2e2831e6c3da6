# SPDX-License-Identifier: EUPL-1.2
"""Disclosure control: publish counts without giving away the one person they count.

`protect` withholds what is small and what would give it away; `audit` attacks any choice; `publish`
lets a choice out only when its audit is clean.
"""

from schakel.monitor.disclosure.auditing import audit
from schakel.monitor.disclosure.errors import DisclosureError, ReleaseError, UncleanReleaseError
from schakel.monitor.disclosure.hierarchy import Hierarchy, Split
from schakel.monitor.disclosure.protected import (
    AuditReport,
    Bound,
    Protected,
    ProtectedRelease,
    Rules,
)
from schakel.monitor.disclosure.protecting import protect, publish
from schakel.monitor.disclosure.release import Key, Release, State, Table, Zeros

__all__ = [
    "AuditReport",
    "Bound",
    "DisclosureError",
    "Hierarchy",
    "Key",
    "Protected",
    "ProtectedRelease",
    "Release",
    "ReleaseError",
    "Rules",
    "Split",
    "State",
    "Table",
    "UncleanReleaseError",
    "Zeros",
    "audit",
    "protect",
    "publish",
]
