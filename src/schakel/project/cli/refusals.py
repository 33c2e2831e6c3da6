# SPDX-License-Identifier: EUPL-1.2
"""Why a command stops, as a number for scripts and a sentence for people."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes (docs/operations/stop-and-start.md); 2 is argparse's own, for a wrong word."""

    DONE = 0
    FOUND_PROBLEMS = 1
    WRONG_SETTING = 3
    PORT_TAKEN = 4
    FOLDER_UNWRITABLE = 5
    OLD_PYTHON = 6
    DATABASE = 7
    ALREADY_RUNNING = 8
    NOT_CONFIRMED = 9
    TOOL_MISSING = 10


class CommandRefusedError(Exception):
    """A command cannot go on; the message says what is wrong and what to do."""

    def __init__(self, code: Exit, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
