# SPDX-License-Identifier: EUPL-1.2
"""What a rule answers: a ruling on a question, a finding about a meeting."""

from dataclasses import dataclass

from schakel.kernel.message import Sentence
from schakel.kernel.sources import Confidence, Source, Status, Verification
from schakel.kernel.ways import Way


@dataclass(frozen=True)
class Ruling:
    """Allowed or not, by which rule, and what would make it lawful."""

    allowed: bool
    rule: str
    sentence: Sentence
    source: Source
    verification: Verification
    ways_open: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something a meeting must hear; blocking means that no case may be discussed."""

    code: str
    blocking: bool
    sentence: Sentence
    source: Source
    verification: Verification
    ways_open: tuple[Way, ...] = ()


def no_source() -> tuple[Source, Verification]:
    """Return the source of a rule that is Schakel's own and not law."""
    return (
        Source("regel van Schakel, geen wet", ("derived",)),
        Verification(Status.UNVERIFIED, confidence=Confidence.HIGH),
    )
