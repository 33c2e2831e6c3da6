# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a law file, said so that a jurist can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands, what it is and what mends it."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file} regel {self.line}: {self.what}. {self.remedy}"


class LawDataError(Exception):
    """The law folder cannot be used; problems says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
