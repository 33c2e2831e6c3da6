# SPDX-License-Identifier: EUPL-1.2
"""Where a rule comes from, and who checked that it says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict


class Status(StrEnum):
    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    LOCKED = "locked"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Source:
    """The article or text a value comes from; tags are explained in law/PROVENANCE.md."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    text: str
    tags: tuple[str, ...]
    url: str | None = None
    act: str | None = None


@dataclass(frozen=True)
class Verification:
    """Whether a jurist checked it; doubt is a plain Dutch sentence for the screen."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    status: Status
    by: str | None = None
    on: date | None = None
    doubt: str | None = None
    confidence: Confidence | None = None

    @property
    def is_verified(self) -> bool:
        return self.status is Status.VERIFIED
