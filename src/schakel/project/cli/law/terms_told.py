# SPDX-License-Identifier: EUPL-1.2
"""A time line as lines of Dutch for a coordinator or a jurist at a shell."""

from collections.abc import Iterable

from schakel.kernel.days import dutch_day
from schakel.project.cli.law.advise import told_source
from schakel.project.cli.law.measures import indented
from schakel.project.cli.process import say
from schakel.toolbox.before import ALWAYS_THERE
from schakel.toolbox.line import Appeal, Due, Event, Judged, TimeLine, Waiting
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.vocabulary import Happening, State

STATES = {
    State.NOT_STARTED: "Nog niet begonnen.",
    State.PREPARING: "In voorbereiding.",
    State.TO_CONFIRM: "Nog te bevestigen. Gebeurt dat niet op tijd, dan vervalt de maatregel.",
    State.IN_FORCE: "De maatregel loopt.",
    State.SUSPENDED: "Geschorst.",
    State.LAPSED: "Vervallen.",
    State.ANNULLED: "Vernietigd.",
    State.ENDED: "Voorbij.",
}
HAPPENINGS = {
    Happening.SUSPENDED: "Geschorst",
    Happening.RESUMED: "Schorsing gestopt",
    Happening.ANNULLED: "Vernietigd",
}


def tell(measure: SafetyMeasure, line: TimeLine, assumed: tuple[Event, ...]) -> None:
    """Print where the measure stands, most urgent first."""
    say(indented(STATES[line.state]))
    _tell_days(line)
    names = {step.id: step.name for step in measure.steps} | HAPPENINGS
    if assumed:
        taken = "; ".join(f"{names[one.step]} ({dutch_day(one.day)})" for one in assumed)
        say(indented(f"Aangenomen dat dit al in orde is: {taken}."))
    for note in line.notes:
        say(indented(note))
    _tell_judged(names, line.judged)
    needed = tuple(due for due in line.must if due.step.need in ALWAYS_THERE)
    _tell_due("MOET NOG", needed)
    _tell_due("KAN NOG TOT EEN DAG", tuple(due for due in line.must if due not in needed))
    if line.may_now:
        say("\nMAG NU")
    for one in line.may_now:
        say(indented(f"{one.step.name} ({one.step.id})"))
        _tell_warnings(one.warnings)
    _tell_waiting("MAG NOG NIET", line.not_yet)
    _tell_waiting("KAN NIET MEER", line.no_more)
    _tell_appeals(line.appeals)
    if line.doubts:
        say("\nTE VERIFIËREN")
    for doubt in line.doubts:
        say(indented(f"{doubt[0].upper()}{doubt[1:].removesuffix('.')}."))


def _tell_days(line: TimeLine) -> None:
    if line.lapse:
        told = f"Vervallen na {dutch_day(line.lapse.day)}: ‘{line.lapse.step.name}’ gebeurde niet."
        say(indented(f"{told} {line.lapse.sentence}"))
        say(indented(f"Bron: {line.lapse.source.text}.", "    "))
    if line.begins and line.ends:
        days = f"Van {dutch_day(line.begins)} tot en met {dutch_day(line.ends)}."
        say(indented(f"{days} {line.ends_because}"))
    elif line.begins:
        say(indented(f"Vanaf {dutch_day(line.begins)}. {line.ends_because}"))
    if line.review:
        say(indented(f"Herbekijk de maatregel op {dutch_day(line.review)}."))


def _tell_judged(names: dict[str, str], judged: tuple[Judged, ...]) -> None:
    refused = [one for one in judged if not one.allowed]
    warned = [one for one in judged if one.allowed and one.warnings]
    if refused:
        say("\nKON NIET, EN TELT DUS NIET MEE")
    for one in refused:
        say(indented(f"{names[one.event.step]} op {dutch_day(one.event.day)}: {one.sentence}"))
        if one.source and one.verification:
            say(indented(told_source(one.source, one.verification), "    "))
    if warned:
        say("\nLET OP")
    for one in warned:
        say(indented(f"{names[one.event.step]} op {dutch_day(one.event.day)}"))
        _tell_warnings(one.warnings)


def _tell_due(title: str, dues: tuple[Due, ...]) -> None:
    if dues:
        say(f"\n{title}")
    for due in dues:
        when = f"uiterlijk {dutch_day(due.day)}" if due.day else "de dag is nog niet bekend"
        late = " (te laat)" if due.late else ""
        say(indented(f"{due.step.name}: {when}{late}"))
        say(indented(due.how, "    "))
        if due.day is None:
            say(indented("Geef de vergaderdagen mee met --college of --council.", "    "))
        say(indented(due.consequence, "    "))
        say(indented(told_source(due.source, due.verification), "    "))


def _tell_waiting(title: str, waiting: tuple[Waiting, ...]) -> None:
    if waiting:
        say(f"\n{title}")
    for one in waiting:
        say(indented(f"{one.step.name} ({one.step.id}): {one.sentence}"))


def _tell_appeals(appeals: tuple[Appeal, ...]) -> None:
    if appeals:
        say("\nBEROEP")
    for appeal in appeals:
        until = f": tot en met {dutch_day(appeal.last_day)}" if appeal.last_day else ""
        say(indented(f"{appeal.remedy.name}{until}"))
        say(indented(appeal.how, "    "))
        say(indented(told_source(appeal.remedy.source, appeal.remedy.verification), "    "))


def _tell_warnings(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        say(indented(f"Let op: {sentence}", "    "))
