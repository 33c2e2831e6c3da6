# SPDX-License-Identifier: EUPL-1.2
"""From a retained signal to a case: the name, the question to the officer, the first circle."""

from collections.abc import Iterator
from functools import partial

from schakel.cases.circle import queries as circle
from schakel.cases.signals.commands import identity, information, opening
from schakel.cases.signals.facts import SubjectName
from schakel.demo.content.cases import Case, Opened
from schakel.demo.content.signals import Check, Identity
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.people import TablePower
from schakel.kernel.vocabulary import MembershipState


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return what came between retaining a signal and opening its case."""
    if case.identity is not None:
        day = case.identity.opened
        yield Step(day, Turn.NAME, partial(_name, stage, case, case.identity))
        yield Step(day, Turn.OPEN_NAME, partial(_open_name, stage, case, case.identity))
    if case.check is not None:
        yield Step(case.check.asked, Turn.ASK_OFFICER, partial(_ask, stage, case, case.check))
        if case.check.answered is not None:
            do = partial(_officer_answers, stage, case, case.check)
            yield Step(case.check.answered, Turn.OFFICER_ANSWERS, do)
    if case.case is not None:
        yield Step(case.case.day, Turn.OPEN_CASE, partial(_open_case, stage, case, case.case))


def _name(stage: Stage, case: Case, named: Identity) -> None:
    name = f"{named.given_name} {named.family_name}" if named.given_name else named.family_name
    subject = SubjectName(name=name, birth_date=named.birth_date, address=named.address)
    signal = stage.signal_of(case)
    with stage.acting(case.signal.giver, named.opened) as actor:
        version = stage.next_version(signal)
        identity.name_subject(actor, signal, subject, version=version, day=named.opened)


def _open_name(stage: Stage, case: Case, named: Identity) -> None:
    signal, day = stage.signal_of(case), named.opened
    with stage.acting(stage.holder(case.table, TablePower.RETAIN, day), day) as actor:
        version = stage.next_version(signal)
        identity.open_identity(actor, signal, named.reason, version=version, day=day)


def _ask(stage: Stage, case: Case, check: Check) -> None:
    signal, officer = stage.signal_of(case), stage.mandate_ids[check.by]
    with stage.acting(stage.coordinator(case.table, check.asked), check.asked) as actor:
        stage.check_ids[case.key] = information.ask_information(
            actor, signal, officer, version=stage.next_version(signal), day=check.asked
        )


def _officer_answers(stage: Stage, case: Case, check: Check) -> None:
    day = check.answered or check.asked
    with stage.acting(check.by, day) as actor:
        information.answer_information(
            actor,
            stage.check_ids[case.key],
            may_be_discussed=check.answer is not None and check.answer.value == "may_be_discussed",
            day=day,
        )


def _open_case(stage: Stage, case: Case, opened: Opened) -> None:
    signal, day = stage.signal_of(case), opened.day
    keys = {made: key for key, made in stage.mandate_ids.items()}
    with stage.acting(stage.coordinator(case.table, day), day) as actor:
        made = opening.open_case(
            actor,
            signal,
            pseudonym=opened.pseudonym,
            director=stage.mandate_ids[opened.director],
            version=stage.next_version(signal),
            day=day,
        )
        members = circle.members_of(made)
    stage.case_ids[case.key] = made
    for member in members:
        key = keys[member.mandate.id]
        stage.member_ids[case.key, key] = member.id
        if member.state is MembershipState.ACCEPTED:
            stage.circles[case.key].add(key)
