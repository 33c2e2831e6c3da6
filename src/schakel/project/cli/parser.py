# SPDX-License-Identifier: EUPL-1.2
"""Reads the command line and turns every expected failure into one sentence and an exit code."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import psycopg

from schakel.project.cli import database, demo, law, messages, monitor, reset, serve, setup, status
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.cluster import ClusterError
from schakel.project.environment import SettingRefusedError

COMMANDS = (demo, database, setup, serve, status, law, monitor, messages, reset)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = _parser().parse_args(words)
    signal.signal(signal.SIGTERM, _stop)
    try:
        return int(arguments.run(arguments))
    except CommandRefusedError as refusal:
        return _refuse(refusal.code, str(refusal))
    except SettingRefusedError as refusal:
        return _refuse(Exit.WRONG_SETTING, str(refusal))
    except ClusterError as refusal:
        return _refuse(Exit.DATABASE, str(refusal))
    except psycopg.OperationalError as error:
        return _refuse(Exit.DATABASE, f"De databank antwoordt niet: {str(error).splitlines()[0]}")
    except BrokenPipeError:
        # Whoever read along (head, less) has seen enough; nothing may be written after this.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        sys.stderr.write("\nGestopt.\n")
        return 128 + signal.SIGINT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="schakel",
        description="Schakel: de ketenaanpak integrale veiligheid. Uitleg: docs/operations/.",
    )
    commands = parser.add_subparsers(title="opdrachten", required=True, metavar="opdracht")
    for module in COMMANDS:
        module.add(commands)
    return parser


def _refuse(code: Exit, sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return int(code)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
