# SPDX-License-Identifier: EUPL-1.2
"""The protocols: drawn up when everybody signed."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from schakel.demo.content.tables import Protocol, Table
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.tables.commands import protocols
from schakel.tables.inputs import ProtocolInput

PURPOSES = {
    "integrity": (
        "bescherming van de fysieke en psychische integriteit van de persoon of van derden"
    ),
    "terrorism_prevention": "voorkoming van terroristische misdrijven",
    "criminal_organisation": (
        "voorkoming van misdrijven in het kader van een criminele organisatie"
    ),
}


def steps(stage: Stage, who: str, table: Table) -> Iterator[Step]:
    """Return when the protocols of one table were written down."""
    for protocol in table.protocols:
        # When everybody signed: signatures carry their own, earlier day.
        day = max(one.day for one in protocol.signatures)
        day = max(day + timedelta(days=1), table.begin)
        yield Step(day, Turn.PLACES, partial(_draw_up, stage, who, table, protocol, day))


def _draw_up(stage: Stage, who: str, table: Table, protocol: Protocol, day: date) -> None:
    magistrate = stage.people[stage.mandates[protocol.consent_by].person]
    wanted = protocol.modalities
    given = ProtocolInput(
        reference=protocol.reference,
        valid_from=protocol.valid_from,
        valid_until=protocol.valid_until,
        purposes=tuple(PURPOSES[purpose.value] for purpose in protocol.purposes),
        functions=tuple(function.value for function in protocol.participants),
        modalities={
            "triage": wanted.triage,
            "ritme": wanted.rhythm,
            "verslag": wanted.minutes,
            "bewaring": wanted.retention,
            "redenen": protocol.reasons,
        },
        consent_by=f"{magistrate.name}, namens de procureur des Konings",
        consent_on=protocol.consent_on,
    )
    with stage.acting(who, day) as actor:
        made = protocols.draw_up_protocol(actor, stage.table_ids[table.key], given, day=day)
        for one in protocol.signatures:
            signer = stage.organisation_ids[one.organisation]
            protocols.sign_protocol(actor, made, signer, on=one.day, day=day)
