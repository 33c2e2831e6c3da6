# SPDX-License-Identifier: EUPL-1.2
"""`schakel messages`: bring the catalogues of French and English up to the words in the code."""

import argparse
from pathlib import Path
from typing import Any

from schakel.project import catalogue
from schakel.project.catalogue import Message
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit

SOURCE = Path(catalogue.__file__).resolve().parents[1]
LANGUAGES = ("fr", "en")
# Both put one thing in the singular; French also none.
PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}


def add(commands: Any) -> None:
    """Offer `schakel messages`."""
    parser = commands.add_parser(
        "messages", help="werk de vertalingen bij met de woorden in de code"
    )
    parser.add_argument(
        "--check", action="store_true", help="schrijf niets; faal als er iets ontbreekt"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Merge: what was translated stays, what is gone is dropped, what is new waits."""
    found = catalogue.find_messages(SOURCE)
    behind = False
    for language in LANGUAGES:
        path = SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"
        new, gone, waiting = _merge(path, language, found, write=not arguments.check)
        behind = behind or bool(new or gone)
        say(f"{language}: {new} nieuw, {gone} verdwenen, {waiting} te vertalen.")
    return Exit.FOUND_PROBLEMS if arguments.check and behind else Exit.DONE


def _merge(
    path: Path, language: str, found: dict[Message, list[str]], *, write: bool
) -> tuple[int, int, int]:
    """Return how many messages are new, gone and not yet translated."""
    try:
        import polib
    except ImportError as error:
        raise CommandRefusedError(
            Exit.TOOL_MISSING, "polib ontbreekt. Bouw de omgeving opnieuw met: make env."
        ) from error
    old = {
        Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or ""): entry
        for entry in (polib.pofile(str(path)) if path.exists() else [])
    }
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for message in sorted(found):
        entry = old.get(message) or polib.POEntry(
            msgid=message.singular,
            msgid_plural=message.plural,
            msgctxt=message.context or None,
            msgstr_plural={0: "", 1: ""} if message.plural else {},
        )
        # Without line numbers: a change elsewhere in the file is no change here.
        entry.occurrences = [(place, "") for place in found[message]]
        file.append(entry)
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(path))
        file.save_as_mofile(str(path.with_suffix(".mo")))
    return (
        len(found.keys() - old.keys()),
        len(old.keys() - found.keys()),
        len(file.untranslated_entries()),
    )
