# SPDX-License-Identifier: EUPL-1.2
"""A new kind of table is a folder with files, never code."""

from datetime import date
from pathlib import Path
from uuid import UUID

from schakel.kernel.ids import MandateId
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import ConcernKind
from schakel.lawcheck.check import check
from schakel.rules.composition import Attendee, check_meeting
from schakel.rules.law import load
from schakel.rules.table_rules import may_share, right_table

DAY = date(2026, 3, 13)
FRAMEWORK = """
id: veilig-huis-test
name: Veilig Huis (test)
title: Verzonnen kader om te tonen dat een tafel een map is
from: 2024-06-01
source: {text: decreet van 29 maart 2024, tags: [F10], act: VEILIGE-HUIZEN-2024}
verification: {status: unverified, confidence: low, doubt: verzonnen}
gateway: G1
gives_secrecy_shield: true
purposes: [geweld in het gezin stoppen]
rests_on:
  - from: 2024-06-01
    frameworks: [sw-458, sw-458ter, vl-458ter-2023]
    source: {text: decreet van 29 maart 2024, tags: [F10], act: VEILIGE-HUIZEN-2024}
    verification: {status: unverified}
table:
  subject_kinds: [family, person]
  concern_kinds: [family_violence, vulnerable_adult, radicalisation, nuisance, youth_at_risk]
  secrets:
    allowed: true
    sentence: U mag dit hier delen, u bent het niet verplicht.
    source: {text: decreet van 29 maart 2024, tags: [F11], act: VEILIGE-HUIZEN-2024}
    verification: {status: unverified}
  needs_protocol: false
  seats:
    - id: caw
      name: CAW
      functions: [caw_worker]
      necessity: required
      source: {text: decreet van 29 maart 2024, tags: [F12], act: VEILIGE-HUIZEN-2024}
      verification: {status: unverified}
  levels:
    - level: case
      sees_names: true
      keeps_cases: true
      may_take_measures: false
      source: {text: decreet van 29 maart 2024, tags: [F11], act: VEILIGE-HUIZEN-2024}
      verification: {status: unverified}
  redirects:
    - concern: other
      name: de coördinator
      sentence: Bel de coördinator.
      source: {text: werkwijze, tags: [derived]}
      verification: {status: unverified}
  values:
    draft_days:
      - from: 2024-06-01
        value: 7
        unit: days
        source: {text: werkwijze, tags: [derived]}
        verification: {status: unverified}
"""


def test_a_new_table_kind_is_added_by_adding_files_only(copied_law: Path) -> None:
    folder = copied_law / "frameworks" / "veilig-huis-test"
    folder.mkdir()
    (folder / "framework.yaml").write_text(FRAMEWORK, encoding="utf-8")
    assert check(copied_law) == ()
    law = load(copied_law)
    caw = Attendee(MandateId(UUID(int=1)), "caw_worker")
    assert check_meeting(law, "veilig-huis-test", None, (caw,), DAY).may_open
    assert not check_meeting(law, "veilig-huis-test", None, (), DAY).may_open
    assert may_share(law, "veilig-huis-test", Secrecy.PROFESSIONAL, DAY).allowed
    assert right_table(law.on(DAY), "veilig-huis-test", ConcernKind.FAMILY_VIOLENCE) is None
    assert "veilig-huis-test" in {kind.id for kind in law.on(DAY).table_kinds()}
