# SPDX-License-Identifier: EUPL-1.2
"""What no single file can show: keys used twice, keys of nothing, acts without a mandate."""

from collections.abc import Iterator
from datetime import date

from schakel.demo.content.cases import Case
from schakel.demo.content.fields import Fact, Refers
from schakel.demo.content.region import DemoRegion


def problems(demo: DemoRegion, files: dict[str, Fact]) -> Iterator[str]:
    """Return a sentence for everything that is wrong, with its place and what to do."""
    yield from _double_keys(demo)
    yield from _loose_ends(demo, files)
    yield from _acts_without_mandate(demo)


def _known(demo: DemoRegion) -> dict[str, list[str]]:
    people = demo.people
    return {
        "municipality": [one.key for one in demo.municipalities],
        "organisation": [one.key for one in demo.organisations],
        "person": [one.key for one in people],
        "mandate": [mandate.key for person in people for mandate in person.mandates],
        "table": [one.key for one in demo.tables],
        "meeting": [one.key for one in demo.meetings],
        "case": [one.key for one in demo.cases],
    }


def _double_keys(demo: DemoRegion) -> Iterator[str]:
    for kind, keys in _known(demo).items():
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{kind} '{key}' exists twice; give one of them another key."


def _loose_ends(demo: DemoRegion, files: dict[str, Fact]) -> Iterator[str]:
    known = {kind: set(keys) for kind, keys in _known(demo).items()}
    for name, file in files.items():
        for where, to, key in _references(file, ""):
            if key not in known[to]:
                yield f"{name}: {where}: there is no {to} '{key}'; correct the key or add the {to}."


def _references(fact: Fact, where: str) -> Iterator[tuple[str, str, str]]:
    for name, field in type(fact).model_fields.items():
        value = getattr(fact, name)
        values = value if isinstance(value, tuple) else (value,)
        refers = next((mark.to for mark in field.metadata if isinstance(mark, Refers)), None)
        for one in values:
            here = f"{where}.{name}".lstrip(".")
            if isinstance(one, Fact):
                yield from _references(one, f"{here}.{getattr(one, 'key', '')}".rstrip("."))
            elif refers and one is not None:
                yield here, refers, one


def _acts_without_mandate(demo: DemoRegion) -> Iterator[str]:
    mandates = demo.mandates()
    for case in demo.cases:
        for what, key, day in acts_of(case, demo):
            mandate = mandates.get(key)
            if mandate and not mandate.is_active(day):
                yield f"cases: {case.key}.{what}: mandate '{key}' is not active on {day}."


def acts_of(case: Case, demo: DemoRegion) -> Iterator[tuple[str, str, date]]:
    """Return everything a mandate did in this case: what, which mandate, which day."""
    yield "signal", case.signal.giver, case.signal.day
    if case.check:
        yield "check", case.check.by, case.check.answered or case.check.asked
    if case.case:
        yield "case", case.case.director, case.case.day
    yield from (("circle", one.mandate, one.answered or one.invited) for one in case.circle)
    yield from (("contribution", one.giver, one.day) for one in case.contributions)
    meetings = {meeting.key: meeting for meeting in demo.meetings}
    for item in case.discussions:
        if item.meeting in meetings:
            day = meetings[item.meeting].day
            yield from (("task", task.owner, task.reported or day) for task in item.tasks)
