# SPDX-License-Identifier: EUPL-1.2
"""`schakel law advise answers.yaml`: what may be done, lightest first, with the reason of each."""

import argparse
import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from schakel.kernel.days import dutch_day
from schakel.kernel.sources import Source, Verification
from schakel.project.cli.law.measures import heading, indented, whole_toolbox
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.rules.reading import LawFile, line_of, read
from schakel.rules.records import Record
from schakel.toolbox.adviser import Advice, Line, advise
from schakel.toolbox.answers import (
    AnswerProblem,
    Answers,
    AnswersError,
    next_question,
    read_answers,
)
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Outcome

HEADINGS = {
    Outcome.POSSIBLE_NOW: "MOGELIJK NU",
    Outcome.POSSIBLE_IF: "MOGELIJK ALS",
    Outcome.NOT_POSSIBLE: "NIET MOGELIJK",
}


class AnswersFile(Record):
    """The file: `answers` by question, and `confirmed` as a list."""

    answers: dict[str, object] = Field(default_factory=dict)
    confirmed: tuple[str, ...] = ()


def add(subjects: Any) -> None:
    """Offer `schakel law advise`."""
    parser = subjects.add_parser("advise", help="welke maatregel mag hier, en waarom")
    parser.add_argument("file", type=Path, metavar="ANTWOORDEN", help="een YAML-bestand")
    parser.add_argument("--day", type=date.fromisoformat, default=None, help="zoals 2026-12-29")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show the answer for every measure; a file that cannot be read is refused with its line."""
    day = arguments.day or date.today()
    box = whole_toolbox()
    answers = _answers(box, arguments.file)
    advice = advise(box, answers, day=day)
    if arguments.json:
        told = {"day": day.isoformat(), "advice": [_as_data(one) for one in advice]}
        say(json.dumps(told, ensure_ascii=False))
    else:
        _tell(advice, day)
        _tell_question(next_question(box, answers, day=day))
    return Exit.DONE


def _answers(box: Toolbox, path: Path) -> Answers:
    try:
        found = read(path, path.name, AnswersFile)
    except (OSError, UnicodeDecodeError) as error:
        sentence = f"{path} is geen tekstbestand dat Schakel kan lezen. Geef een YAML-bestand."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence) from error
    if not isinstance(found, LawFile):
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, "\n".join(map(str, found)))
    try:
        return read_answers(box, found.record.answers, found.record.confirmed)
    except AnswersError as error:
        told = "\n".join(_with_line(found, one) for one in error.found)
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, told) from error


def _with_line(file: LawFile[AnswersFile], problem: AnswerProblem) -> str:
    confirmed = file.record.confirmed
    place: tuple[int | str, ...] = ("answers", problem.key)
    if problem.key in confirmed:
        place = ("confirmed", confirmed.index(problem.key))
    return f"{file.name} regel {line_of(file.node, place)}: {problem.sentence}"


def _tell(advice: tuple[Advice, ...], day: date) -> None:
    counts = (
        f"{sum(one.outcome is outcome for one in advice)} {name.lower()}"
        for outcome, name in HEADINGS.items()
    )
    say(f"Advies op {dutch_day(day)}, van licht naar zwaar: {', '.join(counts)}.")
    for outcome, name in HEADINGS.items():
        say(f"\n{name}")
        for one in advice:
            if one.outcome is outcome:
                _tell_one(one)


def _tell_one(advice: Advice) -> None:
    say(f"\n{heading(advice.measure)}")
    say(indented(advice.sentence))
    say(indented(f"Wie beslist: {advice.measure.who_decides}"))
    _tell_lines("Staat in de weg", advice.because)
    _tell_lines("Nog nodig", advice.missing)
    _tell_lines("In orde", advice.met)


def _tell_lines(label: str, lines: Iterable[Line]) -> None:
    for line in lines:
        say(indented(f"{label}: {line.sentence}"))
        if line.supplied_by and label != "In orde":
            say(indented(f"Wie dit weet of kan doen: {', '.join(line.supplied_by)}.", "    "))
        for way in line.ways_open:
            say(indented(f"Wat wel kan: {way}", "    "))
        say(indented(told_source(line.source, line.verification), "    "))


def told_source(source: Source, verification: Verification) -> str:
    """Return 'Bron: ...' with what a jurist still has to verify of it."""
    told = f"Bron: {source.text}."
    if verification.doubt:
        return f"{told} {_doubt(verification.doubt)}"
    return told if verification.is_verified else f"{told} Te verifiëren."


def _doubt(doubt: str) -> str:
    """Return the doubt; most say themselves that they are to be verified."""
    label = "Twijfel" if "te verifiëren" in doubt else "Te verifiëren"
    return f"{label}: {doubt.removesuffix('.')}."


def _tell_question(question: AdviceQuestion | None) -> None:
    if question is None:
        return
    say(f"\nVolgende vraag ({question.id}): {question.text}")
    for choice in question.choices:
        say(f"  {choice.code}: {choice.text}")


def _as_data(advice: Advice) -> dict[str, object]:
    measure = advice.measure
    return {
        "measure": measure.id,
        "name": measure.name,
        "phase": measure.phase,
        "organ": measure.organ,
        "who_decides": measure.who_decides,
        "outcome": advice.outcome,
        "sentence": advice.sentence,
        "fits_concern": advice.fits_concern,
        "because": [_line_as_data(line) for line in advice.because],
        "missing": [_line_as_data(line) for line in advice.missing],
        "met": [_line_as_data(line) for line in advice.met],
    }


def _line_as_data(line: Line) -> dict[str, object]:
    told = dataclasses.asdict(line)
    checked = line.verification.on
    told["verification"]["on"] = checked.isoformat() if checked else None
    return told
