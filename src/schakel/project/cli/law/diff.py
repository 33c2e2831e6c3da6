# SPDX-License-Identifier: EUPL-1.2
"""`schakel law diff A B`: what changed in the law, in Dutch; A and B are revisions or folders."""

import argparse
import dataclasses
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from schakel.lawcheck.difference import Change, differences
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.rules.law import law_folder


def add(subjects: Any) -> None:
    """Offer `schakel law diff`."""
    parser = subjects.add_parser("diff", help="wat er veranderde tussen twee versies van law/")
    parser.add_argument("before", metavar="VROEGER", help="een git-revisie of een map")
    parser.add_argument("after", metavar="LATER", help="een git-revisie of een map")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show every change as a sentence, file by file."""
    with _folder(arguments.before) as before, _folder(arguments.after) as after:
        try:
            changes = differences(before, after)
        except yaml.YAMLError as error:
            raise CommandRefusedError(Exit.FOUND_PROBLEMS, f"{error}.") from error
    if arguments.json:
        told = [dataclasses.asdict(change) for change in changes]
        say(json.dumps(told, ensure_ascii=False))
    else:
        _tell(changes)
    return Exit.DONE


def _tell(changes: tuple[Change, ...]) -> None:
    heading = ""
    for change in changes:
        if heading != change.file:
            heading = change.file
            say(f"{change.title} ({change.file})")
        say(f"  - {change.sentence}")
    if not changes:
        say("Er is niets veranderd.")


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    """Give the law folder of a revision or of a folder (law/ itself, or what holds it)."""
    path = Path(name)
    if path.is_dir():
        yield path / "law" if (path / "law").is_dir() else path
        return
    with tempfile.TemporaryDirectory() as made:
        _unpack(name, Path(made))
        yield Path(made) / "law"


def _unpack(revision: str, target: Path) -> None:
    git = shutil.which("git")
    if git is None:
        sentence = f"{revision} is geen map, en git staat niet op deze machine. Geef twee mappen."
        raise CommandRefusedError(Exit.TOOL_MISSING, sentence)
    project = law_folder().parent
    words = [
        git,
        "-C",
        str(project),
        "archive",
        "--format=tar",
        "--end-of-options",
        revision,
        "law",
    ]
    made = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 a fixed program
    if made.returncode:
        sentence = (
            f"{revision} is geen map en geen git-revisie met een map law/. "
            "Kijk na met git log, of geef een map."
        )
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)
    with tarfile.open(fileobj=BytesIO(made.stdout)) as archive:
        archive.extractall(target, filter="data")
