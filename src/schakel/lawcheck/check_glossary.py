# SPDX-License-Identifier: EUPL-1.2
"""Every code of the veiligheidskoffer and of the indicators has its Dutch word."""

from collections.abc import Iterator
from enum import StrEnum

from schakel.lawcheck.check_names import twice_problems
from schakel.rules import indicators
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import GlossaryRecord
from schakel.toolbox import quantity, vocabulary
from schakel.toolbox.shared import OrgansRecord, PhenomenaRecord
from schakel.toolbox.toolbox import ToolboxFolder

Glossary = LawFile[GlossaryRecord]
WRITE = "Voeg in glossary.yaml een term toe met deze naam bij english."


def glossary_problems(glossary: Glossary, toolbox: ToolboxFolder) -> Iterator[Problem]:
    """Yield the names in code without a Dutch word, and the Dutch words that stand twice."""
    terms = glossary.record.terms
    yield from twice_problems(glossary, ("terms",), (one.dutch for one in terms))
    told = {one.english for one in terms}
    for name in _names_in_code():
        if name not in told:
            yield glossary.problem(("terms",), f"{name} heeft geen Nederlands woord", WRITE)
    for organs in toolbox.organs:
        yield from _codes(organs, "organs", told)
    for phenomena in toolbox.phenomena:
        yield from _codes(phenomena, "phenomena", told)


def _codes(
    file: LawFile[OrgansRecord] | LawFile[PhenomenaRecord], field: str, told: set[str]
) -> Iterator[Problem]:
    for number, one in enumerate(getattr(file.record, field)):
        if one.code not in told:
            yield file.problem((field, number), f"{one.code} staat niet in glossary.yaml", WRITE)


def _names_in_code() -> Iterator[str]:
    """Yield every name of every closed list, as a programmer writes it: StepKind.NOTICE."""
    for module in (vocabulary, quantity, indicators):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                yield from (f"{kind.__name__}.{one.name}" for one in kind)
