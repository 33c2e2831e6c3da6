# SPDX-License-Identifier: EUPL-1.2
"""Reading the files of one folder, or saying with file and key what is wrong in them."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from schakel.demo.content import checks
from schakel.demo.content.cases import CasesFile
from schakel.demo.content.fields import Fact
from schakel.demo.content.meetings import MeetingsFile
from schakel.demo.content.people import RegionFile
from schakel.demo.content.region import DemoRegion
from schakel.demo.content.tables import TablesFile

Content = TypeVar("Content", bound=Fact)


class DemoContentError(ValueError):
    """The demo content is wrong; the message names the file, the key and what to do."""


def region_folder() -> Path:
    """Return the folder demo/ of this project, or region/ beside the code in a package."""
    here = Path(__file__).resolve()
    of_project = here.parents[4] / "demo"
    found = (of_project, here.parents[1] / "region")
    return next((one for one in found if (one / "region.yaml").is_file()), of_project)


def read_region(folder: Path, *, today: date) -> DemoRegion:
    """Return the demo region as it stands on this day.

    Raises:
        DemoContentError: a file is missing, malformed, or points at something that does not exist.
    """
    region = _read(folder / "region.yaml", RegionFile, today)
    tables = _read(folder / "tables.yaml", TablesFile, today)
    meetings = _read(folder / "meetings.yaml", MeetingsFile, today)
    case_files = {
        f"cases/{path.name}": _read(path, CasesFile, today)
        for path in sorted((folder / "cases").glob("*.yaml"))
    }
    demo = DemoRegion(
        today=today,
        zone=region.zone,
        municipalities=region.municipalities,
        organisations=region.organisations,
        people=region.people,
        tables=tables.tables,
        meetings=meetings.meetings,
        tendencies=meetings.tendencies,
        cases=tuple(case for file in case_files.values() for case in file.cases),
    )
    files: dict[str, Fact] = {
        "region.yaml": region,
        "tables.yaml": tables,
        "meetings.yaml": meetings,
        **case_files,
    }
    problems = list(checks.problems(demo, files))
    if problems:
        raise DemoContentError("\n".join(problems))
    return demo


def _read(path: Path, model: type[Content], today: date) -> Content:
    if not path.is_file():
        msg = f"{path.name}: no such file in {path.parent.name}/."
        raise DemoContentError(msg)
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return model.model_validate(raw, context={"today": today})
    except yaml.YAMLError as error:
        msg = f"{path.name}: not YAML. {error}"
        raise DemoContentError(msg) from error
    except ValidationError as error:
        lines = (f"{path.name}: {_named(raw, e['loc'])}: {e['msg']}" for e in error.errors())
        raise DemoContentError("\n".join(lines)) from error


def _named(raw: object, loc: tuple[int | str, ...]) -> str:
    """Return where in the file, with the key of an item instead of its number."""
    names: list[str] = []
    for part in loc:
        try:
            raw = raw[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            raw = None
        key = raw.get("key") if isinstance(raw, dict) else None
        names.append(str(key or part))
    return ".".join(names)
