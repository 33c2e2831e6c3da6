# SPDX-License-Identifier: EUPL-1.2
"""`schakel setup`: the first administrator of a new installation."""

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from schakel.project.cli.process import read_environment, say, server, start_django
from schakel.project.cli.refusals import CommandRefusedError, Exit

QUESTIONS = {
    "given_name": ("--given-name", "Voornaam van de beheerder"),
    "family_name": ("--family-name", "Familienaam"),
    "email": ("--email", "E-mailadres"),
    "organisation": ("--organisation", "Organisatie, bijvoorbeeld Stad Zandbeke"),
}


def add(commands: Any) -> None:
    """Offer `schakel setup`; it never asks for a password."""
    parser = commands.add_parser(
        "setup", help="maak de eerste beheerder van een lege installatie (als schakel_owner)"
    )
    for flag, question in QUESTIONS.values():
        parser.add_argument(flag, default=None, help=question)
    parser.add_argument("--kind", default="municipality", help="soort organisatie")
    parser.add_argument("--json", action="store_true", help="voor een script; vraagt niets")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Ask what is missing, make the administrator, and show the link to choose a password."""
    settings = read_environment("owner")
    given = {name: _answer(arguments, name) for name in QUESTIONS}
    with server(settings):
        start_django("owner")
        from schakel.actors.commands.setup import AlreadySetUpError
        from schakel.project import setup

        try:
            made = setup.set_up(setup.First(kind=arguments.kind, **given), port=settings.port)
        except AlreadySetUpError as error:
            raise CommandRefusedError(
                Exit.FOUND_PROBLEMS,
                "Er is al een beheerder. Die voegt anderen toe in Schakel, onder Beheer.",
            ) from error
        except setup.SetupRefusedError as refusal:
            raise CommandRefusedError(Exit.WRONG_SETTING, str(refusal)) from refusal
    if arguments.json:
        say(json.dumps(asdict(made)))
    else:
        say(f"\nDe eerste beheerder is gemaakt: {made.email}.")
        say(f"Open deze link en kies een wachtwoord. Hij werkt één keer, {made.days} dagen lang:\n")
        say(f"  {made.link}\n")
        say("Maak daarna meteen een tweede beheerder: niemand kan zijn eigen mandaat wijzigen.")
    return Exit.DONE


def _answer(arguments: argparse.Namespace, name: str) -> str:
    flag, question = QUESTIONS[name]
    given: str | None = getattr(arguments, name)
    if given is not None:
        return given
    if arguments.json or not sys.stdin.isatty():
        raise CommandRefusedError(Exit.WRONG_SETTING, f"{flag} ontbreekt: {question.lower()}.")
    return input(f"{question}: ")
