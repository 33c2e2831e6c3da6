# SPDX-License-Identifier: EUPL-1.2
"""The ledger law/published.csv: every value and article that was written down, and when.

What held in the past is never changed in silence. A past entry that differs from its last line in
the ledger must state a correction with its reason; recording it adds a line and removes none.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from pathlib import Path

from schakel.kernel.days import dutch_day
from schakel.lawcheck import yaml_paths
from schakel.rules.folder import shown_as
from schakel.rules.problems import Problem
from schakel.rules.yaml_text import content, tree

LEDGER = "published.csv"
RECORD = "Voer schakel law record uit en bewaar law/published.csv mee."
CORRECT = (
    "Zet de oude waarde terug en voeg een nieuwe datum toe. Was ze fout? Schrijf dan een "
    "correction met on, was en reason."
)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One line of the ledger: what stood where, from and until which day (ISO, '' is open)."""

    file: str
    path: str
    begin: str
    until: str
    value: str
    recorded_on: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.file, self.path, self.begin

    @property
    def place(self) -> tuple[str, str]:
        return self.file, self.path

    def has_begun(self, day: date) -> bool:
        return self.begin <= day.isoformat()


@dataclass(frozen=True)
class Entry:
    """A dated entry of a law file as it stands now."""

    line: Line
    at: int
    was: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.line.key

    def corrects(self, old: str) -> bool:
        return bool(self.reason) and self.was == old


def ledger_problems(folder: Path, day: date) -> Iterator[Problem]:
    """Yield what the ledger does not know, and every past that was changed without a reason."""
    path = folder / LEDGER
    if not path.is_file():
        yield Problem(shown_as(folder, path), 1, "dit bestand ontbreekt", RECORD)
        return
    known = read_ledger(folder)
    entries = list(_entries(folder, day))
    for entry in entries:
        yield from _entry_problems(entry, known, day)
    here = {entry.key for entry in entries}
    for key, line in known.items():
        if key not in here and line.has_begun(day):
            yield Problem(
                line.file,
                1,
                f"{line.path}, geldig vanaf {line.begin} ({line.value}), is verdwenen",
                "Zet het terug: wat ooit gold, blijft staan. Stopt het, geef het een einddatum.",
            )


def record(folder: Path, day: date) -> tuple[Line, ...]:
    """Add to the ledger what it does not know yet, and return those lines.

    Call this only when the folder has no other problem than unknown entries.
    """
    known = read_ledger(folder)
    new = [
        entry.line for entry in _entries(folder, day) if not _same(known.get(entry.key), entry.line)
    ]
    path = folder / LEDGER
    is_new = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        if is_new:
            writer.writerow([field.name for field in fields(Line)])
        writer.writerows(astuple(line) for line in new)
    return tuple(new)


def is_unrecorded(problem: Problem) -> bool:
    """Whether recording is all that this problem asks."""
    return problem.remedy == RECORD


def read_ledger(folder: Path) -> Mapping[tuple[str, str, str], Line]:
    """Return the last line of each entry; empty without a ledger."""
    path = folder / LEDGER
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as opened:
        lines = [Line(**row) for row in csv.DictReader(opened)]
    return {line.key: line for line in lines}


def _entry_problems(
    entry: Entry, known: Mapping[tuple[str, str, str], Line], day: date
) -> Iterator[Problem]:
    now, old = entry.line, known.get(entry.key)
    if _same(old, now):
        return
    if old is None and not (_earlier(entry, known) and now.has_begun(day)):
        yield Problem(now.file, entry.at, f"{now.path} is nog niet vastgelegd", RECORD)
    elif old is None:
        held = _earlier(entry, known)[-1]
        if entry.corrects(held.value):
            yield Problem(now.file, entry.at, f"{now.path} is nog niet vastgelegd", RECORD)
        else:
            yield _changed(entry, held.value, f"begint al op {_dutch(now.begin)}")
    elif entry.corrects(old.value) or not _changes_the_past(old, now, day):
        yield Problem(now.file, entry.at, f"{now.path} is nog niet vastgelegd", RECORD)
    else:
        yield _changed(entry, old.value, f"geldt al sinds {_dutch(old.begin)}")


def _changed(entry: Entry, was: str, since: str) -> Problem:
    now = entry.line
    ends = f" tot en met {_dutch(now.until)}" if now.until else ""
    what = f"{now.path} {since} en wordt veranderd van {was} in {now.value}{ends}"
    return Problem(now.file, entry.at, what, CORRECT)


def _changes_the_past(old: Line, now: Line, day: date) -> bool:
    if not old.has_begun(day):
        return False
    if old.value != now.value:
        return True
    today = day.isoformat()
    # An end may be set for today or later; an end that has passed may not move.
    return bool(now.until and now.until < today) or bool(old.until and old.until < today)


def _earlier(entry: Entry, known: Mapping[tuple[str, str, str], Line]) -> Sequence[Line]:
    """Return what the ledger knows of the same value before this entry, oldest first."""
    same = (line for line in known.values() if line.place == entry.line.place)
    return sorted(
        (line for line in same if line.begin < entry.line.begin), key=lambda one: one.begin
    )


def _same(old: Line | None, now: Line) -> bool:
    return old is not None and (old.value, old.until) == (now.value, now.until)


def _entries(folder: Path, day: date) -> Iterator[Entry]:
    for path in sorted(folder.rglob("*.yaml")):
        if path.parent.name in {"ALLOW", "DENY", "scenarios"}:
            continue
        text = path.read_text(encoding="utf-8")
        lines = _lines_of(text)
        for names, part in yaml_paths.parts(content(text)):
            if names and _is_dated(part):
                yield _entry(shown_as(folder, path), names, part, lines, day)


def _is_dated(part: Mapping[str, object]) -> bool:
    return "from" in part and any(key in part for key in ("value", "article", "frameworks"))


def _entry(
    file: str,
    names: yaml_paths.Path,
    part: Mapping[str, object],
    lines: Mapping[yaml_paths.Path, int],
    day: date,
) -> Entry:
    correction = part.get("correction")
    told = correction if isinstance(correction, dict) else {}
    reason = yaml_paths.written(told.get("reason"))
    line = Line(
        file=file,
        path=" > ".join(_without_day(names, part)),
        begin=yaml_paths.written(part["from"]),
        until=yaml_paths.written(part.get("until")),
        value=_value(part),
        recorded_on=day.isoformat(),
        reason=reason,
    )
    return Entry(line, lines.get(names, 1), yaml_paths.written(told.get("was")), reason)


def _without_day(names: yaml_paths.Path, part: Mapping[str, object]) -> yaml_paths.Path:
    """Return the names without the first day that names the entry within its list."""
    last = names[-1].partition("#")[0] if names else ""
    return names[:-1] if last == yaml_paths.written(part["from"]) else names


def _value(part: Mapping[str, object]) -> str:
    said = [part[key] for key in ("value", "unit", "act", "article") if key in part]
    if not said:
        said = [", ".join(map(yaml_paths.written, _list(part.get("frameworks"))))]
    return " ".join(yaml_paths.written(one) for one in said)


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _lines_of(text: str) -> Mapping[yaml_paths.Path, int]:
    """Return the line of every mapping, by the same paths as yaml_paths.parts."""
    node = tree(text)
    return dict(yaml_paths.node_lines(node)) if node is not None else {}


def _dutch(iso: str) -> str:
    return dutch_day(date.fromisoformat(iso))
