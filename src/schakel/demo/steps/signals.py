# SPDX-License-Identifier: EUPL-1.2
"""A worry without a name, and its triage."""

from collections.abc import Iterator
from functools import partial

from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.commands import triage
from schakel.cases.signals.facts import NewSignal, SignalWords
from schakel.demo.content.cases import Case
from schakel.demo.content.signals import TriageStep
from schakel.demo.content.vocabulary import Act, Channel
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.people import Secrecy, TablePower
from schakel.rules import law

# The coordinator writes down what came by phone or by mail; the giver stays the giver.
NOTED = frozenset({Channel.PHONE, Channel.EMAIL})


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return how one signal was given, and every turn of its triage."""
    yield Step(case.signal.day, Turn.SIGNAL, partial(_give, stage, case), begins=True)
    for turn in case.triage:
        yield Step(turn.day, Turn.TRIAGE, partial(_triage, stage, case, turn))


def _give(stage: Stage, case: Case) -> None:
    told, day = case.signal, case.signal.day
    giver = stage.mandates[told.giver]
    who = stage.coordinator(case.table, day) if told.channel in NOTED else told.giver
    # About a place somebody says what was seen on the street, and nothing known as a helper.
    is_secret = law.book().function(giver.function.value).secrecy is Secrecy.PROFESSIONAL
    new = NewSignal(
        table=stage.table_ids[case.table],
        concern=case.concern,
        subject_kind=case.subject,
        words=SignalWords(
            behaviour=told.behaviour,
            observed_by=told.observed_by,
            tried=told.tried,
            question=told.question,
            context=told.context,
            protective=told.protective,
        ),
        known_as_helper=is_secret and case.concern.value != "nuisance",
    )
    with stage.acting(who, day) as actor:
        stage.signal_ids[case.key] = signals.give_signal(
            actor, new, giver=stage.mandate_ids[giver.key], day=day
        )


def _triage(stage: Stage, case: Case, turn: TriageStep) -> None:
    signal, day = stage.signal_of(case), turn.day
    version = stage.next_version(signal)
    with stage.acting(_who_decides(stage, case, turn), day) as actor:
        match turn.act:
            case Act.ASK_MORE:
                triage.ask_more(actor, signal, turn.text, version=version, day=day)
            case Act.ANSWER:
                signals.answer_signal(actor, signal, turn.text, version=version, day=day)
            case Act.ADVISE:
                triage.give_advice(actor, signal, turn.text, version=version, day=day)
            case Act.REDIRECT:
                to = turn.to or ""
                triage.redirect_signal(
                    actor, signal, to=to, text=turn.text, version=version, day=day
                )
            case Act.PROPOSE:
                triage.propose_signal(actor, signal, turn.text, version=version, day=day)
            case Act.RETAIN:
                triage.retain_signal(actor, signal, version=version, day=day)
            case Act.REFUSE:
                # Why is told on the phone: nothing of a refused signal is kept.
                triage.refuse_signal(actor, signal, version=version, day=day)


def _who_decides(stage: Stage, case: Case, turn: TriageStep) -> str:
    if turn.act is Act.ANSWER and case.signal.channel not in NOTED:
        return case.signal.giver
    power = TablePower.RETAIN if turn.act is Act.RETAIN else TablePower.COORDINATE
    return stage.holder(case.table, power, turn.day)
