# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and police zones as reference data (reference/PROVENANCE.md); loaded by the
owner after migrating.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from schakel.actors.models import Municipality, PoliceZone


@dataclass(frozen=True)
class Loaded:
    """How much stands in the database after loading, what is fictional not counted."""

    municipalities: int
    zones: int


def folder() -> Path:
    """Return the folder reference/ of this project or package."""
    parents = Path(__file__).resolve().parents
    found = (parent / "reference" for parent in (parents[3], parents[1]))
    return next((one for one in found if one.is_dir()), parents[3] / "reference")


def load(source: Path, alias: str = "default") -> Loaded:
    """Bring both tables to what the files say; running it again changes nothing. Two statements."""
    zones = [
        PoliceZone(code=row["code"], name=row["full_name"] or row["short_name"])
        for row in _rows(source / "police_zones_2025.csv")
    ]
    places = [
        Municipality(
            nis=row["nis"],
            name=row["name_nl"],
            province=row["province"],
            police_zone_id=row["police_zone_code"] or None,
        )
        for row in _rows(source / "municipalities_2025.csv")
        if not row["valid_to"]
    ]
    with transaction.atomic(using=alias):
        PoliceZone.objects.using(alias).bulk_create(
            zones, update_conflicts=True, unique_fields=["code"], update_fields=["name"]
        )
        Municipality.objects.using(alias).bulk_create(
            places,
            update_conflicts=True,
            unique_fields=["nis"],
            update_fields=["name", "province", "police_zone"],
        )
    return Loaded(len(places), len(zones))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
