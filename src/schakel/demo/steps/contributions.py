# SPDX-License-Identifier: EUPL-1.2
"""What people wrote in a case: shared, opened to others, corrected, withdrawn."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.cases.circle.queries import possible_readers
from schakel.cases.contributions import commands as contributions
from schakel.cases.contributions.facts import Words
from schakel.demo.content.cases import Case
from schakel.demo.content.circle import Contribution, Correction
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.vocabulary import Keeps, OnwardUse, SourceKind
from schakel.rules import law


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return what became of every contribution."""
    for number, given in enumerate((*case.contributions, *_own_words(stage, case))):
        yield from _contribution(stage, case, number, given)


def _own_words(stage: Stage, case: Case) -> Iterator[Contribution]:
    """What the person wants and how the help goes on, told by who heard it to the whole circle."""
    table = stage.region.table(case.table)
    if case.case is None or table.keeps is not Keeps.FULL or case.identity is None:
        return
    if case.case.own_voice:
        heard = [one for one in case.circle if one.mandate == case.signal.giver and one.answered]
        who = case.signal.giver if heard else case.case.director
        begun = max([case.case.day, *(one.answered for one in case.circle if one.answered)])
        text = f"In eigen woorden. {case.case.own_voice}"
        yield _from(who, min(begun, stage.region.today), SourceKind.OBSERVED, text, stage)
    if case.aftercare is not None:
        day, text = case.aftercare.day, case.aftercare.text
        yield _from(case.case.director, day, SourceKind.ASSESSMENT, text, stage)


def _from(who: str, day: date, kind: SourceKind, text: str, stage: Stage) -> Contribution:
    return Contribution.model_construct(
        day=day,
        giver=who,
        source_kind=kind,
        secrecy=law.book().function(stage.mandates[who].function.value).secrecy,
        onward_use=OnwardUse.START_HELP,
        not_in_minutes=False,
        text=text,
        readers=(),
        opened_to=(),
        corrected=None,
        withdrawn=None,
    )


def _contribution(stage: Stage, case: Case, number: int, given: Contribution) -> Iterator[Step]:
    yield Step(given.day, Turn.SHARE, partial(_share, stage, case, number, given))
    if given.opened_to:
        joined = [one.answered for one in case.circle if one.mandate in given.opened_to]
        day = max([given.day, *(one for one in joined if one)])
        yield Step(day, Turn.WIDEN, partial(_widen, stage, case, number, given, day))
    if given.corrected is not None:
        better = given.corrected
        yield Step(better.day, Turn.WIDEN, partial(_correct, stage, case, number, given, better))
    if given.withdrawn is not None:
        do = partial(_withdraw, stage, case, number, given, given.withdrawn)
        yield Step(given.withdrawn, Turn.WITHDRAW, do)


def _share(stage: Stage, case: Case, number: int, given: Contribution) -> None:
    case_id, day = stage.case_of(case), given.day
    with stage.acting(given.giver, day) as actor:
        file = contributions.open_to_share(actor, case_id, day)
        chosen = [stage.mandate_ids[key] for key in given.readers]
        readers = chosen or [one.id for one in possible_readers(file.partners, file.seen_as)]
        stage.contribution_ids[case.key, number] = contributions.share_contribution(
            actor, file, _words(given), readers, day=day
        )


def _words(given: Contribution) -> Words:
    return Words(
        given.text, given.source_kind, given.secrecy, given.onward_use, given.not_in_minutes
    )


def _widen(stage: Stage, case: Case, number: int, given: Contribution, day: date) -> None:
    readers = [stage.mandate_ids[key] for key in given.opened_to]
    with stage.acting(given.giver, day) as actor:
        made = stage.contribution_ids[case.key, number]
        contributions.widen_contribution(actor, made, readers, day=day)


def _correct(
    stage: Stage, case: Case, number: int, given: Contribution, better: Correction
) -> None:
    words = _words(given.model_copy(update={"text": better.text}))
    with stage.acting(given.giver, better.day) as actor:
        made = stage.contribution_ids[case.key, number]
        stage.contribution_ids[case.key, number] = contributions.correct_contribution(
            actor, made, words, day=better.day
        )


def _withdraw(stage: Stage, case: Case, number: int, given: Contribution, day: date) -> None:
    with stage.acting(given.giver, day) as actor:
        made = stage.contribution_ids[case.key, number]
        contributions.withdraw_contribution(actor, made, day=day)
