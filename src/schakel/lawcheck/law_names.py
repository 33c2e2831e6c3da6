# SPDX-License-Identifier: EUPL-1.2
"""The names that a measure may use: what the rest of the law folder knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from schakel.lawcheck.check_sources import acts
from schakel.rules.folder import LawFolder
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import ToolboxFolder, questions_of

EVIDENCE = "evidence"


@dataclass(frozen=True)
class Known:
    """Every name that exists, by kind."""

    acts: frozenset[str]
    frameworks: frozenset[str]
    organs: frozenset[str]
    suppliers: frozenset[str]
    phenomena: frozenset[str]
    remedies: Mapping[str, bool]
    questions: Mapping[str, AdviceQuestion]
    inherited: frozenset[str]
    measures: frozenset[str]

    @property
    def evidence(self) -> frozenset[str]:
        """The kinds of evidence that the adviser asks for."""
        question = self.questions.get(EVIDENCE)
        return frozenset(one.code for one in question.choices) if question else frozenset()


def known_names(law: LawFolder, toolbox: ToolboxFolder) -> Known:
    """Return the names of a law folder of which every shared file could be read."""
    functions = {one.code for file in law.functions for one in file.record.functions}
    organs = {one.code for one in toolbox.organs[0].record.organs}
    return Known(
        acts=acts(law.folder),
        frameworks=frozenset(file.record.id for file in law.frameworks),
        organs=frozenset(organs),
        suppliers=frozenset(functions | organs),
        phenomena=frozenset(one.code for one in toolbox.phenomena[0].record.phenomena),
        # Whether its term runs from the notice.
        remedies={
            one.code: bool(one.within) and one.counted_from == "notice"
            for one in toolbox.remedies[0].record.remedies
        },
        questions={one.id: one for one in questions_of(toolbox)},
        inherited=frozenset(one.id for one in toolbox.every_adverse[0].record.conditions),
        # By its name: a measure that cannot be read is told once, not by all that refer to it.
        measures=frozenset(path.stem for path in law.folder.glob("measures/M*.yaml")),
    )
