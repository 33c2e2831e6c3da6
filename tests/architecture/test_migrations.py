# SPDX-License-Identifier: EUPL-1.2
"""The models, the migrations and the database say the same."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def test_every_change_of_a_model_has_its_migration():
    """A model changed without one: schakel manage makemigrations <room>."""
    written = MigrationLoader(None)
    detector = MigrationAutodetector(written.project_state(), ProjectState.from_apps(apps))
    with translation.override(None):
        missing = detector.changes(graph=written.graph)
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("schakel.")}
    assert {
        room: [str(one) for migration in found for one in migration.operations]
        for room, found in missing.items()
        if room in ours
    } == {}
