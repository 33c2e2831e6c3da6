# SPDX-License-Identifier: EUPL-1.2
"""What changed between two law folders, said in Dutch for a jurist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from schakel.kernel.days import dutch_day
from schakel.lawcheck import yaml_paths
from schakel.rules.yaml_text import content
from schakel.toolbox.quantity import parse

ISO_DAY = 10
# What a file is called at its head, best first.
HEADS = ("name", "title", "story", "dutch")
LABELS = {
    "act": "wet",
    "addressees": "voor wie",
    "admissible": "bruikbaar bewijs",
    "after": "na",
    "article": "artikel",
    "basis": "grondslag",
    "conditions": "voorwaarde",
    "consequence": "gevolg",
    "contents": "inhoud van de beslissing",
    "counted_from": "geteld vanaf",
    "decision": "beslissing",
    "does": "wat er gebeurt",
    "doubt": "twijfel",
    "duration": "duur",
    "evidence": "bewijs",
    "fails_if": "sluit uit als",
    "frameworks": "wettelijke kaders",
    "from": "eerste dag",
    "holds_if": "klopt als",
    "inadmissible": "onbruikbaar bewijs",
    "lighter": "lichter",
    "longest": "langste duur",
    "name": "naam",
    "notice": "tekst voor de kennisgeving",
    "open_points": "open punten",
    "organ": "orgaan",
    "otherwise": "als het niet zo is",
    "remedies": "beroep",
    "renewals": "aantal verlengingen",
    "sentence": "zin",
    "source": "bron",
    "status": "status",
    "steps": "stap",
    "tags": "herkomst",
    "term": "termijn",
    "text": "tekst",
    "title": "titel",
    "total": "langste duur samen",
    "until": "laatste dag",
    "value": "waarde",
    "values": "waarde",
    "verification": "nazicht",
    "when": "wanneer",
    "when_not": "wanneer niet",
    "within": "binnen",
    "words": "zoekwoorden",
}


Texts = Mapping[yaml_paths.Path, str]


@dataclass(frozen=True, order=True)
class Change:
    """One thing that changed in one file, as a Dutch sentence."""

    file: str
    title: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.title} ({self.file}): {self.sentence}"


def differences(before: Path, after: Path) -> tuple[Change, ...]:
    """Return every change, in the order of the files.

    Raises:
        yaml.YAMLError: a file of one of the folders cannot be read.
    """
    old, new = _files(before), _files(after)
    changes: list[Change] = []
    for name in sorted(old.keys() | new.keys()):
        changes.extend(_file_changes(name, old.get(name), new.get(name)))
    return tuple(changes)


def _files(folder: Path) -> dict[str, object]:
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = content(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            message = f"law/{name} is geen geldige YAML"
            raise yaml.YAMLError(message) from error
    return found


def _file_changes(name: str, old: object, new: object) -> Iterator[Change]:
    file = f"law/{name}"
    if old is None:
        yield Change(file, _title(new, name), "dit bestand is nieuw.")
    elif new is None:
        yield Change(file, _title(old, name), "dit bestand is weg.")
    else:
        for sentence in _sentences(yaml_paths.leaves(old), yaml_paths.leaves(new)):
            yield Change(file, _title(new, name), sentence)


def _title(found: object, name: str) -> str:
    if not isinstance(found, dict):
        return name
    said = next((str(found[key]) for key in HEADS if key in found), name)
    return f"{found['id']} {said}" if "id" in found else said


def _sentences(old: Texts, new: Texts) -> Iterator[str]:
    told: set[yaml_paths.Path] = set()
    for path, text in new.items():
        whole = _whole(path, old, new)
        if path not in old and whole not in told:
            told.add(whole)
            yield _added(whole, path, text, new)
        elif path in old and old[path] != text:
            yield f"{_where(path)}: was {_quoted(old[path])}, wordt {_quoted(text)}."
    for path in old:
        whole = _whole(path, new, old)
        if path not in new and whole not in told:
            told.add(whole)
            yield f"{_where(whole)} is geschrapt (was {_quoted(_main(whole, old))})."


def _whole(path: yaml_paths.Path, there: Texts, here: Texts) -> yaml_paths.Path:
    """Return the outermost part that is missing there: one sentence tells of all of it."""
    for length in range(1, len(path)):
        start = path[:length]
        if not any(other[:length] == start for other in there):
            return start
    return path if path in here else ()


def _added(whole: yaml_paths.Path, path: yaml_paths.Path, text: str, new: Texts) -> str:
    if path == whole:
        return f"{_where(whole)}: nieuw, {_quoted(text)}."
    return f"{_where(whole)} is nieuw: {_quoted(_main(whole, new))}."


def _main(whole: yaml_paths.Path, found: Texts) -> str:
    """Return the text that says most of a part: its value, article, name or sentence."""
    for key in ("value", "article", "name", "sentence", "text"):
        if (*whole, key) in found:
            return found[(*whole, key)]
    return next(text for path, text in found.items() if path[: len(whole)] == whole)


def _where(path: yaml_paths.Path) -> str:
    return ", ".join(_label(part) for part in path)


def _label(part: str) -> str:
    if _is_day(part):
        return f"vanaf {dutch_day(date.fromisoformat(part))}"
    return LABELS.get(part, part)


def _quoted(text: str) -> str:
    if _is_day(text):
        return dutch_day(date.fromisoformat(text))
    try:
        return f"'{parse(text)}'"
    except ValueError:
        return f"'{text}'" if text else "niets"


def _is_day(text: str) -> bool:
    if len(text) != ISO_DAY:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
