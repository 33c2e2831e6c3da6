# SPDX-License-Identifier: EUPL-1.2
"""`schakel law measures`: the catalogue of the veiligheidskoffer, at a shell."""

import argparse
import json
import textwrap
from typing import Any

from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.rules.problems import LawDataError
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.search import find
from schakel.toolbox.toolbox import Toolbox, toolbox
from schakel.toolbox.vocabulary import AddresseeKind, Phase

PHASES = {
    Phase.PREVENTION: "preventie",
    Phase.CARE: "zorg en hulp",
    Phase.ENFORCEMENT: "handhaving",
    Phase.AFTERCARE: "nazorg",
}
WIDTH = 100


def add(subjects: Any) -> None:
    """Offer `schakel law measures`."""
    parser = subjects.add_parser("measures", help="zoek in de maatregelen van de veiligheidskoffer")
    parser.add_argument("words", nargs="*", metavar="WOORD", help="zoals: café sluiten")
    parser.add_argument("--phase", choices=[one.value for one in Phase])
    parser.add_argument("--organ", help="wie beslist: een code uit law/toolbox/organs.yaml")
    parser.add_argument("--phenomenon", help="een code uit law/toolbox/phenomena.yaml")
    parser.add_argument("--addressee", choices=[one.value for one in AddresseeKind])
    parser.add_argument("--age", type=int, help="leeftijd in jaren op de dag van de feiten")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show the measures that fit, best first; without words in the order of their numbers."""
    box = whole_toolbox()
    _must_be_known("organ", arguments.organ, [one.code for one in box.organs])
    _must_be_known("phenomenon", arguments.phenomenon, [one.code for one in box.phenomena])
    found = find(
        box,
        " ".join(arguments.words),
        phase=arguments.phase,
        organ=arguments.organ,
        phenomenon=arguments.phenomenon,
        addressee=arguments.addressee,
        age=arguments.age,
    )
    if arguments.json:
        say(json.dumps([_as_data(one) for one in found], ensure_ascii=False))
    else:
        _tell(box, found)
    return Exit.DONE


def whole_toolbox() -> Toolbox:
    """Return the veiligheidskoffer, or refuse with the first thing that is wrong with it."""
    try:
        return toolbox()
    except LawDataError as error:
        sentence = f"{error.problems[0]} Kijk de rest na met: schakel law check."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence) from error


def heading(measure: SafetyMeasure) -> str:
    """Return 'M25 Tijdelijk plaatsverbod (handhaving)'."""
    locked = ", vergrendeld" if measure.is_locked else ""
    return f"{measure.id} {measure.name} ({PHASES[measure.phase]}{locked})"


def indented(text: str, by: str = "  ") -> str:
    """Return the text in lines that fit a screen; what follows the first line stands deeper."""
    return textwrap.fill(
        text, WIDTH, initial_indent=by, subsequent_indent=f"{by}  ", break_on_hyphens=False
    )


def _tell(box: Toolbox, found: tuple[SafetyMeasure, ...]) -> None:
    for measure in found:
        say(heading(measure))
        say(indented(measure.summary))
        say(indented(f"Wie: {box.organ(measure.organ).name}. {measure.who_decides}"))
    if not found:
        say("Geen maatregel gevonden. Probeer een ander woord, of laat een filter weg.")
    else:
        say("1 maatregel." if len(found) == 1 else f"{len(found)} maatregelen.")


def _must_be_known(option: str, chosen: str | None, codes: list[str]) -> None:
    if chosen is not None and chosen not in codes:
        sentence = f"--{option} {chosen} bestaat niet. Kies uit {', '.join(codes)}."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)


def _as_data(measure: SafetyMeasure) -> dict[str, object]:
    kept = {"id", "name", "full_name", "summary", "words", "phase", "organ", "phenomena"}
    told = measure.model_dump(mode="json", include=kept)
    told["locked"] = measure.is_locked
    told["addressees"] = [
        one.model_dump(mode="json", include={"kind", "youngest", "oldest"})
        for one in measure.addressees
    ]
    return told
