# SPDX-License-Identifier: EUPL-1.2
"""What a door may hold of a draft: its writer's own words, for the moment of one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class DraftFact:
    """Something half-written: field name to text, and the day it disappears."""

    fields: Mapping[str, str] = field(repr=False)
    saved_at: datetime
    gone_on: date
