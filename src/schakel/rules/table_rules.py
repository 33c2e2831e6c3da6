# SPDX-License-Identifier: EUPL-1.2
"""May this be said, held, moved or joined at this kind of table?"""

from datetime import date

from schakel.kernel.people import Secrecy
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.vocabulary import ConcernKind, SubjectKind, TableLevel
from schakel.rules.framework import (
    PERSONAL_SUBJECTS,
    Framework,
    LevelRule,
    NotInForceError,
    Redirect,
    TableRules,
)
from schakel.rules.law import DayLaw, LawBook
from schakel.rules.protocol import ProtocolFacts

__all__ = [
    "Redirect",
    "Ruling",
    "may_escalate",
    "may_hold_subject",
    "may_join",
    "may_share",
    "right_table",
]

CALL = "Bel de coördinator. U kunt praten zonder namen te noemen."
ABOUT_PLACE = "Zeg iets over de plaats: wat u op straat zag, wanneer, en met hoeveel mensen."
ANONYMOUS = "Vraag eerst zonder naam advies aan een tafel die wel over personen gaat."
DANGER = "Is er ernstig en dreigend gevaar? Dan mag u zelf de procureur inlichten."
WITHOUT_NAMES = "Breng de vraag of de tendens, zonder naam en zonder dossier."


def may_share(law: LawBook | DayLaw, kind: str, secrecy: Secrecy, day: date) -> Ruling:
    """Return whether something known under this secrecy may be told at this kind of table."""
    found = _table_of(law, kind, day)
    if isinstance(found, Ruling):
        return found
    framework, table = found
    if secrecy is not Secrecy.PROFESSIONAL:
        return _yes(framework, "share", "U mag dit delen. U bent het niet verplicht.")
    missing = [one for one in framework.rests_on if not law.on(day).in_force(one)]
    if not table.secrets_allowed or missing or not framework.gives_secrecy_shield:
        return Ruling(
            allowed=False,
            rule=f"{kind}/secrets",
            sentence=_why_no_secrets(law.on(day), table, missing),
            source=table.secrets.source,
            verification=table.secrets.verification,
            ways_open=(CALL, ABOUT_PLACE, ANONYMOUS, DANGER),
        )
    return Ruling(
        allowed=True,
        rule=f"{kind}/secrets",
        sentence=table.secrets.sentence,
        source=table.secrets.source,
        verification=table.secrets.verification,
    )


def may_hold_subject(
    law: LawBook | DayLaw, kind: str, subject_kind: SubjectKind, day: date
) -> Ruling:
    """Return whether this kind of table may have a case about such a subject."""
    found = _table_of(law, kind, day)
    if isinstance(found, Ruling):
        return found
    framework, table = found
    if subject_kind in table.subject_kinds:
        return _yes(framework, "subject", "Deze tafel mag hierover overleggen.")
    about = "personen" if subject_kind in PERSONAL_SUBJECTS else "plaatsen of zaken"
    return _no(
        framework,
        "subject",
        f"{framework.name} mag geen dossier over {about} bijhouden.",
        (CALL, ABOUT_PLACE if subject_kind in PERSONAL_SUBJECTS else ANONYMOUS),
    )


def may_escalate(
    law: LawBook | DayLaw,
    kind: str,
    from_level: TableLevel,
    to_level: TableLevel,
    subject_kind: SubjectKind,
    *,
    named: bool,
    reason: str,
    day: date,
) -> Ruling:
    """Return whether a case may move to another level: one step up, or back down, with a reason."""
    found = _table_of(law, kind, day)
    if isinstance(found, Ruling):
        return found
    framework, table = found
    start, target = table.level(from_level), table.level(to_level)
    if start is None or target is None:
        return _no(framework, "level", f"{framework.name} kent dit niveau niet.", (CALL,))
    if not reason.strip():
        sentence = "Schrijf op waarom dit niveau het niet zelf kan oplossen."
        return _no(framework, "reason", sentence, ("Voeg een reden toe.",))
    refused = _level_refuses(framework, target, subject_kind, named=named)
    return refused or _one_step(framework, table, start, target)


def may_join(
    protocol: ProtocolFacts, function: str, *, organisation_signed: bool, day: date
) -> Ruling:
    """Return whether a partner may take part under this protocol on the day."""
    source, verification = no_source()
    for rule, sentence, way in _join_gaps(protocol, function, day, signed=organisation_signed):
        return Ruling(
            allowed=False,
            rule=rule,
            sentence=sentence,
            source=source,
            verification=verification,
            ways_open=(way, CALL),
        )
    return Ruling(
        allowed=True,
        rule="protocol/join",
        sentence="Het protocol noemt deze deelnemer en de organisatie tekende.",
        source=source,
        verification=verification,
    )


def right_table(law: DayLaw, kind: str, concern_kind: ConcernKind) -> Redirect | None:
    """Return where the concern belongs, None when it belongs here.

    Raises:
        NotInForceError: this kind of table does not exist on the day of the law.
    """
    table = law.framework(kind).table
    if table is None or concern_kind in table.concern_kinds:
        return None
    return table.redirect(concern_kind)


def _table_of(law: LawBook | DayLaw, kind: str, day: date) -> tuple[Framework, TableRules] | Ruling:
    try:
        framework = law.on(day).framework(kind)
    except NotInForceError as error:
        source, verification = no_source()
        return Ruling(
            allowed=False,
            rule=f"{kind}/not-in-force",
            sentence=str(error),
            source=source,
            verification=verification,
            ways_open=(CALL,),
        )
    if framework.table is None:
        sentence = f"{framework.name} regelt op zichzelf geen overlegtafel."
        return _no(framework, "no-table", sentence, (CALL,))
    return framework, framework.table


def _why_no_secrets(law: DayLaw, table: TableRules, missing: list[str]) -> str:
    if table.secrets_allowed and missing:
        names = ", ".join(law.name_of(one) for one in missing)
        return f"U mag dit hier nu niet delen: {names} geldt vandaag niet."
    return table.secrets.sentence


def _level_refuses(
    framework: Framework, target: LevelRule, subject_kind: SubjectKind, *, named: bool
) -> Ruling | None:
    if named and not target.sees_names:
        return Ruling(
            allowed=False,
            rule=f"{framework.id}/no-names",
            sentence="Dit niveau ziet geen namen. Een dossier met een naam gaat er niet heen.",
            source=target.source,
            verification=target.verification,
            ways_open=(WITHOUT_NAMES,),
        )
    if not target.keeps_cases:
        return Ruling(
            allowed=False,
            rule=f"{framework.id}/no-cases",
            sentence="Dit niveau bespreekt tendensen en vragen, geen dossiers.",
            source=target.source,
            verification=target.verification,
            ways_open=(WITHOUT_NAMES,),
        )
    if framework.table and subject_kind not in framework.table.subject_kinds:
        sentence = f"{framework.name} mag geen dossier over dit onderwerp bijhouden."
        return _no(framework, "subject", sentence, (CALL,))
    return None


def _one_step(
    framework: Framework, table: TableRules, start: LevelRule, target: LevelRule
) -> Ruling:
    steps = table.levels.index(target) - table.levels.index(start)
    if steps == 0:
        return _no(framework, "same-level", "De casus ligt al op dit niveau.", ())
    if steps > 1:
        sentence = "U kunt geen niveau overslaan. Elk niveau probeert het eerst zelf."
        return _no(framework, "one-step", sentence, ("Ga eerst naar het niveau erboven.",))
    return Ruling(
        allowed=True,
        rule=f"{framework.id}/escalate",
        sentence="De casus mag naar dit niveau, met de reden die u gaf.",
        source=target.source,
        verification=target.verification,
    )


def _join_gaps(
    protocol: ProtocolFacts, function: str, day: date, *, signed: bool
) -> list[tuple[str, str, str]]:
    gaps = []
    begins, ends = protocol.valid_from, protocol.valid_until
    if begins is None or ends is None or not begins <= day <= ends:
        gaps.append(
            ("protocol/dates", "Het protocol geldt vandaag niet.", "Vraag een nieuw protocol.")
        )
    if protocol.consent_on is None:
        gaps.append(
            (
                "protocol/consent",
                "De procureur stemde nog niet toe met dit protocol.",
                "Vraag de procureur om toestemming.",
            )
        )
    if function not in protocol.functions:
        gaps.append(
            (
                "protocol/function",
                "Het protocol noemt deze functie niet.",
                "Laat de functie aan het protocol toevoegen.",
            )
        )
    if not signed:
        gaps.append(
            (
                "protocol/signature",
                "De organisatie ondertekende het protocol nog niet.",
                "Laat de organisatie het protocol ondertekenen.",
            )
        )
    return gaps


def _yes(framework: Framework, rule: str, sentence: str) -> Ruling:
    return Ruling(
        allowed=True,
        rule=f"{framework.id}/{rule}",
        sentence=sentence,
        source=framework.source,
        verification=framework.verification,
    )


def _no(framework: Framework, rule: str, sentence: str, ways_open: tuple[str, ...]) -> Ruling:
    return Ruling(
        allowed=False,
        rule=f"{framework.id}/{rule}",
        sentence=sentence,
        source=framework.source,
        verification=framework.verification,
        ways_open=ways_open,
    )
