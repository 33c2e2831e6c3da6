# SPDX-License-Identifier: EUPL-1.2
"""The law book: every framework, function and term, asked for a day."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from schakel.kernel.days import dutch_day
from schakel.kernel.message import Message
from schakel.kernel.message import Message as _
from schakel.kernel.period import Period
from schakel.kernel.sources import Confidence, Source, Status, Verification
from schakel.kernel.vocabulary import Gateway, Necessity
from schakel.rules import timeline
from schakel.rules.folder import LawFolder, read_folder
from schakel.rules.framework import (
    DatedValue,
    ExitCriterion,
    Framework,
    Function,
    LevelRule,
    NotInForceError,
    Redirect,
    SeatRule,
    SecretsRule,
    TableRules,
    Unit,
)
from schakel.rules.problems import LawDataError, Problem
from schakel.rules.records import FrameworkRecord, TableRecord, TermRecord, ValueRecord

__all__ = [
    "Confidence",
    "DatedValue",
    "DayLaw",
    "ExitCriterion",
    "Framework",
    "Function",
    "Gateway",
    "LawBook",
    "LawDataError",
    "LevelRule",
    "Necessity",
    "NotInForceError",
    "Problem",
    "Redirect",
    "SeatRule",
    "SecretsRule",
    "Source",
    "Status",
    "TableRules",
    "Unit",
    "Verification",
    "book",
    "load",
]

FOLDER_VARIABLE = "SCHAKEL_LAW_DIR"
# Pages ask for today and for the days on which things began; the law pages for any day.
DAYS_REMEMBERED = 64


# Compared as one thing, not part by part: what is worked out from it can be kept with it.
@dataclass(frozen=True, eq=False)
class LawBook:
    """All law that Schakel knows, past days included."""

    folder: Path
    records: tuple[FrameworkRecord, ...]
    functions: tuple[Function, ...]
    exit_criteria: tuple[ExitCriterion, ...]
    terms: tuple[TermRecord, ...]

    def on(self, day: date) -> "DayLaw":
        """Return the law as it holds on the day; the same answer for the same day."""
        return self._remembered(day)

    def function(self, code: str) -> Function:
        """Return the function; KeyError when law/functions.yaml does not name it."""
        return self._function_of[code]

    @cached_property
    def _remembered(self) -> Callable[[date], "DayLaw"]:
        return lru_cache(maxsize=DAYS_REMEMBERED)(self._worked_out)

    @cached_property
    def _function_of(self) -> Mapping[str, Function]:
        return {function.code: function for function in self.functions}

    def _worked_out(self, day: date) -> "DayLaw":
        held = (record for record in self.records if _holds(record, day))
        return DayLaw(day, tuple(_framework(record, day) for record in held), self)


@dataclass(frozen=True)
class DayLaw:
    """The frameworks in force on one day, in the order of their ids."""

    day: date
    frameworks: tuple[Framework, ...]
    book: LawBook = field(repr=False)

    def on(self, day: date) -> "DayLaw":
        return self if day == self.day else self.book.on(day)

    def function(self, code: str) -> Function:
        return self.book.function(code)

    def framework(self, framework_id: str) -> Framework:
        """Return the framework.

        Raises:
            NotInForceError: it does not exist or does not hold on this day.
        """
        for framework in self.frameworks:
            if framework.id == framework_id:
                return framework
        raise NotInForceError(self._why_not(framework_id))

    def in_force(self, framework_id: str) -> bool:
        return any(framework.id == framework_id for framework in self.frameworks)

    def table_kinds(self) -> tuple[Framework, ...]:
        """Return the frameworks that a table can hang on."""
        return tuple(framework for framework in self.frameworks if framework.table)

    def name_of(self, framework_id: str) -> str:
        """Return the short Dutch name, also of a framework that is not in force."""
        for record in self.book.records:
            if record.id == framework_id:
                return record.name
        return framework_id

    def _why_not(self, framework_id: str) -> Message:
        if all(record.id != framework_id for record in self.book.records):
            return _("Schakel kent geen wettelijk kader met de naam %(name)s.", name=framework_id)
        name = self.name_of(framework_id)
        return _(
            "%(name)s geldt niet op %(day)s. Daarop kan die dag niets steunen.",
            name=name,
            day=dutch_day(self.day),
        )


def load(folder: Path) -> LawBook:
    """Read a law folder.

    Raises:
        LawDataError: a file is missing or does not fit; check(folder) tells the rest.
    """
    read = read_folder(folder)
    if read.problems:
        raise LawDataError(read.problems)
    return whole(read)


@cache
def book() -> LawBook:
    """Return the law that this installation works with, read once."""
    return load(law_folder())


def law_folder() -> Path:
    """Return the folder that SCHAKEL_LAW_DIR names, else law/ of this project or package."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    parents = Path(__file__).resolve().parents
    found = (parent / "law" for parent in (parents[3], parents[1]) if (parent / "law").is_dir())
    return next(found, parents[3] / "law")


def whole(read: LawFolder) -> LawBook:
    """Return the law book of a folder of which every file could be read."""
    records = sorted((file.record for file in read.frameworks), key=lambda record: record.id)
    return LawBook(
        folder=read.folder,
        records=tuple(records),
        functions=tuple(one for file in read.functions for one in file.record.functions),
        exit_criteria=tuple(one for file in read.criteria for one in file.record.exit_criteria),
        terms=tuple(one for file in read.glossary for one in file.record.terms),
    )


def _holds(record: FrameworkRecord, day: date) -> bool:
    return Period.through(record.begin, record.until).holds_on(day)


def _framework(record: FrameworkRecord, day: date) -> Framework:
    ground = timeline.at(record.rests_on, day)
    return Framework(
        id=record.id,
        name=record.name,
        title=record.title,
        begin=record.begin,
        until=record.until,
        source=record.source,
        verification=record.verification,
        gateway=record.gateway,
        gives_secrecy_shield=record.gives_secrecy_shield,
        purposes=record.purposes,
        rests_on=ground.frameworks if ground else (),
        table=_table(record.table) if record.table else None,
        values=_values(record.table) if record.table else (),
    )


def _table(record: TableRecord) -> TableRules:
    return TableRules(
        subject_kinds=record.subject_kinds,
        concern_kinds=record.concern_kinds,
        secrets=record.secrets,
        needs_protocol=record.needs_protocol,
        seats=record.seats,
        levels=record.levels,
        redirects=record.redirects,
    )


def _values(record: TableRecord) -> tuple[tuple[str, tuple[DatedValue, ...]], ...]:
    return tuple((name, _dated(values)) for name, values in sorted(record.values.items()))


def _dated(records: tuple[ValueRecord, ...]) -> tuple[DatedValue, ...]:
    return tuple(
        DatedValue(one.value, one.begin, end, one.unit, one.source, one.verification)
        for one, end in timeline.in_order(records)
    )
