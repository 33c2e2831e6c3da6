# SPDX-License-Identifier: EUPL-1.2
"""When a text that a table rests on falls away, no case is discussed and no secret told."""

from dataclasses import replace
from datetime import date

import pytest

from schakel.kernel.people import Secrecy
from schakel.kernel.sources import Status, Verification
from schakel.rules.composition import check_meeting
from schakel.rules.law import LawBook, book
from schakel.rules.table_rules import may_share
from tests.rules.test_composition import DAY, LIVC


@pytest.fixture
def without_the_decree() -> LawBook:
    ended = {"until": date(2026, 3, 12)}
    records = tuple(
        record.model_copy(update=ended) if record.id == "vl-livc-2021" else record
        for record in book().records
    )
    return replace(book(), records=records)


def test_the_meeting_does_not_open_and_names_the_decree(without_the_decree: LawBook) -> None:
    checked = check_meeting(without_the_decree, "livcr-2018", None, LIVC, DAY)
    assert [finding.code for finding in checked.blocking] == ["ground_missing"]
    assert "Vlaams decreet LIVC R" in str(checked.blocking[0].sentence)


def test_a_ground_that_a_jurist_verified_no_longer_warns() -> None:
    verified = Verification(Status.VERIFIED, by="jurist", on=date(2026, 3, 1))
    records = tuple(
        record.model_copy(update={"verification": verified}) for record in book().records
    )
    checked = check_meeting(replace(book(), records=records), "livcr-2018", None, LIVC, DAY)
    assert checked.findings == ()


def test_no_secret_may_be_told(without_the_decree: LawBook) -> None:
    ruling = may_share(without_the_decree, "livcr-2018", Secrecy.PROFESSIONAL, DAY)
    assert not ruling.allowed
    assert "Vlaams decreet LIVC R geldt vandaag niet" in str(ruling.sentence)
    assert may_share(without_the_decree, "livcr-2018", Secrecy.DISCRETION, DAY).allowed
