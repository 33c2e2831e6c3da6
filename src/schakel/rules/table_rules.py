# SPDX-License-Identifier: EUPL-1.2
"""May this be said, held, moved or joined at this kind of table?"""

from datetime import date

from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.people import Secrecy
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.vocabulary import ConcernKind, SubjectKind, TableLevel
from schakel.kernel.ways import CALL, Way, WayKind
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

ABOUT_PLACE = Way(
    _("Zeg iets over de plaats: wat u op straat zag, wanneer, en met hoeveel mensen."),
    WayKind.SAY_ABOUT_PLACE,
)
ANONYMOUS = Way(
    _("Vraag eerst zonder naam advies aan een tafel die wel over personen gaat."),
    WayKind.ASK_WITHOUT_NAME,
)
DANGER = Way(_("Is er ernstig en dreigend gevaar? Dan mag u zelf de procureur inlichten."))
WITHOUT_NAMES = Way(
    _("Breng de vraag of de tendens, zonder naam en zonder dossier."), WayKind.TELL_TENDENCY
)


def may_share(law: LawBook | DayLaw, kind: str, secrecy: Secrecy, day: date) -> Ruling:
    """Return whether something known under this secrecy may be told at this kind of table."""
    found = _table_of(law, kind, day)
    if isinstance(found, Ruling):
        return found
    framework, table = found
    if secrecy is not Secrecy.PROFESSIONAL:
        return _yes(framework, "share", _("U mag dit delen. U bent het niet verplicht."))
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
        return _yes(framework, "subject", _("Deze tafel mag hierover overleggen."))
    if subject_kind in PERSONAL_SUBJECTS:
        sentence = _("%(name)s mag geen dossier over personen bijhouden.", name=framework.name)
        return _no(framework, "subject", sentence, (CALL, ABOUT_PLACE))
    sentence = _("%(name)s mag geen dossier over plaatsen of zaken bijhouden.", name=framework.name)
    return _no(framework, "subject", sentence, (CALL, ANONYMOUS))


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
        return _no(
            framework, "level", _("%(name)s kent dit niveau niet.", name=framework.name), (CALL,)
        )
    if not reason.strip():
        sentence = _("Schrijf op waarom dit niveau het niet zelf kan oplossen.")
        return _no(framework, "reason", sentence, (Way(_("Voeg een reden toe.")),))
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
        sentence=_("Het protocol noemt deze deelnemer en de organisatie tekende."),
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
            sentence=error.sentence,
            source=source,
            verification=verification,
            ways_open=(CALL,),
        )
    if framework.table is None:
        sentence = _("%(name)s regelt op zichzelf geen overlegtafel.", name=framework.name)
        return _no(framework, "no-table", sentence, (CALL,))
    return framework, framework.table


def _why_no_secrets(law: DayLaw, table: TableRules, missing: list[str]) -> Sentence:
    if table.secrets_allowed and missing:
        names = ", ".join(law.name_of(one) for one in missing)
        return _("U mag dit hier nu niet delen: %(names)s geldt vandaag niet.", names=names)
    return table.secrets.sentence


def _level_refuses(
    framework: Framework, target: LevelRule, subject_kind: SubjectKind, *, named: bool
) -> Ruling | None:
    if named and not target.sees_names:
        return Ruling(
            allowed=False,
            rule=f"{framework.id}/no-names",
            sentence=_("Dit niveau ziet geen namen. Een dossier met een naam gaat er niet heen."),
            source=target.source,
            verification=target.verification,
            ways_open=(WITHOUT_NAMES,),
        )
    if not target.keeps_cases:
        return Ruling(
            allowed=False,
            rule=f"{framework.id}/no-cases",
            sentence=_("Dit niveau bespreekt tendensen en vragen, geen dossiers."),
            source=target.source,
            verification=target.verification,
            ways_open=(WITHOUT_NAMES,),
        )
    if framework.table and subject_kind not in framework.table.subject_kinds:
        sentence = _("%(name)s mag geen dossier over dit onderwerp bijhouden.", name=framework.name)
        return _no(framework, "subject", sentence, (CALL,))
    return None


def _one_step(
    framework: Framework, table: TableRules, start: LevelRule, target: LevelRule
) -> Ruling:
    steps = table.levels.index(target) - table.levels.index(start)
    if steps == 0:
        return _no(framework, "same-level", _("De casus ligt al op dit niveau."), ())
    if steps > 1:
        sentence = _("U kunt geen niveau overslaan. Elk niveau probeert het eerst zelf.")
        return _no(framework, "one-step", sentence, (Way(_("Ga eerst naar het niveau erboven.")),))
    return Ruling(
        allowed=True,
        rule=f"{framework.id}/escalate",
        sentence=_("De casus mag naar dit niveau, met de reden die u gaf."),
        source=target.source,
        verification=target.verification,
    )


def _join_gaps(
    protocol: ProtocolFacts, function: str, day: date, *, signed: bool
) -> list[tuple[str, Sentence, Way]]:
    gaps: list[tuple[str, Sentence, Way]] = []
    begins, ends = protocol.valid_from, protocol.valid_until
    if begins is None or ends is None or not begins <= day <= ends:
        gaps.append(
            (
                "protocol/dates",
                _("Het protocol geldt vandaag niet."),
                Way(_("Vraag een nieuw protocol.")),
            )
        )
    if protocol.consent_on is None:
        gaps.append(
            (
                "protocol/consent",
                _("De procureur stemde nog niet toe met dit protocol."),
                Way(_("Vraag de procureur om toestemming.")),
            )
        )
    if function not in protocol.functions:
        gaps.append(
            (
                "protocol/function",
                _("Het protocol noemt deze functie niet."),
                Way(_("Laat de functie aan het protocol toevoegen.")),
            )
        )
    if not signed:
        gaps.append(
            (
                "protocol/signature",
                _("De organisatie ondertekende het protocol nog niet."),
                Way(_("Laat de organisatie het protocol ondertekenen.")),
            )
        )
    return gaps


def _yes(framework: Framework, rule: str, sentence: Sentence) -> Ruling:
    return Ruling(
        allowed=True,
        rule=f"{framework.id}/{rule}",
        sentence=sentence,
        source=framework.source,
        verification=framework.verification,
    )


def _no(framework: Framework, rule: str, sentence: Sentence, ways_open: tuple[Way, ...]) -> Ruling:
    return Ruling(
        allowed=False,
        rule=f"{framework.id}/{rule}",
        sentence=sentence,
        source=framework.source,
        verification=framework.verification,
        ways_open=ways_open,
    )
