# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schemas that editors use, made from the records.

Run this module to write them again after a record changed.
"""

import json
from pathlib import Path

from pydantic import BaseModel

from schakel.lawcheck.rule_cases import CaseRecord, ScenarioRecord
from schakel.lawcheck.stories import AdviceStory, TimeStory
from schakel.rules.indicators import Indicator
from schakel.rules.law import law_folder
from schakel.rules.records import (
    ExitCriteriaRecord,
    FrameworkRecord,
    FunctionsRecord,
    GlossaryRecord,
)
from schakel.rules.say import TreeRecord
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.shared import (
    CountingRecord,
    EveryAdverseRecord,
    OrgansRecord,
    PhenomenaRecord,
    QuestionsRecord,
    RemediesRecord,
)

SCHEMAS: dict[str, type[BaseModel]] = {
    "advice-story": AdviceStory,
    "case": CaseRecord,
    "counting": CountingRecord,
    "every-adverse-measure": EveryAdverseRecord,
    "exit-criteria": ExitCriteriaRecord,
    "framework": FrameworkRecord,
    "functions": FunctionsRecord,
    "glossary": GlossaryRecord,
    "indicator": Indicator,
    "measure": SafetyMeasure,
    "organs": OrgansRecord,
    "phenomena": PhenomenaRecord,
    "questions": TreeRecord,
    "questions-adviser": QuestionsRecord,
    "remedies": RemediesRecord,
    "scenario": ScenarioRecord,
    "time-story": TimeStory,
}


def schema_text(name: str) -> str:
    """Return the schema as it must stand in law/schema."""
    schema = SCHEMAS[name].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write(folder: Path) -> None:
    """Write every schema into folder/schema."""
    target = folder / "schema"
    target.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (target / f"{name}.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write(law_folder())
