# SPDX-License-Identifier: EUPL-1.2
"""What may be said, held, moved and joined; every refusal shows its source and a way."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import ConcernKind, SubjectKind, TableLevel
from schakel.rules.law import NotInForceError, book
from schakel.rules.table_rules import (
    may_escalate,
    may_hold_subject,
    may_join,
    may_share,
    right_table,
)
from tests.rules.test_composition import DAY, PROTOCOL

KINDS = st.sampled_from(["livcr-2018", "pdk-proto", "overlast-admin", "livc-o", "sw-458"])


def test_the_refusal_of_a_secret_says_why_and_starts_with_a_phone_call() -> None:
    ruling = may_share(book(), "overlast-admin", Secrecy.PROFESSIONAL, DAY)
    assert not ruling.allowed
    assert "plaats" in str(ruling.sentence)
    assert "458ter" in ruling.source.text
    assert ruling.verification.doubt == "nummering sinds april 2026 nog te verifiëren"
    assert str(ruling.ways_open[0]).startswith("Bel")


@settings(deadline=None)
@given(kind=KINDS, secrecy=st.sampled_from(Secrecy), day=st.dates(date(2017, 1, 1)))
def test_every_refusal_to_share_has_a_source_and_a_way_open(
    kind: str, secrecy: Secrecy, day: date
) -> None:
    ruling = may_share(book(), kind, secrecy, day)
    assert ruling.source.text
    assert ruling.rule.startswith(f"{kind}/")
    assert ruling.allowed or ruling.ways_open


@settings(deadline=None)
@given(
    kind=KINDS,
    start=st.sampled_from(TableLevel),
    target=st.sampled_from(TableLevel),
    subject=st.sampled_from(SubjectKind),
    reason=st.text(max_size=5),
)
def test_a_name_never_reaches_a_level_that_sees_no_names(
    kind: str, start: TableLevel, target: TableLevel, subject: SubjectKind, reason: str
) -> None:
    ruling = may_escalate(book(), kind, start, target, subject, named=True, reason=reason, day=DAY)
    if ruling.allowed:
        table = book().on(DAY).framework(kind).table
        assert table is not None
        level = table.level(target)
        assert level is not None
        assert level.sees_names


def test_a_case_cannot_move_to_where_it_lies() -> None:
    ruling = may_escalate(
        book(),
        "overlast-admin",
        TableLevel.TACTICAL,
        TableLevel.TACTICAL,
        SubjectKind.PLACE,
        named=False,
        reason="wij komen er niet uit",
        day=DAY,
    )
    assert ruling.rule == "overlast-admin/same-level"


def test_a_person_is_refused_on_the_ladder_of_places() -> None:
    ruling = may_escalate(
        book(),
        "overlast-admin",
        TableLevel.OPERATIONAL,
        TableLevel.TACTICAL,
        SubjectKind.PERSON,
        named=False,
        reason="wij komen er niet uit",
        day=DAY,
    )
    assert ruling.rule == "overlast-admin/subject"


def test_a_kind_that_does_not_exist_holds_and_moves_nothing() -> None:
    assert not may_hold_subject(book(), "livc-o", SubjectKind.PERSON, DAY).allowed
    ruling = may_escalate(
        book(),
        "livc-o",
        TableLevel.OPERATIONAL,
        TableLevel.STRATEGIC,
        SubjectKind.PERSON,
        named=False,
        reason="reden",
        day=DAY,
    )
    assert ruling.rule == "livc-o/not-in-force"


def test_nobody_joins_the_day_after_the_protocol() -> None:
    last = PROTOCOL.valid_until
    assert last is not None
    joins = may_join(PROTOCOL, "caw_worker", organisation_signed=True, day=last)
    assert joins.allowed
    late = may_join(PROTOCOL, "caw_worker", organisation_signed=True, day=date(2026, 5, 12))
    assert late.rule == "protocol/dates"
    undated = replace(PROTOCOL, valid_until=None)
    assert not may_join(undated, "caw_worker", organisation_signed=True, day=last).allowed


def test_nobody_joins_on_a_draft_that_the_procureur_did_not_consent_to() -> None:
    draft = replace(PROTOCOL, consent_on=None)
    ruling = may_join(draft, "caw_worker", organisation_signed=True, day=DAY)
    assert (ruling.allowed, ruling.rule) == (False, "protocol/consent")
    assert "Vraag de procureur om toestemming." in map(str, ruling.ways_open)


@pytest.mark.parametrize("concern", ConcernKind)
@pytest.mark.parametrize("kind", ["livcr-2018", "pdk-proto", "overlast-admin"])
def test_every_concern_belongs_here_or_has_a_right_table(kind: str, concern: ConcernKind) -> None:
    law = book().on(DAY)
    table = law.framework(kind).table
    assert table is not None
    redirect = right_table(law, kind, concern)
    assert (redirect is None) is (concern in table.concern_kinds)


def test_a_framework_without_a_table_redirects_nothing() -> None:
    assert right_table(book().on(DAY), "sw-458", ConcernKind.OTHER) is None
    with pytest.raises(NotInForceError):
        right_table(book().on(DAY), "livc-o", ConcernKind.OTHER)
